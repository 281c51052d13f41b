"""Our own ways of finding passages, each behind the same small call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.core import Assistant
from eval.spans import Span
from index.types import Hit

DEPTH = 20
"""How many passages a system is asked for."""

OURS = "hybrid + reader"


@dataclass(frozen=True, slots=True)
class Place:
    """A passage found: where it stands, and its words."""

    span: Span
    text: str


System = Callable[[str], Sequence[Place]]
"""Takes a question, gives passages, best first."""


def own_systems(assistant: Assistant) -> dict[str, System]:
    """BM25 alone, the dense model alone, the two fused, and fused and reranked by the reader."""
    index = assistant.index
    return {
        "BM25 alone": lambda question: _places(index.search_lexical(question, DEPTH)),
        "dense alone": lambda question: _places(index.search_dense(question, DEPTH)),
        "hybrid": lambda question: _places(index.search(question, DEPTH)),
        OURS: lambda question: _places(assistant.search(question, DEPTH)),
    }


def _places(hits: Sequence[Hit]) -> list[Place]:
    return [
        Place(Span(h.passage.document_id, h.passage.start, h.passage.end), h.passage.text)
        for h in hits
    ]
