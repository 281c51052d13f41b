"""What anyone may look up in an open library: the reading half of :class:`PassageIndex`."""

from __future__ import annotations

import datetime as dt
import math

from corpus.types import Document, Passage
from index import catalogue
from index.records import DocumentInfo
from index.store import State, Store, read_state
from index.terms import stem


class Contents:
    """Documents, passages and word counts of a library; each call sees one state of it."""

    def __init__(self, store: Store) -> None:
        """Read from a store."""
        self._store = store
        self._vocabulary: tuple[State, dict[str, int], int] | None = None

    @property
    def generation(self) -> int:
        """How many times the library has been written to."""
        with self._store.reading() as connection:
            return read_state(connection).generation

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
