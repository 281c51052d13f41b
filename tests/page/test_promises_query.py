"""The register's filter form: what is read, what is found, in which order."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.page.promises_fields import FieldProblems
from assistant.page.promises_query import (
    PromiseQuery,
    find_promises,
    order_promises,
    read_query,
    say_query,
)

from .fake_register import BRIDGE, HOURS, MAP, RECORDS, ROTA, FakeRegister


def found(**fields: str) -> list[str]:
    listing = find_promises(FakeRegister(), read_query(fields))
    assert listing.total == len(RECORDS)
    return [record.id for record in listing.records]


def test_nothing_filled_in_finds_everything_most_pressing_first():
    assert found() == [ROTA.id, BRIDGE.id, MAP.id, HOURS.id]
    assert not read_query({}).narrows


@pytest.mark.parametrize(
    ("fields", "ids"),
    [
        ({"status": "done"}, [HOURS.id]),
        ({"status": "outstanding"}, [ROTA.id, BRIDGE.id, MAP.id]),
        ({"body": "Cabinet"}, [BRIDGE.id, HOURS.id]),
        ({"kind": "request"}, [MAP.id]),
        ({"owner": "tarrable"}, [BRIDGE.id]),
        ({"text": "  rota "}, [ROTA.id]),
        ({"due_from": "2022", "due_to": "2022"}, [ROTA.id]),
        ({"due_from": "2023"}, [BRIDGE.id]),
        ({"due_to": "January 2022"}, [ROTA.id]),
        ({"body": "Cabinet", "kind": "request"}, []),
    ],
)
def test_each_filter_narrows(fields, ids):
    assert found(**fields) == ids


def test_fields_that_are_no_text_are_left_aside():
    assert read_query({"text": ["a"], "status": None, "order": 3}) == PromiseQuery()


def test_every_field_to_put_right_is_named():
    with pytest.raises(FieldProblems) as caught:
        read_query({"due_from": "soonish", "kind": "wish", "status": "lost"})
    assert set(caught.value.fields) == {"due_from", "kind", "status"}
    assert "“soonish”" in caught.value.fields["due_from"]


def test_a_period_that_ends_before_it_begins_is_named_at_its_end():
    with pytest.raises(FieldProblems) as caught:
        read_query({"due_from": "2023", "due_to": "2022"})
    assert "before the first date (1 January 2023)" in caught.value.fields["due_to"]


def test_the_query_is_said_in_words():
    query = read_query(
        {"body": "Cabinet", "status": "outstanding", "due_to": "2022", "text": "rota"}
    )
    assert (
        say_query(query) == "Cabinet; open or overdue; due up to 31 December 2022; "
        "with the words “rota”"
    )


def test_the_other_orders():
    assert [r.id for r in order_promises(RECORDS, "newest")] == [
        BRIDGE.id,
        HOURS.id,
        MAP.id,
        ROTA.id,
    ]
    nobody = ROTA.model_copy(update={"id": "pnobody", "body": None, "meeting_date": None})
    by_committee = [r.body for r in order_promises([nobody, *RECORDS], "committee")]
    assert by_committee == ["Cabinet"] * 2 + ["Environment Scrutiny Panel"] * 2 + [None]


def test_undated_meetings_come_last():
    undated = MAP.model_copy(update={"id": "pundated", "meeting_date": None})
    older = MAP.model_copy(update={"id": "polder", "meeting_date": dt.date(2001, 1, 1)})
    assert [r.id for r in order_promises([undated, older], "newest")] == ["polder", "pundated"]


def test_what_binds_is_more_pressing_than_what_was_only_intended():
    soft = ROTA.model_copy(
        update={"id": "psoft", "strength": "soft", "due_date": dt.date(2001, 1, 1)}
    )
    ordered = [record.id for record in order_promises([soft, *RECORDS], "due")]
    assert ordered == [ROTA.id, "psoft", BRIDGE.id, MAP.id, HOURS.id]
