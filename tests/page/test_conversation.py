"""One visitor's conversation: streaming, history, errors."""

from __future__ import annotations

import time

from assistant.page.conversation import FAILED, STREAM_SECONDS, Conversation, stream_answer
from assistant.page.render import SEARCHING
from index.types import Filters

from .fake_assistant import FakeAssistant

ALL = Filters()


def ask(assistant, question, conversation, filters=ALL):
    return list(stream_answer(assistant, question, filters, conversation))


def test_searching_is_said_before_the_assistant_is_asked():
    assistant = FakeAssistant()
    first = next(stream_answer(assistant, "How many collections?", ALL, Conversation()))
    assert SEARCHING in first.latest
    assert assistant.asked == []


def test_an_answer_comes_statement_by_statement_and_soon(monkeypatch):
    pauses = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    updates = ask(FakeAssistant(), "How many collections?", Conversation())
    assert len(pauses) == 2
    assert sum(pauses) <= STREAM_SECONDS < 0.5
    assert len(updates) == 4
    assert [update.final for update in updates] == [False, False, False, True]
    assert "References" in updates[-1].latest
    assert "References" not in updates[-2].latest


def test_the_next_question_is_asked_with_the_turns_before_it():
    assistant = FakeAssistant()
    held = ask(assistant, "How many collections?", Conversation())[-1].conversation
    held = ask(assistant, "And trees?", held)[-1].conversation
    _, history, _ = assistant.asked[1]
    assert [turn.role for turn in history] == ["user", "assistant"]
    assert history[0].text == "How many collections?"
    assert "412" in history[1].text
    assert [turn.role for turn in held.turns] == ["user", "assistant"] * 2
    assert "exchange-1" in held.past
    assert "exchange-2" in held.latest


def test_filters_reach_the_assistant_and_are_shown_with_the_question():
    assistant = FakeAssistant()
    updates = ask(assistant, "Trees?", Conversation(), Filters(bodies=("Cabinet",)))
    assert assistant.asked[0][2].bodies == ("Cabinet",)
    assert all("Searched only: Cabinet" in update.latest for update in updates)


def test_a_refused_question_shows_why_and_adds_no_turn():
    last = ask(FakeAssistant(), "refuse this", Conversation())[-1]
    assert "Ask about something that a council minutes." in last.latest
    assert last.conversation.turns == ()
    assert last.final


def test_an_unexpected_error_shows_nothing_of_its_inside(caplog):
    last = ask(FakeAssistant(), "crash", Conversation())[-1]
    assert FAILED in last.latest
    assert "secret internal detail" not in last.latest
    assert "secret internal detail" in caplog.text
