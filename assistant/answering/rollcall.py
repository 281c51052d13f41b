"""Who was there and who was not: told by the roll at the head of the minutes, in few words."""

from __future__ import annotations

import re

from assistant.understanding.question import Question
from corpus.types import Block

_PEOPLE = (
    r"\b(?:who|which (?:of the )?(?:[\w’'-]+ ){0,3}?(?:councillors?|members?|directors?|trustees?|"
    r"commissioners?|supervisors?|officers?|governors?|people))\b"
)
_ASKS_ABSENT = re.compile(
    rf"{_PEOPLE}.*(?:\b(?:absent|apolog\w+|missing|missed|away)|(?:\bnot|n['’]t) "
    r"(?:attend|make it|come|there|present|in attendance|at the))\b",
    re.I,
)
_ASKS_PRESENT = re.compile(
    rf"{_PEOPLE}.*\b(?:(?:was|were) (?:present|in attendance|there|at the .*meeting)|attended|"
    r"came to the .*meeting)\b",
    re.I,
)
# A roll says so in its first words, before the names.
_ABSENT, _PRESENT = (
    re.compile(
        rf"^\W*(?:(?:(?:also|those|members|councillors|cllrs|in)\W+){{0,3}}(?:{cue})\b|"
        rf"(?:[\w’'-]+[^\w.]+){{0,4}}?(?:{cue})\b"
        r"(?=\s*(?:[:;,(–—-]|(?:was|were|from|for|by|received|had)\b)))",
        re.I,
    )
    for cue in (r"absent|apolog\w+|excused|not present", r"(?<!not )present|attendance|attending")
)
# What is longer tells more than a roll.
_MOST_WORDS = 80


def on_the_roll(question: Question, text: str, block: Block, before: str = "") -> bool:
    """Whether ``text``, of ``block``, is of the roll that tells who was there, or who was not,
    where the question is after that; ``before`` is the line above it."""
    absent = _ASKS_ABSENT.search(question.search_text) is not None
    if not absent and not _ASKS_PRESENT.search(question.search_text):
        return False
    if block.kind in ("heading", "turn"):
        return False
    if block.kind == "attendance" and before.rstrip().endswith(":"):
        text = f"{before} {text}"
    found = (_ABSENT if absent else _PRESENT).match(text)
    if found is None or len(text.split()) > _MOST_WORDS:
        return False
    return re.search(r"\b[A-Z]\w", text[found.end() :]) is not None
