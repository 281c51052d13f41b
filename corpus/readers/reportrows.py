"""Reads the tables of a report extracted from PDF, broken over pages and mixed with raw tags."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.pieces import Piece, fold
from corpus.readers.tables import MAX_CONTEXT, cells_of, looks_like_headings
from corpus.remnants import has_cells, names_columns
from corpus.types import BlockKind, Locator

# Tags that stand for structure: text is parted there. Inline ones (<u>, <b>) stay in the words.
_STRUCTURE = re.compile(
    r"\s*</?(?:p|ul|ol|li|div|table|thead|tbody|tr|td|th|h[1-6])(?:\s[^<>]{0,120})?/?>\s*", re.I
)
_BULLETS = re.compile(r"\s*(?:^|(?<=\s))[•▪●◦‣]\s+")
_DASH = re.compile(r"[-–•▪●◦‣*]\s+(?=\w)")
_INLINE_TAG = re.compile(r"</?[a-z][^<>]{0,80}>", re.IGNORECASE)
_ENDS = re.compile(r"[.!?:;][\"'”’)\]]*$")


def split_tags(raw: str) -> list[tuple[str, str]]:
    """Part a line at structural tags and bullets: ``(words, "item" or "")`` in order."""
    parts: list[tuple[str, str]] = []
    for chunk in _STRUCTURE.split(raw.strip()):
        pieces = _BULLETS.split(chunk)
        for number, words in enumerate(pieces):
            if words.strip():
                parts.append(
                    (words.strip(), "item" if number or chunk.lstrip()[:1] in "•▪●◦‣" else "")
                )
    return parts


@dataclass(slots=True)
class RowReader:
    """Reads a run of tables: columns and subject (first cell) of the current one, its label.

    A label is a short row of its own, such as "Objectives", that heads the rows after it; a
    caption is a short row that titles the small table after it.
    """

    columns: list[str] = field(default_factory=list)
    subject: list[str] = field(default_factory=list)
    label: str = ""
    caption: str = ""

    @property
    def open(self) -> bool:
        """True while a table with named columns, or a caption, is being read."""
        return bool(self.columns or self.caption)

    def close(self) -> None:
        """Forget the table: a numbered heading or paragraph has begun."""
        self.columns, self.subject, self.label, self.caption = [], [], "", ""

    def owns(self, row: str) -> bool:
        """True when ``row`` is a label inside the table rather than a heading of the report."""
        return self.open and self._is_label(row) and not re.match(r"\d{1,2}\.0\b", row)

    def read(
        self,
        raw: str,
        following: str,
        section: str | None,
        locator: Locator,
        *,
        fresh: bool = True,
    ) -> list[Piece]:
        """The pieces of one table line; ``fresh`` where a table may begin with it."""
        if not re.search(r"\w", _INLINE_TAG.sub("", _STRUCTURE.sub(" ", raw))):
            return []  # a ruling line, or empty cells
        cells = cells_of(raw)
        if has_cells(raw):
            return [self._tagged(raw, cells, section, locator)]
        filled = [at for at, cell in enumerate(cells) if cell]
        if len(filled) == 1 and not (self.columns and filled[0] >= 2):
            return self._single(raw, following, section, locator)
        if cells == self.columns or (fresh and self._names_columns(cells, following)):
            caption = self.caption
            self.close()
            self.columns, self.caption = cells, caption
            return [Piece(_unruled(raw), "heading", locator, self._about(section))]
        if not cells[0] and self.columns:
            return [Piece(_unruled(raw), "table-row", locator, self._continued(cells, section))]
        if (
            self.columns
            and filled == [0, filled[-1]]
            and filled[-1] >= 2
            and self._is_label(cells[0])
        ):
            return self._labelled(raw, section, locator)
        if self.columns and len(filled) >= max(2, len([c for c in self.columns if c]) - 1):
            self.subject, self.label = cells, ""
        return self._cells(raw, section, locator)

    def _tagged(self, raw: str, cells: list[str], section: str | None, locator: Locator) -> Piece:
        """A row whose cells tags part: one block, whatever tags stand within."""
        if names_columns(raw) or (not self.columns and looks_like_headings(cells)):
            self.close()
            self.columns = cells
            return Piece(raw, "heading", locator, self._about(section))
        self.subject = cells
        return Piece(raw, "table-row", locator, self._about(section))

    def loose(self, raw: str, section: str | None, locator: Locator) -> list[Piece] | None:
        """The pieces of a line without cells that stands inside the table's run."""
        row = fold(raw)
        if not re.search(r"\w", row):
            return []
        if self._is_label(row):
            self.label, self.caption = row.rstrip(":"), ""
            return [Piece(row, "heading", locator, self._about(section))]
        return self._texts(raw, section, locator)

    def _single(
        self, raw: str, following: str, section: str | None, locator: Locator
    ) -> list[Piece]:
        parts = split_tags(raw.replace("\t", " ").replace("|", " "))
        words = fold(_INLINE_TAG.sub("", " ".join(part for part, _ in parts)))
        after = [cell for cell in cells_of(following) if cell] if following else []
        if (
            len(words.split()) <= 14
            and not words.endswith(".")
            and len(after) >= 2
            and not (self.columns and self._is_label(words))
        ):
            self.caption = words.rstrip(":")
            return [Piece(words, "heading", locator, self._about(section))]
        if self._is_label(words):
            self.label, self.caption = words.rstrip(":"), ""
            return [Piece(words, "heading", locator, self._about(section))]
        return self._texts(raw, section, locator)

    def _labelled(self, raw: str, section: str | None, locator: Locator) -> list[Piece]:
        """A row whose first cell labels the long cell after it ("Objectives | to drive…")."""
        first, rest = re.split(r"\t+|(?<=\w)\s*\|", raw.strip().strip("|"), maxsplit=1)
        self.label, self.caption = fold(first).strip("*: "), ""
        heading = Piece(fold(first), "heading", locator, self._about(section))
        return [heading, *self._texts(rest, section, locator)]

    def _texts(self, raw: str, section: str | None, locator: Locator) -> list[Piece]:
        pieces: list[Piece] = []
        line = raw.replace("\t", " ")
        if line.strip().startswith("|"):
            line = line.strip().strip("|")
        for words, mark in split_tags(line):
            plain = fold(_INLINE_TAG.sub("", words))
            if self.columns and self._is_label(plain):
                self.label, self.caption = plain.rstrip(":"), ""
                pieces.append(Piece(words, "heading", locator, self._about(section)))
                continue
            bullet = _DASH.match(words)
            kind: BlockKind = "list-item" if mark or bullet else "paragraph"
            words = words[bullet.end() :] if bullet else words
            pieces.append(Piece(words, kind, locator, self._about(section)))
        return pieces

    def _cells(self, raw: str, section: str | None, locator: Locator) -> list[Piece]:
        """One row as one block, or, where a cell holds paragraphs of its own, as several."""
        about = self._about(section)
        if not _STRUCTURE.search(raw):
            return [Piece(_unruled(raw), "table-row", locator, about)]
        return [
            Piece(words, "table-row", locator, about)
            for words, _ in split_tags(_unruled(raw).replace("\t", " "))
        ]

    def _names_columns(self, cells: list[str], following: str) -> bool:
        if not looks_like_headings(cells):
            return False
        if len([c for c in cells if c]) >= 3:
            return True
        # Two cells name columns only when the row below differs from them by holding figures.
        below = cells_of(following) if following else []
        return any(re.search(r"\d", cell) for cell in below[1:])

    def _is_label(self, row: str) -> bool:
        words = fold(row).rstrip(":").split()
        return (
            0 < len(words) <= 5
            and row[:1].isupper()
            and not _ENDS.search(row.rstrip(":"))
            and not re.search(r"[\d|\t]", row)
        )

    def _continued(self, cells: list[str], section: str | None) -> str:
        at = next(i for i, cell in enumerate(cells) if cell)
        heading = self.columns[at] if at < len(self.columns) else ""
        return fold(". ".join(p for p in (heading, self._about(section)) if p))[:MAX_CONTEXT]

    def _about(self, section: str | None) -> str:
        """The words that a row's own words need, the nearest first: caption, subject, label."""
        parts = [part for part in (self.caption, *self.subject[:1], self.label) if part]
        pairs = list(zip(self.columns, self.subject, strict=False))[1:]
        parts += [
            f"{head}: {cell}" if len(cell.split()) <= 6 else head
            for head, cell in pairs
            if head and cell
        ]
        if section:
            parts.append(re.sub(r"^\d+(?:\.\d+)*\s+", "", section))
        return fold(". ".join(parts))[:MAX_CONTEXT]


def _unruled(raw: str) -> str:
    """A row without the outer bars of a pipe table."""
    return raw.strip().strip("|") if raw.strip().startswith("|") else raw
