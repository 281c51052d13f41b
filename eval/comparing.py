"""Compares a run with an earlier one, question by question, and lists what flipped.

Yes-or-no verdicts are paired by McNemar's test in its exact form (McNemar 1947: under no
difference each question that flipped is as likely to have gained as lost); ranking scores by a
randomisation test that flips the signs of the differences (Smucker, Allan and Carterette 2007).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from pydantic import BaseModel, ConfigDict
from scipy.stats import binomtest  # type: ignore[import-untyped]

from eval.report import Report, Summary

SEED = 20261121
DRAWS = 10_000
SCORES = ("recall@10", "mrr@10")
VERDICTS = ("success", "right", "cited", "refused", "answered_wrong")
PROMISES = "promise_core_recall"


class Change(BaseModel):
    """One measure before and after over the ``n`` questions that both runs asked.

    ``up`` and ``down`` count the questions whose figure rose and fell; ``p`` is two-sided.
    """

    model_config = ConfigDict(frozen=True)

    measure: str
    n: int
    before: float
    after: float
    up: int
    down: int
    p: float


class Flip(BaseModel):
    """A question that succeeded in only one of the two runs."""

    model_config = ConfigDict(frozen=True)

    id: str
    type: str
    question: str
    gained: bool
    wrong_before: bool
    wrong_after: bool


class Comparison(BaseModel):
    """All measures paired, and what flipped (losses first)."""

    model_config = ConfigDict(frozen=True)

    baseline: str
    shared: int
    changes: tuple[Change, ...]
    flips: tuple[Flip, ...]


def compare(report: Report, baseline: Summary, name: str) -> Comparison:
    """``report`` against ``baseline``, over the questions and promises that both judged."""
    before, after = baseline.verdicts, report.verdicts
    changes = []
    for measure in (*VERDICTS, *SCORES):
        ids = [i for i in after if measure in after[i] and measure in before.get(i, {})]
        if ids:
            pairs = [(before[i][measure], after[i][measure]) for i in ids]
            changes.append(change(measure, pairs))
    known = [i for i in report.promises_found if i in baseline.promises_found]
    if known:
        found = [(baseline.promises_found[i], report.promises_found[i]) for i in known]
        changes.append(change(PROMISES, found))
    by_id = {o.id: o for o in report.outcomes}
    flips = [
        Flip(
            id=i,
            type=by_id[i].type,
            question=by_id[i].question,
            gained=bool(now["success"]),
            wrong_before=bool(before[i]["answered_wrong"]),
            wrong_after=bool(now["answered_wrong"]),
        )
        for i, now in after.items()
        if i in before and before[i]["success"] != now["success"]
    ]
    return Comparison(
        baseline=name,
        shared=sum(i in before for i in after),
        changes=tuple(changes),
        flips=tuple(sorted(flips, key=lambda f: f.gained)),
    )


def change(measure: str, pairs: Sequence[tuple[float, float]]) -> Change:
    """The paired test of one measure; ``pairs`` are (before, after) of each question."""
    array = np.asarray(pairs, dtype=float)
    up = int((array[:, 1] > array[:, 0]).sum())
    down = int((array[:, 1] < array[:, 0]).sum())
    test = sign_flips(array[:, 1] - array[:, 0]) if measure in SCORES else mcnemar(up, down)
    return Change(
        measure=measure,
        n=len(array),
        before=round(float(array[:, 0].mean()), 4),
        after=round(float(array[:, 1].mean()), 4),
        up=up,
        down=down,
        p=round(test, 4),
    )


def mcnemar(up: int, down: int) -> float:
    """The exact two-sided p that ``up`` gains against ``down`` losses came about by chance."""
    return float(binomtest(up, up + down).pvalue) if up + down else 1.0


def sign_flips(differences: np.ndarray) -> float:
    """The two-sided p of the mean difference when each sign is as likely as the other."""
    moved = differences[differences != 0]
    if not len(moved):
        return 1.0
    seen = abs(moved.sum())
    signs = np.random.default_rng(SEED).choice((-1.0, 1.0), size=(DRAWS, len(moved)))
    as_large = int((np.abs(signs @ moved) >= seen - 1e-9).sum())
    return (as_large + 1) / (DRAWS + 1)


def comparison_text(found: Comparison) -> str:
    """The comparison for a terminal."""
    lines = [f"Against {found.baseline}, over {found.shared} questions that both asked:"]
    lines += [
        f"  {c.measure:<20}{c.before:.3f} -> {c.after:.3f}   {c.up} up, {c.down} down, "
        f"p = {c.p:.3f}"
        for c in found.changes
    ]
    lines += [
        f"  {'gained' if f.gained else 'LOST  '} {f.id} ({f.type}) {f.question}"
        + (" [now answered wrongly]" if f.wrong_after and not f.wrong_before else "")
        for f in found.flips
    ]
    return "\n".join(lines)
