"""One visitor's conversation: what is kept of it, and how an answer is streamed into it."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.page.filters import say_filters
from assistant.page.ports import AskPort
from assistant.page.references import Contexts, context_key
from assistant.page.render import (
    SEARCHING,
    has_support,
    render_exchange,
    render_pending,
    render_problem,
    say_announcement,
)
from assistant.types import Answer, CitationContext, Turn
from corpus.errors import MinutesError
from index.types import Filters

log = logging.getLogger(__name__)

STREAM_SECONDS = 0.1
"""The pauses between the statements of one answer, all together; they only let the page draw."""

FAILED = "Something went wrong while looking for an answer. Please ask again."


@dataclass(frozen=True, slots=True)
class Conversation:
    """What one visitor has asked and been told; ``past`` and ``latest`` are drawn exchanges."""

    turns: tuple[Turn, ...] = ()
    past: str = ""
    latest: str = ""
    asked: int = 0


@dataclass(frozen=True, slots=True)
class Update:
    """One step of a streamed answer: the latest exchange as drawn, and what is said aloud."""

    latest: str
    announcement: str
    conversation: Conversation
    final: bool = False


def stream_answer(
    assistant: AskPort, question: str, filters: Filters, conversation: Conversation
) -> Iterator[Update]:
    """Ask one question and yield the page's states: searching, each statement, the whole.

    The conversation in the last update holds the exchange; errors become a plain sentence.
    """
    number = conversation.asked + 1
    note = say_filters(filters)
    begun = replace(
        conversation, past=conversation.past + conversation.latest, latest="", asked=number
    )
    yield Update(render_pending(question, number, note), SEARCHING, begun)
    try:
        answer = assistant.ask(question, conversation.turns, filters)
        contexts = _gather_contexts(assistant, answer)
    except MinutesError as error:
        yield _fail(begun, question, str(error))
        return
    except Exception:
        log.exception("A question could not be answered")
        yield _fail(begun, question, FAILED)
        return
    steps = len(answer.statements) if has_support(answer) else 0
    for shown in range(1, steps + 1):
        drawn = render_exchange(answer, contexts, number, note, shown)
        yield Update(drawn, SEARCHING, begun)
        time.sleep(STREAM_SECONDS / steps)
    whole = render_exchange(answer, contexts, number, note)
    turns = (Turn(role="user", text=question), Turn(role="assistant", text=answer.text))
    done = replace(begun, latest=whole, turns=conversation.turns + turns)
    yield Update(whole, say_announcement(answer), done, final=True)


def _gather_contexts(assistant: AskPort, answer: Answer) -> Contexts:
    shown = (*(answer.citations if has_support(answer) else ()), *answer.near_misses)
    contexts: dict[tuple[str, int, int], CitationContext] = {}
    for citation in shown:
        key = context_key(citation)
        if key not in contexts:
            contexts[key] = assistant.context(citation)
    return contexts


def _fail(begun: Conversation, question: str, message: str) -> Update:
    drawn = render_problem(question, message, begun.asked)
    return Update(drawn, message, replace(begun, latest=drawn), final=True)
