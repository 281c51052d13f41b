"""Works out the days that an expression of time covers, from the match of its pattern.

Each function takes a match of a pattern in ``moments.py``, the meeting's date and the date stated
for the next meeting, and gives the first day and the last.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from corpus.months import MONTH_WORDS, day_or_none, month_end

_WEEKDAYS = {name.lower(): at for at, name in enumerate(calendar.day_name)}
_SEASONS = {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "fall": (9, 11),
    "winter": (12, 2),
}

# The first day and the last; unknown where the year is, and NOT_SO where it is no date at all.
Span = tuple[dt.date | None, dt.date | None]
_UNKNOWN: Span = (None, None)
NOT_SO: Span = (dt.date.max, dt.date.min)


def _month(word: str) -> int:
    return MONTH_WORDS[word.lower().rstrip(".")]


def day(match: re.Match[str], meeting: dt.date | None, _: dt.date | None) -> Span:
    """A day of a month, the first on or after the meeting where no year is given."""
    month, day = _month(match["month"]), int(match["day"])
    if not 1 <= day <= 31:
        return NOT_SO
    if match["year"]:
        found = day_or_none(int(match["year"]), month, day)
        return (found, found) if found else NOT_SO
    if meeting is None:
        return _UNKNOWN
    found = day_or_none(meeting.year, month, day)
    if found is None or found < meeting:
        found = day_or_none(meeting.year + 1, month, day) or found
    return (found, found) if found else NOT_SO


def numeric(match: re.Match[str], meeting: dt.date | None, _: dt.date | None) -> Span:
    """A day in figures, day before month unless that cannot be."""
    day, month = int(match["day"]), int(match["month"])
    if month > 12 >= day:  # month first, as in the United States and parts of Canada
        day, month = month, day
    year = int(match["year"])
    found = day_or_none(year + 2000 if year < 100 else year, month, day)
    return (found, found) if found else NOT_SO


def months(match: re.Match[str], meeting: dt.date | None, _: dt.date | None) -> Span:
    """A month or a run of two, or a part of one (early: to the 10th; mid: to the 20th)."""
    month = _month(match["until"] or match["month"])
    first_month = _month(match["month"])
    if match["year"]:
        year = int(match["year"])
    elif meeting is None:
        return _UNKNOWN
    else:
        year = meeting.year + (month < meeting.month)
    start_year = year - (first_month > month)
    part = (match["part"] or "").lower()
    first, last = dt.date(start_year, first_month, 1), month_end(year, month)
    if match["edge"]:
        return last, last
    if part.startswith(("early", "start", "begin")):
        last = dt.date(year, month, 10)
    elif part.startswith("mid"):
        last = dt.date(year, month, 20)
    return first, last


def season(match: re.Match[str], meeting: dt.date | None, _: dt.date | None) -> Span:
    """A season: spring is March to May."""
    first_month, last_month = _SEASONS[match["season"].lower()]
    if match["year"]:
        year = int(match["year"])
    elif meeting is None:
        return _UNKNOWN
    else:
        year = meeting.year
        if _season_span(year - 1, first_month, last_month)[1] >= meeting:
            year -= 1  # it is that winter now
        elif _season_span(year, first_month, last_month)[1] < meeting:
            year += 1
    first, last = _season_span(year, first_month, last_month)
    return (last, last) if match["edge"] else (first, last)


def _season_span(year: int, first: int, last: int) -> tuple[dt.date, dt.date]:
    return dt.date(year, first, 1), month_end(year + (last < first), last)


def quarter(match: re.Match[str], meeting: dt.date | None, _: dt.date | None) -> Span:
    """A quarter of a year, or of a financial year that begins in April."""
    number = int(match["number"])
    if match["pair"]:  # a financial year's quarter: the first begins in April
        first = dt.date(int(match["pair"][:4]), 4, 1) + relativedelta(months=3 * (number - 1))
    elif match["year"]:
        first = dt.date(int(match["year"]), 3 * number - 2, 1)
    else:
        return _UNKNOWN
    return first, first + relativedelta(months=3, days=-1)


def year(match: re.Match[str], meeting: dt.date | None, _: dt.date | None) -> Span:
    """A year, or a financial year written as a pair."""
    if match["pair"]:
        begins = int(match["pair"][:4])
        first, last = dt.date(begins, 4, 1), dt.date(begins + 1, 3, 31)
    else:
        first, last = dt.date(int(match["year"]), 1, 1), dt.date(int(match["year"]), 12, 31)
        part = (match["part"] or "").lower()
        if part.startswith(("early", "start", "begin")):
            last = month_end(first.year, 4)
        elif part.startswith("mid"):
            last = month_end(first.year, 8)
    return (last, last) if match["edge"] else (first, last)


def near(match: re.Match[str], meeting: dt.date | None, _: dt.date | None) -> Span:
    """The end of the year, next month, this week, the financial year."""
    if meeting is None:
        return _UNKNOWN
    ahead = 1 if (match["which"] or "").lower() in ("next", "following") else 0
    unit = match["unit"].lower()
    if unit.startswith(("financial", "fiscal")):
        begins = meeting.year - (meeting < dt.date(meeting.year, 4, 1)) + ahead
        first, last = dt.date(begins, 4, 1), dt.date(begins + 1, 3, 31)
    elif unit.endswith("year"):
        first, last = dt.date(meeting.year + ahead, 1, 1), dt.date(meeting.year + ahead, 12, 31)
    elif unit == "month":
        day = meeting + relativedelta(months=ahead)
        first, last = day.replace(day=1), month_end(day.year, day.month)
    elif unit == "quarter":
        day = meeting + relativedelta(months=3 * ahead)
        start = 3 * ((day.month - 1) // 3) + 1
        first, last = dt.date(day.year, start, 1), month_end(day.year, start + 2)
    else:
        first = meeting - dt.timedelta(days=meeting.weekday()) + dt.timedelta(weeks=ahead)
        last = first + dt.timedelta(days=6)
        if match["edge"]:
            last = first + dt.timedelta(days=4)  # the end of the week is its Friday
    return (last, last) if match["edge"] else (first, last)


def weekday(match: re.Match[str], meeting: dt.date | None, _: dt.date | None) -> Span:
    """The first such day after the meeting; "Friday week" is the one a week after that."""
    if meeting is None:
        return _UNKNOWN
    ahead = (_WEEKDAYS[match["weekday"].lower()] - meeting.weekday() - 1) % 7 + 1
    ahead += 7 if match["after"] else 0
    day = meeting + dt.timedelta(days=ahead)
    return day, day


def feast(match: re.Match[str], meeting: dt.date | None, _: dt.date | None) -> Span:
    """Christmas Day or Easter Day, the next to come."""
    if meeting is None and not match["year"]:
        return _UNKNOWN
    year = int(match["year"]) if match["year"] else meeting.year if meeting else 0
    name = match["feast"].lower()
    day = easter(year) if name == "easter" else dt.date(year, 12, 25)
    if meeting and not match["year"] and day < meeting:
        day = easter(year + 1) if name == "easter" else dt.date(year + 1, 12, 25)
    return day, day


def tomorrow(match: re.Match[str], meeting: dt.date | None, _: dt.date | None) -> Span:
    """The day of the meeting or the one after it."""
    if meeting is None:
        return _UNKNOWN
    day = meeting + dt.timedelta(days=int(match.group().lower().startswith("tomorrow")))
    return day, day


def next_meeting(match: re.Match[str], _: dt.date | None, stated: dt.date | None) -> Span:
    """The next meeting, on the date stated for it."""
    return (stated, stated) if stated else _UNKNOWN


def month_meeting(match: re.Match[str], meeting: dt.date | None, stated: dt.date | None) -> Span:
    """The June meeting: the stated next one if it falls in June, else some day of that June."""
    month = _month(match["month"])
    named = int(match["year"]) if match["year"] else None
    if stated and stated.month == month and named in (None, stated.year):
        return stated, stated
    if named:
        return dt.date(named, month, 1), month_end(named, month)
    if meeting is None:
        return _UNKNOWN
    # A meeting in the same month a year on, for "the June meeting" said at June's.
    year = meeting.year + (month <= meeting.month)
    return dt.date(year, month, 1), month_end(year, month)
