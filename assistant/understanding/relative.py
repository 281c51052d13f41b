"""Periods told by their distance from now or from an event: "last year", "since the pandemic"."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from corpus.months import MONTHS
from corpus.numbers import CARDINALS

_NUMBERS = {word: n for n, word in enumerate(CARDINALS, 1)} | {
    "a": 1,
    "couple of": 2,
    "few": 3,
    "several": 4,
}
_COUNT = r"(?P<count>\d{1,2}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")"
_UNIT = r"(?P<unit>day|week|month|quarter|year|decade)"
_SPAN = re.compile(
    rf"\b(?:in|over|during|for|within|of|across)?\s*(?:the\s+)?(?:last|past|previous)\s+(?:{_COUNT}\s+)?{_UNIT}s\b(?!\s+of\b)"
    rf"|\b(?:in|over|during|for|within|across)\s+(?:the\s+)?(?:last|past)\s+{_UNIT.replace('unit', 'one')}\b",
    re.I,
)
_AGO = re.compile(rf"\b(?:{_COUNT}\s+{_UNIT}s?|a\s+(?P<one>year|month|week))\s+ago\b", re.I)
_NAMED_YEAR = re.compile(
    r"\b(?P<which>last|previous|this|current|next)\s+(?P<kind>(?:municipal|financial|council|school|academic|calendar)\s+)?year\b",
    re.I,
)
_BEFORE_LAST = re.compile(r"\bthe year before last\b", re.I)
_THIS_TIME = re.compile(
    r"\b(?:this time|a year ago|same time) last year\b|\bthis time a year ago\b", re.I
)
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_NAMED_PART = re.compile(
    rf"\b(?P<which>last|this|this past|the)\s+(?P<part>{'|'.join([*MONTHS, *_SEASONS])})(?P<meeting>(?:['’]s)?\s+(?:meeting|minutes|panel|committee|session))?\b(?!\s+\d)",
    re.I,
)
_RECENT = re.compile(
    r"\b(?:in|over|during) recent (?P<unit>years|months|times)\b|\brecently\b|\blately\b", re.I
)
_LAST_PART = re.compile(r"\b(?P<which>last|this) (?P<unit>month|quarter|week)\b", re.I)
_COVID = r"(?:the )?(?:start of )?(?:the )?(?:coronavirus |covid(?:-19)? )?(?:pandemic|covid(?:-19)?|coronavirus|(?:first )?lockdown)"
# When Covid-19 measures began and ended in England, and general elections of the United Kingdom.
_COVID_START, _COVID_END = dt.date(2020, 3, 1), dt.date(2021, 7, 19)
_FIRST_LOCKDOWN = (dt.date(2020, 3, 23), dt.date(2020, 7, 4))
_GENERAL_ELECTIONS = tuple(
    dt.date.fromisoformat(day)
    for day in ("2010-05-06", "2015-05-07", "2017-06-08", "2019-12-12", "2024-07-04")
)
_ELECTION = re.compile(
    r"\b(?P<side>since|after|before|until|up to)\s+(?:the\s+)?(?:last\s+|latest\s+|recent\s+)?(?P<which>local |general |council )?elections?\b",
    re.I,
)
Span = tuple[dt.date | None, dt.date | None, str]


def relative_period(text: str, today: dt.date) -> Span | None:
    """First day, last day (None where open) and the words of a relative period, or None.

    Council, municipal and financial years: municipal ones run from May to May (Local Government
    Act 1972, schedule 12), financial ones from April to March.
    """
    for find in (_events, _spans, _years, _parts):
        found = find(text, today)
        if found is not None:
            return found
    return None


def _events(text: str, today: dt.date) -> Span | None:
    match = re.search(rf"\bsince {_COVID}\b", text, re.I)
    if match:
        return _COVID_START, None, match[0]
    match = re.search(rf"\b(?:before|pre-?) ?{_COVID}\b", text, re.I)
    if match:
        return None, _COVID_START - dt.timedelta(days=1), match[0]
    match = re.search(r"\b(?:during|in|through) the first lockdown\b", text, re.I)
    if match:
        return *_FIRST_LOCKDOWN, match[0]
    match = re.search(rf"\b(?:during|in|through|throughout) {_COVID}\b", text, re.I)
    if match:
        return _COVID_START, _COVID_END, match[0]
    match = _ELECTION.search(text)
    if match:
        general = (match["which"] or "").strip().lower() == "general"
        held = [day for day in _GENERAL_ELECTIONS if day <= today] if general else []
        day = held[-1] if held else _local_election(today)
        if match["side"].lower() in ("since", "after"):
            return day, None, match[0]
        return None, day, match[0]
    return None


def _local_election(today: dt.date) -> dt.date:
    """The first Thursday of the last May begun by ``today``: the ordinary day of elections."""
    for year in (today.year, today.year - 1):
        first = dt.date(year, 5, 1)
        day = first + dt.timedelta(days=(3 - first.weekday()) % 7)
        if day <= today:
            return day
    raise AssertionError("a May always lies within a year")


def _spans(text: str, today: dt.date) -> Span | None:
    match = _AGO.search(text)
    if match:
        count = _number(match["count"]) if match["count"] else 1
        unit = (match["unit"] or match["one"]).lower()
        if unit == "year":
            year = today.year - count
            return dt.date(year, 1, 1), dt.date(year, 12, 31), match[0]
        then = back(today, count, unit)
        return _month(then)[0], _month(then)[1], match[0]
    match = _SPAN.search(text)
    if match:
        unit = (match["unit"] or match["one"]).lower()
        count = _number(match["count"]) if match["count"] else (1 if match["one"] else 3)
        return back(today, count, unit), today, match[0].strip()
    match = _RECENT.search(text)
    if match:
        years = (match["unit"] or "").lower() == "years"
        return back(today, 3 if years else 1, "year"), today, match[0]
    return None


def _years(text: str, today: dt.date) -> Span | None:
    match = _THIS_TIME.search(text)
    if match:
        then = back(today, 1, "year")
        return back(then, 2, "month"), back(then, -2, "month"), match[0]
    match = _BEFORE_LAST.search(text)
    if match:
        return dt.date(today.year - 2, 1, 1), dt.date(today.year - 2, 12, 31), match[0]
    match = _NAMED_YEAR.search(text)
    if match:
        which = match["which"].lower()
        step = {"last": -1, "previous": -1, "next": 1}.get(which, 0)
        kind = (match["kind"] or "calendar").strip().lower()
        month = {"calendar": 1, "financial": 4, "school": 9, "academic": 9}.get(kind, 5)
        year = today.year - (today.month < month) + step
        start = dt.date(year, month, 1)
        return start, dt.date(year + 1, month, 1) - dt.timedelta(days=1), match[0]
    return None


def _parts(text: str, today: dt.date) -> Span | None:
    match = _NAMED_PART.search(text)
    if match and (match["meeting"] or match["which"].lower() != "the"):
        part = match["part"].lower()
        month = MONTHS.get(part) or _SEASONS[part]
        months = 3 if part in _SEASONS else 1
        year = today.year - (today.month < month)
        first = dt.date(year, month, 1)
        return first, back(first, -months, "month") - dt.timedelta(days=1), match[0]
    match = _LAST_PART.search(text)
    if match:
        unit, step = match["unit"].lower(), match["which"].lower() == "last"
        if unit == "week":
            return back(today, 7 * (1 + step), "day"), today, match[0]
        width = 3 if unit == "quarter" else 1
        first = dt.date(today.year, (today.month - 1) // width * width + 1, 1)
        first = back(first, width * step, "month")
        return first, back(first, -width, "month") - dt.timedelta(days=1), match[0]
    return None


def back(day: dt.date, count: int, unit: str) -> dt.date:
    """``count`` days, weeks, months, quarters, years or decades before ``day``."""
    if unit in ("day", "week"):
        return day - dt.timedelta(days=count * (7 if unit == "week" else 1))
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    at = day.year * 12 + day.month - 1 - months
    year, month = at // 12, at % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _month(day: dt.date) -> tuple[dt.date, dt.date]:
    first = day.replace(day=1)
    return first, back(first, -1, "month") - dt.timedelta(days=1)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]
