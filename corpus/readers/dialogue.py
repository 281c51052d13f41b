"""Reads a transcript written as a play is: "Name: what was said", or captions with ">>".

So do subtitling services, clerks' own notes of a recording and parliaments publish speech. The
lines before the first turn say what met and when.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from corpus.fields import find_date, find_time
from corpus.names import find_body, find_council
from corpus.pieces import Piece, Reading, fold, unique
from corpus.readers.heads import dated_rows
from corpus.readers.labels import Segment, doubtful_parts
from corpus.types import Locator

_TIME = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?"
_TURN = re.compile(
    rf"\s*(?:>>+\s*)?(?:(?P<time>{_TIME})\s+(?:[-–]\s+)?)?\**(?P<name>[A-Z][^:\n|]{{0,58}}?)\**\s*"
    rf"(?:(?P<after>{_TIME})\s*)?:\**[ \t]+(?P<words>\S.*)"
)
# A numbered heading marked so is no speech.
_CHEVRONS = re.compile(r"\s*>>+(?!\s*\d{1,3}[.)]\s)\s*(?P<words>.*)")
_IN_BRACKETS = re.compile(r"\[[^\]]*\]")
_ASIDE = re.compile(r"\s*[\[(][^\])]*[\])]\s*")
# Labels of a paper that is not speech: they may recur too.
_NO_SPEAKER = re.compile(
    r"(?:resol\w+|agreed|action\w*|decision\w*|recommend\w+|note[sd]?|q\d*|a\d*|question\w*|"
    r"answers?|respons\w+|repl(?:y|ies)|proposed\w*|proposer|seconded\w*|seconder|votes?|voting|"
    r"for|against|abstain\w*|item\b.*|agenda\b.*|minutes?|present|apologies|motion|amendment|"
    r"date|time|place|venue|reason\w*|options?|option \w+|risk\w*|cost\w*|budget|target|status|"
    r"owner|lead|due|update|outcome|purpose|background|appendix.*|table.*|figure.*|contact.*|"
    r"reference|ref|application.*|site|location|ward|applicant|comments?|objections?|total|"
    r"income|expenditure|cllrs|councillors|members|officers|in attendance|also present|"
    r"supplementary\b.*|conditions?|subject)",
    re.IGNORECASE,
)
_NUMBERED_SPEAKER = re.compile(
    r"(?:(?:unknown|unidentified) )?(?:speaker|voice|male|female|participant)\s*[#\d?A-Z]*",
    re.IGNORECASE,
)
_BY_MACHINE = re.compile(
    r"\b(?:auto\w*|machine|caption\w*|subtitles?|speech[- ]to[- ]text|diari[sz]\w+)\b", re.I
)
_SPEECH = re.compile(r"\b(?:captions?|captioned|transcript\w*|subtitles?|recording)\b", re.I)
_STOP = re.compile(r"[.?!](?=\s|$)")
FEWEST_TURNS, LONGEST_NAME = 6, 7
# What share of the words after the first turn, and of the turns, must be spoken by those who
# speak more than once.
SPOKEN, SPOKEN_AGAIN = 0.6, 0.7
FEWEST_CAPTIONED, WORDS_A_STOP = 150, 60


@dataclass(slots=True)
class _Turn:
    """Where a turn begins, among the lines, and whose it is."""

    name: str | None
    time: str | None
    words: str
    at: int
    lines: list[str] = field(default_factory=list)


def is_dialogue(text: str) -> bool:
    """Whether most of ``text`` is turns of people who speak again and again, or captions."""
    lines = text[:60_000].split("\n")
    turns = [turn for at, line in enumerate(lines) if (turn := _turn(line, at)) is not None]
    return _is_play(lines, turns) or _is_captions(lines)


def _is_play(lines: list[str], turns: list[_Turn]) -> bool:
    often = Counter(turn.name for turn in turns)
    again = [turn for turn in turns if often[turn.name] > 1]
    if len(turns) < FEWEST_TURNS or len({turn.name for turn in again}) < 2:
        return False
    if len(again) < SPOKEN_AGAIN * len(turns):
        return False
    spoken = everything = 0
    within = False
    for at in range(turns[0].at, len(lines)):
        words = len(lines[at].split())
        turn = _turn(lines[at], at)
        within = turn is not None or (within and bool(lines[at].strip()))
        everything += words
        spoken += words if within else 0
    return spoken >= SPOKEN * everything


def _is_captions(lines: list[str]) -> bool:
    """Whether these are captions: said so at the head, and hardly a full stop in them."""
    if sum(bool(_CHEVRONS.match(line)) for line in lines) >= FEWEST_TURNS:
        return True
    text = "\n".join(lines)
    words = len(text.split())
    if words < FEWEST_CAPTIONED or not _SPEECH.search(text[:300]):
        return False
    return len(_STOP.findall(text)) * WORDS_A_STOP < words


def read(text: str) -> Reading:
    """Read such a transcript. Names, times and asides in brackets are lifted out of the speech.

    Labels that a machine made ("Speaker 4", or a head that says so) are doubted as a webcast's
    are; those that people wrote are taken at their word.
    """
    lines = text.split("\n")
    turns, head = _turns(lines)
    reading = Reading(kind="transcript")
    _read_head(head, reading)
    names = [turn.name for turn in turns if turn.name]
    reading.speakers = [name for name in unique(names) if not _NUMBERED_SPEAKER.fullmatch(name)]
    by_machine = bool(_BY_MACHINE.search(" ".join(head)) or len(reading.speakers) < len(set(names)))
    segments = [Segment(turn.name, turn.time, lines=turn.lines) for turn in turns]
    chair = Counter(names).most_common(1)[0][0] if names else None
    for position, segment in enumerate(segments):
        said = [(segment.text, True)]
        if by_machine:
            said = doubtful_parts(segments, position, chair)
        for words, certain in said:
            locator = Locator(speaker=segment.speaker, speaker_certain=certain, time=segment.time)
            reading.pieces.append(Piece(words, "turn", locator))
    return reading


def _turn(line: str, at: int) -> _Turn | None:
    """The turn that begins on this line, if one does."""
    match = _TURN.fullmatch(line)
    if match is None:
        return None
    name = fold(match["name"]).strip("*_ -–")
    if not name or len(name.split()) > LONGEST_NAME or _NO_SPEAKER.fullmatch(name):
        return None
    # "It was agreed that the following apply: …" is no name; "The Chair - Cllr Bee" is.
    capitals = [w for w in re.findall(r"[A-Za-z][\w'’.-]*", name) if w[0].isupper()]
    small = [w for w in re.findall(r"[A-Za-z][\w'’.-]*", name) if w[0].islower()]
    if len(small) > len(capitals) or re.search(r"[.?!,;] [a-z]", name):
        return None
    time = match["time"] or match["after"]
    return _Turn(name, time.strip("[]()") if time else None, match["words"], at)


def _turns(lines: list[str]) -> tuple[list[_Turn], list[str]]:
    """The turns in order with their lines, and the rows before the first."""
    found = [turn for at, line in enumerate(lines) if (turn := _turn(line, at)) is not None]
    play = _is_play(lines, found)
    often = Counter(turn.name for turn in found)
    head: list[str] = []
    turns: list[_Turn] = []
    for at, line in enumerate(lines):
        turn = _turn(line, at) if play else None
        # The head's own rows look like turns ("Present: …"), but nobody says them again.
        if turn is not None and not turns and often[turn.name] < 2:
            turn = None
        caption = None if play else _CHEVRONS.fullmatch(line)
        if turn is not None:
            turn.lines.append(turn.words)
            turns.append(turn)
        elif caption is not None:
            turns.append(_Turn(None, None, caption["words"], at, [caption["words"]]))
        elif _begun(turns, head, line, play):
            _go_on(turns, line, at)
        elif line.strip():
            head.append(fold(line).lstrip("# "))
    return [turn for turn in turns if any(turn.lines)], head


def _begun(turns: list[_Turn], head: list[str], line: str, play: bool) -> bool:
    """Whether the speech has begun; captions without marks begin after one row of head."""
    return bool(turns) or (not play and bool(head) and not find_date(line))


def _go_on(turns: list[_Turn], line: str, at: int) -> None:
    """Add a line to the turn it goes on; an aside in brackets stands by itself."""
    words = fold(line)
    if not words:
        return
    if _ASIDE.fullmatch(words):
        speaker = turns[-1].name if turns else None
        turns.append(_Turn(None, None, words, at, [words]))
        turns.append(_Turn(speaker, None, "", at))
    elif turns:
        turns[-1].lines.append(words)
    else:
        turns.append(_Turn(None, None, words, at, [words]))


def _read_head(head: list[str], reading: Reading) -> None:
    rows = [fold(_IN_BRACKETS.sub(" ", row)) or row for row in head if row][:10]
    for row in rows:
        reading.council = reading.council or find_council(row)
        reading.starts_at = reading.starts_at or (find_time(row) if find_date(row) else None)
        body = find_body(row) if len(row.split()) <= 20 else None
        if reading.body is None and body and body != reading.council:
            reading.body = body
    dated = dated_rows(rows)
    reading.meeting_date = find_date(dated[0]) if dated else None
    named = [row for row in rows if len(row) <= 120 and not _ASIDE.fullmatch(row)]
    reading.title = reading.body or next(iter(named), None) or "Transcript"
