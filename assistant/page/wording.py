"""Dates, kinds, places and speakers in plain words, as a person would cite them."""

from __future__ import annotations

import datetime as dt

from assistant.types import Citation

# Spelled out here because strftime("%B") follows the machine's locale.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_KINDS = {
    "minutes": "Minutes",
    "transcript": "Webcast transcript",
    "report": "Report",
    "agenda": "Agenda",
    "decision": "Decision notice",
}

LABEL_UNCERTAIN = (
    "label uncertain: the speaker names in this transcript run late, "
    "so these may be another speaker’s words"
)


def say_date(day: dt.date) -> str:
    """Return a date in UK order: ``14 October 2021``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_kind(kind: str) -> str:
    """Return the reader's name for a kind of document; an unknown kind is shown as it is."""
    return _KINDS.get(kind, kind.replace("-", " ").replace("_", " ").strip().capitalize())


def say_agenda_item(citation: Citation) -> str:
    """Return ``6 SEND evaluation``, either part alone, or an empty string."""
    item = citation.agenda_item
    if item is None:
        return ""
    return " ".join(part for part in (item.number, item.title) if part)


def say_speaker(citation: Citation) -> str:
    """Return the speaker's name, with a plain warning where the label may be wrong."""
    if not citation.speaker:
        return ""
    if citation.speaker_certain:
        return citation.speaker
    return f"Perhaps {citation.speaker} ({LABEL_UNCERTAIN})"


def say_where(citation: Citation) -> str:
    """Return one line that places a quote: committee, date, item, paragraph, time."""
    item = citation.agenda_item
    parts = [
        citation.body or "",
        say_date(citation.meeting_date) if citation.meeting_date else "",
        f"item {item.number}" if item and item.number else "",
        f"paragraph {citation.paragraph}" if citation.paragraph else "",
        f"page {citation.page}" if citation.page is not None else "",
        f"webcast at {citation.time}" if citation.time else "",
    ]
    return ", ".join(part for part in parts if part) or say_kind(citation.kind)


def say_attribution(citation: Citation) -> str:
    """Return who said it, where and when, as far as the record says: a line under a quote."""
    speaker = citation.speaker or ""
    if speaker and not citation.speaker_certain:
        speaker = f"Perhaps {speaker} (label uncertain)"
    place = citation.body or citation.title
    when = say_date(citation.meeting_date) if citation.meeting_date else "date not stated"
    return ", ".join(part for part in (speaker, place, when) if part)


def count(number: int, one: str, many: str | None = None) -> str:
    """Return ``1 document`` or ``2 documents``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
