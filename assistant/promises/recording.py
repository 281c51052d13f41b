"""Looks at a document for the register: its promises, and what it says became of earlier ones."""

from __future__ import annotations

import bisect
import logging
from collections.abc import Callable, Sequence

from assistant.citing import place_ref
from assistant.promises.mentions import Mention, mentions_of, pack_mentions
from assistant.promises.types import Finding, Found
from assistant.types import PlaceRef
from corpus.sentences import sentence_spans
from corpus.types import Block, Document
from index.library import PassageIndex
from index.promises import FoundRow, Reading

log = logging.getLogger(__name__)

FINDER = "8"
"""Raised when finding or noting changes, so that libraries made before are looked at again."""

# Characters before a spoken quote that are kept as what it is about.
SPOKEN_ABOUT = 350

Find = Callable[[Document], tuple[Found, ...]]


class Noted(PlaceRef, Finding):
    """What is stored of a find beside its quote: what it means, and where it stands.

    ``about`` are the words just before the quote, which say what "it" and "that" stand for.
    """

    about: str = ""


def read_promises(document: Document, find: Find | None = None) -> Reading:
    """What a document holds for the register; nothing of its exempt text."""
    if find is None:
        from assistant.promises.finding import find_promises

        find = find_promises
    if document.status == "exempt":
        return Reading(FINDER, ())
    found = find(document)
    open_to_all = [n for n, f in enumerate(found) if not _exempt(document, f.start, f.end)]
    place_of = {old: new for new, old in enumerate(open_to_all)}
    rows = []
    for number in open_to_all:
        one = found[number]
        block = block_at(document.blocks, one.start)
        same = None if one.same_as is None else place_of.get(one.same_as)
        noted = _noted(document, one, block, same)
        item = noted.agenda_item
        rows.append(
            FoundRow(
                start=one.start,
                end=one.end,
                quote=document.text[one.start : one.end],
                record=noted.model_dump_json(exclude_defaults=True),
                place=" ".join(p for p in (item.number, item.title) if p) if item else "",
            )
        )
    mentions: list[Mention] = [
        m for m in mentions_of(document) if not _exempt(document, m.start, m.end)
    ]
    return Reading(FINDER, tuple(rows), pack_mentions(mentions))


def read_safely(document: Document) -> Reading:
    """As ``read_promises``; a document that it fails on is logged and counts as holding none."""
    try:
        return read_promises(document)
    except Exception:
        log.exception("Looking for promises in %s failed", document.source)
        return Reading(FINDER, ())


def look_again(index: PassageIndex) -> int:
    """Look at the documents that this version has not yet looked at; how many they were.

    Nothing is done in a library opened for reading only. Raises LibraryBusy.
    """
    if index.promises.read_only:
        return 0
    unread = index.promises.unread(FINDER)
    if unread:
        index.promises.put({i: read_safely(index.document(i)) for i in unread})
    return len(unread)


def block_at(blocks: Sequence[Block], offset: int) -> Block | None:
    """The block that holds an offset, or None between blocks."""
    at = bisect.bisect_right(blocks, offset, key=lambda b: b.end)
    return blocks[at] if at < len(blocks) and blocks[at].start <= offset else None


def _exempt(document: Document, start: int, end: int) -> bool:
    return any(b.exempt and b.start < end and start < b.end for b in document.blocks)


def _noted(document: Document, found: Found, block: Block | None, same: int | None) -> Noted:
    return Noted(
        **found.model_dump(exclude={"start", "end", "same_as"}),
        **dict(place_ref(block.locator if block else None, document.agenda_item)),
        same_as=same,
        about=_words_before(document, found.start, block),
    )


def _words_before(document: Document, start: int, block: Block | None) -> str:
    """The sentence that the quote is in up to it, and the one before; spoken, the words before."""
    if block is None:
        return ""
    if document.kind == "transcript":
        return " ".join(document.text[max(0, start - SPOKEN_ABOUT) : start].split()[1:])
    before = sentence_spans(document.text[block.start : start], block.start)[-2:]
    return " ".join(document.text[before[0][0] : start].split()) if before else ""
