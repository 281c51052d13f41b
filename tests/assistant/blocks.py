"""Documents made of a few blocks, and candidates in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from assistant.answering.candidates import Candidate
from corpus.types import AgendaItem, Block, BlockKind, Document, Locator, Passage
from index.records import DocumentInfo
from index.types import Hit

ITEM = Locator(agenda_item=AgendaItem("5", "Towpath"))
OTHER = Locator(agenda_item=AgendaItem("6", "Moorings"))


@dataclass(frozen=True)
class _Info:
    kind: str
    document_id: str = "d1"
    title: str = "Towpath"
    meeting_date: None = None


PLAIN = {
    "asks": 0.0, "kind": 1.0, "label": 0.0, "by": 1.0, "dated": 1.0, "opposed": 0.0,
    "sentence": 0.6, "passage": 0.6, "window": 0.6, "spanned": 0.0,
}  # fmt: skip


def information(kind: str) -> DocumentInfo:
    """What is known of a document of that kind, as far as answering looks at it."""
    return cast(DocumentInfo, _Info(kind))


def document_of(*parts: tuple[str, BlockKind, Locator], lifted: str = "") -> Document:
    """A document of these blocks; before those of the kind ``lifted`` the source has a bullet."""
    blocks, text = [], ""
    for words, kind, locator in parts:
        start = len(text)
        text += words + "\n"
        joined = start > 0 and kind != lifted
        blocks.append(Block(start, start + len(words), kind, locator, follows_on=joined))
    return Document("d1", "Towpath", "minutes", "towpath.txt", text, "0", blocks=tuple(blocks))


def candidate(
    document: Document, block: int, words: str, confidence: float = 0.0, **features: float
) -> Candidate:
    """The candidate that is ``words`` in the block of that number."""
    place = document.blocks[block]
    start = document.text.index(words, place.start)
    passage = Passage("p1", "d1", document.text, 0, len(document.text), ITEM, "paragraph")
    return Candidate(
        hit=Hit(passage, 1.0, 1),
        info=information("minutes"),
        block=place,
        start=start,
        end=start + len(words),
        text=words,
        features={**PLAIN, **features},
        confidence=confidence,
    )


def lead_of(text: str, kind: float = 0.0, confidence: float = 0.6) -> Candidate:
    """A leading sentence that is all of its paper, this much of the kind asked for."""
    document = document_of((text, "paragraph", ITEM))
    return candidate(document, 0, text, confidence, kind=kind)
