"""The filter fields: what they are read as, and how they are said."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.page.filters import parse_bound, read_filters, say_filters
from corpus.errors import BadRequest


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019", dt.date(2019, 1, 1), dt.date(2019, 12, 31)),
        ("March 2019", dt.date(2019, 3, 1), dt.date(2019, 3, 31)),
        ("feb 2020", dt.date(2020, 2, 1), dt.date(2020, 2, 29)),
        ("02/2021", dt.date(2021, 2, 1), dt.date(2021, 2, 28)),
        ("14 October 2021", dt.date(2021, 10, 14), dt.date(2021, 10, 14)),
        ("4/3/2021", dt.date(2021, 3, 4), dt.date(2021, 3, 4)),
        ("2021-03-04", dt.date(2021, 3, 4), dt.date(2021, 3, 4)),
        ("1 January 2020", dt.date(2020, 1, 1), dt.date(2020, 1, 1)),
    ],
)
def test_a_year_a_month_or_a_day_is_read_at_both_ends(text, first, last):
    assert parse_bound(text, end=False) == first
    assert parse_bound(text, end=True) == last


@pytest.mark.parametrize("text", ["last summer", "14 October", "0000", "31/02/2021", "x" * 40])
def test_what_is_not_a_date_is_refused_with_an_example(text):
    with pytest.raises(BadRequest, match="such as 2019, March 2019 or 14 October 2021"):
        parse_bound(text, end=False)


@given(st.text(max_size=40))
def test_reading_a_date_never_fails_in_another_way(text):
    try:
        found = parse_bound(text, end=True)
    except BadRequest:
        return
    assert found is None or isinstance(found, dt.date)


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(BadRequest, match="before it begins"):
        read_filters([], [], "2021", "2019")


def test_a_kind_that_is_not_held_is_refused():
    with pytest.raises(BadRequest, match="not a kind"):
        read_filters([], ["gossip"], "", "")


def test_empty_fields_do_not_narrow():
    assert say_filters(read_filters([], [], "", None)) == ""


def test_filters_are_said_in_words():
    filters = read_filters(["Cabinet"], ["transcript"], "2019", "March 2020")
    assert filters.bodies == ("Cabinet",)
    assert filters.kinds == ("transcript",)
    assert say_filters(filters) == ("Cabinet; webcast transcript; 1 January 2019 to 31 March 2020")
    assert say_filters(read_filters([], [], "", "2020")) == "up to 31 December 2020"
