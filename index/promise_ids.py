"""Ids of promises that last: the same quote, or nearly the same, keeps the id that it had."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

NEARLY = 90.0
"""Two quotes at least this alike (rapidfuzz's ratio, 0 to 100) are the same promise, reworded."""

_NOT_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Known:
    """A promise that a document had, or that a review is kept of."""

    promise_id: str
    quote: str
    place: str = ""


def normal(quote: str) -> str:
    """Return a quote's words alone: case folded, punctuation and white space as one space."""
    return _NOT_WORDS.sub(" ", quote.casefold()).strip()


def derive(document_id: str, quote: str, ordinal: int) -> str:
    """Return the id of the ``ordinal``-th promise of a document with that quote."""
    key = f"{document_id}\n{normal(quote)}\n{ordinal}"
    return "p" + hashlib.sha256(key.encode()).hexdigest()[:12]


def identify(
    document_id: str, found: Sequence[tuple[str, str]], known: Sequence[Known]
) -> list[str]:
    """Return an id for each find, given as (quote, place), in order; no id comes twice.

    A find takes the id of the known promise with the same words (of several, first one under
    the same item), then of the nearest one left whose words are ``NEARLY`` the same, and else
    an id of its own, made from the document and the words.
    """
    ids: list[str | None] = [None] * len(found)
    left = {k.promise_id: (normal(k.quote), k) for k in known}
    words = [normal(quote) for quote, _ in found]
    for same_place in (True, False):
        for place, text in enumerate(words):
            if ids[place] is None:
                for identity, (theirs, one) in left.items():
                    if theirs == text and (not same_place or one.place == found[place][1]):
                        ids[place] = identity
                        del left[identity]
                        break
    for place, text in enumerate(words):
        if ids[place] is None and left:
            choices = {identity: theirs for identity, (theirs, _) in left.items()}
            best = process.extractOne(text, choices, scorer=fuzz.ratio, score_cutoff=NEARLY)
            if best is not None:
                ids[place] = best[2]
                del left[best[2]]
    taken = {k.promise_id for k in known} | {given for given in ids if given}
    whole: list[str] = []
    for (quote, _), given in zip(found, ids, strict=True):
        ordinal, chosen = 0, given
        while chosen is None:
            own = derive(document_id, quote, ordinal)
            chosen, ordinal = (None if own in taken else own), ordinal + 1
        taken.add(chosen)
        whole.append(chosen)
    return whole
