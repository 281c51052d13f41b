"""Which committees a question names, by their full names or short ones ("the children's panel")."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.understanding.words import stem, tokens
from corpus.names import is_unnamed

_HEAD = re.compile(
    r"((?:[\w'’-]+,?\s+(?:and\s+|&\s+)?){0,7})\b(panel|committee|sub-?committee|board|cabinet|council|"
    r"commission|forum|executive|assembly|panels|committees)\b",
    re.I,
)
_GENERAL = frozenset(
    """the a an of and for to in on at by with from did does do was is were has have had what which
    who when where why how many this that our its their any each last latest next previous recent
    most newest scrutiny select overview standing full meeting ordinary""".split()
)
_HEADS = {"panels": "panel", "committees": "committee", "subcommittee": "sub-committee"}


def bodies_named(question: str, bodies: Iterable[str]) -> tuple[str, ...]:
    """The bodies of the library that a question names, in the library's order.

    A short name counts where each of its own words is in the body's name ("housing panel" for
    "Housing and Communities Scrutiny Panel"); the words nearest the head decide.
    """
    held = list(dict.fromkeys(b for b in bodies if b))
    asked = question.casefold().replace("’", "'")
    full = [b for b in held if b.casefold().replace("’", "'") in asked]
    if full:
        longest = [
            b for b in full if not any(b != o and b.casefold() in o.casefold() for o in full)
        ]
        # Some papers of a parish say "Parish Council" and others the parish's name too.
        bare = tuple(f" {b.casefold()}" for b in longest if is_unnamed(b))
        return tuple(b for b in held if b in longest or (bare and b.casefold().endswith(bare)))
    for match in _HEAD.finditer(question):
        head = match[2].lower()
        head = _HEADS.get(head, head)
        own = [w.removesuffix("'s") for w in tokens(match[1])]
        near: list[str] = []
        for word in reversed(own):
            if word in _GENERAL and not near and word not in ("scrutiny", "overview", "full"):
                break
            if word in _GENERAL:
                continue
            fits = [b for b in held if _fits([word, *near], head, b)]
            if not fits:
                break
            near.insert(0, word)
        if near:
            return tuple(b for b in held if _fits(near, head, b))
    return ()


def _fits(words: list[str], head: str, body: str) -> bool:
    parts = [p.removesuffix("'s") for p in tokens(body)]
    if head not in parts and not (
        head in ("panel", "committee") and {"panel", "committee"} & set(parts)
    ):
        return False
    names = {stem(p) for p in parts} | {_singular(p) for p in parts}
    return all(stem(w) in names or _singular(w) in names for w in words)


def _singular(word: str) -> str:
    """ "children" and "child", "councils" and "council" alike."""
    return {"children": "child", "people": "person"}.get(word, word.removesuffix("s"))
