"""Reads when something is due out of the words of a promise, and the last day those words allow."""

from __future__ import annotations

import datetime as dt
import re

from dateutil.relativedelta import relativedelta

from assistant.promises.moments import moment_at
from corpus.fields import find_date
from corpus.numbers import CARDINALS
from corpus.types import Document

_NUMBERS = {word: at for at, word in enumerate(("nought", *CARDINALS))} | {
    "a": 1,
    "an": 1,
    "fourteen": 14,
    "eighteen": 18,
    "twenty": 20,
    "couple": 2,
}
_BEFORE = re.compile(
    r"\b(?P<strong>by|before|on or before|no(?:t)? later than|no more than|prior to|ahead of|"
    r"in (?:good )?time for|due(?: on| by| in)?|deadline(?: of| is|:)?|target date(?: of|:)?)\s+"
    r"|\b(?P<meeting>(?:to|at|for) )(?=(?:the |its |their |our |a |next |following )"
    r"|[a-z])"
    r"|\b(?P<weak>(?:later )?(?:in|on|during)|later|(?:with effect )?from|to|for)\s+"
    r"|\b(?P<after>after|post|not before|following)\s+"
    r"|(?P<none>\b(?=(?:next|this) (?:month|week|year)\b|tomorrow\b))"
)
_WINDOW = re.compile(
    r"\b(?P<lead>within|inside|in|over|no later than|at least)\s+(?:the\s+)?(?:next\s+|coming\s+)?"
    r"(?:(?P<count>\d{1,3}|[a-z]+)(?:\s+\(\d+\))?(?:\s*(?:-|–|to|or)\s*(?P<most>\d{1,3}|"
    r"[a-z]+))?\s+"
    r"(?:of\s+)?|(?P<bare>))"
    r"(?P<unit>(?:working|business|clear|calendar)\s+(?:days?|months?)|days?|weeks?|fortnight|"
    r"months?|years?)\b"
    r"(?:['’]?\s+time\b)?(?P<from>\s+(?:of|from|after|following)\b)?"
)
# What goes on from a month onwards: "from the October issue".
_BEGINS = re.compile(r"\s+(?:issue|edition|newsletter|bulletin|onwards?)\b", re.I)
_LOOSE = re.compile(
    r"\b(?:as soon as (?:is |was )?(?:reasonably )?(?:possible|practicable)|"
    r"at the earliest opportunity|with immediate effect|forthwith|immediately|urgently|"
    r"in due course|in the new year|later (?:this|in the) (?:year|month)|"
    r"(?:on (?:an? )?)?(?:annual|quarterly|monthly|regular) basis|annually|quarterly|"
    r"every (?:\w+ )?(?:month|quarter|year|week|meeting)s?|each (?:month|quarter|year|meeting)|"
    r"(?:by |before |at |in time for )?the end of (?:the )?(?:\w+ )?(?:term|municipal year|"
    r"academic year|school year|project|recess)|"
    r"(?:before|after) the (?:\w+ )?(?:recess|holidays?|break)|"
    r"in (?:the )?(?:spring|summer|autumn) term|(?:in|over) the coming (?:weeks|months)|"
    r"(?:in|to|for) (?:a|any|the) (?:future|subsequent) (?:report|meeting|agenda)s?|"
    r"(?:at|to|for) (?:a|any) (?:future|later|subsequent) (?:\w+ )?meeting)\b"
)
# What these words point back to has been, or is a name: "the minutes of 3 May", "dated 4 June".
_PAST = re.compile(
    r"(?:dated|minutes?|held|last|since|ended|ending|previous|decision|of|as at|as of|was|"
    r"were|had been|published|signed|received|considered|agreed|approved|made|reported|discussed|"
    r"raised)\s+$",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:agenda|scheduled|planned|arranged|set|agreed|deferred|booked|meeting|called|down)\s+$",
    re.I,
)
# A word without which no time is named: looked for first, since most sentences name none.
_TIME = re.compile(
    r"\d|month|week|year|meeting|day|quarter|fortnight|term|recess|holiday|break|project|soon|"
    r"urgent|"
    r"course|earliest|immediate|forthwith|annual|monthly|basis|report|agenda|spring|summer|autumn|"
    r"winter|fall|christmas|easter|tomorrow|panel|committee|cabinet|board|council|jan|feb|mar|apr|"
    r"may|jun|jul|aug|sep|oct|nov|dec"
)
_NEXT_MEETING = re.compile(
    r"\b(?:dates?(?: and time)? of (?:the )?next (?:\w+ ){0,3}meetings?|"
    r"next (?:\w+ ){0,3}meeting)\b",
    re.IGNORECASE,
)
_MEETING_WORD = re.compile(r"\b(?:meeting|panel|committee|cabinet|board|council)$", re.IGNORECASE)


