"""Reads a committee report: its head, metadata table, numbered paragraphs and tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.fields import find_date, find_status
from corpus.layout import Line, is_row, read_lines
from corpus.names import find_body, find_council, tidy_capitals
from corpus.pieces import Piece, Reading, fold
from corpus.readers.reportrows import RowReader, split_tags
from corpus.types import Attendee, BlockKind, Locator

_SECTION = re.compile(
    r"(?:#{1,6}\s+)?(?P<number>\d{1,2}(?:\.0)?)\.?\s+(?P<title>[A-Z][^.!?]{2,110})"
)
_MONTH = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"(?:[-–•*]\s+)?(?P<number>\d{1,2}(?:\.\d{1,3}){1,3})\.?\s+(?=\S)")
_BULLET = re.compile(r"[-–•▪●◦‣]\s+(?=\S)")
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+(?=\S)")
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+(?P<title>.+?)\s*#*")
_SIGN_OFF = re.compile(r"\[[A-Z]{2,4}/\d{6,8}/[A-Z]{1,3}\]")
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
_RECOMMENDS = re.compile(
    r"(?:recommendations?\b.*|.*\b(?:is|are) (?:recommended|asked) to\b.*:?)", re.IGNORECASE
)
_ENDS = re.compile(r"[.!?:;][\"'”’)\]]*$")


@dataclass(slots=True)
class _Place:
    """Where the reader is: section, numbered paragraph, and list heading under it."""

    section: str | None = None
    under: str | None = None
    paragraph: str | None = None
    page: int | None = None
    numbers: list[str] = field(default_factory=list)

    def locator(self) -> Locator:
        path = tuple(part for part in (self.section, self.under) if part)
        return Locator(paragraph=self.paragraph, page=self.page, heading_path=path)


def read(text: str) -> Reading:
    """Read a report; council, body and date come from its first lines and metadata rows."""
    lines = read_lines(text)
    reading = Reading(kind="report")
    first_section = next(
        (i for i, line in enumerate(lines) if _section_of(line.text.strip()) is not None),
        len(lines),
    )
    head_end = min(first_section, 60)
    body_start = _read_head(lines[:head_end], reading)
    _read_body(lines[body_start:], reading)
    reading.status = find_status([line.text for line in lines[:10]])
    return reading


def _read_head(lines: list[Line], reading: Reading) -> int:
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
                kind: BlockKind = "table-row"
                reading.pieces.append(
                    Piece(row, kind, Locator(page=lines[at].page), "Report details")
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
        if _RECOMMENDS.fullmatch(row) or len(row.split()) > 25 or _PARAGRAPH.match(row):
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


def _read_person(key: str, values: list[str], reading: Reading) -> None:
    name, _, role = values[0].partition(",")
    titled = re.match(r"((?:Cllr|Councillor)\.? [A-Z][\w'’-]+ [A-Z][\w'’-]+)(?:,|\s|$)", values[0])
    if titled:
        name, role = titled.group(1), key
    words = name.split()
    if 2 <= len(words) <= 5 and all(w[:1].isupper() for w in words):
        stated = role.strip() or (values[1] if len(values) > 1 else "") or key
        reading.attendance.append(Attendee(fold(name), fold(stated) or None))


def _section_of(row: str) -> str | None:
    """The heading's own words when ``row`` is a numbered section heading ("4.0 Impact of…")."""
    match = _SECTION.fullmatch(row.rstrip(": "))
    if match is None or len(row.split()) > 16 or row.endswith((".", ";", ",")):
        return None
    if _MONTH.match(match["title"]):
        return None  # "15 October 2019"
    if not match["number"].endswith(".0") and row[:1] != "#" and re.search(r"[;,]$", row):
        return None
    return fold(row.lstrip("# "))


