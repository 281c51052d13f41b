"""Filters as SQL: which passages may be searched at all."""

from __future__ import annotations

import json
import sqlite3

import numpy as np

from index.records import match_key, speaker_key
from index.types import Filters


def where(filters: Filters) -> tuple[str, list[str]]:
    """Return a condition over tables ``p`` (passages) and ``d`` (documents) and its values.

    Exempt text, and drafts replaced by approved minutes, are left out unless asked for (the
    latter also by naming the document).
    """
    clauses: list[str] = []
    values: list[str] = []

    def one_of(column: str, wanted: list[str | None]) -> None:
        clauses.append(f"{column} IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(wanted))

    if filters.council is not None:
        one_of("d.council_key", [match_key(filters.council)])
    if filters.bodies:
        one_of("d.body_key", [match_key(body) for body in filters.bodies])
    if filters.kinds:
        one_of("d.kind", list(filters.kinds))
    if filters.speakers:
        one_of("p.speaker_key", [speaker_key(speaker) for speaker in filters.speakers])
    if filters.date_from is not None:
        clauses.append("d.meeting_date >= ?")
        values.append(filters.date_from.isoformat())
    if filters.date_to is not None:
        clauses.append("d.meeting_date <= ?")
        values.append(filters.date_to.isoformat())
    if filters.documents:
        one_of("d.document_id", list(filters.documents))
    if not filters.include_exempt:
        clauses.append("p.exempt = 0 AND d.status IS NOT 'exempt'")
    if not filters.include_superseded and not filters.documents:
        clauses.append("d.superseded_by IS NULL")
    return " AND ".join(clauses) or "1", values


def allowed_rows(connection: sqlite3.Connection, filters: Filters) -> np.ndarray:
    """Return the row ids of the passages that pass, int64, ascending."""
    condition, values = where(filters)
    rows = connection.execute(
        f"SELECT p.id FROM documents d JOIN passages p USING (document_id) WHERE {condition}",
        values,
    ).fetchall()
    return np.sort(np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows)))
