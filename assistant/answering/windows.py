"""What the models are shown around a sentence that may answer: the few beside it, or before."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.candidates import Candidate
from assistant.answering.quoting import words_in
from corpus.types import Document

# About the length of the texts that the reader was trained on.
WORDS = 60
# What stands so many characters before a sentence is its context. In talk that is often another's
# words; elsewhere it begins with the passage, whose heading the sentence stands under.
CONTEXT = 240

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


def context_of(candidate: Candidate, document: Document) -> str:
    """The words of its ``document`` that stand before a sentence; none at a beginning, and none
    that may not be shown where the sentence may be."""
    first = 0 if candidate.info.kind == "transcript" else candidate.hit.passage.start
    if not candidate.block.exempt:
        hidden = (b.end for b in document.blocks if b.exempt and b.end <= candidate.start)
        first = max([first, *hidden])
    low = max(first, candidate.start - CONTEXT)
    words = document.text[low : candidate.start]
    if low > first:
        words = words.partition(" ")[2]
    return " ".join(words.split())


def by_passage(candidates: Sequence[Candidate]) -> dict[str, list[Candidate]]:
    """The candidates by the id of their passage, each passage's in order of place."""
    found: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        found.setdefault(candidate.hit.passage.passage_id, []).append(candidate)
    for siblings in found.values():
        siblings.sort(key=lambda c: c.start)
    return found
