"""What kind of thing a sentence can answer."""

import pytest

from assistant.answering.kinds import suits, without_asked_figures
from assistant.understanding.question import understand
from corpus.types import Block

PLAIN = Block(0, 10, "paragraph")


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("Refused, as the slope does not qualify.", 1.0, 1.0),
        ("The swing is shut since two chains have worn through.", 1.0, 1.0),
        ("The weir was rebuilt because of the flood.", 1.0, 1.0),
        ("They were closed after two fires.", 0.5, 0.5),
        ("Dr Stow spoke as the Chair.", 0.5, 0.5),
        ("Items such as the report are filed.", 0.5, 0.5),
        ("The weir is by the mill.", 0.0, 0.3),
    ],
)
def test_words_that_say_why(text: str, least: float, most: float) -> None:
    assert least <= suits("reason", text, PLAIN) <= most


def test_pounds_that_stand_in_the_columns_heading_alone() -> None:
    row = Block(0, 30, "table-row", context="Scheme; Budget £000; Spent £000")
    assert suits("money", "Weir wall 780 214 Late", row) == 1.0
    assert suits("money", "Weir wall to be agreed", row) == 0.0
    counted = Block(0, 30, "table-row", context="Site; Visitors")
    assert suits("money", "Weir wall 780 214", counted) == 0.4


def test_figures_of_the_question_answer_no_how_many() -> None:
    asked = understand("How many families with a child under five wait?")
    text = without_asked_figures(asked, "Families with a child under five should be counted.")
    assert suits(asked.wanted, text, PLAIN) == 0.0
    told = without_asked_figures(asked, "There are 25 families with a child under five.")
    assert suits(asked.wanted, told, PLAIN) == 1.0
    who = understand("Who spoke for the five?")
    assert without_asked_figures(who, "Ann spoke for the five.") == "Ann spoke for the five."


def test_a_surname_alone_answers_who_under_a_column_of_people() -> None:
    row = "6 | Garrow, Tolley | That a credit be given"
    movers = Block(0, len(row), "table-row", context="Motions; No; Movers; Subject")
    plain = Block(0, len(row), "table-row", context="Motions; No; Kind; Subject")
    assert suits("person", row, movers) == 1.0
    assert suits("person", row, plain) == 0.0


def test_people_by_their_initials_answer_who() -> None:
    assert suits("person", "LB to book the room at the inn.", PLAIN) == 0.8
    assert suits("person", "NS and LB agreed to go.", PLAIN) == 0.8
    assert suits("person", "The PA system is to be mended.", PLAIN) == 0.0


@pytest.mark.parametrize("day", ["29th Nov", "29 Nov", "Nov. 29", "3rd of Sept"])
def test_a_day_may_be_written_short(day: str) -> None:
    assert suits("date", f"{day} - day of dance for all years", PLAIN) == 1.0
    assert suits("date", "The 29 marbles were new.", PLAIN) == 0.0


def test_who_became_it_need_not_be_a_person() -> None:
    assert suits("person", "we introduced the mill as the fourth partner", PLAIN) == 0.8
    assert suits("person", "the minutes were agreed as a correct record", PLAIN) == 0.0
    assert suits("person", "electric charging points to be put in as planned", PLAIN) == 0.0
