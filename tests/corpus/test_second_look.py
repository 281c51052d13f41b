"""Ordinary papers that rules for odd ones had misread."""

from __future__ import annotations

import datetime as dt

import pytest

from corpus.fields import find_closing
from corpus.names import find_body
from corpus.reading import read_bytes
from corpus.types import Document

HEAD = (
    "Oxlade Parish Council\nMinutes of the meeting held on Tuesday 4 May 2032 at 7.30 pm\n\n"
    "Present: Cllr A Smith, Cllr B Jones\n\n"
)


def _read(text: str, name: str = "paper.txt") -> Document:
    return read_bytes(text.encode(), name)


def test_a_link_that_names_the_paper_is_its_head() -> None:
    text = (
        "[Oxlade Parish Council minutes of the meeting held on 4 May 2032](https://x.example/a.pdf)"
        "\n\nPresent: Cllr A Smith, Cllr B Jones\n\n1. Apologies\nNone.\n\n"
        "It was RESOLVED to go on.\n"
    )
    document = _read(text, "paper.md")
    assert document.meeting_date == dt.date(2032, 5, 4)
    assert document.council == "Oxlade Parish Council"


def test_captions_that_speak_of_minutes_stay_a_transcript() -> None:
    cues = "".join(
        f"00:00:{n:02d}.000 --> 00:00:{n + 1:02d}.000\n{words}\n\n"
        for n, words in enumerate(
            ["good evening all", "last Parish Council Minutes as read", "are they agreed"] * 8
        )
    )
    assert _read(f"WEBVTT\n\n{cues}", "meeting.vtt").kind == "transcript"


def test_what_a_style_does_not_hide_is_kept() -> None:
    seen = '<p style="overflow: hidden">The Clerk reported a budget of £4,500.</p>'
    assert "£4,500" in _read(f"{HEAD}1. Budget\n{seen}\n\nIt was noted.\n").text


def test_what_a_page_with_few_tags_hides_is_left_out() -> None:
    items = "\n\n".join(f"{n}. The weir was looked at and found to be sound." for n in range(30))
    page = (
        f'<div style="white-space:pre-line">{items}</div>'
        '<div style="display:none"><p>Hidden words</p></div><script>var a = 1</script>'
    )
    assert "Hidden" not in _read(page, "page.html").text


def test_the_first_row_of_words_in_a_table_is_a_row() -> None:
    table = "| | May | June |\n|---|---|---|\n| Cllr Smith | Present | Apologies |\n"
    document = _read(f"{HEAD}1. Attendance\n\n{table}| Cllr Jones | Absent | Present |\n")
    rows = [b for b in document.blocks if b.kind == "table-row"]
    assert len(rows) == 2
    assert all("Smith" not in row.context for row in rows)


def test_a_long_closing_sentence_tells_the_hour() -> None:
    line = (
        "There being no further business the Chair thanked all members and officers for their "
        "attendance and contributions over the past municipal year, wished everybody a safe "
        "journey home, and declared the meeting closed at 9.15 pm."
    )
    assert find_closing(line) == "9.15 pm"


def test_an_item_whose_number_lacks_its_stop_is_an_item() -> None:
    titles = "Apologies Interests Minutes Finance Planning Highways Allotments Trees Date".split()
    items = "".join(
        f"{n}{'' if n == 7 else '.'} {title}\n\nIt was noted by the members.\n\n"
        for n, title in enumerate(titles, 1)
    )
    assert [item.number for item in _read(HEAD + items).agenda] == [str(n) for n in range(1, 10)]


@pytest.mark.parametrize(
    "name",
    [
        "Award Scheme Working Group",
        "Appointments to Outside Bodies Sub-Committee",
        "Officers to Members Liaison Committee",
    ],
)
def test_words_of_business_may_be_part_of_a_name(name: str) -> None:
    assert find_body(name) == name


def test_the_clerk_s_name_is_no_part_of_the_council_s() -> None:
    text = HEAD.replace("Minutes", "Clerk: Jane Smith Oxlade Parish Council\nMinutes", 1)
    assert _read(f"{text}1. Roads\nThe lane is swept.\n").council == "Oxlade Parish Council"


def test_a_room_below_the_word_minutes_is_no_body() -> None:
    text = (
        "Oxlade District Council\n\nPlanning Committee\n\nMinutes\n\n"
        "Cabinet Suite, Town Hall, 4 May 2032\n\nPresent: Cllr A Smith, Cllr B Jones\n\n"
        "1. Apologies\nNone.\n\nIt was RESOLVED to go on.\n"
    )
    assert _read(text).body == "Planning Committee"


def test_a_line_at_the_top_and_the_foot_of_each_page_is_a_running_head() -> None:
    words = "The lane is to be swept before the month is out, as was said in the spring.\n" * 8
    head = "Oxlade Parish Council Minutes 4 May 2032\n"
    text = "\f".join(f"{head}\n{words}\n{head}" for _ in range(4))
    document = _read(HEAD + text)
    assert sum("Minutes 4 May" in document.text[b.start : b.end] for b in document.blocks) <= 1


def test_dots_before_a_figure_make_no_contents_list() -> None:
    text = f"{HEAD}1. Apologies\nNone.\n\n2. Budget........450 was agreed for the year.\n"
    assert [item.number for item in _read(text).agenda] == ["1", "2"]
