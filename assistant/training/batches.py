"""Encodes groups once and serves them as padded batches of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from assistant.reading.encoding import Row, build_row, encode_texts, pad_rows
from assistant.training.examples import Group


@dataclass(frozen=True, slots=True)
class EncodedPair:
    """A pair as pieces; ``start`` and ``end`` are positions in the row (inclusive) or -1."""

    row: Row
    start: int
    end: int
    relevant: float
    answerable: float


@dataclass(frozen=True, slots=True)
class EncodedGroup:
    """The encoded pairs of a group and the group they came from."""

    group: Group
    pairs: tuple[EncodedPair, ...]

    @property
    def longest(self) -> int:
        """Pieces of the longest row."""
        return max(len(pair.row.ids) for pair in self.pairs)


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of one step: rows of several groups under each other.

    ``ids``, ``mask``, ``segments`` and ``in_text`` have shape ``[rows, pieces]``; the targets
    ``[rows]``; ``group_of`` numbers the group of each row, ``ranked`` says per group whether its
    first row must come first.
    """

    ids: Tensor
    mask: Tensor
    segments: Tensor
    in_text: Tensor
    start: Tensor
    end: Tensor
    relevant: Tensor
    answerable: Tensor
    group_of: Tensor
    ranked: Tensor


def encode_groups(tokenizer: Tokenizer, groups: Sequence[Group]) -> list[EncodedGroup]:
    """Every group as pieces; an answer cut off by the row's limit loses its span."""
    pairs = [pair for group in groups for pair in group.pairs]
    questions = encode_texts(tokenizer, [pair.question for pair in pairs])
    headers = encode_texts(tokenizer, [pair.header for pair in pairs])
    texts = encode_texts(tokenizer, [pair.text for pair in pairs])
    encoded: list[EncodedPair] = []
    for pair, question, header, text in zip(pairs, questions, headers, texts, strict=True):
        row = build_row(question.ids, header.ids, text.ids)
        start = end = -1
        if pair.start >= 0:
            inside = [
                i
                for i, (a, b) in enumerate(text.offsets[: row.text_pieces])
                if a < pair.end and b > pair.start
            ]
            whole = row.text_pieces == len(text.ids) or (
                text.offsets[row.text_pieces - 1][1] >= pair.end
            )
            if inside and whole:
                start, end = row.text_at + inside[0], row.text_at + inside[-1]
        encoded.append(EncodedPair(row, start, end, pair.relevant, pair.answerable))
    result: list[EncodedGroup] = []
    at = 0
    for group in groups:
        result.append(EncodedGroup(group, tuple(encoded[at : at + len(group.pairs)])))
        at += len(group.pairs)
    return result


def collate(groups: Sequence[EncodedGroup]) -> Batch:
    """The groups' rows as one padded batch."""
    pairs = [pair for group in groups for pair in group.pairs]
    ids, mask, segments = pad_rows([pair.row for pair in pairs])
    in_text = np.zeros(ids.shape, dtype=bool)
    for number, pair in enumerate(pairs):
        in_text[number, pair.row.text_at : pair.row.text_at + pair.row.text_pieces] = True
    group_of = [number for number, group in enumerate(groups) for _ in group.pairs]
    return Batch(
        ids=torch.from_numpy(ids),
        mask=torch.from_numpy(mask),
        segments=torch.from_numpy(segments),
        in_text=torch.from_numpy(in_text),
        start=torch.tensor([pair.start for pair in pairs]),
        end=torch.tensor([pair.end for pair in pairs]),
        relevant=torch.tensor([pair.relevant for pair in pairs]),
        answerable=torch.tensor([pair.answerable for pair in pairs]),
        group_of=torch.tensor(group_of),
        ranked=torch.tensor([group.group.ranked for group in groups]),
    )


def epoch_batches(
    groups: Sequence[EncodedGroup], size: int, seed: int, stretch: int = 48
) -> Iterator[list[EncodedGroup]]:
    """All groups once, ``size`` at a time, in an order set by ``seed``.

    Within each stretch of batches groups of like length stand together, which saves padding;
    the stretches keep every part of the epoch a fair sample of the mixture.
    """
    rng = random.Random(seed)
    order = list(groups)
    rng.shuffle(order)
    for at in range(0, len(order), size * stretch):
        part = sorted(order[at : at + size * stretch], key=lambda group: group.longest)
        batches = [part[i : i + size] for i in range(0, len(part), size)]
        rng.shuffle(batches)
        yield from batches
