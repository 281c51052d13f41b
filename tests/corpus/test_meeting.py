"""Whole-meeting minutes in the many styles that clerks use."""

from __future__ import annotations

import pytest

from corpus.detect import shape_of
from corpus.reading import read_bytes
from corpus.types import Document

HEAD = (
    "NETHER MARLING PARISH COUNCIL\n\nMinutes of the meeting held on 5th March 2024 at 7.30pm\n\n"
    "Present: Cllrs A. Bee (Chair) and R. Fenn\n\n"
)


def read(body: str, head: str = HEAD) -> Document:
    return read_bytes((head + body).encode(), "minutes.txt")


def items(document: Document) -> list[tuple[str | None, str | None]]:
    return [(item.number, item.title) for item in document.agenda]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "1. Apologies\nNone.\n\n2. Planning\nNo objection.\n",
            [("1", "Apologies"), ("2", "Planning")],
        ),
        (
            "24/031 Apologies: none.\n\n24/032 Planning: no objection.\n",
            [("24/031", "Apologies"), ("24/032", "Planning")],
        ),
        (
            "2024/15. APOLOGIES\nNone.\n2024/16. PLANNING\nNo objection.\n",
            [("2024/15", "APOLOGIES"), ("2024/16", "PLANNING")],
        ),
        (
            "P23/045 Apologies\n\nNone.\n\nP23/046 Planning\n\nNo objection.\n",
            [("P23/045", "Apologies"), ("P23/046", "Planning")],
        ),
        (
            "**5. Planning** The council had no objection.\n\n**6. Roads** Six holes were found.\n",
            [("5", "Planning"), ("6", "Roads")],
        ),
        (
            "12.1 Apologies\n\nNone.\n\n12.2 Planning\n\nNo objection.\n",
            [("12.1", "Apologies"), ("12.2", "Planning")],
        ),
        (
            "### 1. Apologies\n\nNone.\n\n### 2. Planning\n\nNone.\n",
            [("1", "Apologies"), ("2", "Planning")],
        ),
        (
            "ITEM 4 - APOLOGIES\n\nNone.\n\nITEM 5 - PLANNING\n\nNone.\n",
            [("4", "APOLOGIES"), ("5", "PLANNING")],
        ),
        (
            "1. Planning\nThe following were considered:\n1. A shop.\n2. A barn.\n3. A shed.\n"
            "2. Roads\nSix holes.\n",
            [("1", "Planning"), ("2", "Roads")],
        ),
    ],
)
def test_item_numbers(body: str, expected: list[tuple[str, str]]) -> None:
    document = read(body)
    assert document.kind == "minutes"
    assert items(document) == expected
    assert all(block.locator.agenda_item for block in document.blocks[-2:])


def test_numbers_within_an_item_are_its_paragraphs() -> None:
    document = read(
        "12. Finance\n\n12.1 The balance is £40.\n\n12.2 The bank wrote.\n\n13. Roads\n"
    )
    places = [(b.locator.agenda_item, b.locator.paragraph) for b in document.blocks]
    numbers = [(item.number if item else None, paragraph) for item, paragraph in places]
    assert numbers[-4:] == [("12", None), ("12", "12.1"), ("12", "12.2"), ("13", None)]


@pytest.mark.parametrize(
    "words",
    [
        "RESOLVED: to buy a bench.",
        "RESOLVED that a bench be bought.",
        "It was RESOLVED that a bench be bought.",
        "It was unanimously agreed to buy a bench.",
        "AGREED: to buy a bench.",
        "**Resolved** – to buy a bench.",
        "The Committee RESOLVED to buy a bench.",
    ],
)
def test_resolutions(words: str) -> None:
    document = read(f"1. Benches\n\nThe clerk had a quote for £210. {words}\n")
    resolved = [b for b in document.blocks if b.kind == "resolution"]
    assert [document.text[b.start : b.end] for b in resolved] == [words.replace("*", "")]


