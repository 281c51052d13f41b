"""The two halves of retrieval and their fusion, over row ids of one library state."""

from __future__ import annotations

import json
import sqlite3

import numpy as np

from index.fusion import fuse, ordered
from index.settings import RetrievalSettings
from index.terms import match_expression, query_terms
from index.vectors import VectorView

Ranked = list[tuple[int, float]]
"""Row ids with scores, best first."""


def lexical_scores(
    connection: sqlite3.Connection, text: str, allowed: np.ndarray, settings: RetrievalSettings
) -> dict[int, float]:
    """Return BM25 (above 0) of every allowed row that holds a word of the text.

    FTS5's bm25() with k1 = 1.2, b = 0.75, column weights from the settings, sign turned:
    https://www.sqlite.org/fts5.html#the_bm25_function.
    """
    expression = match_expression(query_terms(text))
    if not expression or not allowed.size:
        return {}
    cursor = connection.cursor()
    cursor.row_factory = None
    found = cursor.execute(
        "SELECT rowid, -bm25(passages_fts, ?, ?) FROM passages_fts WHERE passages_fts MATCH ?",
        (settings.header_weight, settings.body_weight, expression),
    ).fetchall()
    if not found:
        return {}
    rows = np.fromiter((row for row, _ in found), dtype=np.int64, count=len(found))
    scores = np.fromiter((score for _, score in found), dtype=np.float64, count=len(found))
    keep = np.isin(rows, allowed) & (scores > 0)
    return dict(zip(rows[keep].tolist(), scores[keep].tolist(), strict=True))


def best(connection: sqlite3.Connection, scores: dict[int, float], count: int) -> Ranked:
    """Return the ``count`` best rows by ``(-score, passage_id)``."""
    if len(scores) > count:
        values = np.fromiter(scores.values(), dtype=np.float64, count=len(scores))
        bar = np.partition(values, -count)[-count]
        scores = {row: score for row, score in scores.items() if score >= bar}
    names = _passage_ids(connection, list(scores))
    return [(row, scores[row]) for row in ordered(scores, names, count)]


def dense_scores(
    vectors: VectorView, query: np.ndarray, allowed: np.ndarray, count: int
) -> dict[int, float]:
    """Return the cosines above 0 of the ``count`` nearest allowed rows (more at a tie)."""
    rows, scores = vectors.search(query, count, allowed)
    return {
        row: score for row, score in zip(rows.tolist(), scores.tolist(), strict=True) if score > 0
    }


def hybrid(
    connection: sqlite3.Connection,
    vectors: VectorView,
    text: str,
    query: np.ndarray | None,
    allowed: np.ndarray,
    count: int,
    settings: RetrievalSettings,
) -> Ranked:
    """Return the best rows by weighted fusion; of the lexical half alone without a query vector.

    Each half puts forward its ``candidates`` best; every candidate is then scored by both, so
    that a passage is never marked down for standing just below the other half's cut.
    """
    pool = max(settings.candidates, count)
    lexical: dict[int, float] = {}
    dense: dict[int, float] = {}
    if settings.lexical_weight > 0:
        lexical = lexical_scores(connection, text, allowed, settings)
    if query is not None:
        dense = dense_scores(vectors, query, allowed, pool)
    leading = {row for row, _ in best(connection, lexical, pool)}
    if query is not None:
        unscored = np.array(sorted(leading - dense.keys()), dtype=np.int64)
        dense.update(zip(unscored.tolist(), vectors.scores(query, unscored).tolist(), strict=True))
    candidates = leading | dense.keys()
    fused = fuse(
        [
            (settings.lexical_weight, {row: lexical.get(row, 0.0) for row in candidates}),
            (settings.dense_weight, dense),
        ],
        settings.normalisation,
        settings.rrf_k,
    )
    return best(connection, {row: round(score, 9) for row, score in fused.items()}, count)


def _passage_ids(connection: sqlite3.Connection, rows: list[int]) -> dict[int, str]:
    found = connection.execute(
        "SELECT id, passage_id FROM passages WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(rows),),
    ).fetchall()
    return {row[0]: row[1] for row in found}
