"""What papers say of themselves in their heads, in layouts that are no standard one."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.corpus.styles import numbers, read

BODY = """

The Committee talked for some time about the state of the lanes, and about who ought to have
told the contractor that the culvert was blocked, before agreeing to write to the county.

Resolved that the Clerk write to the county surveyor before the end of the month.
"""


@pytest.mark.parametrize(
    ("head", "council", "body", "date"),
    [
        (
            "Oxlade Borough Council\n\nCabinet 5 February 2019\n\nLibraries for the next ten years",
            "Oxlade Borough Council",
            "Cabinet",
            dt.date(2019, 2, 5),
        ),
        (
            "DUNLEY TOWN COUNCIL\n\nExtraordinary Meeting, Thursday 25 March 2021, 18:30\n"
            "(recording kept until these minutes are approved)",
            "Dunley Town Council",
            None,
            dt.date(2021, 3, 25),
        ),
        (
            "DUNLEY TOWN COUNCIL Draft (subject to approval by the next meeting) Minutes of the "
            "Ordinary Meeting held on Thursday 25 March 2021 at 7pm in the Guildhall",
            "Dunley Town Council",
            None,
            dt.date(2021, 3, 25),
        ),
        (
            "BOROUGH OF OXLADE\n\nAt an ordinary meeting of the Council held at the Town Hall on "
            "Wednesday, the fifth day of November, 2008",
            "Borough of Oxlade",
            None,
            dt.date(2008, 11, 5),
        ),
        (
            "OXLADE PENSION FUND\n(administered by Oxlade County Council)\n\n"
            "PENSIONS COMMITTEE — 24 November 2022 — 1.30 pm",
            "Oxlade County Council",
            "Pensions Committee",
            dt.date(2022, 11, 24),
        ),
    ],
)
def test_a_head_of_no_standard_layout(
    head: str, council: str, body: str | None, date: dt.date
) -> None:
    document = read(head + BODY)
    assert document.council == council
    assert document.meeting_date == date
    assert body is None or document.body == body


def test_a_report_whose_masthead_is_one_row_of_cells() -> None:
    document = read(
        "OXLADE CITY COUNCIL\n\nContracts Sub-Committee\t\t12 October 2016\t\tReport no. PC/16/31\n\n"
        "Title\tAward of the waste contract\nAuthor\tHal Brook, Waste Lead\nKey decision\tYes\n\n"
        "1.0 Purpose\n\n1.1 To award the contract.\n\n2.0 Background\n\n2.1 The old one ends.\n\n"
        "3.0 Financial implications\n\n3.1 None.\n"
    )
    assert document.kind == "report"
    assert document.meeting_date == dt.date(2016, 10, 12)
    assert document.body == "Contracts Sub-Committee"
    assert document.title == "Award of the waste contract"


@pytest.mark.parametrize(
    "row",
    [
        "Meeting of Children's Improvement Panel, Tuesday 8th November 2022 2.00 pm (Item 38.)",
        "Meeting: 08/11/2022 - Children's Improvement Panel (Item 38)",
    ],
)
def test_an_item_page_that_names_its_meeting(row: str) -> None:
    document = read(
        f"Oxlade Council\n\nAgenda item\n\nGetting to Good Plan\n\n{row}\n\nMinutes:\n\n"
        "The Director presented the plan and answered questions from the Panel at length.\n"
    )
    assert (document.council, document.body) == ("Oxlade Council", "Children's Improvement Panel")
    assert document.meeting_date == dt.date(2022, 11, 8)
    assert document.title == "Getting to Good Plan"
    assert [(a.number, a.title) for a in document.agenda] == [("38", "Getting to Good Plan")]


def test_references_with_letters_and_strokes_number_the_items() -> None:
    document = read(
        "OXLADE COUNTY COUNCIL\n\nMinutes of the Children Committee held on 30 June 2025\n\n"
        "Present: Cllr Ann Bell (Chair) and Cllr Cy Dale\n\n"
        "CF/18 MINUTES\n\nAgreed.\n\nCF/19 EARLY HELP\n\nThe Head of Service reported.\n\n"
        "CF/20 CHILDREN IN CARE\n\nCF/20.1 Numbers had fallen.\n"
    )
    assert numbers(document)[:3] == ["CF/18", "CF/19", "CF/20"]


def test_numbered_questions_within_an_item_do_not_displace_the_items() -> None:
    document = read(
        "OXLADE CITY COUNCIL\n\nMINUTES of the Council held on 14 November 2012\n\n"
        "Present: The Mayor (Councillor Ann Bell) and Councillor Cy Dale\n\n"
        "47. DECLARATIONS\n\nThere were none.\n\n48. MINUTES\n\nConfirmed.\n\n"
        "49. QUESTIONS BY MEMBERS\n\n"
        "Q1 Councillor Dale to the Leader\n\nWhen will the baths open?\n\n"
        "Q2 Councillor Bell to the Leader\n\nWho has the key?\n\n50. URGENT BUSINESS\n\nNone.\n"
    )
    assert [n for n in numbers(document) if n.isdigit()] == ["47", "48", "49", "50"]


def test_a_planning_reference_at_the_start_of_a_line_is_no_item() -> None:
    document = read(
        "OXLADE PARISH COUNCIL\n\nMinutes of the meeting held on 3 May 2022\n\nPresent: Cllr Bell\n\n"
        "1. Apologies\n\nNone.\n\n2. Planning\n\nOX/22/0117 Barn at Lea: no objection.\n\n"
        "OX/22/0340 Porch at 3 High Street: no objection.\n\n3. Finance\n\nPaid.\n"
    )
    assert numbers(document) == ["1", "2", "3"]


def test_a_first_line_that_runs_on_gives_a_title() -> None:
    document = read(
        "Oxlade Parish Council: notes of the ordinary meeting, Mon 7 Nov 2016, in the infants' "
        "class of the school (with apologies for the size of the chairs)\n\nThe roof leaks.\n"
    )
    assert document.title == "Oxlade Parish Council"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("OXLADE COUNTY COUNCIL\nAudit Board, 9 September 2031\n\nPURPOSE", "Audit Board, 9 September 2031"),
        ("Oxlade Town Council\n\nYOUTH FORUM, Saturday 13 October\n\nWHO CAME", "YOUTH FORUM, Saturday 13 October"),
        ("Home > Council > 2016\n\nOxlade Parish Council\n\nThe pond: a note\n\nIntroduction", "The pond: a note"),
        ("Oxlade Parish Council\n\n4 March 2031\n\nTel: 01234 567890\n\nThe pond, again", "The pond, again"),
        ("Oxlade Parish Council\n\nOxlade Parish Council's reply to the plan, twice over", "Oxlade Parish Council's reply to the plan, twice over"),
        ("PURPOSE\n\nOxlade Parish Council\n\nPond Board", "Pond Board"),
        ("# Key Worker Housing Policy\n\n## Who may apply", "Key Worker Housing Policy"),
        ("THE POND\n\nOxlade Parish Council\n\nAttendance", "THE POND"),
    ],
)  # fmt: skip
def test_a_section_is_not_what_a_paper_is_called(head: str, title: str) -> None:
    assert read(f"{head}\n\nThe pond was dug by hand and the spoil was carried off.").title == title


@pytest.mark.parametrize(
    "head",
    [
        "Oxlade Parish Council\n\n**Minutes (DRAFT v2) · Ordinary council · Mon 8 March 2027 · 19:15 · the Institute, and by link**",
        "OXLADE CITY COUNCIL\nAUDIT COMMITTEE :: 25 JULY 2031 :: MINUTES",
        "Home > Meetings > 2016\nOxlade Parish Council\nNotes of the 14th meeting, 2 March 2009",
        "OXLADE · PARENTING PANEL · 21 SEPTEMBER 2032\nNOTES AND ACTIONS",
    ],
)  # fmt: skip
def test_what_calls_itself_minutes_is_read_as_minutes(head: str) -> None:
    document = read(f"{head}\n\n1. The pond\nIt was dug by hand.\n\n2. The wall\nIt fell again.")
    assert document.kind == "minutes"
    assert document.meeting_date is not None
    assert numbers(document) == ["1", "2"]
    assert not document.title.startswith("Home")


@pytest.mark.parametrize(
    "head",
    [
        "OXLADE COUNCIL, 4 May 2031\nAPPENDIX 2 TO THE MINUTES: WRITTEN ANSWERS",
        "OXLADE COUNCIL, 4 May 2031\nReport on the minutes of the panel",
        "OXLADE POST, 4 May 2031\nThe vote took three minutes and was over",
    ],
)
def test_what_only_speaks_of_minutes_is_not(head: str) -> None:
    assert read(f"{head}\n\nThe pond was dug by hand and the spoil carried off.").kind == "report"


@pytest.mark.parametrize(
    "when",
    [
        "draft (until approved at the following meeting) minutes of the meeting held on 4 May 2031",
        "(subject to confirmation next time) Minutes, Wednesday 4 May 2031",
    ],
)
def test_an_aside_before_the_day_says_nothing_of_it(when: str) -> None:
    document = read(f"OXLADE PARISH COUNCIL {when}\n\nPresent: Cllr Ann Bell\n" + BODY)
    assert document.meeting_date == dt.date(2031, 5, 4)


def test_a_council_mentioned_in_prose_does_not_own_the_paper() -> None:
    document = read(
        "Minutes of the Harbour Liaison Group, 4 May 2031\n\n"
        "Ann Bee, who plans harbours for Oxlade Borough Council and had come by the early boat, "
        "gave a long and lively talk on the mending of the quay wall, with pictures of it taken "
        "before and after the storm of the spring before.\n" + BODY
    )
    assert document.body == "Harbour Liaison Group"
    assert document.council is None


def test_the_fullest_name_of_the_council_counts() -> None:
    document = read(
        "# Metro Council Meeting\n> Source: https://oxlade.example/5.pdf\n\n**Source:** a notice\n\n"
        "THE OXLADE METRO COUNCIL, STATE OF MARL,\nMET ON THURSDAY, MAY 4, 2031, AT THE HOUR OF "
        "7:00 P.M., AT THE FIRE STATION.\n\nCOUNCIL MEMBERS PRESENT: ANN BELL\n\n"
        "Agenda Items\n\nMoved by Ann Bell to adjourn.\n" + BODY
    )
    assert (document.kind, document.body) == ("minutes", "Oxlade Metro Council")
    assert document.title == "Metro Council Meeting"
    assert document.meeting_date == dt.date(2031, 5, 4)
    city = read("City of Oxlade\n\nOxlade City Council Minutes, 4 May 2031\n" + BODY)
    assert city.council == "Oxlade City Council"


def test_what_follows_the_word_minutes_is_what_met() -> None:
    document = read(
        "Harbour Commission\n\nMEETING MINUTES\n\nDredging Advisory Committee\n\n"
        "of the Harbour Commission\n\nThursday, 4 May 2031\n\nPresent: Cllr Bell\n" + BODY
    )
    assert document.body == "Dredging Advisory Committee"


def test_a_sentence_or_an_item_is_no_title() -> None:
    document = read(
        "4 May 2031 Oxlade Community Council held their meeting by link at 7.30pm on the 4th May "
        "2031.\n\n#### PRESENT\n\nCouncillors Ann Bell and Cy Dale.\n\n#### 1. WELCOME\n\nThe Chair "
        "spoke.\n\n#### 2. INTERESTS\n\nCllr Dale declared an interest in Agenda Item 7.\n" + BODY
    )
    assert document.title == "Oxlade Community Council"


def test_points_that_a_web_site_puts_first_do_not_end_the_head() -> None:
    document = read(
        "Follow the link for\n\n- the harbour\n- the quay\n\nBOROUGH OF OXLADE\n\n"
        "Minutes of a meeting held on 16 October 2031.\n\nPresent: Councillors Bell and Dale.\n"
        + BODY
    )
    assert document.council == "Borough of Oxlade"
    assert document.meeting_date == dt.date(2031, 10, 16)


def test_a_link_names_no_paper_and_gives_no_day() -> None:
    text = (
        "[Original file](https://example.org/2031-03/01-minutes-2030.pdf)\n\n"
        "MINUTES OF THE MEETING OF DUNLEY PARISH COUNCIL\n\nHELD ON 6TH SEPTEMBER 2030\n\n"
        "Present: Cllr Vera Stone (Chair), Cllr Tom Reed.\n\n1. Apologies\n\nNone.\n\n"
        "2. Roads\n\nThe lane is to be swept.\n"
    )
    document = read(text)
    assert document.meeting_date == dt.date(2030, 9, 6)
    assert "Original" not in document.title
    assert document.body == "Dunley Parish Council"
