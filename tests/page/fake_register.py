"""A hand-written register for the page tests: invented promises of the Borough of Harrowmere.

It filters and keeps reviews in memory as the real one does in its library.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from assistant.promises.types import Change, Promise
from assistant.types import Citation
from corpus.errors import BadRequest
from index.types import NO_FILTERS, Filters

MOMENT = dt.datetime(2026, 11, 22, 9, 5, tzinfo=dt.UTC)

TEXTS = {
    "minutes-depot": (
        "The Panel considered the depot report. The Head of Waste undertook to circulate the "
        "crews’ rota by 31 January 2022. Councillor Tarrable asked for a map of the rounds.\n\n"
        "RESOLVED: That the depot’s hours be reviewed."
    ),
    "webcast-depot": (
        "And the bridge? <img src=x onerror=alert('hostile')> I'll take that away and write to "
        "the Chair, {{value}} ${1+1} and all. Thank you."
    ),
    "minutes-later": "The crews’ rota had been circulated on 2 March 2022. The map was not.",
}


def _place(document: str, quote: str) -> dict[str, object]:
    start = TEXTS[document].index(quote)
    return {"document_id": document, "quote": quote, "start": start, "end": start + len(quote)}


def cite(document: str, quote: str, title: str, day: dt.date) -> Citation:
    """Cite ``quote`` where it stands in one of the invented texts."""
    return Citation.model_validate(
        _place(document, quote)
        | {
            "number": 1,
            "passage_id": "",
            "title": title,
            "kind": "minutes",
            "source": f"{document}.txt",
            "body": "Environment Scrutiny Panel",
            "meeting_date": day,
        }
    )


ROTA = Promise.model_validate(
    _place("minutes-depot", "The Head of Waste undertook to circulate the crews’ rota by 31 January 2022.")
    | {
        "id": "prota0000001",
        "kind": "commitment",
        "strength": "firm",
        "who": "Head of Waste",
        "to_whom": "the Panel",
        "what": "circulate the crews’ rota",
        "due_text": "by 31 January 2022",
        "due_date": dt.date(2022, 1, 31),
        "status": "overdue",
        "status_reason": "It was due on 31 January 2022.",
        "source": "minutes-depot.txt",
        "document_kind": "minutes",
        "title": "Environment Scrutiny Panel, 14 October 2021",
        "body": "Environment Scrutiny Panel",
        "meeting_date": dt.date(2021, 10, 14),
        "evidence": (
            cite(
                "minutes-later",
                "The crews’ rota had been circulated on 2 March 2022.",
                "Environment Scrutiny Panel, 10 March 2022",
                dt.date(2022, 3, 10),
            ),
        ),
    }
)  # fmt: skip
MAP = ROTA.model_copy(
    update=_place("minutes-depot", "Councillor Tarrable asked for a map of the rounds.")
    | {
        "id": "pmap00000002",
        "kind": "request",
        "who": None,
        "what": "a map of the rounds",
        "due_text": None,
        "due_date": None,
        "status": "open",
        "status_reason": "Nothing held says that it was done.",
        "evidence": (),
    }
)
HOURS = ROTA.model_copy(
    update=_place("minutes-depot", "RESOLVED: That the depot’s hours be reviewed.")
    | {
        "id": "phours000003",
        "kind": "resolution",
        "who": None,
        "what": "the depot’s hours be reviewed",
        "due_text": None,
        "due_date": None,
        "status": "done",
        "status_reason": "A later meeting received the review.",
        "body": "Cabinet",
        "meeting_date": dt.date(2021, 11, 2),
        "evidence": (),
    }
)
BRIDGE = ROTA.model_copy(
    update=_place("webcast-depot", TEXTS["webcast-depot"][16:106])
    | {
        "id": "pbridge00004",
        "what": "write to the Chair",
        "who": "Cllr Oswin Tarrable",
        "attribution": "uncertain",
        "due_text": None,
        "due_date": dt.date(2031, 5, 1),
        "status": "open",
        "document_kind": "transcript",
        "body": "Cabinet",
        "meeting_date": dt.date(2021, 11, 2),
        "evidence": (),
        "speaker": "Cllr Oswin Tarrable",
        "speaker_certain": False,
        "time": "0:19:02",
    }
)
RECORDS = (ROTA, MAP, HOURS, BRIDGE)


class FakeRegister:
    """Holds the four invented records, or as many copies of them as are asked for."""

    def __init__(self, size: int = len(RECORDS)) -> None:
        self.held: dict[str, Promise] = {}
        for place in range(size):
            record = RECORDS[place % len(RECORDS)]
            if place >= len(RECORDS):
                record = record.model_copy(update={"id": f"{record.id}-{place}"})
            self.held[record.id] = record

    def promises(
        self,
        filters: Filters = NO_FILTERS,
        *,
        today: dt.date | None = None,
        status: str | Collection[str] | None = None,
        kind: str | Collection[str] | None = None,
        owner: str | None = None,
        text: str | None = None,
    ) -> list[Promise]:
        """Filter by equality, and text and owner by what occurs."""
        statuses = {status} if isinstance(status, str) else set(status or ())
        kinds = {kind} if isinstance(kind, str) else set(kind or ())
        return [
            record
            for record in self.held.values()
            if (not filters.bodies or record.body in filters.bodies)
            and (not statuses or record.status in statuses)
            and (not kinds or record.kind in kinds)
            and (not owner or owner.lower() in f"{record.owner} {record.who}".lower())
            and (not text or text.lower() in record.quote.lower())
        ]

    def promise(self, promise_id: str) -> Promise:
        """Return one record."""
        try:
            return self.held[promise_id]
        except KeyError:
            raise BadRequest(f"No record {promise_id} is held: list them again.") from None

    def review(
        self,
        promise_id: str,
        *,
        status: str | None = None,
        note: str | None = None,
        owner: str | None = None,
        due_date: dt.date | str | None = None,
        evidence: str | None = None,
        who: str,
        why: str | None = None,
    ) -> Promise:
        """Change the record and note each change in its history."""
        given = {
            "status": status,
            "note": note,
            "owner": owner,
            "due_date": due_date,
            "evidence_link": evidence,
        }
        record = self.promise(promise_id)
        changes = [
            Change(
                field=field,
                before=None if (old := getattr(record, field)) is None else str(old),
                after=str(value) or None,
                who=who,
                when=MOMENT,
                why=why,
            )
            for field, value in given.items()
            if value is not None
        ]
        update: dict[str, object] = {c.field: given[c.field] or None for c in changes}
        if status is not None:
            update |= {"status": status or "unknown", "reviewed": bool(status)}
        update["history"] = (*record.history, *changes)
        self.held[promise_id] = record.model_copy(update=update)
        return self.held[promise_id]
