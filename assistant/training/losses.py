"""The joint loss: order within a group, relevance, answerability and the answer's span."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from assistant.training.batches import Batch

FAR = -1e4


@dataclass(frozen=True, slots=True)
class Loss:
    """The parts of the loss (scalars) and their weighted ``total``."""

    order: Tensor
    relevance: Tensor
    answerable: Tensor
    span: Tensor

    @property
    def total(self) -> Tensor:
        """Order and answerability whole, relevance and span by half and whole."""
        return self.order + 0.5 * self.relevance + self.answerable + self.span


def joint_loss(outputs: tuple[Tensor, Tensor, Tensor, Tensor], batch: Batch) -> Loss:
    """Listwise softmax (Cao et al. 2007, top one) over ranked groups; binary cross-entropy for
    relevance and for answerability where known; cross-entropy of start and end within the text.
    """
    start, end, relevance, answerable = outputs
    zero = relevance.sum() * 0.0
    order = zero
    firsts = torch.zeros(len(batch.ranked), dtype=torch.long)
    position = torch.zeros_like(batch.group_of)
    for row in range(1, len(position)):
        same = batch.group_of[row] == batch.group_of[row - 1]
        position[row] = position[row - 1] + 1 if same else 0
    table = relevance.new_full((len(batch.ranked), int(position.max()) + 1), FAR)
    table = table.index_put((batch.group_of, position), relevance)
    if bool(batch.ranked.any()):
        order = functional.cross_entropy(table[batch.ranked], firsts[batch.ranked])
    judged = functional.binary_cross_entropy_with_logits(relevance, batch.relevant)
    known = batch.answerable >= 0
    settled = zero
    if bool(known.any()):
        settled = functional.binary_cross_entropy_with_logits(
            answerable[known], batch.answerable[known]
        )
    spanned = batch.start >= 0
    span = zero
    if bool(spanned.any()):
        outside = ~batch.in_text[spanned]
        begin = start[spanned].masked_fill(outside, FAR)
        finish = end[spanned].masked_fill(outside, FAR)
        span = 0.5 * functional.cross_entropy(begin, batch.start[spanned])
        span = span + 0.5 * functional.cross_entropy(finish, batch.end[spanned])
    return Loss(order, judged, settled, span)
