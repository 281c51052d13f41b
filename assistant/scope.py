"""Narrows a question to the meeting it names ("the last meeting"); spots one that names nothing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.understanding.bodies import bodies_named
from assistant.understanding.words import ASKING_WORDS, content_words
from index.records import DocumentInfo
from index.types import Filters

CLARIFY = "Please say what about: name a subject, a person, a committee or a meeting."

_BEFORE_LAST = re.compile(
    r"\b(?:meeting|minutes) before (?:the )?last\b|\blast (?:meeting )?but one\b|"
    r"\b(?:second|next)[- ]to[- ]last meeting\b|\bpenultimate meeting\b",
    re.I,
)
_LAST_MEETING = re.compile(
    r"\b(?:last|latest|most recent|newest|previous)\s+(?:[a-z'’]+\s+){0,6}?(?:meetings?|minutes)\b|"
    r"\bwhen (?:they|it|the \w+) last met\b",
    re.I,
)
# "since the last meeting", "the last three meetings": not what one meeting said.
_APPROVED = r"\b(?:approv|sign|agree|correct|confirm|amend)\w*\b"
_NOT_ONE = re.compile(
    r"\bsince (?:the |our |its )?(?:last|previous)\b|\b(?:last|previous|latest)\s+(?:few|several|"
    r"two|three|four|five|six|\d+)\b|"
    rf"{_APPROVED}.*\bminutes of (?:the )?(?:last|previous)\b|"
    rf"\bminutes of (?:the )?(?:last|previous) meeting\b.*{_APPROVED}",
    re.I,
)


def narrow(question: str, filters: Filters, infos: Iterable[DocumentInfo]) -> Filters:
    """The filters, kept to the newest meeting where the question asks for the last one.

    Where the question names a committee of the library, by its full name or a short one, the
    newest meeting is that committee's.
    """
    if filters.date_from or filters.date_to or _NOT_ONE.search(question):
        return filters
    before_last = bool(_BEFORE_LAST.search(question))
    if not before_last and not _LAST_MEETING.search(question):
        return filters
    held = [i for i in infos if i.meeting_date and i.kind in ("minutes", "transcript")]
    meant = bodies_named(question, (i.body for i in held if i.body))
    named = [i for i in held if i.body in meant]
    days: list[dt.date] = sorted({i.meeting_date for i in named or held if i.meeting_date})
    if len(days) <= before_last:
        return filters
    day = days[-2 if before_last else -1]
    return replace(filters, bodies=meant or filters.bodies, date_from=day, date_to=day)


def says_nothing(question: str) -> bool:
    """Whether a question, asked first, names nothing that could be looked for."""
    return bool(re.search(r"\w", question)) and not any(
        w not in ASKING_WORDS for w in content_words(question)
    )
