"""The request that a spoken undertaking answers: "I'll take that away" says little without it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answering.people import same_person
from assistant.promises.types import Promise

# Characters of a transcript within which the request stands before its answer.
REACH = 1600
_POINTS = re.compile(r"\b(?:that|this|it|those|these|so|yes)\b", re.I)


def request_before(promise: Promise, held: Iterable[Promise]) -> Promise | None:
    """The last request before a spoken undertaking that points back; None where there is none.

    Where the record says to whom the undertaking was given, the request must be that person's.
    """
    if promise.kind != "commitment" or promise.document_kind != "transcript":
        return None
    if not _POINTS.search(promise.quote):
        return None
    asked = [
        p
        for p in held
        if p.document_id == promise.document_id
        and p.kind in ("request", "suggested-change")
        and 0 <= promise.start - p.end <= REACH
        and (promise.to_whom is None or (p.who and same_person(p.who, promise.to_whom)))
    ]
    return max(asked, key=lambda p: p.start, default=None)
