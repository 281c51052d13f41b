"""Leaves out exact repeats among finds, and points what is said again to its first saying."""

from __future__ import annotations

import re

from assistant.promises.types import Found

_WORDS = re.compile(r"[a-z0-9']+")
_LITTLE = frozenset(
    """the a an of to and that be for in on by with was were is it this as at from their his her
    panel committee council members agreed resolved would will should report""".split()
)
MOST_BACK = 40
"""Finds before one among which the same thing is looked for."""


def once(found: list[Found]) -> list[Found]:
    """The finds without exact repeats; the same thing said again points to its first."""
    kept: list[Found] = []
    said: list[set[str]] = []
    for one in found:
        if any(
            (k.start, k.end, k.kind, k.what) == (one.start, one.end, one.kind, one.what)
            for k in kept[-4:]
        ):
            continue
        words = _terms(one.what)
        kept.append(one.model_copy(update={"same_as": _said_before(one, words, kept, said)}))
        said.append(words)
    return kept


def _said_before(
    one: Found, words: set[str], kept: list[Found], said: list[set[str]]
) -> int | None:
    if one.kind in ("request", "suggested-change"):
        return None
    for place in range(max(0, len(kept) - MOST_BACK), len(kept)):
        earlier, other = kept[place], said[place]
        if earlier.kind != one.kind or one.start - earlier.end > 6000:
            continue
        if len(words & other) >= max(4, 0.6 * min(len(words), len(other))):
            return earlier.same_as if earlier.same_as is not None else place
    return None


def _terms(text: str) -> set[str]:
    return {w for w in _WORDS.findall(text.lower()) if w not in _LITTLE}
