"""Cuts a quote of readable length out of a document, around the words that answer."""

from __future__ import annotations

import itertools
import re

_CLAUSE = re.compile(
    r"[;:]\s|,\s|\s[-–—]\s|\s(?=(?:and|but|because|so|which|who|where|when|although|however)\s)"
)
_WORD = re.compile(r"\S+")


def words_in(text: str) -> int:
    """Number of words, by white space."""
    return len(_WORD.findall(text))


def quote_span(
    text: str, start: int, end: int, mark: tuple[int, int] | None, limit: int
) -> tuple[int, int]:
    """Narrow ``text[start:end]`` to at most ``limit`` words, cut between clauses.

    ``text`` is the whole document and all offsets are the document's. The span returned holds
    the middle of ``mark`` where one is given (else it begins at ``start``), and is trimmed of
    white space at both ends.
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if words_in(text[start:end]) <= limit:
        return start, end
    focus = (mark[0] + mark[1]) // 2 if mark else start
    edges = [start, *(start + m.end() for m in _CLAUSE.finditer(text[start:end])), end]
    clauses = list(itertools.pairwise(edges))
    here = next((i for i, (a, b) in enumerate(clauses) if a <= focus < b), 0)
    first = last = here
    while True:
        grown = False
        for a, b in ((first, last + 1), (first - 1, last)):
            if a < 0 or b >= len(clauses):
                continue
            if words_in(text[clauses[a][0] : clauses[b][1]]) <= limit:
                first, last, grown = a, b, True
        if not grown:
            break
    a, b = clauses[first][0], clauses[last][1]
    if words_in(text[a:b]) > limit:  # one clause longer than the limit: keep whole words
        words = [(a + m.start(), a + m.end()) for m in _WORD.finditer(text[a:b])]
        centre = next((i for i, (_, e) in enumerate(words) if e > focus), 0)
        low = max(0, min(centre - limit // 2, len(words) - limit))
        a, b = words[low][0], words[min(low + limit, len(words)) - 1][1]
    while b > a and text[b - 1].isspace():
        b -= 1
    return a, b


def readable(quote: str) -> str:
    """A quote as it is shown in a sentence: line breaks and runs of white space as one space."""
    return " ".join(quote.split())
