"""Periods named by season, quarter, event or distance; committees by their short names."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.scope import narrow
from assistant.understanding.bodies import bodies_named
from assistant.understanding.dates import period_of
from index.records import DocumentInfo
from index.types import Filters

TODAY = dt.date(2024, 11, 20)


def day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("question", "start", "end"),
    [
        ("in spring 2019", "2019-03-01", "2019-05-31"),
        ("in winter 2020", "2020-12-01", "2021-02-28"),
        ("Q3 2019/20", "2019-10-01", "2019-12-31"),
        ("the fourth quarter of 2019-20", "2020-01-01", "2020-03-31"),
        ("the first quarter of 2020", "2020-01-01", "2020-03-31"),
        ("in late 2020", "2020-09-01", "2020-12-31"),
        ("over the last three years", "2021-11-20", "2024-11-20"),
        ("in the last six months", "2024-05-20", "2024-11-20"),
        ("in the past year", "2023-11-20", "2024-11-20"),
        ("two years ago", "2022-01-01", "2022-12-31"),
        ("the year before last", "2022-01-01", "2022-12-31"),
        ("this time last year", "2023-09-20", "2024-01-20"),
        ("in the last financial year", "2023-04-01", "2024-03-31"),
        ("this municipal year", "2024-05-01", "2025-04-30"),
        ("last spring", "2024-03-01", "2024-05-31"),
        ("at the October meeting", "2024-10-01", "2024-10-31"),
        ("last month", "2024-10-01", "2024-10-31"),
        ("since the pandemic", "2020-03-01", ""),
        ("before the pandemic", "", "2020-02-29"),
        ("during the first lockdown", "2020-03-23", "2020-07-04"),
        ("since the last general election", "2024-07-04", ""),
        ("before the local elections", "", "2024-05-02"),
        ("since the end of March 2019", "2019-03-01", ""),
    ],
)
def test_periods(question: str, start: str, end: str) -> None:
    period = period_of(f"What was said {question}?", TODAY)
    assert period is not None
    assert (period.start, period.end) == (day(start), day(end))


@pytest.mark.parametrize("pair", ["2020-21", "2020/21", "2020-2021", "2020–21"])
def test_a_year_pair_is_one_period_however_written(pair: str) -> None:
    period = period_of(f"the {pair} budget", TODAY)
    assert period is not None
    assert (period.start, period.end) == (dt.date(2020, 4, 1), dt.date(2021, 8, 31))


@pytest.mark.parametrize(
    "question", ["due by the end of 2019?", "the last two years of the plan", "the last bus"]
)
def test_no_period_where_none_is_meant(question: str) -> None:
    assert period_of(question, TODAY) is None


BODIES = (
    "Children and Families Scrutiny Panel",
    "Rivers and Paths Committee",
    "Housing and Communities Scrutiny Panel",
    "Full Council",
)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("What did the children's panel decide?", BODIES[:1]),
        ("What did the Rivers and Paths Committee hear?", BODIES[1:2]),
        ("Did the paths committee meet?", BODIES[1:2]),
        ("What did the housing scrutiny panel hear about damp?", BODIES[2:3]),
        ("What did Full Council resolve?", BODIES[3:]),
        ("What did the panel decide?", ()),
        ("What did the council decide?", ()),
        ("Did the planning committee meet?", ()),
    ],
)
def test_bodies_by_full_and_short_names(question: str, named: tuple[str, ...]) -> None:
    assert bodies_named(question, BODIES) == named


def test_a_council_named_by_its_kind_alone_is_any_of_that_kind() -> None:
    held = ("Parish Council", "Oxlade Parish Council", "Finance Committee")
    assert bodies_named("What did the parish council last decide?", held) == held[:2]
    assert bodies_named("What did Oxlade Parish Council last decide?", held) == held[1:2]


def info(document_id: str, body: str, when: str) -> DocumentInfo:
    return DocumentInfo(
        document_id=document_id, title=body, kind="minutes", source=f"{document_id}.txt",
        content_hash=document_id, body=body, meeting_date=day(when),
    )  # fmt: skip


HELD = [
    info("a", BODIES[0], "2021-03-04"),
    info("b", BODIES[0], "2021-06-10"),
    info("c", BODIES[1], "2022-01-20"),
]


@pytest.mark.parametrize(
    ("question", "when"),
    [
        ("What did the children's panel say at its last meeting?", "2021-06-10"),
        ("What did the children's panel decide at the meeting before last?", "2021-03-04"),
        ("What happened at the previous meeting?", "2022-01-20"),
        ("What has happened since the last meeting?", ""),
        ("Were the minutes of the previous meeting approved?", ""),
        ("What did the last three meetings decide?", ""),
    ],
)
def test_a_named_meeting_narrows_the_search(question: str, when: str) -> None:
    found = narrow(question, Filters(), HELD)
    assert found.date_from == found.date_to == day(when)
