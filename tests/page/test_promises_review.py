"""The review form: what is read of it, and what is said where it cannot be acted on."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.page.promises_fields import FieldProblems
from assistant.page.promises_review import Review, read_review, render_review_form

from .fake_register import ROTA


def problems_of(**fields: str) -> dict[str, str]:
    with pytest.raises(FieldProblems) as caught:
        read_review(fields)
    return caught.value.fields


def test_what_was_changed_is_read_and_the_rest_left_alone():
    review = read_review({"who": "  Ada   Pell ", "status": "done", "due_date": "14 October 2027"})
    assert review == Review(who="Ada Pell", status="done", due_date=dt.date(2027, 10, 14))


def test_an_emptied_field_takes_back_what_was_said():
    review = read_review({"who": "Ada", "owner": " ", "due_date": "", "note": "", "evidence": ""})
    assert (review.owner, review.due_date, review.note, review.evidence) == ("", "", "", "")
    assert review.status is None


def test_a_status_can_be_given_back_to_the_record():
    assert read_review({"who": "Ada", "status": "suggested"}).status == ""


def test_a_review_needs_a_name_and_a_change():
    assert set(problems_of(status="done")) == {"who"}
    assert "Nothing has been changed" in problems_of(who="Ada")["status"]
    assert "Nothing has been changed" in problems_of(who="Ada", why="because")["status"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("status", "finished"),
        ("due_date", "when it suits"),
        ("evidence", "javascript:alert(1)"),
        ("evidence", "the minutes of March"),
        ("evidence", "https://harrowmere.example/" + "a" * 500),
        ("evidence", "http://[harrowmere"),
        ("owner", "x" * 81),
        ("note", "x" * 2001),
        ("why", "x" * 2001),
    ],
)
def test_a_field_that_cannot_be_acted_on_is_named(field, value):
    assert set(problems_of(**{"who": "Ada", field: value})) == {field}


def test_every_field_has_a_label_a_hint_and_room_for_a_problem():
    drawn = render_review_form(ROTA)
    for name in ("who", "status", "owner", "due_date", "note", "evidence", "why"):
        place = f"review-{ROTA.id}-{name}"
        assert f'<label for="{place}">' in drawn
        assert f'id="{place}" name="{name}"' in drawn
        assert f'id="{place}-problem"' in drawn
    assert 'value="31 January 2022"' in drawn
    assert "Leave as it is (overdue)" in drawn
    assert "Back to what the record suggests" not in drawn
    reviewed = ROTA.model_copy(update={"reviewed": True})
    assert "Back to what the record suggests" in render_review_form(reviewed)
