"""Windows, headers and noise keep the answer's place."""

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from assistant.training.examples import Group, Pair
from assistant.training.headers import header_line, invent_meeting, with_headers
from assistant.training.noise import spoil_group, spoil_pair
from assistant.training.windows import (
    Rarity,
    hardest,
    sentence_spans,
    window_around,
    windows_of,
)

MINUTES = (
    "The panel considered the report on Harrowmere library hours. Councillor Priya Farrar asked "
    "about the budget of £27.1 million for 2031-32. The director said that the reading room would "
    "open at 09:30 from April. Members agreed to endorse the plan. It was resolved that a further "
    "report would come in June."
)


def _group() -> Group:
    answer = "£27.1 million"
    start = MINUTES.index(answer)
    question = "What was the budget?"
    first = Pair(question, MINUTES, "", start, start + len(answer), 1.0, 1.0)
    return Group("invented", "a", (first, Pair(question, "Nothing."), Pair(question, "Other.")))


def test_sentences_cover_all_words() -> None:
    spans = sentence_spans(MINUTES)
    assert len(spans) == 5
    assert " ".join(MINUTES[a:b] for a, b in spans) == MINUTES


@given(st.integers(10, 120), st.integers(0, 10_000))
def test_a_window_holds_its_answer(words: int, seed: int) -> None:
    start = MINUTES.index("09:30")
    span = window_around(MINUTES, start, start + 5, words, random.Random(seed))
    assert span is not None
    assert span[0] <= start
    assert span[1] >= start + 5
    assert MINUTES[span[0] : span[1]].endswith(".")


def test_windows_follow_each_other_without_overlap() -> None:
    spans = windows_of(MINUTES * 4, 25)
    assert len(spans) > 3
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@given(st.integers(0, 10_000))
def test_noise_moves_the_answer_along(seed: int) -> None:
    rng = random.Random(seed)
    pair = spoil_pair(_group().pairs[0], frozenset({"joins", "spaced", "bare"}), rng)
    assert pair.text[pair.start : pair.end] == "£27 .1 million"
    lower = spoil_pair(_group().pairs[0], frozenset({"lower"}), rng)
    assert lower.text == MINUTES.lower()


@given(st.integers(0, 10_000))
def test_headers_change_no_text_and_leave_the_right_pair_first(seed: int) -> None:
    rng = random.Random(seed)
    dressed = with_headers(spoil_group(_group(), rng, share=0.0), rng, "Library hours")
    first = dressed.pairs[0]
    assert first.text == MINUTES
    assert first.relevant == 1.0
    assert first.text[first.start : first.end] == "£27.1 million"
    last = dressed.pairs[-1]
    if last.text == MINUTES:
        assert last.header != first.header
        assert last.relevant < 0.5
        assert last.answerable == 0.0


def test_header_names_the_item() -> None:
    rng = random.Random(3)
    assert "Library hours" in header_line(invent_meeting(rng), "Library hours", None, rng)


def test_hardest_prefers_rare_shared_words_and_drops_repeats() -> None:
    texts = ["The panel met.", "The reading room opens.", "THE READING ROOM, opens!", "The end."]
    found = hardest("When does the reading room open?", texts, 2, Rarity(texts), random.Random(1))
    assert len(found) == 2
    assert "room" in found[0].lower()
    assert "room" not in found[1].lower()
