"""A library of documents: add, remove, look up, and find passages by hybrid search."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal

import numpy as np

from corpus.errors import BadRequest, EmbedderUnavailable
from corpus.types import Document, Passage
from index import catalogue, integrity, writing
from index.contents import Contents
from index.embedder import Embedder
from index.filtering import allowed_rows
from index.float16 import read_vectors
from index.integrity import CheckReport
from index.promises import PromiseStore, Reading, put_reading
from index.records import embedding_text
from index.settings import RetrievalSettings
from index.store import State, Store, read_state
from index.types import Filters, Hit

if TYPE_CHECKING:
    import sqlite3

    from index.ranking import Ranked
    from index.vectors import VectorCache, VectorView

Added = Literal["added", "updated", "unchanged"]
_KEPT_QUESTIONS = 64
_KEPT_FILTERS = 32


class PassageIndex(Contents):
    """Documents, passages and vectors of one folder behind one interface.

    Safe to share between threads: each reading call takes a connection of its own from a pool
    and sees one state of the library; writes take turns, across processes too. Use it as a
    context manager, or call :meth:`close`, so that the vector cache is saved.
    """

    def __init__(self, store: Store, embedder: Embedder, settings: RetrievalSettings) -> None:
        """Use :meth:`open` instead."""
        from index.vectors import VectorCache

        super().__init__(store)
        self._embedder = embedder
        self._settings = settings
        self._cache: VectorCache = VectorCache(
            store.folder, embedder.dimension, embedder.fingerprint
        )
        self._question = lru_cache(maxsize=_KEPT_QUESTIONS)(self._vector_of)
        self._lock = threading.Lock()
        self._allowed: tuple[State | None, dict[Filters, np.ndarray]] = (None, {})

    @classmethod
    def open(
        cls,
        folder: Path,
        embedder: Embedder,
        settings: RetrievalSettings | None = None,
        *,
        read_only: bool = False,
    ) -> PassageIndex:
        """Open a library folder, making it if it is not there (unless ``read_only``).

        Raises ``EmbedderMismatch``, ``LibraryBusy``, ``LibraryDamaged`` or ``LibraryError``.
        """
        settings = settings or RetrievalSettings()
        store = Store(folder, read_only=read_only, lock_timeout=settings.lock_timeout)
        try:
            with store.reading() as connection:
                writing.check_embedder(connection, embedder)
            return cls(store, embedder, settings)
        except BaseException:
            store.close()
            raise

    def __enter__(self) -> PassageIndex:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close."""
        self.close()

    def close(self) -> None:
        """Save the vector cache where it has changed, and close the database."""
        if not self._store.closed:
            try:
                self.save_cache()
            finally:
                self._store.close()

    def save_cache(self) -> None:
        """Bring the vector cache up to date and save it, so that the next start is quick.

        A no-op in a read-only or empty library.
        """
        if self._store.read_only:
            return
        with self._store.reading() as connection:
            if catalogue.count_passages(connection):
                self._cache.view(connection, read_state(connection))
                self._cache.save()

    @property
    def folder(self) -> Path:
        """The library's folder."""
        return self._store.folder

    @property
    def embedder(self) -> Embedder:
        """The embedding model."""
        return self._embedder

    @property
    def settings(self) -> RetrievalSettings:
        """The retrieval settings."""
        return self._settings

    @property
    def promises(self) -> PromiseStore:
        """The promises register's rows."""
        return PromiseStore(self._store)

    # Writing

    def add(
        self,
        document: Document,
        passages: Sequence[Passage],
        *,
        again: bool = False,
        promises: Reading | None = None,
    ) -> Added:
        """Add a document, or replace what is stored of it, in one transaction.

        Nothing is done when the content hash is the stored one, unless ``again`` asks for it
        (when more is known of the same content, such as an inferred date). ``promises`` is what
        was found in it for the register; without it, the document counts as not looked at.
        When this returns, the document is safely on disk. Raises ``UnreadableSource`` when a
        passage is not a slice of the document, and ``LibraryBusy``.
        """
        if not again and self.unchanged(document.document_id, document.content_hash):
            return "unchanged"
        writing.check_passages(document, passages)
        vectors = self.encode([embedding_text(passage) for passage in passages])
        with self._store.writing() as connection:
            before = catalogue.content_hash(connection, document.document_id)
            writing.put_document(connection, document, passages, vectors, self._embedder)
            if promises is not None:
                put_reading(connection, document.document_id, promises)
        return "added" if before is None else "updated"

    def remove(self, document_id: str) -> None:
        """Remove a document everywhere. Raises ``UnknownDocument`` and ``LibraryBusy``."""
        with self._store.writing() as connection:
            writing.delete_document(connection, document_id)

    # Finding

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return float32 rows of unit length, shape (len(texts), dimension)."""
        rows = self._embedder.encode(texts)
        if rows.shape != (len(texts), self._embedder.dimension):
            raise EmbedderUnavailable(
                f"The embedding model {self._embedder.name} gives vectors of shape {rows.shape}, "
                f"not of {self._embedder.dimension} numbers each: choose another with --embedder."
            )
        return rows

    def encode_question(self, question: str) -> np.ndarray | None:
        """The vector of a question, shape (dimension,); those of the last questions are kept.

        ``None`` for a blank one.
        """
        return self._question(question)

    def vectors(self, passage_ids: Sequence[str]) -> np.ndarray:
        """Return stored vectors, float32, shape (n, dimension), in the order asked for.

        Raises ``BadRequest`` for an unknown id.
        """
        with self._store.reading() as connection:
            rows = np.array(catalogue.row_ids(connection, passage_ids), dtype=np.int64)
            return read_vectors(connection, rows, self._embedder.dimension)

    def search(
        self,
        question: str,
        k: int = 20,
        filters: Filters | None = None,
        *,
        lexical: str | None = None,
    ) -> list[Hit]:
        """Return at most ``k`` passages by hybrid retrieval, best first.

        ``lexical`` replaces the question in the full-text half (for expanded terms). Passages
        that neither share a word with it nor lie near it are never returned.
        """
        from index.ranking import hybrid

        text = question if lexical is None else lexical
        query = self._question(question) if self._settings.dense_weight > 0 else None
        with self._store.reading() as connection:
            vectors, allowed = self._ready(connection, k, filters)
            ranked = hybrid(connection, vectors, text, query, allowed, k, self._settings)
            return _hits(connection, ranked)

    def search_lexical(self, text: str, k: int = 20, filters: Filters | None = None) -> list[Hit]:
        """Return the passages that BM25 alone finds, best first."""
        from index.ranking import best, lexical_scores

        with self._store.reading() as connection:
            _, allowed = self._ready(connection, k, filters)
            scores = lexical_scores(connection, text, allowed, self._settings)
            return _hits(connection, best(connection, scores, k))

    def search_dense(self, text: str, k: int = 20, filters: Filters | None = None) -> list[Hit]:
        """Return the passages nearest in meaning alone, best first; the score is the cosine."""
        from index.ranking import best, dense_scores

        query = self._question(text)
        with self._store.reading() as connection:
            vectors, allowed = self._ready(connection, k, filters)
            scores = {} if query is None else dense_scores(vectors, query, allowed, k)
            return _hits(connection, best(connection, scores, k))

    def check(self) -> CheckReport:
        """Compare everything stored with everything else; see :class:`CheckReport`."""
        return integrity.check(self._store, self._cache, self._embedder.dimension)

    def _ready(
        self, connection: sqlite3.Connection, k: int, filters: Filters | None
    ) -> tuple[VectorView, np.ndarray]:
        """Return the vectors of the connection's state and the row ids that may be found."""
        if k < 1:
            raise BadRequest("The number of passages to find must be at least 1.")
        filters = filters or Filters()
        state = read_state(connection)
        view, outcome = self._cache.view(connection, state)
        if outcome == "rebuilt" and not self._store.read_only:
            self._cache.save()
        with self._lock:
            kept_state, kept = self._allowed
            if kept_state != state or len(kept) >= _KEPT_FILTERS:
                kept = {}
                self._allowed = (state, kept)
        if filters not in kept:
            kept[filters] = allowed_rows(connection, filters)
        return view, kept[filters]

    def _vector_of(self, question: str) -> np.ndarray | None:
        if not question.strip():
            return None
        vector: np.ndarray = self.encode([question])[0]
        vector.setflags(write=False)
        return vector


def _hits(connection: sqlite3.Connection, ranked: Ranked) -> list[Hit]:
    passages = catalogue.passages_of_rows(connection, [row for row, _ in ranked])
    return [
        Hit(passage=passage, score=score, rank=rank)
        for rank, (passage, (_, score)) in enumerate(zip(passages, ranked, strict=True), start=1)
    ]
