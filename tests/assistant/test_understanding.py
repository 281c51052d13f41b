"""Questions are read as a councillor would mean them."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.types import Turn
from assistant.understanding.dates import period_of, spoken
from assistant.understanding.followup import resolve
from assistant.understanding.question import names_in, understand, wanted_by

TODAY = dt.date(2026, 5, 1)


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("How many parking spaces were lost?", "figure"),
        ("How much did the new roof cost?", "money"),
        ("What percentage of residents were in favour?", "share"),
        ("When will the library reopen?", "date"),
        ("By what date will the funding for the bridge be clear?", "date"),
        ("From which month's meeting did the board go back to the hall?", "date"),
        ("What was the bank balance in May?", "money"),
        ("Who chairs the panel?", "person"),
        ("Who raised the question of night buses?", "attribution"),
        ("Why was the scheme paused?", "reason"),
        ("What did the panel resolve about the baths?", "decision"),
        ("What did the director promise to bring back?", "promise"),
        ("How has the waiting list changed since 2019?", "change"),
        ("Which meetings do you hold?", "library"),
        ("What documents do you know?", "library"),
        ("What do the minutes say about flooding, do you know?", "fact"),
        ("What documents should you include with the form?", "list"),
        ("How many years of practice do you need to be a bell ringer?", "figure"),
        ("Summarise the discussion on the market.", "summary"),
        ("The panel heard of three weirs – which are they?", "list"),
        ("Did the motion pass?", "yes-no"),
    ],
)
def test_kind_of_answer_wanted(question: str, wanted: str) -> None:
    assert wanted_by(question) == wanted


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("The target for the weir was May 2031. When is it now to open?", "date"),
        ("They agreed to mend the weir back in May and never did. How come?", "reason"),
        ("How much did the weir cost? I mean the new one.", "money"),
        ("They shut the pool in May. Why?", "reason"),
        ("The target was May 2031. When will it open? Thanks. Can you help?", "date"),
        ("The target was May 2031. When is it now to open", "date"),
        ("Why was the pool shut? When will it reopen?", "reason"),
        ("How much did Cllrs. Bee and Doe agree to spend?", "money"),
        ("What did Cllr. Bee say? Is it true?", "attribution"),
    ],
)
def test_the_question_after_what_is_said_first_tells_the_kind(question: str, wanted: str) -> None:
    assert wanted_by(question) == wanted


@pytest.mark.parametrize(
    ("question", "start", "end"),
    [
        ("What was decided in 2019?", dt.date(2019, 1, 1), dt.date(2019, 12, 31)),
        ("What has been said since March 2021?", dt.date(2021, 3, 1), None),
        ("between 2019 and 2021, how many?", dt.date(2019, 1, 1), dt.date(2021, 12, 31)),
        ("the meeting of 14th October 2021", dt.date(2021, 10, 14), dt.date(2021, 10, 14)),
        ("on 14/10/2021", dt.date(2021, 10, 14), dt.date(2021, 10, 14)),
        ("the 2020-21 budget", dt.date(2020, 4, 1), dt.date(2021, 8, 31)),
        ("What happened last year?", dt.date(2025, 1, 1), dt.date(2025, 12, 31)),
    ],
)
def test_periods(question: str, start: dt.date, end: dt.date | None) -> None:
    period = period_of(question, TODAY)
    assert period is not None
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize("question", ["expected by March 2020?", "31/02/2021?", "Who chairs it?"])
def test_no_period_is_made_up(question: str) -> None:
    assert period_of(question, TODAY) is None


def test_relative_periods_count_from_the_newest_meeting_of_an_old_library() -> None:
    period = period_of("What happened last year?", TODAY, newest=dt.date(2023, 6, 1))
    assert period is not None
    assert period.start == dt.date(2022, 1, 1)


def test_a_date_is_spoken_without_padding() -> None:
    assert spoken(dt.date(2021, 3, 4)) == "4 March 2021"


def test_names_leave_out_the_opening_word() -> None:
    assert names_in("What did Cllr Ada Brook say to Tom Reed?") == ("Cllr Ada Brook", "Tom Reed")
    assert names_in("Which families moved?") == ()


def test_terms_of_asking_are_no_topic() -> None:
    asked = understand("What did the committee decide about the river path?", today=TODAY)
    assert asked.topic == ("river", "path")


HISTORY = (
    Turn(role="user", text="How many empty homes were there in 2019?"),
    Turn(role="assistant", text="Ada Brook said on 5 May 2019: “There were 212 empty homes.” [1]"),
)


@pytest.mark.parametrize(
    ("followup", "whole"),
    [
        ("What about 2021?", "How many empty homes were there in 2021?"),
        ("No, I meant the 2020 one", "How many empty homes were there in 2020?"),
        ("How much did the new roof on the baths cost?", None),
    ],
)
def test_followups(followup: str, whole: str | None) -> None:
    assert resolve(followup, HISTORY) == (whole or followup)


def test_who_said_that_asks_about_the_quote() -> None:
    assert "There were 212 empty homes" in resolve("Who said that?", HISTORY)


def test_pronouns_are_given_their_person() -> None:
    assert "Ada Brook" in resolve("What else did she say?", HISTORY)


def test_a_first_question_is_left_alone() -> None:
    assert resolve("Was it done?", ()) == "Was it done?"
