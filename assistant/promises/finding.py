"""Finds the promises of a document, written or spoken: the register's one way in."""

from __future__ import annotations

from assistant.promises.spoken import find_spoken
from assistant.promises.turns import is_spoken
from assistant.promises.types import Found
from assistant.promises.written import find_written
from corpus.types import Document


def find_promises(document: Document) -> tuple[Found, ...]:
    """The commitments, requests, suggested changes and resolutions of ``document``, in order.

    ``document.text[found.start:found.end]`` is each one's quote. Nothing is left out for being
    exempt: who may see it is the register's business.
    """
    if is_spoken(document):
        return find_spoken(document)
    return find_written(document)
