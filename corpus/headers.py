"""Writes the header that a passage is searched with: title, body, date, item and speaker."""

from __future__ import annotations

from corpus.types import Document, Locator

MOST_CHARACTERS = 200


def header_of(document: Document, locator: Locator, context: str = "") -> str:
    """One line for searching; what says nothing new is left out, and nothing of it is quoted."""
    parts = [document.title]
    if document.body and document.body.lower() not in document.title.lower():
        parts.append(document.body)
    if document.council and document.council.lower() not in " ".join(parts).lower():
        parts.append(document.council)
    if document.meeting_date is not None:
        day = document.meeting_date
        parts.append(f"{day.day} {day:%B %Y}")
    item = locator.agenda_item
    if item is not None:
        words = " ".join(part for part in (item.number, item.title) if part)
        if words and (item.title or "") != document.title:
            parts.append(f"Item {words}" if item.number else words)
    about = context or " > ".join(locator.heading_path)
    if locator.speaker:
        parts.append(locator.speaker)
    if about and about.lower() not in " ".join(parts).lower():
        parts.append(about)
    return ". ".join(_clip(part.strip(" .")) for part in parts)


def _clip(part: str) -> str:
    """At most MOST_CHARACTERS of a part, cut between words."""
    if len(part) <= MOST_CHARACTERS:
        return part
    return part[:MOST_CHARACTERS].rsplit(" ", 1)[0]
