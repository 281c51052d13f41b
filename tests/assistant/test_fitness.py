"""A leading sentence that cannot be the answer, however sure it looks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.candidates import describe
from assistant.answering.fitness import contrary_to, turned_round, unfit
from assistant.answering.terms import weigh_terms
from assistant.understanding.question import understand
from corpus.types import Document
from tests.assistant.blocks import ITEM, candidate, document_of, lead_of


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
    assert unfit(understand(question), lead_of(text), 0.7) is is_unfit


def test_what_says_the_opposite_of_just_what_is_asked_stands_against_a_lead_about_another() -> None:
    words = (
        "We will consult on fares because that was years ago.",
        "We have lowered the risk score of the towpath because the wall is safe.",
        "We have raised the risk score because the wall is cracked.",
    )
    document = document_of(*((text, "paragraph", ITEM) for text in words))
    other, lowered, raised = (
        candidate(document, n, text, 0.6, sentence=near, passage=0.4 + near, opposed=turns)
        for n, (text, near, turns) in enumerate(zip(words, (0.0, 0.5, 0.5), (0, 1, 0), strict=True))
    )
    beside = candidate(document, 0, words[0], 0.6, sentence=0.0, passage=0.9)
    asked = understand("Why did the risk score of the towpath go up?")
    assert turned_round(asked, other, [other, lowered]) is lowered
    assert turned_round(asked, raised, [raised, lowered]) is None
    assert turned_round(asked, beside, [beside, lowered]) is None
    assert turned_round(asked, other, [other, raised]) is None
    when = understand("When did the risk score of the towpath go up?")
    assert turned_round(when, other, [other, lowered]) is None


def test_a_report_that_is_awaited_elsewhere_does_not_undo_a_sure_answer() -> None:
    question = understand("What did the report say of the towpath?")
    text = "The towpath is unsafe for lorries. The report is awaited."
    assert unfit(question, lead_of(text, 1.0, 0.6), 0.7)
    assert not unfit(question, lead_of(text, 1.0, 0.9), 0.9)


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
