"""Whose council a question is about, where the library holds papers of several.

Minutes seldom name their own parish: "the Council agreed to buy a bench" is what Xton Parish
Council agreed. So papers of other councils answer nothing that is asked about Xton.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from corpus.names import COUNCIL_KINDS

_KINDS = re.compile(
    rf"\b(?:{'|'.join(sorted(COUNCIL_KINDS))}|royal|london|council|area|ward)\b", re.I
)
_APART = re.compile(r"\s*(?:,|&|\b(?:and|with)\b)\s*", re.I)
_OPENS = re.compile(r"^(?:(?:of|the)\s+)+|\s+(?:of|the)$", re.I)
# What bears a place's name without being it: "Bath Road", "Forest School".
_NAMESAKES = (
    r"(?!['’]?s?\s+(?:Road|Street|Lane|Avenue|Close|Drive|Way|School|Academy|Primary|House|Farm|Hall|"
    r"Park|Green|Bridge|Church|Lodge|Court|Hospital|Centre|Arms|Inn))"
)


def places_of(council: str) -> tuple[str, ...]:
    """The places in a council's name: "Xton and Why Parish Council" is of Xton and of Why."""
    bare = _KINDS.sub(" ", council)
    parts = (_OPENS.sub("", " ".join(part.split())) for part in _APART.split(bare))
    return tuple(part for part in parts if part[:1].isupper() and len(part) > 2)


def named_places(question: str, councils: Iterable[str]) -> tuple[str, ...]:
    """The places of ``councils`` that a question names, longest first."""
    places = {place for council in councils for place in places_of(council)}
    found = [place for place in places if _named(place, question)]
    return tuple(sorted(found, key=lambda p: (-len(p), p)))


def _named(place: str, question: str) -> bool:
    """Whether the question names the place, and no person or road that is called so."""
    for match in re.finditer(rf"\b{re.escape(place)}\b{_NAMESAKES}", question):
        before = question[: match.start()].split()
        if len(before) < 2 or not before[-1][:1].isupper():
            return True
    return False


def not_meant(question: str, councils: Collection[str]) -> frozenset[str]:
    """Those of ``councils`` that a question is not about, since it names the place of another."""
    named = {place.casefold() for place in named_places(question, councils)}
    if not named:
        return frozenset()
    # Papers of one council may write its name in capitals or not: "Marl-Cum-Stow", "Marl-cum-Stow".
    return frozenset(
        c for c in councils if named.isdisjoint(place.casefold() for place in places_of(c))
    )
