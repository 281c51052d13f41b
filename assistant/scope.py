"""Narrows a question to the meeting it names ("the last meeting"); spots one that names nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.understanding.words import ASKING_WORDS, content_words
from index.records import DocumentInfo
from index.types import Filters

CLARIFY = "Please say what about: name a subject, a person, a committee or a meeting."

_LAST_MEETING = re.compile(
    r"\b(?:last|latest|most recent|newest|previous)\s+(?:[a-z]+\s+){0,6}?(?:meetings?|minutes)\b|"
    r"\bwhen (?:they|it|the \w+) last met\b",
    re.I,
)


def narrow(question: str, filters: Filters, infos: Iterable[DocumentInfo]) -> Filters:
    """The filters, kept to the newest meeting where the question asks for the last one.

    Where the question names a committee of the library, the newest meeting is that committee's.
    """
    if not _LAST_MEETING.search(question) or filters.date_from or filters.date_to:
        return filters
    asked = question.casefold()
    held = [i for i in infos if i.meeting_date and i.kind in ("minutes", "transcript")]
    named = [i for i in held if i.body and i.body.casefold() in asked]
    among = named or held
    newest = max((i.meeting_date for i in among if i.meeting_date), default=None)
    if newest is None:
        return filters
    bodies = tuple(dict.fromkeys(i.body for i in named if i.body)) or filters.bodies
    return replace(filters, bodies=bodies, date_from=newest, date_to=newest)


def says_nothing(question: str) -> bool:
    """Whether a question, asked first, names nothing that could be looked for."""
    return bool(re.search(r"\w", question)) and not any(
        w not in ASKING_WORDS for w in content_words(question)
    )
