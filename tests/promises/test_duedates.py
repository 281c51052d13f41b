"""When a promise is due: the words, and the last day that they allow."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.promises.duedates import due, next_meeting_of
from corpus.reading import read_bytes

MEETING = dt.date(2024, 4, 15)  # a Monday
NEXT = dt.date(2024, 5, 20)


@pytest.mark.parametrize(
    ("said", "words", "day"),
    [
        ("to write by 19th April", "by 19th April", dt.date(2024, 4, 19)),
        ("to write by 31 January", "by 31 January", dt.date(2025, 1, 31)),
        ("to write by the end of March", "by the end of March", dt.date(2025, 3, 31)),
        ("an answer by 5pm on Friday 3 May", "by 5pm on Friday 3 May", dt.date(2024, 5, 3)),
        ("no later than June 30, 2024", "no later than June 30, 2024", dt.date(2024, 6, 30)),
        ("before 1 May 2024", "before 1 May 2024", dt.date(2024, 4, 30)),
        ("before the end of June", "before the end of June", dt.date(2024, 6, 30)),
        ("within six weeks", "within six weeks", dt.date(2024, 5, 27)),
        ("within 5 working days", "within 5 working days", dt.date(2024, 4, 22)),
        ("within the next fortnight", "within the next fortnight", dt.date(2024, 4, 29)),
        ("be brought in twelve months", "in twelve months", dt.date(2025, 4, 15)),
        ("in six months' time", "in six months' time", dt.date(2024, 10, 15)),
        ("in the autumn", "in the autumn", dt.date(2024, 11, 30)),
        ("by Spring 2025", "by Spring 2025", dt.date(2025, 5, 31)),
        ("by April/ May 2025", "by April/ May 2025", dt.date(2025, 5, 31)),
        ("in early December", "in early December", dt.date(2024, 12, 10)),
        ("by Christmas", "by Christmas", dt.date(2024, 12, 25)),
        ("by Easter", "by Easter", dt.date(2025, 4, 20)),
        ("by Q3 2024/25", "by Q3 2024/25", dt.date(2024, 12, 31)),
        ("by 2035", "by 2035", dt.date(2035, 12, 31)),
        ("next month", "next month", dt.date(2024, 5, 31)),
        ("by Friday", "by Friday", dt.date(2024, 4, 19)),
        ("by Friday week", "by Friday week", dt.date(2024, 4, 26)),
        ("by the end of the financial year", None, dt.date(2025, 3, 31)),
        ("by the end of the year", None, dt.date(2024, 12, 31)),
        ("bring it to the next meeting", "to the next meeting", NEXT),
        ("let us know at the May meeting", "at the May meeting", NEXT),
        ("for the June meeting", "for the June meeting", dt.date(2024, 6, 30)),
        ("to the September Panel", "to the September Panel", dt.date(2024, 9, 30)),
        ("to the June 18 meeting", None, dt.date(2024, 6, 18)),
        ("by 31/05/24", "by 31/05/24", dt.date(2024, 5, 31)),
        ("30 April 2025", "30 April 2025", dt.date(2025, 4, 30)),
    ],
)
def test_the_last_day_that_the_words_allow(said: str, words: str | None, day: dt.date) -> None:
    found = due(said, MEETING, NEXT)
    assert found is not None
    assert found[1] == day
    if words is not None:
        assert found[0] == words


@pytest.mark.parametrize(
    "said",
    ["as soon as possible", "on an annual basis", "in due course", "by the end of term"],
)
def test_words_that_fix_no_day_have_none(said: str) -> None:
    assert due(said, MEETING) == (said, None)


@pytest.mark.parametrize(
    "said",
    [
        "the minutes of the meeting held on 12 March 2024 be approved",
        "the survey of 3 May was noted",
        "to be led by the Director of Finance",
        "carried by 2 votes to 3",
        "the precept for 2024/25 be set",
        "officers may bring options",
        "as the Committee had asked in 2019",
        "that free parking on Saturday evenings be refused",
    ],
)
def test_what_is_no_due_date(said: str) -> None:
    assert due(said, MEETING, NEXT) is None


def test_a_day_before_the_meeting_is_no_due_date() -> None:
    assert due("by 1 March 2024", MEETING) is None
    assert due("by 1 March 2025", MEETING) == ("by 1 March 2025", dt.date(2025, 3, 1))


def test_without_the_meetings_date_only_full_dates_are_told() -> None:
    assert due("by the end of March", None) == ("by the end of March", None)
    assert due("within six weeks", None) == ("within six weeks", None)
    assert due("by 4 March 2026", None) == ("by 4 March 2026", dt.date(2026, 3, 4))


def test_days_counted_from_something_else_have_no_date() -> None:
    assert due("within 28 days of the decision", MEETING) == ("within 28 days", None)


def test_the_next_meeting_is_the_one_the_minutes_state() -> None:
    minutes = (
        "Saltmere Parish Council\nMinutes of the meeting held on 3 June 2024\n\n"
        "1. Apologies\nNone.\n\n2. Date of next meeting\nMonday 1 July 2024 at 7.30pm.\n"
    )
    assert next_meeting_of(read_bytes(minutes.encode(), "m.txt")) == dt.date(2024, 7, 1)
    assert next_meeting_of(read_bytes(minutes.split("2. Date")[0].encode(), "m.txt")) is None


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80), st.none() | st.dates())
def test_the_words_are_a_slice_whatever_is_written(text: str, meeting: dt.date | None) -> None:
    near = None if meeting is None or not 1900 < meeting.year < 2200 else meeting
    for said in (text, f"by {text}", f"within {text} weeks", f"by 31 {text} May"):
        found = due(said, near)
        if found is not None:
            assert found[0] in said
            assert found[0].strip() == found[0] != ""


def test_what_goes_on_from_a_months_issue_is_due_by_that_months_end() -> None:
    words = "The otter bulletin would be sent to members from the October issue."
    assert due(words, dt.date(2021, 9, 16)) == ("from the October", dt.date(2021, 10, 31))
    assert due("The minutes from the October meeting were read.", dt.date(2021, 9, 16)) is None
