"""Reads whole-meeting minutes, agendas and decision notices as plain text or Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.fields import find_closing, find_date, find_status, find_time
from corpus.names import find_body, find_council
from corpus.layout import Paragraph, paragraphs, read_lines
from corpus.people import Presence, parse_people
from corpus.pieces import Piece, Reading, fold
from corpus.readers.numbering import Numbering
from corpus.readers.tables import Table
from corpus.sentences import sentence_spans
from corpus.types import AgendaItem, Attendee, BlockKind, Kind, Locator

_LISTED = re.compile(
    r"(?:(?:councillors?|members?|cllrs?|also|those|committee members)\s+)?(?P<label>present|in attendance|"
    r"attendance|apologies(?: for absence)?|absent|officers(?: present)?|substitutes?|"
    r"also in attendance)(?:\s+(?:were|was|received from|from))?\s*(?P<mark>[:–—-])?\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_APOLOGIES = re.compile(
    r"\bapologies\b[^.]{0,60}?\bfrom:?\s+(?P<names>[^.]*(?:\.[^.]{0,3}[^.]*)*?)(?:\.\s|\.?$)", re.I
)
_CHAIRED = re.compile(
    r"^(?P<role>chair(?:man|person|woman)?|vice[- ]chair\w*|(?:parish |town )?clerk|mayor|minutes(?: taken)? by)"
    r"\s*[:–-]\s*(?P<name>[^:]{3,60})$",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    r"^\W*(?:it\s+was\s+(?:therefore\s+|further\s+|unanimously\s+)?(?:resolved|agreed|decided)\b|"
    r"RESOLVED\b|AGREED\b|DECIDED\b|RECOMMENDED\b|Resolved\s*(?::|[-–—]|that|unanimously)|"
    r"Agreed\s*(?::|[-–—]|that)|Decision\s*:|DECISION\s*[:–-]|(?:The\s+)?(?:council|committee|members|"
    r"panel|board|cabinet)\s+(?:unanimously\s+)?(?:RESOLVED|resolved|AGREED)\b|"
    r"Resolution\s*[:–-]|\(?\w{0,3}[.)]?\s*RESOLVED\b)",
)
_ACTION = re.compile(r"^\W*ACTIONS?\s*(?:POINTS?)?\s*[:–-]", re.IGNORECASE)
_TITLE_END = re.compile(r"(?P<title>[^.:;?!]{2,90}?)\s*(?::|\s[-–—]\s|[.]\s+(?=[A-Z]))")
_LITTLE = frozenset(["of", "and", "the", "for", "to", "in", "on", "at", "a", "an", "with", "by", "from", "or"])
_NOT_THIS_MEETING = re.compile(
    r"\b(?:next|previous|last|approv\w+|confirm\w+|signed|correct record|future|following)\b", re.I
)


@dataclass(slots=True)
class _State:
    item: AgendaItem | None = None
    heading: str | None = None
    presence: Presence | None = None
    resolving: bool = False
    table: Table | None = None

    def locator(self, part: Paragraph, paragraph: str | None = None) -> Locator:
        path = (self.heading,) if self.heading else ()
        return Locator(self.item, paragraph, part.page, heading_path=path)


def read(text: str) -> Reading:
    """Read a whole meeting's minutes; agenda text and decision notices get their own kind."""
    parts = paragraphs(read_lines(text))
    reading = Reading(kind="minutes")
    numbering = Numbering([part.text for part in parts])
    state = _State()
    head = 0
    for at, part in enumerate(parts):
        if not _read_part(part, state, numbering, reading):
            head = at + 1
        if head <= at and head < 2:
            head = 2 if at < 2 else head
    _read_head(parts, _head_length(parts), reading)
    for part in parts:
        closed = find_closing(part.text)
        reading.closed_at = closed or reading.closed_at
    rows = [row.strip(" *#\t") for row in text.split("\n") if row.strip()]
    reading.status = find_status(rows[:12] + rows[-6:])
    return reading


