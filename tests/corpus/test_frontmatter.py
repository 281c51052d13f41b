"""What website generators keep before a paper's text is read and is no part of the text."""

from __future__ import annotations

import datetime as dt

import pytest

from corpus.frontmatter import take_front_matter
from corpus.reading import read_bytes

BODY = "## Present\n\nCllrs Bee and Fenn.\n\n## Roads\n\nThe weir is to be mended by May.\n"
JEKYLL = (
    "---\ntitle: 'Minutes for the meeting of Tuesday 6th March'\ntype: minutes\nspecial:\n"
    "tags:\n  - roads\ndate: 2029-03-06 19:00\n---\n\n"
)
PELICAN = "Title: Oxlade Town Council Minutes March 2029\nDate: 2029-03-06 00:00\nTags: roads\n\n"


def test_front_matter_gives_title_and_day_and_is_not_quoted() -> None:
    document = read_bytes((JEKYLL + BODY).encode(), "2.md")
    assert document.title == "Minutes for the meeting of Tuesday 6th March"
    assert document.kind == "minutes"
    assert document.meeting_date == dt.date(2029, 3, 6)
    assert "type:" not in document.text
    assert "weir is to be mended" in document.text


def test_lines_without_dashes_are_front_matter_where_a_generator_wrote_them() -> None:
    document = read_bytes((PELICAN + BODY).encode(), "2.md")
    assert document.title == "Oxlade Town Council Minutes March 2029"
    assert document.meeting_date == dt.date(2029, 3, 6)
    assert document.council == document.body == "Oxlade Town Council"
    assert "Tags" not in document.text


def test_what_the_text_says_of_itself_is_kept() -> None:
    text = "Minutes of Oxlade Town Council held on 5 March 2029\n\n" + BODY
    document = read_bytes((JEKYLL + text).encode(), "2.md")
    assert document.meeting_date == dt.date(2029, 3, 5)
    assert document.council == "Oxlade Town Council"


@pytest.mark.parametrize(
    "text",
    [
        "Date: 6 March 2029\nTime: 7 pm\nVenue: the hall\n\n" + BODY,
        "Title: The weir\nWard: Oxlade\n\n" + BODY,
        "---\n\nA line between rules.\n\n---\n\n" + BODY,
        "---\ntitle: nothing but this\n---\n",
        BODY,
    ],
)
def test_a_papers_own_head_is_no_front_matter(text: str) -> None:
    front, rest = take_front_matter(text)
    assert not front.entries
    assert rest == text


def test_a_day_that_is_none_is_passed_over() -> None:
    document = read_bytes(f"---\ntitle: Notes\ndate: 2029-02-31\n---\n\n{BODY}".encode(), "n.md")
    assert document.meeting_date is None
