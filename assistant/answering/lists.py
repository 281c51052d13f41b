"""Which list answers a question that asks for several things, or that a table's row is part of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from assistant.answering.candidates import Candidate
from assistant.answering.enumerations import asked_number, counted_apart, enumerated, items_of
from assistant.answering.onward import introduces_list
from assistant.answering.runs import whole_list
from assistant.understanding.question import Question
from corpus.types import Document

# A list is preferred to a surer sentence for a question that asks for one.
LISTS_TRIED = 8
LIST_MARGIN = 0.35
# The same for a list of as many things as the question asks for.
COUNTED_MARGIN = 0.1


def the_list(
    question: Question,
    lead: Candidate,
    ranked: Sequence[Candidate],
    document_of: Callable[[str], Document],
) -> Candidate | None:
    """The whole that the lead is a table's row of or introduces, or the list asked for.

    A row says little without its headings and its neighbours.
    """
    found = whole_list(lead, document_of(lead.info.document_id))
    several = question.wanted == "list"
    number = asked_number(question.search_text) if several else None
    if number is not None:
        counted = _of_so_many(number, lead, ranked, document_of)
        if counted is not None:
            return counted
    if found is not None:
        introduces = introduces_list(lead.text)
        if introduces or lead.block.kind == "table-row" or several:
            return found
    if not several:
        return None
    for candidate in _about_as_sure(LIST_MARGIN, lead, ranked):
        document = document_of(candidate.info.document_id)
        found = whole_list(candidate, document) or enumerated(candidate, document)
        if found is not None and (number is None or items_of(found, document) in (0, number)):
            return found
    return None


def is_all_asked_for(question: Question, listed: Candidate, document: Document) -> bool:
    """Whether a list holds as many things as the question asks for, so that it stands alone."""
    number = asked_number(question.search_text)
    return number is not None and items_of(listed, document) == number


def told_one_by_one(
    question: Question,
    lead: Candidate,
    ranked: Sequence[Candidate],
    document_of: Callable[[str], Document],
) -> list[Candidate]:
    """The sentences that begin each of as many things as are asked for, where much is said of
    each; none where they stand together or are not so many."""
    number = asked_number(question.search_text) if question.wanted == "list" else None
    if number is None:
        return []
    for candidate in _about_as_sure(COUNTED_MARGIN, lead, ranked):
        found = counted_apart(candidate, document_of(candidate.info.document_id), number)
        if found:
            return found
    return []


def _of_so_many(
    number: int,
    lead: Candidate,
    ranked: Sequence[Candidate],
    document_of: Callable[[str], Document],
) -> Candidate | None:
    """The first list of just so many things among the likeliest sentences."""
    for candidate in _about_as_sure(COUNTED_MARGIN, lead, ranked):
        document = document_of(candidate.info.document_id)
        for found in (whole_list(candidate, document), enumerated(candidate, document)):
            if found is not None and items_of(found, document) == number:
                return found
    return None


def _about_as_sure(
    margin: float, lead: Candidate, ranked: Sequence[Candidate]
) -> Iterator[Candidate]:
    return (c for c in ranked[:LISTS_TRIED] if c.confidence >= margin * lead.confidence)
