"""LlamaIndex adapter: a library's hybrid search as a retriever for anyone's query engine."""

from __future__ import annotations

from typing import Any

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.callbacks.base import CallbackManager
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from index.library import PassageIndex
from index.records import DocumentInfo
from index.types import Filters, Hit


class MinutesRetriever(BaseRetriever):  # type: ignore[misc]
    """Finds passages in a :class:`PassageIndex` and hands them over as scored nodes.

    A node's text is the passage's own words, its id the passage id; the metadata say where they
    stand (``source``, ``start``, ``end``, item, paragraph, page, speaker, time). Nothing is read
    from or written to LlamaIndex's global settings.
    """

    def __init__(
        self,
        index: PassageIndex,
        k: int = 10,
        filters: Filters | None = None,
        callback_manager: CallbackManager | None = None,
    ) -> None:
        """Retrieve ``k`` passages a question, narrowed by ``filters``."""
        self._index = index
        self._k = k
        self._filters = filters or Filters()
        super().__init__(callback_manager=callback_manager)

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        hits = self._index.search(query_bundle.query_str, self._k, self._filters)
        documents = {document.document_id: document for document in self._index.documents()}
        return [
            node_of(hit, documents[hit.passage.document_id])
            for hit in hits
            if hit.passage.document_id in documents
        ]


def node_of(hit: Hit, document: DocumentInfo) -> NodeWithScore:
    """Return a hit as a LlamaIndex node; what is not known has no metadata key."""
    passage = hit.passage
    locator = passage.locator
    item = locator.agenda_item or document.agenda_item
    metadata: dict[str, Any] = {
        "document_id": document.document_id,
        "title": document.title,
        "kind": document.kind,
        "council": document.council,
        "body": document.body,
        "meeting_date": document.meeting_date.isoformat() if document.meeting_date else None,
        "status": document.status,
        "source": document.source,
        "url": document.url,
        "start": passage.start,
        "end": passage.end,
        "agenda_item_number": item.number if item else None,
        "agenda_item_title": item.title if item else None,
        "paragraph": locator.paragraph,
        "page": locator.page,
        "speaker": locator.speaker,
        "speaker_certain": locator.speaker_certain if locator.speaker else None,
        "time": locator.time,
    }
    known = {key: value for key, value in metadata.items() if value is not None}
    node = TextNode(
        id_=passage.passage_id,
        text=passage.text,
        metadata=known,
        # A model is told who spoke, when and about what; keys for machines are kept from it.
        excluded_llm_metadata_keys=["document_id", "start", "end", "url", "speaker_certain"],
        excluded_embed_metadata_keys=list(known),
    )
    return NodeWithScore(node=node, score=hit.score)
