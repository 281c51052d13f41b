"""The register's filter form: read into a query, put to the register, ordered, said in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast, get_args

from assistant.page.filters import parse_bound
from assistant.page.ports import RegisterPort
from assistant.page.promises_fields import FieldProblems, read_text
from assistant.page.promises_wording import say_promise_kind, say_status
from assistant.page.wording import say_date
from assistant.promises.types import Promise, PromiseKind, PromiseStatus
from corpus.errors import BadRequest
from index.types import Filters

OUTSTANDING = "outstanding"
"""The choice of status that stands for everything not yet settled."""

UNSETTLED: tuple[PromiseStatus, ...] = ("overdue", "open", "unknown")

ORDERS = {
    "due": "Most pressing first",
    "newest": "Newest meeting first",
    "committee": "By committee",
}

MAX_TEXT = 200
_KINDS: tuple[str, ...] = get_args(PromiseKind)
_STATUSES: tuple[str, ...] = get_args(PromiseStatus)
_NEVER = dt.date.max


@dataclass(frozen=True, slots=True)
class PromiseQuery:
    """What the register is asked for; an empty field does not narrow. Dates are inclusive."""

    body: str = ""
    owner: str = ""
    kind: str = ""
    status: str = ""
    due_from: dt.date | None = None
    due_to: dt.date | None = None
    text: str = ""
    order: str = "due"

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return bool(say_query(self))


@dataclass(frozen=True, slots=True)
class Listing:
    """Records found, in order, each obligation once; ``total`` counts the whole register."""

    records: list[Promise]
    total: int


def read_query(fields: Mapping[str, object]) -> PromiseQuery:
    """Read the filter form; raises FieldProblems that name each field to put right."""
    problems: dict[str, str] = {}
    bounds: dict[str, dt.date | None] = {}
    for name, end in (("due_from", False), ("due_to", True)):
        try:
            bounds[name] = parse_bound(read_text(fields, name)[:40], end=end)
        except BadRequest as error:
            problems[name] = str(error)
    first, last = bounds.get("due_from"), bounds.get("due_to")
    if first and last and first > last:
        problems["due_to"] = (
            f"This is before the first date ({say_date(first)}): change one of the two."
        )
    kind, status = read_text(fields, "kind"), read_text(fields, "status")
    if kind and kind not in _KINDS:
        problems["kind"] = f"“{kind}” is not a kind of record: choose one from the list."
    if status and status not in (*_STATUSES, OUTSTANDING):
        problems["status"] = f"“{status}” is not a status: choose one from the list."
    if problems:
        raise FieldProblems(problems)
    order = read_text(fields, "order")
    return PromiseQuery(
        body=read_text(fields, "body"),
        owner=read_text(fields, "owner")[:MAX_TEXT],
        kind=kind,
        status=status,
        due_from=first,
        due_to=last,
        text=read_text(fields, "text")[:MAX_TEXT],
        order=order if order in ORDERS else "due",
    )


def say_query(query: PromiseQuery) -> str:
    """Return what narrows the list as one phrase, or an empty string when nothing does."""
    due = ""
    if query.due_from and query.due_to:
        due = f"due {say_date(query.due_from)} to {say_date(query.due_to)}"
    elif query.due_from:
        due = f"due from {say_date(query.due_from)}"
    elif query.due_to:
        due = f"due up to {say_date(query.due_to)}"
    status = "open or overdue" if query.status == OUTSTANDING else say_status(query.status).word
    parts = [
        query.body,
        f"for {query.owner}" if query.owner else "",
        say_promise_kind(query.kind).lower() if query.kind else "",
        status.lower() if query.status else "",
        due,
        f"with the words “{query.text}”" if query.text else "",
    ]
    return "; ".join(part for part in parts if part)


def find_promises(register: RegisterPort, query: PromiseQuery) -> Listing:
    """Put a query to the register and order what it finds."""
    everything = register.promises()
    found = _narrow(register, query) if query.narrows else everything
    return Listing(records=order_promises(found, query.order), total=len(everything))


def _narrow(register: RegisterPort, query: PromiseQuery) -> list[Promise]:
    wanted = UNSETTLED if query.status == OUTSTANDING else (query.status or None)
    found = register.promises(
        Filters(bodies=(query.body,) if query.body else ()),
        status=cast("tuple[PromiseStatus, ...] | PromiseStatus | None", wanted),
        kind=cast("PromiseKind | None", query.kind or None),
        owner=query.owner or None,
        text=query.text or None,
    )
    if not (query.due_from or query.due_to):
        return found
    first, last = query.due_from or dt.date.min, query.due_to or dt.date.max
    return [record for record in found if record.due_date and first <= record.due_date <= last]


def order_promises(records: Iterable[Promise], order: str) -> list[Promise]:
    """Order records by one of ``ORDERS``; ties go by meeting, newest first, then by id.

    By pressing what binds comes before what was only intended, overdue or not.
    """

    def newest(promise: Promise) -> tuple[int, str]:
        day = promise.meeting_date
        return (-day.toordinal() if day else 0, promise.id)

    def pressing(promise: Promise) -> tuple[int, bool, dt.date, tuple[int, str]]:
        if promise.status == "overdue":
            place = 0
        elif promise.status in UNSETTLED:
            place = 1 if promise.due_date else 2
        else:
            place = 3
        due = promise.due_date if place < 2 and promise.due_date else _NEVER
        return (place, promise.strength == "soft", due, newest(promise))

    if order == "newest":
        return sorted(records, key=newest)
    if order == "committee":
        return sorted(records, key=lambda p: (p.body is None, p.body or "", *pressing(p)))
    return sorted(records, key=pressing)
