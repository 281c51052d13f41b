"""The register's terms in plain words: statuses with their symbols, kinds, people, due dates."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from assistant.page.wording import say_date
from assistant.promises.types import Change, Promise


class StatusName(NamedTuple):
    """How a status is shown: a word and a symbol, so that colour is never needed to tell it."""

    word: str
    symbol: str


# In the order in which they matter to whoever chases them up.
STATUSES = {
    "overdue": StatusName("Overdue", "!"),
    "open": StatusName("Open", "○"),
    "unknown": StatusName("Not known", "?"),
    "done": StatusName("Done", "✓"),
    "superseded": StatusName("Superseded", "→"),
    "refused": StatusName("Refused", "✕"),
}

KINDS = {
    "commitment": "Commitment",
    "request": "Request",
    "suggested-change": "Suggested change",
    "resolution": "Resolution",
}

STRENGTHS = {
    "firm": "Firm",
    "soft": "Soft: an intention rather than an undertaking",
    "conditional": "Conditional",
}

LABELS_UNCERTAIN = "the transcript’s labels leave room for another speaker"
WORDS_UNCERTAIN = "the words leave room for somebody else"

NO_DUE_DATE = "No date given"

_FIELDS = {
    "status": "status",
    "owner": "owner",
    "due_date": "due date",
    "note": "note",
    "evidence_link": "evidence link",
}

_SHORT_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def say_status(status: str) -> StatusName:
    """Return a status's word and symbol; an unheard-of status is shown as it is."""
    return STATUSES.get(status) or StatusName(status.replace("_", " ").capitalize(), "?")


def say_promise_kind(kind: str) -> str:
    """Return the reader's name for a kind of record; an unknown kind is shown as it is."""
    return KINDS.get(kind, kind.replace("-", " ").capitalize())


def say_kind_of(promise: Promise) -> str:
    """Return a record's kind for a table, with what keeps it from binding."""
    kind = say_promise_kind(promise.kind)
    if promise.strength == "conditional":
        return f"{kind}, conditional"
    intended = promise.strength == "soft" and promise.kind == "commitment"
    return f"{kind}, an intention only" if intended else kind


def say_short_date(day: dt.date) -> str:
    """Return a date for a table: ``4 Nov 2021``."""
    return f"{day.day} {_SHORT_MONTHS[day.month - 1]} {day.year}"


def say_who(promise: Promise, *, brief: bool = False) -> str:
    """Return whoever must act, with a plain warning where the record leaves room for another.

    ``brief`` is for a cell of the table.
    """
    if not promise.who:
        return "Not named" if promise.attribution == "certain" else "Not certain"
    if promise.attribution == "certain":
        return promise.who
    if brief:
        return f"Perhaps {promise.who} (uncertain)"
    spoken = promise.document_kind == "transcript"
    return f"Perhaps {promise.who} ({LABELS_UNCERTAIN if spoken else WORDS_UNCERTAIN})"


def say_due(promise: Promise, *, brief: bool = False) -> str:
    """Return when it is due: the date, the record's own words, or that none was given."""
    said = f"“{promise.due_text}”" if promise.due_text else ""
    if promise.due_date is None:
        return said or NO_DUE_DATE
    if brief:
        return say_short_date(promise.due_date)
    day = say_date(promise.due_date)
    return f"{day}, from the words {said}" if said else day


def say_accepted(promise: Promise) -> str:
    """Return how a request or suggestion was answered; empty where that is no question."""
    if promise.kind not in ("request", "suggested-change"):
        return ""
    if promise.accepted is None:
        return "No answer is recorded"
    return "Accepted" if promise.accepted else "Declined"


def say_moment(moment: dt.datetime) -> str:
    """Return when something was changed: ``22 November 2026 at 09:05``, in this machine's zone."""
    local = moment.astimezone() if moment.tzinfo else moment
    return f"{say_date(local.date())} at {local:%H:%M}"


def say_field(field: str) -> str:
    """Return a changed field's name in plain words."""
    return _FIELDS.get(field, field.replace("_", " "))


def say_value(field: str, value: str | None) -> str:
    """Return what a field was or became, in the words used elsewhere on the page."""
    if value is None or not value.strip():
        return "nothing"
    if field == "status":
        return say_status(value).word
    if field == "due_date":
        try:
            return say_date(dt.date.fromisoformat(value))
        except ValueError:
            return value
    return f"“{value}”" if field == "note" else value


def say_change(change: Change) -> str:
    """Return one line of the history without its date: who changed what, from what, to what."""
    field = say_field(change.field)
    before, after = say_value(change.field, change.before), say_value(change.field, change.after)
    if before == after:
        return f"{change.who} confirmed the {field} {after}"
    if not change.before:
        return f"{change.who} set the {field} to {after}"
    if not change.after:
        return f"{change.who} took back the {field}, which was {before}"
    return f"{change.who} changed the {field} from {before} to {after}"
