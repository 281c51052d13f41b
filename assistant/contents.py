"""Answers questions about the library itself: which meetings, committees and documents it holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.types import Answer
from assistant.understanding.dates import spoken
from assistant.understanding.question import Question
from index.records import DocumentInfo
from index.types import Filters

MOST_LISTED = 12


def about_library(
    question: Question, infos: Sequence[DocumentInfo], filters: Filters
) -> Answer | None:
    """What is held, as plain sentences with no citations, since nothing is quoted."""
    held = [i for i in infos if i.superseded_by is None and _wanted(i, question, filters)]
    if not held:
        return None
    kinds = Counter(i.kind for i in held)
    counted = _joined([f"{n} {_plural(k, n)}" for k, n in sorted(kinds.items())])
    lines = [f"This library holds {counted}."]
    days = sorted(i.meeting_date for i in held if i.meeting_date)
    if days:
        lines.append(f"The meetings run from {spoken(days[0])} to {spoken(days[-1])}.")
    bodies = sorted({i.body for i in held if i.body})
    if bodies:
        lines.append(f"Committees: {_joined(bodies)}.")
    if re.search(r"\bmeetings?\b|\bdocuments?\b|\breports?\b", question.text, re.I):
        named = sorted({(i.meeting_date, i.title) for i in held if i.meeting_date}, reverse=True)
        if named and len(named) <= MOST_LISTED:
            lines.append(
                "By date, newest first: "
                + "; ".join(f"{spoken(day)}, {title}" for day, title in named if day)
                + "."
            )
    return Answer(id="", question="", search_question="", status="answered", text=" ".join(lines))


def _wanted(info: DocumentInfo, question: Question, filters: Filters) -> bool:
    day = info.meeting_date
    if info.status == "exempt" and not filters.include_exempt:
        return False
    if question.period and not (day and question.period.holds(day)):
        return False
    if filters.bodies and (info.body or "").casefold() not in {
        b.casefold() for b in filters.bodies
    }:
        return False
    if filters.kinds and info.kind not in filters.kinds:
        return False
    if filters.date_from and not (day and day >= filters.date_from):
        return False
    return not (filters.date_to and not (day and day <= filters.date_to))


def _plural(kind: str, count: int) -> str:
    if kind == "minutes":
        return "set of minutes" if count == 1 else "sets of minutes"
    return kind if count == 1 else f"{kind}s"


def _joined(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
