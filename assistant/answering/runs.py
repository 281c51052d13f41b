"""Runs of list items, resolution parts or table rows: the whole that a line belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.candidates import Candidate
from assistant.answering.quoting import words_in
from corpus.sentences import sentence_spans, skip_marker
from corpus.types import REPORT_DETAILS, Block, Document

# Words that a list may have to be quoted whole.
WORDS = 80
_INTRODUCES = re.compile(
    r":\s*$|\b(?:the following|as follows|(?:set out|listed|shown|given) below)\.?\s*$", re.I
)
# In a long run, a numbered paragraph of more words than this is no item of a list.
ITEM_WORDS = 38
# Kinds of block that make up lists and tables.
PARTS = frozenset({"list-item", "resolution", "table-row"})


def whole_list(candidate: Candidate, document: Document) -> Candidate | None:
    """The list that the candidate introduces or is part of, as one slice of the document.

    A list is two or more blocks of one kind in a row under one agenda item, unbroken in the
    source, with the line before them where it introduces them. ``None`` where there is none. Of
    a list that is longer than ``WORDS`` the candidate's part is kept, from its beginning if that
    fits.
    """
    if candidate.block.context == REPORT_DETAILS:
        return None  # each row of a report's head says something else
    blocks = document.blocks
    here = next((n for n, b in enumerate(blocks) if b.start == candidate.block.start), None)
    if here is None:
        return None
    text = document.text
    introduces = candidate.block.kind not in PARTS or text[candidate.end - 1] == ":"
    if introduces:
        if not introduces_list(text[candidate.start : candidate.block.end]):
            return None
        first = here + 1
        if first >= len(blocks) or not _beside(blocks[here], blocks[first]):
            return None
        if _heads_table(blocks, first):
            first += 1
        start = candidate.start
    else:
        first = here
        while first > 0 and alike(blocks[first - 1], blocks[first]):
            first -= 1
        start = blocks[first].start
        if first > 0 and _beside(blocks[first - 1], blocks[first]):
            opening = text[blocks[first - 1].start : blocks[first - 1].end].rstrip()
            if introduces_list(opening) and words_in(opening) <= 30:
                start = blocks[first - 1].start
    last = max(first, here)
    while last + 1 < len(blocks) and alike(blocks[last], blocks[last + 1]):
        last += 1
    if last == first and not introduces:
        return None
    if start == blocks[first].start and _is_prose(blocks[here], text, start, blocks[last].end):
        return None
    while last > here and words_in(text[start : blocks[last].end]) > WORDS:
        last -= 1
    if words_in(text[start : blocks[last].end]) > WORDS:
        start = candidate.start
    start = skip_marker(text, start, blocks[last].end)
    end = blocks[last].end
    if any(b.exempt for b in blocks if b.start < end and b.end > start):
        return None
    return replace(candidate, start=start, end=end, text=text[start:end], listed=True)


def introduces_list(text: str) -> bool:
    """Whether words end as those do that a list follows."""
    return bool(_INTRODUCES.search(text))


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


def _heads_table(blocks: Sequence[Block], at: int) -> bool:
    """Whether the block there names the columns of the table whose rows follow."""
    return (
        blocks[at].kind == "heading"
        and at + 1 < len(blocks)
        and blocks[at + 1].kind == "table-row"
        and _beside(blocks[at], blocks[at + 1])
    )


def _beside(one: Block, other: Block) -> bool:
    """Whether two neighbouring blocks are of one place, with nothing of the source between."""
    a, b = one.locator, other.locator
    return other.follows_on and a.agenda_item == b.agenda_item and a.speaker == b.speaker


def alike(one: Block, other: Block) -> bool:
    """Whether two neighbouring blocks are items of one list, or rows of one table."""
    return one.kind == other.kind and one.kind in PARTS and _beside(one, other)
