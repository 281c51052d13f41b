"""In what order an answer tells the register's records, and which of them a committee's are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from assistant.promises.types import Promise
from assistant.understanding.words import content_words, stem

_KIND_RANK = {"commitment": 0, "resolution": 1, "suggested-change": 2, "request": 3}
_STRENGTH_RANK = {"firm": 0, "conditional": 1, "soft": 2}


def rank(promise: Promise) -> tuple[bool, int, int]:
    """What binds before what was only intended or hoped for, and what was undertaken first."""
    return (
        promise.strength == "soft",
        _KIND_RANK[promise.kind],
        _STRENGTH_RANK[promise.strength],
    )


def most_pressing_first(found: Sequence[Promise]) -> list[Promise]:
    """By ``rank``; of equals those longest overdue, those surely whose they are, and the newest."""

    def place(promise: Promise) -> tuple[object, ...]:
        day = promise.meeting_date
        return (
            *rank(promise),
            promise.due_date or dt.date.max,
            promise.attribution == "uncertain",
            -day.toordinal() if day else 0,
            promise.document_id,
            promise.start,
        )

    return sorted(found, key=place)


def of_committees(found: Sequence[Promise], words: Collection[str]) -> list[Promise]:
    """The records of the committees whose names hold all of ``words`` (stems); none without."""
    if not words:
        return []
    named = {p.body: {stem(w) for w in content_words(p.body)} for p in found if p.body}
    return [p for p in found if p.body and set(words) <= named[p.body]]


def asked_only(promise: Promise) -> bool:
    """Whether a record is of something asked for or suggested, which nobody undertook."""
    return promise.kind in ("request", "suggested-change")


def heading(promise: Promise) -> str:
    """What kind of record follows, in a word or two before its quote."""
    return {
        "commitment": "Undertaken: " if promise.strength != "soft" else "Said to be intended: ",
        "resolution": "Resolved: ",
        "request": "Asked for: ",
        "suggested-change": "Suggested: ",
    }[promise.kind]
