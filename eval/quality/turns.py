"""Scores passages against gold turns by shared words, whatever the cutting (the 5-gram rule).

A passage is relevant when at least half of its word 5-grams stand in the gold turns of its own
meeting. ``cover@900`` is the share of the gold 5-grams that the first 900 words returned hold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from eval.judging import GoldQuestion

WORDS_RETURNED = 900
DEPTH = 10

Gram = tuple[str, ...]


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower())


def _grams(words: Sequence[str], n: int = 5) -> set[Gram]:
    return {tuple(words[i : i + n]) for i in range(max(1, len(words) - n + 1))}


def turn_scores(question: GoldQuestion, found: Sequence[tuple[str, str]]) -> dict[str, float]:
    """Hit@1, hit@5, MRR@10 and ``cover@900``, each 0 to 1.

    The passages are given as (file name, text), best first.
    """
    gold = set[Gram]().union(*(_grams(_words(turn)) for turn in question.evidence))
    right = [name.startswith(question.doc) for name, _ in found]
    relevant = []
    for own, (_, text) in zip(right[:DEPTH], found[:DEPTH], strict=True):
        grams = _grams(_words(text))
        relevant.append(own and len(grams & gold) >= 0.5 * len(grams))
    first = relevant.index(True) if True in relevant else None
    left, seen = WORDS_RETURNED, set[Gram]()
    for own, (_, text) in zip(right, found, strict=True):
        words = _words(text)[: max(0, left)]
        left -= len(words)
        if own and words:
            seen |= _grams(words) & gold
    return {
        "5-gram hit@1": float(first == 0),
        "5-gram hit@5": float(first is not None and first < 5),
        "5-gram MRR@10": 0.0 if first is None else 1 / (first + 1),
        "cover@900": len(seen) / len(gold),
    }
