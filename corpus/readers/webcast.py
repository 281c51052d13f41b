"""Reads a Public-i webcast page: index of items and speakers first, then the transcript."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from corpus.fields import find_date, find_time
from corpus.names import find_body, find_council
from corpus.pieces import Piece, Reading, fold, unique
from corpus.readers.labels import Segment, doubtful_parts
from corpus.types import AgendaItem, Locator

_LABEL = re.compile(r"(?P<before>.*\S) - (?P<time>\d{1,2}:\d{2}:\d{2})")
_DISCLAIMER = re.compile(
    r"Disclaimer:.*transcript|This transcript was automatically generated", re.I
)
_NO_BODY = re.compile(r"disclaimer\b|this (?:transcript|page|recording)\b", re.IGNORECASE)
_INDEX_LINE = re.compile(
    r"Agenda item\s*:?|(?:Start|End) of webcast|Share this agenda point|-|", re.I
)
_ITEM = re.compile(r"(?P<number>\d{1,3}[a-z]?(?:\.\d+)?)[.)]?\s+(?P<title>\S.*)")
_NEW_TAB = re.compile(r"-?\s*.*,\s*opens in new tab", re.IGNORECASE)
_WEBCASTING = re.compile(r"\s*Webcast(?:ing|s)?\s*$", re.IGNORECASE)
# A name glued to the end of a caption line: at least two capitalised words.
_GLUED_NAME = re.compile(
    r"(?<=[a-z.,?!'’])(?P<name>(?:(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Rev|Prof)\.? )?"
    r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,3})$"
)


@dataclass(slots=True)
class _Index:
    """What the page lists before the transcript: items of business and who speaks."""

    items: list[AgendaItem] = field(default_factory=list)
    headings: dict[str, AgendaItem] = field(default_factory=dict)
    speakers: list[str] = field(default_factory=list)


def read(text: str) -> Reading:
    """Read a webcast page. Speaker labels, item headings and the index are lifted out.

    A new block starts wherever something was lifted, so no quote within one block runs over it.
    """
    lines = [fold(line) for line in text.split("\n")]
    start, index = _read_index(lines)
    end = len(lines)
    while end > start and (not lines[end - 1] or _NEW_TAB.fullmatch(lines[end - 1])):
        end -= 1
    reading = Reading(kind="transcript")
    _read_head(lines[: _first_index_line(lines, start)], reading)
    segments = _segments(lines[start:end], index)
    reading.agenda = index.items
    labelled = [segment.speaker for segment in segments if segment.speaker]
    reading.speakers = unique([*index.speakers, *labelled])
    # Who chairs is labelled the most often, for every hand-over goes through the chair.
    chair = Counter(labelled).most_common(1)[0][0] if labelled else None
    for position, segment in enumerate(segments):
        for words, certain in doubtful_parts(segments, position, chair):
            locator = Locator(
                agenda_item=segment.item,
                speaker=segment.speaker,
                speaker_certain=certain,
                time=segment.time,
            )
            reading.pieces.append(Piece(words, "turn", locator))
    return reading


def _first_index_line(lines: list[str], start: int) -> int:
    for at, line in enumerate(lines[:start]):
        if re.fullmatch(r"Agenda item\s*:?|Start of webcast", line, re.IGNORECASE):
            return at
    return min(start, 4)


def _read_head(head: list[str], reading: Reading) -> None:
    rows = [row for row in head if row]
    if not rows:
        return
    parts = [part.strip() for part in re.split(r"\s+[-–|]\s+", rows[0])]
    parts = [_WEBCASTING.sub("", part).strip() for part in parts]
    parts = [part for part in parts if part]
    for part in parts[1:]:
        # A page's own name for the council is the whole part ("City of Xton Council Webcasting").
        if reading.council is None and re.search(r"\bCouncil\b|\bBorough\b|\bCity of\b", part):
            reading.council = find_council(part) or part
    names = [part for part in parts if find_date(part) is None and part != reading.council]
    reading.title = names[0] if names else rows[0]
    for row in rows:
        reading.meeting_date = reading.meeting_date or find_date(row)
        reading.starts_at = reading.starts_at or (find_time(row) if find_date(row) else None)
    named = [row for row in rows[1:] if find_date(row) is None and not _NO_BODY.match(row)]
    second = named[0] if named else None
    reading.body = second if second and len(second) <= 120 else find_body(rows[0])
    if (
        reading.body is None
        and reading.title
        and re.search(
            r"committee|panel|board|council|cabinet|forum|commission", reading.title, re.IGNORECASE
        )
    ):
        reading.body = reading.title


def _read_index(lines: list[str]) -> tuple[int, _Index]:
    """Find the line where speech begins, and read the index that stands before it."""
    index = _Index()
    start = next((i + 1 for i, line in enumerate(lines) if _DISCLAIMER.match(line)), -1)
    if start < 0:
        start = next((i for i, line in enumerate(lines) if _LABEL.fullmatch(line)), 0)
    expecting = ""
    for line in lines[:start]:
        if re.fullmatch(r"Agenda item\s*:?", line, re.IGNORECASE):
            expecting = "item"
        elif line == "-":
            expecting = "speaker"
        elif not _INDEX_LINE.fullmatch(line):
            if expecting == "item":
                item = _item(line)
                index.items.append(item)
                index.headings[line] = item
            elif expecting == "speaker":
                index.speakers.append(line)
            expecting = ""
    index.speakers = unique(index.speakers)
    return start, index


def _item(line: str) -> AgendaItem:
    match = _ITEM.fullmatch(line)
    return AgendaItem(match["number"], match["title"]) if match else AgendaItem(None, line)


def _segments(lines: list[str], index: _Index) -> list[Segment]:
    """Cut the transcript at every label and every injected agenda heading."""
    known = sorted(index.speakers, key=len, reverse=True)
    headings = sorted(index.headings, key=len, reverse=True)
    current = Segment()
    segments = [current]
    for line in lines:
        if not line:
            continue
        heading = next((h for h in headings if line.endswith(h)), None)
        if heading is not None:
            before = line[: -len(heading)].rstrip()
            # "scrutiny1 Welcome": glued on; but "page 1 Welcome" in speech ends with a space.
            if not before or (before == line[: -len(heading)]):
                if before:
                    current.lines.append(before)
                current = Segment(current.speaker, current.time, index.headings[heading])
                current.same_turn = True
                segments.append(current)
                continue
        label = _LABEL.fullmatch(line)
        name, before = _who(label["before"], known) if label else (None, "")
        if label is None or name is None:
            current.lines.append(line)
            continue
        if before:
            current.lines.append(before)
        current = Segment(name, label["time"], current.item, glued=bool(before))
        segments.append(current)
    return segments


def _who(before: str, known: list[str]) -> tuple[str | None, str]:
    """Part a label's line into the speaker's name and any caption it is glued to."""
    if before in known:
        return before, ""
    for name in known:
        if before.endswith(name):
            rest = before[: -len(name)]
            if rest.strip() and (rest[-1] == " " and rest.strip()[-1].isalpha()):
                continue  # a longer name of which a known one is the end ("Mary Jane Bee")
            return name, rest.rstrip()
    glued = _GLUED_NAME.search(before)
    if glued:
        return glued["name"], before[: glued.start()].rstrip()
    if (
        len(before.split()) <= 14
        and before[:1].isupper()
        and not re.search(r"[a-z]{4}[.?!] [A-Z]", before)
    ):
        return before, ""
    # Words of several sentences before a time: the name is what stands last.
    tail = re.search(r"(?:[A-Z][\w'’.-]+ ){1,3}[A-Z][\w'’.-]+$", before)
    return (tail.group(), before[: tail.start()].rstrip()) if tail else (None, "")
