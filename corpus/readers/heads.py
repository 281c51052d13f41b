"""Reads what stands at the head of minutes: what met, when, and what kind of paper it is."""

from __future__ import annotations

import re

from corpus.fields import find_date, find_time
from corpus.layout import Paragraph
from corpus.linemarks import strip_bullet
from corpus.names import COUNCIL_KINDS, find_body, find_council, tidy_capitals
from corpus.pieces import Reading, fold
from corpus.remnants import without_tags
from corpus.types import Kind

LISTED = re.compile(
    r"(?:(?:councillors?|(?:council ?)?members?|cllrs?|(?P<also>also|staff|employees)|those|"
    r"committee members)\s+)?(?P<label>present|attendees|in attendance|"
    r"attendance|apologies(?: for absence)?|absent|officers(?: present)?|substitutes?|"
    r"also in attendance|(?:committee |panel |board )?members(?=\s*:)|councillors(?=\s*:)|"
    r"(?:for|on behalf of) the (?:applicants?|licen[cs]e holder|appellants?)(?=\s*:)|"
    r"(?:responsible authorities|other (?:persons|parties)|objectors|applicants?|"
    r"witnesses)(?=\s*:))"
    r"(?:\s+(?:were|was|received from|"
    r"from))?\s*(?:\([^()]{1,40}\)\s*(?=:))?(?P<mark>[:–—-](?:\s*[–—-](?=\s))?)?\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
# A head has at most so many paragraphs, and so many where no list of people ends it.
MOST_HEAD, HEAD_PARTS = 25, 12
# Rows that a collector of papers puts before them: where it was found, in what form.
_OF_SOURCE = re.compile(
    r"(?:source|format|era|body|(?:file|notice|meeting)? ?type|retrieved|"
    r"[\w -]{0,20}\b(?:url|id|match))\s*:|>|https?:",
    re.IGNORECASE,
)
# Two councils, or what stands before one in a row of something else.
_MORE_THAN_ONE = re.compile(r"\b(?:and|of the|clerk|mr|mrs|ms|dr)\b|:", re.IGNORECASE)
_VENUE = re.compile(r"\b(?:rooms?|suite|chambers?|hall|centre|school)\b", re.IGNORECASE)
_OPENED = re.compile(r"\b(?:commenced|started|opened|began)\b", re.IGNORECASE)
_MEETS = re.compile(r"\b(?:minutes|meeting|agenda)\b", re.IGNORECASE)
_BARE_PAPER = re.compile(
    r"(?:(?:draft|approved|confirmed|unconfirmed|meeting)\s+)*(?:minutes|agenda)\W*", re.IGNORECASE
)
_MET = re.compile(r"\b(?:held|met|present)\b", re.IGNORECASE)
_LONGEST_ROW = 25
_CITY_OF = re.compile(r"(?:City|Town|Village|Borough) of ")
_IS_COUNCIL = re.compile(r" (?:City|Town|Village|Borough) Council$")
_UNNAMED = re.compile(
    rf"\b(?:{'|'.join(sorted(COUNCIL_KINDS))})\s+Council\b(?!\s+(?:tax|house|offices?)\b)",
    re.IGNORECASE,
)
_AGENDA = r"agenda(?! items?\b)"
_NAMES_PAPER = re.compile(rf"\b(?:minutes?|{_AGENDA}|notice|record|decisions?)\b", re.IGNORECASE)
# Words of a row, and rows of a head, within which a paper is named.
_NAMED_WITHIN, _TITLED_WITHIN = 12, 5
# Characters of a row that can be a title.
MOST_TITLE = 120
# Words of a row within which its date stands.
DATED_WITHIN = 60
STATED_TITLE = re.compile(
    r"(?:(?:report )?title|subject)\s*:\s*(?P<title>\S.{3,160})$", re.IGNORECASE
)
# A line that is but a link, to the file that the text was taken from, say; not one that names it.
_LINK = re.compile(
    r"\W*(?:\[(?![^\]]*(?:\bminutes of\b|\bmeeting\b|\bcouncil\b|\bcommittee\b|\d))"
    r"[^\]]*\]\s*\(\S+\)|"
    r"<?(?:https?://|www\.)\S+>?)\W*",
    re.IGNORECASE,
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
# "Oxlade Council held its meeting on …" is a sentence and no title.
_TELLS_OF_IT = re.compile(r"\bheld (?:their|its|an?)\b|\bmet (?:on|in|at|via)\b", re.IGNORECASE)
# The page number of a running head: "Minutes 05-12-22 1".
_PAGE_AFTER_DAY = re.compile(r"(?<=\d[-/.]\d\d)\s+\d{1,3}$|(?<=\d[-/.]\d{4})\s+\d{1,3}$")
_SAYS_WHEN = re.compile(r"\bheld\b|\bmeeting\b|day\b|\bdate\b", re.IGNORECASE)

# "(until approved at the next meeting)" says what becomes of the paper, not when it is of.
_ASIDE = re.compile(r"\([^()\d]*\)")
# "Approved minutes of the meeting held on …" says of which meeting these minutes are.
_OWN_STATUS = re.compile(r"^\W*(?:approved|confirmed|signed)\s+(?=minutes|notes|record)", re.I)


def head_length(parts: list[Paragraph]) -> int:
    """How many paragraphs stand before the first list of people or the first item."""
    first_point: int | None = None
    told = 0  # of the source: "Source: …"
    for at, part in enumerate(parts[:MOST_HEAD]):
        words = part.text.lstrip("# ")
        listed = LISTED.fullmatch(words)
        if at and listed and (listed["mark"] or len(words.split()) <= 3):
            return at
        if at and part.is_item and not re.match(r"\D{0,3}\d{1,2}(?:st|nd|rd|th)", part.text):
            if strip_bullet(part.text) == part.text:
                return at if first_point is None else first_point
            # Points before the people are what a web site says of the paper.
            first_point = at if first_point is None else first_point
        told += bool(_OF_SOURCE.match(words)) or is_link(words)
    return min(len(parts), HEAD_PARTS + told) if first_point is None else first_point


def is_link(row: str) -> bool:
    """Whether a row is nothing but a link: it names no paper, and its digits are no date."""
    return _LINK.fullmatch(row) is not None


def read_head(parts: list[Paragraph], length: int, reading: Reading) -> None:
    """Fill in kind, council, body, date, time and title from the first ``length`` paragraphs."""
    head = [row for part in parts[: max(1, length)] if not is_link(row := _row(part))]
    reading.kind = _kind(head)
    reading.council = _council(head)
    reading.body = _body(head, reading.council) or reading.council or _unnamed_council(head)
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
    words = _ASIDE.sub(" ", row).split()[:DATED_WITHIN]
    most = next((n for n in range(1, len(words) + 1) if find_date(" ".join(words[:n]))), 0)
    return " ".join(words[:most])


def _row(part: Paragraph) -> str:
    return fold(without_tags(part.text.lstrip("# ")))


def _council(head: list[str]) -> str | None:
    """The council that the head names: in full, where one row cuts its name short."""
    found = [name for row in head if _names_what_met(row) and (name := find_council(row))]
    if not found:
        return None
    first = found[0]
    longer = [name for name in found if name.lower().endswith(f" {first.lower()}")]
    for name in longer:
        # Not "Clerk: Ann Bee Xton Council", nor two councils that met together.
        begins = re.compile(rf"\W*(?:the\s+)?{re.escape(name)}", re.IGNORECASE)
        said = any(begins.match(row) or (name in row and _MEETS.search(row)) for row in head)
        if said and not _MORE_THAN_ONE.search(name[: -len(first)]):
            return name
    # "City of Xton" is where they met, "Xton City Council" who.
    place = _CITY_OF.sub("", first) if _CITY_OF.match(first) else ""
    own = [name for name in found if place and _IS_COUNCIL.sub("", name) == place]
    return own[0] if own else first


def _names_what_met(row: str) -> bool:
    """Whether a row is short or says who met; a long one may speak of any council."""
    return len(row.split()) <= _LONGEST_ROW or bool(_MEETS.search(row) or _MET.search(row))


def _unnamed_council(head: list[str]) -> str | None:
    """ "Parish Council", where the paper says no more of which."""
    found = (_UNNAMED.search(row) for row in head if _MEETS.search(row))
    return next((tidy_capitals(fold(match[0])) for match in found if match), None)


def _body(head: list[str], council: str | None) -> str | None:
    bare = [at for at, row in enumerate(head[:-1]) if _BARE_PAPER.fullmatch(row)]
    bare = [at for at in bare if not _VENUE.search(head[at + 1])]
    # What follows "MINUTES" is what met; the rows above may name those that it serves.
    for row in [*(head[at + 1] for at in bare[:1]), *head]:
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
    rows = [row for row in head if not (NO_TITLE.search(row) or _OF_SOURCE.match(row))]
    # A paper's name comes early in its row: "three minutes was the limit" is none.
    named = [row for row in rows if _NAMES_PAPER.search(" ".join(row.split()[:_NAMED_WITHIN]))]
    bare = bool(named) and bool(_BARE_PAPER.fullmatch(named[0]))
    if named and not bare:
        title = named[0]
    else:
        meeting = [row for row in rows if re.search(r"\bmeeting\b|\bdecision\b", row, re.I)]
        meeting = [row for row in meeting if not _TELLS_OF_IT.search(row)]
        near = [row for row in meeting if row in head[:_TITLED_WITHIN] or find_date(row)]
        plain = [row for row in near if not re.match(r"at an?\b", row, re.I) or not reading.body]
        short = [row for row in plain if len(row.split()) <= 26 and row not in named]
        title = next(iter(short), None) or reading.body or (rows or head or [""])[0]
        if bare and title != named[0]:
            paper = named[0].strip(": ").split()[-1].capitalize()
            title = f"{paper}: {title}"
    title = _PAGE_AFTER_DAY.sub("", _WHERE_HELD.split(title)[0])
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
    said = {
        name: re.search(form, words) for name, form in (("minute", "minute"), ("agenda", _AGENDA))
    }
    first = {name: match.start() for name, match in said.items() if match}
    summons = re.search(r"\bsummoned to attend\b|\bhereby (?:summoned|given)\b", words)
    if summons or (first and min(first, key=lambda n: first[n]) == "agenda"):
        return "agenda" if "minutes of" not in words or summons else "minutes"
    return "minutes"