def _head_length(parts: list[Paragraph]) -> int:
    """How many paragraphs stand before the first list of people or the first item."""
    for at, part in enumerate(parts[:25]):
        listed = _LISTED.fullmatch(part.text)
        if at and listed and (listed["mark"] or len(part.text.split()) <= 3):
            return at
        if at and part.is_item and not re.match(r"\D{0,3}\d{1,2}(?:st|nd|rd|th)", part.text):
            return at
    return min(len(parts), 12)


def _read_head(parts: list[Paragraph], length: int, reading: Reading) -> None:
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


def _read_part(part: Paragraph, state: _State, numbering: Numbering, reading: Reading) -> bool:
    """Add the pieces of one paragraph; True once the body of the minutes is being read."""
    text = part.text
    if part.is_row:
        state.table = state.table or Table(section=_about(state))
        piece = state.table.row(text, state.locator(part))
        if piece is not None:
            reading.pieces.append(piece)
        return True
    state.table = None
    plain = text.lstrip("# ")
    if _read_people(plain, part, state, reading):
        return True
    numbered = numbering.read(
        text, heading_like=_heading_like(part, _without_number(plain)), resolving=state.resolving
    )
    if numbered and numbered.role == "item":
        title = _title(part, numbered.rest)
        state.item, state.heading = AgendaItem(numbered.number, title), None
        state.resolving, state.presence = False, None
        reading.agenda.append(state.item)
        if title is not None and len(title.split()) >= len(numbered.rest.split()):
            reading.pieces.append(Piece(plain, "heading", state.locator(part)))
        else:
            _add_prose(plain, "paragraph", state.locator(part), state, reading)
        _apologies(numbered.rest, reading)
        if title and re.search(r"\b(?:attendance|present)\b", title, re.IGNORECASE):
            state.presence = "present"
        elif title and "apolog" in title.lower():
            state.presence = "apologies"
        return True
    if numbered is None and _is_heading(part, text):
        state.heading = plain.rstrip(": ")
        state.resolving, state.presence = False, None
        if state.item is None or state.item.number is None:
            started = bool(reading.agenda) or len(reading.pieces) > 4
            state.item = AgendaItem(None, state.heading) if started else state.item
            if state.item is not None:
                reading.agenda.append(state.item)
        reading.pieces.append(Piece(plain, "heading", state.locator(part)))
        return bool(reading.agenda)
    paragraph = numbered.number if numbered and numbered.role == "paragraph" else None
    listed = (numbered is not None and numbered.role == "list") or part.is_item
    kind: BlockKind = "list-item" if listed and paragraph is None else "paragraph"
    if state.resolving and listed:
        kind = "resolution"
    _apologies(plain, reading)
    _add_prose(plain, kind, state.locator(part, paragraph), state, reading)
    return bool(reading.agenda)


def _add_prose(
    text: str, kind: BlockKind, locator: Locator, state: _State, reading: Reading
) -> None:
    """Add a paragraph, what it resolves as a block of its own; nothing is left out between."""
    spans = sentence_spans(text)
    cuts = [s for s, e in spans if _DECIDES.match(text[s:e]) or _ACTION.match(text[s:e])]
    if not cuts:
        reading.pieces.append(Piece(text, kind, locator))
        if kind == "paragraph" and not text.rstrip().endswith(":"):
            state.resolving = False
        return
    edges = sorted({0, *cuts, len(text)})
    for start, end in zip(edges, edges[1:], strict=False):
        words = text[start:end].strip()
        if not words:
            continue
        if _ACTION.match(words):
            reading.pieces.append(Piece(words, "note", locator))
        elif start in cuts:
            state.resolving = True
            reading.pieces.append(Piece(words, "resolution", locator))
        else:
            reading.pieces.append(Piece(words, kind, locator))


