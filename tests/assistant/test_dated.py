"""Sentences of the years, days and numbers asked about, told from those of others."""

import datetime as dt

import pytest

from assistant.answering.dated import dated, of_another_number
from assistant.understanding.question import understand

MET = dt.date(2031, 11, 12)


def _dated(question: str, text: str, *, round_about: str = "", met: dt.date | None = MET) -> float:
    asked = understand(question, question)
    return dated(asked, text, text, f"{text} {round_about}", met)


def test_the_figure_of_another_year_is_not_that_of_a_year_named_round_about() -> None:
    text = "At the end of March 2031 the Springboard scheme had helped 41 young people."
    beside = "The scheme began in March 2030."
    assert _dated("How many people had Springboard helped by March 2031?", text) == 1.0
    assert _dated("How many had Springboard helped by March 2030?", text, round_about=beside) == 0.0
    assert _dated("How many had Springboard helped in 2030?", text, round_about=beside) == 0.0


def test_a_sentence_without_a_year_is_of_one_named_round_about() -> None:
    text = "The scheme had helped 41 young people."
    beside = "This is the report for 2030."
    assert _dated("How many had the scheme helped in 2030?", text, round_about=beside) > 0.8


def test_the_second_year_of_account_counts() -> None:
    assert _dated("What was spent by 2030?", "In 2029/30 the council spent £400.") == 1.0


def test_a_month_as_people_say_it_is_of_its_year() -> None:
    beside = "They came here last in March 28."
    text = "We were rated good, with an outstanding judgement of leaders."
    asked = "What was outstanding at the inspection in March 2028?"
    assert _dated(asked, text, round_about=beside) > 0
    assert _dated(asked, text, round_about="They came here last in March 27.") == 0.0


def test_how_it_stood_on_one_day_is_not_told_of_another() -> None:
    asked = "What was the bank balance on December 31, 2030?"
    met = dt.date(2030, 10, 19)
    assert _dated(asked, "The balance was $1,634.54 on September 30, 2030.", met=met) == 0.0
    assert _dated(asked, "The balance was $1,634.54 on December 31, 2030.", met=met) > 0.8
    without_year = "On 31 December it was $1,634.54, against $900 on September 30, 2030."
    assert _dated(asked, without_year, met=met) > 0
    of_the_meeting = "What was the bank balance on 19 October 2030?"
    assert _dated(of_the_meeting, "It was $1,634.54 on September 30, 2030.", met=met) > 0


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        ("How many carers joined in Year Three?", "Year Two ended with 47 carers.", True),
        ("How many carers joined in Year Two?", "Year 2 ended with 47 carers.", False),
        ("What did phase one cost?", "Phase II cost £4,000.", True),
        ("What did phase one cost?", "Phases differ: phase 1 cost £3, phase 2 £4.", False),
        ("How many were seen in Q3?", "In quarter 3 the team saw 18.", False),
        ("What was paid in the year 2030?", "In year two £400 was paid.", False),
        ("How has phase two changed since phase one?", "Phase three is on time.", False),
        ("What did the bridge cost?", "Phase II cost £4,000.", False),
        ("How much will Phase 2 cost?", "Phases 1 and 2 will cost £40,000 together.", False),
        ("How much was spent in Quarter 2?", "In the second quarter £3, in Quarter 1 £2.", False),
        ("How many pupils are in Year 3?", "This year ten pupils joined the class.", False),
    ],
)
def test_another_number_is_another_thing(question: str, text: str, other: bool) -> None:
    assert of_another_number(understand(question, question), text) is other


def test_a_day_near_the_one_asked_about_or_written_short_tells_how_it_stood() -> None:
    asked = "What was the bank balance on 31 March 2030?"
    met = dt.date(2030, 5, 8)
    assert _dated(asked, "At 1 April 2030 the balance was £5,000.", met=met) > 0
    assert _dated(asked, "At 31/03/30 it was £5,000 (1 April 2029: £4,000).", met=met) > 0


def test_the_year_of_an_act_is_no_figure_s() -> None:
    text = "A grant of £500 was made under the Local Government Act 1972."
    asked = "How much was granted in 2029?"
    assert _dated(asked, text, round_about="Grants made in 2029", met=dt.date(2030, 2, 1)) > 0
