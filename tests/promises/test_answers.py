"""Questions that the register answers: with its quotes, its status, and never more than is cited."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.answering.check import problems
from assistant.core import Assistant
from assistant.promises.answers import RegisterAnswers
from assistant.promises.asking import asked_for
from assistant.promises.register import Register
from assistant.settings import Settings
from assistant.shelf import Shelf
from assistant.types import Answer, Turn
from assistant.understanding.question import understand
from index.library import PassageIndex

TODAY = dt.date(2021, 10, 1)


@pytest.fixture
def answers(filled: PassageIndex) -> RegisterAnswers:
    return RegisterAnswers(Register(filled), filled.idf, Shelf(filled).text, Settings())


def ask(answers: RegisterAnswers, question: str) -> Answer | None:
    return answers.answer(understand(question, today=TODAY), today=TODAY)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("What was promised about the lock gates?", "promised"),
        ("What did you say you would come back to us on?", "promised"),
        ("What is still outstanding from the Clerk?", "outstanding"),
        ("Did the Engineer come back on the survey?", "fate"),
        ("What happened to the leaflet about otters?", "fate"),
        ("Who promised the survey?", None),
        ("When was the survey promised?", None),
        ("How many overdue repairs were there?", None),
        ("What did the towpath cost?", None),
    ],
)
def test_what_is_asked_of_the_register(question: str, asked: str | None) -> None:
    assert asked_for(question) == asked


def test_what_was_promised_is_quoted_with_what_became_of_it(
    filled: PassageIndex, answers: RegisterAnswers
) -> None:
    answer = ask(answers, "What was promised about a survey of the lock gates?")
    assert answer is not None
    assert answer.status == "answered"
    assert "The Engineer undertook to circulate a survey of the lock gates" in answer.text
    assert "circulated to members on 12 June 2021" in answer.text
    assert "Undertaken" in answer.text
    for cited in answer.citations:
        assert filled.document(cited.document_id).text[cited.start : cited.end] == cited.quote
    for statement in answer.statements:
        assert not problems(statement, answer.citations, lambda i: filled.document(i).text)


def test_a_request_is_never_called_a_promise(answers: RegisterAnswers) -> None:
    answer = ask(answers, "What was promised about a bench at Mill Bridge?")
    assert answer is not None
    assert answer.text.startswith("Nothing was promised about this")
    assert "Asked for" in answer.text
    assert "refused" in answer.text


def test_what_is_outstanding_leaves_out_what_was_done(answers: RegisterAnswers) -> None:
    answer = ask(answers, "What is still outstanding from the Clerk?")
    assert answer is not None
    assert "stile" in answer.text
    assert "survey" not in answer.text
    everything = ask(answers, "What is overdue?")
    assert everything is not None
    assert "stile" in everything.text
    assert "bench" not in everything.text


def test_what_became_of_it_leads_with_the_evidence(answers: RegisterAnswers) -> None:
    answer = ask(answers, "Was the survey of the lock gates ever circulated?")
    assert answer is not None
    assert answer.text.startswith("It was done.")
    assert answer.citations[0].meeting_date == dt.date(2021, 9, 7)
    dropped = ask(answers, "What happened to the leaflet about otters?")
    assert dropped is not None
    assert dropped.text.startswith("It was overtaken or dropped.")


def test_what_no_record_is_about_is_left_to_the_documents(answers: RegisterAnswers) -> None:
    assert ask(answers, "What was promised about the swimming pool at Thorpe?") is None
    assert ask(answers, "What happened to the drove road?") is None
    assert ask(answers, "What did the towpath repairs cost?") is None


def test_an_officers_word_is_told(filled: PassageIndex, answers: RegisterAnswers) -> None:
    register = Register(filled)
    stile = register.promises(today=TODAY, text="stile")[0]
    register.review(stile.id, status="done", who="Vera Stone")
    answer = ask(answers, "What was promised about the broken stile at Withy Meadow?")
    assert answer is not None
    assert "A council officer has recorded this." in answer.text
    assert "Vera Stone" not in answer.text


def test_a_follow_up_asks_about_the_promise_before(filled: PassageIndex) -> None:
    assistant = Assistant(filled, Settings(use_reader=False))
    first = assistant.ask("What was promised about a survey of the lock gates?", today=TODAY)
    assert "undertook" in first.text
    history = [
        Turn(role="user", text="What was promised about a survey of the lock gates?"),
        Turn(role="assistant", text=first.text),
    ]
    then = assistant.ask("Was it done?", history, today=TODAY)
    assert "circulated to members on 12 June 2021" in then.text
    assert then.citations
