"""Reads whole-meeting minutes, agendas and decision notices as plain text or Markdown."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field, replace

from corpus.fields import find_closing, find_status
from corpus.layout import Paragraph, paragraphs, read_lines
from corpus.linemarks import strip_bullet
from corpus.pieces import Piece, Reading, fold
from corpus.readers.attendance import Roll
from corpus.readers.headings import (
    ACTION,
    DECIDED_WITHIN,
    DECIDES,
    heading_like,
    is_heading,
    title_of,
    without_number,
)
from corpus.readers.heads import head_length, read_head
from corpus.readers.numbering import Numbered, Numbering
from corpus.readers.runon import parted
from corpus.readers.tables import Table, cells_of
from corpus.remnants import has_cells, without_tags
from corpus.sentences import sentence_spans
from corpus.types import AgendaItem, BlockKind, Locator

_DECISION_HEADING = re.compile(r"(?:decisions?|resolutions?)(?: (?:made|taken))?\W*", re.IGNORECASE)
# "Motion by A, second by B, to adopt …": a decision only if the vote carries it.
_MOTION = re.compile(r"(?:A )?motion (?:was )?(?:made )?by\b|Moved by\b", re.IGNORECASE)
_CARRIED = re.compile(
    r"\bmotion (?:was )?(?:carried|passed|carries|passes|approved|adopted)\b", re.IGNORECASE
)
_FIRST_BUSINESS = re.compile(r"(?:call to order|roll call|welcome|apologies|opening)\b", re.I)
_SETTLED = re.compile(
    r"\b(?:this|it) was (?:\w+ )?(?:AGREED|RESOLVED)\b|"
    r"\bit was (?:\w+ )?(?:proposed|moved)\b[^;]{1,200}\b(?:RESOLVED|resolved|AGREED)\b"
)
_CONTINUED = re.compile(r"\W*(?:table )?(?:continued|cont['’]?d)\b.{0,30}", re.IGNORECASE)
_CAPTION = re.compile(r"table\s+\d{1,2}\b", re.IGNORECASE)
# So many headings in capitals and no item number yet: the headings are the items of business.
_SECTIONED = 3
_ITEM_COLUMN = re.compile(
    r"(?:agenda\s+)?(?:item|minute|no|number|ref)\b(?:\.?\s*(?:no|number|ref))?", re.IGNORECASE
)
# A line of a table of contents: it names an item and begins none.
_CONTENTS = re.compile(
    r"(?!\W*(?:signed|.*\bexempt\b)).*?(?<!\.)(?<!\. )(?:\.{5,}|(?:\. ){5,})\s*\d{1,3}\s*",
    re.IGNORECASE,
)
_LIST_WITHIN = re.compile(r"[:–—-]\s*\(?(?:1|a|i)[.)]\s")


@dataclass(slots=True)
class _State:
    item: AgendaItem | None = None
    heading: str | None = None
    roll: Roll = field(default_factory=Roll)
    resolving: bool = False
    table: Table | None = None
    by_rows: bool = False  # the items are the rows of a table
    sections: int = 0  # headings in capitals, without numbers, before any numbered item
    caption: str = ""  # "Table 2 Budget by service", right before its rows

    def locator(self, part: Paragraph, paragraph: str | None = None) -> Locator:
        path = (self.heading,) if self.heading else ()
        return Locator(self.item, paragraph, part.page, heading_path=path)


def read(text: str) -> Reading:
    """Read a whole meeting's minutes; agenda text and decision notices get their own kind."""
    parts = [_without_point(part) for part in parted(paragraphs(read_lines(text)))]
    reading = Reading(kind="minutes")
    numbering = Numbering([part.text for part in parts if not _CONTENTS.fullmatch(part.text)])
    state = _State()
    read_head(parts, head_length(parts), reading)
    for part in parts:
        _read_part(part, state, numbering, reading)
    reading.pieces = _carried(reading.pieces)
    reading.attendance = state.roll.people
    for part in parts:
        closed = find_closing(part.text)
        reading.closed_at = closed or reading.closed_at
    rows = [row.strip(" *#\t") for row in text.split("\n") if row.strip()]
    reading.status = find_status(rows[:12] + rows[-6:])
    return reading


