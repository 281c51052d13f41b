"""What is worked out is marked as worked out, and nothing stated is replaced."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from corpus.inference import date_in_name, infer_from_library, infer_from_name, same_title
from corpus.types import Document


def document(**fields: object) -> Document:
    given: dict[str, object] = {
        "document_id": "d",
        "title": "Canal towpath repairs",
        "kind": "minutes",
        "source": "page.txt",
        "text": "x",
        "content_hash": "h",
    }
    return Document(**(given | fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2021-10-14 Panel - item 6", dt.date(2021, 10, 14)),
        ("Annual Council 18 May 2022", dt.date(2022, 5, 18)),
        ("Printed minutes 14032023 Finance", dt.date(2023, 3, 14)),
        ("s1842 Strategy 2021-25", None),
        ("20_00417_FUL Lane report", None),
        ("003_9c533fb1d9fb01b2", None),
    ],
)
def test_dates_in_file_names(name: str, day: dt.date | None) -> None:
    assert date_in_name(name) == day


def test_a_file_name_gives_date_and_committee_and_says_so() -> None:
    made = infer_from_name(document(source="2021-10-14 River and Canals Panel - item 6.txt"))
    assert made.meeting_date == dt.date(2021, 10, 14)
    assert made.body == "River and Canals Panel"
    assert set(made.inferred) == {"meeting_date", "body"}
    assert made.title == "Canal towpath repairs"


def test_what_is_stated_stays() -> None:
    stated = document(
        source="2021-10-14 River Panel.txt", meeting_date=dt.date(2020, 1, 2), body="Roads Panel"
    )
    made = infer_from_name(stated)
    assert (made.meeting_date, made.body) == (dt.date(2020, 1, 2), "Roads Panel")
    assert not made.inferred


def test_a_title_that_names_nothing_is_made_plain() -> None:
    made = infer_from_name(
        document(title="DRAFT MINUTES – subject to approval", body="Roads Panel")
    )
    assert made.title == "Roads Panel minutes"
    assert "title" in made.inferred


def test_the_one_report_of_the_same_title_dates_the_minutes() -> None:
    minutes = document(title="Canal Towpath Repairs (report to follow)")
    report = document(
        document_id="r", kind="report", meeting_date=dt.date(2019, 3, 4), body="River Panel"
    )
    made = infer_from_library(minutes, [report])
    assert (made.meeting_date, made.body) == (report.meeting_date, "River Panel")
    assert "(r)" in made.inferred["meeting_date"]
    twin = replace(report, document_id="s", meeting_date=dt.date(2020, 3, 4))
    assert infer_from_library(minutes, [report, twin]).meeting_date is None
    other = replace(report, title="Canal towpath repairs, vision and annual report")
    assert infer_from_library(minutes, [other]).meeting_date is None


def test_titles_are_compared_without_case_and_points() -> None:
    assert same_title("Children’s homes: update", "CHILDREN'S HOMES UPDATE")
    assert not same_title("", "")


def test_a_heading_of_minutes_is_a_better_title_than_the_file_name() -> None:
    made = infer_from_name(
        document(title="MINUTES OF THE PARISH COUNCIL MEETING", source="p05_oxlade_nov_2029.md")
    )
    assert made.title == "Minutes of the Parish Council Meeting"
    assert "title" not in made.inferred
    bare = infer_from_name(document(title="Minutes", source="oxlade_parish_november.md"))
    assert bare.title == "Oxlade parish november"


def test_a_title_that_says_which_meeting_it_was_is_kept() -> None:
    names = {"body": "Oxlade Town Council", "council": "Oxlade Town Council"}
    made = infer_from_name(document(title="Minutes from Harbour Consultation Meeting", **names))
    assert made.title == "Minutes from Harbour Consultation Meeting"
    plain = infer_from_name(document(title="Minutes of Oxlade Town Council meeting", **names))
    assert plain.title == "Oxlade Town Council minutes"
