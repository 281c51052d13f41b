"""A leading sentence that cannot be the answer, however sure it looks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.candidates import Candidate, describe
from assistant.answering.fitness import contrary_to, unfit
from assistant.answering.terms import weigh_terms
from assistant.understanding.question import understand
from corpus.types import Document
from tests.assistant.blocks import ITEM, candidate, document_of


def _lead(text: str, kind: float = 0.0, confidence: float = 0.6) -> Candidate:
    document = document_of((text, "paragraph", ITEM))
    return candidate(document, 0, text, confidence, kind=kind)


@pytest.mark.parametrize(
    ("question", "text", "is_unfit"),
    [
        ("How much did the towpath cost?", "The towpath was mended in May 2031.", True),
        ("How much did the towpath cost?", "The towpath was mended free of charge.", False),
        ("How much did the towpath raise?", "Over a million pounds had been raised.", False),
        ("How many objections came?", "No objections had been received.", False),
        ("What was the amount of the quote?", "A revised quote for the towpath has come.", True),
        ("What was the grant for?", "The grant was towards new goalposts on the field.", False),
    ],
)
def test_how_much_is_told_by_a_number_or_that_there_is_none(
    question: str, text: str, is_unfit: bool
) -> None:
    assert unfit(understand(question), _lead(text), 0.7) is is_unfit


@pytest.mark.parametrize(
    ("question", "text", "is_unfit"),
    [
        (
            "Where is the house that apprentices will repair in the Homestead project?",
            "The Homestead project will support apprentices to repair a house of their own.",
            True,
        ),
        ("Where will the clinic be held?", "It will be held in the scout hut.", False),
        ("Where is the defibrillator?", "The defibrillator is outside the Post Office.", False),
        ("Where did the pupils come from?", "The pupils were from Dunley.", False),
        ("Where were the pupils sent?", "The pupils were sent to the school at Dunley.", False),
        ("Where does the money go?", "The takings pay for flowers.", False),
        ("What location was chosen?", "The group chose a location after two years.", True),
    ],
)
def test_where_is_told_by_a_place(question: str, text: str, is_unfit: bool) -> None:
    assert unfit(understand(question), _lead(text, 1.0), 0.7) is is_unfit


@pytest.mark.parametrize(
    ("text", "is_unfit"),
    [
        ("The Chair invited Wen Abbot to present the towpath report.", True),
        ("Cllr Jo Abbot (Chair)", False),
        ("In the chair: Cllr Abbot", False),
        ("Cllr Abbot took the chair.", False),
        ("President Abbot called the meeting to order.", False),
        ("The meeting was chaired by Jo Abbot.", False),
    ],
)
def test_who_chaired_is_told_by_a_name_beside_the_chair(text: str, is_unfit: bool) -> None:
    asked = understand("Who chaired the meeting on the towpath?")
    assert unfit(asked, _lead(text, 1.0), 0.9) is is_unfit


@pytest.mark.parametrize(
    ("question", "text", "is_unfit"),
    [
        ("When will the inspectors come back?", "They were last here in March 2031.", True),
        ("When is the next inspection?", "That was in March 2031.", True),
        ("When is the next inspection?", "The next was put off to March 2031.", False),
        ("When was the last inspection?", "That was in March 2031.", False),
        ("When will the gate open?", "That was settled in March 2031.", False),
    ],
)
def test_when_it_was_does_not_tell_when_it_will_be_again(
    question: str, text: str, is_unfit: bool
) -> None:
    assert unfit(understand(question), _lead(text, 1.0), 0.9) is is_unfit


def test_a_report_that_is_awaited_elsewhere_does_not_undo_a_sure_answer() -> None:
    question = understand("What did the report say of the towpath?")
    text = "The towpath is unsafe for lorries. The report is awaited."
    assert unfit(question, _lead(text, 1.0, 0.6), 0.7)
    assert not unfit(question, _lead(text, 1.0, 0.9), 0.9)


def _refused(exempt: bool) -> Document:
    document = document_of(
        ("Members spoke of the lease of the depot.", "paragraph", ITEM),
        ("RESOLVED that the lease of the depot be approved.", "resolution", ITEM),
    )
    lead, decision = document.blocks
    return replace(document, blocks=(lead, replace(decision, exempt=exempt)))


def test_an_exempt_decision_is_not_shown_against_what_a_why_supposes() -> None:
    question = understand("Why did they reject the lease of the depot?")
    for exempt in (False, True):
        document = _refused(exempt)
        lead = candidate(document, 0, "Members spoke of the lease of the depot.", 0.6)
        found = contrary_to(question, lead, lambda _, d=document: d)
        assert (found is None) is exempt


def test_a_line_in_bold_that_tells_what_was_paid_is_more_than_a_label() -> None:
    for text, label in (
        ("Grant for the foreclosed land - $1,252.29 - March", 0.0),
        ("Grant for the foreclosed land in March", 1.0),
    ):
        question = understand("What sum came for the foreclosed land?")
        terms = weigh_terms(question, lambda _: 1.0, lambda _: True, {})
        document = document_of((text, "heading", ITEM))
        found = describe(question, terms, candidate(document, 0, text), 1.0)
        assert found["label"] == label
