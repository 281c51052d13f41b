"""Webcast pages: what is lifted out, and whose words are doubted."""

from __future__ import annotations

from corpus.reading import read_bytes
from corpus.types import Document


def read(*lines: str) -> Document:
    return read_bytes("\n".join(lines).encode(), "talk.txt")


def turns(document: Document) -> list[tuple[str | None, bool, str]]:
    return [
        (b.locator.speaker, b.locator.speaker_certain, document.text[b.start : b.end])
        for b in document.blocks
    ]


PAGE = (
    "Play Panel - Monday 3 March 2025, 6:00pm - Borough of Harrowmere Council Webcasting",
    "Play Panel",
    "Monday, 3rd March 2025 at 6:00pm",
    "Agenda item :",
    "1 Swings and Slides",
    "Share this agenda point",
    "-",
    "Cllr Ann Bee",
    "-",
    "Bob Cee",
    "Disclaimer: This transcript was automatically generated, so it may contain errors.",
)


def test_whole_sentences_between_labels_are_sure() -> None:
    document = read(
        *PAGE,
        "Cllr Ann Bee - 0:00:05",
        "Good evening. We have one report.",
        "Bob Cee - 0:01:00",
        "The swings are safe.",
        "Cllr Ann Bee - 0:02:00",
        "That is good to hear.",
    )
    assert turns(document) == [
        ("Cllr Ann Bee", True, "Good evening. We have one report."),
        ("Bob Cee", True, "The swings are safe."),
        ("Cllr Ann Bee", True, "That is good to hear."),
    ]
    assert document.starts_at == "6:00pm"
    assert document.speakers == ("Cllr Ann Bee", "Bob Cee")


def test_a_disclaimer_is_no_body_that_met() -> None:
    document = read(
        "Play Panel - Borough of Harrowmere Council",
        "Disclaimer: made by machine, so names may be wrong.",
        "Cllr Ann Bee - 0:00:05",
        "Good evening. We have one report.",
        "Bob Cee - 0:01:00",
        "The swings are safe.",
        "Cllr Ann Bee - 0:02:00",
        "That is good to hear.",
    )
    assert (document.kind, document.body) == ("transcript", "Play Panel")


def test_a_sentence_across_a_label_is_doubted_on_both_sides() -> None:
    document = read(
        *PAGE,
        "Cllr Ann Bee - 0:00:05",
        "Good evening. We have one report.",
        "So the swings are",
        "Bob Cee - 0:01:00",
        "quite safe now. We tested all of them.",
    )
    assert turns(document) == [
        ("Cllr Ann Bee", True, "Good evening. We have one report."),
        ("Cllr Ann Bee", False, "So the swings are"),
        ("Bob Cee", False, "quite safe now."),
        ("Bob Cee", True, "We tested all of them."),
    ]


def test_glued_label_and_injected_heading_are_lifted() -> None:
    document = read(
        *PAGE,
        "Cllr Ann Bee - 0:00:05",
        "Good evening and welcome to the play1 Swings and Slides",
        "panel. Are they safeBob Cee - 0:01:00",
        "yes they are. All of them.",
    )
    assert "0:01:00" not in document.text
    assert "Swings and Slides" not in document.text
    items = [b.locator.agenda_item for b in document.blocks]
    assert [item.number if item else None for item in items][:2] == [None, "1"]
    assert turns(document)[-1] == ("Bob Cee", True, "All of them.")
    assert document.agenda[0].title == "Swings and Slides"


def test_empty_label_doubts_its_neighbours() -> None:
    document = read(
        *PAGE,
        "Bob Cee - 0:00:05",
        "The swings are safe. Thank you both. I agree with that.",
        "Cllr Ann Bee - 0:01:00",
        "Bob Cee - 0:01:01",
        "The slides are wet. They will be mended.",
    )
    sure = [text for _, certain, text in turns(document) if certain]
    assert sure == ["The swings are safe. Thank you both.", "They will be mended."]


def test_handing_over_and_answers_inside_a_turn() -> None:
    document = read(
        *PAGE,
        "Cllr Ann Bee - 0:00:03",
        "Good evening.",
        "Bob Cee - 0:00:05",
        "The swings are safe. That is all I have. Councillor Bee.",
        "Cllr Ann Bee - 0:01:00",
        "I have a question. When will the slides be mended? Yes, we will do it in May.",
        "Bob Cee - 0:02:00",
        "It is planned. We are sure.",
        "Cllr Ann Bee - 0:03:00",
        "Very good.",
    )
    doubted = [text for _, certain, text in turns(document) if not certain]
    assert doubted == ["Councillor Bee.", "Yes, we will do it in May."]


def test_presentation_by_somebody_without_a_label_is_doubted() -> None:
    document = read(
        *PAGE,
        "Cllr Ann Bee - 0:00:05",
        "I would like to invite the head of play to present the report. Good evening. "
        "We spent £9,000. It was too little.",
        "Bob Cee - 0:09:00",
        "I agree.",
    )
    assert turns(document)[0] == (
        "Cllr Ann Bee",
        True,
        "I would like to invite the head of play to present the report.",
    )
    assert turns(document)[1][1] is False


def test_page_without_index_or_date() -> None:
    document = read(
        "Play 4 Committee - Webcasting",
        "The Chair (Hon. Ann Bee (Weir, Lab.)) - 0:00:05",
        "I call this meeting to order.",
        "Mr. Bob Cee - 0:01:05",
        "Thank you.",
        "The Chair - 0:02:05",
        "Go ahead.",
    )
    assert document.title == "Play 4 Committee"
    assert document.meeting_date is None
    assert document.council is None
    assert document.speakers == (
        "The Chair (Hon. Ann Bee (Weir, Lab.))",
        "Mr. Bob Cee",
        "The Chair",
    )


def test_a_sentence_across_two_labels_is_doubtful_under_both() -> None:
    document = read(
        *PAGE,
        "Cllr Ann Bee - 0:00:05",
        "Good evening. So the swings are",
        "Bob Cee - 0:01:00",
        "safe. All of them.",
    )
    assert [
        (document.text[b.start : b.end], b.locator.speaker, b.locator.speaker_certain)
        for b in document.blocks
    ] == [
        ("Good evening.", "Cllr Ann Bee", True),
        ("So the swings are", "Cllr Ann Bee", False),
        ("safe.", "Bob Cee", False),
        ("All of them.", "Bob Cee", True),
    ]
