"""Checks that everything a library stores agrees with itself."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from index.float16 import unpack_as_stored
from index.store import Store, read_state

if TYPE_CHECKING:
    from index.vectors import VectorCache

CacheState = Literal["ok", "rebuilt"]
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The result of a check: ``ok`` when nothing stored disagrees.

    ``cache`` is "rebuilt" when the vector cache did not match and was made anew from the
    database, which is not a problem.
    """

    problems: tuple[str, ...]
    documents: int
    passages: int
    generation: int
    cache: CacheState

    @property
    def ok(self) -> bool:
        """Whether no problem was found."""
        return not self.problems


def stored_problems(connection: sqlite3.Connection, dimension: int) -> list[str]:
    """Return what disagrees inside the database, one plain sentence each."""
    problems: list[str] = []

    def report(what: str, ids: list[str]) -> None:
        if ids:
            more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
            problems.append(f"{what}: {', '.join(ids[:_SHOWN])}{more}")

    damage = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
    if damage != ["ok"]:
        report("the database file is damaged", damage)
    dangling = [f"{row[0]} row {row[1]}" for row in connection.execute("PRAGMA foreign_key_check")]
    report("rows point to something that is gone", dangling)
    report("passages are not a slice of their document", _wrong_slices(connection))
    report("passages are out of order", _wrong_order(connection))
    report(
        "passages have no vector",
        _ids(
            connection,
            "SELECT passage_id FROM passages p "
            "WHERE NOT EXISTS (SELECT 1 FROM vectors v WHERE v.id = p.id)",
        ),
    )
    report(
        "vectors have no passage",
        _ids(connection, "SELECT id FROM vectors WHERE id NOT IN (SELECT id FROM passages)"),
    )
    report("vectors are not of the right size or length", _wrong_vectors(connection, dimension))
    report(
        "passages are not in the full-text table",
        _ids(
            connection,
            "SELECT passage_id FROM passages WHERE id NOT IN (SELECT id FROM passages_fts_docsize)",
        ),
    )
    report(
        "the full-text table has rows without a passage",
        _ids(
            connection,
            "SELECT id FROM passages_fts_docsize WHERE id NOT IN (SELECT id FROM passages)",
        ),
    )
    report("promises are not a slice of their document", _wrong_promises(connection))
    return problems


def full_text_problems(connection: sqlite3.Connection) -> list[str]:
    """Return whether the full-text index differs from the passages' words; needs a writer.

    FTS5's integrity-check with rank 1 compares every indexed word with the content table:
    https://www.sqlite.org/fts5.html#the_integrity_check_command.
    """
    try:
        connection.execute(
            "INSERT INTO passages_fts (passages_fts, rank) VALUES ('integrity-check', 1)"
        )
    except sqlite3.DatabaseError:
        return ["the full-text table does not hold the words of the passages"]
    return []


def _ids(connection: sqlite3.Connection, query: str) -> list[str]:
    return [str(row[0]) for row in connection.execute(query)]


def _wrong_slices(connection: sqlite3.Connection) -> list[str]:
    wrong: list[str] = []
    documents = connection.execute("SELECT document_id, text FROM documents")
    for document_id, text in documents:
        cut = connection.execute(
            'SELECT passage_id, start, "end", text FROM passages WHERE document_id = ?',
            (document_id,),
        )
        wrong += [str(row[0]) for row in cut if text[row[1] : row[2]] != row[3] or not row[3]]
    return wrong


def _wrong_promises(connection: sqlite3.Connection) -> list[str]:
    """Promises whose quote is not where they say, in documents that have been looked at."""
    wrong: list[str] = []
    documents = connection.execute(
        "SELECT document_id, text FROM documents JOIN promise_readings USING (document_id)"
    )
    for document_id, text in documents:
        found = connection.execute(
            'SELECT promise_id, start, "end", quote FROM promises WHERE document_id = ?',
            (document_id,),
        )
        wrong += [str(row[0]) for row in found if text[row[1] : row[2]] != row[3] or not row[3]]
    return wrong


def _wrong_order(connection: sqlite3.Connection) -> list[str]:
    return _ids(
        connection,
        "SELECT passage_id FROM (SELECT passage_id, ordinal, start, row_number() OVER w AS place, "
        "lag(start, 1, 0) OVER w AS before FROM passages "
        "WINDOW w AS (PARTITION BY document_id ORDER BY ordinal)) "
        "WHERE ordinal <> place - 1 OR start < before",
    )


def _wrong_vectors(connection: sqlite3.Connection, dimension: int) -> list[str]:
    wrong: list[str] = []
    rows = connection.execute("SELECT id, CAST(vector AS BLOB) FROM vectors")
    while batch := rows.fetchmany(2000):
        sized = [row for row in batch if len(row[1]) == 2 * dimension]
        wrong += [str(row[0]) for row in batch if len(row[1]) != 2 * dimension]
        lengths = np.linalg.norm(unpack_as_stored([row[1] for row in sized], dimension), axis=1)
        sound = np.isclose(lengths, 1.0, atol=1e-3) | (lengths == 0)
        wrong += [str(row[0]) for row, good in zip(sized, sound.tolist(), strict=True) if not good]
    return wrong


def check(store: Store, cache: VectorCache, dimension: int) -> CheckReport:
    """Check the database, then that the vector cache agrees with it or can be rebuilt.

    A library opened for writing also has its full-text index compared word by word.
    """
    with store.reading() as connection:
        state = read_state(connection)
        problems = stored_problems(connection, dimension)
        documents, passages = connection.execute(
            "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM passages)"
        ).fetchone()
        cached: CacheState = "ok"
        if not problems:
            view, outcome = cache.view(connection, state)
            cached = "rebuilt" if outcome == "rebuilt" and passages else "ok"
            if not view.agrees(connection):
                problems.append("the vector cache differs from the stored vectors")
            if not store.read_only:
                cache.save()
    if not store.read_only:
        with store.inspecting() as connection:
            problems += full_text_problems(connection)
    return CheckReport(tuple(problems), documents, passages, state.generation, cached)
