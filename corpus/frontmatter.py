"""Takes the lines about a paper off its top, as website generators keep them.

Councils that publish with Jekyll, Hugo or Pelican put "title: …" and "date: …" before the text,
between two lines of dashes or with a blank line after. They tell of the paper and are no part of
what was minuted.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from corpus.fields import find_date
from corpus.names import find_body, find_council
from corpus.pieces import Reading, fold

_FENCED = re.compile(r"\ufeff?\s*---[ \t]*\n(?P<lines>(?:[^\n]*\n){1,60}?)---[ \t]*(?:\n|\Z)")
_FIRST_LINES = re.compile(r"\ufeff?\s*(?P<lines>(?:[A-Za-z][\w -]{1,24}:[^\n]*\n){2,20})[ \t]*\n")
_ENTRY = re.compile(r"(?P<key>[A-Za-z][\w -]{0,30}?)\s*:(?:\s+(?P<value>\S.*))?")
# What goes on below an entry, or stands between two.
_BETWEEN = re.compile(r"\s*(?:#.*)?|\s+\S.*|\s*-\s+\S.*")
# Without dashes the lines must be those of a generator: a paper's own head has others.
_GENERATORS = frozenset(
    {"title", "date", "category", "slug", "tags", "author", "summary", "layout"}
)
_ISO = re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)")
_COUNCILS = ("council", "authority", "title")
_BODIES = ("committee", "body", "council_body", "council body", "group", "title")
_MINUTES = re.compile(r"\b(?:minutes|notes of)\b", re.I)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The entries before a paper's text, keys in lower case; empty where there are none."""

    entries: dict[str, str] = field(default_factory=dict)

    @property
    def says_minutes(self) -> bool:
        """Whether the paper is called minutes."""
        named = (self.entries.get(key, "") for key in ("title", "type", "category", "layout"))
        return any(_MINUTES.search(words) for words in named)


def take_front_matter(text: str) -> tuple[FrontMatter, str]:
    """What stands in front of a text, and the text without it (as it is where nothing does)."""
    for pattern in (_FENCED, _FIRST_LINES):
        found = pattern.match(text)
        entries = _entries(found["lines"]) if found else None
        if found is None or not entries or not text[found.end() :].strip():
            continue
        if pattern is _FENCED or ("title" in entries and _GENERATORS.issuperset(entries)):
            return FrontMatter(entries), text[found.end() :]
    return FrontMatter(), text


def fill_in(reading: Reading, front: FrontMatter) -> None:
    """Give a reading what its text does not say and the front matter does."""
    entries = front.entries
    if reading.meeting_date is None and "date" in entries:
        reading.meeting_date = _date(entries["date"])
    if entries.get("title"):
        reading.title = entries["title"]
    for key in _COUNCILS:
        reading.council = reading.council or find_council(entries.get(key, ""))
    for key in _BODIES:
        reading.body = reading.body or find_body(entries.get(key, ""))
    reading.body = reading.body or reading.council


def _entries(lines: str) -> dict[str, str] | None:
    """The entries of the lines; None where one of them is something else."""
    entries: dict[str, str] = {}
    for line in lines.splitlines():
        entry = _ENTRY.fullmatch(line.rstrip())
        if entry is not None:
            entries[entry["key"].lower()] = fold(entry["value"] or "").strip("\"'")
        elif not _BETWEEN.fullmatch(line):
            return None
    return entries


def _date(words: str) -> dt.date | None:
    iso = _ISO.match(words)
    if iso is None:
        return find_date(words)
    try:
        return dt.date(int(iso["year"]), int(iso["month"]), int(iso["day"]))
    except ValueError:
        return None
