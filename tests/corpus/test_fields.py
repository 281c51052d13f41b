"""Single facts read from lines: dates, times, names, status, people."""

from __future__ import annotations

import datetime as dt

import pytest

from corpus.fields import find_closing, find_date, find_status, find_time
from corpus.names import find_body, find_council
from corpus.people import mentioned_people, parse_people, presenters


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("held on Tuesday 5th March 2024 at 7.30pm", dt.date(2024, 3, 5)),
        ("Wednesday, 27th November 2024 at 6:00pm", dt.date(2024, 11, 27)),
        ("the 3rd day of May, 2022", dt.date(2022, 5, 3)),
        ("March 5th, 2024", dt.date(2024, 3, 5)),
        ("05/03/2024", dt.date(2024, 3, 5)),
        ("5.3.24", dt.date(2024, 3, 5)),
        ("2024-03-05", dt.date(2024, 3, 5)),
        ("2024/03/05 Full Council", dt.date(2024, 3, 5)),
        ("31 February 2024", None),
        ("in March 2024", None),
        ("paragraph 4.12.3", None),
    ],
)
def test_dates(line: str, date: dt.date | None) -> None:
    assert find_date(line) == date


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("at 7.30pm in the hall", "7.30pm"),
        ("at 6:00pm", "6:00pm"),
        ("closed at 18:43", "18:43"),
        ("at 7 pm", "7 pm"),
        ("at 9.15 p.m. in the hall", "9.15 p.m."),
        ("at 19.30 hours", "19.30 hours"),
        ("at noon", "noon"),
        ("£7.30 was spent", None),
        ("see paragraph 7.30", None),
    ],
)
def test_times(line: str, time: str | None) -> None:
    assert find_time(line) == time


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("The meeting closed at 18:43", "18:43"),
        ("Meeting closed 8.52pm.", "8.52pm"),
        ("There being no further business the Chair closed the meeting at 9.15pm.", "9.15pm"),
        ("The Chairman declared the meeting closed at 21:05", "21:05"),
        ("The road closed at 18:43", None),
        ("The meeting opened at 7.30pm", None),
        ("Closed caption file of the Council meeting. May 4, 9:30 AM", None),
        ("The meeting was closed. " + "The harbour wall was mended. " * 8 + "At 9.30 am.", None),
    ],
)
def test_closing_times(line: str, time: str | None) -> None:
    assert find_closing(line) == time


@pytest.mark.parametrize(
    ("line", "council", "body"),
    [
        ("BOROUGH OF HARROWMERE COUNCIL", "Borough of Harrowmere Council", None),
        ("Minutes of Nether Marling Parish Council held", "Nether Marling Parish Council", None),
        (
            "NETHER MARLING PARISH COUNCIL FINANCE COMMITTEE",
            "Nether Marling Parish Council",
            "Finance Committee",
        ),
        (
            "Minutes of a meeting of Upper Harrow Town Council's Planning and Roads Committee",
            "Upper Harrow Town Council",
            "Planning and Roads Committee",
        ),
        (
            "in the Village Hall Nether Marling Parish Council",
            "Nether Marling Parish Council",
            None,
        ),
        ("London Borough of Marling", "London Borough of Marling", None),
        ("Play, Sport and Parks Scrutiny Panel", None, "Play, Sport and Parks Scrutiny Panel"),
        ("Minutes of the meeting of the Parish Council", None, None),
        ("The Council resolved to write", None, None),
        ("Decision maker: Cabinet Member for Adult Care", None, None),
        (
            "A REGULAR MEETING OF THE COUNCIL OF THE CITY OF MARLING, OHIO WAS HELD THIS 4TH DAY",
            "Council of the City of Marling",
            None,
        ),
        ("City and County of Marling", "City and County of Marling", None),
        ("MARL-CUM-OXLADE PARISH COUNCIL", "Marl-cum-Oxlade Parish Council", None),
        ("Harbour Liaison Group Minutes", None, "Harbour Liaison Group"),
        ("MARLING COUNCIL COMMITTEE OF THE WHOLE", "Marling Council", "Committee of the Whole"),
    ],
)
def test_names_of_councils_and_bodies(line: str, council: str | None, body: str | None) -> None:
    assert find_council(line) == council
    assert find_body(line) == body


