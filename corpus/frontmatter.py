"""Takes the lines about a paper off its top, as website generators keep them.

Councils that publish with Jekyll, Hugo or Pelican put "title: …" and "date: …" before the text,
between two lines of dashes or with a blank line after. They tell of the paper and are no part of
what was minuted. What a paper says of itself at its head is another matter: it stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.fields import find_date, find_status, find_time
from corpus.names import find_body, find_council, is_unnamed
from corpus.pieces import Reading, fold

_FENCED = re.compile(
    r"\ufeff?\s*(?P<fence>---|\+\+\+)[ \t]*\n(?P<lines>(?:[^\n]+\n){1,80}?)"
    r"(?:[ \t]*\n){0,3}(?:(?P=fence)|\.\.\.)[ \t]*(?:\n|\Z)"
)
_FIRST_LINES = re.compile(r"\ufeff?\s*(?P<lines>(?:[A-Za-z][\w -]{1,24}:[^\n]*\n){2,20})[ \t]*\n")
_ENTRY = re.compile(r"[\"']?(?P<key>[A-Za-z][\w -]{0,30}?)[\"']?\s*[:=](?:[ \t]+(?P<value>\S.*))?")
# What goes on below an entry that has nothing beside it but such a mark.
_GOES_ON = re.compile(r"\s+\S.*|\s*-\s+\S.*|\s*[\]}],?\s*")
_NOTHING_YET = frozenset(["", ">", ">-", "|", "|-", "[", "{"])
# Between dashes one of these keys must stand; none begins with a capital, as in a paper's head.
_TELLING = frozenset({"title", "layout", "date", "permalink", "slug", "categories", "category"})
# Without dashes the lines must all be a generator's, and one of them what no paper's head has.
_GENERATORS = frozenset(
    "title date category slug tags author authors summary layout modified status lang".split()
)
_OWN_TO_GENERATORS = frozenset({"category", "slug", "tags", "layout", "modified"})
# What is said of who may see the paper is left where the rest of the reading looks for it.
_SHUT = re.compile(
    r"\b(?:exempt|confidential|restricted|not for publication|100\s*\(?A|12A|private)\b", re.I
)
_ISO = re.compile(
    r"(?:19|20)\d\d-\d{1,2}-\d{1,2}(?:[T ]+(?P<time>\d{1,2}:\d\d)(?P<seconds>:\d\d)?)?"
)
_COUNCILS = ("council", "authority", "title")
_BODIES = ("committee", "body", "council_body", "council body", "group", "title")
_MINUTES = re.compile(
    r"(?<!\d )(?<!\d-)\bminutes\b(?!['’]?\s+(?:neighbou\w+|walk|drive|silence|of silence))", re.I
)
_NOTES_OF = re.compile(r"\bnotes (?:of|from) (?:[\w'’&-]+ ){0,8}meeting\b", re.I)
_NAMED_IN = ("title", "type", "category", "layout")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The entries before a paper's text, keys in lower case; empty where there are none."""

    entries: dict[str, str] = field(default_factory=dict)

    @property
    def says_minutes(self) -> bool:
        """Whether the paper is called minutes."""
        named = [self.entries.get(key, "") for key in _NAMED_IN]
        return any(_MINUTES.search(name) or _NOTES_OF.search(name) for name in named)


def take_front_matter(text: str) -> tuple[FrontMatter, str]:
    """What stands in front of a text, and the text without it (as it is where nothing does)."""
    for pattern in (_FENCED, _FIRST_LINES):
        found = pattern.match(text)
        if found is None or _SHUT.search(found["lines"]) or not text[found.end() :].strip():
            continue
        entries = _entries(found["lines"], fenced=pattern is _FENCED)
        if entries:
            return FrontMatter(entries), text[found.end() :]
    return FrontMatter(), text


def fill_in(reading: Reading, front: FrontMatter) -> None:
    """Give a reading what its text does not say and the front matter does."""
    entries = front.entries
    if not entries:
        return
    title, dated = entries.get("title", ""), entries.get("date") or entries.get("dated", "")
    if reading.meeting_date is None:
        # The day in a title is the meeting's; the other may be the day it was put up.
        reading.meeting_date = find_date(title)
        if reading.meeting_date is None and (day := find_date(dated)) is not None:
            reading.meeting_date = day
            reading.inferred["meeting_date"] = "from the date kept before its text"
    reading.starts_at = reading.starts_at or _time_of(dated, reading)
    reading.starts_at = reading.starts_at or find_time(entries.get("time", ""))
    reading.status = reading.status or find_status([title, f"status: {entries.get('status', '')}"])
    reading.title = title or reading.title
    for key in _COUNCILS:
        reading.council = reading.council or find_council(entries.get(key, ""))
    if reading.council and reading.body and is_unnamed(reading.body):
        reading.body = None  # "Parish Council" in the text; now it is known which
    for key in _BODIES:
        reading.body = reading.body or find_body(entries.get(key, ""))
    if reading.kind in ("minutes", "agenda"):
        reading.body = reading.body or reading.council


def _time_of(dated: str, reading: Reading) -> str | None:
    """The hour beside the day of the meeting; that of another day is when it was put up."""
    iso = _ISO.match(dated)
    if iso is None or iso["time"] in (None, "00:00", "0:00"):
        return None
    if find_date(dated) != reading.meeting_date or iso["seconds"] not in (None, ":00"):
        return None
    return find_time(f"at {iso['time']}")


def _entries(lines: str, fenced: bool) -> dict[str, str] | None:
    """The entries of the lines; None where they are not those of a generator."""
    entries: dict[str, str] = {}
    last = ""
    for line in lines.splitlines():
        entry = _ENTRY.fullmatch(line.rstrip())
        if entry is not None:
            last = entry["key"].lower()
            if fenced and entry["key"][0].isupper():
                return None
            entries[last] = _value(entry["value"] or "")
        elif last and entries[last] in _NOTHING_YET and _GOES_ON.fullmatch(line):
            continue
        else:
            return None
    if fenced:
        return _scalars(lines, entries) if not _TELLING.isdisjoint(entries) else None
    own = not _OWN_TO_GENERATORS.isdisjoint(entries)
    known = _GENERATORS.issuperset(entries) and "title" in entries
    return entries if known and (own or _ISO.match(entries.get("date", ""))) else None


def _scalars(lines: str, entries: dict[str, str]) -> dict[str, str]:
    """The entries, those whose words stand on the lines below with these words."""
    for key, value in entries.items():
        if value not in (">", ">-", "|", "|-"):
            continue
        below = re.search(
            rf"^[\"']?{re.escape(key)}\b.*\n(?P<words>(?:[ \t]+\S.*\n)+)", lines, re.M
        )
        entries[key] = fold(below["words"]) if below else ""
    return {key: "" if value in _NOTHING_YET else value for key, value in entries.items()}


def _value(written: str) -> str:
    """A value without its quotes, a comment after it, and the word for nothing."""
    words = fold(written)
    quote = words[:1]
    if quote in ("'", '"') and words.endswith(quote) and len(words) > 1:
        return words[1:-1].replace("''", "'").replace('\\"', '"')
    words = re.split(r"\s#", words)[0].strip()
    return "" if words.lower() in ("null", "~", "none") else words
