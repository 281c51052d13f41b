"""Particulars that a question asks for and a sentence lacks: a place, who was in the chair or
seconded a motion, when something will be again."""

from __future__ import annotations

import re

from assistant.understanding.question import Question
from assistant.understanding.words import stem, stems
from corpus.months import MONTHS

# Where something stands or happens; not where money comes from, nor "where are we with the roof".
_ASKS_WHERE = re.compile(
    r"^\W*(?:and |but |so )?(?:where|whereabouts) (?:is|are|was|were|will|would|does|do|did|can|"
    r"could|should|has|have|might)\b"
    r"(?! (?:we|things|you|I|they) (?:with|on|in|at|now|go|stand|up)\b)"
    r"(?!.*\b(?:(?:got|gone|up|get|go) to|com(?:e|es|ing) from|from here|money|funding|funds|"
    r"income|grant|precept|council tax|budget|savings?|cuts?|stand|report(?:ed)?|complain\w*|"
    r"find out)\b)|"
    r"\b(?:which|what) part of (?:the|our|this) (?:town|village|parish|borough|county|city|"
    r"district|site|building|park|road)\b",
    re.I,
)
# Words that go with a place: where nearly any of them stands, the answer may.
_PLACED = re.compile(
    r"\b(?:at|in|on|within|near|behind|outside|opposite|along|off|between|beside|next to|inside|"
    r"around|across|above|below|under|from|into|via|by|through\w*|past|towards?|over|up|down|"
    r"beyond|beneath|adjacent|with|for|of|to (?=(?-i:(?:the|an?)\b|[A-Z])))\s*"
    r"\b(?:the |an? )?(?P<what>[\w’'-]+)",
    re.I,
)
_A_PLACE = re.compile(
    r"\b(?:road|street|lane|avenue|close|park|hall|field|school|centre|center|library|office|depot|"
    r"site|green|church|station|square|building|room|house|wood|meadow|yard|online|virtual\w*|"
    r"remote\w*|website|zoom|teams|email|phone|abroad|here|there|everywhere|nowhere)s?\b",
    re.I,
)
_NAMED = re.compile(r"(?<=[\w,;:] )[A-Z][\w’'-]+")
_NO_PLACE = frozenset(
    stem(word)
    for word in """time year month week day order term addition particular general principle future
    past meantime line favour fact case respect relation regard view need course person it them
    this that these those which whom what who its their his her monday tuesday wednesday thursday
    friday saturday sunday spring summer autumn winter""".split()
) | frozenset(stem(month) for month in MONTHS)
_ASKS_CHAIR = re.compile(
    r"\bwho (?:chaired|presided|was (?:in the chair|presiding)|took the chair)\b", re.I
)
_NOBODY = r"The|THE|A|Our|Vice|Its|Acting|Committee|Chair\w*|CHAIR\w*"
_SOMEBODY = rf"\b(?-i:(?!(?:{_NOBODY})\b)[A-Z][\w’'.-]*)"
_IN_THE_CHAIR = re.compile(
    rf"{_SOMEBODY}(?:[^\w.;]+\w+\.?){{0,5}}?[^\w.;]+(?:chair\w*|presid\w+|conven[eo]r|led)\b|"
    rf"{_SOMEBODY}(?:[^\w.;]+\w+){{0,3}}?\s+(?:called|opened) the meeting\b|"
    r"\b(?:chair(?:man|woman|person|ed)?|presid\w+|mayor|conven[eo]r|provost|supervisor|moderator|"
    r"(?:opened|led) by)\b"
    r"(?: (?:of|for) the \w+)?(?:\W*[]:,(–—*|/-]\W*|\s+(?:by|was|is)\s+|\s+)(?:the\s+)?"
    rf"{_SOMEBODY}",
    re.I,
)
_ASKS_SECONDER = re.compile(r"\bwho seconded\b", re.I)
_MOVED = re.compile(
    r"\b(?:second\w*|propos\w+|mov(?:ed|er|ing|es)|motion)\b|"
    r"\([A-Z][\w’'-]+\s*(?:/|and|,)\s*[A-Z][\w’'-]+\)",
    re.I,
)
_ASKS_NEXT = re.compile(
    r"\bwhen (?:will|is|are|does|do)\b.*(?:\bnext\b(?! to\b)|\bagain\b|(?<!the )\bback\b)", re.I
)
_WAS_LAST = re.compile(
    r"\b(?:last|previous\w*|took place|(?:was|were) (?:held|here))\b"
    r"(?! (?:meeting|year|month|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)",
    re.I,
)
_TO_BE = re.compile(
    r"\b(?:will|would|shall|next|due|expect\w*|plan\w*|going|until|schedul\w*|aim\w*|should|is|are|"
    r"to|agreed|resolved|set|fixed|deferred|adjourned|postponed|extended|booked|listed|again|"
    r"resume\w*|reopen\w*|reconvene\w*|returns?|comes?|takes? place|starts?|begins?|opens?|every|"
    r"each|monthly|weekly|annual\w*)\b|['’](?:ll|re)\b",
    re.I,
)


def lacks_particulars(question: Question, text: str, place: str, about: str) -> bool:
    """Whether a sentence's ``text`` lacks the particular that a question is after.

    ``place`` are the sentence and the headings it stands under, ``about`` the sentence with those
    beside it.
    """
    chair = _ASKS_CHAIR.search(question.search_text) is not None
    if chair and _IN_THE_CHAIR.search(about) is None:
        return True
    if _ASKS_SECONDER.search(question.search_text) and not _MOVED.search(f"{about} {place}"):
        return True
    return _nowhere(question, place) or _over(question, text)


def _nowhere(question: Question, text: str) -> bool:
    """Whether a question asks where, and ``text`` names nothing that could be a place but what
    the question does."""
    if not _ASKS_WHERE.search(question.search_text):
        return False
    asked = set(stems(question.search_text))
    told = [m["what"] for m in _PLACED.finditer(text)]
    told += _A_PLACE.findall(text) + _NAMED.findall(text)
    return not any(stem(word.lower()) not in asked | _NO_PLACE for word in told)


def _over(question: Question, text: str) -> bool:
    """Whether a question asks when something will be again, and ``text`` says when it last was."""
    return (
        _ASKS_NEXT.search(question.search_text) is not None
        and _WAS_LAST.search(text) is not None
        and _TO_BE.search(_WAS_LAST.sub(" ", text)) is None
    )
