"""Fits the line that turns a logit into a probability (Platt scaling)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch


@dataclass(frozen=True, slots=True)
class Line:
    """``probability = sigmoid(scale * logit + shift)``."""

    scale: float = 1.0
    shift: float = 0.0


def fit_line(logits: Sequence[float], labels: Sequence[float]) -> Line:
    """The line with the least log loss over held-out logits (Platt 1999).

    Raises ``ValueError`` where the labels are all alike.
    """
    if len(set(labels)) < 2:
        raise ValueError("Calibration needs examples with both outcomes.")
    x = torch.tensor(logits, dtype=torch.float64)
    y = torch.tensor(labels, dtype=torch.float64)
    line = torch.tensor([1.0, 0.0], dtype=torch.float64, requires_grad=True)
    search = torch.optim.LBFGS([line], max_iter=100, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        search.zero_grad()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(line[0] * x + line[1], y)
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    search.step(closure)  # type: ignore[no-untyped-call]
    scale, shift = line.detach().tolist()
    return Line(round(scale, 4), round(shift, 4))
