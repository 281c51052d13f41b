"""Reads the head of a report: its masthead and the table that says what it is and whose."""

from __future__ import annotations

import re

from corpus.fields import find_date
from corpus.layout import Line
from corpus.linemarks import is_row
from corpus.names import find_body, find_council, tidy_capitals
from corpus.pieces import Piece, Reading, fold
from corpus.types import REPORT_DETAILS, Attendee, BlockKind, Locator

RECOMMENDS = re.compile(
    r"(?:recommendations?\b.*|.*\b(?:is|are) (?:recommended|asked) to\b.*:?)", re.IGNORECASE
)
PARAGRAPH = re.compile(r"(?:[-–•*]\s+)?(?P<number>\d{1,2}(?:\.\d{1,3}){1,3})\.?\s+(?=\S)")
_KEYS = re.compile(
    r"(?:report title|title of report|title|subject|wards?(?: affected)?|cabinet member.*|"
    r"(?:accountable|responsible|lead|executive|service) .*|originating service|"
    r"report (?:author|to|of|by|from).*|contact(?: officer)?.*|key decision.*|in forward plan|"
    r"(?:meeting )?date(?: of meeting)?|meeting|committee|decision.*|author.*|portfolio.*|"
    r"(?:relevant|director|officer|head of).*|report (?:has been|to be/has been) considered by|"
    r"status|exempt.*|confidential.*|appendices|background papers|corporate priority)",
    re.IGNORECASE,
)
_TITLE_KEY = re.compile(r"(?:report title|title of report|title|subject)\W*", re.IGNORECASE)
_DATE_KEY = re.compile(r"(?:meeting |report )?date(?: of (?:meeting|report))?", re.IGNORECASE)
_PERSON_KEY = re.compile(
    r"cabinet member|accountable|responsible|lead|report author|author|contact|director|officer",
    re.IGNORECASE,
)


def read_head(lines: list[Line], reading: Reading) -> int:
    """Read the lines over the first section; returns where the body of the report begins."""
    at = 0
    keys = _key_lines(lines)
    end = max(keys) + 1 if keys else _end_of_masthead(lines)
    masthead: list[str] = []
    while at < end:
        row = lines[at].text
        cells = [fold(cell) for cell in re.split(r"\t|(?<!\\)\|", row)]
        filled = [cell for cell in cells if cell and cell.strip("-: ")]
        key = _KEYS.fullmatch(filled[0].strip("*: ")) if filled else None
        if at in keys or (filled and is_row(row)):
            if filled:
                _read_key(filled, reading)
                if key is None:
                    _read_masthead_row(filled, reading)
                kind: BlockKind = "table-row"
                reading.pieces.append(
                    Piece(row, kind, Locator(page=lines[at].page), REPORT_DETAILS)
                )
            at += 1
            continue
        words = fold(row).lstrip("# ")
        if words and key is None:
            last = masthead[-1] if masthead else ""
            if last.isupper() and words.isupper() and not lines[at].gap:
                masthead[-1] = f"{last} {words}"
                reading.pieces[-1] = Piece(masthead[-1], "heading", reading.pieces[-1].locator)
            else:
                masthead.append(words)
                reading.pieces.append(Piece(words, "heading", Locator(page=lines[at].page)))
        elif words:
            reading.pieces.append(Piece(words, "note", Locator(page=lines[at].page)))
        at += 1
    capitals = " ".join(row for row in masthead if row.isupper())
    for row in [*masthead, capitals]:
        reading.council = reading.council or find_council(row)
    for row in masthead:
        reading.meeting_date = reading.meeting_date or find_date(row)
        if reading.body is None and find_date(row) is None:
            body = find_body(row)
            if body and tidy_capitals(body) != reading.council:
                reading.body = body
    if reading.body is None:
        reading.body = next(filter(None, map(find_body, masthead)), None)
    if reading.title is None:
        rest = [
            row
            for row in masthead
            if find_date(row) is None
            and row != reading.body
            and find_council(row) is None
            and not re.fullmatch(
                r"(?:city|borough|county|district|town|council|of|\W)+.*", row, re.I
            )
            and not (row.isupper() and row.lower() in (reading.council or "").lower())
        ]
        reading.title = max(rest, key=len) if rest else None
    return end


def _key_lines(lines: list[Line]) -> set[int]:
    """Lines of the metadata table: tabbed or piped rows, or "Key: value" lines with known keys."""
    found = set()
    for at, line in enumerate(lines):
        row = line.text.strip()
        first = re.split(r"\t|\||:", row.strip("| "), maxsplit=1)[0]
        known = bool(_KEYS.fullmatch(fold(first).strip("*# ")))
        if known and (is_row(line.text) or re.match(r"[^:]{3,60}:\s*\S", row)):
            found.add(at)
        elif found and at - 1 in found and line.text[:1] == "\t":
            found.add(at)  # a further row of the key before ("\tTel\t01902…")
    return found


def _end_of_masthead(lines: list[Line]) -> int:
    for at, line in enumerate(lines):
        row = line.text.strip()
        if RECOMMENDS.fullmatch(row) or len(row.split()) > 25 or PARAGRAPH.match(row):
            return at
    return min(len(lines), 12)


def _read_key(filled: list[str], reading: Reading) -> None:
    if len(filled) == 1 and ":" in filled[0]:
        filled = [part.strip() for part in filled[0].split(":", 1)]
    key = filled[0].strip("*: ")
    values = [value.strip("*: ") for value in filled[1:] if value.strip("*: ")]
    if not values:
        return
    value = values[0]
    if _TITLE_KEY.fullmatch(key) and reading.title is None:
        reading.title = value
    elif _DATE_KEY.fullmatch(key) and reading.meeting_date is None:
        reading.meeting_date = find_date(value)
    elif re.fullmatch(r"(?:report to|meeting|committee).*", key, re.IGNORECASE):
        reading.body = reading.body or find_body(value) or value
        reading.meeting_date = reading.meeting_date or find_date(" ".join(values))
    elif _PERSON_KEY.search(key):
        _read_person(key, values, reading)


def _read_masthead_row(cells: list[str], reading: Reading) -> None:
    """A row such as "Audit Committee | 12 October 2016 | Report no. 31", not one of a table."""
    day = next((find_date(cell) for cell in cells if find_date(cell)), None)
    if day is None or reading.meeting_date is not None:
        return
    reading.meeting_date = day
    for cell in cells:
        reading.council = reading.council or find_council(cell)
        reading.body = reading.body or find_body(cell)


def _read_person(key: str, values: list[str], reading: Reading) -> None:
    name, _, role = values[0].partition(",")
    titled = re.match(r"((?:Cllr|Councillor)\.? [A-Z][\w'’-]+ [A-Z][\w'’-]+)(?:,|\s|$)", values[0])
    if titled:
        name, role = titled.group(1), key
    words = name.split()
    if 2 <= len(words) <= 5 and all(w[:1].isupper() for w in words):
        stated = role.strip() or (values[1] if len(values) > 1 else "") or key
        reading.attendance.append(Attendee(fold(name), fold(stated) or None))
