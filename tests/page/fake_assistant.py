"""A hand-written assistant for the page tests: a few invented passages, found by a keyword.

It stands in for the real one only here; what it says is fixed so that the page can be checked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from assistant.types import (
    AgendaItemRef,
    Answer,
    Citation,
    CitationContext,
    LibraryInfo,
    Statement,
    Turn,
)
from corpus.errors import BadRequest, UnknownDocument
from index.types import NO_FILTERS, Filters

from .fake_register import TEXTS as REGISTER_TEXTS
from .fake_register import FakeRegister

TEXTS = REGISTER_TEXTS | {
    "minutes-bins": (
        "The Head of Waste introduced the report on missed collections.\n\n"
        "Members were told that 412 collections had been missed in September. "
        "The Panel asked for a further report in January.\n\nThe meeting closed at 20:05."
    ),
    "webcast-bins": (
        "Thank you Chair. I think the figure was nearer 430 by the end of October, "
        "and I'd rather say so tonight <script>alert('hostile')</script> than be asked later."
    ),
    "report-trees": "2.1 The tree-planting budget for 2021-2022 is £96,000 **before** grants.",
}


def cite(number: int, document: str, quote: str, mark: str = "", **more: object) -> Citation:
    """Make a citation of ``quote`` where it stands in one of the invented texts."""
    start = TEXTS[document].index(quote)
    place = start + quote.index(mark) if mark else None
    fields: dict[str, object] = {
        "title": f"Document {document}",
        "kind": "minutes",
        "source": f"{document}.txt",
    }
    return Citation(
        number=number,
        document_id=document,
        passage_id=f"{document}-1",
        quote=quote,
        start=start,
        end=start + len(quote),
        mark_start=place,
        mark_end=None if place is None else place + len(mark),
        **(fields | more),
    )


MISSED = cite(
    1,
    "minutes-bins",
    "Members were told that 412 collections had been missed in September.",
    "412",
    title="Missed waste collections: half-year position and the recovery plan agreed with crews",
    body="Environment Scrutiny Panel",
    meeting_date=dt.date(2021, 10, 14),
    agenda_item=AgendaItemRef(number="6", title="Missed collections"),
    url="https://harrowmere.example/mgAi.aspx?ID=1",
    status="draft",
)
NEARER = cite(
    2,
    "webcast-bins",
    "I think the figure was nearer 430 by the end of October",
    "430",
    title="Environment Scrutiny Panel webcast",
    kind="transcript",
    body="Environment Scrutiny Panel",
    meeting_date=dt.date(2021, 11, 18),
    speaker="Cllr Oswin Tarrable",
    speaker_certain=False,
    time="0:19:02",
)
TREES = cite(
    1,
    "report-trees",
    "The tree-planting budget for 2021-2022 is £96,000 **before** grants.",
    title="Street trees",
    kind="report",
    body="Cabinet",
    paragraph="2.1",
    url="javascript:alert(1)",
)


class FakeAssistant:
    """Knows about missed bins; is near on trees; fails on demand. Remembers what it was asked."""

    def __init__(self, *, documents: int = 3, fictional: bool = True, promises: int = 4) -> None:
        self.asked: list[tuple[str, tuple[Turn, ...], Filters]] = []
        self.documents = documents
        self.fictional = fictional
        self.register = FakeRegister(promises)

    def library(self) -> LibraryInfo:
        """Say what is held: nothing at all when made with ``documents=0``."""
        if not self.documents:
            return LibraryInfo(name="Empty library", fictional=False, documents=0)
        return LibraryInfo(
            name="Borough of Harrowmere",
            fictional=self.fictional,
            documents=self.documents,
            bodies=("Cabinet", "Environment Scrutiny Panel"),
            kinds=("minutes", "transcript", "report"),
            date_from=dt.date(2019, 4, 2),
            date_to=dt.date(2021, 11, 18),
            examples=("How many collections were missed?", "What was said about trees?"),
        )

    def ask(
        self, question: str, history: Sequence[Turn] = (), filters: Filters = NO_FILTERS
    ) -> Answer:
        """Answer by keyword."""
        self.asked.append((question, tuple(history), filters))
        lower = question.lower()
        if "refuse" in lower:
            raise BadRequest("Ask about something that a council minutes.")
        if "crash" in lower:
            raise RuntimeError("secret internal detail")
        if "collections" in lower:
            return Answer(
                id="a1",
                question=question,
                search_question=question,
                status="answered",
                text=f"“{MISSED.quote}” [1] Later it was put nearer 430. [2]",
                statements=(
                    Statement(text=MISSED.quote, citations=(1,), verbatim=True),
                    Statement(
                        text="Later it was put nearer 430. [2]", citations=(2,), verbatim=False
                    ),
                ),
                citations=(MISSED, NEARER),
            )
        return Answer(
            id="a2",
            question=question,
            search_question=question,
            status="not_found",
            text="The minutes I hold do not say.",
            near_misses=(TREES,),
        )

    def context(self, citation: Citation) -> CitationContext:
        """Slice the invented text around the quote."""
        if citation.document_id not in TEXTS:
            raise UnknownDocument("That document is no longer held.")
        text = TEXTS[citation.document_id]
        mark = None
        if citation.mark_start is not None and citation.mark_end is not None:
            mark = (citation.mark_start - citation.start, citation.mark_end - citation.start)
        return CitationContext(
            before=text[: citation.start],
            quote=text[citation.start : citation.end],
            after=text[citation.end :],
            mark=mark,
        )
