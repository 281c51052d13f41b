"""Draws an exchange (a question and its answer, whole or still coming) as HTML; pure functions.

All text is escaped: HTML in a document or a question is shown as text and never interpreted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from assistant.page.arranging import Placed, lay_out
from assistant.page.references import Contexts, render_near_misses, render_references
from assistant.page.wording import count, say_attribution
from assistant.types import Answer, Citation, Statement

SEARCHING = "Searching the record…"
_MARKER = re.compile(r"\[(\d+)\]")
_QUOTED = re.compile(r"(?P<lead>[^“]*)“(?P<quote>.*)”(?P<rest>[^”]*)", re.DOTALL)
# How a list's or a table's line begins; a line of wrapped prose mostly begins in small letters.
_ROW = re.compile(r"[A-Z0-9(£•|*–-]|[a-z]\)")
_PARTIAL = "This answers part of the question."


def render_cite_link(number: int, exchange: int) -> str:
    """Draw ``[1]`` as a link that opens reference 1 of its exchange."""
    return (
        f'<a class="cite" href="#ref-{exchange}-{number}" '
        f'aria-label="Reference {number}">[{number}]</a>'
    )


def _link_markers(text: str, known: set[int], exchange: int) -> tuple[str, set[int]]:
    """Escape ``text``, linking each ``[n]`` whose reference is shown; return also those linked."""
    linked: set[int] = set()

    def link(match: re.Match[str]) -> str:
        number = int(match[1])
        if number not in known:
            return match[0]
        linked.add(number)
        return render_cite_link(number, exchange)

    return _MARKER.sub(link, escape(text)), linked


def render_statement(statement: Statement, citations: tuple[Citation, ...], exchange: int) -> str:
    """Draw one statement with its references.

    The record's own words stand in quote marks with the answering words marked. A verbatim
    statement that does not itself say whose words they are gets a line that does.
    """
    by_number = {citation.number: citation for citation in citations}
    cited = [by_number[number] for number in statement.citations if number in by_number]
    if not statement.verbatim:
        body, linked = _link_markers(statement.text, set(by_number), exchange)
        return f'<p class="statement">{body}{_links(cited, linked, exchange)}</p>'
    # In a quote, "[2]" is the record's own and not one of our numbers: nothing is linked there.
    lead, quoted, rest = _split_quote(statement.text)
    marked = _mark_answer(_in_rows(quoted, cited[0]), cited[0]) if cited else escape(quoted)
    marked = marked.replace("\n", "<br>")
    said_by = ""
    if not lead.strip():
        said_by = "".join(
            f'<cite class="attribution">{escape(say_attribution(citation))}</cite>'
            for citation in cited[:1]
        )
    return (
        f'<p class="statement verbatim">{escape(lead)}<q>“{marked}”</q>{escape(rest)}'
        f"{_links(cited, set(), exchange)}{said_by}</p>"
    )


def _links(cited: list[Citation], linked: set[int], exchange: int) -> str:
    numbers = [citation.number for citation in cited if citation.number not in linked]
    return "".join(f"&nbsp;{render_cite_link(number, exchange)}" for number in numbers)


def _split_quote(text: str) -> tuple[str, str, str]:
    """Part a verbatim statement into the words before its quote, the quote, and those after."""
    match = _QUOTED.fullmatch(text)
    if match is None:
        return "", text, ""
    return match["lead"], match["quote"], match["rest"]


def _in_rows(quoted: str, citation: Citation) -> str:
    """A quoted list or table with its lines apart; prose that only wraps stays in one piece."""
    lines = [" ".join(line.split()) for line in citation.quote.split("\n") if line.strip()]
    if len(lines) < 3 or not all(_ROW.match(line) for line in lines):
        return quoted
    return quoted.replace(" ".join(lines), "\n".join(lines))


def _mark_answer(quoted: str, citation: Citation) -> str:
    """Escape a quote, marking the answering words where they certainly stand in it."""
    if citation.mark_start is None or citation.mark_end is None:
        return escape(quoted)
    answering = citation.quote[
        max(citation.mark_start - citation.start, 0) : max(citation.mark_end - citation.start, 0)
    ]
    if not answering.strip() or quoted.count(answering) != 1:
        return escape(quoted)
    before, after = quoted.split(answering)
    return f'{escape(before)}<strong class="answering">{escape(answering)}</strong>{escape(after)}'


def _render_body(answer: Answer, exchange: int, shown: int | None) -> str:
    if not has_support(answer) or not answer.statements:
        paragraphs = [part for part in answer.text.split("\n") if part.strip()]
        known = {c.number for c in answer.citations} if has_support(answer) else set[int]()
        return "".join(f"<p>{_link_markers(part, known, exchange)[0]}</p>" for part in paragraphs)
    laid_out, closing = lay_out(answer)
    drawn = []
    left = len(answer.statements) if shown is None else shown
    for paragraph in laid_out:
        drawn.append(_render_paragraph(paragraph[:left], answer.citations, exchange))
        left -= len(paragraph)
        if left <= 0:
            break
    if shown is None and closing:
        drawn.append(f'<p class="closing">{escape(closing)}</p>')
    return "".join(drawn)


def _render_paragraph(
    paragraph: Sequence[Placed], citations: tuple[Citation, ...], exchange: int
) -> str:
    """Draw statements that belong together, each number linked once."""
    linked: set[int] = set()
    drawn = ""
    for placed in paragraph:
        if placed.lead:
            drawn += f'<p class="lead-in">{escape(placed.lead)}</p>'
        statement = placed.statement
        again = tuple(n for n in statement.citations if n not in linked or statement.verbatim)
        linked.update(statement.citations)
        only = statement.model_copy(update={"citations": again})
        drawn += render_statement(only, citations, exchange)
    return f'<div class="point">{drawn}</div>'


def has_support(answer: Answer) -> bool:
    """Say whether the answer's status lets it show references at all."""
    return answer.status in ("answered", "partial")


