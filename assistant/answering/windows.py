"""The few sentences that the reader is shown around one that may answer."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.candidates import Candidate
from assistant.answering.quoting import words_in

# About the length of the texts that the reader was trained on.
WORDS = 60

Span = tuple[str, int, int]
"""A document's id and the offsets of a window in its text."""


def window_of(candidate: Candidate, siblings: Sequence[Candidate]) -> Span:
    """The candidate with as many sentences around it as ``WORDS`` words allow.

    ``siblings`` are the candidates of its passage in order. A short passage is one window for
    all of its sentences, so that it is read once.
    """
    here = next(n for n, other in enumerate(siblings) if other.start == candidate.start)
    first = last = here
    room = WORDS - words_in(candidate.text)
    sizes = [words_in(c.text) for c in siblings]
    if sum(sizes) <= WORDS:
        first, last, room = 0, len(siblings) - 1, 0
    while room > 0:
        after = last + 1 < len(siblings) and sizes[last + 1] <= room
        before = first > 0 and sizes[first - 1] <= room
        if not (after or before):
            break
        if after and (last - here <= here - first or not before):
            last += 1
            room -= sizes[last]
        else:
            first -= 1
            room -= sizes[first]
    return candidate.info.document_id, siblings[first].start, siblings[last].end


def by_passage(candidates: Sequence[Candidate]) -> dict[str, list[Candidate]]:
    """The candidates by the id of their passage, each passage's in order of place."""
    found: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        found.setdefault(candidate.hit.passage.passage_id, []).append(candidate)
    for siblings in found.values():
        siblings.sort(key=lambda c: c.start)
    return found
