"""Words and their stems."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.understanding.irregular import forms_of
from assistant.understanding.words import stem

ENDINGS = ("ing", "ed", "ational", "iveness", "ies", "ement", "fulness", "s")
WORDS = [f"{a}{b}{c}{e}" for a in "bdpt" for b in "aeio" for c in "lmnr" for e in ENDINGS]


@pytest.fixture
def often_switched() -> Iterator[None]:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("often_switched")
def test_threads_do_not_disturb_each_others_stems() -> None:
    stem.cache_clear()
    alone = {word: stem.__wrapped__(word) for word in WORDS}
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: {w: stem.__wrapped__(w) for w in WORDS}, range(16)))
    assert all(stems == alone for stems in found)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("buy", "bought"),
        ("spend", "spent"),
        ("went", "going"),
        ("choose", "chosen"),
        ("keeps", "kept"),
    ],
)
def test_a_verb_is_one_word_in_all_its_shapes(asked: str, told: str) -> None:
    assert stem(asked) == stem(told)


def test_what_is_as_often_something_else_is_left_as_it_is() -> None:
    assert stem("rose") != stem("rise")
    assert stem("left") != stem("leave")
    assert stem("building") == stem("build") == stem("built")


def test_the_forms_of_a_verb_are_all_looked_for() -> None:
    assert forms_of("took") == ("take", "took", "taken")
    assert forms_of("bench") == ("bench",)
