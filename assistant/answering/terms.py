"""The terms of a question with their weights, and how much of them a text holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field

from assistant.understanding.question import Question
from assistant.understanding.words import ASKING_WORDS, stem

# What another name for a term counts beside the term itself.
OTHERWISE_CALLED = 0.6
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Terms:
    """A question's terms by stem with their weights: the rarer in the library, the heavier.

    ``instead`` holds what a term may also be called, by stem.
    """

    weights: dict[str, float]
    absent: frozenset[str]
    instead: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def total(self) -> float:
        """The sum of all weights."""
        return sum(self.weights.values()) or 1.0

    def coverage(self, present: Set[str]) -> float:
        """Share of the weight whose terms are ``present``; less for what else they are called."""
        found = 0.0
        for term, weight in self.weights.items():
            if term in present:
                found += weight
            elif not self.instead.get(term, _NOTHING).isdisjoint(present):
                found += OTHERWISE_CALLED * weight
        return found / self.total


def weigh_terms(
    question: Question,
    idf: Callable[[str], float],
    known: Callable[[str], bool],
    instead: Mapping[str, frozenset[str]],
) -> Terms:
    """Weights of the question's terms; words of asking count a quarter."""
    weights: dict[str, float] = {}
    absent = set()
    for term in question.terms:
        key = stem(term)
        asking = term in ASKING_WORDS
        weights[key] = max(weights.get(key, 0.0), idf(term) * (0.25 if asking else 1.0))
        if not asking and not known(term):
            absent.add(key)
    return Terms(weights, frozenset(absent), instead)
