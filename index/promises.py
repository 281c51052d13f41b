"""Promises in the library's database: plain rows, ids that last, reviews that nothing takes away.

What a find holds beyond its quote is JSON that this layer keeps and does not read.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.errors import BadRequest, LibraryError
from index.promise_ids import Known, identify
from index.store import Store, read_state


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A find in one document: ``document.text[start:end] == quote``; ``record`` is JSON.

    ``place`` tells equal quotes apart (the item they stand under); "" where nothing does.
    """

    start: int
    end: int
    quote: str
    record: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one look at a document found; ``finder`` names the version that looked."""

    finder: str
    found: tuple[FoundRow, ...]
    mentions: str = "[]"


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A stored promise."""

    promise_id: str
    document_id: str
    start: int
    end: int
    quote: str
    record: str


@dataclass(frozen=True, slots=True)
class ReviewedRow:
    """A promise that somebody has reviewed, as it last stood in its document."""

    promise_id: str
    document_id: str
    quote: str
    record: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One line of a promise's history; ``at`` is in UTC."""

    promise_id: str
    field: str
    before: str | None
    after: str | None
    who: str
    why: str | None
    at: dt.datetime


def put_reading(connection: sqlite3.Connection, document_id: str, reading: Reading) -> None:
    """Replace what was found in a document; a promise found again keeps its id.

    A reviewed promise whose words changed a little keeps its id and review, and the change of
    words goes into its history. Outcomes are to be worked out again. Raises ``LibraryError``
    where a quote is not a slice of the stored document.
    """
    row = connection.execute(
        "SELECT text FROM documents WHERE document_id = ?", (document_id,)
    ).fetchone()
    if row is None or any(row[0][f.start : f.end] != f.quote or not f.quote for f in reading.found):
        raise LibraryError(
            f"A promise found in {document_id} is not its document's own text: "
            "please report this with the file."
        )
    known = [
        Known(*row[:3])
        # In the document's order, so that of two with the same words each keeps its own id.
        for row in connection.execute(
            "SELECT promise_id, quote, place, 0 AS gone, ordinal FROM promises "
            "WHERE document_id = ? "
            "UNION ALL SELECT promise_id, quote, place, 1, 0 FROM promises_reviewed r "
            "WHERE document_id = ? "
            "AND NOT EXISTS (SELECT 1 FROM promises p WHERE p.promise_id = r.promise_id) "
            "ORDER BY gone, ordinal, promise_id",
            (document_id, document_id),
        )
    ]
    ids = identify(document_id, [(f.quote, f.place) for f in reading.found], known)
    connection.execute("DELETE FROM promises WHERE document_id = ?", (document_id,))
    connection.executemany(
        'INSERT INTO promises (promise_id, document_id, ordinal, start, "end", place, quote, '
        "record) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (identity, document_id, ordinal, f.start, f.end, f.place, f.quote, f.record)
            for ordinal, (identity, f) in enumerate(zip(ids, reading.found, strict=True))
        ],
    )
    connection.execute(
        "INSERT OR REPLACE INTO promise_readings (document_id, finder, mentions) VALUES (?, ?, ?)",
        (document_id, reading.finder, reading.mentions),
    )
    _follow_reviewed(connection, document_id)
    connection.execute("UPDATE meta SET value = '' WHERE key = 'promises.outcomes'")
    _bump(connection)


def _follow_reviewed(connection: sqlite3.Connection, document_id: str) -> None:
    """Bring the kept copies of reviewed promises up to what their document now says."""
    changed = connection.execute(
        "SELECT r.promise_id, r.quote, p.quote, p.place, p.record FROM promises_reviewed r "
        "JOIN promises p USING (promise_id) WHERE p.document_id = ? "
        "AND (r.quote <> p.quote OR r.record <> p.record)",
        (document_id,),
    ).fetchall()
    for promise_id, before, after, place, record in changed:
        connection.execute(
            "UPDATE promises_reviewed SET quote = ?, place = ?, record = ? WHERE promise_id = ?",
            (after, place, record, promise_id),
        )
        if before != after:
            _add_change(
                connection, promise_id, "quote", before, after, "minutes add",
                "the words of the source have changed",
            )  # fmt: skip


def _add_change(
    connection: sqlite3.Connection,
    promise_id: str,
    field: str,
    before: str | None,
    after: str | None,
    who: str,
    why: str | None,
) -> None:
    connection.execute(
        "INSERT INTO promise_changes (promise_id, field, before, after, who, at, why) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (promise_id, field, before, after, who, dt.datetime.now(dt.UTC).isoformat(), why),
    )


def _bump(connection: sqlite3.Connection) -> None:
    connection.execute(
        "UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'promises.version'"
    )