def _read_body(lines: list[Line], reading: Reading) -> None:
    place = _Place()
    rows = RowReader()
    for at, line in enumerate(lines):
        raw, row = line.text, fold(line.text)
        place.page = line.page
        following = lines[at + 1].text if at + 1 < len(lines) else ""
        if is_row(raw) or (rows.open and split_tags(raw) != [(raw.strip(), "")]):
            fresh = line.gap or not is_row(lines[at - 1].text) if at else True
            table_rows = rows.read(raw, following, place.section, place.locator(), fresh=fresh)
            if table_rows is not None:
                _extend(reading, table_rows)
                continue
        section = _section_of(row) if not rows.owns(row) else None
        heading = _MARKDOWN_HEADING.fullmatch(row)
        if section or heading:
            title = section or fold(heading["title"]) if heading else section
            numbered = bool(re.match(r"\d", title or ""))
            if not _is_list_number(row, place, following):
                rows.close()
                place.section, place.under, place.paragraph = title, None, None
                reading.pieces.append(Piece(title or "", "heading", place.locator()))
                if numbered:
                    place.numbers.append(row)
                continue
        _read_line(raw, row, line, place, rows, reading)


def _is_list_number(row: str, place: _Place, following: str) -> bool:
    """True when "1. Consider the questions…" under a recommendation only looks like a section."""
    if re.match(r"\d{1,2}\.0\b", row) or row.startswith("#"):
        return False
    return bool(place.under and _RECOMMENDS.fullmatch(place.under)) or (
        any(n for n in place.numbers if re.match(r"\d{1,2}\.0\b", n))
    )


def _read_line(
    raw: str, row: str, line: Line, place: _Place, rows: RowReader, reading: Reading
) -> None:
    numbered = _PARAGRAPH.match(row)
    if numbered:
        rows.close()
        place.paragraph = numbered["number"]
        text = re.sub(r"^[-–•*]\s+", "", row)
        reading.pieces.append(Piece(text, "paragraph", place.locator()))
        return
    if _SIGN_OFF.fullmatch(row):
        reading.pieces.append(Piece(row, "note", place.locator()))
        return
    if rows.open:
        owned = rows.loose(raw, place.section, place.locator())
        if owned is not None:
            _extend(reading, owned)
            return
    if _RECOMMENDS.fullmatch(row) and len(row.split()) <= 16:
        place.paragraph = None
        lead_in = bool(place.under) and not re.match(r"recommendation", row, re.IGNORECASE)
        place.under = place.under if lead_in else row.rstrip(":")
        kind_of_row: BlockKind = "paragraph" if lead_in else "heading"
        reading.pieces.append(Piece(row, kind_of_row, place.locator()))
        return
    last = reading.pieces[-1] if reading.pieces else None
    if last is not None and _goes_on(last, row, line):
        reading.pieces[-1] = Piece(f"{last.text} {row}", last.kind, last.locator, last.context)
        return
    if _LIST_NUMBER.match(row) or _BULLET.match(row):
        reading.pieces.append(Piece(_BULLET.sub("", row, count=1), "list-item", place.locator()))
        return
    if _is_subheading(row):
        place.under, place.paragraph = row.rstrip(":"), None
        reading.pieces.append(Piece(row, "heading", place.locator()))
        return
    if line.gap and place.paragraph and last is not None and _ENDS.search(last.text):
        pass  # a further paragraph under the same number
    reading.pieces.append(Piece(row, "paragraph", place.locator()))


def _goes_on(last: Piece, row: str, line: Line) -> bool:
    """True when ``row`` finishes the sentence that a page or line break cut."""
    if last.kind in ("heading", "table-row", "note") or line.cut:
        return False
    if _BULLET.match(row) or _LIST_NUMBER.match(row):
        return False
    unfinished = not _ENDS.search(last.text)
    return unfinished and (row[:1].islower() or not line.gap)


def _is_subheading(row: str) -> bool:
    words = row.split()
    return (
        len(words) <= 10
        and row[:1].isupper()
        and not _ENDS.search(row.rstrip(":"))
        and (row.endswith(":") or sum(w[:1].isupper() for w in words) >= max(2, len(words) / 2))
    )


def _extend(reading: Reading, pieces: list[Piece]) -> None:
    """Add a table's pieces; one that finishes the cell before it is joined to it."""
    for piece in pieces:
        last = reading.pieces[-1] if reading.pieces else None
        joins = (
            last is not None
            and last.kind == piece.kind == "paragraph"
            and last.context == piece.context
            and not _ENDS.search(last.text)
            and piece.text[:1].islower()
        )
        if joins and last is not None:
            piece = Piece(f"{last.text} {piece.text}", last.kind, last.locator, last.context)
            reading.pieces[-1] = piece
        else:
            reading.pieces.append(piece)
