"""Reads a committee report: its head, metadata table, numbered paragraphs and tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.fields import find_status
from corpus.layout import Line, read_lines
from corpus.linemarks import is_row
from corpus.months import ANY_MONTH
from corpus.pieces import Piece, Reading, fold
from corpus.readers.reporthead import PARAGRAPH, RECOMMENDS, read_head
from corpus.readers.reportrows import RowReader, split_tags
from corpus.types import BlockKind, Locator

_SECTION = re.compile(
    r"(?:#{1,6}\s+)?(?P<number>\d{1,2}(?:\.0)?)\.?\s+(?P<title>[A-Z][^.!?]{2,110})"
)
_MONTH = re.compile(rf"{ANY_MONTH}\b", re.IGNORECASE)
_BULLET = re.compile(r"[-–•▪●◦‣\uf000-\uf0ff]\s+(?=\S)")
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+(?=\S)")
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+(?P<title>.+?)\s*#*")
_SIGN_OFF = re.compile(r"\[[A-Z]{2,4}/\d{6,8}/[A-Z]{1,3}\]")
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
    body_start = read_head(lines[:head_end], reading)
    _read_body(lines[body_start:], reading)
    reading.status = find_status([line.text for line in lines[:10]])
    return reading


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
                _extend(reading, table_rows, lines[at - 1].text if at else "", raw)
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
        before = lines[at - 1].text if at else ""
        _read_line(raw, row, line, before, place, rows, reading)


def _is_list_number(row: str, place: _Place, following: str) -> bool:
    """True when "1. Consider the questions…" under a recommendation only looks like a section."""
    if re.match(r"\d{1,2}\.0\b", row) or row.startswith("#"):
        return False
    return bool(place.under and RECOMMENDS.fullmatch(place.under)) or (
        any(n for n in place.numbers if re.match(r"\d{1,2}\.0\b", n))
    )


def _read_line(
    raw: str,
    row: str,
    line: Line,
    before: str,
    place: _Place,
    rows: RowReader,
    reading: Reading,
) -> None:
    numbered = PARAGRAPH.match(row)
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
            _extend(reading, owned, before, raw)
            return
    if RECOMMENDS.fullmatch(row) and len(row.split()) <= 16:
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


def _extend(reading: Reading, pieces: list[Piece], before: str, raw: str) -> None:
    """Add a table's pieces; the first may finish the sentence that the line before began.

    Not where a tag was lifted out between, for then no quote may run across.
    """
    last = reading.pieces[-1] if reading.pieces else None
    tagged = before.rstrip().endswith(">") or raw.lstrip().startswith("<")
    if last is not None and pieces and not tagged:
        first = pieces[0]
        same = last.kind == first.kind == "paragraph" and last.context == first.context
        if same and not _ENDS.search(last.text) and first.text[:1].islower():
            joined = Piece(f"{last.text} {first.text}", last.kind, last.locator, last.context)
            reading.pieces[-1:] = [joined, *pieces[1:]]
            return
    reading.pieces.extend(pieces)
