"""When a spoken promise is due: as written dates, and as they are said ("the twenty fourth of")."""

from __future__ import annotations

import datetime as dt
import re

from assistant.promises.duedates import due
from corpus.months import ANY_MONTH
from corpus.numbers import ORDINALS

_ORDINALS = {word: number for number, word in enumerate(ORDINALS, 1)}
_ORDINALS |= {f"twenty {word}": 20 + n for word, n in list(_ORDINALS.items())[:9]}
_ORDINALS |= {"thirtieth": 30, "thirty first": 31}
_FAR = 270  # days ahead
_SAID_DAY = re.compile(
    r"\b(?:(?:by|before|on|from|until|closes on|of) )?(?:the )?(?P<day>"
    + "|".join(sorted((w.replace(" ", "[ -]") for w in _ORDINALS), key=len, reverse=True))
    + rf") of (?P<month>{ANY_MONTH})\b(?:,? (?P<year>20\d\d))?",
    re.IGNORECASE,
)
_THAT_MEETING = re.compile(
    rf"\b(?:be|is|at|for|to|by) (?P<said>the {ANY_MONTH} meeting)\b", re.IGNORECASE
)


def spoken_due(
    text: str, meeting_date: dt.date | None, next_meeting: dt.date | None = None
) -> tuple[str, dt.date | None] | None:
    """As ``duedates.due``, and days said in words: ``(words of text, last day)`` or None."""
    flat = text.replace("\n", " ")  # as long as text, so that places stay
    stated = due(flat, meeting_date, next_meeting)
    if stated is None or stated[1] is None:
        spelt = _spelt(flat, meeting_date)
        if spelt is not None:
            return spelt
        named = _THAT_MEETING.search(flat)
        if named:
            told = due(f"at {named['said']}", meeting_date, next_meeting)
            if told is not None and told[1] is not None:
                return named["said"], told[1]
    return stated


def _spelt(text: str, meeting_date: dt.date | None) -> tuple[str, dt.date | None] | None:
    """The last day said in words that is not before the meeting, if any."""
    for match in _SAID_DAY.finditer(text):
        number = _ORDINALS[match["day"].lower().replace("-", " ")]
        year = f" {match['year']}" if match["year"] else ""
        told = due(f"by {number} {match['month'].capitalize()}{year}", meeting_date)
        if told is not None and told[1] is not None:
            day = told[1]
            if meeting_date and not match["year"] and (day - meeting_date).days > _FAR:
                continue  # more likely the one that has been
            if match.group().lower().startswith("before "):
                day -= dt.timedelta(days=1)
            return match.group(), day
    return None
