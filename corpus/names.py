"""Reads the names of councils and of their committees out of heading lines.

A name is found by the word that ends it ("Council", "Committee") and read backwards over its
capitalised words, which is linear where one pattern for the whole name would not be.
"""

from __future__ import annotations

import re

_BODY_END = re.compile(
    r"\b(?:(?:Select|Scrutiny|Overview)\s+(?:Panel|Committee|Board|Commission)|Sub-?\s?Committee|"
    r"Working\s+(?:Group|Party)|Task\s+(?:Group|Force)|Committee|Panel|Board|Forum|Commission|Cabinet)\b"
    r"(?!\s+(?:member|paper|report|room|chair|date|decision|advis|response)s?)",
    re.IGNORECASE,
)
_COUNCIL_END = re.compile(
    r"\bCouncil\b(?!\s+(?:tax|house|homes?|officer|meeting\s+dates)\b)",
    re.IGNORECASE,
)
_OF_PLACE = re.compile(
    r"\b(?P<kind>(?:(?:London|Royal|Metropolitan|Municipal)\s+){0,2}(?:Borough|City|County|Town|Parish|"
    r"District)\s+of\s+)(?P<place>[A-Z][\w'’-]+(?:\s+(?:(?:and|of|upon|on|with|the)\s+)?[A-Z][\w'’-]+){0,4})",
    re.IGNORECASE,
)
_PLAIN_BODY = re.compile(
    r"\b(?P<name>Full\s+Council|Cabinet(?!\s+member)|Executive\s+Board|Annual\s+(?:Parish|Town)\s+Meeting|"
    r"Annual\s+Assembly)\b",
    re.IGNORECASE,
)
_LINKS_TEXT = """
of and with the in on upon under le by cum next for to & -
"""
_LINKS = frozenset(_LINKS_TEXT.split())
# Words that come before a name in a heading and are no part of it.
_OPENING_TEXT = """
draft approved confirmed unconfirmed final minute minutes proceedings agenda meeting meetings
annual ordinary extraordinary full monthly notice members council's councils councillors
special statutory remote virtual at a an the of for in and to report decision cllr councillor
chair chairman joint clerk by administered recommendation - – &
"""
_PAPERS = frozenset(["minute", "minutes", "agenda", "meeting", "council", "regular", "notice"])
_OPENING = frozenset(_OPENING_TEXT.split())
_KINDS_TEXT = """
parish town city county borough district community village metropolitan municipal unitary
"""
COUNCIL_KINDS = frozenset(_KINDS_TEXT.split())
"""Words that say what kind of council a name is of, in lower case."""
_VENUES = frozenset(
    ["hall", "room", "rooms", "centre", "center", "chamber", "chambers", "pavilion"]
)
_NEVER = frozenset(
    ["a", "an", "not", "by", "is", "was", "held", "taken", "record", "note", "briefing"]
)
_NOT_NAMES = (
    COUNCIL_KINDS
    | _OPENING
    | frozenset(["youth", "future", "our", "this", "that", "new", "whole", "each"])
)
MOST_WORDS = 12


def find_council(line: str) -> str | None:
    """The council named in ``line``, in the line's own words, or None."""
    for match in _COUNCIL_END.finditer(line):
        words = _words_before(line[: match.start()], commas=False)
        papers = [at for at, word in enumerate(words) if word.lower() in ("minute", "minutes")]
        ended = (at for at, word in enumerate(words) if _BODY_END.fullmatch(word) or _venue(word))
        papers += [at + 1 for at in ended]
        words = _without_opening(words[max(papers) :] if papers else words)
        if any(word.lower().strip(".,") not in _NOT_NAMES for word in words):
            return tidy_capitals(" ".join([*words, match.group()]))
    of_place = _OF_PLACE.search(line)
    if of_place and of_place["place"][:1].isupper() and of_place["kind"][:1].isupper():
        place = of_place["place"].split()
        # "CITY OF XTON MINUTES OF THE …": the paper's own name is no part of the place.
        paper = [at for at, word in enumerate(place) if at and word.lower() in _PAPERS | {"held"}]
        place = place[: paper[0]] if paper else place
        if of_place["kind"].isupper():
            # A masthead in capitals ends where the capitals do.
            place = [word for word in place if word.isupper()] or place
        return tidy_capitals(" ".join([*of_place["kind"].split(), *place]))
    return None


def find_body(line: str) -> str | None:
    """The committee, panel or board named in ``line``, or None."""
    for match in _BODY_END.finditer(line):
        if not match.group()[:1].isupper():
            continue
        words = _without_opening(_words_before(line[: match.start()], commas=True))
        # "Xton Parish Council Planning Committee": the body is what follows the council.
        for at, word in enumerate(words):
            if re.fullmatch(r"council(?:['’]s)?", word, re.IGNORECASE):
                words = words[at + 1 :]
                break
        words = _without_opening(words)
        end = re.sub(r"\s+", " ", match.group())
        if words or " " in end:
            return tidy_capitals(" ".join([*words, end]))
    plain = _PLAIN_BODY.search(line)
    return tidy_capitals(re.sub(r"\s+", " ", plain["name"])) if plain else None


def tidy_capitals(name: str) -> str:
    """A name printed all in capitals in ordinary title case; any other as it is."""
    if name != name.upper():
        return name
    words = name.lower().split()
    return " ".join(
        w if w in _LINKS and at else "-".join(part.capitalize() for part in w.split("-"))
        for at, w in enumerate(words)
    )


def _words_before(before: str, *, commas: bool) -> list[str]:
    """The capitalised words, with little words between them, that end ``before``."""
    found: list[str] = []
    tokens = before.split()
    for token in reversed(tokens[-MOST_WORDS:]):
        bare = token.strip("*_#\"'“”‘’()[]")
        ends = bare[-1:] in ".;:!?–—|" or (bare.endswith(",") and not commas)
        stripped = bare.rstrip(",")
        if (ends and found) or not stripped:
            break
        if stripped.lower() in _LINKS:
            found.append(bare)
            continue
        if not stripped[:1].isupper() or ends or stripped.lower() in _NEVER:
            break
        found.append(bare)
    return found[::-1]


def _venue(word: str) -> bool:
    """Whether the word ends the name of a place where councils meet."""
    return word.lower() in _VENUES


def _without_opening(words: list[str]) -> list[str]:
    at = 0
    while at < len(words) and words[at].lower().strip(",.") in _OPENING:
        at += 1
    return words[at:]
