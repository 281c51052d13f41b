"""Invented documents of the Borough of Harrowmere, cut one passage a paragraph."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from typing import Any

from corpus.types import (
    AgendaItem,
    Attendee,
    Block,
    Document,
    Locator,
    Passage,
)

COUNCIL = "Borough of Harrowmere"


def make(
    document_id: str,
    paragraphs: Sequence[str],
    *,
    speakers: Sequence[str | None] = (),
    exempt: Sequence[int] = (),
    **fields: Any,
) -> tuple[Document, list[Passage]]:
    """Return a document of those paragraphs and its passages; ``exempt`` holds places."""
    text = "\n\n".join(paragraphs)
    fields = {
        "title": f"Minutes {document_id}",
        "kind": "minutes",
        "source": f"{document_id}.txt",
        "council": COUNCIL,
    } | fields
    blocks: list[Block] = []
    passages: list[Passage] = []
    start = 0
    for place, words in enumerate(paragraphs):
        speaker = speakers[place] if place < len(speakers) else None
        locator = Locator(paragraph=str(place + 1), speaker=speaker)
        end = start + len(words)
        hidden = place in exempt
        blocks.append(Block(start, end, "paragraph", locator, exempt=hidden))
        passages.append(
            Passage(
                passage_id=f"{document_id}:{place}",
                document_id=document_id,
                text=words,
                start=start,
                end=end,
                locator=locator,
                kind="paragraph",
                header=" | ".join(filter(None, [fields["title"], speaker])),
                exempt=hidden,
            )
        )
        start = end + 2
    document = Document(
        document_id=document_id,
        text=text,
        content_hash=hashlib.sha256(repr((text, sorted(fields.items()))).encode()).hexdigest(),
        blocks=tuple(blocks),
        **fields,
    )
    return document, passages


def library() -> list[tuple[Document, list[Passage]]]:
    """Return a handful of documents that differ in every field a filter looks at."""
    return [
        make(
            "parks-2021",
            [
                "The Panel noted that the lido on Quarry Lane would reopen in May.",
                "Resolved: that £27.1 million be set aside for drainage.",
                "The tender for the contractor was considered in private.",
            ],
            exempt=[2],
            body="Parks and Waterways Panel",
            meeting_date=dt.date(2021, 3, 9),
            status="approved",
            agenda_item=AgendaItem("6", "Lido"),
            attendance=(Attendee("Cllr Orla Tench", "Chair", "present"),),
            closed_at="18:43",
            inferred={"meeting_date": "from the matching report"},
        ),
        make(
            "parks-2022",
            [
                "Thank you, Chair. The cost of drainage has doubled since last year.",
                "I asked whether the lido would stay open through the winter.",
            ],
            speakers=["Councillor Orla Tench", "Piers Adeyemi-Lund"],
            kind="transcript",
            body="parks and  waterways panel",
            meeting_date=dt.date(2022, 3, 8),
        ),
        make(
            "schools-2022",
            [
                "Pupil numbers at Harrowmere schools fell by 4 per cent.",
                "The Director promised a report on drainage of the playing fields.",
            ],
            kind="report",
            body="Schools Scrutiny Committee",
            meeting_date=dt.date(2022, 9, 20),
            url="https://harrowmere.example/s/12",
        ),
        make("undated", ["A note about drainage without a date."], council=None, title="Note"),
        make(
            "private",
            ["The whole of this report about drainage is exempt."],
            kind="report",
            status="exempt",
            body="Schools Scrutiny Committee",
            meeting_date=dt.date(2022, 1, 1),
        ),
    ]