def due(
    text: str, meeting_date: dt.date | None, next_meeting: dt.date | None = None
) -> tuple[str, dt.date | None] | None:
    """When what ``text`` promises is due: ``(words, last day)``, or None where it does not say.

    The words are a slice of ``text``. The day is the last one that they allow, counted from
    ``meeting_date``: "by the end of March" is 31 March, "within six weeks" six weeks on, "before
    1 May" 30 April. It is None where the words fix no day ("as soon as possible") or the date
    they count from is not known. ``next_meeting`` is the date that the document states for it.
    A day before the meeting is no due date.
    """
    low = text.lower()
    if len(low) != len(text):
        low = text  # a letter whose small form is two letters long would move the offsets
    if not _TIME.search(low):
        return None
    found: list[tuple[int, int, int, dt.date | None]] = []
    for match in _BEFORE.finditer(low):
        candidate = _after_word(text, match, meeting_date, next_meeting)
        if candidate:
            found.append(candidate)
    found += _windows(low, meeting_date)
    found += [(4, m.start(), m.end(), None) for m in _LOOSE.finditer(low)]
    if not found:
        return _alone(text, meeting_date, next_meeting)
    _, start, end, day = min(found, key=lambda f: (f[0], f[3] is None, f[1], -f[2]))
    return text[start:end].rstrip(), day


def next_meeting_of(document: Document) -> dt.date | None:
    """The date that the document states for the next meeting, or None.

    It must be written in full, or be resolvable from the meeting's own date, and come after it.
    """
    meeting = document.meeting_date
    for match in _NEXT_MEETING.finditer(document.text):
        after = document.text[match.end() : match.end() + 160]
        for at in (m.start() for m in re.finditer(r"(?<!\w)[A-Z\d]", after)):
            moment = moment_at(after, at, meeting)
            if moment and moment.last and moment.first == moment.last:
                if meeting is None or moment.last > meeting:
                    return moment.last
                break
        stated = find_date(after)
        if stated and (meeting is None or stated > meeting):
            return stated
    return None


def _after_word(
    text: str, match: re.Match[str], meeting: dt.date | None, stated: dt.date | None
) -> tuple[int, int, int, dt.date | None] | None:
    moment = moment_at(text, match.end(), meeting, stated)
    if moment is None:
        return None
    words = text[match.end() : moment.end]
    of_meeting = bool(_MEETING_WORD.search(words)) or bool(
        re.match(r"\s+(?:\w+\s+)?meeting\b", text[moment.end :])
    )
    kind = match.lastgroup or ""
    bare_year = bool(re.fullmatch(r"\d{4}(?:\s?[-–/]\s?\d{2,4})?", words))
    if kind == "meeting" and not of_meeting and not match.group().lower().startswith("at"):
        return None
    if kind == "weak":
        word = match.group().strip().lower()
        begins = word == "from" and _BEGINS.match(text[moment.end :])
        if word in ("to", "from") and not begins and not re.search(r"\d", words):
            return None
        planned = word == "for" and _PLANNED.search(text[: match.start()])
        if (not planned and (word in ("to", "for"))) or (
            word != "during" and bare_year and meeting is None
        ):
            return None
        if _PAST.search(text[: match.start()]):
            return None
    day = moment.last
    if kind == "strong" and match["strong"].lower() in ("before", "prior to", "ahead of"):
        day = moment.first
        if day and not moment.edge:
            day -= dt.timedelta(days=1)
    if match.group().lower().strip().endswith("from"):
        day = moment.last if _BEGINS.match(text[moment.end :]) else moment.first
    if kind == "after":
        day = None
        if moment.last is not None and meeting is not None and moment.last < meeting:
            return None
    if day is not None and meeting is not None and day < meeting:
        return None
    rank = {"strong": 0, "meeting": 1, "none": 2, "weak": 2 if not bare_year else 3, "after": 3}[
        kind
    ]
    return rank, match.start(), moment.end, day


def _windows(text: str, meeting: dt.date | None) -> list[tuple[int, int, int, dt.date | None]]:
    found: list[tuple[int, int, int, dt.date | None]] = []
    for match in _WINDOW.finditer(text):
        count = _count(match["most"] or match["count"])
        unit = match["unit"].lower()
        if match["bare"] is not None and unit != "fortnight":
            continue
        if unit == "fortnight":
            count = count or 1
        if count is None or match["lead"].lower() == "at least":
            continue
        if re.search(r"\b(?:last|past|previous|for)\s+$", text[: match.start()], re.IGNORECASE):
            continue
        day = None if match["from"] or meeting is None else _ahead(meeting, count, unit)
        end = match.start("from") if match["from"] else match.end()
        found.append((0 if match["lead"].lower() == "within" else 1, match.start(), end, day))
    return found


def _count(word: str | None) -> int | None:
    if not word:
        return None
    return int(word) if word.isdigit() else _NUMBERS.get(word.lower())


def _ahead(day: dt.date, count: int, unit: str) -> dt.date:
    if unit.startswith(("working", "business", "clear")) and "day" in unit:
        while count:
            day += dt.timedelta(days=1)
            count -= day.weekday() < 5
        return day
    days = {"fortnight": 14, "week": 7}.get(unit.rstrip("s"), 1)
    if "month" in unit:
        step = relativedelta(months=count)
    elif "year" in unit:
        step = relativedelta(years=count)
    else:
        step = relativedelta(days=count * days)
    ahead: dt.date = day + step
    return ahead


def _alone(
    text: str, meeting: dt.date | None, stated: dt.date | None
) -> tuple[str, dt.date | None] | None:
    """A date that is all of the text, as in a column headed "Due"."""
    at = len(text) - len(text.lstrip())
    moment = moment_at(text, at, meeting, stated)
    if moment is None or text[moment.end :].strip(" .)"):
        return None
    return text[at : moment.end], moment.last
