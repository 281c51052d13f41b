"""Where a document may tell what became of a promise: sentences with a cue, titles of items."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.promises.mentions import Effect, unpack_mentions
from assistant.promises.recording import block_at
from assistant.promises.subjects import terms_of, things_in
from corpus.sentences import sentence_spans
from corpus.types import Document
from index.records import DocumentInfo

# Telling words up to which a sentence ("The plan had not been received") leans on those before.
LEANS = 2
# Words that a sentence needs to stand for the item that it opens.
TELLS = 8
_REFERENCE = re.compile(r"\b[A-Z]{0,5}\d{1,4}/\d{1,4}[a-z]?\b")
_LEADING_NUMBER = re.compile(r"^\W*(?:\d+[.)]?|[A-Z]{1,5}\d+/\d+)\s+")


@dataclass(frozen=True, slots=True)
class Place:
    """A slice of a document that may be evidence: ``text[start:end]``.

    ``own`` are its telling stems, ``terms`` those with what leads up to it from ``since`` on and
    with the title it stands under. ``sentence`` is its own text, ``text`` that with what leads
    up to it; ``references`` are numbers of minutes named there. ``title`` is True for an item's
    or report's own title, ``row`` for a table's row. It ``leans`` where it says so little itself
    that it speaks of what stands before it.
    """

    info: DocumentInfo
    start: int
    end: int
    since: int
    effect: Effect
    own: frozenset[str]
    terms: frozenset[str]
    text: str
    sentence: str
    references: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    title: bool = False
    row: bool = False
    leans: bool = False


def places_of(document: Document, info: DocumentInfo, mentions: str) -> list[Place]:
    """The places of a document; ``mentions`` are as the library stores them."""
    found = _titles(document, info)
    for mention in unpack_mentions(mentions):
        block = block_at(document.blocks, mention.start)
        item = block.locator.agenda_item if block else None
        head = terms_of(" ".join(p for p in (item.title if item else None, info.title) if p))
        window = document.text[mention.since : mention.end]
        found.append(
            Place(
                info=info,
                start=mention.start,
                end=mention.end,
                since=mention.since,
                effect=mention.effect,
                own=terms_of(document.text[mention.start : mention.end]),
                terms=terms_of(window) | head,
                text=window,
                sentence=document.text[mention.start : mention.end],
                references=frozenset(_REFERENCE.findall(window)),
                row=block is not None and block.kind == "table-row",
                leans=_says_little(document.text[mention.start : mention.end]),
            )
        )
    return found


def _says_little(text: str) -> bool:
    first = sentence_spans(text)[:1]
    return bool(first) and len(terms_of(text[slice(*first[0])])) <= LEANS


def _titles(document: Document, info: DocumentInfo) -> list[Place]:
    """The titles that a document's text holds: a report's own, and those of its items."""
    if info.kind == "agenda":  # it says what is to come, and may say "to follow"
        return []
    spans = [
        (b.start, b.end, document.text[b.start : b.end])
        for b in document.blocks
        if b.kind == "heading" and not b.exempt
    ]
    at = document.text.find(info.title) if info.title else -1
    if at >= 0 and all(at >= end or at + len(info.title) <= start for start, end, _ in spans):
        spans.append((at, at + len(info.title), info.title))
    if info.kind == "transcript":
        spans += _spoken_items(document)
    found = []
    for start, end, text in spans:
        terms = terms_of(_LEADING_NUMBER.sub("", text)) - terms_of(info.body or "")
        if len(terms) >= 2:
            found.append(
                Place(
                    info=info, start=start, end=end, since=start, effect="done", own=terms,
                    terms=terms, text=text, sentence=text, things=things_in(text), title=True,
                )
            )  # fmt: skip
    return found


def _spoken_items(document: Document) -> list[tuple[int, int, str]]:
    """The first sentence under each item of a transcript, whose title was lifted out of it."""
    first: dict[str, tuple[int, int, str]] = {}
    for block in document.blocks:
        item = block.locator.agenda_item
        if item and item.title and item.title not in first and not block.exempt:
            spans = sentence_spans(document.text[block.start : block.end], block.start)
            told = [(a, b) for a, b in spans if len(document.text[a:b].split()) >= TELLS]
            if told:
                first[item.title] = (*told[0], item.title)
    return list(first.values())
