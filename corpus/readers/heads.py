"""Reads what stands at the head of minutes: what met, when, and what kind of paper it is."""

from __future__ import annotations

import re

from corpus.fields import find_date, find_time
from corpus.layout import Paragraph
from corpus.names import find_body, find_council
from corpus.pieces import Reading, fold
from corpus.types import Kind

LISTED = re.compile(
    r"(?:(?:councillors?|members?|cllrs?|(?P<also>also|staff|employees)|those|"
    r"committee members)\s+)?(?P<label>present|attendees|in attendance|"
    r"attendance|apologies(?: for absence)?|absent|officers(?: present)?|substitutes?|"
    r"also in attendance|(?:committee |panel |board )?members(?=\s*:)|councillors(?=\s*:)|"
    r"(?:for|on behalf of) the (?:applicants?|licen[cs]e holder|appellants?)(?=\s*:)|"
    r"(?:responsible authorities|other (?:persons|parties)|objectors|applicants?|"
    r"witnesses)(?=\s*:))"
    r"(?:\s+(?:were|was|received from|"
    r"from))?\s*(?P<mark>[:–—-])?\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_OPENED = re.compile(r"\b(?:commenced|started|opened|began)\b", re.IGNORECASE)
_MEETS = re.compile(r"\b(?:minutes|meeting|agenda)\b", re.IGNORECASE)
_BARE_PAPER = re.compile(
    r"(?:(?:draft|approved|confirmed|unconfirmed)\s+)?(?:minutes|agenda)\W*", re.IGNORECASE
)
_NAMES_PAPER = re.compile(r"\b(?:minutes?|agenda|notice|record|decisions?)\b", re.IGNORECASE)
# Words of a row, and rows of a head, within which a paper is named.
_NAMED_WITHIN, _TITLED_WITHIN = 12, 5
# Characters of a row that can be a title.
MOST_TITLE = 120
# Words of a row within which its date stands.
DATED_WITHIN = 60
STATED_TITLE = re.compile(
    r"(?:(?:report )?title|subject)\s*:\s*(?P<title>\S.{3,160})$", re.IGNORECASE
)
# Rows that say something about the paper rather than name it.
NO_TITLE = re.compile(
    r"\bnot for publication\b|\bby virtue of\b|^\W*(?:draft|approved|confirmed|unconfirmed)\W*$|"
    r"\b(?:subject to|approved|signed) (?:approval|as a (?:correct|true))|^\(.*\)$|^\[.*\]$|^www\.|"
    r"\w > \w|^(?:\d+\.?\s*)?(?:to (?:confirm|approve|receive|agree|sign)|it was|resolved)\b|"
    r"^(?:reference|ref|date|time|place|venue|wards?|decision maker|contact)\b[^:]{0,30}:",
    re.IGNORECASE,
)
_NOT_THIS_MEETING = re.compile(
    r"\b(?:next|previous|last|approv\w+|confirm\w+|signed|correct record|future|following)\b", re.I
)
_WHERE_HELD = re.compile(
    r",?\s+(?:at\s+\d|at\s+the\b|in\s+the\b|in\s+[A-Z]|commencing\b|"
    r"HELD\s+(?:IN|AT|ON)\b|AT\s+\d)"
)
_SAYS_WHEN = re.compile(r"\bheld\b|\bmeeting\b|day\b|\bdate\b", re.IGNORECASE)

# "Approved minutes of the meeting held on …" says of which meeting these minutes are.
_OWN_STATUS = re.compile(r"^\W*(?:approved|confirmed|signed)\s+(?=minutes|notes|record)", re.I)


def head_length(parts: list[Paragraph]) -> int:
    """How many paragraphs stand before the first list of people or the first item."""
    for at, part in enumerate(parts[:25]):
        listed = LISTED.fullmatch(part.text)
        if at and listed and (listed["mark"] or len(part.text.split()) <= 3):
            return at
        if at and part.is_item and not re.match(r"\D{0,3}\d{1,2}(?:st|nd|rd|th)", part.text):
            return at
    return min(len(parts), 12)


def read_head(parts: list[Paragraph], length: int, reading: Reading) -> None:
    """Fill in kind, council, body, date, time and title from the first ``length`` paragraphs."""
    head = [_row(part) for part in parts[: max(1, length)]]
    reading.kind = _kind(head)
    for row in head:
        reading.council = reading.council or find_council(row)
    reading.body = _body(head, reading.council) or reading.council
    dated = dated_rows(head)
    if dated:
        reading.meeting_date = find_date(dated[0])
    for row in [*dated[:1], *head] if reading.kind != "decision" else []:
        reading.starts_at = reading.starts_at or find_time(row)
    for part in parts[length : length + 12]:
        if reading.starts_at is None and _OPENED.search(part.text):
            reading.starts_at = find_time(part.text)
    reading.title = _title(head, reading)


def dated_rows(head: list[str]) -> list[str]:
    """The rows of a head that give the day of this meeting or paper, the likeliest first."""
    dated = [
        row
        for row in head
        if find_date(row) and not _NOT_THIS_MEETING.search(_before_date(_OWN_STATUS.sub("", row)))
    ]
    return sorted(dated, key=lambda row: not _SAYS_WHEN.search(row))


def _before_date(row: str) -> str:
    """What stands before the first full date of a row: what it is the date of."""
    words = row.split()[:DATED_WITHIN]
    most = next((n for n in range(1, len(words) + 1) if find_date(" ".join(words[:n]))), 0)
    return " ".join(words[:most])


def _row(part: Paragraph) -> str:
    return fold(part.text.lstrip("# "))


def _body(head: list[str], council: str | None) -> str | None:
    for row in head:
        body = find_body(row)
        # A long line that merely mentions a committee ("reported to the Finance Committee").
        if body and body != council and (len(row.split()) <= 14 or _MEETS.search(row)):
            return body
    return None


def _title(head: list[str], reading: Reading) -> str | None:
    """The row that names the paper, without where and at what hour it was held."""
    for row in head:
        stated = STATED_TITLE.match(row)
        if stated:
            return stated["title"]
    rows = [row for row in head if not NO_TITLE.search(row)]
    # A paper's name comes early in its row: "three minutes was the limit" is none.
    named = [row for row in rows if _NAMES_PAPER.search(" ".join(row.split()[:_NAMED_WITHIN]))]
    bare = bool(named) and bool(_BARE_PAPER.fullmatch(named[0]))
    if named and not bare:
        title = named[0]
    else:
        meeting = [row for row in rows if re.search(r"\bmeeting\b|\bdecision\b", row, re.I)]
        near = [row for row in meeting if row in head[:_TITLED_WITHIN] or find_date(row)]
        plain = [row for row in near if not re.match(r"at an?\b", row, re.I) or not reading.body]
        short = [row for row in plain if len(row.split()) <= 26 and row not in named]
        title = next(iter(short), None) or reading.body or (rows or head)[0]
        if bare and title != named[0]:
            paper = named[0].strip(": ").split()[-1].capitalize()
            title = f"{paper}: {title}"
    title = _WHERE_HELD.split(title)[0]
    title = re.sub(r",?\s+(?:(?:was|were)\s+)?held$|\s+(?:was|were)$", "", title)
    if len(title) > 140:
        title = re.split(r",?\s+(?:held|on|at|in|which)\b", title, maxsplit=1)[0]
    return fold(title)[:160].strip(" ,:-–") or None


def _kind(head: list[str]) -> Kind:
    words = " \n ".join(head).lower()
    if re.search(
        r"\bdecision notice\b|\brecord of (?:an? |the )?(?:\w+ ){0,3}decision|\bofficer decision\b|"
        r"\bdecision maker\b|\bnotice of (?:\w+ ){0,2}decision",
        words,
    ):
        return "decision"
    first = {name: words.find(name) for name in ("minute", "agenda") if name in words}
    summons = re.search(r"\bsummoned to attend\b|\bhereby (?:summoned|given)\b", words)
    if summons or (first and min(first, key=lambda n: first[n]) == "agenda"):
        return "agenda" if "minutes of" not in words or summons else "minutes"
    return "minutes"
