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
    # The head stays, as nobody's words.
    assert said[0] == (None, "Merrowdale Borough Council")
    spoken = [words for words in said if words[0]]
    assert spoken[0][0] == "Cllr Bea Hollis (Chair)"
    assert spoken[1] == (
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
    first = document.blocks[1].locator
    assert (first.speaker, first.time) == ("Speaker 1", "00:00:05")
    # The first turn has no stop at its end: whose its last words are is not sure.
    assert first.speaker_certain is False


def test_captions_change_turns_at_their_marks() -> None:
    document = _read(CHEVRONS)
    assert document.kind == "transcript"
    assert document.meeting_date == dt.date(2031, 4, 9)
    assert _said(document)[2] == (
        None,
        "the fountain is item one and it needs four thousand pounds",
    )


def test_captions_without_any_mark_are_speech_where_the_head_says_so() -> None:
    speech = "so we were saying that the wall at the quay will cost more than the bridge did and "
    text = "live subtitles - quay committee tuesday 9 april 2030\n" + 20 * (speech + "\n")
    assert _read(text).kind == "transcript"
    assert shape_of(text.replace("live subtitles - ", "")) == "plain"


PLANNING_LIST = "Weekly list\n\n" + "".join(
    f"Address: {n} Mill Lane\nProposal: a shed by the wall\nAgent: Mr Bell\nParish: Dunley\n\n"
    for n in range(1, 9)
)
FORM = "Roads\n\n" + "".join(
    f"Road Name: Mill Lane {n}\nWhat Was Done: it was mended\nThe Next Step: to sweep it\n\n"
    for n in range(1, 9)
)
CONSULTATION = "".join(
    f"Respondent: the road is bad at {n}\nOfficer response: noted\n\n" for n in range(1, 9)
)
NOTED_AS_SAID = """DUNLEY PARISH COUNCIL
Minutes of the meeting held on 4 March 2019

1. Roads
Cllr Bell: reported holes in the lane.
Mr Stone: to send them on.

2. Trees
Cllr Bell: asked about elms.
Mr Stone: to ask the county.

3. Bins
Cllr Bell: full again.
Mr Stone: to tell the district.
"""
NUMBERED_HEADINGS = "".join(f">> {n}. Roads\nThe lane was mended.\n" for n in range(1, 9))
AGENDA = "DUNLEY PARISH COUNCIL\nAgenda\nRecording of the meeting is allowed\n\n" + "".join(
    f"{n} To consider the state of lane number {n} and what to do about it\n" for n in range(1, 30)
)
QUOTED_MAIL = (
    "REPORT\n\nThis tells what was written.\n\n"
    + ">> I wrote to you in May\n>> about the lane\n" * 4
    + "And so it goes on for many a line here.\n" * 80
)


@pytest.mark.parametrize(
    "text",
    [
        MINUTES,
        PLANNING_LIST,
        FORM,
        CONSULTATION,
        NOTED_AS_SAID,
        NOTED_AS_SAID.replace("Minutes of the", "The") + "RESOLVED to write.\n",
        NUMBERED_HEADINGS,
        NUMBERED_HEADINGS.replace(">>", ">>>"),
        AGENDA,
        QUOTED_MAIL,
        "Question: why?\nAnswer: because it rained.\n" * 9,
        "Income: £3\nRates: £5\n" * 6,
        PLAY.split("Anton", 1)[0] + "Anton Quill: Four.\n",
        "Much of it is not speech at all, and runs on for line after line.\n" * 20 + PLAY,
    ],
    ids=lambda text: text[:24],
)
def test_other_papers_with_colons_are_no_speech(text: str) -> None:
    assert shape_of(text) != "dialogue"


def test_what_nobody_says_is_nobodys_and_nothing_is_lost() -> None:
    text = """Cabinet, 4 March 2031

The Mayor: I open this meeting.
Cllr Ann Hollis: Who replies on repairs?
The Cabinet Member for Housing and Regeneration (Cllr Anton Quill): I shall, by May.
Mr Reed: Which May?
Cllr Ann Hollis: The next.
Item 4: The budget
It is thick.
Mr Reed: I object to it, since nobody can have read so many pages over one weekend.
Page 3 of 40
>> So do I.
Mr Reed: And to that page.
Cllr Ann Hollis: We vote.
Vote: 7 for
"""
    document = _read(text)
    said = _said(document)
    assert said[1] == ("The Mayor", "I open this meeting.")
    member = "The Cabinet Member for Housing and Regeneration (Cllr Anton Quill)"
    assert (member, "I shall, by May.") in said
    nobodys = [words for speaker, words in said[1:] if speaker is None]
    assert nobodys == [
        "Item 4: The budget", "It is thick.", "Page 3 of 40", "So do I.", "Vote: 7 for"
    ]  # fmt: skip
    kept = " ".join(f"{speaker or ''}: {words}" for speaker, words in said)
    assert all(line.split(": ")[-1].strip("> ") in kept for line in text.split("\n"))


def test_a_long_speech_goes_on_over_blank_lines() -> None:
    text = PLAY.replace(
        "Anton Quill: By the end of May.\n",
        "Anton Quill: By the end of May.\n\nThe other two will be later, since they are old.\n\n"
        "The hoists\n\nThese were not looked at.\n\n",
    )
    said = _said(_read(text))
    assert (
        "Anton Quill",
        "By the end of May. The other two will be later, since they are old.",
    ) in said
    assert (None, "The hoists") in said
    assert (None, "These were not looked at.") in said


LINES = [
    ("Ann Bell", "We begin with the weir."),
    ("Cy Dale", "It leaks by the gate."),
    ("Ann Bell", "How much to mend it?"),
    ("Cy Dale", "Nine hundred pounds."),
    ("Ann Bell", "Agreed."),
    ("Cy Dale", "Good."),
]
EXPORTS = {
    "webvtt with names": "WEBVTT\n\nNOTE by a program\n\n"
    + "".join(
        f"{n}\n00:00:{n:02d}.000 --> 00:00:{n + 1:02d}.500 align:start\n{who}: {words}\n\n"
        for n, (who, words) in enumerate(LINES, 1)
    ),
    "webvtt with voices": "WEBVTT\n\n"
    + "".join(
        f"00:00:{n:02d}.000 --> 00:00:{n + 1:02d}.500\n<v {who}><i>{words}</i></v>\n\n"
        for n, (who, words) in enumerate(LINES, 1)
    ),
    "name and time alone": "".join(
        f"{who}  00:00:{n:02d}\n{words}\n\n" for n, (who, words) in enumerate(LINES, 1)
    ),
    "time and name alone": "".join(
        f"[00:00:{n:02d}] {who}:\n{words}\n\n" for n, (who, words) in enumerate(LINES, 1)
    ),
    "times in front": "".join(
        f"00:00:{n:02d} {who}: {words}\n" for n, (who, words) in enumerate(LINES, 1)
    ),
}


@pytest.mark.parametrize("export", EXPORTS)
def test_what_meeting_programs_export_is_speech_alone(export: str) -> None:
    document = _read(EXPORTS[export])
    assert (document.kind, document.title) == ("transcript", "Transcript")
    assert _said(document) == LINES
    assert [b.locator.time for b in document.blocks] == [f"00:00:{n:02d}" for n in range(1, 7)]
    assert document.speakers == ("Ann Bell", "Cy Dale")


def test_subtitles_without_names_are_cut_by_the_time() -> None:
    words = "so the weir leaks by the lower gate and"
    text = "".join(
        f"{n}\n00:{n:02d}:00,000 --> 00:{n:02d}:05,000\n{words} that was {n}\n\n"
        for n in range(1, 21)
    )
    document = _read(text)
    assert document.kind == "transcript"
    assert [b.locator.time for b in document.blocks] == ["00:01:00", "00:08:00", "00:15:00"]
    assert "-->" not in document.text


def test_captions_on_one_line_are_kept() -> None:
    assert (
        "weir" in _read("captions of the meeting " + "so the weir would cost more and " * 60).text
    )


def test_the_head_of_captions_runs_to_the_first_mark() -> None:
    head = "Wenlow Town Council\nPlanning Committee\n9 April 2031\n"
    document = _read(head + CHEVRONS.split("\n", 1)[1])
    assert (document.council, document.body) == ("Wenlow Town Council", "Planning Committee")
    assert document.meeting_date == dt.date(2031, 4, 9)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Bell: Good evening.\nCy Dale: Good evening.\nAnn Bell: Shall we?\nCy Dale: Yes.\n",
        "Letters\n\n"
        + "".join(
            f"{name} Marsh: the lane is bad and I said so.\n"
            for name in "Ann Bea Cy Dot Ed Flo Gil Hal Ida Jo Ann Bea".split()
        ),
        "About the transcript\n\n" + "The weir was mended in May. It cost more than it did. " * 30,
        "A transcript of nothing much\n\nso the weir was mended and it cost more than the bridge",
    ],
    ids=["few turns", "letters", "prose about a transcript", "a few words"],
)
def test_too_little_speech_is_none(text: str) -> None:
    assert shape_of(text) != "dialogue"