class PromiseStore:
    """The promises of an open library; each call sees, or makes, one state of it."""

    def __init__(self, store: Store) -> None:
        """Read from and write to a store."""
        self._store = store

    @property
    def read_only(self) -> bool:
        """Whether nothing can be recorded."""
        return self._store.read_only

    def state(self) -> tuple[str, str]:
        """Return what changes with the documents, and what changes with the register."""
        with self._store.reading() as connection:
            return read_state(connection).token, _meta(connection, "promises.version")

    def rows(self) -> list[PromiseRow]:
        """Return every promise of the documents looked at, by document and place in it."""
        with self._store.reading() as connection:
            found = connection.execute(
                'SELECT promise_id, document_id, start, "end", quote, record FROM promises '
                "JOIN promise_readings USING (document_id) ORDER BY document_id, ordinal"
            )
            return [PromiseRow(*row) for row in found]

    def reviewed(self) -> list[ReviewedRow]:
        """Return every promise ever reviewed, as it last stood."""
        with self._store.reading() as connection:
            found = connection.execute(
                "SELECT promise_id, document_id, quote, record FROM promises_reviewed ORDER BY 1"
            )
            return [ReviewedRow(*row) for row in found]

    def changes(self) -> list[ChangeRow]:
        """Return the whole history, oldest first."""
        with self._store.reading() as connection:
            found = connection.execute(
                "SELECT promise_id, field, before, after, who, why, at FROM promise_changes "
                "ORDER BY id"
            )
            return [
                ChangeRow(**{**dict(row), "at": dt.datetime.fromisoformat(row["at"])})
                for row in found
            ]

    def mentions(self) -> dict[str, str]:
        """Return the mentions noted in each document, as JSON, by document id."""
        with self._store.reading() as connection:
            return dict(
                connection.execute("SELECT document_id, mentions FROM promise_readings").fetchall()
            )

    def unread(self, finder: str) -> list[str]:
        """Return the ids of the documents that this version of the finder has not looked at."""
        with self._store.reading() as connection:
            found = connection.execute(
                "SELECT d.document_id FROM documents d LEFT JOIN promise_readings r "
                "USING (document_id) WHERE r.finder IS NOT ? ORDER BY 1",
                (finder,),
            )
            return [str(row[0]) for row in found]

    def put(self, readings: Mapping[str, Reading]) -> None:
        """Store readings by document id, in one transaction. Raises ``LibraryBusy``."""
        with self._store.recording() as connection:
            for document_id, reading in readings.items():
                put_reading(connection, document_id, reading)

    def outcomes(self, version: str) -> dict[str, str] | None:
        """Return the outcomes (JSON) by promise id, ``None`` where they are not of this state.

        ``version`` names the rules that worked them out.
        """
        with self._store.reading() as connection:
            wanted = f"{version}:{read_state(connection).token}"
            if _meta(connection, "promises.outcomes") != wanted:
                return None
            return dict(
                connection.execute("SELECT promise_id, outcome FROM promise_outcomes").fetchall()
            )

    def put_outcomes(
        self, version: str, state: tuple[str, str], outcomes: Mapping[str, str]
    ) -> bool:
        """Store outcomes worked out from ``state``; False, and nothing done, if it has passed."""
        with self._store.recording() as connection:
            token = read_state(connection).token
            if (token, _meta(connection, "promises.version")) != state:
                return False
            connection.execute("DELETE FROM promise_outcomes")
            connection.executemany(
                "INSERT INTO promise_outcomes (promise_id, outcome) VALUES (?, ?)",
                list(outcomes.items()),
            )
            connection.execute(
                "UPDATE meta SET value = ? WHERE key = 'promises.outcomes'", (f"{version}:{token}",)
            )
        return True

    def review(
        self,
        promise_id: str,
        changes: Sequence[tuple[str, str | None, str | None]],
        *,
        who: str,
        why: str | None,
    ) -> None:
        """Add (field, before, after) to a promise's history, and keep the promise as it stands.

        ``before`` is what the last review says of the field where there is one. Raises
        ``BadRequest`` for an unknown promise and ``LibraryBusy``.
        """
        with self._store.recording() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO promises_reviewed (promise_id, document_id, place, quote, "
                "record) SELECT promise_id, document_id, place, quote, record FROM promises "
                "WHERE promise_id = ?",
                (promise_id,),
            )
            if not connection.execute(
                "SELECT 1 FROM promises_reviewed WHERE promise_id = ?", (promise_id,)
            ).fetchone():
                raise unknown(promise_id)
            for field, before, after in changes:
                last = connection.execute(
                    "SELECT after FROM promise_changes WHERE promise_id = ? AND field = ? "
                    "ORDER BY id DESC LIMIT 1",
                    (promise_id, field),
                ).fetchone()
                _add_change(
                    connection, promise_id, field, last[0] if last else before, after, who, why
                )
            _bump(connection)


def unknown(promise_id: str) -> BadRequest:
    """Return the error for an id that no promise has."""
    return BadRequest(
        f"No promise {promise_id} is in this library: minutes promises lists those that are."
    )


def _meta(connection: sqlite3.Connection, key: str) -> str:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return "" if row is None else str(row[0])
