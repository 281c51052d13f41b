"""Question words, stems, and expressions that no question can break out of."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.terms import MAX_TERMS, match_expression, query_terms, stem, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What did the Chair's report say?", ["chair", "report", "say"]),
        ("£27.1 million, 1,250 pupils", ["27.1", "million", "1,250", "pupils"]),
        ("self-evaluation 2018/19", ["self", "evaluation", "2018", "19"]),
        ("the of and", ["the", "of", "and"]),
        ("May 2021", ["may", "2021"]),
        ("don’t lido LIDO", ["don", "lido"]),
        ("?!", []),
        ("", []),
    ],
)
def test_query_terms(text: str, expected: list[str]) -> None:
    assert query_terms(text) == expected


def test_long_questions_are_cut() -> None:
    assert len(query_terms(" ".join(f"word{n}" for n in range(5000)))) == MAX_TERMS


@pytest.mark.parametrize(
    ("one", "other"), [("Costs", "costing"), ("café", "cafe"), ("children", "Children")]
)
def test_stems_meet(one: str, other: str) -> None:
    assert stem(one) == stem(other) != ""


def test_stem_of_figures_and_of_nothing() -> None:
    assert stem("27.1") == "27 1"
    assert stem("?") == ""


@given(st.text(max_size=200))
def test_no_question_breaks_the_expression(text: str) -> None:
    expression = match_expression(query_terms(text))
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(
            "CREATE VIRTUAL TABLE t USING fts5 (x, "
            "tokenize = 'porter unicode61 remove_diacritics 2')"
        )
        connection.execute("INSERT INTO t VALUES (?)", (" ".join(words(text)),))
        if expression:
            connection.execute("SELECT * FROM t WHERE t MATCH ?", (expression,)).fetchall()
    finally:
        connection.close()


def test_operators_are_only_words() -> None:
    assert match_expression(query_terms('lido NEAR("x" AND NOT header:*')) == (
        '"lido" OR "near" OR "x" OR "header"'
    )
