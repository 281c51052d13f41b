"""Reads table rows, so that each keeps its title, its column headings and its section label."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from corpus.pieces import Piece, fold
from corpus.remnants import has_cells, names_columns, tagged_cells
from corpus.types import Locator

_RULE_ROW = re.compile(r"[\s|:+=-]*")
# What a column's heading may say in figures: a year, a day, a quarter, the unit of its amounts.
_MEASURE = re.compile(
    r"\b(?:19|20)\d\d(?:\s*[-/–]\s*\d{2,4})?\b|[£$€]['’]?000s?\b|\bQ[1-4]\b|"
    r"(?<=[A-Za-z] )\d{1,2}(?:st|nd|rd|th)? (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|"
    r"Dec)[a-z]*\b|(?<=Quarter )[1-4]\b|(?<=Year )\d{1,2}\b|"
    r"(?<![\d.,])\d{1,2} (?=[Mm]onths\b)|(?i:\bper )[\d,]+\b"
)
_TAG = re.compile(r"<[^>\n]{1,80}>")
MAX_CONTEXT = 400


def cells_of(text: str) -> list[str]:
    """The cells of a row that bars, tabs or tags part, white space folded; tags dropped."""
    stripped = text.strip(" \n")
    if has_cells(text):
        parts = [html.unescape(part) for part in tagged_cells(text)]
    elif stripped.startswith("|") or (" | " in stripped and "\t" not in stripped):
        parts = re.split(r"(?<!\\)\|", stripped.strip().strip("|"))
    else:
        parts = stripped.split("\t")
    return [fold(_TAG.sub(" ", part)) for part in parts]


def looks_like_headings(cells: list[str]) -> bool:
    """True for cells that name columns: short, at least two, none with a figure but a year."""
    filled = [cell for cell in cells if cell]
    return len(filled) >= 2 and all(
        len(cell.split()) <= 7
        and not cell.endswith(".")
        and not re.search(r"\d", _MEASURE.sub("", cell))
        for cell in filled
    )


@dataclass(slots=True)
class Table:
    """A table being read row by row. ``row`` gives the row's piece, or None for a ruling line."""

    section: str = ""
    title: str = ""
    columns: list[str] = field(default_factory=list)
    pending: bool = True  # the next row may be the one that names the columns
    one_row: bool = False  # only the row that names the columns has been read

    def row(self, text: str, locator: Locator) -> Piece | None:
        """The piece of one line; its context pairs each cell with the heading above it."""
        if _RULE_ROW.fullmatch(text):
            return None
        cells = cells_of(text)
        if self.columns and cells == self.columns:  # repeated at the top of the next page
            return Piece(text, "heading", locator, self._about([]))
        if self._second_headings(cells):
            self.columns = [fold(f"{a} {b}") for a, b in zip(self.columns, cells, strict=True)]
            self.one_row = False
            return Piece(text, "heading", locator, self._about([]))
        self.one_row = False
        if self.pending and (looks_like_headings(cells) or names_columns(text)):
            self.columns, self.pending, self.one_row = cells, False, True
            return Piece(text, "heading", locator, self._about([]))
        self.pending = False
        return Piece(text, "table-row", locator, self._about(cells))

    def _second_headings(self, cells: list[str]) -> bool:
        """Whether a second row of headings stands below a first that left its corner empty: one
        that begins with what the figures are by, "(per 1,000 people)"."""
        above = self.one_row and len(cells) == len(self.columns) and not self.columns[0]
        return bool(above and cells[0].startswith("(") and looks_like_headings(cells))

    def _about(self, cells: list[str]) -> str:
        parts = [self.title] if self.title else []
        if self.columns and cells:
            parts.append("; ".join(column for column in self.columns if column))
        parts += [self.section] if self.section else []
        return fold(". ".join(parts))[:MAX_CONTEXT]
