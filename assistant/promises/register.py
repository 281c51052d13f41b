"""The register of a library: its records, filtered, counted, opened and reviewed."""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from assistant.answering.people import same_person
from assistant.promises.assembling import Outcome, assemble, entries
from assistant.promises.evidence import RULES, work_out
from assistant.promises.recording import look_again
from assistant.promises.reviews import Cleared, changes_to, checked
from assistant.promises.types import Promise, PromiseKind, PromiseStatus
from assistant.settings import Settings
from assistant.understanding.words import content_words, stem
from corpus.errors import LibraryBusy
from index.library import PassageIndex
from index.promises import unknown
from index.records import DocumentInfo, match_key, speaker_key
from index.types import NO_FILTERS, Filters

log = logging.getLogger(__name__)

NO_BODY = "No committee named"
NO_OUTCOME = Outcome()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records there are: in all, by status, by committee and status, and reviewed."""

    total: int
    reviewed: int
    statuses: dict[PromiseStatus, int] = field(default_factory=dict)
    bodies: dict[str, dict[PromiseStatus, int]] = field(default_factory=dict)


class Register:
    """The promises of one open library. Safe to call from several threads.

    Documents that have not been looked at are looked at, and what became of the promises is
    worked out again, when the library has changed since; in a library opened for reading only
    nothing of this is stored.
    """

    def __init__(self, index: PassageIndex, settings: Settings | None = None) -> None:
        self._index = index
        self._settings = settings or Settings()
        self._lock = threading.RLock()
        self._looked: str | None = None
        self._outcomes: tuple[str, dict[str, Outcome]] | None = None
        self._kept: tuple[tuple[tuple[str, str], dt.date], list[Promise]] | None = None

    def promises(
        self,
        filters: Filters = NO_FILTERS,
        *,
        today: dt.date | None = None,
        status: PromiseStatus | Collection[PromiseStatus] | None = None,
        kind: PromiseKind | Collection[PromiseKind] | None = None,
        owner: str | None = None,
        text: str | None = None,
        overdue: bool | None = None,
        duplicates: bool = False,
    ) -> list[Promise]:
        """The records that pass every filter given, by meeting date and place in the document.

        ``kind`` is the promise's; ``filters.kinds`` the document's. ``owner`` is whoever owns
        it or must act; ``text`` are words that must all occur in it. ``overdue`` picks those
        past their due date and neither done, refused nor superseded (or not). The same
        obligation said again is one record with ``also_said``, unless ``duplicates`` asks for
        each. Promises of drafts replaced by approved minutes are left out as in a search.
        """
        day = today or dt.date.today()
        statuses = {status} if isinstance(status, str) else set(status or ())
        kinds = {kind} if isinstance(kind, str) else set(kind or ())
        wanted = {stem(word) for word in content_words(text)} if text else set()
        infos = {i.document_id: i for i in self._index.documents()}
        passes = _passes(filters, infos)
        return [
            p
            for p in self._records(day)
            if passes(p)
            and (duplicates or p.duplicate_of is None)
            and (not statuses or p.status in statuses)
            and (not kinds or p.kind in kinds)
            and (not owner or _owned_by(p, owner))
            and (not wanted or wanted <= _words_of(p))
            and (overdue is None or is_overdue(p, day) == overdue)
        ]

    def promise(self, promise_id: str, *, today: dt.date | None = None) -> Promise:
        """One record. Raises BadRequest where there is none of that id."""
        for promise in self._records(today or dt.date.today()):
            if promise.id == promise_id:
                return promise
        raise unknown(promise_id)

    def review(
        self,
        promise_id: str,
        *,
        status: PromiseStatus | Cleared | None = None,
        note: str | None = None,
        owner: str | None = None,
        due_date: dt.date | Cleared | None = None,
        evidence: str | None = None,
        who: str,
        why: str | None = None,
        today: dt.date | None = None,
    ) -> Promise:
        """Record an officer's word on a promise and return the record as it then stands.

        None leaves a field as it is, "" takes back what was said of it before. Each change goes
        into the history with ``who``, when and ``why``. Raises BadRequest, LibraryBusy, and
        LibraryError in a library opened for reading only.
        """
        said = checked(
            status=status, note=note, owner=owner, due_date=due_date, evidence=evidence,
            who=who, why=why,
        )  # fmt: skip
        before = self.promise(promise_id, today=today)
        changes = changes_to(before, said)
        if changes:
            self._index.promises.review(
                promise_id, changes, who=who.strip(), why=(why or "").strip() or None
            )
        return self.promise(promise_id, today=today)

    def counts(self, filters: Filters = NO_FILTERS, *, today: dt.date | None = None) -> Counts:
        """How many records there are by status and by committee."""
        found = self.promises(filters, today=today)
        bodies: dict[str, Counter[PromiseStatus]] = {}
        for promise in found:
            bodies.setdefault(promise.body or NO_BODY, Counter())[promise.status] += 1
        return Counts(
            total=len(found),
            reviewed=sum(p.reviewed for p in found),
            statuses=dict(Counter(p.status for p in found)),
            bodies={body: dict(counted) for body, counted in sorted(bodies.items())},
        )

    def _records(self, today: dt.date) -> list[Promise]:
        with self._lock:
            self._look_again()
            store = self._index.promises
            state = store.state()
            if self._kept is None or self._kept[0] != (state, today):
                infos = {i.document_id: i for i in self._index.documents()}
                found = entries(store.rows(), infos)
                outcomes = self._worked_out(state)
                records = assemble(found, store.reviewed(), store.changes(), outcomes, infos, today)
                records.sort(key=lambda p: (p.meeting_date or dt.date.min, p.title, p.start, p.id))
                self._kept = ((state, today), records)
            return self._kept[1]

    def _look_again(self) -> None:
        token = self._index.promises.state()[0]
        if token != self._looked:
            try:
                look_again(self._index)
                self._looked = token
            except LibraryBusy:
                log.info("Another program is writing: documents not looked at yet stay so.")

    def _worked_out(self, state: tuple[str, str]) -> dict[str, Outcome]:
        """What became of the promises, from the library or, where it is out of date, anew."""
        store = self._index.promises
        if self._outcomes is not None and self._outcomes[0] == state[0]:
            return self._outcomes[1]
        stored = store.outcomes(RULES)
        if stored is not None:
            outcomes = {i: Outcome.model_validate_json(packed) for i, packed in stored.items()}
        else:
            outcomes = work_out(self._index)
            if not store.read_only:
                packed = {i: o.model_dump_json() for i, o in outcomes.items() if o != NO_OUTCOME}
                try:
                    store.put_outcomes(RULES, state, packed)
                except LibraryBusy:
                    log.info("Another program is writing: what was worked out is not stored.")
        self._outcomes = (state[0], outcomes)
        return outcomes


def is_overdue(promise: Promise, today: dt.date) -> bool:
    """Whether a promise is past its due date and not done with, or said to be overdue."""
    late = promise.due_date is not None and promise.due_date < today
    return promise.status == "overdue" or (late and promise.status in ("open", "unknown"))


def _owned_by(promise: Promise, owner: str) -> bool:
    names = [n for n in (promise.owner, promise.who, promise.role) if n]
    return any(owner.casefold() in n.casefold() or same_person(owner, n) for n in names)


def _words_of(promise: Promise) -> set[str]:
    item = promise.agenda_item
    parts = [
        promise.quote, promise.what, promise.who, promise.role, promise.to_whom, promise.owner,
        promise.note, promise.body, promise.title, promise.condition, promise.due_text,
        item.title if item else None,
    ]  # fmt: skip
    return {stem(word) for word in content_words(" ".join(p for p in parts if p))}


def _passes(filters: Filters, infos: dict[str, DocumentInfo]) -> Callable[[Promise], bool]:
    """The filters of a search, for records; see ``index.filtering``."""
    bodies = {match_key(b) for b in filters.bodies}
    speakers = {speaker_key(s) for s in filters.speakers}

    def passes(promise: Promise) -> bool:
        info = infos.get(promise.document_id)
        if info is None or (info.status == "exempt" and not filters.include_exempt):
            return False
        # A review of a draft's words that the approved minutes do not hold is not lost.
        kept = bool(promise.history) and promise.duplicate_of is None
        replaced = info.superseded_by is not None and not kept
        if replaced and not filters.include_superseded and not filters.documents:
            return False
        day = info.meeting_date
        return (
            (filters.council is None or match_key(info.council) == match_key(filters.council))
            and (not bodies or match_key(info.body) in bodies)
            and (not filters.kinds or info.kind in filters.kinds)
            and (not speakers or speaker_key(promise.speaker) in speakers)
            and (filters.date_from is None or (day is not None and day >= filters.date_from))
            and (filters.date_to is None or (day is not None and day <= filters.date_to))
            and (not filters.documents or info.document_id in filters.documents)
        )

    return passes