def _without_point(part: Paragraph) -> Paragraph:
    """A bold, numbered title without the list's mark before it: "+ **3. Minutes**"."""
    words = strip_bullet(part.text)
    bold = part.lead and words != part.text and re.match(r"\d{1,3}[.)]?\s", part.lead)
    return replace(part, text=words) if bold and words.startswith(part.lead[:3]) else part


def _read_part(part: Paragraph, state: _State, numbering: Numbering, reading: Reading) -> None:
    """Add the pieces of one paragraph to ``reading``."""
    columns = state.table.columns if state.table is not None else []
    items_by_row = part.is_row and _names_items(columns or cells_of(part.text))
    on_roll = state.roll.presence is not None and "|" not in part.text and not items_by_row
    if part.is_row and not on_roll and (_names_items(columns) or not _is_prose_row(part.text)):
        _begin_row_item(part, state, numbering, reading)
        state.table = state.table or Table(section=_about(state), title=state.caption)
        piece = state.table.row(part.text, state.locator(part))
        if piece is not None and state.by_rows and DECIDED_WITHIN.search(piece.text):
            piece = replace(piece, kind="resolution")
        if piece is not None:
            reading.pieces.append(piece)
        return
    plain = fold(part.text.lstrip("# "))
    if _CONTENTS.fullmatch(plain):
        reading.pieces.append(Piece(plain, "list-item", state.locator(part)))
        return
    if state.table is not None and _CONTINUED.fullmatch(plain):
        reading.pieces.append(Piece(plain, "note", state.locator(part)))
        return
    state.table = None
    state.caption = plain if _CAPTION.match(plain) and len(plain.split()) <= 14 else ""
    numbered = numbering.read(
        fold(part.text),
        heading_like=heading_like(part, without_number(plain)),
        resolving=state.resolving,
        sectioned=state.sections >= _SECTIONED,
    )
    if numbered and numbered.role == "item" and reading.kind != "decision":
        _begin_item(numbered, plain, part, state, reading)
        return
    if state.roll.read(plain, part, started=bool(reading.agenda)):
        reading.pieces.append(Piece(plain, "attendance", state.locator(part)))
        return
    if numbered is None and is_heading(part, part.text):
        _begin_section(plain, part, state, reading)
        return
    paragraph = numbered.number if numbered and numbered.role == "paragraph" else None
    listed = (numbered is not None and numbered.role != "paragraph") or part.is_item
    kind: BlockKind = "list-item" if listed and paragraph is None else "paragraph"
    if state.resolving and listed:
        kind = "resolution"
    plain = strip_bullet(plain)
    state.roll.read_apologies(plain)
    _add_prose(plain, kind, state.locator(part, paragraph), state, reading)


def _begin_item(
    numbered: Numbered, plain: str, part: Paragraph, state: _State, reading: Reading
) -> None:
    title = title_of(part, without_tags(numbered.rest))
    state.item, state.heading, state.resolving = AgendaItem(numbered.number, title), None, False
    reading.agenda.append(state.item)
    state.roll.begin_item(title, numbered.rest)
    if title is not None and len(title.split()) >= len(numbered.rest.split()):
        reading.pieces.append(Piece(plain, "heading", state.locator(part)))
    else:
        _add_prose(plain, "paragraph", state.locator(part), state, reading)


def _begin_row_item(part: Paragraph, state: _State, numbering: Numbering, reading: Reading) -> None:
    """Minutes set as a table: a row that begins with the next item number begins an item."""
    cells = [cell for cell in cells_of(part.text) if cell]
    named = state.table is not None and bool(state.table.columns)
    numbers = not named or bool(_ITEM_COLUMN.match(state.table.columns[0] if state.table else ""))
    apart = state.item is None or state.by_rows
    if len(cells) < 2 or not numbers or not (apart or named):
        return
    if not re.fullmatch(r"[A-Z]{0,4}\d[\d./-]*[.)]?", cells[0]):
        return
    first = Paragraph(cells[1], part.page, lead=part.lead)
    numbered = numbering.read(
        f"{cells[0]} {cells[1]}", heading_like=heading_like(first, cells[1]), resolving=False
    )
    if numbered and numbered.role == "item":
        state.item = AgendaItem(numbered.number, title_of(first, cells[1]))
        state.heading, state.by_rows = None, True
        reading.agenda.append(state.item)
        state.roll.begin_item(state.item.title, cells[1])
        if state.table is not None:
            state.table.section = _about(state)


