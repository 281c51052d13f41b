"""Finds the best answer span from start and end logits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

MAX_ANSWER_PIECES = 30


@dataclass(frozen=True, slots=True)
class PieceSpan:
    """Pieces ``first`` to ``last`` (inclusive) and the probability 0..1 that they are it."""

    first: int
    last: int
    score: float


def best_span(
    start: npt.NDArray[np.float32],
    end: npt.NDArray[np.float32],
    longest: int = MAX_ANSWER_PIECES,
) -> PieceSpan | None:
    """The span of at most ``longest`` pieces with the highest sum of logits; the first on a tie.

    ``start`` and ``end`` have one logit per piece of the text (shape ``[pieces]``). The score
    is the product of the two softmax probabilities. ``None`` where there are no pieces.
    """
    count = len(start)
    if count == 0:
        return None
    total = start[:, None].astype(np.float64) + end[None, :].astype(np.float64)
    allowed = np.triu(np.ones((count, count), dtype=bool)) & ~np.triu(
        np.ones((count, count), dtype=bool), longest
    )
    flat = int(np.argmax(np.where(allowed, total, -np.inf)))
    first, last = divmod(flat, count)
    score = float(np.exp(total[first, last] - _log_sum(start) - _log_sum(end)))
    return PieceSpan(first, last, min(1.0, score))


def _log_sum(logits: npt.NDArray[np.float32]) -> float:
    wide = logits.astype(np.float64)
    top = float(wide.max())
    return top + float(np.log(np.exp(wide - top).sum()))
