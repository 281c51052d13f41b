"""Finds what one sentence of minutes or of a report promises, asks for or suggests."""

from __future__ import annotations

import re

from assistant.promises.asks import requests
from assistant.promises.parties import Cast
from assistant.promises.sayings import Clause
from assistant.promises.suggestions import suggestions
from assistant.promises.undertakings import undertakings

__all__ = ["Clause", "clauses"]

_QUICK = re.compile(
    r"\b(?:agree|undert|promis|offer|volunteer|pledg|commit|consent|confirm|would|will|shall|to\b|"
    r"ask|request|invit|direct|instruct|urg|sought|seek|call|suggest|recommend|propos|assur|"
    r"guarantee|action|quer|enquir|wonder|due\b|by\b|goes\b|comes\b|['’]ll\b|['’]d\b|track|"
    r"felt\b|considered\b|"
    r"thought\b|view\b)",
    re.IGNORECASE,
)
# "This had been sent": what an earlier minute promised, and was done.
_WAS_DONE = re.compile(
    r"\b(?:this|it|these|they|which|that|copies)\s+(?:had|has|have)\s+(?:now\s+|since\s+|"
    r"already\s+)?been\s+"
    r"(?:sent|done|provided|circulated|completed|actioned|issued|received|shared|resolved)\b",
    re.IGNORECASE,
)
APART = 25
"""Characters between two cues of one kind that make them two promises, if by two parties."""


def clauses(sentence: str, cast: Cast, *, report: bool = False) -> list[Clause]:
    """What ``sentence`` promises, asks for or suggests, in order of its words.

    ``report`` is True for a report's prose, where "will" states an intention and no more.
    """
    if not _QUICK.search(sentence):
        return []
    promised = [] if _WAS_DONE.search(sentence) else undertakings(sentence, cast, report=report)
    found = [
        *promised,
        *requests(sentence, cast, report=report),
        *suggestions(sentence, cast),
    ]
    kept: list[Clause] = []
    for clause in sorted(found, key=lambda c: (c.strength == "soft", -c.score, c.at)):
        same = [k for k in kept if k.kind == clause.kind]
        if clause.strength == "soft" and kept:
            continue
        if all(_elsewhere(clause, other) for other in same):
            kept.append(clause)
    return sorted(kept, key=lambda c: c.at)


def _elsewhere(clause: Clause, other: Clause) -> bool:
    """Whether a clause stands well apart from one of its kind, and is another's to do."""
    if clause.actor is None or other.actor is None:
        return False
    return abs(clause.at - other.at) > APART and clause.actor.words != other.actor.words
