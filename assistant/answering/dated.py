"""Whether a sentence is of the years and the day that a question asks about, or of others."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from assistant.understanding.dates import days_in, spans_in, years_in
from assistant.understanding.question import FIGURES, Question
from corpus.months import ANY_MONTH
from corpus.numbers import CARDINALS

# How something stood on a day is told by no other day's figure.
_AS_IT_STOOD = re.compile(r"\b(?:on|by|at|as of|as at|until|end of)(?: the)?\s*$", re.I)
# A day written short, or not by its date; and how near another day tells much the same.
_SHORT_DAY = re.compile(r"\b\d{1,2}[/.]\d{1,2}[/.]\d\d\b|\byear[- ]end\b", re.I)
_A_FEW_DAYS = 3
# What is counted through: the second year's figure is not the third's.
_ROMAN = "i ii iii iv v vi vii viii ix x".split()
_DIGITS = {word: str(n) for words in (CARDINALS, _ROMAN) for n, word in enumerate(words, 1)}
_NUMBERS = rf"{'|'.join(CARDINALS)}|[1-9]\d?|(?-i:I{{2,3}}|IV|VI{{0,3}}|IX|X)"
_NUMBERED = re.compile(
    r"(?<!this )(?<!last )(?<!next )(?<!each )(?<!per )(?<!a )(?<!one )"
    r"\b(?P<what>year|phase|stage|option|tranche|wave|quarter|lot|plot|zone|round|tier|appendix)s?"
    rf"\s+(?P<number>{_NUMBERS})\b(?!\s*[%,.]?\d)|\b(?P<quarter>Q)(?P<of>[1-4])\b",
    re.I,
)
# The year of an Act is nobody's figure's.
_ACT = re.compile(r"\b(?:Act|Regulations|Order)\s+(?:19|20)\d\d\b")
_SEVERAL = re.compile(
    rf"\b(?:years?|phases?|stages?|quarters?|options?|rounds?)\s+(?:{_NUMBERS})\s*"
    rf"(?:,|-|–|&|and|or|to)\s*(?:{_NUMBERS})\b|"
    r"\b(?:first|second|third|fourth|final|last)\s+(?:year|phase|stage|quarter|round)\b",
    re.I,
)


def dated(
    question: Question, text: str, place: str, passage: str, meeting: dt.date | None
) -> float:
    """How far (0 to 1) a sentence is of the years asked about; 1 where none are.

    ``place`` is the sentence with those beside it and its heading, ``passage`` all the words
    round it; a sentence that names years of its own is not of a year that the passage names.
    """
    if not question.years:
        return 1.0
    if _of_another_span(question, text, place) or _of_another_day(question, text, place, meeting):
        return 0.0
    scores = []
    own, own_spans = years_in(_ACT.sub(" ", text)), spans_in(text)
    spans = spans_in(question.search_text) & spans_in(place)
    for asked in question.years:
        within = asked in place or any(span.endswith(asked[2:]) for span in own_spans)
        within = within or (not own and asked in passage)
        within = within or _in_short(question.search_text, asked, f"{place} {passage}")
        if within or any(span.startswith(asked) for span in spans):
            scores.append(1.0)
        elif meeting is None:
            scores.append(0.5)
        else:
            scores.append(1.0 if meeting.year == int(asked) else 0.0)
    if question.period and meeting is not None:
        scores.append(float(question.period.holds(meeting)) or max(scores) * 0.8)
    # How something changed between two years is told by what is said of either.
    return max(scores) if question.wanted == "change" else sum(scores) / len(scores)


def _in_short(question: str, year: str, words: str) -> bool:
    """Whether ``words`` name the month of a ``year`` asked about as people say it: "March 22"."""
    months = re.findall(rf"\b({ANY_MONTH})\s+{year}\b", question, re.I)
    return any(re.search(rf"\b{m}\s+['’]?{year[2:]}\b(?!,?\s*\d)", words, re.I) for m in months)


def of_another_number(question: Question, text: str) -> bool:
    """Whether ``text`` counts through what the question does and comes to other numbers only:
    "Year Two" where Year Three is asked about."""
    if question.wanted not in FIGURES:
        return False
    asked, told = _numbered(question.search_text), _numbered(text)
    return any(what in told and not numbers & told[what] for what, numbers in asked.items())


def _numbered(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    if _SEVERAL.search(text):
        return found  # "phases 1 and 2", "the second phase": too much to tell
    for match in _NUMBERED.finditer(text):
        number = (match["number"] or match["of"]).lower()
        what = (match["what"] or "quarter").lower()
        found.setdefault(what, set()).add(_DIGITS.get(number, number))
    return found


def _of_another_span(question: Question, text: str, place: str) -> bool:
    """Whether the words are of other years of account than the one asked about: 2020-21 is told
    neither by 2019-20 nor by 2021-22. Not where it is the beginning or end of a period."""
    spans = spans_in(question.search_text)
    if not spans or question.wanted == "change":
        return False
    period = question.period
    if period is not None and (period.start is None or period.end is None):
        return False
    return bool(spans_in(text)) and not spans & spans_in(place)


def _of_another_day(question: Question, text: str, place: str, meeting: dt.date | None) -> bool:
    """Whether the words tell how something stood on other days than the one asked about."""
    if question.wanted not in FIGURES:
        return False
    asked = [
        (first, last)
        for start, first, last in days_in(question.search_text)
        if _AS_IT_STOOD.search(question.search_text[:start])
    ]
    if not asked or not days_in(text):
        return False
    months = "|".join(calendar.month_name[first.month] for first, _ in asked)
    if re.search(rf"\b(?:{months})\b(?!,?\s+(?:19|20)\d\d)", text):
        return False  # "on 30 September", of the year in which it was said
    if _SHORT_DAY.search(text):
        return False
    told = [(first, last) for _, first, last in days_in(place)]
    told += [(meeting, meeting)] if meeting else []
    few = dt.timedelta(days=_A_FEW_DAYS)
    return not any(a - few <= last and first <= b + few for first, last in asked for a, b in told)
