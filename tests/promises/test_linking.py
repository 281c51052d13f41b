"""Requests linked with their answers, on sentences made by hand."""

from __future__ import annotations

import pytest

from assistant.promises.linking import REACH, Candidate, link
from assistant.promises.speech import Utterance
from assistant.promises.spoken_cues import commitments
from assistant.promises.spoken_requests import requests


def talk(*said: tuple[str, str, bool]) -> list[Utterance]:
    """Sentences of one item: (speaker, normalised words, whether the label is sure)."""
    made = []
    at = 0
    for number, (speaker, words, sure) in enumerate(said):
        made.append(
            Utterance(
                start=at,
                end=at + len(words),
                turn=number,
                speaker=speaker,
                certain=sure,
                item="4",
                said=words,
                raw=words,
                label=number,
            )
        )
        at += len(words) + 1
    return made


def linked(sentences: list[Utterance]) -> list[Candidate]:
    candidates = [
        Candidate(number, sentence, cue)
        for number, sentence in enumerate(sentences)
        for cue in (*commitments(sentence.said, ""), *requests(sentence.said, ""))
    ]
    return link(candidates, sentences)


ASKS = "could we have a breakdown of the costs ?"


def test_the_nearest_request_of_another_is_answered() -> None:
    kept = linked(
        talk(
            ("Bee", "could we have a map of the paths ?", True),
            ("Elm", "there are forty paths .", True),
            ("Bee", ASKS, True),
            ("Elm", "i will send that to you .", True),
        )
    )
    promise = next(c for c in kept if c.cue.kind == "commitment")
    assert promise.answers is not None
    assert promise.answers.said.said == ASKS
    assert promise.answers.accepted is True
    assert promise.answers.taken_up_by == "Elm"
    assert [c.accepted for c in kept if c.cue.kind == "request"] == [None, True]


def test_nobody_answers_their_own_request() -> None:
    sentences = talk(("Bee", ASKS, True), ("Bee", "yes .", True), ("Bee", "right .", True))
    for sentence in sentences:
        sentence.label = 0
    kept = linked(sentences)
    assert [c.accepted for c in kept] == [None]


def test_a_doubtful_label_may_be_the_answer() -> None:
    sentences = talk(("Bee", ASKS, True), ("Bee", "i will send that to you .", False))
    sentences[1].label = sentences[0].label
    (promise,) = [c for c in linked(sentences) if c.cue.kind == "commitment"]
    assert promise.answers is not None


def test_an_answer_too_far_away_is_none() -> None:
    between = [("Elm", "it rained .", True)] * (REACH + 1)
    kept = linked(talk(("Bee", ASKS, True), *between, ("Elm", "i will send you the map .", True)))
    promise = next(c for c in kept if c.cue.kind == "commitment")
    assert promise.answers is None


def test_another_item_of_business_ends_the_reach() -> None:
    sentences = talk(("Bee", ASKS, True), ("Elm", "i will send that to you .", True))
    sentences[1].item = "5"
    promise = next(c for c in linked(sentences) if c.cue.kind == "commitment")
    assert promise.answers is None


@pytest.mark.parametrize(
    ("answer", "accepted"),
    [
        ("no , we can not publish those .", False),
        ("unfortunately the framework does not allow it .", False),
        ("yes , that is fine .", True),
        ("certainly .", True),
        ("no problem .", True),
        ("the costs are four pounds .", None),
    ],
)
def test_yes_and_no(answer: str, accepted: bool | None) -> None:
    kept = linked(talk(("Bee", ASKS, True), ("Elm", answer, True)))
    assert kept[0].accepted is accepted


def test_a_yes_that_it_can_be_done_is_an_undertaking() -> None:
    kept = linked(talk(("Bee", ASKS, True), ("Elm", "yes , you should be able to , yeah .", True)))
    assert [c.cue.rule for c in kept] == ["can-you", "assent"]


def test_i_will_do_that_counts_only_as_an_answer() -> None:
    answered = linked(talk(("Bee", ASKS, True), ("Elm", "yes , i will do that .", True)))
    assert [c.cue.kind for c in answered] == ["request", "commitment"]
    alone = linked(talk(("Elm", "i will do that .", True), ("Bee", "it rained .", True)))
    assert alone == []


def test_will_do_gives_way_to_the_undertaking_after_it() -> None:
    sentences = talk(
        ("Bee", ASKS, True), ("Elm", "will do .", True), ("Elm", "i will email you .", True)
    )
    sentences[2].turn = sentences[1].turn
    kept = [c.said.said for c in linked(sentences) if c.cue.kind == "commitment"]
    assert kept == ["i will email you ."]


def test_the_chairs_echo_accepts_what_another_suggested() -> None:
    kept = linked(
        talk(
            ("Bee", "could that word be added to the minutes", True),
            ("Chair", "can that be amended yeah thank you", True),
        )
    )
    assert [(c.cue.kind, c.cue.rule) for c in kept] == [
        ("suggested-change", "can-it-be"),
        ("commitment", "echo"),
    ]
    assert kept[0].accepted is True


def test_the_same_said_again_points_at_the_first() -> None:
    kept = linked(
        talk(
            ("Elm", "i will bring a report on lighting to the panel .", True),
            ("Elm", "it rained .", True),
            ("Elm", "so i will bring a lighting report to the panel .", True),
            ("Elm", "i will write to the county about the drains .", True),
        )
    )
    first, again, other = kept
    assert again.same_as is first
    assert first.same_as is None
    assert other.same_as is None
