"""Turns a question into full-text search terms: words, stop words, stems, a safe expression."""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Iterable
from functools import lru_cache

MAX_TERMS = 100
"""A question longer than this many different words is cut: SQLite limits an expression."""

_FUNCTION_WORDS = """
    a about after all also am an and any are as at be because been before being but by can could d
    did do does doing done for from get had has have having he her here hers him his how i if in
    into is it its just ll m me might more most much must my no nor not now of on only or other
    our ours out over own please re s shall she should so some such t tell than that the their
    theirs them then there these they this those through to too under up upon us ve very was we
    were what when where which while who whom whose why will with would you your yours
"""

STOP_WORDS: frozenset[str] = frozenset(_FUNCTION_WORDS.split())
"""English function words; no word that carries a subject, and not "may", a month."""

# A figure keeps its inner points and commas, so that "27.1" is looked for as one thing.
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+")
_ENDING = re.compile(r"(?<=\w)['’](?:s|t|re|ve|ll|d|m)\b", re.IGNORECASE)


def words(text: str) -> list[str]:
    """Return the lower-cased words of a text in order, possessive and short endings cut off."""
    return [match.lower() for match in _WORD.findall(_ENDING.sub(" ", text))]


def query_terms(text: str) -> list[str]:
    """Return the different words worth looking for, in order; stop words only if nothing else."""
    found = list(dict.fromkeys(words(text)))
    kept = [word for word in found if word not in STOP_WORDS]
    return (kept or found)[:MAX_TERMS]


def match_expression(terms: Iterable[str]) -> str:
    """Return an FTS5 expression that matches any of the terms; quoting makes each one inert.

    FTS5 strings: https://www.sqlite.org/fts5.html#fts5_strings. Empty when there are no terms.
    """
    return " OR ".join('"{}"'.format(term.replace('"', '""')) for term in terms)


_lock = threading.Lock()


@lru_cache(maxsize=1)
def _stemming_table() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    connection.execute(
        "CREATE VIRTUAL TABLE t USING fts5 (x, tokenize = 'porter unicode61 remove_diacritics 2')"
    )
    connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab (t, 'instance')")
    return connection


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return a word as the full-text table holds it (lower-cased, without accents, stemmed).

    SQLite's own tokenizer does it, so that it always agrees with the table. What the tokenizer
    takes for several words ("27.1") comes back joined by spaces; no word at all as "".
    """
    with _lock:
        connection = _stemming_table()
        connection.execute("DELETE FROM t")
        connection.execute("INSERT INTO t (x) VALUES (?)", (word,))
        rows = connection.execute("SELECT term FROM v ORDER BY offset").fetchall()
    return " ".join(row[0] for row in rows)
