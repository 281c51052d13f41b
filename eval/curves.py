"""What the plots show: risk against coverage as the threshold moves, and reliability."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from eval.outcomes import Outcome

BINS = 10


def risk_coverage(outcomes: Sequence[Outcome]) -> list[tuple[float, float]]:
    """(coverage, risk) at each threshold, from the highest confidence down.

    Taken from what was, or with abstention off would have been, said (El-Yaniv and Wiener
    2010). Answers as sure as each other come and go together. Questions on which nothing could
    be said count in what coverage is a share of.
    """
    judged = [o for o in outcomes if o.right is not None or not o.answerable]
    said = [
        (o.forced_confidence, o.forced_right)
        for o in judged
        if o.forced_confidence is not None and o.forced_right is not None
    ]
    said.sort(key=lambda pair: -pair[0])
    points, answered, wrong = [], 0, 0
    for _, equals in groupby(said, key=lambda pair: pair[0]):
        for _, right in equals:
            answered += 1
            wrong += not right
        points.append((answered / len(judged), wrong / answered))
    return points


def working_point(outcomes: Sequence[Outcome]) -> tuple[float, float] | None:
    """(coverage, risk) of the run as it was; None where nothing was answered."""
    judged = [o for o in outcomes if o.right is not None or not o.answerable]
    spoke = [o for o in judged if o.spoke]
    if not spoke:
        return None
    return len(spoke) / len(judged), sum(o.wrong for o in spoke) / len(spoke)


def reliability_bins(outcomes: Sequence[Outcome]) -> list[tuple[float, float, int]]:
    """(mean confidence, share right, count) of each tenth of confidence that has answers."""
    groups: dict[int, list[tuple[float, bool]]] = {}
    for o in outcomes:
        if o.forced_confidence is not None and o.forced_right is not None:
            place = min(BINS - 1, int(BINS * o.forced_confidence))
            groups.setdefault(place, []).append((o.forced_confidence, o.forced_right))
    return [
        (sum(c for c, _ in g) / len(g), sum(r for _, r in g) / len(g), len(g))
        for _, g in sorted(groups.items())
    ]


def calibration_error(bins: Sequence[tuple[float, float, int]]) -> float | None:
    """The expected calibration error (Naeini et al. 2015): mean gap, weighted by count."""
    total = sum(n for _, _, n in bins)
    return sum(n * abs(sure - right) for sure, right, n in bins) / total if total else None
