"""Fuses score lists into one: pure functions, each with the source of its formula."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

import numpy as np

from index.settings import Normalisation

Key = TypeVar("Key", bound=Hashable)


def normalise_max(scores: Mapping[Key, float]) -> dict[Key, float]:
    """Divide by the largest score, with 0 as the lowest possible.

    The "theoretical min-max" of Bruch, Gai and Ingber, "An Analysis of Fusion Functions for
    Hybrid Retrieval" (ACM TOIS 42(1), 2023): BM25 is never below 0, and cosines below 0 say
    nothing. A list with no positive score becomes all zeros.
    """
    top = max(scores.values(), default=0.0)
    if top <= 0:
        return dict.fromkeys(scores, 0.0)
    return {key: max(score, 0.0) / top for key, score in scores.items()}


def normalise_minmax(scores: Mapping[Key, float]) -> dict[Key, float]:
    """Stretch a list to 0..1 (Lee, "Analyses of Multiple Evidence Combination", SIGIR 1997).

    A list whose scores are all equal becomes all ones where they are positive, else zeros.
    """
    if not scores:
        return {}
    low, high = min(scores.values()), max(scores.values())
    if high == low:
        return dict.fromkeys(scores, 1.0 if high > 0 else 0.0)
    return {key: (score - low) / (high - low) for key, score in scores.items()}


def normalise_zscore(scores: Mapping[Key, float]) -> dict[Key, float]:
    """Centre on the mean in units of the standard deviation (Montague and Aslam, CIKM 2001)."""
    if not scores:
        return {}
    values = np.fromiter(scores.values(), dtype=np.float64, count=len(scores))
    spread = float(values.std())
    if spread == 0:
        return dict.fromkeys(scores, 0.0)
    mean = float(values.mean())
    return {key: (score - mean) / spread for key, score in scores.items()}


def reciprocal_rank(scores: Mapping[Key, float], k: int = 60) -> dict[Key, float]:
    """Replace each positive score by 1 / (k + rank), ranks from 1, equal scores sharing a rank.

    Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion outperforms Condorcet and Individual
    Rank Learning Methods" (SIGIR 2009), with their k = 60. What scores 0 or less was not found.
    """
    found = sorted((score for score in scores.values() if score > 0), reverse=True)
    rank_of: dict[float, int] = {}
    for rank, score in enumerate(found, start=1):
        rank_of.setdefault(score, rank)
    return {key: 1.0 / (k + rank_of[score]) if score > 0 else 0.0 for key, score in scores.items()}


def fuse(
    lists: Sequence[tuple[float, Mapping[Key, float]]],
    normalisation: Normalisation = "max",
    rrf_k: int = 60,
) -> dict[Key, float]:
    """Return the weighted sum of the normalised lists for every key in any of them.

    Each list comes as (weight, scores). A key missing from a list counts as that list's lowest
    normalised score (0 for an empty one), never as better than what the list did score.
    """
    fused: dict[Key, float] = {key: 0.0 for _, scores in lists for key in scores}
    for weight, scores in lists:
        if normalisation == "max":
            normal = normalise_max(scores)
        elif normalisation == "minmax":
            normal = normalise_minmax(scores)
        elif normalisation == "zscore":
            normal = normalise_zscore(scores)
        else:
            normal = reciprocal_rank(scores, rrf_k)
        lowest = min(normal.values(), default=0.0)
        missing = lowest if normalisation == "zscore" else 0.0
        for key in fused:
            fused[key] += weight * normal.get(key, missing)
    return fused


def ordered(scores: Mapping[Key, float], names: Mapping[Key, str], k: int) -> list[Key]:
    """Return the k best keys by ``(-score, name)``: equal scores are always in the same order."""
    return sorted(scores, key=lambda key: (-scores[key], names[key]))[:k]
