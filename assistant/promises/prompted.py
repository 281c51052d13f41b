"""The request that a spoken undertaking answers: "I'll take that away" says little without it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answering.people import same_person
from assistant.promises.types import Promise
from corpus.sentences import sentence_spans
from corpus.types import Document

# Characters of a transcript within which the request stands before its answer.
REACH = 1600
_POINTS = re.compile(r"\b(?:that|this|it|those|these|so|yes)\b", re.I)


# Words of a request's opening by which it leans on the sentence before: "I couldn't see where it
# sat" names nothing by itself.
_OPENING = 12
_LEANS = re.compile(r"\b(?:it|they|them|that|this|those|these)\b", re.I)


def asked_from(request: Promise, document: Document) -> int:
    """Where a spoken request is to be quoted from, as an offset of its document.

    Where it opens by pointing back, that is the sentence before in the same speaker's words.
    """
    block = next((b for b in document.blocks if b.start <= request.start < b.end), None)
    opening = " ".join(request.quote.split()[:_OPENING])
    if block is None or not _LEANS.search(opening):
        return request.start
    before = sentence_spans(document.text[block.start : request.start], block.start)
    return before[-1][0] if before else request.start


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
