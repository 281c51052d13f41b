"""Writes a document as readable JSON, for the golden files beside the sample sources."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from corpus.types import AgendaItem, Block, Document

FOLDER = Path(__file__).parent / "golden"
SOURCES = sorted(p for p in FOLDER.iterdir() if p.suffix in (".txt", ".md"))


def describe(document: Document) -> dict[str, Any]:
    """The document's fields and blocks, leaving out what is empty."""
    fields = {
        "title": document.title,
        "kind": document.kind,
        "council": document.council,
        "body": document.body,
        "meeting_date": document.meeting_date and document.meeting_date.isoformat(),
        "status": document.status,
        "starts_at": document.starts_at,
        "closed_at": document.closed_at,
        "agenda_item": _item(document.agenda_item),
        "agenda": [_item(item) for item in document.agenda],
        "attendance": [
            " | ".join(part or "-" for part in (one.name, one.role, one.presence))
            for one in document.attendance
        ],
        "speakers": list(document.speakers),
        "inferred": dict(document.inferred),
        "blocks": [_block(block, document.text) for block in document.blocks],
    }
    return {name: value for name, value in fields.items() if value}


def _item(item: AgendaItem | None) -> str | None:
    return " ".join(part or "-" for part in (item.number, item.title)) if item else None


def _block(block: Block, text: str) -> dict[str, Any]:
    place = block.locator
    described = {
        "kind": block.kind,
        "text": text[block.start : block.end],
        "item": _item(place.agenda_item),
        "paragraph": place.paragraph,
        "page": place.page,
        "speaker": place.speaker and place.speaker + ("" if place.speaker_certain else " (?)"),
        "time": place.time,
        "path": " > ".join(place.heading_path),
        "about": block.context,
        "exempt": block.exempt,
    }
    return {name: value for name, value in described.items() if value}
