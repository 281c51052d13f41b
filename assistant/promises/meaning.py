"""Finds the undertaking that a question means where it shares few of its words.

Asked "what has the clerk got to find out about the lights?", nobody says "undertaking". The
register narrows the search to what somebody took upon themselves, so that nearness in meaning,
too weak a sign among all sentences, tells enough.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.answering.nearness import Nearness
from assistant.promises.types import Promise
from assistant.understanding.question import Question

# How near (cosine) an undertaking must be; of two as near as that, both are told.
NEAR_ENOUGH, BESIDE = 0.5, 0.04
# Of the undertakings so many are compared, those first that share most of the question's words.
COMPARED = 40

_OWED = re.compile(
    r"\b(?:supposed|meant) to\b|\b(?:has|have|had)\b.{0,40}\bgot to\b|"
    r"\bgo(?:ing|ne)? (?:away|off) and\b|\bsend(?:ing)? round\b|"
    r"\b(?:will|would|['’]ll|['’]d|going to) (?:be )?(?:bring|report|come|write|send|circulat|"
    r"provid|check|find out|look into|follow)|"
    r"\b(?:bring|send|report|com)(?:e|ing)?\b.{0,60}\bback\b|"
    r"\bsa(?:y|id) (?:he|she|they)(?:['’]d| would| will)\b|"
    r"\bwhen (?:we['’]?d|we would|will we|would we) (?:see|get|hear)\b",
    re.IGNORECASE,
)


def asks_what_is_owed(question: Question) -> bool:
    """Whether the question asks, in any words, what somebody took upon themselves."""
    return question.wanted == "promise" or _OWED.search(question.search_text) is not None


def meant(
    question: Question,
    undertakings: Sequence[Promise],
    shared: Callable[[Promise], float],
    near: Nearness,
) -> list[tuple[Promise, float]]:
    """The undertakings near enough to the question in meaning, with how near, nearest first.

    ``shared(promise)`` says how much of the question's words one shares, from 0.
    """
    likely = sorted(undertakings, key=lambda p: (-shared(p), p.id))[:COMPARED]
    cosines = near(question.search_text, [_text(p) for p in likely])
    found = [(p, c) for p, c in zip(likely, cosines, strict=True) if c >= NEAR_ENOUGH]
    found.sort(key=lambda pair: (-pair[1], pair[0].id))
    return [(p, c) for p, c in found if c >= found[0][1] - BESIDE][:2]


def _text(promise: Promise) -> str:
    parts = (promise.who, promise.what, promise.quote, promise.about)
    return " ".join(part for part in parts if part)
