"""Reads invented minutes, and the numbers of the items that they are found to have."""

from __future__ import annotations

from corpus.reading import read_bytes
from corpus.types import Document


def read(text: str) -> Document:
    return read_bytes(text.encode(), "minutes.txt")


def numbers(document: Document) -> list[str | None]:
    return [item.number for item in document.agenda]
