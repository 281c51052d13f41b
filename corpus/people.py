"""Reads people out of minutes: who attended, in what role, who sent apologies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Literal

from corpus.pieces import fold
from corpus.types import Attendee

Presence = Literal["present", "apologies", "absent", "in attendance", "substitute"]

# Before a name, with its stop.
TITLE = (
    r"(?:Cllrs?|Clrs?|Councillors?|Ald|Alderman|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Revd|Sir|"
    r"Dame|Lord|Lady|PC|PCSO|Sgt|Cdr|Hon|Bailie|Baillie|Commissioner|Mayor(?=\s+[A-Z])|"
    r"Council\s?(?:Member|man|woman)(?!s))\b\.?"
)
_NAME = r"(?:[A-Z][\w'’-]*\.?|de|van|von|la|le|O'[A-Z]\w+)"
_PERSON = re.compile(
    rf"^(?P<name>(?:{TITLE}\s+)*(?:{_NAME}(?:\s+{_NAME}){{0,4}}))"
    r"(?:\s*\((?P<bracket>[^)]*)\)(?:\s*\((?P<second>[^)]*)\))?|\s*[-–—:,]\s+(?P<after>\D.*))?\W*$"
)
_COUNT = re.compile(
    r"^(?:\W*(?:approximately|about|c\.?)\s*)?(?:\d+|no|one|two|three|four|five|six|seven|eight|"
    r"nine|ten|several|some)\b.*\b(?:public|press|residents?|parishioners?|electors?|members|"
    r"officers|visitors)\b",
    re.IGNORECASE,
)
_ROLE_WORDS = re.compile(
    r"\b(?:clerk|chair\w*|mayor|deputy|vice|leader|director|officer|manager|head|secretary|"
    r"solicitor|"
    r"adviser|advisor|member|cabinet|executive|treasurer|assistant|warden|proper|rfo|locum|"
    r"portfolio|"
    r"councillor|representative|rep|ward|team|service|services|lead|president|minute|minutes|"
    r"police|convener|provost|engineer|attorney|planner|solicitors|rfo)\b",
    re.IGNORECASE,
)
_SURNAME_ONLY = re.compile(r"^[A-Z][\w'’-]+$")
_PLURAL = re.compile(
    r"^(?P<title>Cllrs|Clrs|Councillors|Council\s?members|Commissioners|Ald(?:er)?men)\b\.?:?\s*",
    re.IGNORECASE,
)
_SINGULAR = {
    "councillors": "Councillor",
    "commissioners": "Commissioner",
    "councilmembers": "Councilmember",
    "council members": "Council Member",
    "aldermen": "Alderman",
}
# "Town Clerk Jane Bee", "Ward Councillor Mrs Iris Fenn": the role stands before the name.
_ROLE_FIRST = re.compile(
    r"(?P<role>(?:[A-Z][\w&'’-]*\s+){0,4}(?:Manager|Attorney|Director|Chief|Clerk|Councillor|Engineer|"
    r"Treasurer|Solicitor|Officer|Planner|Superintendent|Administrator|Surveyor))\s+"
    rf"(?P<name>(?:{TITLE}\s+)?{_NAME}(?:\s+{_NAME}){{1,2}})\W*"
)
_BUT_NOT_NAMES = re.compile(
    r"^(?:none|nil|n/?a|apologies|present|absent|there were|no |not |all |also|in attendance|"
    r"members|"
    r"councillors?$|officers?$|(?:the )?public\b(?!\s+[A-Z])|resolved|quorum|meeting|item|"
    r"agenda)\b",
    re.IGNORECASE,
)
_SPOKE = (
    r"(?:introduced|outlined|explained|advised|commented|presented|reported|offered|updated|added|"
    r"confirmed|stated|said|noted|responded|informed|gave|provided|queried|asked|thanked|"
    r"highlighted|"
    r"agreed|summarised|welcomed|undertook|replied|described|submitted|observed|accepted|warned|"
    r"promised|apologised|answered|responded|clarified|presented|provided)"
)
_MENTION = re.compile(
    rf"(?P<name>(?:{TITLE}\s+)?[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){{1,2}}),\s+(?:the\s+)?"
    r"(?P<role>(?:[A-Z][\w'’&-]*|of|and|for|the|to|with)(?:,?\s+(?:[A-Z][\w'’&-]*|of|and|for|"
    r"the|to|"
    rf"with|&)){{0,11}}),?\s+{_SPOKE}\b"
)
_PRESENTER_ENDS = re.compile(r"\s*;\s*|,?\s+and\s+(?=(?:[A-Z][\w'’.-]+ ){1,3}[A-Z][\w'’-]+,)")
_PRESENTS = re.compile(
    r",?\s*\bto (?:present|introduce|give|provide|report|update)\b.*$", re.IGNORECASE
)


def presenters(note: str) -> list[Attendee]:
    """Who a note such as ``[Name, Role, to present report]`` names, with the role it gives."""
    inside = _PRESENTS.sub("", fold(note).strip("[] "))
    people: list[Attendee] = []
    for part in _PRESENTER_ENDS.split(inside):
        name, _, role = part.partition(",")
        words = name.split()
        named = 2 <= len(words) <= 5 and all(word[:1].isupper() for word in words)
        if named and not _ROLE_WORDS.search(name):
            people.append(Attendee(fold(name), fold(role).strip(" ,") or None))
    return people


def mentioned_people(texts: Iterable[str]) -> list[Attendee]:
    """People whom minutes name with a role as they speak ("A Bee, Head of Play, explained…")."""
    people: dict[str, Attendee] = {}
    for text in texts:
        for match in _MENTION.finditer(text):
            name, role = fold(match["name"]), fold(match["role"]).strip(" ,")
            if _ROLE_WORDS.search(role) and not _ROLE_WORDS.search(name.split(" ", 1)[-1]):
                people.setdefault(name, Attendee(name, role))
    return list(people.values())


def parse_people(text: str, presence: Presence) -> list[Attendee]:
    """The people in a list after "Present:", "Apologies:" and the like; counts are passed over."""
    people = office_holders(text, presence)
    text = _OFFICE_HOLDER.sub(" ", text)
    plural = ""
    for part in _parts(text):
        part = re.sub(
            r"^(?:and|also|the|from|were|was|received|for absence)\s+", "", part, flags=re.I
        )
        part = re.sub(r"\s+in the chair$", " (Chair)", part, flags=re.IGNORECASE)
        lead = _PLURAL.match(part)
        if lead:
            plural = _SINGULAR.get(fold(lead["title"]).lower(), "Cllr")
            part = part[lead.end() :]
        if not part or _COUNT.match(part) or _BUT_NOT_NAMES.match(part):
            continue
        person = _person(part, presence, plural)
        if person is None:
            # "A. Bee, Clerk": a role after a comma belongs to the person before it.
            if people and _ROLE_WORDS.search(part) and len(part.split()) <= 8:
                last = people[-1]
                if last.role is None:
                    people[-1] = Attendee(last.name, part.strip(" ."), last.presence)
                elif part.lower().startswith("clerk"):
                    people.append(Attendee(part, "Clerk", presence))
            elif re.match(r"(?:parish |town |locum |deputy )?clerk\b", part, re.IGNORECASE):
                people.append(Attendee(part.strip(" ."), "Clerk", presence))
            plural = plural if people else ""
            continue
        people.append(person)
    return people


_OFFICE_HOLDER = re.compile(
    r"(?:the\s+)?(?P<role>(?:(?:deputy|lord|town|city)\s+){0,2}(?:vice[- ])?(?:mayor|provost|"
    r"chair(?:man|person|woman)?|convener|clerk|leader)[^(),;]{0,40})"
    rf"\s*(?:\((?P<name>{TITLE}\s+[^)]+)\)|,\s+(?P<named>(?:Cllr|Councillor)\.?\s+[^,;()]+))"
    r"(?:,?\s+in the chair)?",
    re.IGNORECASE,
)


def office_holders(text: str, presence: Presence) -> list[Attendee]:
    """People given as "The Mayor (Councillor A. Bee)"."""
    return [
        Attendee(fold(m["name"] or m["named"]), fold(m["role"]).capitalize(), presence)
        for m in _OFFICE_HOLDER.finditer(text)
    ]


# "Cllr Ann Bee Cllr Tom Fenn": a comma was left out. "Borough Councillor Fenn" is one person.
_NEXT_COUNCILLOR = re.compile(r"\s+(?=(?:Cllr|Councillor)\.?\s+[A-Z])")
_NAMED = re.compile(rf"\s*(?:{TITLE}\s+)+(?:[A-Z][\w'’.-]*\s*)+(?:\([^()]*\))?$")
_WHOSE = re.compile(r"\b(?:Borough|County|District|Parish|Town|City|Ward|Cty|Dist)$")


def _at_titles(part: str) -> list[str]:
    """``part`` cut before each councillor who follows another's title and name."""
    edges = [0]
    for match in _NEXT_COUNCILLOR.finditer(part):
        before = part[edges[-1] : match.start()]
        if _NAMED.match(before) and not _WHOSE.search(before):
            edges.append(match.end())
    return [part[a:b] for a, b in pairwise([*edges, len(part)])]


