"""Reads whole-meeting minutes, agendas and decision notices as plain text or Markdown."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from corpus.fields import find_closing, find_status
from corpus.layout import Paragraph, paragraphs, read_lines
from corpus.people import Presence, parse_people
from corpus.pieces import Piece, Reading
from corpus.readers.headings import DECIDES, heading_like, is_heading, title_of, without_number
from corpus.readers.heads import LISTED, head_length, read_head
from corpus.readers.numbering import Numbering
from corpus.readers.tables import Table
from corpus.sentences import sentence_spans
from corpus.types import AgendaItem, Attendee, BlockKind, Locator

_APOLOGIES = re.compile(
    r"\bapologies\b[^.]{0,60}?\bfrom:?\s+(?P<names>[^.]*(?:\.[^.]{0,3}[^.]*)*?)(?:\.\s|\.?$)", re.I
)
_CHAIRED = re.compile(
    r"^(?P<role>chair(?:man|person|woman)?|vice[- ]chair\w*|(?:parish |town )?clerk|mayor|minutes(?: taken)? by)"
    r"\s*[:–-]\s*(?P<name>[^:]{3,60})$",
    re.IGNORECASE,
)
_ACTION = re.compile(r"^\W*ACTIONS?\s*(?:POINTS?)?\s*[:–-]", re.IGNORECASE)


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
    read_head(parts, head_length(parts), reading)
    for part in parts:
        closed = find_closing(part.text)
        reading.closed_at = closed or reading.closed_at
    rows = [row.strip(" *#\t") for row in text.split("\n") if row.strip()]
    reading.status = find_status(rows[:12] + rows[-6:])
    return reading


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
        text, heading_like=heading_like(part, without_number(plain)), resolving=state.resolving
    )
    if numbered and numbered.role == "item":
        title = title_of(part, numbered.rest)
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
    if numbered is None and is_heading(part, text):
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
    cuts = [s for s, e in spans if DECIDES.match(text[s:e]) or _ACTION.match(text[s:e])]
    if not cuts:
        reading.pieces.append(Piece(text, kind, locator))
        if kind == "paragraph" and not text.rstrip().endswith(":"):
            state.resolving = False
        return
    edges = sorted({0, *cuts, len(text)})
    for start, end in itertools.pairwise(edges):
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
    listed = LISTED.fullmatch(text)
    if listed and (listed["mark"] or not listed["rest"]) and len(listed["rest"].split()) < 150:
        state.presence = _presence(listed["label"])
        reading.attendance += parse_people(listed["rest"], state.presence)
        reading.pieces.append(Piece(text, "attendance", state.locator(part)))
        return True
    if state.presence is None:
        return False
    if (part.is_item and re.match(r"\W*\d", text)) or is_heading(part, text):
        state.presence = None
        return False
    people = parse_people(re.sub(r"^[-–•*]\s+", "", text), state.presence)
    names = sum(len(p.name.split()) + len((p.role or "").split()) for p in people)
    if people and (names * 2 >= len(text.split()) or ":" in text[:30]) and not DECIDES.match(text):
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
