"""How results look in a terminal; ``--json`` output is printed as it is."""

from __future__ import annotations

import json
import textwrap
from typing import Any

import click

from assistant.types import Answer, Citation
from assistant.understanding.dates import spoken
from index.records import DocumentInfo
from index.types import Hit


def show_answer(answer: Answer) -> None:
    """Print an answer with its numbered references, as plain text."""
    for paragraph in answer.text.split("\n\n"):
        click.echo(textwrap.fill(paragraph, 92))
    if answer.citations:
        click.echo("\nReferences")
        for citation in answer.citations:
            click.echo(textwrap.indent(reference(citation), "  "))
    if answer.near_misses:
        click.echo("\nNot an answer, but close:")
        for citation in answer.near_misses:
            click.echo(textwrap.indent(reference(citation), "  "))


def reference(citation: Citation) -> str:
    """One reference: where the quote stands, then the quote."""
    place = [citation.title]
    if citation.body and citation.body not in citation.title:
        place.append(citation.body)
    if citation.meeting_date:
        place.append(spoken(citation.meeting_date))
    item = citation.agenda_item
    if item and (item.number or item.title) and item.title != citation.title:
        place.append(f"item {' '.join(p for p in (item.number, item.title) if p)}")
    if citation.paragraph:
        place.append(f"paragraph {citation.paragraph}")
    if citation.page:
        place.append(f"page {citation.page}")
    if citation.speaker:
        place.append(citation.speaker + ("" if citation.speaker_certain else " (label uncertain)"))
    if citation.time:
        place.append(f"at {citation.time}")
    quote = " ".join(citation.quote.split())
    body = textwrap.fill(f"“{quote}”", 88, initial_indent="    ", subsequent_indent="    ")
    return f"[{citation.number}] {', '.join(place)} ({citation.source})\n{body}"


def hit_record(hit: Hit, info: DocumentInfo) -> dict[str, Any]:
    """A hit in the shape of the JSON contract."""
    place = hit.passage.locator
    item = place.agenda_item or info.agenda_item
    return {
        "rank": hit.rank,
        "score": round(hit.score, 6),
        "document_id": info.document_id,
        "source": info.source,
        "title": info.title,
        "kind": info.kind,
        "council": info.council,
        "body": info.body,
        "meeting_date": info.meeting_date.isoformat() if info.meeting_date else None,
        "passage_id": hit.passage.passage_id,
        "text": hit.passage.text,
        "start": hit.passage.start,
        "end": hit.passage.end,
        "agenda_item": {"number": item.number, "title": item.title} if item else None,
        "paragraph": place.paragraph,
        "page": place.page,
        "speaker": place.speaker,
        "speaker_certain": place.speaker_certain,
        "time": place.time,
        "heading_path": list(place.heading_path),
        "url": info.url,
    }


def document_record(info: DocumentInfo) -> dict[str, Any]:
    """What is held of a document, in the shape of ``minutes documents --json``."""
    return {
        "document_id": info.document_id,
        "title": info.title,
        "kind": info.kind,
        "council": info.council,
        "body": info.body,
        "meeting_date": info.meeting_date.isoformat() if info.meeting_date else None,
        "status": info.status,
        "superseded_by": info.superseded_by,
        "source": info.source,
        "url": info.url,
        "passages": info.passages,
        "inferred": dict(info.inferred),
    }


def echo_json(value: Any, *, pretty: bool = True) -> None:
    """Print a value as JSON: indented for one, one line for each of a batch."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2 if pretty else None))
