"""Transcripts written as "Name: what was said", and captions without names."""

from __future__ import annotations

import datetime as dt

import pytest

from corpus.detect import shape_of
from corpus.reading import read_bytes
from corpus.types import Document

PLAY = """Merrowdale Borough Council
Housing Scrutiny Panel, Tuesday 4 March 2031, 6.30 pm

[The meeting was called to order.]
Cllr Bea Hollis (Chair): Good evening. Item three is the lifts. Mr Quill, how many are out?
Anton Quill: Four of the nineteen, Chair. Two wait for a part
that is made in Turin.
Cllr Sami Dorne: When will they be back?
Anton Quill: By the end of May.
[Laughter]
I did say which May, I hope.
Cllr Bea Hollis (Chair): You did not.
Cllr Sami Dorne: Could we have that in writing?
Anton Quill: Yes: a note will go round on Friday.
"""
NUMBERED = """[AUTO TRANSCRIPT] Planning Committee - 2 June 2031
00:00:05 Speaker 1: welcome to planning everyone item four please
00:00:19 Speaker 2: thank you chair the barn has been empty since 2019.
00:00:31 Speaker 1: any questions.
00:00:36 Speaker 3: was the parish asked.
00:00:41 Speaker 2: they were and they object.
00:00:50 Speaker 1: then we vote that is seven for and two against.
"""
CHEVRONS = """live captions - wenlow town council 9 april 2031
>> evening all can we start
>> the fountain is item one and
it needs four thousand pounds
>> who says so
>> the surveyor in his letter of january
>> then we find it
>> agreed
"""
MINUTES = """DUNLEY PARISH COUNCIL
Minutes of the meeting held on 4 March 2019

Present: Cllr Ann Bell, Cllr Cy Dale
Apologies: Cllr Effie Marsh
Resolved: that the slide be mended by 12 April at a cost of £310.
Action: the Clerk to order the part and to tell the school when it will come.
Resolved: that the swings be left alone this year.
Action: the Clerk to write to the Bell family about their two benches.
Resolved: that mowing be let to Hobb and Son.
Note: the other price was £2,050 without the churchyard.
"""


def _read(text: str) -> Document:
    return read_bytes(text.encode(), "paper.txt")


def _said(document: Document) -> list[tuple[str | None, str]]:
    return [
        (block.locator.speaker, document.text[block.start : block.end]) for block in document.blocks
    ]


def test_a_play_is_read_turn_by_turn() -> None:
    document = _read(PLAY)
    assert document.kind == "transcript"
    assert document.council == "Merrowdale Borough Council"
    assert (document.body, document.title) == ("Housing Scrutiny Panel", "Housing Scrutiny Panel")
    assert document.meeting_date == dt.date(2031, 3, 4)
    assert document.starts_at == "6.30 pm"
    assert document.speakers == ("Cllr Bea Hollis (Chair)", "Anton Quill", "Cllr Sami Dorne")
    said = _said(document)
    assert said[0][0] == "Cllr Bea Hollis (Chair)"
    assert said[1] == (
        "Anton Quill",
        "Four of the nineteen, Chair. Two wait for a part that is made in Turin.",
    )
    assert (None, "[Laughter]") in said
    assert ("Anton Quill", "I did say which May, I hope.") in said
    # A colon within what is said begins no turn.
    assert said[-1] == ("Anton Quill", "Yes: a note will go round on Friday.")
    assert all(block.locator.speaker_certain is not False for block in document.blocks)


def test_what_a_machine_labelled_is_doubted_and_its_numbers_are_no_names() -> None:
    document = _read(NUMBERED)
    assert document.kind == "transcript"
    assert document.body == "Planning Committee"
    assert document.speakers == ()
    first = document.blocks[0].locator
    assert (first.speaker, first.time) == ("Speaker 1", "00:00:05")
    # The first turn has no stop at its end: whose its last words are is not sure.
    assert first.speaker_certain is False


def test_captions_change_turns_at_their_marks() -> None:
    document = _read(CHEVRONS)
    assert document.kind == "transcript"
    assert document.meeting_date == dt.date(2031, 4, 9)
    assert _said(document)[1] == (
        None,
        "the fountain is item one and it needs four thousand pounds",
    )


def test_captions_without_any_mark_are_speech_where_the_head_says_so() -> None:
    speech = "so we were saying that the wall at the quay will cost more than the bridge did and "
    text = "live subtitles - quay committee tuesday 9 april 2030\n" + 20 * (speech + "\n")
    assert _read(text).kind == "transcript"
    assert shape_of(text.replace("live subtitles - ", "")) == "plain"


@pytest.mark.parametrize(
    "text",
    [
        MINUTES,
        MINUTES.replace("Resolved: ", ">> 1. Resolved ").replace("Action: ", ">> 2. Action "),
        "Question: why?\nAnswer: because it rained.\n" * 9,
        "Income: £3\nRates: £5\n" * 6,
    ],
    ids=["minutes", "numbered headings", "written answers", "accounts"],
)
def test_other_papers_with_colons_are_no_speech(text: str) -> None:
    assert shape_of(text) != "dialogue"
