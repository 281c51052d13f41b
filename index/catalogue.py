"""What a library holds, read from its database: documents, passages, and the lists to filter by."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Sequence

from corpus.errors import BadRequest, UnknownDocument
from corpus.types import Document, Passage
from index.records import (
    INFO_COLUMNS,
    PASSAGE_COLUMNS,
    DocumentInfo,
    read_document,
    read_info,
    read_passage,
)


def documents(connection: sqlite3.Connection) -> list[DocumentInfo]:
    """Return every document without its text, by date (undated last), title and id."""
    rows = connection.execute(
        f"SELECT {INFO_COLUMNS}, (SELECT count(*) FROM passages p "
        "WHERE p.document_id = d.document_id) AS passages FROM documents d "
        "ORDER BY meeting_date IS NULL, meeting_date, title, document_id"
    )
    return [read_info(row) for row in rows]


def document(connection: sqlite3.Connection, document_id: str) -> Document:
    """Return a document whole. Raises ``UnknownDocument``."""
    row = connection.execute(
        f"SELECT {INFO_COLUMNS}, blocks, text FROM documents WHERE document_id = ?", (document_id,)
    ).fetchone()
    if row is None:
        raise unknown(document_id)
    return read_document(row)


def unknown(document_id: str) -> UnknownDocument:
    """Return the error for an id that no document has."""
    return UnknownDocument(
        f"No document {document_id} is in this library: minutes documents lists those that are."
    )


def content_hash(connection: sqlite3.Connection, document_id: str) -> str | None:
    """Return the stored content hash of a document, ``None`` when it is not there."""
    row = connection.execute(
        "SELECT content_hash FROM documents WHERE document_id = ?", (document_id,)
    ).fetchone()
    return None if row is None else str(row[0])


def with_hash(connection: sqlite3.Connection, wanted: str) -> str | None:
    """Return the id of a document with that content hash (the lowest id of several)."""
    row = connection.execute(
        "SELECT min(document_id) FROM documents WHERE content_hash = ?", (wanted,)
    ).fetchone()
    return None if row[0] is None else str(row[0])


def passage(connection: sqlite3.Connection, passage_id: str) -> Passage:
    """Return a passage. Raises ``BadRequest`` when there is none of that id."""
    row = connection.execute(
        f"SELECT {PASSAGE_COLUMNS} FROM passages p WHERE passage_id = ?", (passage_id,)
    ).fetchone()
    if row is None:
        raise BadRequest(
            f"No passage {passage_id} is in this library: its document may have been "
            "updated or removed, so ask again."
        )
    return read_passage(row)


def passages(connection: sqlite3.Connection, document_id: str) -> list[Passage]:
    """Return a document's passages in order. Raises ``UnknownDocument``."""
    rows = connection.execute(
        f"SELECT {PASSAGE_COLUMNS} FROM passages p WHERE document_id = ? ORDER BY ordinal",
        (document_id,),
    ).fetchall()
    if not rows and content_hash(connection, document_id) is None:
        raise unknown(document_id)
    return [read_passage(row) for row in rows]


def neighbours(
    connection: sqlite3.Connection, centre: Passage, before: int, after: int, exempt: bool
) -> list[Passage]:
    """Return the passages around one, in order, without itself; none that is exempt unless asked.

    Empty when the passage is no longer in the library.
    """
    rows = connection.execute(
        f"SELECT {PASSAGE_COLUMNS} FROM passages c JOIN passages p USING (document_id) "
        "WHERE c.passage_id = ? AND p.ordinal BETWEEN c.ordinal - ? AND c.ordinal + ? "
        "AND p.id <> c.id AND (p.exempt = 0 OR ?) ORDER BY p.ordinal",
        (centre.passage_id, max(0, before), max(0, after), exempt),
    )
    return [read_passage(row) for row in rows]


def passages_of_rows(connection: sqlite3.Connection, rows: Sequence[int]) -> list[Passage]:
    """Return the passages with the given row ids, in the order given."""
    found = connection.execute(
        f"SELECT {PASSAGE_COLUMNS} FROM json_each(?) j JOIN passages p ON p.id = j.value "
        "ORDER BY j.key",
        (json.dumps(list(rows)),),
    )
    return [read_passage(row) for row in found]


def row_ids(connection: sqlite3.Connection, passage_ids: Sequence[str]) -> list[int]:
    """Return the row ids of passages, in the order given. Raises ``BadRequest`` for any unknown."""
    found: dict[str, int] = dict(
        connection.execute(
            "SELECT passage_id, id FROM passages "
            "WHERE passage_id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(passage_ids)),),
        ).fetchall()
    )
    for passage_id in passage_ids:
        if passage_id not in found:
            raise BadRequest(f"No passage {passage_id} is in this library.")
    return [found[passage_id] for passage_id in passage_ids]


def vocabulary(connection: sqlite3.Connection) -> dict[str, int]:
    """Return in how many passages each stemmed term stands."""
    return dict(connection.execute("SELECT term, doc FROM passages_vocabulary").fetchall())


def count_passages(connection: sqlite3.Connection) -> int:
    """Return the number of passages."""
    return int(connection.execute("SELECT count(*) FROM passages").fetchone()[0])


def councils(connection: sqlite3.Connection) -> list[str]:
    """Return the councils of the documents, one spelling each, in alphabetical order."""
    return _names(connection, "SELECT council_key, min(council) FROM documents GROUP BY 1")


def bodies(connection: sqlite3.Connection) -> list[str]:
    """Return the bodies (committees, panels) of the documents, in alphabetical order."""
    return _names(connection, "SELECT body_key, min(body) FROM documents GROUP BY 1")


def speakers(connection: sqlite3.Connection) -> list[str]:
    """Return those who speak in passages that are not exempt, in alphabetical order."""
    return _names(
        connection,
        "SELECT p.speaker_key, min(p.speaker) FROM passages p JOIN documents d "
        "USING (document_id) WHERE p.exempt = 0 AND d.status IS NOT 'exempt' GROUP BY 1",
    )


def _names(connection: sqlite3.Connection, query: str) -> list[str]:
    rows = connection.execute(query + " ORDER BY 1").fetchall()
    return [str(row[1]) for row in rows if row[0]]


def date_range(connection: sqlite3.Connection) -> tuple[dt.date, dt.date] | None:
    """Return the first and last meeting date, ``None`` when no document has one."""
    first, last = connection.execute(
        "SELECT min(meeting_date), max(meeting_date) FROM documents"
    ).fetchone()
    if first is None:
        return None
    return dt.date.fromisoformat(first), dt.date.fromisoformat(last)
