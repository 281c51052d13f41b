"""Citations of evidence: the slice that tells, with the sentence before it where it leans on it."""

from __future__ import annotations

from assistant.promises.places import Place
from assistant.promises.recording import block_at
from assistant.types import AgendaItemRef, Citation
from corpus.sentences import sentence_spans, skip_marker
from corpus.types import Document
from index.library import PassageIndex

MOST_BEFORE = 2


def cite_place(
    index: PassageIndex, document: Document, place: Place, number: int, *, leans: bool = False
) -> Citation:
    """The citation of a place: ``quote == document.text[start:end]``.

    ``leans`` takes in the sentences before it, which name what it speaks of.
    """
    info = place.info
    block = block_at(document.blocks, place.start)
    where = block.locator if block else None
    item = (where.agenda_item if where else None) or info.agenda_item
    start = _from(document, place) if leans else place.start
    passage = next(
        (p for p in index.passages(info.document_id) if p.start <= place.start < p.end), None
    )
    return Citation(
        number=number,
        document_id=info.document_id,
        passage_id=passage.passage_id if passage else "",
        title=info.title,
        kind=info.kind,
        council=info.council,
        body=info.body,
        meeting_date=info.meeting_date,
        agenda_item=AgendaItemRef(number=item.number, title=item.title) if item else None,
        paragraph=where.paragraph if where else None,
        page=where.page if where else None,
        speaker=where.speaker if where else None,
        speaker_certain=where.speaker_certain if where else True,
        time=where.time if where else None,
        quote=document.text[start : place.end],
        start=start,
        end=place.end,
        mark_start=place.start if start < place.start else None,
        mark_end=place.end if start < place.start else None,
        source=info.source,
        url=info.url,
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