@pytest.mark.parametrize(
    "line",
    [
        "41 Appoint Ann Bee and Cy Dale to the Marling Harbour Advisory Committee",
        "Reappoint Ann Bee to Harbour Board",
        "Appointment of Ann Bee to the Harbour Committee",
        "Appointments to the Harbour Committee",
        "Approve the Harbour Committee's budget",
    ],
)
def test_what_is_to_be_done_about_a_body_does_not_name_it(line: str) -> None:
    assert find_body(line) is None
    assert find_body("Appointments Committee") == "Appointments Committee"


@pytest.mark.parametrize(
    ("line", "council", "body"),
    [
        (
            "Ann Bee, London Borough of Marl upon Wey Harbour Planning Manager, spoke",
            "London Borough of Marl upon Wey",
            None,
        ),
        ("Ann Bee, Leader of Marling Town Council", "Marling Town Council", None),
        ("Head of Law at Marling Town Council", "Marling Town Council", None),
        ("Questions to the Harbour Committee", None, "Harbour Committee"),
    ],
)
def test_somebodys_post_is_no_part_of_a_name(
    line: str, council: str | None, body: str | None
) -> None:
    assert find_council(line) == council
    assert find_body(line) == body


@pytest.mark.parametrize(
    ("rows", "status"),
    [
        (["DRAFT MINUTES"], "draft"),
        (["Minutes - draft, subject to approval"], "draft"),
        (["Approved minutes"], "approved"),
        (["MINUTES – approved as a correct record on 8 May 2022"], "approved"),
        (["Signed as a correct record: A. Bee, 8 May 2022"], "approved"),
        (["Signed ............ Date ........"], None),
        (["RESOLVED to approve the draft minutes of the last meeting."], None),
        (["The draft budget was noted."], None),
    ],
)
def test_status_is_what_the_document_says_of_itself(rows: list[str], status: str | None) -> None:
    assert find_status(rows) == status


def test_people_in_a_list() -> None:
    people = parse_people(
        "Cllrs A. Bee (Chair), R. Fenn and J. O'Dowd; Mrs T. Larch (Clerk), 3 members of the "
        "public",
        "present",
    )
    assert [(p.name, p.role) for p in people] == [
        ("Cllr A. Bee", "Chair"),
        ("Cllr R. Fenn", None),
        ("Cllr J. O'Dowd", None),
        ("Mrs T. Larch", "Clerk"),
    ]


def test_reasons_for_absence_are_no_roles() -> None:
    people = parse_people("Cllr P. Garth (work); Cllr L. Moss (unwell)", "apologies")
    assert [(p.name, p.role, p.presence) for p in people] == [
        ("Cllr P. Garth", None, "apologies"),
        ("Cllr L. Moss", None, "apologies"),
    ]


def test_office_holder_before_the_name() -> None:
    people = parse_people(
        "The Mayor (Councillor Win Gask) in the chair; Councillors Ode, Bee", "present"
    )
    assert [(p.name, p.role) for p in people] == [
        ("Councillor Win Gask", "Mayor"),
        ("Councillor Ode", None),
        ("Councillor Bee", None),
    ]


def test_presenter_notes() -> None:
    found = presenters("[Orla Pettifer, Head of Fostering, to present report]")
    assert [(p.name, p.role, p.presence) for p in found] == [
        ("Orla Pettifer", "Head of Fostering", None)
    ]
    assert presenters("[Report to follow]") == []


def test_people_named_as_they_speak() -> None:
    said = ["Orla Pettifer, Head of Fostering, explained it. The Chair, Cllr Bee, agreed."]
    assert [(p.name, p.role) for p in mentioned_people(said)] == [
        ("Orla Pettifer", "Head of Fostering")
    ]
