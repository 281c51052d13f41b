"""Spoils text the way captions and extracted PDFs do, keeping the answer's place known."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from assistant.training.examples import Group, Pair

_NUMBER = re.compile(r"(?<=\d)([.,])(?=\d)")
_JOIN = re.compile(r"\b(to|the|of|in|and|for|a) (?=[a-z])", re.IGNORECASE)
_NAME = re.compile(r"\b[A-Z][a-z]{4,}\b")
_VOWELS = "aeiou"


def _mishear(name: str, rng: random.Random) -> str:
    """The name with one letter changed, dropped or doubled, past its first."""
    at = rng.randrange(1, len(name))
    letter = name[at]
    kind = rng.random()
    if kind < 0.4 and letter in _VOWELS:
        return name[:at] + rng.choice(_VOWELS) + name[at + 1 :]
    if kind < 0.7:
        return name[:at] + name[at + 1 :]
    return name[:at] + letter + name[at:]


def spoil(text: str, kinds: frozenset[str], rng: random.Random) -> str:
    """``text`` with the given kinds of noise: joins, spaced, lower, bare, names."""
    if "names" in kinds:
        text = _NAME.sub(lambda m: _mishear(m[0], rng) if rng.random() < 0.3 else m[0], text)
    if "spaced" in kinds:
        text = _NUMBER.sub(r" \1", text)
        text = re.sub(r"(?<=\w)-(?=\w)", " -", text)
    if "joins" in kinds:
        text = _JOIN.sub(lambda m: m[1] if rng.random() < 0.12 else m[0], text)
    if "lower" in kinds:
        text = text.lower()
    if "bare" in kinds:
        text = re.sub(r"(?<=[a-z])[,.;:](?=\s|$)", "", text)
    return text


def spoil_pair(pair: Pair, kinds: frozenset[str], rng: random.Random) -> Pair:
    """The pair with noise in its text; the answer's offsets move along."""
    if pair.start < 0:
        return replace(pair, text=spoil(pair.text, kinds, rng))
    before = spoil(pair.text[: pair.start], kinds, rng)
    answer = spoil(pair.text[pair.start : pair.end], kinds, rng)
    after = spoil(pair.text[pair.end :], kinds, rng)
    start = len(before)
    return replace(pair, text=before + answer + after, start=start, end=start + len(answer))


def spoil_group(group: Group, rng: random.Random, share: float = 0.25) -> Group:
    """Spoils the whole of a ``share`` of the groups, so that noise itself tells nothing."""
    if rng.random() >= share:
        return group
    every = ("joins", "spaced", "lower", "bare", "names")
    kinds = frozenset(k for k in every if rng.random() < 0.5) or frozenset(("joins",))
    return replace(group, pairs=tuple(spoil_pair(p, kinds, rng) for p in group.pairs))
