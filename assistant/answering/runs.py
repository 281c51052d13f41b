"""Runs of list items, resolution parts or table rows: the whole that a line belongs to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answering.candidates import Candidate
from assistant.answering.onward import (
    MOST_INTRODUCING,
    PARTS,
    WORDS,
    Span,
    alike,
    block_at,
    carried_on,
    in_parts,
    introduces_list,
    leads_into,
    near,
)
from assistant.answering.quoting import words_in
from corpus.sentences import sentence_spans, skip_marker
from corpus.types import REPORT_DETAILS, Block, Document

# In a long run, a numbered paragraph of more words than this is no item of a list.
ITEM_WORDS = 38


def whole_list(candidate: Candidate, document: Document) -> Candidate | None:
    """The list that the candidate introduces or is part of.

    A list is two or more blocks of one kind in a row under one agenda item, with the line before
    them where it introduces them; items that nothing introduces are one only where the source has
    them unbroken. ``None`` where there is none. Of a list that is longer than ``WORDS`` the
    candidate's part is kept, from its beginning if that fits.
    """
    if candidate.block.context == REPORT_DETAILS:
        return None  # each row of a report's head says something else
    here = block_at(candidate, document)
    if here is None:
        return None
    if candidate.block.kind not in PARTS or introduces_list(candidate.text):
        return _introduced(candidate, document)
    return _around(candidate, document, here)


def _introduced(candidate: Candidate, document: Document) -> Candidate | None:
    """The list that the candidate's block introduces, with the candidate and what stands between
    where all that fits; else from the sentence on that introduces it."""
    text, block = document.text, candidate.block
    end = candidate.start + len(text[candidate.start : block.end].rstrip())
    opening = replace(candidate, end=end, text=text[candidate.start : end])
    if not introduces_list(opening.text):
        return None
    start = sentence_spans(opening.text, candidate.start)[-1][0]
    if words_in(carried_on(opening, document, limit=2 * WORDS).whole) > WORDS:
        opening = replace(opening, start=start, text=text[start:end])
    found = carried_on(opening, document)
    return None if found is opening else found


def _around(candidate: Candidate, document: Document, here: int) -> Candidate | None:
    """The list of which the candidate's block, numbered ``here``, is one item."""
    text, blocks = document.text, document.blocks
    first, last = _run(blocks, here, alike)
    opening = _opening(text, blocks, first)
    if opening is None:
        first, last = _run(blocks, here, lambda a, b: alike(a, b) and b.follows_on)
        if first == last:
            return None
    ends = [(b.start, b.end, n) for n, b in enumerate(blocks[: last + 1]) if n >= first]
    start, end = blocks[first].start, blocks[last].end
    if opening is None and _is_prose(blocks[here], text, start, end):
        return None
    spans: list[Span] = [*([opening] if opening else []), *ends]
    later = [span for span in spans if span[2] > here]
    if _words(text, spans[: len(spans) - len(later)]) > WORDS:
        own = (candidate.start, blocks[here].end, here)
        if opening and _words(text, [opening, own]) > WORDS:
            opening = None
        spans = [opening, own, *later] if opening else [own]
    while spans[-1][2] > here and _words(text, spans) > WORDS:
        spans.pop()
    if any(blocks[at].exempt for _, _, at in spans):
        return None
    spans[0] = (skip_marker(text, spans[0][0], spans[0][1]), *spans[0][1:])
    return in_parts(candidate, document, spans)


def _run(
    blocks: Sequence[Block], here: int, together: Callable[[Block, Block], bool]
) -> tuple[int, int]:
    """The numbers of the first and last of the blocks in a row that belong together."""
    first = last = here
    while first > 0 and together(blocks[first - 1], blocks[first]):
        first -= 1
    while last + 1 < len(blocks) and together(blocks[last], blocks[last + 1]):
        last += 1
    return first, last


def _opening(text: str, blocks: Sequence[Block], first: int) -> Span | None:
    """The sentence that introduces the list whose first item is numbered ``first``."""
    if not first or not near(blocks[first - 1], blocks[first]):
        return None
    before = blocks[first - 1]
    said = sentence_spans(text[before.start : before.end], before.start)
    for a, b in ((said[0][0], said[-1][1]), said[-1]):
        if words_in(text[a:b]) <= MOST_INTRODUCING and leads_into(text[a:b], blocks[first]):
            return a, b, first - 1
    return None


def _words(text: str, spans: Sequence[Span]) -> int:
    return sum(words_in(text[a:b]) for a, b, _ in spans)


def _is_prose(block: Block, text: str, start: int, end: int) -> bool:
    """Whether a block of a run that nothing introduces is a numbered paragraph, no item.

    It has sentences of its own, or is long in a run that cannot be quoted whole.
    """
    if block.kind == "table-row":
        return False
    own = text[block.start : block.end]
    if block.kind == "list-item" and len(sentence_spans(own, 0)) > 2:
        return True
    return words_in(text[start:end]) > WORDS and words_in(own) > ITEM_WORDS
