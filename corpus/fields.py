"""Reads single facts out of lines: dates, times, council and body names, the status."""

from __future__ import annotations

import datetime as dt
import re

from corpus.months import MONTH_WORDS, day_or_none
from corpus.numbers import ORDINALS
from corpus.types import Status

# What recognition of scanned pages makes of a raised "th".
_MISREAD = r"[\"'”“’‘°º]{1,3}"
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    + (r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?")
)
_DATES = (
    re.compile(
        rf"\b(?P<day>\d{{1,2}})\s*(?:st|nd|rd|th|{_MISREAD})?\s+(?:day\s+)?(?:of\s+)?{_MONTH},?\s+"
        r"(?P<year>\d{4})\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.IGNORECASE
    ),
    re.compile(r"\b(?P<year>\d{4})[-/.](?P<month>\d{2})[-/.](?P<day>\d{2})\b"),
    re.compile(r"\b(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4}|\d{2})\b"),
)
_DAYS = (*ORDINALS, *(f"twenty-{word}" for word in ORDINALS[:9]), "thirtieth", "thirty-first")
# "the fifth day of November 2008", as ceremonious minutes write it.
_IN_WORDS = re.compile(
    rf"\b(?P<day>{'|'.join(reversed(_DAYS))})\s+(?:day\s+)?of\s+{_MONTH},?\s+(?P<year>\d{{4}})\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:(?P<clock>\d{1,2}[:.]\d{2}\s*(?:hours|hrs|[ap]\.?\s?m\b\.?)?)|"
    r"(?P<hour>\d{1,2}\s*[ap]\.?\s?m\b\.?)|(?P<noon>noon|midnight)|"
    r"(?P<military>\d{4})\s*(?:hours|hrs|h\b))",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"(?:meeting|business|council|session|hearing)\b[^.\n]{0,60}?"
    r"\b(?:closed(?!\s+caption)|ended|concluded|finished|terminated|rose|adjourned)\b|"
    r"\b(?:closed|ended|concluded|finished)\s+(?:the|this)\s+(?:meeting|hearing)\b|\bto\s+adjourn\b|"
    r"\bdeclared\s+the\s+meeting\s+closed\b|\bclose\s+of\s+(?:the\s+)?(?:meeting|business)\b|"
    r"\bthere\s+being\s+no\s+(?:further|other)\s+business\b|\bmeeting\s+(?:end(?:s|ing)?|close[sd]?)\b",
    re.IGNORECASE,
)
# Characters after such words within which their time of day stands.
_NEAR = 150
_YEARS = range(1800, 2200)


def find_date(line: str) -> dt.date | None:
    """The first full date in ``line`` in a form used in Britain (day before month), or None."""
    found: list[tuple[int, dt.date]] = []
    for pattern in (*_DATES, _IN_WORDS):
        for match in pattern.finditer(line):
            date = _date(match)
            if date is not None:
                found.append((match.start(), date))
                break
    return min(found)[1] if found else None


def _date(match: re.Match[str]) -> dt.date | None:
    month_text = match["month"].lower()
    month = int(month_text) if month_text.isdigit() else MONTH_WORDS[month_text[:3]]
    year = int(match["year"])
    year += 2000 if year < 100 else 0
    if year not in _YEARS:
        return None
    day = match["day"].lower()
    number = int(day) if day.isdigit() else _DAYS.index(day.replace(" ", "-")) + 1
    return day_or_none(year, month, number)


def find_time(line: str) -> str | None:
    """The first time of day in ``line``, as printed ("7.30pm", "18:43"), or None."""
    for match in _TIME.finditer(line):
        text = re.sub(r"\s+", " ", match.group()).strip()
        if match["clock"]:
            hour, minute = (int(part) for part in re.findall(r"\d+", match["clock"])[:2])
            after = line[match.end() : match.end() + 1]
            if hour > 23 or minute > 59 or (after in "./%" and after):
                continue
            # "7.30" with no am or pm may be a sum or a paragraph: only after "at" or with a colon.
            marked = ":" in text or not text[-1].isdigit()
            if not marked and not re.search(r"\b(?:at|from|time)\W*$", line[: match.start()], re.I):
                continue
        return text.rstrip(".") if not text.lower().endswith(".m.") else text
    return None


def find_closing(line: str) -> str | None:
    """The time at which ``line`` says that the meeting closed, as printed, or None."""
    for match in _CLOSED.finditer(line):
        near = line[: match.end() + _NEAR]
        time = find_time(near[match.end() :]) or find_time(near[match.start() :])
        if time is not None:
            return time
    return None


def find_status(lines: list[str]) -> Status | None:
    """Draft or approved, where the heading or foot lines of a document say so of itself."""
    for line in lines:
        low = line.lower()
        if re.search(
            r"\bdraft\b(?:[^.]{0,30}\bminutes\b|\s*(?:$|[-–—:(]))|\bminutes\b[^.]{0,20}\bdraft\b|"
            r"\bsubject to (?:formal )?(?:approval|confirmation|ratification)\b|\bunconfirmed\b|"
            r"\bunapproved\b|\bto be (?:approved|confirmed|ratified) at the next\b",
            low,
        ) and not re.search(
            r"\b(?:previous|last) meeting\b|\bresolved\b|\bto approve\b|\bcirculated\b", low
        ):
            return "draft"
    for line in lines:
        low = line.lower().strip()
        if (
            re.match(r"\W*(?:(?:confirmed and )?signed\b|(?:approved|confirmed)\s*:)", low)
            and find_date(line) is not None
        ):
            return "approved"
        if re.search(
            r"^\W*(?:approved|confirmed|final|signed)\s+minutes\b|\(\s*(?:approved|confirmed)\s*\)|"
            r"^\W*minutes\s*[-–—:(]\s*(?:approved|confirmed|agreed)\b|"
            r"^\W*(?:minutes )?(?:approved|confirmed)(?: (?:on|at|by)\b.*)?\W*$|"
            r"^\W*status\s*:\s*approved",
            low,
        ):
            return "approved"
    return None
