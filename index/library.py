"""A library of documents: add, remove, look up, and find passages by hybrid search."""

from __future__ import annotations

import datetime as dt
import math
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
from index.embedder import Embedder
from index.filtering import allowed_rows
from index.integrity import CheckReport
from index.records import DocumentInfo, embedding_text
from index.settings import RetrievalSettings
from index.store import State, Store, read_state
from index.terms import stem
from index.types import Filters, Hit

if TYPE_CHECKING:
    import sqlite3

    from index.ranking import Ranked
    from index.vectors import VectorCache

Added = Literal["added", "updated", "unchanged"]
_KEPT_QUESTIONS = 64
_KEPT_FILTERS = 32


class PassageIndex:
    """Documents, passages and vectors of one folder behind one interface.

    Safe to share between threads: each reading call takes a connection of its own from a pool
    and sees one state of the library; writes take turns, across processes too. Use it as a
    context manager, or call :meth:`close`, so that the vector cache is saved.
    """

    def __init__(self, store: Store, embedder: Embedder, settings: RetrievalSettings) -> None:
        """Use :meth:`open` instead."""
        from index.vectors import VectorCache

        self._store = store
        self._embedder = embedder
        self._settings = settings
        self._cache: VectorCache = VectorCache(
            store.folder, embedder.dimension, embedder.fingerprint
        )
        self._question = lru_cache(maxsize=_KEPT_QUESTIONS)(self._encode_question)
        self._lock = threading.Lock()
        self._allowed: tuple[State | None, dict[Filters, np.ndarray]] = (None, {})
        self._vocabulary: tuple[State, dict[str, int], int] | None = None

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
            if not self._store.read_only:
                with self._store.reading() as connection:
                    if catalogue.count_passages(connection):
                        self._cache.refresh(connection, read_state(connection))
                        self._cache.save()
            self._store.close()

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
    def generation(self) -> int:
        """How many times the library has been written to."""
        with self._store.reading() as connection:
            return read_state(connection).generation

    # Writing

    def add(self, document: Document, passages: Sequence[Passage]) -> Added:
        """Add a document, or replace what is stored of it, in one transaction.

        Nothing is done when the content hash is the stored one. When this returns, the document
        is safely on disk. Raises ``UnreadableSource`` when a passage is not a slice of the
        document, and ``LibraryBusy``.
        """
        if self.unchanged(document.document_id, document.content_hash):
            return "unchanged"
        writing.check_passages(document, passages)
        vectors = self.encode([embedding_text(passage) for passage in passages])
        with self._store.writing() as connection:
            before = catalogue.content_hash(connection, document.document_id)
            writing.put_document(connection, document, passages, vectors, self._embedder)
        return "added" if before is None else "updated"

    def remove(self, document_id: str) -> None:
        """Remove a document everywhere. Raises ``UnknownDocument`` and ``LibraryBusy``."""
        with self._store.writing() as connection:
            writing.delete_document(connection, document_id)

    # Looking up

    def unchanged(self, document_id: str, content_hash: str) -> bool:
        """Return whether the document is stored with that content hash."""
        with self._store.reading() as connection:
            return catalogue.content_hash(connection, document_id) == content_hash

    def find_by_hash(self, content_hash: str) -> str | None:
        """Return the id of a document with that content hash."""
        with self._store.reading() as connection:
            return catalogue.with_hash(connection, content_hash)

    def documents(self) -> list[DocumentInfo]:
        """Return every document without its text, by date (undated last), title and id."""
        with self._store.reading() as connection:
            return catalogue.documents(connection)

    def document(self, document_id: str) -> Document:
        """Return a document whole. Raises ``UnknownDocument``."""
        with self._store.reading() as connection:
            return catalogue.document(connection, document_id)

    def passage(self, passage_id: str) -> Passage:
        """Return a passage. Raises ``BadRequest`` when there is none of that id."""
        with self._store.reading() as connection:
            return catalogue.passage(connection, passage_id)

    def passages(self, document_id: str) -> list[Passage]:
        """Return a document's passages in order. Raises ``UnknownDocument``."""
        with self._store.reading() as connection:
            return catalogue.passages(connection, document_id)

    def neighbours(
        self, passage: Passage, before: int = 1, after: int = 1, *, include_exempt: bool = False
    ) -> list[Passage]:
        """Return the passages around one, in order, without itself."""
        with self._store.reading() as connection:
            return catalogue.neighbours(connection, passage, before, after, include_exempt)

    def bodies(self) -> list[str]:
        """Return the bodies of the documents, in alphabetical order."""
        with self._store.reading() as connection:
            return catalogue.bodies(connection)

    def speakers(self) -> list[str]:
        """Return those who speak in passages that are not exempt, in alphabetical order."""
        with self._store.reading() as connection:
            return catalogue.speakers(connection)

    def councils(self) -> list[str]:
        """Return the councils of the documents, in alphabetical order."""
        with self._store.reading() as connection:
            return catalogue.councils(connection)

    def date_range(self) -> tuple[dt.date, dt.date] | None:
        """Return the first and last meeting date, ``None`` when no document has one."""
        with self._store.reading() as connection:
            return catalogue.date_range(connection)

    def vocabulary(self) -> dict[str, int]:
        """Return in how many passages each term stands; terms as ``index.terms.stem`` gives."""
        return dict(self._terms()[0])

    def idf(self, term: str) -> float:
        """Return ln(1 + (N - n + 0.5) / (n + 0.5)) of a word in any form; n = 0 if unknown.

        Lucene's form of the BM25 weight (Robertson and Spärck Jones, 1976), never below 0. A
        term of several words has the weight of its rarest.
        """
        counts, passages = self._terms()
        frequency = min((counts.get(part, 0) for part in stem(term).split()), default=0)
        return math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5))

    def _terms(self) -> tuple[dict[str, int], int]:
        with self._store.reading() as connection:
            state = read_state(connection)
            kept = self._vocabulary
            if kept is None or kept[0] != state:
                counts = catalogue.vocabulary(connection)
                kept = (state, counts, catalogue.count_passages(connection))
                self._vocabulary = kept
        return kept[1], kept[2]

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

    def vectors(self, passage_ids: Sequence[str]) -> np.ndarray:
        """Return stored vectors, float32, shape (n, dimension), in the order asked for.

        Raises ``BadRequest`` for an unknown id.
        """
        from index.vectors import read_vectors

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
            allowed = self._ready(connection, k, filters)
            ranked = hybrid(connection, self._cache, text, query, allowed, k, self._settings)
            return _hits(connection, ranked)

    def search_lexical(self, text: str, k: int = 20, filters: Filters | None = None) -> list[Hit]:
        """Return the passages that BM25 alone finds, best first."""
        from index.ranking import best, lexical_scores

        with self._store.reading() as connection:
            allowed = self._ready(connection, k, filters)
            scores = lexical_scores(connection, text, allowed, self._settings)
            return _hits(connection, best(connection, scores, k))

    def search_dense(self, text: str, k: int = 20, filters: Filters | None = None) -> list[Hit]:
        """Return the passages nearest in meaning alone, best first; the score is the cosine."""
        from index.ranking import best, dense_scores

        query = self._question(text)
        with self._store.reading() as connection:
            allowed = self._ready(connection, k, filters)
            scores = {} if query is None else dense_scores(self._cache, query, allowed, k)
            return _hits(connection, best(connection, scores, k))

    def check(self) -> CheckReport:
        """Compare everything stored with everything else; see :class:`CheckReport`."""
        return integrity.check(self._store, self._cache, self._embedder.dimension)

    def _ready(self, connection: sqlite3.Connection, k: int, filters: Filters | None) -> np.ndarray:
        """Bring the cache to the connection's state; return the row ids that may be found."""
        if k < 1:
            raise BadRequest("The number of passages to find must be at least 1.")
        filters = filters or Filters()
        state = read_state(connection)
        if self._cache.refresh(connection, state) == "rebuilt" and not self._store.read_only:
            self._cache.save()
        with self._lock:
            kept_state, kept = self._allowed
            if kept_state != state or len(kept) >= _KEPT_FILTERS:
                kept = {}
                self._allowed = (state, kept)
        if filters not in kept:
            kept[filters] = allowed_rows(connection, filters)
        return kept[filters]

    def _encode_question(self, question: str) -> np.ndarray | None:
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
