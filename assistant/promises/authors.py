"""Tells who wrote a report, took a decision or presents an item, from what the document states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.promises.namings import HEAD, TITLE, WORD
from assistant.promises.parties import Identity
from corpus.months import MONTH_NAME
from corpus.names import tidy_capitals
from corpus.types import Attendee, Document

# A label of a report's head stands at the beginning of a line, or of a table's cell. Those that
# are words of ordinary prose too ("From April on …") need a colon or a cell after them.
_LABEL = re.compile(
    r"(?:^|[\t|])[^\S\n]*[*_#>-]*[^\S\n]*(?:(?P<bare>Prepared by|Written by|"
    r"Report (?:by|of)(?: the)?|REPORT (?:BY|OF)(?: THE)?|Decision (?:taken|made) by|"
    r"Presented by)|"
    r"(?:From|FROM|Authors?|AUTHORS?|Report authors?|REPORT AUTHORS?|Decision[- ]maker|"
    r"Lead officer|Contact officer)(?=(?:\(s\))?[*_]*[^\S\n]*(?:[:\t|]|$)|(?:\(s\))?[^\S\n]{2}))"
    r"(?:\(s\))?(?P<mark>[^\S\n]*[:*_|]*[^\S\n]*[:*_|]*[^\S\n]*)(?P<said>[^\n]*)",
    re.MULTILINE,
)
_CELLS = re.compile(r"\t|\||\s{2,}")
# What stands beside a name in a head and is no part of it.
_BESIDE = re.compile(
    r"[,;\s]*(?:\b(?:Tel|Telephone|Phone|Mobile|E-?mail|Ext|Extension|Contact|Dated?|Ward|"
    r"Wards)\b|\d{3,}|\S+@|;).*$"
)
_AND = r"(?:(?:of|and|for|the|&|to the)\s+)*"
_PARTY = re.compile(
    rf"(?:[Tt]he\s+)?(?P<name>[A-Z][\w'’-]*\.?(?:\s+{_AND}(?:[A-Z]\.|[A-Z][\w'’-]*)){{0,9}})"
    rf"(?:\s*\((?P<bracket>[A-Z][^()]{{2,80}})\)|"
    rf",\s+(?P<role>[A-Z][\w'’-]*(?:,?\s+{_AND}[A-Z][\w'’-]*){{0,11}}))?"
)
_POST_BEGINS = (
    r"(?:Acting|Assistant|Associate|Borough|Cabinet|Chair|Chief|City|Clerk|Commissioning|"
    r"Corporate|County|Democratic|Deputy|Director|Executive|Finance|Governance|Group|Head|Interim|"
    r"Joint|Lead|Leader|Manager|Monitoring|Officer|Performance|Planning|Policy|Portfolio|"
    r"Principal|Programme|Project|Public|Scrutiny|Section|Senior|Service|Solicitor|Strategic|"
    r"Team|Town|Treasurer|Vice)\b"
)
_NAME_THEN_POST = re.compile(
    rf"(?P<name>(?:{TITLE}\.?\s+)?{WORD}\.?(?:\s+{WORD}\.?){{1,2}}?)\s+(?P<role>{_POST_BEGINS}.*)"
)
_POST = re.compile(rf"\b{HEAD}\b|\b(?:Panel|Committee|Council|Cabinet|Board|Commission)\b")
_HEAD = 1500
MOST_WORDS = 10
"""Words of a name or a post; what is longer is no such thing."""


def author_of(document: Document) -> Identity | None:
    """Who writes a report or takes a decision, or is to present a single item; None if unstated.

    A report's author is the one its head states, else the officer named last among those it
    lists.
    """
    if document.kind not in ("minutes", "transcript"):
        for said in _stated(document.text[:_HEAD]):
            author = _read(said, document.attendance)
            if author is not None:
                return author
    if not document.attendance:
        return None
    if document.kind == "report":
        officers = [a for a in document.attendance if not a.name.startswith(("Councillor", "Cllr"))]
        chosen = (officers or list(document.attendance))[-1]
        return Identity(chosen.name, chosen.role)
    first = document.attendance[0]
    if document.kind == "minutes" and document.agenda_item is not None and first.presence is None:
        return Identity(first.name, first.role)
    return None


def _stated(head: str) -> Iterator[str]:
    """What stands after each label of a head, on its line or, where that is bare, on the next."""
    for match in _LABEL.finditer(head):
        said = match["said"].strip()
        if said:
            yield said
        elif not match["bare"] or ":" in match["mark"]:
            yield head[match.end() :].lstrip().split("\n", 1)[0]


def _read(said: str, known: Sequence[Attendee]) -> Identity | None:
    """The person or post that the value of a head's label names; None where it names neither."""
    cells = [_BESIDE.sub("", cell).strip(" *_.,;:") for cell in _CELLS.split(said)]
    cells = [cell for cell in cells if cell]
    party = _PARTY.match(cells[0]) if cells else None
    if party is None or re.match(rf"{MONTH_NAME}\b", party["name"]):
        return None
    name = tidy_capitals(party["name"].strip(" ."))
    role = party["role"] or party["bracket"]
    together = _NAME_THEN_POST.fullmatch(name)
    if together:
        name, rest = together["name"], [together["role"], role]
        role = ", ".join(part for part in rest if part)
    elif role is None and len(cells) > 1 and _POST.search(cells[1]):
        role = cells[1]
    if role and _POST.search(name) and not together and len(cells) == 1 and party["role"]:
        name, role = f"{name}, {role}", None
    words = name.split()
    if len(words) > MOST_WORDS or (len(words) < 2 and not _POST.search(name)):
        return None
    if role is None:
        role = next((a.role for a in known if a.name == name), None)
    return Identity(name, role)
