"""Reads what stands at the head of minutes: what met, when, and what kind of paper it is."""

from __future__ import annotations

import re

from corpus.fields import find_date, find_time
from corpus.layout import Paragraph
from corpus.names import find_body, find_council
from corpus.pieces import Reading, fold
from corpus.types import Kind

LISTED = re.compile(
    r"(?:(?:councillors?|members?|cllrs?|also|those|committee members)\s+)?(?P<label>present|in attendance|"
    r"attendance|apologies(?: for absence)?|absent|officers(?: present)?|substitutes?|"
    r"also in attendance)(?:\s+(?:were|was|received from|from))?\s*(?P<mark>[:–—-])?\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NOT_THIS_MEETING = re.compile(
    r"\b(?:next|previous|last|approv\w+|confirm\w+|signed|correct record|future|following)\b", re.I
)


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
    head = [part.text.lstrip("# ") for part in parts[: max(1, length)]]
    reading.kind = _kind(head)
    for row in head:
        reading.council = reading.council or find_council(row)
    for row in head:
        body = find_body(row)
        if body and body != reading.council and len(body.split()) <= 14:
            reading.body = body
            break
    reading.body = reading.body or reading.council
    dated = [row for row in head if find_date(row) and not _NOT_THIS_MEETING.search(row)]
    dated.sort(key=lambda row: not re.search(r"\bheld\b|\bmeeting\b|day\b", row, re.IGNORECASE))
    if dated:
        reading.meeting_date = find_date(dated[0])
    for row in [*dated[:1], *head]:
        reading.starts_at = reading.starts_at or find_time(row)
    for part in parts[length : length + 12]:
        if reading.starts_at is None and re.search(
            r"\b(?:commenced|started|opened|began)\b", part.text, re.IGNORECASE
        ):
            reading.starts_at = find_time(part.text)
    titled = [
        r for r in head if re.search(r"\b(?:minutes|agenda|decision|notice|record)\b", r, re.I)
    ]
    title = (titled or head)[0]
    if title.lower().strip(": ") in ("minutes", "agenda", "draft minutes") and len(head) > 1:
        other = next((r for r in head if r != title), "")
        title = f"{title.strip(': ')}, {other}" if other else title
    if len(title) > 120:
        title = re.split(r",?\s+(?:held|on|at|in|which)\b", title, maxsplit=1)[0]
    reading.title = fold(title)[:160].strip(" ,:")


def _kind(head: list[str]) -> Kind:
    words = " \n ".join(head).lower()
    if re.search(
        r"\bdecision notice\b|\brecord of (?:\w+ ){0,3}decision|\bofficer decision\b", words
    ):
        return "decision"
    first = {name: words.find(name) for name in ("minutes", "agenda") if name in words}
    summons = re.search(r"\bsummoned to attend\b|\bhereby (?:summoned|given)\b", words)
    if summons or (first and min(first, key=lambda n: first[n]) == "agenda"):
        return "agenda" if "minutes of" not in words or summons else "minutes"
    return "minutes"
