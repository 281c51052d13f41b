"""Near misses differ from their question in one detail that the text does not hold."""

import random

from assistant.training.examples import UNKNOWN, Group, Pair
from assistant.training.near_misses import near_miss

TEXT = (
    "In 2031 the Harrowmere Panel approved a grant of £27,000 for the Tidewell Library, the "
    "largest of the year, before it turned to the ferry."
)
OTHER = "Later that day members of the Dunmoor Forum met Lady Estwick at Coldharbour Hall."


def _near_misses(question: str, text: str = TEXT) -> set[str]:
    start = text.index("£27,000")
    first = Pair(question, text, "A header", start, start + 7, 1.0, 1.0)
    group = Group("invented", "a", (first, Pair(question, OTHER)))
    found: set[str] = set()
    for seed in range(30):
        made = near_miss(group, random.Random(seed))
        if made is None:
            continue
        kept, wrong = made.pairs
        assert kept == first
        assert (wrong.text, wrong.header) == (text, "A header")
        assert (wrong.start, wrong.end, wrong.answerable) == (-1, -1, 0.0)
        found.add(wrong.question)
    return found


def test_a_year_is_another_year_that_the_text_lacks() -> None:
    found = _near_misses("What grant was given in 2031?")
    assert found
    assert all(q.startswith("What grant was given in 20") and "2031" not in q for q in found)


def test_a_name_is_one_that_stands_only_elsewhere() -> None:
    found = _near_misses("What grant did the Tidewell Library get?")
    assert found == {
        f"What grant did the {name} get?"
        for name in ("Dunmoor Forum", "Lady Estwick", "Coldharbour Hall")
    }


def test_a_telling_word_is_turned_round() -> None:
    assert _near_misses("What was the largest grant?") == {"What was the smallest grant?"}
    assert _near_misses("Largest grant?") == {"Smallest grant?"}


def test_nothing_is_made_where_the_text_holds_the_other_too() -> None:
    assert not _near_misses("What came before the ferry?", TEXT + " What came after was £27,000.")
    assert not _near_misses("what was given?")


def test_only_answered_questions_are_turned() -> None:
    question = "What was the largest grant?"
    for first in (
        Pair(question, TEXT, "", -1, -1, 1.0, 1.0),
        Pair(question, TEXT, "", 2, 5, 1.0, UNKNOWN),
    ):
        assert near_miss(Group("invented", "a", (first,)), random.Random(1)) is None
    answered = Pair(question, TEXT, "", 2, 5, 1.0, 1.0)
    unranked = Group("invented", "a", (answered,), ranked=False)
    assert near_miss(unranked, random.Random(1)) is None
