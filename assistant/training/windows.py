"""Cuts long texts into windows of a few sentences, as long as the passages read later."""

from __future__ import annotations

import math
import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence

_BREAK = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[\"'(\[£$]*[A-Z0-9])|\n+")
_WORD = re.compile(r"[a-z0-9]+")
_STOP_WORDS = (
    "a an and are as at be been by did do does for from had has have how in is it its of on or "
    "s said say that the their they this to was were what when where which who whom whose why "
    "will with would"
)
_STOP = frozenset(_STOP_WORDS.split())
Span = tuple[int, int]


def sentence_spans(text: str) -> list[Span]:
    """Character spans of the sentences of ``text``, in order, without surrounding space."""
    spans: list[Span] = []
    start = 0
    ends = [*((m.start(), m.end()) for m in _BREAK.finditer(text)), (len(text), len(text))]
    for end, following in ends:
        piece = text[start:end]
        left = len(piece) - len(piece.lstrip())
        if piece.strip():
            spans.append((start + left, start + len(piece.rstrip())))
        start = following
    return spans


def _words_in(text: str, span: Span) -> int:
    return len(text[span[0] : span[1]].split())


def window_around(text: str, start: int, end: int, words: int, rng: random.Random) -> Span | None:
    """A window of whole sentences around ``text[start:end]``, of about ``words`` words.

    ``None`` where the sentences that hold the answer are far longer than that.
    """
    spans = sentence_spans(text)
    touched = [i for i, (a, b) in enumerate(spans) if a < end and b > start]
    if not touched:
        return None
    first, last = touched[0], touched[-1]
    size = sum(_words_in(text, spans[i]) for i in range(first, last + 1))
    if size > max(120, words):
        return None
    while size < words and (first > 0 or last < len(spans) - 1):
        left = first > 0 and (last == len(spans) - 1 or rng.random() < 0.5)
        grown = first - 1 if left else last + 1
        more = _words_in(text, spans[grown])
        if size + more > max(1.4 * words, 40):
            break
        size += more
        first, last = (grown, last) if left else (first, grown)
    return min(spans[first][0], start), max(spans[last][1], end)


def windows_of(text: str, words: int) -> list[Span]:
    """Windows of whole sentences that follow each other, each of about ``words`` words."""
    windows: list[Span] = []
    start: int | None = None
    size = 0
    stop = 0
    for span in sentence_spans(text):
        more = _words_in(text, span)
        if start is not None and size + more > 1.3 * words:
            windows.append((start, stop))
            start, size = None, 0
        if start is None:
            start = span[0]
        size += more
        stop = span[1]
        if size >= words:
            windows.append((start, stop))
            start, size = None, 0
    if start is not None:
        windows.append((start, stop))
    return [w for w in windows if 6 <= _words_in(text, w) <= 140]


def terms(text: str) -> set[str]:
    """The telling words of ``text``, cut to six letters so that most endings fall away."""
    return {w[:6] for w in _WORD.findall(text.lower()) if w not in _STOP}


class Rarity:
    """Inverse document frequency of terms over a collection of texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        seen: Counter[str] = Counter()
        self.size = 1
        for text in texts:
            seen.update(terms(text))
            self.size += 1
        self._seen = seen

    def weight(self, term: str) -> float:
        """``log((N + 1) / (n + 1))`` for a term in ``n`` of ``N`` texts."""
        return math.log((self.size + 1) / (self._seen[term] + 1))

    def overlap(self, question: set[str], text: set[str]) -> float:
        """Summed weight of the shared terms, damped by the length of the text."""
        shared = sum(self.weight(term) for term in question & text)
        return shared / (1.0 + 0.01 * len(text))


def hardest(
    question: str, candidates: Sequence[str], count: int, rarity: Rarity, rng: random.Random
) -> list[str]:
    """``count`` candidates, the most like the question by rare shared words; ties at random.

    Of candidates that begin alike only one is taken: articles repeat themselves.
    """
    wanted = terms(question)
    scored = [(-rarity.overlap(wanted, terms(c)), rng.random(), c) for c in candidates]
    chosen: dict[str, str] = {}
    for *_, candidate in sorted(scored):
        chosen.setdefault("".join(_WORD.findall(candidate.lower()))[:40], candidate)
        if len(chosen) == count:
            break
    return list(chosen.values())[:count]
