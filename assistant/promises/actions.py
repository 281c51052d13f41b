"""Reads actions set apart from the prose: notes such as "ACTION: Clerk" and tables of actions."""

from __future__ import annotations

import re

from assistant.promises.duedates import due
from assistant.promises.ledger import Ledger, Sentence
from assistant.promises.types import Found
from corpus.sentences import sentence_spans
from corpus.types import Block

ACTION = re.compile(
    r"^\W*(?:ACTIONS?|Actions?|AP|Actions? (?:point|arising|agreed)|Follow-?up)\b(?:\s+(?:point|"
    r"POINT))?"
    r"(?:\s*\d+)?\s*[:–—-]+\s*|^\W*ACTIONS?\b\s*"
    r"|^\W*Action\s+(?=[A-Z]{2,4}(?:\s*(?:/|&|,|and)\s*[A-Z]{2,4})*\W*$|Clerk\W*$|(?:Cllr|"
    r"Councillor)\b)"
)
_ACT = re.compile(r"(?:agreed )?(?:action|undertaking|task|what|commitment)s?\b(?! by)")
_OWNER = re.compile(r"\b(?:whom|who|owner|lead|responsib\w+|officer|assigned|action by)\b")
_PROGRESS = re.compile(r"\b(?:position|status|progress|update|outcome|completed?|rag|done)\b")
_WHEN = re.compile(r"\b(?:due|deadline|when|date|target|timescale)\b")
_CELL = re.compile(r"(?:^|\|)\s*([^|]+?)\s*(?=\||$)")


def read_action(ledger: Ledger, block: Block) -> None:
    """An action note: a record where it says what, else the owner of the one before it."""
    text = ledger.text(block)
    lead = ACTION.match(text)
    at = lead.end() if lead else 0
    rest = text[at:]
    party = ledger.cast.at(rest, 0)
    who = ledger.cast.identify(party.words) if party else None
    bare = party is not None and not re.search(r"[A-Za-z]{3,}", rest[party.end :])
    if (bare and who and ledger.give_owner(who)) or not re.search(r"[A-Za-z]{2}", rest):
        return
    what = rest[party.end :] if party and not bare else rest
    found = Found(
        kind="commitment",
        strength="firm",
        start=block.start,
        end=block.end,
        what=re.sub(r"^\W*(?:to\s+)?", "", what) or rest,
        who=who.who if who else None,
        role=who.role if who else None,
        attribution="certain" if who else "uncertain",
        rule="action",
        score=0.95,
    )
    ledger.add(found)


def read_row(ledger: Ledger, block: Block) -> list[list[Sentence]]:
    """A table's row: an action by its columns; else the sentences of its cells, still to be read.

    A table that says how each action stands is a report on earlier ones: soft.
    """
    text = ledger.text(block)
    columns = [c.strip().lower() for c in block.context.split(". ", 1)[0].split(";")]
    cells = [(m.start(1), m.end(1)) for m in _CELL.finditer(text)]
    named = dict(zip(columns, cells, strict=False)) if len(columns) >= len(cells) > 1 else {}
    act, owner, when = (_named(named, pattern) for pattern in (_ACT, _OWNER, _WHEN))
    if act and (owner or when):
        who = ledger.cast.identify(text[slice(*owner)]) if owner else None
        found = Found(
            kind="commitment",
            strength="soft" if _named(named, _PROGRESS) else "firm",
            start=block.start + act[0],
            end=block.start + act[1],
            what=text[slice(*act)],
            who=who.who if who else None,
            role=who.role if who else None,
            attribution="certain" if who else "uncertain",
            rule="action table",
            score=0.9,
        )
        stated = None
        if when:
            stated = due(text[slice(*when)], ledger.document.meeting_date, ledger.next_meeting)
        if stated:
            found = found.model_copy(update={"due_text": stated[0], "due_date": stated[1]})
        ledger.add(found)
        return []
    left = []
    for start, end in cells or [(0, len(text))]:
        cell = text[start:end]
        party = ledger.cast.at(cell, 0)
        if party and party.end == len(cell) and party.kind == "person":
            ledger.give_owner(ledger.cast.identify(cell))
            continue
        spans = sentence_spans(cell, block.start + start)
        left.append([Sentence(a, b, ledger.document.text[a:b]) for a, b in spans])
    return left


def _named(cells: dict[str, tuple[int, int]], pattern: re.Pattern[str]) -> tuple[int, int] | None:
    return next((cell for name, cell in cells.items() if pattern.search(name)), None)
