"""LlamaIndex adapter: our readers as a LlamaIndex reader for anyone's pipeline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from llama_index.core.readers.base import BaseReader
from llama_index.core.schema import Document as LlamaDocument

from corpus.reading import iter_sources, read_path
from corpus.types import Document


class MinutesReader(BaseReader):  # type: ignore[misc]
    """Reads minutes, transcripts and reports from files or folders, one document for each.

    Text that may not be shown to the public is left out unless ``include_exempt`` is set; a
    document with no other text is then left out altogether.
    """

    def __init__(self, *, include_exempt: bool = False) -> None:
        """Make a reader."""
        self._include_exempt = include_exempt

    def lazy_load_data(
        self, paths: Sequence[str | Path], *args: Any, **load_kwargs: Any
    ) -> Iterable[LlamaDocument]:
        """Yield a LlamaIndex document for each file. Raises ``UnreadableSource``."""
        for path, source in iter_sources([Path(path) for path in paths]):
            document = read_path(path, source=source)
            text = document.text if self._include_exempt else public_text(document)
            if text:
                yield llama_document(document, text)


def public_text(document: Document) -> str:
    """Return a document's text without its exempt blocks; "" when the whole is exempt."""
    if document.status == "exempt":
        return ""
    if not any(block.exempt for block in document.blocks):
        return document.text
    shown = [document.text[b.start : b.end] for b in document.blocks if not b.exempt]
    return "\n".join(shown)


def llama_document(document: Document, text: str) -> LlamaDocument:
    """Return a document in LlamaIndex's form; what is not known has no metadata key."""
    item = document.agenda_item
    metadata: dict[str, Any] = {
        "title": document.title,
        "kind": document.kind,
        "council": document.council,
        "body": document.body,
        "meeting_date": document.meeting_date.isoformat() if document.meeting_date else None,
        "agenda_item_number": item.number if item else None,
        "agenda_item_title": item.title if item else None,
        "status": document.status,
        "source": document.source,
        "url": document.url,
        "content_hash": document.content_hash,
        "inferred": ", ".join(sorted(document.inferred)) or None,
    }
    return LlamaDocument(
        id_=document.document_id,
        text=text,
        metadata={key: value for key, value in metadata.items() if value is not None},
        excluded_llm_metadata_keys=["content_hash"],
        excluded_embed_metadata_keys=["content_hash"],
    )
