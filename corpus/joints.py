"""Where a quote may run from one block into the next: only where the source itself does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.types import Block, Document

# Words on either side of a joint that are looked up in the source.
WORDS = 8


def mark_joints(text: str, blocks: Sequence[Block], source: str) -> tuple[Block, ...]:
    """The blocks with ``follows_on`` set where their joint stands in ``source`` as it is.

    ``text`` is the document's, ``source`` the decoded source; white space counts as one space,
    emphasis as nothing.
    Joints are sought in order, so that a phrase that comes again is found where it belongs.
    """
    whole = _bare(source)
    marked: list[Block] = []
    at = 0
    for number, block in enumerate(blocks):
        if number:
            before = blocks[number - 1]
            left = _bare(text[before.start : before.end]).split()[-WORDS:]
            right = _bare(text[block.start : block.end]).split()[:WORDS]
            found = whole.find(" ".join([*left, *right]), at)
            if found >= 0:
                at = found
                block = replace(block, follows_on=True)
        marked.append(block)
    return tuple(marked)


def _bare(text: str) -> str:
    """``text`` without Markdown's marks of emphasis, which readers drop, and with single spaces."""
    return " ".join(text.replace("*", "").replace("\\", "").split())


def longest_part(document: Document, start: int, end: int) -> tuple[int, int]:
    """The longest stretch of ``document.text[start:end]`` that the source has without a break."""
    inside = [b for b in document.blocks if b.start < end and b.end > start]
    parts: list[list[int]] = []
    for block in inside:
        a, b = max(start, block.start), min(end, block.end)
        if parts and block.follows_on:
            parts[-1][1] = b
        else:
            parts.append([a, b])
    if not parts:
        return start, end
    best = max(parts, key=lambda p: (p[1] - p[0], -p[0]))
    return best[0], best[1]
