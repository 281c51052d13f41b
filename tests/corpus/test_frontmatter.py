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
        "---\nNOT FOR PUBLICATION: paragraph 3\nDate: 6 March 2029\n---\n\n" + BODY,
        "---\ntitle: The lease\nstatus: exempt under Schedule 12A\n---\n\n" + BODY,
        "---\nMeeting: Oxlade Town Council\nDate: 6 March 2029\nPresent: Cllr Bee\n---\n\n" + BODY,
        "---\n\n## Decisions\n\nResolved: to spend £500.\n- The fee is £20.\n\n---\n\n" + BODY,
        "---\nnote: the weir is shut until May.\n---\n\n" + BODY,
        "Title: Weir repairs\nDate: 6 March 2029\nAuthor: Ann Bee\nSummary: It fell.\n\n" + BODY,
        BODY,
    ],
)
def test_a_papers_own_head_is_no_front_matter(text: str) -> None:
    front, rest = take_front_matter(text)
    assert not front.entries
    assert rest == text


def test_values_are_read_as_generators_write_them() -> None:
    text = (
        "---\ntitle: >-\n  Minutes of Oxlade Town Council\nlayout: post  # as all\nslug: ~\n"
        "author: 'Bee''s clerk'\ntags: [\n  roads,\n]\nstatus: draft\n---\n" + BODY
    )
    front, rest = take_front_matter(text)
    assert rest == BODY
    assert front.entries["title"] == "Minutes of Oxlade Town Council"
    assert front.entries["layout"] == "post"
    assert front.entries["author"] == "Bee's clerk"
    assert front.entries["slug"] == front.entries["tags"] == ""
    assert read_bytes(text.encode(), "m.md").status == "draft"


def test_a_day_in_the_title_is_the_meetings_own() -> None:
    head = "---\ntitle: Minutes of the meeting of 6 March 2029\ndate: 2029-03-20\n---\n"
    assert read_bytes((head + BODY).encode(), "m.md").meeting_date == dt.date(2029, 3, 6)
    posted = read_bytes(f"---\ntitle: Minutes\ndate: 2029-03-20\n---\n{BODY}".encode(), "m.md")
    assert "meeting_date" in posted.inferred


def test_minutes_of_a_clock_make_no_minutes() -> None:
    head = "---\ntitle: The 20 minutes neighbourhood plan\n---\n"
    assert read_bytes((head + "To note the plan.\n").encode(), "m.md").kind == "report"


def test_a_paper_without_front_matter_is_given_no_body() -> None:
    text = b"Briefing note\n\nOxlade Town Council\n\nThe bus is to stop in May.\n"
    assert read_bytes(text, "note.txt").body is None


def test_a_page_below_front_matter_is_a_page() -> None:
    page = "---\ntitle: Minutes of Oxlade Town Council\n---\n<p>The weir &amp; the lock</p><p>Fell.</p>"
    document = read_bytes(page.encode(), "m.html")
    assert "The weir & the lock" in document.text
    assert document.council == "Oxlade Town Council"


def test_a_day_that_is_none_is_passed_over() -> None:
    document = read_bytes(f"---\ntitle: Notes\ndate: 2029-02-31\n---\n\n{BODY}".encode(), "n.md")
    assert document.meeting_date is None


@pytest.mark.parametrize(
    "lines",
    [
        "title: Oxlade Parish Council Minutes\ndate: 2029-03-06\n\n",
        "title: Oxlade Parish Council Minutes\ndated: '2029-03-06'\n",
        "title: Oxlade Parish Council Minutes\nmeetingType: monthly\ndated: 2029-03-06\n"
        "attendees:\n  - Ann Bee (Chair)\nnextMeeting: 2029-04-03\n",
    ],
)
def test_a_gap_before_the_dashes_and_longer_keys_are_front_matter(lines: str) -> None:
    document = read_bytes(f"---\n{lines}---\n\n{BODY}".encode(), "m.md")
    assert document.title == "Oxlade Parish Council Minutes"
    assert document.body == "Oxlade Parish Council"
    assert document.meeting_date == dt.date(2029, 3, 6)
    assert document.text.startswith("Present")


def test_the_hour_when_a_paper_was_put_up_is_not_the_meetings() -> None:
    text = "Minutes of Oxlade Town Council held on 5 March 2029\n\n" + BODY
    for stamp in ("2029-03-20 10:40", "2029-03-05 10:40:27"):
        head = f"---\ntitle: Oxlade notes\ndate: {stamp}\n---\n"
        assert read_bytes((head + text).encode(), "m.md").starts_at is None
    head = "---\ntitle: Oxlade notes\ndate: 2029-03-05 19:00\n---\n"
    assert read_bytes((head + text).encode(), "m.md").starts_at == "19:00"


def test_notes_of_a_meeting_are_minutes() -> None:
    head = "---\ntitle: Notes from the Harbour Consultation Meeting\n---\n"
    assert read_bytes((head + BODY).encode(), "m.md").kind == "minutes"


def test_a_title_says_which_parish_council_it_was() -> None:
    head = "---\ntitle: Oxlade Parish Council Minutes\n---\n"
    text = "A Parish Council meeting was held on Tuesday, 6 March 2029.\n\n" + BODY
    assert read_bytes((head + text).encode(), "m.md").body == "Oxlade Parish Council"
    assert read_bytes(("MINUTES\n\n" + text).encode(), "m.md").body == "Parish Council"
