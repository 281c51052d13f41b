"""What is answered: the Answer and its parts, in the shape of the JSON contract.

These cross process boundaries (``minutes ask --json``, the page), so they are pydantic models;
field names are relied on from outside and may be added to but not changed.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

AnswerStatus = Literal["answered", "partial", "not_found", "out_of_scope", "needs_clarification"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class AgendaItemRef(_Frozen):
    """The agenda item a citation stands under."""

    number: str | None = None
    title: str | None = None


class Citation(_Frozen):
    """A quote and where it stands: ``quote == document.text[start:end]``, always.

    ``mark_start`` and ``mark_end`` bound the answering words inside the document, where known.
    ``speaker_certain`` is False where a transcript's labels lag.
    """

    number: int
    document_id: str
    passage_id: str
    title: str
    kind: str
    council: str | None = None
    body: str | None = None
    meeting_date: dt.date | None = None
    agenda_item: AgendaItemRef | None = None
    paragraph: str | None = None
    page: int | None = None
    speaker: str | None = None
    speaker_certain: bool = True
    time: str | None = None
    quote: str
    start: int
    end: int
    mark_start: int | None = None
    mark_end: int | None = None
    source: str
    url: str | None = None
    status: str | None = None


class Statement(_Frozen):
    """One sentence of an answer with the numbers of the citations that carry it.

    ``verbatim`` is True where the sentence quotes the record word for word.
    """

    text: str
    citations: tuple[int, ...]
    verbatim: bool


class Turn(_Frozen):
    """One earlier exchange of a conversation."""

    role: Literal["user", "assistant"]
    text: str


class Answer(_Frozen):
    """A checked answer. With any status but answered or partial, ``citations`` is empty."""

    id: str
    question: str
    search_question: str
    status: AnswerStatus
    text: str
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    near_misses: tuple[Citation, ...] = ()
    reader: str = "extractive"
    confidence: float | None = None
    timings_ms: dict[str, float] = Field(default_factory=dict)
    settings: str = ""


@dataclass(frozen=True, slots=True)
class LibraryInfo:
    """What is in the library: for the page's heading, filters and example questions.

    ``documents`` is a count; the dates bound the meetings held, where any is known.
    """

    name: str
    fictional: bool
    documents: int
    bodies: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CitationContext:
    """A quote and the words around it: ``before + quote + after`` is a slice of the document.

    ``mark`` holds the offsets inside ``quote`` of the words that answer, where known.
    """

    before: str
    quote: str
    after: str
    mark: tuple[int, int] | None = None