def _render_question(question: str, filters_note: str) -> str:
    note = f'<p class="searched">Searched only: {escape(filters_note)}</p>' if filters_note else ""
    return (
        '<h2 class="question"><span class="asked">You asked</span> '
        f'<span class="words">{escape(question)}</span></h2>{note}'
    )


def render_pending(question: str, exchange: int, filters_note: str = "") -> str:
    """Draw a question whose answer is being looked for."""
    return (
        f'<article class="exchange" id="exchange-{exchange}">'
        f"{_render_question(question, filters_note)}"
        f'<div class="answer pending" id="answer-{exchange}" tabindex="-1">'
        f"<p>{SEARCHING}</p></div></article>"
    )


def render_problem(question: str, message: str, exchange: int) -> str:
    """Draw a question that could not be acted on, and what to do about it."""
    return (
        f'<article class="exchange" id="exchange-{exchange}">{_render_question(question, "")}'
        f'<div class="answer problem" id="answer-{exchange}" tabindex="-1">'
        f"<p>{escape(message)}</p></div></article>"
    )


def render_exchange(
    answer: Answer,
    contexts: Contexts,
    exchange: int,
    filters_note: str = "",
    shown: int | None = None,
) -> str:
    """Draw a question and its answer.

    ``shown`` limits the statements while the answer streams; references and near misses come
    with the whole answer (``None``). Without support no reference is drawn, whatever is held.
    """
    status = f'<p class="status-note">{_PARTIAL}</p>' if answer.status == "partial" else ""
    tail = ""
    if shown is None:
        if has_support(answer):
            tail += render_references(answer.citations, contexts, exchange)
        tail += render_near_misses(answer.near_misses, contexts, exchange)
    return (
        f'<article class="exchange" id="exchange-{exchange}">'
        f"{_render_question(answer.question, filters_note)}"
        f'<div class="answer {answer.status.replace("_", "-")}" id="answer-{exchange}" '
        f'tabindex="-1">{status}{_render_body(answer, exchange, shown)}</div>{tail}</article>'
    )


def say_announcement(answer: Answer) -> str:
    """Return what a screen reader is told when an answer is there: its text, then what follows."""
    text = _MARKER.sub("", answer.text).strip()
    parts = [f"Answer: {text}"]
    if has_support(answer) and answer.citations:
        parts.append(f"{count(len(answer.citations), 'reference')} below the answer.")
    if answer.near_misses:
        parts.append("Passages that come close are listed apart.")
    return " ".join(parts)


def render_announcement(text: str) -> str:
    """Draw the live region that tells screen readers what has happened; not seen on screen."""
    return f'<p role="status" aria-live="polite" class="visually-hidden">{escape(text)}</p>'
