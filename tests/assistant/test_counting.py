"""A "how many" is answered by a figure that counts the thing asked about."""

from __future__ import annotations

import pytest

from assistant.answering.counting import counted_thing, counts
from assistant.understanding.question import understand


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("How many otters were seen in the lock?", "otters"),
        ("How many of the lock gates are new?", "gates"),
        ("How many volunteer wardens did we recruit?", "wardens"),
        ("How many more moorings will there be", "moorings"),
        ("Why were the gates replaced?", None),
    ],
)
def test_the_thing_counted(question: str, thing: str | None) -> None:
    assert counted_thing(understand(question)) == thing


@pytest.mark.parametrize(
    ("sentence", "least", "most"),
    [
        ("The wardens counted 14 otters in the lock.", 1.0, 1.0),
        ("Fourteen of the otters had gone.", 1.0, 1.0),
        ("Otters were seen in the lock again.", 0.0, 0.0),
        ("There were 14 last year.", 0.5, 0.5),
        (
            "Otters came back to the lock, said the warden, who has worked there with great "
            "patience in all weathers for the past 14 years.",
            0.5,
            0.7,
        ),
    ],
)
def test_a_figure_must_stand_by_the_thing(sentence: str, least: float, most: float) -> None:
    asked = understand("How many otters were seen in the lock?")
    assert least <= counts(asked, sentence) <= most


def test_other_questions_count_nothing() -> None:
    assert counts(understand("Who saw the otters?"), "The warden did.") == 1.0
