"""Reads plain text and Markdown of no known shape: headings, paragraphs, lists and tables."""

from __future__ import annotations

import re

from corpus.fields import find_date
from corpus.layout import Line, Paragraph, paragraphs, read_lines
from corpus.pieces import Piece, Reading
from corpus.readers.tables import Table
from corpus.types import BlockKind, Locator

_HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?P<title>\S.*?)\s*#*")
_DATE_LINE = re.compile(r"^(?:date|published|meeting date|date of meeting)\b\W*", re.IGNORECASE)


def read(text: str) -> Reading:
    """Read a text of unknown kind; it is taken for a report, and that is noted as inferred."""
    reading = Reading(
        kind="report",
        inferred={"kind": "the source does not say what it is; it was read as a report"},
    )
    lines = read_lines(text)
    reading.pieces = structure(paragraphs(lines))
    for line in lines[:12]:
        if reading.meeting_date is None and _DATE_LINE.match(line.text.strip("*_ ")):
            reading.meeting_date = find_date(line.text)
    first = next((p for p in reading.pieces if p.kind == "heading"), None)
    if first is not None:
        reading.title = first.text.strip("#* ")
    return reading


def structure(parts: list[Paragraph]) -> list[Piece]:
    """Pieces of Markdown or plain paragraphs, with heading paths and table headings."""
    pieces: list[Piece] = []
    path: list[tuple[int, str]] = []
    table: Table | None = None
    for part in parts:
        heading = _HEADING.fullmatch(part.text)
        if heading:
            level = len(heading["marks"])
            path = [entry for entry in path if entry[0] < level] + [(level, heading["title"])]
        trail = tuple(title for _, title in path)
        locator = Locator(page=part.page, heading_path=trail)
        if part.is_row:
            table = table or Table(section=trail[-1] if trail else "")
            piece = table.row(part.text, locator)
            if piece is not None:
                pieces.append(piece)
            continue
        table = None
        kind: BlockKind = "heading" if heading else "list-item" if part.is_item else "paragraph"
        pieces.append(Piece(heading["title"] if heading else part.text, kind, locator))
    return pieces


__all__ = ["Line", "read", "structure"]
