"""Sums outcomes up into measures, each with a bootstrap interval, over all and by type.

Each measure is a ratio of two sums over questions, so that shares of questions, shares of
citations and means of scores are computed, and resampled, alike. Intervals are the percentile
bootstrap over questions (Efron and Tibshirani 1993, ch. 13), with a fixed seed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from pydantic import BaseModel, ConfigDict

from eval.outcomes import Outcome
from eval.retrieval import NAMES as RETRIEVAL

RESAMPLES = 1000
SEED = 20261121
LEVEL = 0.95

Part = tuple[float, float]
"""What one question adds to a measure: (to the sum above the line, to the sum below it)."""


class Measure(BaseModel):
    """A value with its interval; ``n`` is the sum below the line. All None where n is 0."""

    model_config = ConfigDict(frozen=True)

    value: float | None
    low: float | None
    high: float | None
    n: float


def _of_answerable(test: Callable[[Outcome], bool]) -> Callable[[Outcome], Part]:
    return lambda o: (float(o.answerable and test(o)), float(o.answerable))


def _of_retrieval(name: str, *, first: bool = False) -> Callable[[Outcome], Part]:
    def part(outcome: Outcome) -> Part:
        scores = outcome.first_stage if first else outcome.retrieval
        return (scores[name], 1.0) if name in scores else (0.0, 0.0)

    return part


MEASURES: dict[str, Callable[[Outcome], Part]] = {
    "success": lambda o: (float(o.success), 1.0),
    "both": _of_answerable(lambda o: o.success),
    "right": lambda o: (float(o.right is True), float(o.answerable and o.right is not None)),
    "cited": _of_answerable(lambda o: o.cited),
    "answered_wrong": lambda o: (float(o.wrong), 1.0),
    "risk": lambda o: (float(o.wrong), float(o.spoke)),
    "citation_precision": lambda o: (
        (sum(c.relevant for c in o.citations) / len(o.citations), 1.0) if o.citations else (0, 0)
    ),
    "citation_recall": lambda o: (o.needs_cited / o.needs, 1.0) if o.needs else (0.0, 0.0),
    "verbatim": lambda o: (float(sum(c.verbatim for c in o.citations)), float(len(o.citations))),
    "figures_cited": lambda o: (float(o.figures_cited), float(o.figures)),
    "abstention_precision": lambda o: (float(o.refused and not o.answerable), float(o.refused)),
    "abstention_recall": lambda o: (
        float(o.refused and not o.answerable),
        float(not o.answerable),
    ),
    "follow_up": lambda o: (float(bool(o.history) and o.success), float(bool(o.history))),
    **{name: _of_retrieval(name) for name in RETRIEVAL},
    **{f"first_stage_{n}": _of_retrieval(n, first=True) for n in ("recall@20", "mrr@10")},
    "rerank_gain": lambda o: (
        (o.retrieval["mrr@10"] - o.first_stage["mrr@10"], 1.0)
        if "mrr@10" in o.retrieval and "mrr@10" in o.first_stage
        else (0.0, 0.0)
    ),
}

DESCRIPTIONS: dict[str, str] = {
    "success": "right and cited where the record answers, refused where it does not",
    "both": "of answerable: right and cited",
    "right": "of answerable: the gold wording within the first 90 words",
    "cited": "of answerable: each part of the evidence in a citation",
    "answered_wrong": "of all: answered, and wrongly (lower is better)",
    "risk": "of those answered: wrong (lower is better)",
    "citation_precision": "of an answer's citations: meet a need (mean over answers)",
    "citation_recall": "of a question's needs: met by a citation (mean over answerable)",
    "verbatim": "of quotes: the document's words at their offsets",
    "figures_cited": "of figures stated: in the cited passage, its reference or the question",
    "abstention_precision": "of refusals: the record indeed does not answer",
    "abstention_recall": "of unanswerable: refused",
    "follow_up": "success on questions that lean on earlier turns",
    "recall@1": "of needs: in the first passage, after reranking",
    "recall@5": "of needs: in the first 5",
    "recall@10": "of needs: in the first 10",
    "recall@20": "of needs: in the first 20",
    "mrr@10": "1 / rank of the first relevant passage",
    "ndcg@10": "gain discounted by rank, against the ideal order",
    "first_stage_recall@20": "of needs: in the first 20 before reranking",
    "first_stage_mrr@10": "the same as mrr@10, before reranking",
    "rerank_gain": "what reranking adds to mrr@10",
    "latency_median_ms": "half of the answers took no longer",
    "latency_p95_ms": "95 of 100 answers took no longer",
    "promise_core_recall": "of the promises that must be found: found",
    "promise_precision": "of the records flagged firm or conditional: in the gold",
    "promise_false_friends": "of the false friends: flagged (lower is better)",
    "promise_kind": "of the core found: the right kind",
    "promise_who": "of the core found with an owner: named rightly, or marked uncertain",
    "promise_due": "of the core found with a due date: the right date",
    "promise_status": "of the core found with a known outcome: the right status",
    "promise_refused": "of the requests refused and found: told as refused",
}
LOWER_IS_BETTER = frozenset(
    {"answered_wrong", "risk", "latency_median_ms", "latency_p95_ms", "promise_false_friends"}
)


def ratio(parts: Sequence[Part]) -> Measure:
    """Sum over sum, with its interval; nothing below the line gives a measure of None."""
    array = np.asarray(parts, dtype=float).reshape(-1, 2)
    below = float(array[:, 1].sum())
    if below == 0:
        return Measure(value=None, low=None, high=None, n=0)
    # A question that adds nothing above or below could not move the value: leave it out.
    array = array[(array != 0).any(axis=1)]
    chosen = np.random.default_rng(SEED).integers(0, len(array), size=(RESAMPLES, len(array)))
    sums = array[chosen].sum(axis=1)
    kept = sums[sums[:, 1] > 0]
    low, high = np.quantile(kept[:, 0] / kept[:, 1], [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Measure(
        value=round(float(array[:, 0].sum()) / below, 4),
        low=round(float(low), 4),
        high=round(float(high), 4),
        n=below,
    )


def quantile(values: Sequence[float], share: float) -> Measure:
    """The ``share`` quantile of ``values`` with its interval."""
    if not values:
        return Measure(value=None, low=None, high=None, n=0)
    array = np.asarray(values, dtype=float)
    chosen = np.random.default_rng(SEED).integers(0, len(array), size=(RESAMPLES, len(array)))
    low, high = np.quantile(
        np.quantile(array[chosen], share, axis=1), [(1 - LEVEL) / 2, (1 + LEVEL) / 2]
    )
    return Measure(
        value=round(float(np.quantile(array, share)), 1),
        low=round(float(low), 1),
        high=round(float(high), 1),
        n=len(array),
    )


def measure(outcomes: Sequence[Outcome]) -> dict[str, Measure]:
    """Every measure over ``outcomes``."""
    found = {name: ratio([part(o) for o in outcomes]) for name, part in MEASURES.items()}
    took = [o.latency_ms for o in outcomes]
    found["latency_median_ms"] = quantile(took, 0.5)
    found["latency_p95_ms"] = quantile(took, 0.95)
    return found


def slices(outcomes: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    """The outcomes by question type, and those whose question names a date."""
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(outcome.type, []).append(outcome)
    ordered = dict(sorted(groups.items()))
    dated = [o for o in outcomes if o.dated]
    if dated:
        ordered["(names a date)"] = dated
    return ordered
