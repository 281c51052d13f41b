"""Tells who wrote a report, took a decision or presents an item, from what the document states."""

from __future__ import annotations

import re

from assistant.promises.parties import Identity
from corpus.types import Document

_STATED = re.compile(
    r"(?:^|\n|(?<=\s))(?:From|Prepared by|Written by|Author|Report (?:author|by|of(?: the)?)|"
    r"Decision[- ]maker|"
    r"Decision (?:taken|made) by|Presented by|Lead officer|Contact officer)(?:\(s\))?\s*[:\t ]\s*"
    r"(?P<name>[A-Z][\w'’.-]+(?:\s+(?:of\s+|and\s+|for\s+)?[A-Z][\w'’-]+){0,6})"
    r"(?:,\s+(?P<role>[A-Z][\w'’-]+(?:\s+(?:of\s+|and\s+|for\s+|the\s+)*[A-Z][\w'’-]+){0,9}))?"
)
_HEAD = 1500


def author_of(document: Document) -> Identity | None:
    """Who writes a report or takes a decision, or is to present a single item; None if unstated.

    A report's author is the officer named last among those its head lists.
    """
    stated = _STATED.search(document.text[:_HEAD])
    if stated and document.kind != "minutes":
        known = next((a for a in document.attendance if a.name == stated["name"]), None)
        return Identity(stated["name"], stated["role"] or (known.role if known else None))
    if not document.attendance:
        return None
    if document.kind == "report":
        officers = [a for a in document.attendance if not a.name.startswith(("Councillor", "Cllr"))]
        chosen = (officers or list(document.attendance))[-1]
        return Identity(chosen.name, chosen.role)
    first = document.attendance[0]
    if document.kind == "minutes" and document.agenda_item is not None and first.presence is None:
        return Identity(first.name, first.role)
    return None
