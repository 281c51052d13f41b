"""What a reader hands back: pieces of text with their places, and their assembly into a text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from corpus.types import (
    AgendaItem,
    Attendee,
    Block,
    BlockKind,
    Document,
    Kind,
    Locator,
    Status,
)

_SPACE = re.compile(r"\s+")
# Between blocks stands a blank line, so that no sentence ever runs across something lifted out.
SEPARATOR = "\n\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """One block to be: its words as the source has them, and where they stand."""

    text: str
    kind: BlockKind = "paragraph"
    locator: Locator = field(default_factory=Locator)
    context: str = ""
    exempt: bool = False


@dataclass(slots=True)
class Reading:
    """What a reader made of one source; fields the source does not state stay ``None``."""

    kind: Kind
    pieces: list[Piece] = field(default_factory=list)
    title: str | None = None
    council: str | None = None
    body: str | None = None
    meeting_date: dt.date | None = None
    agenda_item: AgendaItem | None = None
    status: Status | None = None
    starts_at: str | None = None
    closed_at: str | None = None
    attendance: list[Attendee] = field(default_factory=list)
    speakers: list[str] = field(default_factory=list)
    agenda: list[AgendaItem] = field(default_factory=list)
    inferred: dict[str, str] = field(default_factory=dict)


def fold(text: str) -> str:
    """Fold every run of white space (no-break spaces included) to one space, and trim."""
    return _SPACE.sub(" ", text).strip()


def assemble(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """Join pieces to ``Document.text`` and give each its offsets; empty pieces are dropped."""
    texts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for piece in pieces:
        words = fold(piece.text)
        if not words:
            continue
        end = at + len(words)
        blocks.append(Block(at, end, piece.kind, piece.locator, fold(piece.context), piece.exempt))
        texts.append(words)
        at = end + len(SEPARATOR)
    return SEPARATOR.join(texts), tuple(blocks)


def locator_at(document: Document, start: int, end: int | None = None) -> Locator:
    """The place of ``document.text[start:end]``: that of the block it begins in.

    Where the words reach over blocks of which one is another's or doubtful, ``speaker_certain``
    is False; a passage may hold several blocks, so cite from here rather than from the passage.
    """
    last = start + 1 if end is None else end
    touched = [b for b in document.blocks if b.start < last and b.end > start]
    if not touched:
        return Locator()
    first = touched[0].locator
    certain = all(b.locator.speaker_certain and b.locator.speaker == first.speaker for b in touched)
    return replace(first, speaker_certain=first.speaker_certain and certain)


def unique(names: Sequence[str]) -> list[str]:
    """The names in order of first appearance, each once."""
    return list(dict.fromkeys(names))
