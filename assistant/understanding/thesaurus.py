"""Everyday words and the council's words for them, from ``synonyms/`` beside this file."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from assistant.understanding.words import STOP_WORDS, stem, tokens

_FOLDER = Path(__file__).with_name("synonyms")
Phrase = tuple[str, ...]
LONGEST = 5
# Things, not doings: a question about parking is not about parks.
_THINGS = frozenset("parking building training housing meeting hearing crossing dwelling".split())


@lru_cache(maxsize=1)
def synonyms() -> dict[Phrase, tuple[str, ...]]:
    """The words that stand for each everyday phrase, the phrase given as stems."""
    found: dict[Phrase, list[str]] = {}
    for left, right in _lines("="):
        for asked in left.split(","):
            key = phrase_key(asked)
            if key:
                found.setdefault(key, []).extend(_words(right))
    return {key: tuple(dict.fromkeys(words)) for key, words in found.items()}


@lru_cache(maxsize=1)
def known_acronyms() -> dict[str, str]:
    """Acronyms in general use by councils, with what they stand for."""
    return {short.strip(): long.strip() for short, long in _lines("==")}


def council_words(question: str) -> list[str]:
    """The council's words for what a question says, longest phrases first, its own left out."""
    asked = [_form(token) for token in tokens(question)]
    taken: set[int] = set()
    found: dict[str, None] = {}
    for size in range(LONGEST, 0, -1):
        for start in range(len(asked) - size + 1):
            places = set(range(start, start + size))
            words = synonyms().get(tuple(asked[start : start + size]))
            if words and not taken & places:
                taken |= places
                found.update(dict.fromkeys(words))
    own = {stem(token) for token in tokens(question)}
    by_stem = {stem(word): word for word in reversed(found) if stem(word) not in own}
    return [word for word in found if by_stem.get(stem(word)) == word]


def called(question: str) -> dict[str, frozenset[str]]:
    """For each stem of the question the stems of the council's words for it, or for the phrase
    that it is part of."""
    asked = [_form(token) for token in tokens(question)]
    found: dict[str, set[str]] = {}
    for size in range(LONGEST, 0, -1):
        for start in range(len(asked) - size + 1):
            phrase = asked[start : start + size]
            for word in synonyms().get(tuple(phrase), ()):
                for part in phrase:
                    found.setdefault(stem(part), set()).add(stem(word))
    return {part: frozenset(words - {part}) for part, words in found.items()}


def _form(token: str) -> str:
    """What a word is looked up by: its stem, or the word itself where its stem misleads."""
    return token if token in _THINGS else stem(token)


def phrase_key(text: str) -> Phrase:
    """The stems of a phrase, in order."""
    return tuple(_form(token) for token in tokens(text))


def _words(text: str) -> list[str]:
    return [token for token in tokens(text) if token not in STOP_WORDS]


def _lines(separator: str) -> list[tuple[str, str]]:
    rows = []
    for file in sorted(_FOLDER.glob("*.txt")):
        for line in file.read_text("utf-8").splitlines():
            parts = re.split(r"\s(==?)\s", line, maxsplit=1)
            if not line.startswith("#") and len(parts) == 3 and parts[1] == separator:
                rows.append((parts[0], parts[2]))
    return rows
