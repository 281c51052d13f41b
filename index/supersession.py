"""Which approved minutes replace which draft: a pure rule over the documents of a library."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.names import is_unnamed
from corpus.types import AgendaItem
from index.records import match_key


@dataclass(frozen=True, slots=True)
class MinutesRecord:
    """What the rule looks at; keys are case-folded, ``date`` is ISO."""

    document_id: str
    status: str | None
    council: str | None
    body: str | None
    date: str | None
    agenda_item: AgendaItem | None


def _same_business(draft: AgendaItem | None, approved: AgendaItem | None) -> bool:
    if approved is None:
        return True
    if draft is None:
        # Approved minutes of one item do not replace the draft of a whole meeting.
        return False
    if draft.title and approved.title:
        return match_key(draft.title) == match_key(approved.title)
    return bool(draft.number) and draft.number == approved.number


def superseded(minutes: Iterable[MinutesRecord]) -> dict[str, str]:
    """Return the approved document's id for each draft that one replaces.

    Same council, body and meeting date, where body and date must be known; where both hold a
    single item, the same item. Approved minutes of the whole meeting replace a draft of one
    item. Of several approved, those of the whole meeting first, then the lowest id.
    """
    approved: dict[tuple[str | None, str, str], list[MinutesRecord]] = {}
    drafts: list[tuple[tuple[str | None, str, str], MinutesRecord]] = []
    for record in minutes:
        if not record.body or not record.date:
            continue
        if record.council is None and is_unnamed(record.body):
            continue  # whose "Parish Council" it is nobody knows
        meeting = (record.council, record.body, record.date)
        if record.status == "approved":
            approved.setdefault(meeting, []).append(record)
        elif record.status == "draft":
            drafts.append((meeting, record))
    replaced: dict[str, str] = {}
    for meeting, draft in drafts:
        fitting = [
            record
            for record in approved.get(meeting, [])
            if _same_business(draft.agenda_item, record.agenda_item)
        ]
        if fitting:
            best = min(fitting, key=lambda one: (one.agenda_item is not None, one.document_id))
            replaced[draft.document_id] = best.document_id
    return replaced
