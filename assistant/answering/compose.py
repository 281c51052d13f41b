"""Turns a choice of sentences into an Answer: quotes, citations, statements, each one checked."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from assistant.answering.candidates import Candidate
from assistant.answering.check import problems
from assistant.answering.onward import WORDS as LIST_WORDS
from assistant.answering.quoting import quote_span
from assistant.answering.selection import Choice
from assistant.answering.wording import DIFFERING, introduce, introduce_date, quoted
from assistant.citing import document_ref, place_ref
from assistant.settings import Settings
from assistant.types import Answer, Citation, Statement
from assistant.understanding.question import Question

log = logging.getLogger(__name__)

NEAR_MISSES = 3
NEAR_MISS_FLOOR = 0.05
# Words of a quote where several stand under each other by date.
DATED_WORDS = 28


TextOf = Callable[[str], str]
"""Gives a document's whole text by its id."""


def compose(
    question: Question, choice: Choice, text_of: TextOf, settings: Settings
) -> Answer | None:
    """The checked answer, or None where nothing was chosen or nothing passed the check."""
    citations: list[Citation] = []
    statements: list[Statement] = []
    dated = choice.shape == "dated-list"
    words = min(DATED_WORDS, settings.quote_words) if dated else settings.quote_words
    parts = [(n, c, part) for n, c in enumerate(choice.candidates) for part in (c, *c.rest)]
    for place, whole, candidate in parts:
        number = len(citations) + 1
        citation = cite(candidate, number, text_of, words)
        text = text_of(citation.document_id)
        before = citations[-1] if citations else None
        if candidate is not whole:
            lead = ""  # it goes on with the quote before
        elif dated:
            lead = introduce_date(citation, place, len(choice.candidates))
        else:
            lead = introduce(citation, candidate.block.kind == "resolution", before)
        statement = Statement(
            text=f"{lead} {quoted(citation, text)}".lstrip(), citations=(number,), verbatim=True
        )
        wrong = problems(statement, [citation], text_of)
        if wrong:
            log.warning("Left out of an answer: %s", "; ".join(wrong))
            continue
        citations.append(citation)
        statements.append(statement)
    if not statements:
        return None
    opening = DIFFERING if choice.shape == "differing" else ""
    if len(statements) < 2:
        opening = ""
    separator = "\n\n" if choice.shape != "lead" else " "
    body = separator.join(f"{s.text} [{s.citations[0]}]" for s in statements)
    return Answer(
        id="",
        question=question.text,
        search_question=question.search_text,
        status="answered",
        text=f"{opening}{separator}{body}" if opening else body,
        statements=tuple(statements),
        citations=tuple(citations),
        confidence=round(choice.sure, 3),
    )


def near_misses(
    ranked: Sequence[Candidate],
    text_of: TextOf,
    settings: Settings,
    contrary: Candidate | None = None,
) -> tuple[Citation, ...]:
    """What came closest, one a passage, for showing apart from any answer.

    What is ``contrary`` to what was asked, a decision for instance, comes first.
    """
    kept: dict[str, Candidate] = {"": contrary} if contrary is not None else {}
    for candidate in ranked:
        if (
            candidate is not contrary
            and candidate.confidence >= NEAR_MISS_FLOOR
            and not candidate.features.get("label")
        ):
            kept.setdefault(candidate.hit.passage.passage_id, candidate)
    return tuple(
        cite(candidate, number, text_of, settings.quote_words)
        for number, candidate in enumerate(list(kept.values())[:NEAR_MISSES], 1)
    )


def cite(candidate: Candidate, number: int, text_of: TextOf, words: int) -> Citation:
    """The citation of a candidate: its sentence, narrowed to ``words`` words where longer."""
    text = text_of(candidate.info.document_id)
    limit = LIST_WORDS if candidate.listed else words
    start, end = quote_span(text, candidate.start, candidate.end, candidate.mark, limit)
    mark = candidate.mark
    if mark is not None:
        mark = (max(mark[0], start), min(mark[1], end))
        if mark[0] >= mark[1]:
            mark = None
    info = candidate.info
    return Citation(
        **dict(document_ref(info)),
        **dict(place_ref(candidate.block.locator, info.agenda_item)),
        number=number,
        passage_id=candidate.hit.passage.passage_id,
        kind=info.kind,
        quote=text[start:end],
        start=start,
        end=end,
        mark_start=mark[0] if mark else None,
        mark_end=mark[1] if mark else None,
        status=info.status,
    )
