"""Recall@k, MRR@10 and nDCG@10 of ranked passages, computed by trec_eval (pytrec_eval).

The unit judged is the need (``eval.spans``), not the passage, so that cutting documents
differently does not move the figures: recall@k is the share of a question's needs met within
the first k passages. A second passage that meets a need already met counts as not relevant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytrec_eval

from eval.spans import Need, Span, newly_met

CUTS = (1, 5, 10, 20)
MRR_DEPTH = 10
NAMES = (*(f"recall@{k}" for k in CUTS), f"mrr@{MRR_DEPTH}", f"ndcg@{MRR_DEPTH}")

Judged = Mapping[str, tuple[Sequence[Need], Sequence[Span]]]


def retrieval_scores(judged: Judged) -> dict[str, dict[str, float]]:
    """For each question id, each of ``NAMES`` (0 to 1).

    ``judged`` maps a question's id to its needs (at least one) and the spans of the passages
    found, best first.
    """
    qrels = {i: {f"need:{n}": 1 for n in range(len(needs))} for i, (needs, _) in judged.items()}
    ranked = {i: newly_met(needs, spans) for i, (needs, spans) in judged.items()}
    scores: dict[str, dict[str, float]] = {i: {} for i in judged}
    for k in CUTS:
        for i, found in _evaluate(qrels, ranked, k, {"set_recall"}).items():
            scores[i][f"recall@{k}"] = found["set_recall"]
    for i, found in _evaluate(qrels, ranked, MRR_DEPTH, {"recip_rank", "ndcg"}).items():
        scores[i][f"mrr@{MRR_DEPTH}"] = found["recip_rank"]
        scores[i][f"ndcg@{MRR_DEPTH}"] = found["ndcg"]
    return scores


def _evaluate(
    qrels: dict[str, dict[str, int]],
    ranked: dict[str, list[list[int]]],
    depth: int,
    measures: set[str],
) -> dict[str, dict[str, float]]:
    if not qrels:
        return {}
    run = {i: _run_line(met[:depth]) for i, met in ranked.items()}
    found: dict[str, dict[str, float]] = pytrec_eval.RelevanceEvaluator(qrels, measures).evaluate(
        run
    )
    # trec_eval leaves out a question for which nothing was found.
    return {i: found.get(i, dict.fromkeys(measures, 0.0)) for i in qrels}


def _run_line(met: list[list[int]]) -> dict[str, float]:
    """Document ids with falling scores: a passage stands for the needs it newly meets."""
    items = [
        item
        for rank, needs in enumerate(met)
        for item in ([f"need:{n}" for n in needs] or [f"other:{rank}"])
    ]
    return {item: float(len(items) - place) for place, item in enumerate(items)}
