"""Makes the parts that every citation has out of what the library holds of a document."""

from __future__ import annotations

from assistant.types import AgendaItemRef, DocumentRef, PlaceRef
from corpus.types import AgendaItem, Locator
from index.records import DocumentInfo


def document_ref(info: DocumentInfo) -> DocumentRef:
    """The document as a citation names it."""
    return DocumentRef.model_validate(info, from_attributes=True)


def place_ref(where: Locator | None, of_document: AgendaItem | None) -> PlaceRef:
    """The place that a block's locator gives, under the document's own item where it has none."""
    item = (where.agenda_item if where else None) or of_document
    under = AgendaItemRef(number=item.number, title=item.title) if item else None
    if where is None:
        return PlaceRef(agenda_item=under)
    return PlaceRef(
        agenda_item=under,
        paragraph=where.paragraph,
        page=where.page,
        speaker=where.speaker,
        speaker_certain=where.speaker_certain,
        time=where.time,
    )