def _read_people(text: str, part: Paragraph, state: _State, reading: Reading) -> bool:
    """Read "Present: …" and its like, and the lines of names under such a label."""
    chaired = _CHAIRED.match(text)
    if chaired and not reading.agenda:
        for person in parse_people(chaired["name"], "present")[:1]:
            role = chaired["role"].capitalize()
            reading.attendance.append(Attendee(person.name, person.role or role, person.presence))
        reading.pieces.append(Piece(text, "attendance", state.locator(part)))
        return True
    listed = _LISTED.fullmatch(text)
    if listed and (listed["mark"] or not listed["rest"]) and len(listed["rest"].split()) < 150:
        state.presence = _presence(listed["label"])
        reading.attendance += parse_people(listed["rest"], state.presence)
        reading.pieces.append(Piece(text, "attendance", state.locator(part)))
        return True
    if state.presence is None:
        return False
    if (part.is_item and re.match(r"\W*\d", text)) or _is_heading(part, text):
        state.presence = None
        return False
    people = parse_people(re.sub(r"^[-–•*]\s+", "", text), state.presence)
    names = sum(len(p.name.split()) + len((p.role or "").split()) for p in people)
    if people and (names * 2 >= len(text.split()) or ":" in text[:30]) and not _DECIDES.match(text):
        reading.attendance += people
        reading.pieces.append(Piece(text, "attendance", state.locator(part)))
        return True
    if state.item is None and len(text.split()) <= 12:
        reading.pieces.append(Piece(text, "attendance", state.locator(part)))
        return True
    state.presence = None
    return False


def _presence(label: str) -> Presence:
    low = label.lower()
    if low.startswith("apolog"):
        return "apologies"
    if low.startswith("absent"):
        return "absent"
    if low.startswith("substitute"):
        return "substitute"
    return "present" if low in ("present", "attendance") else "in attendance"


def _apologies(text: str, reading: Reading) -> None:
    match = _APOLOGIES.search(text)
    if match:
        reading.attendance += parse_people(match["names"], "apologies")


def _about(state: _State) -> str:
    title = state.item.title if state.item else None
    return ". ".join(part for part in (title, state.heading) if part)


def _without_number(text: str) -> str:
    return re.sub(
        r"^(?:(?:agenda\s+)?item\s+)?[A-Z]{0,3}[\d./-]+[.):]?\s*[-–]?\s*", "", text, flags=re.I
    )


def _heading_like(part: Paragraph, rest: str) -> bool:
    """True when a paragraph after its number looks like, or begins with, a title."""
    if part.bold or part.text.startswith("#") or part.lead:
        return True
    words = rest.split()
    if not words or not rest[:1].isupper():
        return False
    if len(words) <= 12 and not re.search(r"[.!?;]$", rest):
        return True
    led = _TITLE_END.match(rest)
    return bool(led) and _titled(led["title"] if led else "")


def _titled(title: str) -> bool:
    words = [w for w in re.findall(r"[A-Za-z][\w'’-]*", title) if w.lower() not in _LITTLE]
    if not words or len(title.split()) > 12 or _DECIDES.match(title):
        return False
    capitals = sum(w[:1].isupper() for w in words)
    return title.isupper() or capitals >= 0.6 * len(words)


def _title(part: Paragraph, rest: str) -> str | None:
    """The title of an item, from bold words, a short line, or the words before a stop."""
    rest = rest.strip()
    if part.lead and not part.bold:
        lead = _without_number(part.lead).strip(" .:–-")
        if lead and len(lead.split()) <= 16:
            return lead
    if part.bold or (len(rest.split()) <= 14 and not re.search(r"[.!?;]\s+\S", rest)):
        words = rest.strip(" :–-")
        short = len(words.split()) <= 25 and not re.search(r"\b(?:was|were|had|has|is)\b", words)
        return (words.rstrip(".") or None) if short or part.bold else None
    led = _TITLE_END.match(rest)
    if led and _titled(led["title"]):
        return fold(led["title"])
    return None


def _is_heading(part: Paragraph, text: str) -> bool:
    if text.startswith("#"):
        return True
    if part.lines > 2 or len(text.split()) > 12 or _DECIDES.match(text) or part.is_item:
        return False
    words = text.rstrip(":")
    if part.bold and not words.endswith("."):
        return True
    return words.isupper() and len(words) > 3 and not words.endswith(".")
