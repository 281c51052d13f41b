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


class Frozen(BaseModel):
    """A model whose fields are set once and never changed."""

    model_config = ConfigDict(frozen=True)


class AgendaItemRef(Frozen):
    """The agenda item a citation stands under."""

    number: str | None = None
    title: str | None = None


class DocumentRef(Frozen):
    """The document that words stand in, as a person would name it."""

    document_id: str
    title: str
    council: str | None = None
    body: str | None = None
    meeting_date: dt.date | None = None
    source: str
    url: str | None = None


class PlaceRef(Frozen):
    """Where in its document a quote stands, as a person would cite it.

    ``speaker_certain`` is False where a transcript's labels lag.
    """

    agenda_item: AgendaItemRef | None = None
    paragraph: str | None = None
    page: int | None = None
    speaker: str | None = None
    speaker_certain: bool = True
    time: str | None = None


class Quoted(PlaceRef, DocumentRef):
    """A quote and where it stands: ``quote == document.text[start:end]``."""

    quote: str
    start: int
    end: int


class Citation(Quoted):
    """A numbered quote of an answer; ``quote == document.text[start:end]``, always.

    ``kind`` and ``status`` are the document's. ``mark_start`` and ``mark_end`` bound the answering
    words inside the document, where known.
    """

    number: int
    passage_id: str
    kind: str
    mark_start: int | None = None
    mark_end: int | None = None
    status: str | None = None


class Statement(Frozen):
    """One sentence of an answer with the numbers of the citations that carry it.

    ``verbatim`` is True where the sentence quotes the record word for word.
    """

    text: str
    citations: tuple[int, ...]
    verbatim: bool


class Turn(Frozen):
    """One earlier exchange of a conversation."""

    role: Literal["user", "assistant"]
    text: str


class Answer(Frozen):
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
