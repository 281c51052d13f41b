"""Sentence ends in minutes, reports and captions."""

from __future__ import annotations

import pytest

from corpus.sentences import OVERLONG_WORDS, sentence_spans, skip_marker


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Cllr. A. Bee thanked Mr. Holt, Mrs. Ode and Dr. J. P. Larch for the work.",
        "Grants (e.g. for play, i.e. sport) of £2.5 million went to St. Mary's School.",
        "See para. 4.2 of the report, No. 14 and p. 3 of App. B.",
        "1. That the report be noted.",
        "Resolved: 1. That the report be noted.",
        "(a) To approve the payments of £1,042.60 at 7.30 p.m. on Tuesday",
        "The meeting closed at 9.15 p.m. in the hall.",
        "“Is that so?” asked the Chair.",
        "It rose by 4.99%, vs. 3.2% in 2021, to £1,512.36 etc. for Band D.",
    ],
)
def test_stays_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One end. Another begins.", ["One end.", "Another begins."]),
        ("It made progress.I am glad.", ["It made progress.", "I am glad."]),
        ("Is it open? Yes. It is!", ["Is it open?", "Yes.", "It is!"]),
        (
            "The captions are\nhard wrapped. So\nbe it.",
            ["The captions are\nhard wrapped.", "So\nbe it."],
        ),
        ("A heading\n\nA paragraph", ["A heading", "A paragraph"]),
        ("To do:\n- mend the roof\n- paint it", ["To do:", "- mend the roof", "- paint it"]),
        ("Agreed:\n1. To go.\n2. To stay.", ["Agreed:", "1. To go.", "2. To stay."]),
        ("Aims: • to mend • to paint", ["Aims:", "• to mend", "• to paint"]),
        ("It closed at 9.15 p.m. The Chair left.", ["It closed at 9.15 p.m.", "The Chair left."]),
        ("It cost £3.5m. That is less.", ["It cost £3.5m.", "That is less."]),
        ("He said “No.” She left.", ["He said “No.”", "She left."]),
        ("It was year 4. Then it ended.", ["It was year 4.", "Then it ended."]),
    ],
)
def test_parts_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_offsets_are_moved_by_start() -> None:
    assert sentence_spans("One. Two.", 100) == [(100, 104), (105, 109)]


def test_unpunctuated_captions_are_broken_at_clauses() -> None:
    text = " ".join(["we looked at the plan and then we went to see the hall so"] * 20)
    parts = sentences(text)
    assert len(parts) > 3
    assert max(len(part.split()) for part in parts) <= 2 * OVERLONG_WORDS


def test_a_long_written_sentence_is_left_whole() -> None:
    text = "The panel considered " + ", ".join(f"the matter of road {n}" for n in range(40)) + "."
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("- 4.1 The programme began.", "The programme began."),
        ("1. That the report be noted.", "That the report be noted."),
        ("(a) to go", "to go"),
        ("• To mend", "To mend"),
        ("2.4 million was spent", "2.4 million was spent"),
        ("1.", "1."),
    ],
)
def test_skips_list_markers(text: str, rest: str) -> None:
    assert text[skip_marker(text, 0, len(text)) :] == rest
