"""Minutes as councils' systems print them: double-spaced, run together, all in capitals."""

from __future__ import annotations

import datetime as dt

import pytest

from corpus.detect import shape_of
from corpus.layout import paragraphs, read_lines
from corpus.people import parse_people
from corpus.reading import read_bytes
from tests.corpus.styles import read

SPACED = """MINUTES OF PROCEEDINGS AT MEETING OF DUNLEY CITY AND COUNTY

COUNCIL HELD IN THE COUNCIL CHAMBER, GUILDHALL, DUNLEY, ON MONDAY, 15

TH MARCH, 2021, AT 3.00 P.M.

PRESENT IN THE CHAIR: Councillor A. Brook, Mayor.

MEMBERS PRESENT:

Councillors Amadi, Fenn, Reed and Stow.

1.

Adoption of Minutes

Circulated, copies of the draft minutes of the ordinary meeting of the Council held in

February. The minutes were taken as read, and were adopted and signed by the Mayor in

the usual way.

2.

Weir Bridge

The Engineer reported that the bridge would stay shut until the new deck had come from

the foundry, and that the deck would cost €1,300,000, of which the Department had agreed

to pay the half.

3.Notice of Motion

I will move at the next meeting that the Council ask the county whether the ferry can be

run on Sundays while the bridge is shut, and that it report what that would cost to run.
"""


def test_text_with_a_blank_after_every_line_is_read_by_its_sentences() -> None:
    document = read(SPACED)
    assert "until the new deck had come from the foundry, and that the deck would" in document.text
    assert [(i.number, i.title) for i in document.agenda] == [
        ("1", "Adoption of Minutes"),
        ("2", "Weir Bridge"),
        ("3", "Notice of Motion"),
    ]


def test_a_name_in_capitals_over_two_lines_and_a_raised_ending_are_read() -> None:
    document = read(SPACED)
    assert document.council == "Dunley City and County Council"
    assert str(document.meeting_date) == "2021-03-15"
    assert document.title == ("MINUTES OF PROCEEDINGS AT MEETING OF DUNLEY CITY AND COUNTY COUNCIL")


def test_ordinary_paragraphs_are_not_taken_for_double_spacing() -> None:
    rows = [f"The lane was swept on day {n} and the gate was shut." for n in range(20)]
    assert len(paragraphs(read_lines("\n\n".join(rows)))) == 20


@pytest.mark.parametrize(
    ("line", "council"),
    [
        (
            "MEETING OF THE MUNICIPAL DISTRICT OF DUNLEY WEST HELD IN ÁRAS MÓR",
            "Municipal District of Dunley West",
        ),
        ("MEETING OF OXLADE TOWN COUNCIL HELD AT THE COUNCIL OFFICES", "Oxlade Town Council"),
        ("HELD IN THE COUNCIL CHAMBER, OXLADE", None),
    ],
)
def test_where_a_council_met_is_no_part_of_its_name(line: str, council: str | None) -> None:
    text = f"MINUTES OF PROCEEDINGS\n\n{line}\n\nPresent: Cllr A. Bee\n\n1. Roads\n\nNone."
    assert read(text).council == council


RUN_ON = (
    "DUNLEY PARISH COUNCIL Minutes of the meeting held on 10th February, 2016\n\n"
    "Present: Cllr Ann Bee Cllr Tom Reed, Borough Councillor Una Fenn (Oxlade)\n\n"
    "1. Evacuation Members were told of the way out of the hall, and where to stand. 2. Apologies "
    "There were none. 3. Declarations Members had no interests to declare in any item of business. "
    "4. Minutes The minutes of the last meeting were approved as in Band 9. The Chair signed.\n\n"
    "5. Roads The lane by the pond was swept.\n"
)


def test_items_that_run_on_in_one_paragraph_are_told_apart() -> None:
    document = read(RUN_ON)
    assert [item.number for item in document.agenda] == ["1", "2", "3", "4", "5"]
    third = [b for b in document.blocks if (i := b.locator.agenda_item) and i.number == "3"]
    assert document.text[third[0].start : third[-1].end].startswith("3. Declarations Members had")


def test_a_number_within_a_paragraph_is_no_item_unless_it_counts_on() -> None:
    text = RUN_ON.replace(" 2. ", " 7. ").replace(" 3. ", " 12. ")
    assert [item.number for item in read(text).agenda] == ["1"]


def test_two_councillors_without_a_comma_are_two_people() -> None:
    names = [person.name for person in read(RUN_ON).attendance]
    assert names[:2] == ["Cllr Ann Bee", "Cllr Tom Reed"]


