"""Reads a transcript written as a play is, "Name: what was said", or captions.

So do clerks' own notes of a recording, parliaments, subtitling services and the programs in
which meetings are held publish speech.
"""

from __future__ import annotations

import re
from collections import Counter

from corpus.fields import find_date, find_time
from corpus.names import find_body, find_council
from corpus.pieces import Piece, Reading, fold, unique
from corpus.readers.heads import MOST_TITLE, dated_rows
from corpus.readers.labels import Segment, doubtful_parts
from corpus.readers.script import HEAD_ROWS, HEAD_WORDS, NUMBERED_SPEAKER, script_of
from corpus.types import Locator

_IN_BRACKETS = re.compile(r"\[[^\[\]]{0,200}\]")
_BY_MACHINE = re.compile(
    r"\(auto\)|\bauto(?:matic\w*|mated)?[- ](?:\w+[- ])?(?:caption|transcri|subtitle|generat)|"
    r"\bmachine\b|\bcaptions?\b|\bsubtitles?\b|\bspeech[- ]to[- ]text\b",
    re.IGNORECASE,
)


def is_dialogue(text: str) -> bool:
    """Whether ``text`` is a transcript of this shape."""
    return script_of(text) is not None


def read(text: str) -> Reading:
    """Read such a transcript. Names, times and what programs put between are lifted out.

    What nobody says (headings, asides in brackets) stays, without a speaker. Labels that a
    machine made ("Speaker 4", or a head that says so) are doubted as a webcast's are; those that
    people wrote are taken at their word.
    """
    script = script_of(text)
    reading = Reading(kind="transcript")
    if script is None:
        return reading
    _read_head(script.head, reading)
    reading.pieces = [Piece(row) for row in script.head]
    names = [turn.name for turn in script.turns if turn.name]
    numbered = [name for name in names if NUMBERED_SPEAKER.fullmatch(name)]
    reading.speakers = [name for name in unique(names) if name not in numbered]
    by_machine = _BY_MACHINE.search(" ".join(script.head)) or 2 * len(numbered) > len(names)
    segments = [Segment(turn.name, turn.time, lines=turn.lines) for turn in script.turns]
    chair = Counter(names).most_common(1)[0][0] if names else None
    for position, (turn, segment) in enumerate(zip(script.turns, segments, strict=True)):
        said = [(segment.text, True)]
        if by_machine and not turn.heading:
            said = doubtful_parts(segments, position, chair)
        for words, certain in said:
            locator = Locator(speaker=turn.name, speaker_certain=certain, time=turn.time)
            reading.pieces.append(Piece(words, "note" if turn.heading else "turn", locator))
    return reading


def _read_head(head: list[str], reading: Reading) -> None:
    """What met, and when, by the first rows of the head."""
    rows = [row for row in head[:HEAD_ROWS] if len(row.split()) <= HEAD_WORDS]
    rows = [fold(_IN_BRACKETS.sub(" ", row)) or row for row in rows]
    for row in rows:
        reading.council = reading.council or find_council(row)
        reading.starts_at = reading.starts_at or (find_time(row) if find_date(row) else None)
        body = find_body(row)
        if reading.body is None and body and body != reading.council:
            reading.body = body
    dated = dated_rows(rows)
    reading.meeting_date = find_date(dated[0]) if dated else None
    named = [row for row in rows if len(row) <= MOST_TITLE and not row.startswith("[")]
    reading.title = reading.body or next(iter(named), None) or "Transcript"
