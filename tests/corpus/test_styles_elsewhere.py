"""Minutes from further afield: Scottish, American, a whole ModernGov page, loose numbering."""

from __future__ import annotations

import datetime as dt

from tests.corpus.styles import numbers, read

SCOTTISH = """STRATHMARLE COUNCIL

MINUTE of MEETING of the ROADS AND HARBOURS COMMITTEE held in Lochmarle on 5 September 2024

Present: Councillor Effie Muir (Convener) and Councillor Iain Dow

In Attendance: Mairi Dunn, Chief Officer – Roads and Infrastructure; Ken Auld, Committee Officer.

1. Apologies

Intimated on behalf of Councillors Rae and Rosa Tull.

2. Bookings

Councillor Dow moved that booking be ended. There being no counter-motion this was AGREED.

3. Capital programme

Scheme\tBudget £000\tSpend to 31 July £000\tStatus
Pier\t1,150\t1,092\tComplete
Scheme\tBudget £000\tSpend to 31 July £000\tStatus
Bridge\t925\t41\tNot started
"""


def test_a_scottish_minute() -> None:
    document = read(SCOTTISH)
    assert document.body == "Roads and Harbours Committee"
    assert document.council == "Strathmarle Council"
    people = {person.name: (person.role, person.presence) for person in document.attendance}
    assert people["Councillor Effie Muir"] == ("Convener", "present")
    assert people["Mairi Dunn"] == ("Chief Officer – Roads and Infrastructure", "in attendance")
    assert people["Councillor Rosa Tull"] == (None, "apologies")
    settled = [document.text[b.start : b.end] for b in document.blocks if b.kind == "resolution"]
    assert settled == ["There being no counter-motion this was AGREED."]


def test_column_headings_with_units_and_repeated_on_the_next_page() -> None:
    document = read(SCOTTISH)
    kinds = [b.kind for b in document.blocks if "\t" not in b.context and "Status" in b.context]
    assert kinds == ["table-row", "table-row"]
    heads = [b for b in document.blocks if document.text[b.start : b.end].startswith("Scheme")]
    assert [b.kind for b in heads] == ["heading", "heading"]


AMERICAN = """                    CITY OF LARCH FALLS
                 MINUTES OF THE CITY COUNCIL
                        JUNE 6, 2023

CALL TO ORDER
Mayor Dolores Whit called the meeting to order at 7:02 p.m.

ROLL CALL
PRESENT: Mayor Whit; Council Members Alda, Brand, and Chee.
STAFF PRESENT: City Manager Stephen Lodge; Public Works Director Hal Oster.

APPROVAL OF AGENDA
Motion by Chee, second by Alda, to approve the agenda. Motion carried.

PUBLIC COMMENT
1. Gil Amund, 1418 Cedar Ave., asked the Council to fix the sidewalk.
2. Bud Latt, 77 Quarry Rd., said the fireworks should be moved back.

PUBLIC HEARINGS

6A. ORDINANCE 2023-11 – RENTAL LICENSING
The attorney summarized the ordinance.
Motion by Brand, second by Chee, to adopt Ordinance 2023-11.
AYES: Alda, Brand, Chee. NAYS: Whit. MOTION CARRIED 3-1.

OLD BUSINESS

7A. WATER TOWER NO. 2 – AWARD OF BID
Motion by Alda, second by Brand, to award the contract. Motion failed 1-3.

ADJOURNMENT
Motion by Brand, second by Chee, to adjourn at 9:32 p.m. Motion carried.

Approved: June 20, 2023
"""


def test_american_minutes() -> None:
    document = read(AMERICAN)
    assert (document.council, document.meeting_date) == ("City of Larch Falls", dt.date(2023, 6, 6))
    assert (document.status, document.closed_at) == ("approved", "9:32 p.m.")
    assert [item.number or item.title for item in document.agenda] == [
        "CALL TO ORDER",
        "ROLL CALL",
        "APPROVAL OF AGENDA",
        "PUBLIC COMMENT",
        "PUBLIC HEARINGS",
        "6A",
        "OLD BUSINESS",
        "7A",
        "ADJOURNMENT",
    ]
    assert document.agenda[-2].title == "WATER TOWER NO. 2 – AWARD OF BID"


def test_a_motion_is_a_resolution_only_when_it_carried() -> None:
    document = read(AMERICAN)
    decided = [document.text[b.start : b.end] for b in document.blocks if b.kind == "resolution"]
    assert [words.split(", to ")[1][:12] for words in decided] == [
        "approve the ",
        "adopt Ordina",
        "adjourn at 9",
    ]


def test_american_titles_and_staff() -> None:
    people = {person.name: (person.role, person.presence) for person in read(AMERICAN).attendance}
    assert people == {
        "Mayor Whit": (None, "present"),
        "Council Member Alda": (None, "present"),
        "Council Member Brand": (None, "present"),
        "Council Member Chee": (None, "present"),
        "Stephen Lodge": ("City Manager", "in attendance"),
        "Hal Oster": ("Public Works Director", "in attendance"),
    }


MEETING_PAGE = """Agenda and draft minutes

Overview & Scrutiny Committee - Thursday 15th April 2021 7.00 pm

Venue: Virtual Meeting. View directions

Items
No. Item

87.

Substitute Members

To report any substitute members.

Additional documents:

Minutes:

Councillor H Kale had been appointed.

88.

MINUTES pdf icon PDF 365 KB

Minutes:

RESOLVED: That the minutes be signed.

89.

Leisure Contract pdf icon PDF 1 MB

Additional documents:
Leisure Appendix 1, item 89. pdf icon PDF 99 KB

Minutes:

The Director said that the contract would cost £1.4 million.

RESOLVED:

(1)  That the report be noted.
"""


