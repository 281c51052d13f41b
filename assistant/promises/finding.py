"""Finds the promises of a document, written or spoken: the register's one way in."""

from __future__ import annotations

import re

from assistant.promises.spoken import find_spoken
from assistant.promises.turns import is_spoken
from assistant.promises.types import Found
from assistant.promises.written import find_written
from corpus.joints import longest_part
from corpus.types import Document

_REFUSED = re.compile(
    r"\b(?:was|were|am|are|been|got) (?:told no|refused|turned down)\b(?! (?:that|to know))",
    re.I,
)


def find_promises(document: Document) -> tuple[Found, ...]:
    """The commitments, requests, suggested changes and resolutions of ``document``, in order.

    ``document.text[found.start:found.end]`` is each one's quote. Nothing is left out for being
    exempt: who may see it is the register's business.
    """
    found = find_spoken(document) if is_spoken(document) else find_written(document)
    return tuple(_told_no(_unbroken(one, document), document) for one in found)


def _told_no(one: Found, document: Document) -> Found:
    """The find as refused where a request says itself that the answer was no."""
    asked = one.kind in ("request", "suggested-change") and one.accepted is None
    if asked and _REFUSED.search(document.text[one.start : one.end]):
        return one.model_copy(update={"accepted": False})
    return one


def _unbroken(one: Found, document: Document) -> Found:
    """The find with its quote kept to what the source has without a break, such as a label."""
    start, end = longest_part(document, one.start, one.end)
    if (start, end) == (one.start, one.end):
        return one
    return one.model_copy(update={"start": start, "end": end})
