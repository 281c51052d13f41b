"""Finds plans, milestones and dates set down for papers: what is intended rather than promised."""

from __future__ import annotations

import re

from assistant.promises.cues import DONE, FOLLOW_UP
from assistant.promises.parties import Cast
from assistant.promises.sayings import SUBORDINATE, Clause

_GOES = re.compile(
    r"\b(?:goes|comes|is\s+to\s+(?:go|come)|are\s+to\s+(?:go|come)|is\s+due\s+(?:at|"
    r"before))\s+(?:back\s+)?(?:to|before)?\s*"
    r"(?:the\s+)?(?:[A-Z][\w'’]*\s+|and\s+|of\s+){0,6}(?:Panel|Committee|Cabinet|Council|Board|"
    r"meeting)\s+(?:on|in|at)\b"
)
_INTENDS = re.compile(
    r"\b(?:intend(?:s|ed)?|plan(?:s|ned)?|propos(?:es|ed)|aim(?:s|ed)?|(?:is|are|was|were)\s+"
    r"(?:planning|intending|looking|proposing|aiming))\s+to\s+(?P<verb>[a-z-]+)"
    r"|\b(?:timetabled|scheduled|planned|due|expected|on\s+(?:track|course|target|schedule))\s+"
    r"(?:to\s+be\s+(?P<pp>[a-z-]+)|to\s+(?P<verb2>[a-z-]+)|for\b)"
)
_MILESTONE = re.compile(
    r"\b(?:implementation|roll-?\s?out|completion|launch|opening|delivery|introduction|publication|"
    r"go-?\s?live|submission|recruitment|installation|adoption)\b"
)
_BY_DATE = re.compile(r"\b(?:by|before|no later than)\s+(?:the\s+end\s+of\s+)?[A-Z]")


_TO_BE_DONE = re.compile(
    r"^(?P<subject>(?:(?!\b(?:was|were|had|has|have|said|asked|that|agreed|would|will|reported|"
    r"could|can|may|might|"
    r"should|must|need\w*|want\w*|does|do|did|allowed|who|which|is(?! to be)|"
    r"are(?! to be))\b)[^.;:]){3,70}?)"
    r"\s+(?:is\s+|are\s+)?to\s+(?:be\s+(?:\w+ly\s+|now\s+|also\s+)?(?P<done>[a-z-]+)|(?:follow|"
    r"come|go)\s+"
    r"(?:to|at|in|on|by|with))\b"
)


def to_be_done(sentence: str) -> Clause | None:
    """ "Potholes in Mill Lane to be reported again": an action that names no one to do it."""
    for start in re.finditer(r"^|(?<=[;:–,])\s+(?:and\s+)?|(?<=\s-)\s+", sentence):
        match = _TO_BE_DONE.match(sentence[start.end() :])
        if match is None or (match["done"] and match["done"] not in DONE):
            continue
        if re.search(
            r"(?:ed|due|likely|able|have|ought|left|set|chosen|proved)$", match["subject"]
        ):
            continue
        if match["subject"].lower().startswith(("to ", "there ", "it ", "which ", "who ")):
            continue
        what = sentence[start.end() :]
        return Clause("commitment", "firm", start.end(), what, "to be done", 0.6)
    return None


def intentions(sentence: str, cast: Cast) -> list[Clause]:
    """What a sentence says is planned, due or on track, all of it soft."""
    found: list[Clause] = []
    for match in _GOES.finditer(sentence):
        found.append(Clause("commitment", "soft", match.start(), sentence, "goes to", 0.5))
    for match in _INTENDS.finditer(sentence):
        verb, done = match["verb"] or match["verb2"], match["pp"]
        if (verb and verb not in FOLLOW_UP and verb != "become") or (done and done not in DONE):
            continue
        if SUBORDINATE.search(sentence[: match.start()]):
            continue
        if match["verb"] and cast.subject(sentence, match.start()) is None:
            continue  # "the plan to", "activities planned to"
        what = sentence[match.start() :]
        found.append(
            Clause("commitment", "soft", match.start(), what, "intends", 0.4, cast.first(sentence))
        )
    milestone = _MILESTONE.search(sentence)
    if milestone and _BY_DATE.search(sentence):
        at = milestone.start()
        found.append(
            Clause("commitment", "soft", at, sentence, "milestone", 0.4, cast.first(sentence))
        )
    return found