def _parts(text: str) -> list[str]:
    """Split a list of people at commas, semicolons, bullets and "and", but not in brackets."""
    parts: list[str] = []
    for row in re.split(r"[\n;•·|]+", text):
        depth, start = 0, 0
        for at, character in enumerate(row):
            depth += (character == "(") - (character == ")")
            if character == "," and depth <= 0:
                parts.append(row[start:at])
                start = at + 1
        parts.append(row[start:])
    apart = [p for part in parts for p in _at_titles(part)]
    split = [p for part in apart for p in _split_at_and(part)]
    return [fold(part).strip(" .:-–—*") for part in split if fold(part).strip(" .:-–—*")]


def _split_at_and(part: str) -> list[str]:
    """Split at "and" between people, but not within one's role ("A. Bee – Parks and Play Lead")."""
    split = re.split(r"\s+(?:and|&)\s+(?![^(]*\))", part)
    joined = split[:1]
    for piece in split[1:]:
        person = _PERSON.match(piece)
        full = person is not None and " " in person["name"] and not _ROLE_WORDS.search(piece)
        named = full or re.match(rf"{TITLE}\s", piece)
        if re.search(r"\s[-–—:]\s", joined[-1]) and not named:
            joined[-1] = f"{joined[-1]} and {piece}"
        else:
            joined.append(piece)
    return joined


