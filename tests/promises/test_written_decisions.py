"""What minutes say was resolved: by parts, by motions over several lines, carried and lost."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.promises.parts import split_parts
from tests.promises.panel_minutes import finds, firm


@pytest.mark.parametrize(
    "text",
    [
        "RESOLVED: that the limes be pollarded.",
        "RESOLVED – That the limes be pollarded.",
        "AGREED – that the limes be pollarded.",
        "It was resolved that the limes be pollarded.",
        "IT WAS RESOLVED to pollard the limes.",
        "Agreed that the Clerk order the saplings.",
        "The Panel agreed to note the report.",
        "The Panel agreed that the limes should be pollarded.",
        "The minutes of 6 June were approved.",
        "Payments of £1,204.50 were approved as listed.",
        "Moved by Councillor Penn, seconded by Councillor Saltash, that the limes be pollarded. Carried.",
        "Councillor Penn moved and Councillor Saltash seconded to adopt the plan. Motion passed 3-0.",
        "Councillor Penn proposed the accounts be paid, Councillor Saltash seconded, all in favour.",
    ],
)
def test_a_resolution(text: str) -> None:
    (found,) = firm(text)
    assert found.kind == "resolution"
    assert found.accepted is None


def test_each_numbered_part_of_a_resolution_is_its_own_record() -> None:
    found = finds(
        "RESOLVED that:\n\n(a) the limes be pollarded;\n\n(b) the Tree Officer be asked to report in "
        "October 2024; and\n\n(c) the bench be moved."
    )
    assert [quote for _, quote in found] == [
        "the limes be pollarded;",
        "the Tree Officer be asked to report in October 2024; and",
        "the bench be moved.",
    ]
    assert found[1][0].who == "Tam Oakes"
    assert found[1][0].due_date == dt.date(2024, 10, 31)
    assert {f.kind for f, _ in found} == {"resolution"}


def test_parts_within_a_line_are_cut_where_their_marks_run_on() -> None:
    text = "that (a) the fee in (c) be raised; and (b) notice be given."
    assert [text[a:b] for a, b in split_parts(text, 5)] == [
        "the fee in (c) be raised",
        "notice be given.",
    ]
    assert split_parts("that the fee be raised.", 0) == [(0, 23)]


def test_a_bare_resolved_resolves_the_sentence_before_it() -> None:
    found = finds(
        "It was proposed by Councillor Penn and seconded by Councillor Saltash that the target be "
        "40 limes by March 2026, and this was\n\nRESOLVED (For 5, Against 2)."
    )
    assert [(f.kind, f.due_date) for f, _ in found] == [("resolution", dt.date(2026, 3, 31))]
    assert "the target be 40 limes" in found[0][1]


def test_a_lost_motion_is_kept_as_refused() -> None:
    ((found, _),) = finds(
        "Moved by Councillor Penn, seconded by Councillor Saltash, that the limes be felled. Lost."
    )
    assert (found.strength, found.accepted) == ("soft", False)


@pytest.mark.parametrize(
    "text",
    [
        "Jo Marsh made a motion to approve the plan. Al Reed seconded the motion. Motion carried.",
        "Moved by: Councillor Penn\n\nSeconded by: Councillor Saltash\n\n"
        "THAT the fee be doubled.\n\nMotion Carried",
        "Resolved HP/2024/017\n\nThat the fee be doubled.\n\nCr Penn/Cr Saltash Carried",
    ],
)
def test_a_motion_told_over_several_sentences_or_lines(text: str) -> None:
    assert [f.kind for f in firm(text)] == ["resolution"]


def test_a_motion_told_over_several_lines_and_lost() -> None:
    text = (
        "Moved by: Councillor Penn\n\nSeconded by: Councillor Saltash\n\n"
        "THAT the fee be doubled.\n\nMotion Defeated"
    )
    assert [(f.kind, f.strength, f.accepted) for f, _ in finds(text)] == [
        ("resolution", "soft", False)
    ]


def test_the_same_thing_resolved_after_it_was_agreed_points_back() -> None:
    found = [
        f
        for f, _ in finds(
            "The Panel agreed that future planting lists should be brought every autumn.\n\n"
            "RESOLVED that future planting lists be brought every autumn."
        )
    ]
    assert [f.same_as for f in found] == [None, 0]
