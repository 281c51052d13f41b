"""Rows of word pieces: what stands where, and what is cut."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading.encoding import (
    CLS,
    MAX_HEADER_PIECES,
    MAX_PIECES,
    MAX_QUESTION_PIECES,
    SEP,
    build_row,
    encode_texts,
    load_tokenizer,
    pad_rows,
    text_room,
)

PIECES = st.lists(st.integers(1000, 30000), max_size=300)


def test_row_holds_question_header_and_text_in_order() -> None:
    row = build_row([11, 12], [21], [31, 32, 33])
    assert row.ids == (CLS, 11, 12, SEP, 21, SEP, 31, 32, 33, SEP)
    assert row.segments == (0, 0, 0, 0, 1, 1, 1, 1, 1, 1)
    assert row.ids[row.text_at : row.text_at + row.text_pieces] == (31, 32, 33)


def test_an_empty_header_leaves_no_separator() -> None:
    assert build_row([11], [], [31]).ids == (CLS, 11, SEP, 31, SEP)


@given(PIECES, PIECES, PIECES)
def test_no_row_is_longer_than_allowed(question: list[int], header: list[int], text: list[int]):
    row = build_row(question, header, text)
    assert len(row.ids) == len(row.segments) <= MAX_PIECES
    assert row.ids[0] == CLS
    assert row.ids[-1] == SEP
    room = text_room(question, header)
    assert room >= MAX_PIECES - MAX_QUESTION_PIECES - MAX_HEADER_PIECES - 4
    assert row.ids[row.text_at : -1] == tuple(text[:room])


def test_padding_is_masked_out() -> None:
    ids, mask, segments = pad_rows([build_row([1], [], [2]), build_row([1], [], [2, 3, 4])])
    assert ids.shape == mask.shape == segments.shape == (2, 7)
    assert mask.sum(axis=1).tolist() == [5, 7]
    assert np.all(ids[0, 5:] == 0)


@pytest.mark.parametrize(
    "text",
    ["Cllr Ó Néill’s café – £27 .1 million", "日本語 and 🙂 here", "e\u0301 \ud800 x", "\x00\n\t"],
)
def test_offsets_are_characters_of_the_text(text: str) -> None:
    encoding = encode_texts(load_tokenizer(), [text])[0]
    assert all(0 <= start <= end <= len(text) for start, end in encoding.offsets)
    words = [text[start:end] for start, end in encoding.offsets]
    if "million" in text:
        assert words[:3] == ["Cl", "lr", "Ó"]
        assert words[-1] == "million"
