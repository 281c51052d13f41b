"""Reads a ModernGov agenda item page saved as text: title, presenter, minutes, resolutions."""

from __future__ import annotations

import re

from corpus.fields import find_closing
from corpus.people import mentioned_people, presenters
from corpus.pieces import Piece, Reading, fold
from corpus.types import AgendaItem, BlockKind, Kind, Locator

_LABEL = re.compile(r"(?P<label>Minutes|Decision|Decisions|Also in attendance):?", re.IGNORECASE)
_RESOLVED = re.compile(
    r"(?:It was\s+)?(?P<word>RESOLVED|AGREED|DECIDED|RECOMMENDED|Resolved|Agreed|Decided|"
    r"Resolution|Recommended)\s*(?P<mark>that\b|unanimously\b|[:–—-])?",
)
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s")
_ITEM_NUMBER = re.compile(r"(?P<number>\d{1,3}[a-z]?)[.)]?\s+(?=[A-Z])")
_NOTE = re.compile(r"\[.*\]$")


def read(text: str) -> Reading:
    """Read one agenda item's page; date and body stay None, for such a page states neither."""
    lines = [fold(line) for line in text.split("\n")]
    rows = [line for line in lines if line]
    supporting = next(
        (i for i, row in enumerate(rows) if re.fullmatch(r"Supporting documents:?", row, re.I)),
        len(rows),
    )
    reading = Reading(kind="minutes")
    body = rows[1:] if re.fullmatch(r"Agenda item:?", rows[0], re.IGNORECASE) else rows
    body = body[: supporting - (len(rows) - len(body))]
    if body and not _LABEL.fullmatch(body[0]):
        number = _ITEM_NUMBER.match(body[0])
        title = body[0][number.end() :] if number else body[0]
        reading.title = title
        reading.agenda_item = AgendaItem(number["number"] if number else None, title)
        reading.agenda = [reading.agenda_item]
    _read_body(body, reading)
    for name in rows[supporting + 1 :]:
        reading.pieces.append(
            Piece(name, "note", Locator(agenda_item=reading.agenda_item), "Supporting documents")
        )
    roles = {person.name: person.role or "" for person in reading.attendance}
    said = mentioned_people(piece.text for piece in reading.pieces)
    new = [person for person in said if (person.role or "") not in roles.get(person.name, "")]
    reading.attendance += new
    return reading


def _read_body(rows: list[str], reading: Reading) -> None:
    path: tuple[str, ...] = ()
    resolving = False
    waiting = ""  # a "Resolved:" on its own line, to stand before the first resolution
    labels: set[str] = set()
    for index, row in enumerate(rows):
        label = _LABEL.fullmatch(row)
        if label:
            path = (label["label"].capitalize(),)
            labels.add(path[0])
            resolving = path[0].startswith("Decision")
            continue
        if index == 0 and row.endswith(reading.title or "\0"):
            _add(reading, row, "heading", path)
            continue
        if _NOTE.fullmatch(row) and index <= 3:
            reading.attendance += presenters(row)
            _add(reading, row, "note", path)
            continue
        closed = find_closing(row) if len(row.split()) <= 25 else None
        if closed:
            reading.closed_at, resolving = closed, False
            _add(reading, waiting, "resolution", path)
            _add(reading, row, "note", path)
            waiting = ""
            continue
        resolved = _RESOLVED.match(row)
        if resolved and (resolved["mark"] or resolved["word"].isupper() or len(row) < 12):
            resolving = True
            path = (*path[:1], "Resolved") if path[:1] != ("Resolved",) else path
            if (len(row.split()) <= 3 and row[-1] in ":–—-") or len(row.split()) == 1:
                waiting = f"{waiting} {row}".strip()
                continue
        numbered = bool(_NUMBERED.match(row))
        kind: BlockKind = "resolution" if resolving else "list-item" if numbered else "paragraph"
        _add(reading, f"{waiting} {row}" if waiting else row, kind, path)
        waiting = ""
    _add(reading, waiting, "resolution", path)
    reading.kind = _kind(labels)


def _kind(labels: set[str]) -> Kind:
    only_decision = any(label.startswith("Decision") for label in labels)
    return "decision" if only_decision and "Minutes" not in labels else "minutes"


def _add(reading: Reading, text: str, kind: BlockKind, path: tuple[str, ...]) -> None:
    if text:
        locator = Locator(agenda_item=reading.agenda_item, heading_path=path)
        reading.pieces.append(Piece(text, kind, locator))
