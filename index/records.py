"""Turns documents and passages into database rows and back, losing nothing."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter

from corpus.types import (
    AgendaItem,
    Attendee,
    Block,
    Document,
    Kind,
    Locator,
    Passage,
    Status,
)

AGENDA_ITEM: TypeAdapter[AgendaItem | None] = TypeAdapter(AgendaItem | None)
_ATTENDANCE: TypeAdapter[tuple[Attendee, ...]] = TypeAdapter(tuple[Attendee, ...])
_SPEAKERS: TypeAdapter[tuple[str, ...]] = TypeAdapter(tuple[str, ...])
_AGENDA: TypeAdapter[tuple[AgendaItem, ...]] = TypeAdapter(tuple[AgendaItem, ...])
_INFERRED: TypeAdapter[dict[str, str]] = TypeAdapter(dict[str, str])
_BLOCKS: TypeAdapter[tuple[Block, ...]] = TypeAdapter(tuple[Block, ...])
_LOCATOR: TypeAdapter[Locator] = TypeAdapter(Locator)

_TITLES = ("cllr", "cllr.", "councillor")

INFO_COLUMNS = (
    "document_id, title, kind, source, content_hash, council, body, meeting_date, status, "
    "superseded_by, url, starts_at, closed_at, agenda_item, attendance, speakers, agenda, inferred"
)
"""The columns of a document without its long ones."""

PASSAGE_COLUMNS = (
    'p.passage_id, p.document_id, p.text, p.start, p."end", p.locator, p.kind, p.header, '
    "p.search_text, p.exempt"
)
"""The columns of a passage, of a table named p."""


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """A document in the library without its text and blocks.

    ``superseded_by`` is the id of the approved minutes that replace this draft, where they are
    in the library; ``passages`` is how many were cut from it.
    """

    document_id: str
    title: str
    kind: Kind
    source: str
    content_hash: str
    council: str | None = None
    body: str | None = None
    meeting_date: dt.date | None = None
    agenda_item: AgendaItem | None = None
    url: str | None = None
    status: Status | None = None
    starts_at: str | None = None
    closed_at: str | None = None
    attendance: tuple[Attendee, ...] = ()
    speakers: tuple[str, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    inferred: Mapping[str, str] = field(default_factory=dict)
    superseded_by: str | None = None
    passages: int = 0


def match_key(name: str | None) -> str | None:
    """Return a name for matching: case folded, white space collapsed."""
    return None if name is None else " ".join(name.casefold().split())


def speaker_key(name: str | None) -> str | None:
    """Return a speaker's name for matching, without "Cllr" or "Councillor" before it."""
    key = match_key(name)
    if key is None:
        return None
    first, _, rest = key.partition(" ")
    return rest if rest and first in _TITLES else key


def embedding_text(passage: Passage) -> str:
    """Return what is embedded for a passage: its header, then its tidied or own words."""
    body = passage.search_text or passage.text
    return f"{passage.header}\n{body}" if passage.header else body


def _json(adapter: TypeAdapter[Any], value: Any) -> str:
    return adapter.dump_json(value).decode()


def document_row(document: Document) -> dict[str, Any]:
    """Return the column values of a document (all but ``superseded_by``)."""
    return {
        "document_id": document.document_id,
        "title": document.title,
        "kind": document.kind,
        "source": document.source,
        "content_hash": document.content_hash,
        "council": document.council,
        "council_key": match_key(document.council),
        "body": document.body,
        "body_key": match_key(document.body),
        "meeting_date": document.meeting_date.isoformat() if document.meeting_date else None,
        "status": document.status,
        "url": document.url,
        "starts_at": document.starts_at,
        "closed_at": document.closed_at,
        "agenda_item": _json(AGENDA_ITEM, document.agenda_item),
        "attendance": _json(_ATTENDANCE, document.attendance),
        "speakers": _json(_SPEAKERS, document.speakers),
        "agenda": _json(_AGENDA, document.agenda),
        "inferred": _json(_INFERRED, dict(document.inferred)),
        "blocks": _json(_BLOCKS, document.blocks),
        "text": document.text,
    }


def _shared_fields(row: sqlite3.Row) -> dict[str, Any]:
    date = row["meeting_date"]
    return {
        "document_id": row["document_id"],
        "title": row["title"],
        "kind": row["kind"],
        "source": row["source"],
        "content_hash": row["content_hash"],
        "council": row["council"],
        "body": row["body"],
        "meeting_date": dt.date.fromisoformat(date) if date else None,
        "agenda_item": AGENDA_ITEM.validate_json(row["agenda_item"]),
        "url": row["url"],
        "status": row["status"],
        "starts_at": row["starts_at"],
        "closed_at": row["closed_at"],
        "attendance": _ATTENDANCE.validate_json(row["attendance"]),
        "speakers": _SPEAKERS.validate_json(row["speakers"]),
        "agenda": _AGENDA.validate_json(row["agenda"]),
        "inferred": _INFERRED.validate_json(row["inferred"]),
    }


def read_info(row: sqlite3.Row) -> DocumentInfo:
    """Return the light record of a row of ``INFO_COLUMNS`` and ``passages``."""
    return DocumentInfo(
        **_shared_fields(row), superseded_by=row["superseded_by"], passages=row["passages"]
    )


def read_document(row: sqlite3.Row) -> Document:
    """Return the whole document of a row of ``INFO_COLUMNS``, ``blocks`` and ``text``."""
    blocks = _BLOCKS.validate_json(row["blocks"])
    return Document(**_shared_fields(row), text=row["text"], blocks=blocks)


def passage_row(passage: Passage, ordinal: int) -> dict[str, Any]:
    """Return the column values of a passage, the ``ordinal``-th of its document."""
    return {
        "passage_id": passage.passage_id,
        "document_id": passage.document_id,
        "ordinal": ordinal,
        "start": passage.start,
        "end": passage.end,
        "kind": passage.kind,
        "exempt": int(passage.exempt),
        "speaker": passage.locator.speaker,
        "speaker_key": speaker_key(passage.locator.speaker),
        "locator": _json(_LOCATOR, passage.locator),
        "header": passage.header,
        "search_text": passage.search_text,
        "text": passage.text,
    }


def read_passage(row: sqlite3.Row) -> Passage:
    """Return the passage of a row of ``PASSAGE_COLUMNS``."""
    return Passage(
        passage_id=row["passage_id"],
        document_id=row["document_id"],
        text=row["text"],
        start=row["start"],
        end=row["end"],
        locator=_LOCATOR.validate_json(row["locator"]),
        kind=row["kind"],
        header=row["header"],
        search_text=row["search_text"],
        exempt=bool(row["exempt"]),
    )
