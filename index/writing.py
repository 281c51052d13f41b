"""The statements of the one write transaction: a document goes in or out whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import numpy as np

from corpus.errors import EmbedderMismatch, UnreadableSource
from corpus.types import Document, Passage
from index.catalogue import unknown
from index.embedder import Embedder
from index.float16 import pack
from index.records import AGENDA_ITEM, document_row, passage_row
from index.supersession import MinutesRecord, superseded


def check_passages(document: Document, passages: Sequence[Passage]) -> None:
    """Raise ``UnreadableSource`` unless every passage is a slice of the document, in order."""
    seen: set[str] = set()
    last = 0
    for passage in passages:
        problem = ""
        if passage.document_id != document.document_id:
            problem = "belongs to another document"
        elif passage.passage_id in seen:
            problem = "occurs twice"
        elif not 0 <= passage.start < passage.end or passage.start < last:
            problem = "is out of order"
        elif document.text[passage.start : passage.end] != passage.text:
            problem = "is not the document's own text"
        if problem:
            raise UnreadableSource(
                f"{document.source} was cut wrongly (passage {passage.passage_id} {problem}): "
                "please report this with the file."
            )
        seen.add(passage.passage_id)
        last = passage.start


def check_embedder(connection: sqlite3.Connection, embedder: Embedder) -> None:
    """Raise ``EmbedderMismatch`` when the stored vectors are another model's."""
    stored = stored_embedder(connection)
    if not stored or stored["fingerprint"] == embedder.fingerprint:
        return
    raise EmbedderMismatch(
        f"This library was built with the embedding model {stored['name']}, not "
        f"{embedder.name} as it is here: choose the old model with --embedder, or add the "
        "documents again into a new folder."
    )


def stored_embedder(connection: sqlite3.Connection) -> dict[str, str]:
    """Return name, fingerprint and dimension of the vectors' model; empty without passages."""
    if connection.execute("SELECT 1 FROM passages LIMIT 1").fetchone() is None:
        return {}
    rows = connection.execute("SELECT key, value FROM meta WHERE key LIKE 'embedder.%'").fetchall()
    return {str(row[0]).removeprefix("embedder."): str(row[1]) for row in rows}


def put_document(
    connection: sqlite3.Connection,
    document: Document,
    passages: Sequence[Passage],
    vectors: np.ndarray,
    embedder: Embedder,
) -> None:
    """Replace or insert a document with its passages and their vectors (n, d)."""
    check_embedder(connection, embedder)
    connection.executemany(
        "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)",
        [
            ("embedder.name", embedder.name),
            ("embedder.fingerprint", embedder.fingerprint),
            ("embedder.dimension", str(embedder.dimension)),
        ],
    )
    connection.execute("DELETE FROM passages WHERE document_id = ?", (document.document_id,))
    row = document_row(document)
    columns = ", ".join(row)
    marks = ", ".join(f":{column}" for column in row)
    updates = ", ".join(f"{column} = excluded.{column}" for column in row)
    connection.execute(
        f"INSERT INTO documents ({columns}) VALUES ({marks}) "
        f"ON CONFLICT (document_id) DO UPDATE SET {updates}",
        row,
    )
    # Whatever was found in the document's old text has to be looked for again.
    connection.execute(
        "DELETE FROM promise_readings WHERE document_id = ?", (document.document_id,)
    )
    for ordinal, (passage, blob) in enumerate(zip(passages, pack(vectors), strict=True)):
        try:
            inserted = connection.execute(
                'INSERT INTO passages (passage_id, document_id, ordinal, start, "end", kind, '
                "exempt, speaker, speaker_key, locator, header, search_text, text) VALUES "
                "(:passage_id, :document_id, :ordinal, :start, :end, :kind, :exempt, :speaker, "
                ":speaker_key, :locator, :header, :search_text, :text)",
                passage_row(passage, ordinal),
            )
        except sqlite3.IntegrityError as error:
            raise UnreadableSource(
                f"{document.source} was cut wrongly (passage {passage.passage_id} has an id "
                "that another document uses): please report this with the file."
            ) from error
        connection.execute(
            "INSERT INTO vectors (id, vector) VALUES (?, ?)", (inserted.lastrowid, blob)
        )
    _supersede(connection)


def delete_document(connection: sqlite3.Connection, document_id: str) -> None:
    """Remove a document everywhere. Raises ``UnknownDocument``."""
    # Passages first: the full-text trigger needs their words, and vectors go by cascade.
    connection.execute("DELETE FROM passages WHERE document_id = ?", (document_id,))
    deleted = connection.execute("DELETE FROM documents WHERE document_id = ?", (document_id,))
    if deleted.rowcount == 0:
        raise unknown(document_id)
    _supersede(connection)


def _supersede(connection: sqlite3.Connection) -> None:
    rows = connection.execute(
        "SELECT document_id, kind, status, council_key, body_key, meeting_date, agenda_item, "
        "superseded_by FROM documents WHERE kind = 'minutes' OR superseded_by IS NOT NULL"
    ).fetchall()
    wanted = superseded(
        MinutesRecord(
            document_id=row["document_id"],
            status=row["status"],
            council=row["council_key"],
            body=row["body_key"],
            date=row["meeting_date"],
            agenda_item=AGENDA_ITEM.validate_json(row["agenda_item"]),
        )
        for row in rows
        if row["kind"] == "minutes"
    )
    connection.executemany(
        "UPDATE documents SET superseded_by = ? WHERE document_id = ?",
        [
            (wanted.get(row["document_id"]), row["document_id"])
            for row in rows
            if wanted.get(row["document_id"]) != row["superseded_by"]
        ],
    )