def _person(part: str, presence: Presence, plural: str) -> Attendee | None:
    first = _ROLE_FIRST.fullmatch(part)
    if (
        first
        and first["role"] != "Councillor"
        and not _ROLE_WORDS.search(re.sub(rf"^(?:{TITLE}\s+)+", "", first["name"]))
    ):
        return Attendee(fold(first["name"]), fold(first["role"]), presence)
    match = _PERSON.match(part)
    if match is None:
        return None
    name = fold(match["name"]).rstrip(".,")
    bare = re.sub(rf"^(?:{TITLE}\s+)+", "", name)
    if _ROLE_WORDS.search(bare) or len(name.split()) > 6:
        return None
    titled = bare != name
    if not titled and not plural and (_SURNAME_ONLY.match(bare) or len(bare.split()) > 4):
        return None
    if plural and not titled:
        name = f"{plural} {name}"
    brackets = [match["bracket"], match["second"]]
    held = [text for text in brackets if text and _ROLE_WORDS.search(text)]
    role = ", ".join(held) or match["bracket"] or match["after"]
    role = fold(role).strip(" .") if role else None
    if role and not _ROLE_WORDS.search(role) and "substitut" not in role.lower():
        role = None  # a party, a reason for absence, or when they came and went
    where: Presence = "substitute" if role and "substitut" in role.lower() else presence
    return Attendee(name, role or None, where)
