"""Reads the names of councils and of their committees out of heading lines.

A name is found by the word that ends it ("Council", "Committee") and read backwards over its
capitalised words, which is linear where one pattern for the whole name would not be.
"""

from __future__ import annotations

import re

_BODY_END = re.compile(
    r"\b(?:(?:Select|Scrutiny|Overview)\s+(?:Panel|Committee|Board|Commission)|Sub-?\s?Committee|"
    r"(?:Working|Liaison|Advisory|Steering)\s+(?:Group|Party)|Task\s+(?:Group|Force)|Committee|Panel|"
    r"Board|Forum|Commission|Cabinet)\b"
    r"(?!\s+(?:member|paper|report|room|chair|date|decision|advis|response)s?|"
    r"\s+(?:vice[\s-]+)?president\b)",
    re.IGNORECASE,
)
_COUNCIL_END = re.compile(
    r"\bCouncil\b(?!\s+(?:tax|house|homes?|officer|meeting\s+dates)\b)",
    re.IGNORECASE,
)
_PLACE_KIND = r"(?:Borough|City|County|Town|Parish|District)"
_OF_PLACE = re.compile(
    r"\b(?P<kind>(?:Council\s+of\s+the\s+)?(?:(?:London|Royal|Metropolitan|Municipal)\s+){0,2}"
    rf"{_PLACE_KIND}(?:\s+and\s+{_PLACE_KIND})?\s+of\s+)"
    r"(?P<place>[A-Z][\w'’-]+(?:\s+(?:(?:and|of|upon|on|with|the)\s+)?[A-Z][\w'’-]+){0,4})",
    re.IGNORECASE,
)
_PLAIN_BODY = re.compile(
    r"\b(?P<name>Full\s+Council|Cabinet(?!\s+member)|Committee\s+of\s+the\s+Whole|Executive\s+Board|"
    r"Annual\s+(?:Parish|Town)\s+Meeting|Annual\s+Assembly)\b",
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
chair chairman joint clerk by administered recommendation regular official - – &
"""
# Words in capitals after a place's name that are no part of it.
_PAPERS = frozenset(
    "minute minutes agenda meeting council regular notice official was held met".split()
)
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
# "Appoint A Bee to the Finance Committee" is an item of business and names no body that met.
_ORDERS_TEXT = """
appoint reappoint elect nominate approve adopt authorize authorise accept receive consider refer
amend create establish confirm ratify endorse agree resolve delegate instruct invite award
"""
_ORDERS = frozenset(_ORDERS_TEXT.split())
_ORDERED = re.compile(r"(?:re-?)?(?:appointment|election|nomination|referral)s?", re.IGNORECASE)
_POST = re.compile(
    r"(?:leader|mayor|clerk|manager|director|officer|secretary|treasurer|engineer|surveyor|planner|"
    r"solicitor|attorney|representative|delegate|chief|head|deputy|vice-chair\w*)s?",
    re.IGNORECASE,
)


def find_council(line: str) -> str | None:
    """The council named in ``line``, in the line's own words, or None."""
    for match in _COUNCIL_END.finditer(line):
        words = _words_before(line[: match.start()], commas=False)
        papers = [at for at, word in enumerate(words) if word.lower() in ("minute", "minutes")]
        ended = (at for at, word in enumerate(words) if _BODY_END.fullmatch(word) or _venue(word))
        papers += [at + 1 for at in ended]
        words = _without_opening(_after_post(words[max(papers) :] if papers else words))
        if any(word.lower().strip(".,") not in _NOT_NAMES for word in words):
            return tidy_capitals(" ".join([*words, match.group()]))
    places = [
        m for m in _OF_PLACE.finditer(line) if m["place"][0].isupper() and m["kind"][0].isupper()
    ]
    if not places:
        return None
    # "The Council of the City of Xton" is what meets; the city alone stands on its letters.
    of_place = next((m for m in places if m["kind"].lower().startswith("council")), places[0])
    place = _place(of_place["place"].split(), capitals=of_place["kind"].isupper())
    return tidy_capitals(" ".join([*of_place["kind"].split(), *place]))


def _place(words: list[str], *, capitals: bool) -> list[str]:
    """The words of a place's name, without those that only follow it."""
    # "CITY OF XTON MINUTES OF THE …": the paper's own name is no part of the place.
    paper = [at for at, word in enumerate(words) if at and word.lower() in _PAPERS]
    words = words[: paper[0]] if paper else words
    if capitals:
        # A masthead in capitals ends where the capitals do.
        words = [word for word in words if word.isupper()] or words
    small = [at for at, w in enumerate(words) if w[0].islower() and w.lower() not in _LINKS]
    words = words[: small[0]] if small else words
    if _POST.fullmatch(words[-1]):
        # "Borough of Xton upon Wey Planning Manager": somebody's post, said after the place.
        end = 1
        while end + 1 < len(words) and words[end].lower() in _LINKS:
            end += 2
        words = words[:end]
    while len(words) > 1 and words[-1].lower() in _LINKS:
        words = words[:-1]
    return words


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
        words = _without_opening(_after_post(words))
        if _orders(words):
            continue
        # "Public questions to the Planning Committee": no name has "to the" within it.
        told = [at for at in range(1, len(words)) if words[at - 1 : at + 1] == ["to", "the"]]
        words = words[told[-1] + 1 :] if told else words
        end = re.sub(r"\s+", " ", match.group())
        if words or " " in end:
            return tidy_capitals(" ".join([*words, end]))
    plain = _PLAIN_BODY.search(line)
    return tidy_capitals(re.sub(r"\s+", " ", plain["name"])) if plain else None


def is_unnamed(body: str) -> bool:
    """Whether a body is called by its kind alone: "Parish Council"."""
    *kinds, last = body.lower().split() or [""]
    return last == "council" and bool(kinds) and all(kind in COUNCIL_KINDS for kind in kinds)


def tidy_capitals(name: str) -> str:
    """A name printed all in capitals in ordinary title case; any other as it is."""
    if name != name.upper():
        return name
    words = name.lower().split()
    return " ".join(
        w if w in _LINKS and at else _capital(w.split("-")) for at, w in enumerate(words)
    )


def _capital(parts: list[str]) -> str:
    """The parts of a hyphened word: "Stow-on-the-Wold" keeps its little words small."""
    return "-".join(p if p in _LINKS and at else p.capitalize() for at, p in enumerate(parts))


def _after_post(words: list[str]) -> list[str]:
    """The words without somebody's post before a name: "Leader of", "Head of Law at"."""
    for at in range(len(words) - 1, 0, -1):
        told = words[at].lower() in ("of", "to", "at", "for") and _POST.fullmatch(words[at - 1])
        if told and not words[at - 1].lower().endswith("s"):
            return words[at + 1 :]
    return words


def _orders(words: list[str]) -> bool:
    """Whether the words before a body's last one say what is to be done about it."""
    if len(words) < 2:
        return False
    # "Award Scheme Working Group", "Appointments to Outside Bodies Sub-Committee" are names.
    onto = any(words[at : at + 2] == ["to", "the"] for at in range(1, len(words)))
    ordered = words[0].lower() in _ORDERS and not {"to", "the"}.isdisjoint(words[1:])
    return ordered or (onto and _ORDERED.fullmatch(words[0]) is not None)


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
