"""Lays an answer's statements out as its text does: in that order, by paragraph, with headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.types import Answer, Statement

_MARKER = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Placed:
    """A statement with the words that stand before it in the text and are no statement's own."""

    statement: Statement
    lead: str = ""


def lay_out(answer: Answer) -> tuple[list[list[Placed]], str]:
    """The statements by paragraph, and what the text says after the last of them.

    The text may say in what order and under which words they are told ("Undertaken:", "In answer
    to:"); without a statement's own words in it they stand in their own order, each a paragraph.
    """
    places = _places(answer.text, answer.statements)
    if places is None:
        return [[Placed(statement)] for statement in answer.statements], ""
    paragraphs: list[list[Placed]] = []
    at = 0
    for start, end, statement in places:
        between = answer.text[at:start]
        placed = Placed(statement, _words(between))
        if not paragraphs or "\n" in between:
            paragraphs.append([])
        paragraphs[-1].append(placed)
        at = end
    return paragraphs, _words(answer.text[at:])


def _places(text: str, statements: Sequence[Statement]) -> list[tuple[int, int, Statement]] | None:
    """Where each statement stands in the text, in its order; None where one does not."""
    places: list[tuple[int, int, Statement]] = []
    for statement in statements:
        if not statement.text:
            return None
        start = text.find(statement.text)
        while start >= 0 and any(
            start < b and a < start + len(statement.text) for a, b, _ in places
        ):
            start = text.find(statement.text, start + 1)
        if start < 0:
            return None
        places.append((start, start + len(statement.text), statement))
    return sorted(places, key=lambda place: place[0])


def _words(between: str) -> str:
    """What is said between two statements, but for markers and the marks round a quote."""
    said = " ".join(_MARKER.sub(" ", between).split()).strip(" “”")
    return said if re.search(r"\w", said) else ""
