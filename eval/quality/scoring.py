"""Scores what a system found on the same span judgements, and lays systems side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from pydantic import BaseModel, ConfigDict

from eval.comparing import sign_flips
from eval.judging import GoldQuestion
from eval.quality.systems import OURS, Place
from eval.quality.turns import turn_scores
from eval.retrieval import retrieval_scores
from eval.spans import Need, Span, newly_met
from eval.tables import markdown_table

READ = (1, 3, 8)
WORDS_READ = 900

Scores = dict[str, dict[str, float]]
"""By question id, then by measure."""


class SystemScores(BaseModel):
    """The means of one system over a set; ``p`` is of its MRR against ours (sign flips)."""

    model_config = ConfigDict(frozen=True)

    name: str
    means: dict[str, float]
    p: float | None = None


class SetScores(BaseModel):
    """All systems on one set of questions."""

    model_config = ConfigDict(frozen=True)

    name: str
    questions: int
    documents: int
    systems: tuple[SystemScores, ...]


def span_scores(
    needs: Mapping[str, Sequence[Need]], found: Mapping[str, Sequence[Place]]
) -> Scores:
    """Each measure (0 to 1) for each question, whose needs and passages found are given.

    Recall, MRR and nDCG are those of ``eval.retrieval``. ``hit@1``: the first passage meets a
    need. ``evidence@k``: the first k passages together meet every need; ``evidence@900w``: the
    whole passages among the first 900 words do (the first passage counts however long it is), so
    that large chunks are not favoured.
    """
    spans = {i: [place.span for place in found[i]] for i in needs}
    ranked = retrieval_scores({i: (needs[i], spans[i]) for i in needs})
    scores: Scores = {}
    for i, wanted in needs.items():
        met = newly_met(wanted, spans[i])
        scores[i] = {"hit@1": float(bool(met and met[0]))}
        scores[i] |= {k: ranked[i][k] for k in ("recall@5", "recall@10", "mrr@10", "ndcg@10")}
        scores[i] |= {f"evidence@{k}": _all_met(wanted, spans[i][:k]) for k in READ}
        affordable = _within([place.text for place in found[i]])
        scores[i][f"evidence@{WORDS_READ}w"] = _all_met(wanted, spans[i][:affordable])
    return scores


def _all_met(needs: Sequence[Need], spans: Sequence[Span]) -> float:
    return float(sum(len(met) for met in newly_met(needs, spans)) == len(needs))


def _within(texts: Sequence[str], words: int = WORDS_READ) -> int:
    """How many of ``texts``, from the first, fit into so many words; at least one."""
    total = 0
    for count, text in enumerate(texts):
        total += len(text.split())
        if total > words:
            return max(1, count)
    return len(texts)


def turn_scores_of(
    questions: Sequence[GoldQuestion],
    found: Mapping[str, Sequence[Place]],
    sources: Mapping[str, str],
) -> Scores:
    """The scores by the 5-gram rule."""
    return {
        q.id: turn_scores(
            q, [(Path(sources[p.span.document_id]).name, p.text) for p in found[q.id]]
        )
        for q in questions
    }


def lay_side_by_side(name: str, documents: int, scores: Mapping[str, Scores]) -> SetScores:
    """The means of each system of ``scores``, with the p of its MRR@10 against ours."""
    ours = scores.get(OURS)
    return SetScores(
        name=name,
        questions=len(next(iter(scores.values()))),
        documents=documents,
        systems=tuple(
            SystemScores(
                name=system,
                means={
                    measure: round(float(np.mean([s[measure] for s in by_id.values()])), 4)
                    for measure in next(iter(by_id.values()))
                },
                p=None if ours is None or system == OURS else _p(ours, by_id),
            )
            for system, by_id in scores.items()
        ),
    )


def _p(ours: Scores, theirs: Scores) -> float:
    gaps = [ours[i]["mrr@10"] - theirs[i]["mrr@10"] for i in ours]
    return round(sign_flips(np.array(gaps)), 4)


def markdown(sets: Sequence[SetScores]) -> str:
    """A Markdown table for each set."""
    lines: list[str] = []
    for one in sets:
        measures = list(one.systems[0].means)
        lines += [f"### {one.name}: {one.questions} questions, {one.documents} documents", ""]
        rows = [
            [
                f"**{s.name}**" if s.name == OURS else s.name,
                *(f"{s.means[m]:.3f}" for m in measures),
                "–" if s.p is None else f"{s.p:.3f}" if s.p >= 0.001 else "< 0.001",
            ]
            for s in one.systems
        ]
        lines += [*markdown_table(["system", *measures, "p"], rows), ""]
    return "\n".join(lines)