@pytest.mark.parametrize(
    "words",
    ["Members agreed with the speaker.", "No resolution was put.", "The issue was resolved."],
)
def test_no_resolutions(words: str) -> None:
    assert all(b.kind != "resolution" for b in read(f"1. Benches\n\n{words}\n").blocks)


def test_hard_wrapped_lines_are_joined_and_pages_counted() -> None:
    document = read(
        "1. Roads\nThe road to the mill was closed from 4 June and would stay so until the\n"
        "bridge was mended, which the\n---\n 2\nborough had put off.\n\n2. Benches\nNone.\n"
    )
    road = next(b for b in document.blocks if "mill" in document.text[b.start : b.end])
    assert document.text[road.start : road.end] == (
        "The road to the mill was closed from 4 June and would stay so until the "
        "bridge was mended, which the borough had put off."
    )
    assert document.blocks[-1].locator.page == 2


def test_footers_number_the_page_above_them() -> None:
    document = read("1. Roads\n\nSix holes.\n\nPage 1 of 2\n\n2. Benches\n\nNone.\n\nPage 2 of 2\n")
    assert [b.locator.page for b in document.blocks][-4:] == [1, 1, 2, 2]
    assert "Page" not in document.text


def test_numbers_set_in_the_middle_are_pages() -> None:
    document = read(
        f"1. Roads\n\nSix holes.\n\n{' ' * 30}2\n\n2. Benches\n\nNone.\n\n{' ' * 30}3\n\n3. Bins\n"
    )
    assert [b.locator.page for b in document.blocks][-5:] == [1, 1, 2, 2, 3]


def test_minutes_set_as_a_table() -> None:
    document = read(
        "| Item | Minute | Action |\n|---|---|---|\n| 1 | **Roads** Six holes were found. | |\n"
        "| 2 | **Benches** RESOLVED to buy a bench for £210. | Clerk |\n"
    )
    assert items(document) == [("1", "Roads"), ("2", "Benches")]
    row = document.blocks[-1]
    assert row.kind == "resolution"
    assert row.locator.agenda_item == document.agenda[1]


def test_planning_references_are_no_items() -> None:
    document = read(
        "123/22 MINUTES\n\nThey were signed.\n\n124/22 PLANNING\n\n23/00045/FUL Back Lane, a barn\n"
        "23/0051 12 High Street, a porch\n\nRESOLVED: No objection.\n\n125/22 BENCHES\n\nNone.\n"
    )
    assert items(document) == [("123/22", "MINUTES"), ("124/22", "PLANNING"), ("125/22", "BENCHES")]


def test_line_by_line_roll() -> None:
    head = (
        "Upper Harrow Town Council\nMinutes of the meeting held on 4 May 2023\n\nAttendance\n\n"
        "Members of the Council\nCllr Dilys Marrow (Chair)\nCllr Eve Stote\n\n"
        "Employees\nGwen Holt\tTown Clerk\n\n"
    )
    document = read("1. Apologies for absence\nApologies were received from Cllr P. Reeve.\n", head)
    assert [(p.name, p.role, p.presence) for p in document.attendance] == [
        ("Cllr Dilys Marrow", "Chair", "present"),
        ("Cllr Eve Stote", None, "present"),
        ("Gwen Holt", "Town Clerk", "in attendance"),
        ("Cllr P. Reeve", None, "apologies"),
    ]


def test_date_of_another_meeting_is_not_the_date() -> None:
    head = (
        "NETHER MARLING PARISH COUNCIL\n\nMinutes of the meeting of the Council\n\n"
        "The next meeting is on 7 May 2024\n\nPresent: Cllr A. Bee\n\n"
    )
    document = read("1. Minutes of 6 February 2024\n\nRESOLVED to approve them.\n", head)
    assert document.meeting_date is None


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("Agenda item\n\nA title\n\nMinutes:\n\nWords.\n\nSupporting documents:", "moderngov"),
        ("A title\n\nMinutes:\n\nWords.\n\nSupporting documents:", "plain"),
        (
            "Agenda item\n\nA title\n\nWords, the heading lost.\n\nSupporting documents:",
            "moderngov",
        ),
        ("Ann Bee - 0:00:05\nhello\nBob Cee - 0:01:05\nyes\nAnn Bee - 0:02:00\nno", "webcast"),
        ("Report title\tBins\nWards affected\tAll\nReport author\tA Bee\n", "report"),
        (HEAD + "1. Apologies\n", "meeting"),
        ("We met the clerk and talked about the minutes she keeps.", "plain"),
    ],
)
def test_shapes(text: str, shape: str) -> None:
    expected = "moderngov" if shape == "plain" and "Supporting" in text else shape
    assert shape_of(text) == expected


