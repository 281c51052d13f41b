"""Statements stand as the answer's text tells them: its order, its paragraphs, its headings."""

from __future__ import annotations

from assistant.page.arranging import lay_out
from assistant.page.render import render_exchange
from assistant.types import Answer, Statement

from .fake_assistant import MISSED, NEARER
from .test_render import Outline

OPEN = "This is still open."
FIRST = f"The minutes say: “{MISSED.quote}”"
SECOND = f"The transcript says: “{NEARER.quote}”"
TEXT = (
    f"Nothing was promised, but:\n\nAsked for: {FIRST} [1] {OPEN}\n\n"
    f"Suggested: {SECOND} [2] {OPEN}\n\nThere are more <records>."
)


def statement(text: str, *citations: int) -> Statement:
    return Statement(text=text, citations=citations, verbatim=text != OPEN)


# The statements in another order than the text's, as an answer on what became of it has them.
HELD = (statement(OPEN, 1), statement(FIRST, 1), statement(SECOND, 2), statement(OPEN, 2))


def answer(text: str = TEXT, statements: tuple[Statement, ...] = HELD) -> Answer:
    return Answer(
        id="a",
        question="What is outstanding?",
        search_question="What is outstanding?",
        status="answered",
        text=text,
        statements=statements,
        citations=(MISSED, NEARER),
    )


def test_statements_are_laid_out_as_the_text_tells_them():
    paragraphs, closing = lay_out(answer())
    told = [[(placed.lead, placed.statement.text) for placed in each] for each in paragraphs]
    assert told == [
        [("Nothing was promised, but: Asked for:", FIRST), ("", OPEN)],
        [("Suggested:", SECOND), ("", OPEN)],
    ]
    assert closing == "There are more <records>."


def test_the_words_between_statements_are_drawn_as_text():
    html = render_exchange(answer(), {}, exchange=1)
    words = Outline(html).words
    places = [words.index(w) for w in ("Asked for:", MISSED.quote, "Suggested:", NEARER.quote)]
    assert places == sorted(places)
    assert "There are more <records>." in words
    assert html.count('class="lead-in"') == 2
    assert html.count('class="point"') == 2


def test_a_number_is_linked_once_in_a_paragraph():
    links = Outline(render_exchange(answer(), {}, exchange=1)).links
    assert [link for link in links if link.startswith("#ref-")] == ["#ref-1-1", "#ref-1-2"]


def test_while_the_answer_streams_what_is_to_come_is_not_drawn():
    words = Outline(render_exchange(answer(), {}, exchange=1, shown=1)).words
    assert MISSED.quote in words
    assert NEARER.quote not in words
    assert "There are more" not in words


def test_statements_that_the_text_does_not_hold_are_all_drawn():
    paragraphs, closing = lay_out(answer(text="Something else."))
    assert [placed.statement for each in paragraphs for placed in each] == list(HELD)
    assert closing == ""
    words = Outline(render_exchange(answer(text="Something else."), {}, exchange=1)).words
    assert MISSED.quote in words
    assert NEARER.quote in words


def test_marks_round_a_quote_are_no_words_of_their_own():
    bare = Statement(text=MISSED.quote, citations=(1,), verbatim=True)
    paragraphs, closing = lay_out(answer(text=f"“{MISSED.quote}” [1]", statements=(bare,)))
    assert [placed.lead for each in paragraphs for placed in each] == [""]
    assert closing == ""
