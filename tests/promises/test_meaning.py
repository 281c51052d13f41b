"""Undertakings found by what a question means, where it shares few of their words."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from assistant.answering.nearness import Nearness
from assistant.promises.meaning import asks_what_is_owed, meant
from assistant.understanding.question import understand

ANGLES = {"lamps": 0.1, "lights": 0.0, "bins": 1.4, "swans": 0.12}


def _encode(texts: Sequence[str]) -> np.ndarray:
    """Unit vectors whose angle goes by one telling word, so that cosines are known."""
    angles = [next((a for word, a in ANGLES.items() if word in t), 1.5) for t in texts]
    return np.array([[np.cos(a), np.sin(a)] for a in angles], dtype=np.float32)


def _promise(number: int, quote: str) -> Any:
    return SimpleNamespace(id=f"p{number}", who="The clerk", what=quote, quote=quote, about=None)


def _meant(question: str, quotes: Sequence[str]) -> list[str]:
    promises = [_promise(n, quote) for n, quote in enumerate(quotes)]
    found = meant(understand(question), promises, lambda p: 0.0, Nearness(_encode))
    return [promise.quote for promise, _ in found]


def test_the_nearest_undertaking_is_meant() -> None:
    assert _meant("What about the lights?", ["see to the bins", "ask about the lamps"]) == [
        "ask about the lamps"
    ]


def test_two_as_near_are_both_told_and_none_that_is_far() -> None:
    quotes = ["count the swans", "ask about the lamps", "see to the bins"]
    assert _meant("What about the lights?", quotes) == ["ask about the lamps", "count the swans"]
    assert _meant("What about the lights?", ["see to the bins"]) == []
    assert _meant("What about the lights?", []) == []


@pytest.mark.parametrize(
    ("question", "owed"),
    [
        ("What has the clerk got to find out about the lamps?", True),
        ("What is the warden supposed to put up by the weir?", True),
        ("What did Mr Otter say he'd send round?", True),
        ("Which officer is bringing the letter back?", True),
        ("What did the warden promise?", True),
        ("What did the lamps cost?", False),
        ("Who spoke about the weir?", False),
        ("How many swans were counted?", False),
    ],
)
def test_questions_about_what_is_owed(question: str, owed: bool) -> None:
    assert asks_what_is_owed(understand(question)) is owed