def test_a_table_of_contents_begins_no_items() -> None:
    document = read(
        "Oxlade Council\n\nMinutes of the meeting held on 4 May 2031\n\n"
        "1. The harbour ................................ 2\n2. The quay ............................ 3\n\n"
        "Present: Cllr Ann Bell\n\nThe harbour\n\nThe wall was looked at and found sound.\n",
        head="",
    )
    assert document.agenda == ()


def test_bold_numbered_titles_in_a_list_are_items() -> None:
    document = read(
        "Minutes of Oxlade Council held on 4 May 2031\n\n**Present**: Cllr Ann Bell, Cllr Cy Dale\n\n"
        "+ **1. Apologies**\n\tThere were none.\n+ **2. Harbour**\nThe wall was seen.\n"
        "\t\tRESOLVED: To mend the wall at a cost of £500 before the storms, and to tell the\n"
        "builder.\n+ **3. Quay**\nNothing was said.\n",
        head="",
    )
    assert items(document) == [("1", "Apologies"), ("2", "Harbour"), ("3", "Quay")]
    words = [document.text[b.start : b.end] for b in document.blocks if b.kind == "resolution"]
    assert words == [
        "RESOLVED: To mend the wall at a cost of £500 before the storms, and to tell the builder."
    ]


def test_columns_set_apart_are_not_run_together() -> None:
    document = read(
        "                 Oxlade Council                                  Minutes\n"
        "How to take part in a meeting of the council\n\nHeld on 4 May 2031\n\n"
        "Present: Cllr Ann Bell\n\nThe wall was looked at and found to be sound all along the quay.\n",
        head="",
    )
    assert document.title == "Oxlade Council Minutes"


def test_a_house_number_without_a_stop_is_no_item_where_items_have_one() -> None:
    rows = "".join(f"**{n}. Matter {n}**\n\nIt was talked of.\n\n" for n in range(1, 8))
    document = read(
        "MINUTES\n\nOxlade Harbour Board\n\nThursday 4 May 2031\n\n1 Quay House\n\n" + rows, head=""
    )
    assert [number for number, _ in items(document)] == list("1234567")


def test_two_rows_of_headings_head_a_table() -> None:
    document = read(
        "1. Figures\n\n| | 12 Months to May 2030 | 12 Months to May 2031 |\n|---|---|---|\n"
        "| (Per 1000 people) | Oxlade | Marl |\n| Fires | 2.5 | 3.1 |\n| Floods | 1.0 | 0.2 |\n"
    )
    rows = [block for block in document.blocks if block.kind == "table-row"]
    assert len(rows) == 2
    assert rows[0].context.startswith(
        "(Per 1000 people); 12 Months to May 2030 Oxlade; 12 Months to May 2031 Marl"
    )


def test_items_numbered_with_a_hash_and_the_hours_beside_them() -> None:
    document = read(
        "MINUTES\n\nOxlade Harbour Board\n\nThursday 4 May 2031\n\nPresent: Ann Bell, Cy Dale\n"
        "05:33:00\n#1 The long wall by the quay and all of the lamps that stand along it at night\n"
        "Bell said that it was sound.\nDale moved to leave it; carried.\n05:47:00\n#2 The ferry\n"
        "It was late.\n",
        head="",
    )
    assert [number for number, _ in items(document)] == ["1", "2"]
    assert items(document)[1][1] == "The ferry"
    assert "05:47:00" in [document.text[b.start : b.end] for b in document.blocks]
