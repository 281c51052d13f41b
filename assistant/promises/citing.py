"""Citations of the register: of a record's own quote, and of the places that tell its fate."""

from __future__ import annotations

from assistant.citing import document_ref, place_ref
from assistant.promises.places import Place
from assistant.promises.recording import block_at
from assistant.promises.types import Promise
from assistant.types import Citation, Quoted
from corpus.sentences import sentence_spans, skip_marker
from corpus.types import Document
from index.library import PassageIndex

MOST_BEFORE = 2


def cite_promise(promise: Promise, number: int = 1) -> Citation:
    """The place that a record's quote stands in, as a citation of it."""
    return Citation(
        **{name: getattr(promise, name) for name in Quoted.model_fields},
        number=number,
        passage_id="",
        kind=promise.document_kind,
    )


def cite_place(
    index: PassageIndex, document: Document, place: Place, number: int, *, leans: bool = False
) -> Citation:
    """The citation of a place: ``quote == document.text[start:end]``.

    ``leans`` takes in the sentences before it, which name what it speaks of.
    """
    info = place.info
    block = block_at(document.blocks, place.start)
    start = _from(document, place) if leans else place.start
    passage = next(
        (p for p in index.passages(info.document_id) if p.start <= place.start < p.end), None
    )
    return Citation(
        **dict(document_ref(info)),
        **dict(place_ref(block.locator if block else None, info.agenda_item)),
        number=number,
        passage_id=passage.passage_id if passage else "",
        kind=info.kind,
        quote=document.text[start : place.end],
        start=start,
        end=place.end,
        mark_start=place.start if start < place.start else None,
        mark_end=place.end if start < place.start else None,
        status=info.status,
    )


def _from(document: Document, place: Place) -> int:
    """Where the quote begins with up to two sentences of its block before the place."""
    block = block_at(document.blocks, place.start)
    if place.title or block is None or block.kind == "table-row":
        return place.start
    begin = max(block.start, place.since)
    before = sentence_spans(document.text[begin : place.start], begin)[-MOST_BEFORE:]
    return skip_marker(document.text, *before[0]) if before else place.start