def test_not_every_colon_within_speech_begins_a_turn() -> None:
    text = PLAY.replace(
        "Two wait for a part\n", "Two wait, and\nI say this to all of you: they wait for a part\n"
    ).replace(
        "Cllr Sami Dorne: When",
        "\nOld Mill Lane Flood Wall Repair Fund Final Account: see the paper\n\n"
        "Cllr Sami Dorne: When",
    )
    document = _read(text)
    assert document.speakers == ("Cllr Bea Hollis (Chair)", "Anton Quill", "Cllr Sami Dorne")
    assert "I say this to all of you: they wait for a part" in _said(document)[4][1]
    title = "Old Mill Lane Flood Wall Repair Fund Final Account: see the paper"
    assert (None, title) in _said(document)


def test_a_row_of_the_head_with_a_colon_is_nobodys_words() -> None:
    document = _read("Meeting: lifts, planning session\nMerrowdale Borough Council\n" + PLAY)
    assert document.speakers[0] == "Cllr Bea Hollis (Chair)"
    assert _said(document)[0] == (None, "Meeting: lifts, planning session")


def test_minutes_with_the_hours_of_their_items_are_no_transcript() -> None:
    rows = [f"0{h}:{m}:00\nThe members talked about the harbour wall and the quay." for h in (5, 6)
            for m in range(10, 40)]  # fmt: skip
    head = "Oxlade Planning Board Minutes   4 May 2031\n\nPresent: Ann Bell, Cy Dale\n\n"
    assert shape_of(head + "\n".join(rows)) == "meeting"
