"""Reads an expression of time that stands at a place in a text: its first and last day.

A month or a day without a year is the first one on or after the meeting. A season, a quarter, a
term's name or a year is the span it covers (meteorological seasons: spring ends on 31 May).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.promises import periods

# "may" and "march" are months only with a capital.
_M = (
    r"(?-i:(?:[Jj]an(?:uary)?|[Ff]eb(?:ruary)?|Mar(?:ch)?|[Aa]pr(?:il)?|May|[Jj]une?|[Jj]uly?|"
    r"[Aa]ug(?:ust)?|[Ss]ept?(?:ember)?|[Oo]ct(?:ober)?|[Nn]ov(?:ember)?|[Dd]ec(?:ember)?|"
    r"JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\b\.?)"
)
_Y = r"(?:19|20)\d\d"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_SEASON = r"(?:spring|summer|autumn|winter|(?-i:Fall)|fall(?=\s+of\b))"


@dataclass(frozen=True, slots=True)
class Moment:
    """What was read: it ends at offset ``end``; ``first`` and ``last`` are None where unknown.

    ``edge`` is True for "the end of …", where "before" takes no day away.
    """

    end: int
    first: dt.date | None
    last: dt.date | None
    edge: bool = False


def moment_at(
    text: str, at: int, meeting: dt.date | None, next_meeting: dt.date | None = None
) -> Moment | None:
    """The longest expression of time that begins at offset ``at`` of ``text``, or None.

    ``next_meeting`` is the date stated for it. Days without a year need ``meeting``, the date
    of the meeting, to be told; without it they are read and left undated.
    """
    best: Moment | None = None
    for pattern, resolve in _FORMS:
        match = pattern.match(text, at)
        if match is None or (best is not None and match.end() <= best.end):
            continue
        span = resolve(match, meeting, next_meeting)
        if span == periods.NOT_SO:
            continue
        first, last = span
        best = Moment(match.end(), first, last, edge=bool(match.groupdict().get("edge")))
    return best


_Resolve = Callable[[re.Match[str], dt.date | None, dt.date | None], periods.Span]


_EDGE = r"(?:(?P<edge>(?:the\s+)?(?:very\s+)?end\s+of)\s+(?:the\s+)?)?"
_PART = (
    r"(?:the\s+)?(?:(?P<part>early(?:\s+in)?|mid(?:dle\s+of)?|late|"
    r"(?:start|beginning)\s+of)[\s-]+(?:the\s+)?)?"
)
_BODY = r"(?:(?!meeting|\d)[\w'’&-]+\s+){0,5}?"


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_FORMS: tuple[tuple[re.Pattern[str], _Resolve], ...] = (
    (
        _form(
            rf"(?:(?:noon|midnight|close\s+of\s+business|\d{{1,2}}(?:[.:]\d\d)?\s?[ap]m|"
            rf"close\s+of\s+play)\s+on\s+)?"
            rf"(?:{_WEEKDAY},?\s+)?(?:the\s+)?(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th)?\s+(?:of\s+)?"
            rf"(?P<month>{_M})(?:,?\s+(?P<year>{_Y}))?\b"
        ),
        periods.day,
    ),
    (
        _form(
            rf"(?:the\s+)?(?:{_WEEKDAY},?\s+)?(?P<month>{_M})\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|"
            rf"th)?\b"
            rf"(?![.:]\d|\s?%)(?:,?\s+(?P<year>{_Y}))?\b"
        ),
        periods.day,
    ),
    (
        _form(r"(?:the\s+)?(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:20)?\d\d)\b"),
        periods.numeric,
    ),
    (_form(r"(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b"), periods.numeric),
    (
        _form(
            rf"{_EDGE}{_PART}(?P<month>{_M})"
            rf"(?:\s?(?:/|–|-|and|or|"
            rf"to)\s?(?P<until>{_M}))?(?:,?\s+(?:of\s+)?(?P<year>{_Y}))?\b(?!\s+(?:meeting|\d))"
        ),
        periods.months,
    ),
    (
        _form(
            rf"{_EDGE}{_PART}(?:(?:next|this|coming)\s+)?(?P<season>{_SEASON})"
            rf"(?:\s+(?:of\s+)?(?P<year>{_Y}))?\b(?!\s+(?:term|holiday|recess|break))"
        ),
        periods.season,
    ),
    (
        _form(
            rf"(?:the\s+)?(?:end\s+of\s+)?(?:Q|quarter\s+)(?P<number>[1-4])\b"
            rf"(?:,?\s+(?:of\s+)?(?:(?P<pair>{_Y}\s?[-–/]\s?(?:20)?\d\d)|(?P<year>{_Y})))?\b"
        ),
        periods.quarter,
    ),
    (
        _form(
            rf"{_EDGE}{_PART}(?:(?P<pair>{_Y}\s?[-–/]\s?(?:20)?\d\d)|(?P<year>{_Y}))\b(?![-/]\d)"
        ),
        periods.year,
    ),
    (
        _form(
            rf"{_EDGE}(?:(?P<which>next|this|the\s+coming|following|current|the)\s+)?"
            r"(?P<unit>(?:(?:financial|fiscal|calendar)\s+)?year|month|week|quarter)\b(?!['’]s|"
            r"\s+of\b)"
        ),
        lambda m, meeting, n: (
            periods.near(m, meeting, n) if m["which"] or m["edge"] else periods.NOT_SO
        ),
    ),
    # Not "on Saturday evenings", which is every week's.
    (
        _form(
            rf"(?:(?:next|this|the\s+coming)\s+)?(?P<weekday>{_WEEKDAY})\b"
            r"(?!\s+(?:mornings|afternoons|evenings|nights|lunchtimes)\b)(?!s)"
            r"(?P<after>\s+week\b)?"
        ),
        periods.weekday,
    ),
    (_form(rf"(?P<feast>Christmas|Easter)(?:\s+(?P<year>{_Y}))?\b"), periods.feast),
    (_form(r"tomorrow|today\b"), periods.tomorrow),
    (
        _form(
            r"(?:the|its|their|our|your|a)?\s*(?:next|following)\s+" + _BODY + r"meeting\b"
            r"(?:\s+(?:of|with)\s+(?:the|this)\s+[\w ]{3,40}?(?=[,.;)]|$))?"
        ),
        periods.next_meeting,
    ),
    (
        _form(
            rf"(?:the|its|their|our|next)?\s*(?P<month>{_M})(?:\s+(?P<year>{_Y}))?(?:['’]s)?\s+"
            + _BODY
            + r"(?:meeting|panel|committee|cabinet|board|council)\b"
        ),
        periods.month_meeting,
    ),
)