def _begin_section(plain: str, part: Paragraph, state: _State, reading: Reading) -> None:
    """An unnumbered heading: a part of the item under way, or an item of its own."""
    state.resolving = bool(_DECISION_HEADING.fullmatch(plain))
    state.roll.presence = None
    numbered = state.item is not None and state.item.number is not None
    opens = state.sections >= _SECTIONED and plain.isupper() and len(plain) > 3
    if reading.kind == "decision" or (numbered and not opens):
        state.heading = plain.rstrip(": ")
    elif len(reading.pieces) > 3 or reading.agenda or _FIRST_BUSINESS.match(plain):
        state.sections += plain.isupper()
        state.heading = None
        state.item = AgendaItem(None, plain.rstrip(": "))
        reading.agenda.append(state.item)
    reading.pieces.append(Piece(plain, "heading", state.locator(part)))


def _names_items(cells: list[str]) -> bool:
    """True for the head of minutes set as a table: "Item", "Minute", "Action"."""
    return len(cells) >= 2 and bool(_ITEM_COLUMN.fullmatch(cells[0].rstrip(". ")))


def _is_prose_row(text: str) -> bool:
    """True for "1<tab>Apologies" and "Date:<tab>5 May": a tab after a number or label."""
    if "|" in text or has_cells(text):
        return False
    filled = [cell for cell in text.split("\t") if cell.strip()]
    return len(filled) == 1 or (
        len(filled) == 2
        and bool(
            re.fullmatch(
                r"(?:(?:Min(?:ute)?\.?\s*(?:No\.?)?\s*)?[A-Z]{0,3}[\d./-]+[.)]?|\(?[a-z][.)]|"
                r"[^:\t]{2,40}:[-–—]?)",
                filled[0].strip(),
            )
        )
    )


def _add_prose(
    text: str, kind: BlockKind, locator: Locator, state: _State, reading: Reading
) -> None:
    """Add a paragraph, what it resolves as a block of its own; nothing is left out between."""
    spans = sentence_spans(text)
    begins = (DECIDES, ACTION, _MOTION)
    cuts = [
        s
        for s, e in spans
        if any(one.match(text[s:e]) for one in begins) or _SETTLED.search(text[s:e])
    ]
    if not cuts:
        reading.pieces.append(Piece(text, kind, locator))
        if kind == "paragraph" and not text.rstrip().endswith(":"):
            state.resolving = False
        return
    edges = sorted({0, *cuts, len(text)})
    for start, end in itertools.pairwise(edges):
        words = text[start:end].strip()
        if not words:
            continue
        if ACTION.match(words):
            reading.pieces.append(Piece(words, "note", locator))
        elif start in cuts and _MOTION.match(words):
            reading.pieces.append(Piece(words, kind, locator))
        elif start in cuts:
            # A list of resolutions follows one that does not end, or that begins a list itself.
            state.resolving = not words.endswith(".") or bool(_LIST_WITHIN.search(words))
            reading.pieces.append(Piece(words, "resolution", locator))
        else:
            reading.pieces.append(Piece(words, kind, locator))


def _carried(pieces: list[Piece]) -> list[Piece]:
    """Motions whose vote, in the same words or in those right after, says that they carried."""
    marked: list[Piece] = []
    for piece, after in itertools.zip_longest(pieces, pieces[1:]):
        words = piece.text
        if _MOTION.match(words) and after is not None and not _MOTION.match(after.text):
            same = after.locator.agenda_item == piece.locator.agenda_item
            words += f" {after.text}" if same and len(after.text.split()) <= 40 else ""
        carried = bool(_MOTION.match(words) and _CARRIED.search(words))
        marked.append(replace(piece, kind="resolution") if carried else piece)
    return marked


def _about(state: _State) -> str:
    title = state.item.title if state.item else None
    return ". ".join(part for part in (title, state.heading) if part)
