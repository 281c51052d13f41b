"""Rows of an answer that give one figure for each date, or differing figures for one thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.candidates import Candidate
from assistant.answering.kinds import figures_counted
from assistant.understanding.question import PAID, Question
from assistant.understanding.words import content_words, stem, stems

# How sure, and how near in words, the row of a date must be beside the best.
DATES_FLOOR, DATES_NEARNESS = 0.3, 0.8
# Characters before and after the start of a figure in which what it counts is named.
FIGURE_BEFORE, FIGURE_AFTER = 25, 60
_ASKS_MONEY = re.compile(
    rf"^(?!.*\b(?:number of|how many)\b).*\b(?:{PAID}|overspend|underspend)s?\b", re.I
)


def one_a_date(question: Question, lead: Candidate, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The surest figure-bearing candidate of each date, in order of date; at most six.

    They need to be about as near to the question as the lead, and a third as sure.
    """
    best: dict[str, Candidate] = {}
    nearness = DATES_NEARNESS * max(c.features["sentence"] for c in ranked[:5])
    for candidate in ranked:
        if candidate.confidence < DATES_FLOOR * lead.confidence:
            break
        day = candidate.info.meeting_date
        if day is None or candidate.features.get("label") or not figures_counted(candidate.text):
            continue
        if candidate.features["sentence"] < nearness:
            continue
        if any(candidate.features[name] < lead.features[name] for name in ("kind", "counts")):
            continue
        if question.period and not question.period.holds(day):
            continue
        best.setdefault(day.isoformat(), candidate)
    rows = sorted(best.values(), key=lambda c: -c.confidence)[:6]
    return sorted(rows, key=by_date)


def at_its_figure(question: Question, candidate: Candidate) -> Candidate:
    """The candidate with the mark on the figure that has most of the question's words by it.

    Of figures alike in that the reader's comes first, then the first in the sentence. Where a
    cost or the like is asked about, figures in pounds come before all others.
    """
    money = bool(_ASKS_MONEY.search(question.search_text))
    topic = {stem(term) for term in question.topic}
    found: list[tuple[bool, int, bool, int, int]] = []
    for figure in figures_counted(candidate.text):
        at = candidate.text.find(figure)
        if at < 0:
            continue
        # The words by it, up to another figure on either side.
        before = re.split(r"\d", candidate.text[max(0, at - FIGURE_BEFORE) : at])[-1]
        after = re.split(r"\d", candidate.text[at + len(figure) :][:FIGURE_AFTER])[0]
        by = set(stems(f"{before} {after}"))
        start, end = candidate.start + at, candidate.start + at + len(figure)
        read = candidate.mark is not None and candidate.mark[0] < end and start < candidate.mark[1]
        found.append((money and figure[0] in "£$", len(topic & by), read, -start, end))
    if not found:
        return candidate
    _, _, read, start, end = max(found)
    return candidate if read else replace(candidate, mark=(-start, end))


def other_figures(
    question: Question, lead: Candidate, able: Sequence[Candidate]
) -> list[Candidate]:
    """Sentences of other documents, as sure as the lead, that give another figure for the same."""
    ours = set(figures_counted(lead.text))
    rivals: dict[str, Candidate] = {}
    for candidate in able:
        other = candidate.info.document_id != lead.info.document_id
        if not other or candidate.confidence < 0.9 * lead.confidence:
            continue
        theirs = set(figures_counted(candidate.text))
        alike = candidate.features["sentence"] >= 0.9 * lead.features["sentence"]
        if theirs and alike and not theirs & ours and _wording(lead, candidate) >= 0.5:
            rivals.setdefault(candidate.info.document_id, candidate)
    return list(rivals.values())[:3]


def by_date(candidate: Candidate) -> tuple[str, str, int]:
    """What candidates are sorted by to stand in order of date, then of place."""
    day = candidate.info.meeting_date
    return (day.isoformat() if day else "", candidate.info.document_id, candidate.start)


def _wording(a: Candidate, b: Candidate) -> float:
    """How alike two sentences are in their words, figures and function words apart (0 to 1)."""
    x, y = set(content_words(a.text)), set(content_words(b.text))
    x, y = {stem(w) for w in x if w.isalpha()}, {stem(w) for w in y if w.isalpha()}
    return len(x & y) / max(1, min(len(x), len(y)))
