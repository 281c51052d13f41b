"""Reads plain text and Markdown of no known shape: headings, paragraphs, lists and tables."""

from __future__ import annotations

import re

from corpus.fields import find_date
from corpus.layout import Paragraph, paragraphs, read_lines
from corpus.linemarks import strip_bullet
from corpus.names import find_body, find_council
from corpus.pieces import Piece, Reading, fold
from corpus.readers.heads import MOST_TITLE, NO_TITLE, STATED_TITLE, dated_rows, is_link
from corpus.readers.tables import Table
from corpus.remnants import without_tags
from corpus.types import BlockKind, Locator

_HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?P<title>\S.*?)\s*#*")
_PLAIN_HEADING = re.compile(r"(?P<marks>)(?P<title>.+)")
_SECTION = re.compile(
    r"(?:\d+[.)]?\s*)?(?:purpose|summary|introduction|background|present|headlines|overview|contents|"
    r"recommendations?|(?:executive|key) \w+|who (?:came|was there)|what this is about|key points|"
    r"at a glance|attendance|apologies|in attendance|from the \w+(?:, .*)?|contacts?)\W*",
    re.IGNORECASE,
)
# Rows of a masthead that name no paper, besides those of any: the council alone, a pack's page.
_NO_NAME = re.compile(
    r"^\W*(?:[\w'’-]+ ){1,5}council\W*$|\bdocument pack\b|^\W*page \d|^> \w|https?:|"
    r"^(?:tel|telephone|e-?mail|clerk|contact|date|time|venue)\b\W|"
    r"^(?:\w+day,? )?\d{1,2}(?:st|nd|rd|th)? \w+,? \d{4}\W*$",
    re.IGNORECASE,
)
_BARE_DATE = re.compile(r"(?:[A-Z][a-z]+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+,?\s+\d{4}")
_DATE_LINE = re.compile(r"^(?:date|published|meeting date|date of meeting)\b\W*", re.IGNORECASE)


def read(text: str) -> Reading:
    """Read a text of unknown kind; it is taken for a report, and that is noted as inferred."""
    reading = Reading(
        kind="report",
        inferred={"kind": "the source does not say what it is; it was read as a report"},
    )
    parts = paragraphs(read_lines(text))
    reading.pieces = structure(parts)
    head: list[str] = []
    for part in parts[:12]:
        row = fold(without_tags(part.text.lstrip("# ")))
        if len(row.split()) > 25:
            break
        if is_link(row):
            continue
        stated = STATED_TITLE.match(row)
        reading.title = reading.title or (stated["title"] if stated else None)
        reading.council = reading.council or find_council(row)
        reading.body = reading.body or (find_body(row) if len(row.split()) <= 14 else None)
        head.append(row)
        if reading.meeting_date is None and (_DATE_LINE.match(row) or _BARE_DATE.fullmatch(row)):
            reading.meeting_date = find_date(row)
    if reading.meeting_date is None and (reading.body or reading.council):
        # "Full Council, 8 March 2016": a council's paper says in its head what it is of.
        dated = dated_rows(head)
        reading.meeting_date = find_date(dated[0]) if dated else None
    reading.title = reading.title or _title(reading, head)
    return reading


def _title(reading: Reading, head: list[str]) -> str | None:
    """The first heading that is neither the council's name nor that of any paper's section.

    Where a masthead stands before it, that names the paper: what met, or what it is of.
    """
    council = (reading.council or "").lower()
    opening = [p for p in reading.pieces[:6] if p.text.lower() != council]
    titled = [p.text for p in opening if p.kind == "heading" and not _SECTION.fullmatch(p.text)]
    if titled and (opening[0].text == titled[0] or not (council or reading.body)):
        return titled[0]
    rows = [_without(council, row) for row in head]
    rows = [
        row.strip(" ,:;-–—|·•*")
        for row in rows
        if not (NO_TITLE.search(row) or _NO_NAME.search(row))
    ]
    rows = [row for row in rows if not _SECTION.fullmatch(row)]
    masthead = next((row for row in rows if row), None)
    if masthead is None or len(masthead) > MOST_TITLE:
        return reading.body or next(iter(titled), None)
    return masthead


def _without(council: str, row: str) -> str:
    """A masthead's row without the council's name before the paper's."""
    rest = row[len(council) :]
    whole = not rest or not (rest[0].isalnum() or rest[0] in "'’")
    return rest if council and row.lower().startswith(council) and whole else row


def structure(parts: list[Paragraph]) -> list[Piece]:
    """Pieces of Markdown or plain paragraphs, with heading paths and table headings."""
    pieces: list[Piece] = []
    path: list[tuple[int, str]] = []
    table: Table | None = None
    for at, part in enumerate(parts):
        following = parts[at + 1] if at + 1 < len(parts) else None
        heading = _HEADING.fullmatch(part.text)
        if heading is None and is_plain_heading(part, following):
            heading = _PLAIN_HEADING.fullmatch(part.text)
        if heading:
            level = len(heading["marks"]) or 7  # below every Markdown level
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
        words = heading["title"] if heading else strip_bullet(part.text)
        pieces.append(Piece(words, kind, locator))
    return pieces


def is_plain_heading(part: Paragraph, following: Paragraph | None) -> bool:
    """True for a short line of its own, without a stop, before a paragraph of prose."""
    words = part.text.split()
    if part.is_item or part.is_row or part.lines > 1 or not 0 < len(words) <= 10:
        return False
    if not words[0][:1].isupper() or re.search(r"[.!?;:,]$|:\s", part.text):
        return False
    longer = following is not None and len(following.text.split()) > 2 * len(words)
    return part.bold or part.text.isupper() or longer
