"""What goes on in the blocks that follow: a list or a reply that words introduce, and the rest of
a sentence that breaks off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.candidates import Candidate
from assistant.answering.quoting import quote_span, words_in
from corpus.sentences import sentence_spans, skip_marker
from corpus.types import Block, BlockKind, Document

# Words that a list, or words with what they lead up to, may have to be quoted whole.
WORDS = 80
# Words that a sentence may have to stand before the list that it introduces.
MOST_INTRODUCING = 30
# Fewer words than this of what is too long to be quoted whole say too little.
_LEAST = 10
# Kinds of block that make up lists and tables, and those in which sentences stand.
PARTS = frozenset({"list-item", "resolution", "table-row"})
_ITEMS = frozenset({"list-item", "resolution"})
_PROSE = frozenset({"paragraph", "list-item", "resolution", "turn"})
_INTRODUCES = re.compile(
    r":\s*[-–—]*\s*$|\b(?:the following|as follows|(?:set out|listed|shown|given) below)\.?\s*$",
    re.I,
)
# "… approved the following payments" introduces where items or rows do follow.
_FOLLOWING = re.compile(
    r"\bthe following(?! (?:day|week|month|year|morning|meeting)s?\b)(?: [\w’'-]+){1,4}\.?\s*$",
    re.I,
)
# Words after which more must come.
_HANGS = re.compile(
    r"(?:,|\b(?:an?|the|to|of|and|or|that|which|who|for|by|with|in|on|at|from|as|be|been|is|are|"
    r"was|were|has|have|had|will|would|should|if|whether|than|not|their|its|his|our))\s*$",
    re.I,
)
# "… and the Council", before what it resolved.
_WHO_RESOLVED = re.compile(
    r"(?:\band|,) (?:it was|the (?:Council|Committee|Board|Panel|Cabinet|Commission))\s*$|"
    r"\b(?:the|and) (?:Members|Councillors)\s*$",
    re.I,
)
# With what somebody begins anew: captions have small letters there too.
_ANEW = re.compile(
    r"\W*(?:thanks?|okay|ok|yes|yeah|no|right|well|so|good|hello|hi|sorry|can|could|i|just)\b", re.I
)

Span = tuple[int, int, int]
"""Where a stretch of a document begins and ends, and the number of the block that holds it."""


def introduces_list(text: str) -> bool:
    """Whether words end as those do that a list follows."""
    return bool(_INTRODUCES.search(text))


def leads_into(said: str, following: Block) -> bool:
    """Whether words introduce the block that follows them."""
    itemised = following.kind in PARTS and _FOLLOWING.search(said)
    return introduces_list(said) or bool(itemised)


def carried_on(
    candidate: Candidate,
    document: Document,
    ranked: Sequence[Candidate] = (),
    limit: int = WORDS,
) -> Candidate:
    """The candidate with what it introduces, or with the rest of its sentence, where the blocks
    that follow hold that; itself where it ends with what it says.

    At most ``limit`` words in all. Of a list the first items are kept that fit; of a reply that
    is too long the sentences from the surest of ``ranked`` on.
    """
    spans = _followed(candidate, document, ranked, limit)
    return candidate if len(spans) == 1 else in_parts(candidate, document, spans)


def in_parts(candidate: Candidate, document: Document, spans: Sequence[Span]) -> Candidate:
    """The candidate over these stretches, each of the block after the one before.

    Where the source has something between two of them, a bullet or the edge of a page, they are
    quotes of their own: the first is the candidate's, the others are its ``rest``.
    """
    parts: list[Span] = []
    for start, end, at in spans:
        block = document.blocks[at]
        if parts and block.follows_on and not document.text[parts[-1][1] : start].strip():
            parts[-1] = (parts[-1][0], end, parts[-1][2])
        else:
            parts.append((skip_marker(document.text, start, end) if parts else start, end, at))
    whole = [
        replace(
            candidate,
            block=document.blocks[at],
            start=start,
            end=end,
            text=document.text[start:end],
            listed=True,
            rest=(),
        )
        for start, end, at in parts
    ]
    rest = tuple(replace(part, mark=None) for part in whole[1:])
    own = candidate.block if whole[0].block.start == candidate.block.start else whole[0].block
    return replace(whole[0], block=own, rest=rest)


def block_at(candidate: Candidate, document: Document) -> int | None:
    """The number of the candidate's block, or None."""
    start = candidate.block.start
    return next((n for n, b in enumerate(document.blocks) if b.start == start), None)


