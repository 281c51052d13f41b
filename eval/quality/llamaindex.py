"""LlamaIndex's default pipeline over the same documents with the same embedding model.

``SentenceSplitter`` as it comes (1,024 tokens, 200 shared), ``VectorStoreIndex``, and what
``CitationQueryEngine`` retrieves: it cuts each node again into citation chunks of 512 tokens.
Its answers are not compared: they are written by a language model, and there is none here.
Nothing is read from or written to LlamaIndex's global settings but its callback manager.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from llama_index.core import Document, StorageContext, VectorStoreIndex, load_index_from_storage
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.bridge.pydantic import PrivateAttr
from llama_index.core.llms import MockLLM
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.query_engine import CitationQueryEngine
from llama_index.core.response_synthesizers.no_text import NoText

from eval.quality.systems import Place, System
from eval.spans import Span
from index.embedder import Embedder

TOP_K = {"LlamaIndex as it comes (k = 2)": 2, "LlamaIndex, k = 10": 10}
_SOURCE = re.compile(r"\ASource \d+:\n")


class SameEmbedding(BaseEmbedding):  # type: ignore[misc]
    """One of our embedders as a LlamaIndex embedding."""

    _embedder: Any = PrivateAttr()

    def __init__(self, embedder: Embedder) -> None:
        """Wrap ``embedder``."""
        super().__init__(model_name=embedder.name, embed_batch_size=32)
        self._embedder = embedder

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        rows: list[list[float]] = self._embedder.encode(texts).tolist()
        return rows

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embeddings([query])[0]

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)


def llamaindex_systems(
    texts: Mapping[str, str], sources: Mapping[str, str], embedder: Embedder, cache: Path
) -> dict[str, System]:
    """The pipeline at each of ``TOP_K`` over ``texts`` (by document id).

    It is given the text as our readers read it, so that offsets are comparable, with the file
    path as metadata, as ``SimpleDirectoryReader`` would. The vectors are kept in ``cache``.
    """
    index, silent = _index(texts, sources, embedder, cache), MockLLM()
    return {
        name: _retrieval(
            CitationQueryEngine.from_args(
                index, llm=silent, similarity_top_k=k, response_synthesizer=NoText(llm=silent)
            ),
            texts,
        )
        for name, k in TOP_K.items()
    }


def _index(
    texts: Mapping[str, str], sources: Mapping[str, str], embedder: Embedder, cache: Path
) -> Any:
    digest = hashlib.sha256(f"{embedder.fingerprint} {version('llama-index-core')}".encode())
    for identity in sorted(texts):
        digest.update(f"\0{identity}\0{sources[identity]}\0{texts[identity]}".encode())
    folder = cache / "llamaindex" / digest.hexdigest()[:16]
    same = SameEmbedding(embedder)
    if (folder / "complete").exists():
        storage = StorageContext.from_defaults(persist_dir=str(folder))
        return load_index_from_storage(storage, embed_model=same)
    documents = [
        Document(id_=i, text=texts[i], metadata={"file_path": sources[i]}) for i in sorted(texts)
    ]
    index = VectorStoreIndex.from_documents(
        documents, transformations=[SentenceSplitter()], embed_model=same
    )
    index.storage_context.persist(persist_dir=str(folder))
    (folder / "complete").touch()
    return index


def _retrieval(engine: Any, texts: Mapping[str, str]) -> System:
    def search(question: str) -> Sequence[Place]:
        places = []
        for found in engine.query(question).source_nodes:
            chunk = _SOURCE.sub("", found.node.text).removesuffix("\n")
            document_id = found.node.ref_doc_id
            places.append(Place(_span(document_id, texts[document_id], chunk), chunk))
        return places

    return search


def _span(document_id: str, text: str, chunk: str) -> Span:
    """Where a citation chunk stands: its words are the document's, its offsets are not kept."""
    at = text.find(chunk)
    if at < 0:
        raise ValueError(f"A chunk of {document_id} is not a slice of its text: {chunk[:60]!r}.")
    return Span(document_id, at, at + len(chunk))
