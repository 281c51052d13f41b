"""What a reader hands back: pieces of text with their places, and their assembly into a text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corpus.types import (
    AgendaItem,
    Attendee,
    Block,
    BlockKind,
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


def unique(names: Sequence[str]) -> list[str]:
    """The names in order of first appearance, each once."""
    return list(dict.fromkeys(names))