def near(one: Block, other: Block) -> bool:
    """Whether two neighbouring blocks are of one place: one item of business, one speaker, of
    whom both are as sure."""
    a, b = one.locator, other.locator
    same = (a.speaker, a.speaker_certain) == (b.speaker, b.speaker_certain)
    return same and a.agenda_item == b.agenda_item


def alike(one: Block, other: Block) -> bool:
    """Whether two neighbouring blocks are items of one list, or rows of one table.

    Items may have their bullets between them in the source; the rows of a table may not.
    """
    joined = other.follows_on or one.kind in _ITEMS
    return one.kind == other.kind and one.kind in PARTS and joined and near(one, other)


def _heads_table(blocks: Sequence[Block], at: int) -> bool:
    """Whether the block there names the columns of the table whose rows follow."""
    return (
        blocks[at].kind == "heading"
        and at + 1 < len(blocks)
        and blocks[at + 1].kind == "table-row"
        and near(blocks[at], blocks[at + 1])
    )


def _followed(
    candidate: Candidate, document: Document, ranked: Sequence[Candidate], limit: int
) -> list[Span]:
    """The candidate's stretch and those of the blocks that carry it on."""
    text, blocks = document.text, document.blocks
    at = block_at(candidate, document)
    if at is None:
        return [(candidate.start, candidate.end, 0)]
    spans = [(candidate.start, candidate.end, at)]
    room = limit - words_in(candidate.text)
    listed: BlockKind | None = None
    while at + 1 < len(blocks):
        start, end, _ = spans[-1]
        block, following = blocks[at], blocks[at + 1]
        if text[end : block.end].strip() or following.exempt or not near(block, following):
            break
        said = text[start:end]
        first, until = 0, following.end
        heads = following.kind == "heading"
        if leads_into(said, following) and (not heads or _heads_table(blocks, at + 1)):
            kind: BlockKind = "table-row" if heads else following.kind
            listed = kind if kind in PARTS else None
            first = 0 if listed else _surest(following, candidate, ranked, text)
        elif _breaks_off(said, block, following, text):
            listed = "list-item" if following.kind == "list-item" else None
            if following.kind in ("paragraph", "turn"):
                until = sentence_spans(text[following.start : until], following.start)[0][1]
        elif following.kind != listed or words_in(text[following.start : until]) > room:
            break
        taken = _fitting(text, following.start, until, room, first)
        if taken is None:
            break
        spans.append((*taken, at + 1))
        room -= words_in(text[slice(*taken)])
        at += 1
    return spans


def _breaks_off(said: str, block: Block, following: Block, text: str) -> bool:
    """Whether what is said in a block is a sentence that goes on in the block that follows."""
    if block.kind not in _PROSE or following.kind not in _PROSE:
        return False
    if not said[-1:].isalnum() and not said.endswith((",", "-", "–")):
        return False
    if block.kind == following.kind == "list-item":
        return False  # items of a list often end without a stop
    if block.kind == "turn" and block.locator.speaker is None:
        return False  # the next words may be another's
    if _HANGS.search(said):
        return True
    if following.kind == "resolution" and _WHO_RESOLVED.search(said):
        return True
    after = text[following.start : following.end].lstrip("\"'“‘(*… ")
    if following.kind == "turn" and _ANEW.match(after):
        return False
    return after[:1].islower() and skip_marker(after, 0, len(after)) == 0


def _fitting(text: str, start: int, end: int, room: int, first: int = 0) -> tuple[int, int] | None:
    """As much of ``text[start:end]`` as ``room`` words hold, in whole sentences if there are any
    so short, from the sentence numbered ``first`` on; None where it would be next to nothing."""
    if words_in(text[start:end]) <= room:
        return start, end
    sentences = sentence_spans(text[start:end], start)
    a, b = sentences[first]
    if words_in(text[a:b]) > room:
        return quote_span(text, a, b, None, room) if room >= _LEAST else None
    for _, later in sentences[first + 1 :]:
        if words_in(text[a:later]) > room:
            break
        b = later
    return a, b


def _surest(block: Block, candidate: Candidate, ranked: Sequence[Candidate], text: str) -> int:
    """The number of the block's sentence that the ranking thinks likeliest to answer."""
    spans = sentence_spans(text[block.start : block.end], block.start)
    sure = {
        c.end: c.confidence
        for c in ranked
        if c.info.document_id == candidate.info.document_id and c.block.start == block.start
    }
    return max(range(len(spans)), default=0, key=lambda n: (sure.get(spans[n][1], 0.0), -n))
