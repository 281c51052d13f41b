"""Who was there and who was not: told by the roll at the head of the minutes, in few words."""

from __future__ import annotations

import re

from assistant.understanding.question import Question
from corpus.months import MONTHS
from corpus.types import Block

_PEOPLE = (
    r"^\W*(?:and |but |so )?(?:who|which (?:of the )?(?:[\w’'-]+ ){0,3}?(?:councillors?|members?|"
    r"directors?|trustees?|commissioners?|supervisors?|officers?|governors?|people))"
)
_DAY = rf"(?:19|20)\d\d|{'|'.join(MONTHS)}|today|yesterday"
# What comes after "was absent": the meeting, its day, or nothing.
_OF_A_MEETING = (
    r"(?=\W*$|.*\bmeeting\b(?! (?:between|with|about))|"
    rf"(?: (?:on|in|from|at|of|for) [^?]*?)?\b(?:council|committee|panel|board|cabinet|{_DAY})\b)"
)
_ASKS_ABSENT = re.compile(
    rf"{_PEOPLE} (?:(?:was|were) (?:absent|missing|away)|"
    r"(?:sent|gave|tendered|offered|had) (?:\w+ ){0,2}apologies|"
    r"(?:(?:was|were|did|could|had|have|has)(?: not|n['’]t| never)|(?:was|were) unable to|"
    r"failed to|cannot|missed) (?:be )?(?:attend\w*|make it|come|there|present|in attendance|"
    rf"at the|the))\b{_OF_A_MEETING}",
    re.I,
)
_ASKS_PRESENT = re.compile(
    rf"{_PEOPLE} (?:(?:was|were) (?:present|in attendance|there|at the .*meeting)|attended|"
    rf"came to the .*meeting)\b{_OF_A_MEETING}",
    re.I,
)
# A roll says so in its first words, before the names. (No quantifier gives anything back: a line of
# dashes would take for ever.)
_ABSENT, _PRESENT = (
    re.compile(
        rf"^\W*+(?:(?:(?:also|those|members|councillors|cllrs|in|not)\W++){{0,3}}(?:{cue})\b|"
        rf"(?:[\w’'-]++[^\w.]++){{0,4}}?(?:{cue})\b"
        r"(?=\s*(?:[:;,(–—-]|(?:was|were|from|for absence|by|received|had)\b)))",
        re.I,
    )
    for cue in (
        r"absent|apologies|apology|excused|not (?:present|attending|in attendance)|"
        r"non-attendance|unable to attend",
        r"(?<!at )(?<!not )present|attendance(?! (?:at|was|had))|attending",
    )
)
# What is longer tells more than a roll.
_MOST_WORDS = 80


def on_the_roll(question: Question, text: str, block: Block, before: str = "") -> bool:
    """Whether ``text``, of ``block``, is of the roll that tells who was there, or who was not,
    where the question is after that; ``before`` is the line above it."""
    absent = _ASKS_ABSENT.search(question.search_text) is not None
    if not absent and not _ASKS_PRESENT.search(question.search_text):
        return False
    if block.kind in ("heading", "turn") or len(text.split()) > _MOST_WORDS:
        return False
    if block.kind == "attendance" and before.rstrip().endswith(":"):
        text = f"{before} {text}"
    away = _ABSENT.match(text)
    found = away if absent else _PRESENT.match(text)
    if found is None or (away and not absent):
        return False
    return re.search(r"\b[A-Z]\w", text[found.end() :]) is not None
