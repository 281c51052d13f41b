"""Keeps what a library holds at hand: its list of documents and the few read last."""

from __future__ import annotations

import threading
from collections import OrderedDict

from corpus.types import Document
from index.library import PassageIndex
from index.records import DocumentInfo

DOCUMENTS_KEPT = 64


class Shelf:
    """Documents by id, read again only when the library has changed. Safe between threads."""

    def __init__(self, index: PassageIndex) -> None:
        self._index = index
        self._lock = threading.Lock()
        self._infos: dict[str, DocumentInfo] = {}
        self._generation = -1
        self._kept: OrderedDict[str, tuple[int, Document]] = OrderedDict()

    def documents(self) -> dict[str, DocumentInfo]:
        """What is held, by document id; read again only when the library has changed."""
        with self._lock:
            generation = self._index.generation
            if generation != self._generation:
                self._infos = {d.document_id: d for d in self._index.documents()}
                self._generation = generation
            return self._infos

    def document(self, document_id: str) -> Document:
        """A document from the few kept at hand, read again when the library has changed."""
        generation = self._index.generation
        with self._lock:
            kept = self._kept.get(document_id)
            if kept is not None and kept[0] == generation:
                self._kept.move_to_end(document_id)
                return kept[1]
        document = self._index.document(document_id)
        with self._lock:
            self._kept[document_id] = (generation, document)
            while len(self._kept) > DOCUMENTS_KEPT:
                self._kept.popitem(last=False)
        return document

    def text(self, document_id: str) -> str:
        """A document's whole text."""
        return self.document(document_id).text
