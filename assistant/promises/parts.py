"""Cuts a resolution or a recommendation into its numbered parts."""

from __future__ import annotations

import re

_ENUMERATOR = re.compile(
    r"(?:^|(?<=[\s;:,–—-]))(?:and\s+|AND\s+)?\(?(?P<mark>\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+(?=\S)"
)
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv".split()


def split_parts(text: str, start: int) -> list[tuple[int, int]]:
    """The numbered parts of ``text[start:]`` as spans without their marks; one span if unnumbered.

    Marks must run on from the first (a, b, c; 1, 2, 3; i, ii, iii), so that a "(b)" that the text
    refers to does not cut it. What stands before the first mark belongs to no part.
    """
    marks = list(_ENUMERATOR.finditer(text, start))
    run: list[re.Match[str]] = []
    for match in marks:
        if not run:
            if _ordinal(match["mark"]) == 1 or match.start() == start:
                run = [match]
        elif _follows(run[-1]["mark"], match["mark"]):
            run.append(match)
    if not run:
        return [(start, len(text))]
    if len(run) == 1 and run[0].start() > start + 80:
        return [(start, len(text))]
    edges = [m.end() for m in run]
    ends = [m.start() for m in run[1:]] + [len(text)]
    return [_trim(text, a, b) for a, b in zip(edges, ends, strict=True) if text[a:b].strip()]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end].rstrip()
    piece = re.sub(r"[;,]?\s+(?:and|AND)$", "", piece)
    return start, start + len(piece.rstrip(" ;,"))


def _ordinal(mark: str) -> int:
    if mark.isdigit():
        return int(mark)
    if (mark in _ROMAN and mark != "x") or mark == "i":
        return _ROMAN.index(mark) + 1
    return ord(mark) - 96 if len(mark) == 1 else 0


def _follows(last: str, this: str) -> bool:
    if last.isdigit() != this.isdigit():
        return False
    if last.isdigit():
        return int(this) == int(last) + 1
    if last in _ROMAN and this in _ROMAN and _ROMAN.index(this) == _ROMAN.index(last) + 1:
        return True
    return len(last) == len(this) == 1 and ord(this) == ord(last) + 1
