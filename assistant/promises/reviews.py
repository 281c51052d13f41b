"""An officer's word on a promise: checked, put into the history, and laid over what was found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, Literal, get_args

from assistant.promises.types import Change, Promise, PromiseStatus
from corpus.errors import BadRequest
from index.promises import ChangeRow

MOST_CHARACTERS = 4000
STATUSES: tuple[str, ...] = get_args(PromiseStatus)
FIELDS = ("status", "note", "owner", "due_date", "evidence_link")

Cleared = Literal[""]
"""What takes back an earlier review of a field."""


def checked(
    *,
    status: PromiseStatus | Cleared | None,
    note: str | None,
    owner: str | None,
    due_date: dt.date | Cleared | None,
    evidence: str | None,
    who: str,
    why: str | None,
) -> dict[str, str]:
    """The fields that a review sets, as they are stored ("" takes an earlier review back).

    Raises BadRequest where nobody is named, nothing is said, or something cannot be stored.
    """
    if not who.strip():
        raise BadRequest("A review needs the name of whoever makes it: give --who NAME.")
    if status and status not in STATUSES:
        raise BadRequest(f"{status!r} is no status: choose one of {', '.join(STATUSES)}.")
    if isinstance(due_date, dt.datetime):
        due_date = due_date.date()
    given = {
        "status": status,
        "note": note,
        "owner": owner,
        "due_date": due_date.isoformat() if isinstance(due_date, dt.date) else due_date,
        "evidence_link": evidence,
    }
    said = {field: value.strip() for field, value in given.items() if value is not None}
    if not said:
        raise BadRequest("The review says nothing: give a status, note, owner, due date or link.")
    for value in (*said.values(), who, why or ""):
        if len(value) > MOST_CHARACTERS:
            raise BadRequest(f"Keep each part of a review under {MOST_CHARACTERS} characters.")
    return said


def changes_to(promise: Promise, said: dict[str, str]) -> list[tuple[str, str | None, str | None]]:
    """What a review changes, as (field, before, after); what is so already is left out.

    A status that agrees with the suggested one is still a change: it is now the officer's.
    """
    changes: list[tuple[str, str | None, str | None]] = []
    for field, value in said.items():
        before = getattr(promise, field)
        before = before.isoformat() if isinstance(before, dt.date) else before
        after = value or None
        if after != before or (field == "status" and not promise.reviewed):
            changes.append((field, before, after))
    return changes


def history_of(rows: Iterable[ChangeRow]) -> tuple[Change, ...]:
    """The history to show, oldest first."""
    return tuple(
        Change(
            field=row.field,
            before=row.before,
            after=row.after,
            who=row.who,
            when=row.at,
            why=row.why,
        )
        for row in sorted(rows, key=lambda r: r.at)
    )


def reviewed_values(rows: Sequence[ChangeRow]) -> dict[str, Any]:
    """What reviews say of each field now: the last word on it, where it was not taken back."""
    last: dict[str, str | None] = {}
    for row in sorted(rows, key=lambda r: r.at):
        if row.field in FIELDS:
            last[row.field] = row.after
    values: dict[str, Any] = {field: value for field, value in last.items() if value}
    if "due_date" in values:
        values["due_date"] = dt.date.fromisoformat(values["due_date"])
    return values