def test_a_whole_meetings_page() -> None:
    document = read(MEETING_PAGE)
    assert (document.kind, document.status) == ("minutes", "draft")
    assert document.body == "Overview & Scrutiny Committee"
    assert (document.meeting_date, document.starts_at) == (dt.date(2021, 4, 15), "7.00 pm")
    assert [(item.number, item.title) for item in document.agenda] == [
        ("87", "Substitute Members"),
        ("88", "MINUTES"),
        ("89", "Leisure Contract"),
    ]
    decided = [document.text[b.start : b.end] for b in document.blocks if b.kind == "resolution"]
    assert decided == [
        "RESOLVED: That the minutes be signed.",
        "RESOLVED: (1) That the report be noted.",
    ]
    assert [b.context for b in document.blocks if b.kind == "note"] == ["Supporting documents"]


def test_numbers_on_lines_of_their_own_and_items_left_out() -> None:
    document = read(
        "MINUTES OF THE MEETING OF NETHER COTTLE PARISH COUNCIL\n\nHELD ON 19th JULY 2011\n\n"
        "Present: Cllr A. Bee\n\n1.\nAPOLOGIES\nNone.\n4.\nMINUTES OF JUNE\n"
        "The Clerk spoke of the draft minutes that had been circulated.\n\n"
        "9. Roads\nSix holes.\n"
    )
    assert [(item.number, item.title) for item in document.agenda] == [
        ("1", "APOLOGIES"),
        ("4", "MINUTES OF JUNE"),
        ("9", "Roads"),
    ]
    assert document.status is None


def test_two_bodies_that_met_together_are_no_council() -> None:
    document = read(
        "Minutes of the Joint Planning Committee and Full Parish Council Meeting held on 7th April "
        "2020\n\nPresent: Cllr A. Bee\n\n2020-06_1. ROADS\n\nNone.\n\n2020-06_2. TREES\n\n"
        "Unanimously AGREED to plant two.\n"
    )
    assert document.council is None
    assert numbers(document) == ["2020-06_1", "2020-06_2"]
    assert document.blocks[-1].kind == "resolution"


def test_minutes_set_as_a_table_with_tabs() -> None:
    document = read(
        "LITTLE MARLING PARISH COUNCIL\nMinutes of the Parish Council Meeting\n"
        "Monday 4 November 2024\nPresent: Cllrs Jo Hart (Chair), Sam Peel\n"
        "Item\tMinute\tAction\n1\tApologies for absence – Cllr Tim Dodd\t\n"
        "2\tHighways – the signs are due on 2 December. The bin is to be moved.\tJH to ring\n"
        "3\tDog bins – it was agreed to buy two at £280 each.\tSP\n"
    )
    assert numbers(document) == ["1", "2", "3"]
    rows = [(b.kind, b.locator.agenda_item) for b in document.blocks[-3:]]
    assert [(kind, item.title if item else None) for kind, item in rows] == [
        ("table-row", "Apologies for absence – Cllr Tim Dodd"),
        ("table-row", "Highways"),
        ("table-row", "Dog bins"),
    ]


def test_worded_minute_numbers_and_a_proposal_within_a_sentence() -> None:
    document = read(
        "Minutes of a Meeting of Upper Marl Town Council held on Tuesday, 3rd September, 2019\n\n"
        "Present:-\tCouncillor K. Moss (Mayor) in the Chair;\n\tCouncillors D. Abel, F. Berry\n\n"
        "Min. No. 34/19\tApologies\nNone.\n\nMin. No. 35/19\tBaths\n"
        "After discussion it was proposed by Cllr. Abel, seconded by Cllr. Berry and resolved that "
        "the boiler be bought.\n"
    )
    assert numbers(document) == ["34/19", "35/19"]
    assert [p.name for p in document.attendance] == [
        "Councillor K. Moss",
        "Councillor D. Abel",
        "Councillor F. Berry",
    ]
    assert document.blocks[-1].kind == "resolution"


def test_notes_of_a_meeting_with_attendees_and_tabbed_bullets() -> None:
    document = read(
        "Community Safety Board\nNotes of meeting 12 June 2023\n\nAttendees\nKaren Bligh, Chair\n"
        "Lou Marsh, Probation\n\n1\tWelcome\nAll were welcomed.\n\n2\tActions\n"
        "•\tKnife bins: two installed.\n•\tCameras: outstanding. Action: LM by July.\n"
    )
    assert (document.kind, document.body) == ("minutes", "Community Safety Board")
    assert [(b.kind, document.text[b.start : b.end]) for b in document.blocks[-3:]] == [
        ("list-item", "Knife bins: two installed."),
        ("list-item", "Cameras: outstanding."),
        ("note", "Action: LM by July."),
    ]


def test_approved_minutes_are_of_the_meeting_that_they_name() -> None:
    document = read(
        "APPROVED MINUTES of the meeting held on Monday 5th July 2032 in the Village Hall\n"
        "Nether Marling Parish Council\n\nPresent: Cllrs A Reed (Chair) and B Stow\n\n"
        "1. Minutes\nThe minutes of the meeting held on 7 June 2032 were approved.\n"
    )
    assert document.meeting_date == dt.date(2032, 7, 5)
    assert document.council == "Nether Marling Parish Council"
