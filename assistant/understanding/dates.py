"""Dates and periods in a question: "in 2019", "since March 2021", "last year", "2020-21"."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from assistant.understanding.relative import relative_period
from corpus.months import MONTH_WORDS, day_or_none, month_end

_MONTH = "|".join(sorted(MONTH_WORDS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_DAY_MONTH_YEAR = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({_MONTH})\.?,?\s+({_YEAR})\b", re.I
)
_MONTH_DAY_YEAR = re.compile(
    rf"\b({_MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+({_YEAR})\b", re.I
)
_ISO = re.compile(rf"\b({_YEAR})-(\d\d)-(\d\d)\b")
_SLASHED = re.compile(rf"\b(\d{{1,2}})/(\d{{1,2}})/({_YEAR})\b")
_MONTH_YEAR = re.compile(rf"\b({_MONTH})\.?\s+({_YEAR})\b", re.I)
_YEAR_PAIR = re.compile(rf"(?<![-/\w])({_YEAR})\s?[-–/]\s?(\d\d|{_YEAR})(?![-/\w])")
_QUARTER = re.compile(
    rf"\b(?:Q([1-4])|(first|second|third|fourth) quarter),?(?:\s+of)?(?:\s+the)?\s+({_YEAR})(\s?[-–/]\s?\d\d(?:\d\d)?)?\b",
    re.I,
)
# First month and number of months of each part of a year.
_PARTS = {
    "spring": (3, 3), "summer": (6, 3), "autumn": (9, 3), "winter": (12, 3), "early": (1, 4),
    "mid": (5, 4), "late": (9, 4), "start of": (1, 3), "beginning of": (1, 3), "end of": (10, 3),
    "middle of": (5, 4), "first half of": (1, 6), "second half of": (7, 6),
}  # fmt: skip
_PART_YEAR = re.compile(
    rf"\b({'|'.join(_PARTS)})[\s-]+(?:in\s+|the\s+)?({_YEAR})\b(?!\s?[-–/]\s?\d)", re.I
)
# "The Class of 2023" is pupils, whenever they are spoken of.
_YEAR_ALONE = re.compile(rf"(?<!/)(?<!\bClass of )(?<!\bCLASS OF )\b({_YEAR})\b")
_BEFORE_SINCE = re.compile(
    r"\b(since|after|from)\s+(?:the\s+)?(?:(?:start|end|beginning|middle)\s+of\s+)?$", re.I
)
_BEFORE_UNTIL = re.compile(r"\b(until|before|up to|till|by)\s+(?:the\s+)?(?:end\s+of\s+)?$", re.I)


@dataclass(frozen=True, slots=True)
class Period:
    """An inclusive span of dates; an open end is None. ``words`` is what was said."""

    start: dt.date | None
    end: dt.date | None
    words: str

    def holds(self, day: dt.date) -> bool:
        """Whether ``day`` lies within the period."""
        return (self.start is None or day >= self.start) and (self.end is None or day <= self.end)


def _mentions(text: str) -> list[tuple[int, int, dt.date, dt.date]]:
    """Date expressions as (start, end, first day, last day), in order, none overlapping."""
    found: list[tuple[int, int, dt.date, dt.date]] = []

    def keep(match: re.Match[str], first: dt.date | None, last: dt.date | None) -> None:
        if first is None or last is None:
            return
        if all(match.end() <= start or match.start() >= end for start, end, *_ in found):
            found.append((match.start(), match.end(), first, last))

    for match in _DAY_MONTH_YEAR.finditer(text):
        day = day_or_none(int(match[3]), MONTH_WORDS[match[2].lower()], int(match[1]))
        keep(match, day, day)
    for match in _MONTH_DAY_YEAR.finditer(text):
        day = day_or_none(int(match[3]), MONTH_WORDS[match[1].lower()], int(match[2]))
        keep(match, day, day)
    for match in _ISO.finditer(text):
        day = day_or_none(int(match[1]), int(match[2]), int(match[3]))
        keep(match, day, day)
    for match in _SLASHED.finditer(text):
        day = day_or_none(int(match[3]), int(match[2]), int(match[1]))
        keep(match, day, day)
    for match in _MONTH_YEAR.finditer(text):
        year, month = int(match[2]), MONTH_WORDS[match[1].lower()]
        keep(match, dt.date(year, month, 1), month_end(year, month))
    for match in _QUARTER.finditer(text):
        keep(match, *_quarter(match))
    for match in _PART_YEAR.finditer(text):
        keep(match, *_part(match[1].lower(), int(match[2])))
    for match in _YEAR_PAIR.finditer(text):
        year = int(match[1])
        if _is_next(match[1], match[2]):  # a financial or school year: April to August after
            keep(match, dt.date(year, 4, 1), dt.date(year + 1, 8, 31))
    for match in _YEAR_ALONE.finditer(text):
        year = int(match[1])
        keep(match, dt.date(year, 1, 1), dt.date(year, 12, 31))
    return sorted(found)


def _quarter(match: re.Match[str]) -> tuple[dt.date, dt.date]:
    """A quarter: of the financial year (from April) for a pair of years, else of the calendar."""
    number = int(match[1] or 0) or 1 + ("first", "second", "third", "fourth").index(
        match[2].lower()
    )
    year, month = int(match[3]), 3 * number - 2 + (3 if match[4] else 0)
    first = dt.date(year + (month > 12), (month - 1) % 12 + 1, 1)
    return first, month_end(first.year, first.month + 2)


def _part(part: str, year: int) -> tuple[dt.date, dt.date]:
    """A season or the beginning, middle or end of a year; winter runs into the next one."""
    first, months = _PARTS[part]
    start = dt.date(year, first, 1)
    last = first + months - 1
    return start, month_end(year + (last > 12), (last - 1) % 12 + 1)


def period_of(text: str, today: dt.date, newest: dt.date | None = None) -> Period | None:
    """The period that a question names, or None.

    Relative periods ("last year", "this year", "in the last two years") count from ``today``;
    where the library ends earlier, from ``newest`` (its latest meeting).
    """
    mentions = _mentions(text)
    if mentions:
        start, end, first, last = mentions[0]
        if len(mentions) > 1 and re.search(r"\bbetween\b|\bfrom\b", text[:start], re.I):
            return Period(first, mentions[-1][3], text[start : mentions[-1][1]])
        before = text[:start]
        if _BEFORE_SINCE.search(before):
            return Period(first, None, text[start:end])
        if _BEFORE_UNTIL.search(before):
            return None  # "by March 2020" is a due date, not the date of a meeting
        if len(mentions) > 1:
            return Period(min(m[2] for m in mentions), max(m[3] for m in mentions), text[start:end])
        return Period(first, last, text[start:end])
    return _relative(text, min(today, newest) if newest else today)


def _relative(text: str, today: dt.date) -> Period | None:
    found = relative_period(text, today)
    return Period(*found) if found else None


def days_in(text: str) -> list[tuple[int, dt.date, dt.date]]:
    """The days and months of a year that ``text`` names: where each begins, its first and its
    last day."""
    return [
        (start, first, last)
        for start, _, first, last in _mentions(text)
        if (last - first).days <= 31
    ]


def years_in(text: str) -> tuple[str, ...]:
    """The four-digit years that ``text`` names, in order, without repetition."""
    return tuple(dict.fromkeys(_YEAR_ALONE.findall(text)))


_SHORT_PAIR = re.compile(
    r"(?<![\d.,/:£€–-])(?<!aged )(?<!pages )(?<!items )(?<!between )(?<!paragraphs )"
    r"(1[6-9]|[23]\d)\s?[-–/]\s?([123]\d)(?![\d.,]?\d)(?!\s?[-–/%])"
    # "21-22 June", "24-25 Mill Lane"; but "the 25/26 Budget".
    r"(?!\s+(?:of\s+)?(?!Budget|Precept|Accounts?\b|Audit|Council Tax|Financial|Revenue|Capital)"
    r"[A-Z])(?![ -](?:hours|people|pupils|children|members|miles)\b)"
    r"(?![ -]years?\b)(?! ?(?:votes?|points|in favou?r)\b)"
)


def spans_in(text: str) -> frozenset[str]:
    """The years of account, of school or the like that ``text`` names, as "2019/20".

    As people say it and captions write it, "25 -26" is 2025/26; ages, as in "17-18 year olds",
    are none.
    """
    pairs = [*_YEAR_PAIR.findall(text), *((f"20{a}", b) for a, b in _SHORT_PAIR.findall(text))]
    return frozenset(f"{one}/{other[-2:]}" for one, other in pairs if _is_next(one, other))


def _is_next(one: str, other: str) -> bool:
    """Whether the second year, in two digits or four, is the one after the first."""
    return str(int(one) + 1).endswith(other)


def spoken(day: dt.date) -> str:
    """A date as the page writes it: "14 October 2021"."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"
