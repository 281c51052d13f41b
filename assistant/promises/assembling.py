"""Puts records together: what was found, where it stands, what later documents and officers say."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from assistant.citing import document_ref
from assistant.promises.mentions import Effect
from assistant.promises.recording import Noted
from assistant.promises.reviews import history_of, reviewed_values
from assistant.promises.status import Told, suggest
from assistant.promises.types import Promise
from assistant.types import Citation, Frozen, PlaceRef
from index.promise_ids import NEARLY, normal
from index.promises import ChangeRow, PromiseRow, ReviewedRow
from index.records import DocumentInfo

NO_LONGER = "The source has changed and no longer holds these words; the review is kept."
ONLY_IN_DRAFT = "These words stand in a draft only; the approved minutes do not hold them."


class Outcome(Frozen):
    """What the library says of one promise: evidence, oldest first, each with its effect.

    ``later`` is False where no later paper of its body is held.
    """

    evidence: tuple[Citation, ...] = ()
    effects: tuple[Effect, ...] = ()
    duplicate_of: str | None = None
    later: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """A stored find with its meaning and its document."""

    row: PromiseRow
    noted: Noted
    info: DocumentInfo


def entries(rows: Iterable[PromiseRow], infos: Mapping[str, DocumentInfo]) -> list[Entry]:
    """The stored finds of the documents that are held."""
    return [
        Entry(row, Noted.model_validate_json(row.record), infos[row.document_id])
        for row in rows
        if row.document_id in infos
    ]


def assemble(
    found: Sequence[Entry],
    reviewed: Sequence[ReviewedRow],
    changes: Iterable[ChangeRow],
    outcomes: Mapping[str, Outcome],
    infos: Mapping[str, DocumentInfo],
    today: dt.date,
) -> list[Promise]:
    """The records of a register on a day, those of replaced drafts among them."""
    history: dict[str, list[ChangeRow]] = defaultdict(list)
    for change in changes:
        history[change.promise_id].append(change)
    lost, handed = _hand_over(found, reviewed, history, infos)
    same = _same_within(found)
    said: dict[str, list[Entry]] = defaultdict(list)
    first: dict[str, str] = dict(handed)
    for entry in found:
        identity = entry.row.promise_id
        twin = same.get(identity) or outcomes.get(identity, Outcome()).duplicate_of
        if twin is not None and identity not in handed:
            first[identity] = twin
            said[twin].append(entry)

    def outcome_of(identity: str) -> Outcome:
        """The leading record's outcome, or where it has no evidence, that of one like it."""
        leading = first.get(identity, identity)
        group = [leading, *(other.row.promise_id for other in said[leading])]
        known = [outcomes[i] for i in group if i in outcomes]
        return next((o for o in known if o.evidence), known[0] if known else Outcome())

    promises = [
        _record(
            entry,
            outcome_of(entry.row.promise_id),
            history[entry.row.promise_id],
            first.get(entry.row.promise_id),
            said[entry.row.promise_id],
            today,
            lost.get(entry.row.promise_id),
        )
        for entry in found
    ]
    held = {entry.row.promise_id for entry in found}
    for kept in reviewed:
        info = infos.get(kept.document_id)
        if kept.promise_id not in held and info is not None:
            row = PromiseRow(kept.promise_id, kept.document_id, 0, 0, kept.quote, kept.record)
            entry = Entry(row, Noted.model_validate_json(kept.record), info)
            lines = history[kept.promise_id]
            promises.append(_record(entry, Outcome(), lines, None, (), today, NO_LONGER))
    return promises


def _hand_over(
    found: Sequence[Entry],
    reviewed: Sequence[ReviewedRow],
    history: dict[str, list[ChangeRow]],
    infos: Mapping[str, DocumentInfo],
) -> tuple[dict[str, str], dict[str, str]]:
    """Give the reviews of a replaced draft to the same words of the approved minutes.

    Returns, by id, what to say of those that the approved minutes do not hold, and the id of
    the record that the others' reviews went to.
    """
    lost: dict[str, str] = {}
    handed: dict[str, str] = {}
    for kept in reviewed:
        info = infos.get(kept.document_id)
        if info is None or info.superseded_by is None:
            continue
        theirs = {
            e.row.promise_id: normal(e.row.quote)
            for e in found
            if e.row.document_id == info.superseded_by
        }
        best = process.extractOne(
            normal(kept.quote), theirs, scorer=fuzz.ratio, score_cutoff=NEARLY
        )
        if best is not None:
            history[best[2]] = [*history[kept.promise_id], *history[best[2]]]
            handed[kept.promise_id] = best[2]
        else:
            lost[kept.promise_id] = ONLY_IN_DRAFT
    return lost, handed


def _same_within(found: Sequence[Entry]) -> dict[str, str]:
    """The id of the first record for each that its document says again (``Found.same_as``)."""
    listed: dict[str, list[str]] = defaultdict(list)
    for entry in found:
        listed[entry.row.document_id].append(entry.row.promise_id)
    same: dict[str, str] = {}
    for entry in found:
        ids, place = listed[entry.row.document_id], entry.noted.same_as
        if place is not None and 0 <= place < len(ids) and ids[place] != entry.row.promise_id:
            same[entry.row.promise_id] = same.get(ids[place], ids[place])
    return same


def _record(
    entry: Entry,
    outcome: Outcome,
    changes: Sequence[ChangeRow],
    duplicate_of: str | None,
    also: Sequence[Entry],
    today: dt.date,
    remark: str | None,
) -> Promise:
    row, noted, info = entry.row, entry.noted, entry.info
    values = reviewed_values(changes)
    # The same obligation, said again, may be where the date was given.
    dated = next((n for n in (noted, *(a.noted for a in also)) if n.due_date), noted)
    due_date = values.get("due_date", dated.due_date)
    told = [
        Told(effect, cited.meeting_date, cited.title)
        for cited, effect in zip(outcome.evidence, outcome.effects, strict=True)
    ]
    status, reason = suggest(noted, row.quote, told, due_date, today, later=outcome.later)
    if "status" in values:
        last = [c for c in changes if c.field == "status"][-1]
        reason = f"{last.who} said so on {last.at.day} {last.at:%B %Y}."
        status = values["status"]
    if remark:
        reason = f"{reason} {remark}"
    return Promise(
        id=row.promise_id,
        quote=row.quote,
        start=row.start,
        end=row.end,
        **noted.model_dump(exclude=_NOT_SHOWN),
        agenda_item=noted.agenda_item,
        due_text=noted.due_text or dated.due_text,
        due_date=due_date,
        status=status,
        status_reason=reason,
        reviewed="status" in values,
        owner=values.get("owner"),
        note=values.get("note"),
        evidence_link=values.get("evidence_link"),
        evidence=outcome.evidence,
        also_said=tuple(cite_entry(other, number) for number, other in enumerate(also, 1)),
        in_source=row.end > row.start,
        duplicate_of=duplicate_of,
        history=history_of(changes),
        **dict(document_ref(info)),
        document_kind=info.kind,
    )


_NOT_SHOWN = {"same_as", "rule", "score", "due_text", "due_date", "agenda_item"}


def cite_entry(entry: Entry, number: int) -> Citation:
    """The citation of a stored find's own quote."""
    row, noted, info = entry.row, entry.noted, entry.info
    return Citation(
        **dict(document_ref(info)),
        **{name: getattr(noted, name) for name in PlaceRef.model_fields},
        number=number,
        passage_id="",
        kind=info.kind,
        quote=row.quote,
        start=row.start,
        end=row.end,
        status=info.status,
    )
