"""Judges answers against gold: right words, right citation, rightly refused.

A question's gold is groups of alternatives: an answer is right when each group has one of its
alternatives in the first 90 words. Evidence is verbatim strings: a citation meets one when its
quote, from the right document, shares at least half of its word 3-grams.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from assistant.types import Answer, Citation, Turn

WORDS_READ = 90


class GoldQuestion(BaseModel):
    """A question with what a right answer holds; ``doc`` are prefixes of file names."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    type: str
    question: str
    gold: tuple[tuple[str, ...], ...] = ()
    doc: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    evidence_groups: tuple[tuple[int, ...], ...] = ()
    answerable: bool = True
    history: tuple[Turn, ...] = ()


def fold(text: str) -> str:
    """Lower case, straight quotes, single spaces, no emphasis marks."""
    bare = text.replace("*", "").replace("\\", "").replace("’", "'").replace("‘", "'")
    return " ".join(bare.split()).lower()


def close_figures(text: str) -> str:
    """Folded text with the spaces inside figures ("27 .1", "93 %") closed."""
    return re.sub(r"\s+(?=[.,%]\d)|(?<=\d)\s+(?=[.,]\d)", "", fold(text))


def grams(text: str, n: int = 3) -> set[tuple[str, ...]]:
    """The word n-grams of folded ``text``; the whole text where it is shorter."""
    words = re.findall(r"[a-z0-9£']+", fold(text))
    return {tuple(words[i : i + n]) for i in range(max(1, len(words) - n + 1))}


def meets(evidence: str, quote: str) -> bool:
    """Whether ``quote`` covers at least half of the evidence's (or of its own) 3-grams."""
    wanted, got = grams(evidence), grams(quote)
    return len(wanted & got) >= 0.5 * min(len(wanted), max(8, len(got)))


def cited_right(question: GoldQuestion, citations: tuple[Citation, ...]) -> bool:
    """Whether each group of evidence is met by a citation into a right document."""

    def met(evidence: str) -> bool:
        return any(
            Path(c.source).name.startswith(question.doc) and meets(evidence, c.quote)
            for c in citations
        )

    groups = [[question.evidence[i] for i in group] for group in question.evidence_groups]
    return all(any(met(e) for e in group) for group in groups or [list(question.evidence)])


def said_right(question: GoldQuestion, text: str) -> bool:
    """Whether the first 90 words hold an alternative of each gold group."""
    start = close_figures(re.sub(r"\[\d+\]", "", " ".join(text.split()[:WORDS_READ])))
    return all(any(close_figures(a) in start for a in group) for group in question.gold)


def figures_in(text: str) -> set[str]:
    """The figures of a text as written ("3,940", "27.1"), citation numbers left out."""
    return set(re.findall(r"\d[\d,.]*\d|\d", re.sub(r"\[\d+\]", "", close_figures(text))))


def figures_cited(question: GoldQuestion, answer: Answer) -> tuple[int, int]:
    """How many different figures an answer states, and how many stand in what it cites.

    A citation's quote, title, date, time, paragraph, page and agenda item count, and so do the
    figures that the user asked with. Nothing is counted for a refusal.
    """
    if answer.status not in ("answered", "partial"):
        return 0, 0
    stated = figures_in(answer.text)
    given = figures_in(question.question)
    for citation in answer.citations:
        item = citation.agenda_item
        parts = [citation.quote, citation.title, citation.time, citation.paragraph, citation.page]
        parts += [item.number, item.title] if item else []
        if citation.meeting_date:
            day = citation.meeting_date
            parts += [f"{day.day} {day.month} {day.year}", day.isoformat().replace("-", " ")]
        for part in parts:
            given |= figures_in(str(part or ""))
    return len(stated), len(stated & given)


def judge(question: GoldQuestion, answer: Answer) -> Mapping[str, Any]:
    """``right``, ``cited`` and ``refused`` of one answer, as booleans."""
    spoke = answer.status in ("answered", "partial")
    return {
        "right": spoke and said_right(question, answer.text),
        "cited": spoke and cited_right(question, answer.citations),
        "refused": not spoke and not answer.citations,
    }