def test_one_who_stands_in_for_another_is_one_person() -> None:
    head = "Minutes of Dunley Parish Council, 5 May 2021\n\nPresent: Cllrs Bee (substitute for "
    people = read(f"{head}Cllr Keast), Reed\n\n1. Roads\n\nNone.\n").attendance
    assert "Cllr Keast" not in [person.name for person in people]


def test_item_numbers_escaped_as_in_markdown_still_mark_minutes() -> None:
    text = (
        "D RAFT MINUTES OF THE DUNLEY PARISH COUNCIL MEETING HELD AT THE HALL AT 7.30 pm ON "
        "THURSDAY 2 JUNE 2016 PRESENT (2 Councillors): - Ann Bee (AB) – Chairman\n\n"
        "1\\. Apologies for absence. None.\n\n2\\. Roads. The lane was swept.\n"
    )
    assert shape_of(text) == "meeting"
    document = read_bytes(text.encode(), "june.md")
    assert (document.council, str(document.meeting_date)) == ("Dunley Parish Council", "2016-06-02")


def test_bullets_of_symbol_fonts_are_bullets() -> None:
    text = RUN_ON + "6. Grants\n\n\uf0b7 €2,000 to the hall.\n\n\uf0b7 €3,000 to the band.\n"
    document = read(text)
    points = [b for b in document.blocks if b.kind == "list-item"]
    assert [document.text[b.start : b.end] for b in points] == [
        "€2,000 to the hall.",
        "€3,000 to the band.",
    ]


def test_a_word_before_a_councillor_is_not_cut_off() -> None:
    people = parse_people("Deputy Leader Councillor Ann Bee", "present")
    assert [(p.name, p.role) for p in people] == [("Ann Bee", "Deputy Leader Councillor")]
    both = parse_people("Cllr Tom Reed Cllr Una Fenn", "present")
    assert [p.name for p in both] == ["Cllr Tom Reed", "Cllr Una Fenn"]


@pytest.mark.parametrize("after", ["St Mary's Hall", "St John Ambulance £200"])
def test_a_saint_is_no_ending_of_a_day(after: str) -> None:
    rows = f"Monday 4 March 2024\n\n{after}\n\nGrant of £500\n{after}"
    assert all(
        not p.text.startswith("Monday 4 March 2024 St") for p in paragraphs(read_lines(rows))
    )


def test_a_councils_offices_name_it() -> None:
    text = "Minutes of the meeting held in the Oxlade Town Council Offices on 5 May 2021\n\n"
    assert read(f"{text}Present: Cllr A. Bee\n\n1. Roads\n\nNone.\n").council == (
        "Oxlade Town Council"
    )


SCANNED = """MINUTES OF PROCEEDINGS AT MEETING OF DUNLEY COUNTY
COUNCIL HELD IN THE COUNCIL CHAMBER, ON TUESDAY, 22"° APRIL, 2014

Present: Councillor J. Bee

1. Roads

The Director said that the roads to the west of the county would be looked at by the engineers again.
The members thanked him for what had been done so far, and asked that the verges be mown in the spring.
"""


def test_scanned_heads_are_read_for_all_their_misread_endings() -> None:
    document = read(SCANNED)
    assert document.meeting_date == dt.date(2014, 4, 22)
    assert document.council == "Dunley County Council"


def test_that_a_meeting_was_held_is_no_part_of_its_title() -> None:
    head = "A Monthly Meeting of Dunley City Council was held in the City Hall on 28” April, 2014"
    document = read(f"{head}\n\nPresent: Councillor J. Bee\n\n1. Roads\n\nNone were named.")
    assert document.title == "A Monthly Meeting of Dunley City Council"
    assert document.meeting_date == dt.date(2014, 4, 28)


@pytest.mark.parametrize(
    "line",
    [
        "Cllr Bee arrived at 7.15 pm during item 3 below.",
        "Minute taker was Mrs J. Smith of the Clerk's office.",
        "The meeting was opened by the Mayor at 7.00 p.m.",
    ],
)
def test_a_remark_within_the_roll_does_not_end_it(line: str) -> None:
    text = (
        "Minutes of Oxlade Town Council, 4 May 2021\n\nPresent:\n\nCllr A. Bee\n\n"
        f"{line}\n\nCllr Tom Reed\n\nCllr Una Fenn\n\n1. Roads\n\nNone.\n\n2. Weir\n\nNone."
    )
    names = [person.name for person in read(text).attendance]
    assert {"Cllr Tom Reed", "Cllr Una Fenn"} <= set(names)
