"""Nearness in meaning: a cosine for each sentence, and nothing encoded twice."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from assistant.answering.nearness import Nearness

_VECTORS = {"asked": (1.0, 0.0), "alike": (1.0, 0.0), "other": (0.0, 1.0), "against": (-1.0, 0.0)}


class _Encoder:
    def __init__(self) -> None:
        self.seen: list[str] = []

    def __call__(self, texts: Sequence[str]) -> np.ndarray:
        self.seen += texts
        return np.array([_VECTORS[text] for text in texts], dtype=np.float32)


def test_a_cosine_for_each_sentence_none_below_nothing() -> None:
    near = Nearness(_Encoder())
    assert near("asked", ["other", "alike", "against"]) == pytest.approx([0.0, 1.0, 0.0])
    assert near("asked", []) == []


def test_a_sentence_seen_is_not_encoded_again() -> None:
    encoder = _Encoder()
    near = Nearness(encoder)
    near("asked", ["alike", "other"])
    near("asked", ["other", "against"])
    assert [text for text in encoder.seen if text != "asked"] == ["alike", "other", "against"]


def test_a_question_whose_vector_is_kept_elsewhere_is_not_encoded_here() -> None:
    encoder = _Encoder()
    near = Nearness(encoder, lambda question: np.array(_VECTORS[question], dtype=np.float32))
    assert near("asked", ["alike", "other"]) == pytest.approx([1.0, 0.0])
    assert encoder.seen == ["alike", "other"]


def test_what_is_kept_is_bounded() -> None:
    encoder = _Encoder()
    near = Nearness(encoder, kept=1)
    near("asked", ["alike", "other"])
    near("asked", ["alike"])
    assert encoder.seen.count("alike") == 2
