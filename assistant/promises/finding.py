"""Finds the promises of a document, written or spoken: the register's one way in."""

from __future__ import annotations

import re

from assistant.promises.spoken import find_spoken
from assistant.promises.turns import is_spoken
from assistant.promises.types import Found
from assistant.promises.written import find_written
from corpus.joints import longest_part
from corpus.types import Document

LONGEST_NAME = 120
"""Characters of a person's, a post's or a body's name; what is longer is none."""

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
    return tuple(_named(_told_no(_unbroken(one, document), document)) for one in found)


def _named(one: Found) -> Found:
    """The find with each name on one line; what is too long to be a name is left out."""
    names = {field: _name(getattr(one, field)) for field in ("who", "role", "to_whom")}
    if one.who is not None and names["who"] is None:
        return one.model_copy(update=names | {"role": None, "attribution": "uncertain"})
    return one.model_copy(update=names)


def _name(words: str | None) -> str | None:
    """A name as one line of text, whatever lines its document broke it over."""
    line = " ".join((words or "").split())
    return line if line and len(line) <= LONGEST_NAME else None


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
