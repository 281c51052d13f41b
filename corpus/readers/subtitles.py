"""Brings transcripts as programs export them (WebVTT, SubRip, Teams, Otter) to lines of speech.

What is no speech is taken out (cue numbers, times, tags), and a speaker's name, wherever the
program put it, stands before a colon at the beginning of the line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_CUE = re.compile(rf"\s*(?P<time>{CLOCK})\s+-->\s+{CLOCK}(?:\s+\S+:\S+)*\s*")
_HEADER = re.compile(
    r"\s*(?:WEBVTT\b.*|X-TIMESTAMP-MAP=.*|Kind: captions|Language: \w{2,3}(?:-\w+)?)\s*"
)
_NOTE = re.compile(r"\s*(?:NOTE|STYLE|REGION)\b.*")
_VOICE = re.compile(r"<v(?:\.[\w.-]+)?\s+(?P<name>[^<>]{1,60})>")
_TAG = re.compile(r"</?[a-z][^<>]{0,40}>|<\d[\d:.]*>", re.IGNORECASE)
_TIME_ALONE = re.compile(rf"\s*[\[(]?(?P<time>{CLOCK})[\])]?\s*")
# "Ann Bell  0:03", "[00:01:02] Ann Bell:" or "Ann Bell   0 minutes 3 seconds" alone on a line.
_NAME = r"(?P<name>[A-Z][^\d:\n|<>]{1,58}?)"
_NAME_ALONE = (
    re.compile(rf"\s*[\[(]?(?P<time>{CLOCK})[\])]?\s+(?:[-–]\s+)?{_NAME}\s*:?\s*"),
    re.compile(rf"\s*{_NAME}\s*[:,–-]?\s{{1,8}}[\[(]?(?P<time>{CLOCK})[\])]?\s*:?\s*"),
    re.compile(rf"\s*{_NAME}\s+(?:\d+ hours? )?\d+ minutes?(?: \d+ seconds?)?\s*"),
)
FEWEST = 4


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """A line of a transcript, the time it was said where the source gives one."""

    text: str
    time: str | None = None


def is_subtitled(text: str) -> bool:
    """Whether the text holds the timed cues of WebVTT or SubRip."""
    return len([line for line in text[:20_000].split("\n") if _CUE.fullmatch(line)]) >= FEWEST


def spoken_lines(text: str) -> list[SpokenLine]:
    """The lines of ``text`` without what such programs put between them; others as they are."""
    lines = text.split("\n")
    if is_subtitled(text):
        return _of_cues(lines)
    named = sum(_name_alone(line) is not None for line in lines[:2000])
    timed = sum(_TIME_ALONE.fullmatch(line) is not None for line in lines[:2000])
    if named >= FEWEST or timed >= FEWEST:
        return _named(lines, named >= FEWEST)
    return [SpokenLine(line) for line in lines]


def _of_cues(lines: list[str]) -> list[SpokenLine]:
    """The words of timed cues, one line each, with the name of their voice where it is given."""
    found: list[SpokenLine] = []
    time: str | None = None
    noted = False
    for at, line in enumerate(lines):
        cue = _CUE.fullmatch(line)
        following = lines[at + 1] if at + 1 < len(lines) else ""
        if cue is not None:
            time, noted = _tidy_time(cue["time"]), False
        elif not line.strip():
            noted = False
        elif _NOTE.fullmatch(line) and time is None:
            noted = True
        elif not noted and not _HEADER.fullmatch(line) and not _CUE.fullmatch(following):
            words = _VOICE.sub(lambda voice: f"{voice['name'].strip()}: ", line)
            words = _TAG.sub("", words).strip()
            before = found[-1].text if found else ""
            # Rolling captions say the last line again.
            if words and words != before:
                found.append(SpokenLine(words, time))
    return found


def _named(lines: list[str], names: bool) -> list[SpokenLine]:
    """The lines, names and times that stand alone drawn to the words that follow them."""
    found: list[SpokenLine] = []
    name = time = None
    for line in lines:
        alone = _TIME_ALONE.fullmatch(line)
        if alone is not None:
            time = alone["time"]
            continue
        head = _name_alone(line) if names else None
        if head is not None:
            name, time = head["name"].strip(" :,–-"), head.groupdict().get("time") or time
            continue
        if not line.strip():
            found.append(SpokenLine(""))
            continue
        found.append(SpokenLine(f"{name}: {line.strip()}" if name else line, time))
        name = time = None
    return found


def _name_alone(line: str) -> re.Match[str] | None:
    if len(line) > 120:
        return None
    return next((m for pattern in _NAME_ALONE if (m := pattern.fullmatch(line))), None)


def _tidy_time(time: str) -> str:
    """A cue's time without its fractions of a second."""
    return re.split(r"[.,]", time)[0]
