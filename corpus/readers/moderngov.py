"""Reads ModernGov pages saved as text: one agenda item's page, or a whole meeting's."""

from __future__ import annotations

import re

from corpus.fields import find_closing, find_date, find_time
from corpus.names import find_body, find_council
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
_NUMBER_ALONE = re.compile(r"(?P<number>\d{1,4}[a-z]?)\.?")
# What the page adds to a title that links to a paper: "pdf icon PDF 365 KB".
_LINK_WORDS = re.compile(r"\s*(?:pdf icon\s*)?PDF\s+[\d.]+\s*[KM]B.*$", re.IGNORECASE)
_PAPERS = re.compile(r"(?:Additional|Supporting) documents:?", re.IGNORECASE)
_FURNITURE = re.compile(
    r"Agenda(?:,| and) .*|Agenda|Minutes|Decisions|Media|Items?|No\.|Item|(?:Note )?No\. Item|"
    r"View directions|Attendance details|Printed (?:draft )?minutes.*",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\[.*\]$")
# "Meeting of the Xton Panel, Tuesday 8th November 2022 2.00 pm (Item 38.)", and
# "Meeting: 13/06/2024 - Xton Panel (Item 6)".
_ITEM_THERE = r"(?:\s*\(Item (?P<number>[\w./-]{1,8}?)\.?\))?\s*"
_OF_MEETING = (
    re.compile(
        r"(?:Draft )?(?:Minutes for |Agenda for )?Meeting of (?:the )?(?P<body>.{4,120}?),\s+"
        rf"(?P<when>[^,(]*day\b[^(]*?){_ITEM_THERE}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"Meeting:\s*(?P<when>[\d/]{{8,10}})\s+[-–]\s+(?P<body>[^(]{{4,120}}?){_ITEM_THERE}",
        re.IGNORECASE,
    ),
)


def read(text: str) -> Reading:
    """Read one agenda item's page; date and body stay None, for such a page states neither."""
    lines = [fold(line) for line in text.split("\n")]
    rows = [line for line in lines if line]
    supporting = next(
        (i for i, row in enumerate(rows) if re.fullmatch(r"Supporting documents:?", row, re.I)),
        len(rows),
    )
    reading = Reading(kind="minutes")
    labelled = next(
        (at for at, row in enumerate(rows[:4]) if re.fullmatch(r"Agenda item:?", row, re.I)), None
    )
    # A page's masthead may stand before the label.
    for row in rows[: labelled or 0]:
        reading.council = reading.council or find_council(row)
    body = rows if labelled is None else rows[labelled + 1 :]
    body = body[: supporting - (len(rows) - len(body))]
    if body and not _LABEL.fullmatch(body[0]):
        number = _ITEM_NUMBER.match(body[0])
        title = body[0][number.end() :] if number else body[0]
        reading.title = title
        reading.agenda_item = AgendaItem(number["number"] if number else None, title)
        reading.agenda = [reading.agenda_item]
    _read_meeting_row(rows[:8], reading)
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


def _read_meeting_row(rows: list[str], reading: Reading) -> None:
    """Committee, date and item from "Meeting of …, 8th November 2022 2.00 pm (Item 38.)"."""
    for row in rows:
        found = (pattern.fullmatch(row.lstrip("* ")) for pattern in _OF_MEETING)
        of_meeting = next(filter(None, found), None)
        day = find_date(of_meeting["when"]) if of_meeting else None
        if of_meeting is None or day is None:
            continue
        reading.council = reading.council or find_council(of_meeting["body"])
        reading.body = find_body(of_meeting["body"]) or of_meeting["body"]
        reading.meeting_date, reading.starts_at = day, find_time(of_meeting["when"])
        number = of_meeting["number"]
        if number and reading.agenda_item and reading.agenda_item.number is None:
            reading.agenda_item = AgendaItem(number, reading.agenda_item.title)
            reading.agenda = [reading.agenda_item]
        return


def read_meeting(text: str) -> Reading:
    """Read a whole meeting's page: numbers alone on a line, titles, "Minutes:" and what follows."""
    rows = [row for row in (fold(line) for line in text.split("\n")) if row]
    starts = [at for at, row in enumerate(rows[:-1]) if _begins_item(row, rows[at + 1])]
    reading = Reading(kind="minutes")
    _read_page_head(rows[: starts[0] if starts else len(rows)], reading)
    kinds: set[Kind] = set()
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        number, heading = rows[start].rstrip("."), rows[start + 1]
        title = _LINK_WORDS.sub("", heading) or heading
        reading.agenda_item, reading.title = AgendaItem(number, title), heading
        reading.agenda.append(reading.agenda_item)
        body = rows[start + 1 : end]
        papers = next((at for at, row in enumerate(body) if _PAPERS.fullmatch(row)), len(body))
        rest = range(papers, len(body))
        after = next((at for at in rest if _LABEL.fullmatch(body[at])), len(body))
        _read_body(body[:papers] + body[after:], reading)
        for name in body[papers + 1 : after]:
            locator = Locator(agenda_item=reading.agenda_item)
            reading.pieces.append(Piece(name, "note", locator, "Supporting documents"))
        kinds.add(reading.kind)
    reading.kind = "decision" if kinds == {"decision"} else "minutes"
    reading.title = reading.agenda_item = None
    reading.attendance += mentioned_people(piece.text for piece in reading.pieces)
    return reading


def _begins_item(row: str, after: str) -> bool:
    if not _NUMBER_ALONE.fullmatch(row) or _LABEL.fullmatch(after):
        return False
    return after[:1].isupper() and len(_LINK_WORDS.sub("", after).split()) <= 30


def _read_page_head(rows: list[str], reading: Reading) -> None:
    """Committee, date, time and status, from the lines before the first item."""
    for row in rows:
        reading.council = reading.council or find_council(row)
        day = find_date(row)
        if day is not None and reading.meeting_date is None:
            named = re.split(r"\s+[-–]\s+", row)[0]
            reading.meeting_date, reading.starts_at = day, find_time(row)
            reading.body = find_body(row) or (named if find_date(named) is None else None)
        if re.search(r"\bdraft minutes\b", row, re.IGNORECASE):
            reading.status = "draft"
        if not _FURNITURE.fullmatch(row):
            reading.pieces.append(Piece(row, "paragraph"))


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
