"""Groups from encyclopaedia articles: the reader pool and the question-sentence pairs."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.training.examples import Group, Pair
from assistant.training.windows import Rarity, hardest, window_around, windows_of

READER_POOL = "reader/reader_pool.jsonl.gz"
SENTENCE_PAIRS = "reader/question_sentence_pairs.jsonl.gz"
# Lines of the sentence pairs that are held out or kept together: about one article.
BLOCK = 300

_LOOSE = [
    (re.compile(r" (n't|'s|'re|'ve|'ll|'d|'m)\b"), r"\1"),
    (re.compile(r" ([,.;:?!%)\]])"), r"\1"),
    (re.compile(r"([(\[$£]) "), r"\1"),
    (re.compile(r"\s{2,}"), " "),
]
_BRACKETS = {"-lrb-": "(", "-rrb-": ")", "-lsb-": "[", "-rsb-": "]", "``": '"', "''": '"'}


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def detokenise(text: str) -> str:
    """Undoes the tokenisation of the question-sentence pairs as far as it shows."""
    text = " ".join(_BRACKETS.get(word, word) for word in text.split())
    for pattern, replacement in _LOOSE:
        text = pattern.sub(replacement, text)
    return text.strip()


def _size(rng: random.Random) -> int:
    """Words in a window: mostly one to four sentences, as passages at run time."""
    return rng.choice((20, 30, 40, 50, 60, 75, 90))


class ArticlePool:
    """The reader pool by article, with what is needed to find hard wrong windows."""

    def __init__(self, folder: Path) -> None:
        self.rows = list(rows_of(folder / READER_POOL))
        self.contexts: dict[str, list[str]] = defaultdict(list)
        for row in self.rows:
            known = self.contexts[self.article(row)]
            if row["context"] not in known:
                known.append(row["context"])
        flat = [c for cs in self.contexts.values() for c in cs]
        self.rarity = Rarity(flat)
        self._flat = flat

    @staticmethod
    def article(row: dict[str, Any]) -> str:
        """The article's title in one spelling, or where none is given the context's opening."""
        title = row.get("title") or " ".join(row["context"].split()[:5])
        return str(title).replace("_", " ").strip().lower()

    def _others(self, key: str, words: int, avoid: list[str], rng: random.Random) -> list[str]:
        """Windows of the article without any of the answers; strangers where there are few."""
        contexts = self.contexts[key]
        if len(contexts) > 12:
            contexts = rng.sample(contexts, 12)
        found: list[str] = []
        for context in contexts:
            found += [context[a:b] for a, b in windows_of(context, words)]
        found = [w for w in found if not any(a in w.lower() for a in avoid)]
        if len(found) > 60:
            found = rng.sample(found, 60)
        return found

    def _strangers(self, words: int, avoid: list[str], count: int, rng: random.Random) -> list[str]:
        """One window each from randomly drawn other texts, without any of the answers."""
        found: list[str] = []
        for context in rng.sample(self._flat, min(count, len(self._flat))):
            windows = windows_of(context[:3000], words)
            if windows:
                a, b = rng.choice(windows)
                found.append(context[a:b])
        return [w for w in found if not any(a in w.lower() for a in avoid)]

    def group(self, row: dict[str, Any], rng: random.Random) -> Group | None:
        """The training group of one row; ``None`` where no window can be cut."""
        question = str(row["question"]).strip()
        key = self.article(row)
        source = str(row["source"])
        words = _size(rng)
        if row["is_impossible"] or not row["answers"]:
            return self._refused(row, question, key, source, words, rng)
        context = str(row["context"])
        start = int(row["answers"][0]["start"])
        avoid = [str(a["text"]).lower() for a in row["answers"]]
        if start < 0:
            spans = windows_of(context, 100)
            if len(spans) != 1:
                return None
            text, a, b = context[spans[0][0] : spans[0][1]], -1, -1
            avoid = [question.lower()]
        else:
            end = start + len(row["answers"][0]["text"])
            span = window_around(context, start, end, words, rng)
            if span is None or context[start:end] != row["answers"][0]["text"]:
                return None
            text, a, b = context[span[0] : span[1]], start - span[0], end - span[0]
        first = Pair(question, text, "", a, b, 1.0, 1.0)
        near = [w for w in self._others(key, words, avoid, rng) if w[:40] not in text]
        far = self._strangers(words, avoid, 25, rng)
        wrong = hardest(question, near, 2, self.rarity, rng)
        wrong += hardest(question, far, 3 - len(wrong), self.rarity, rng)
        if len(wrong) < 3:
            return None
        return Group(source, key, (first, *(Pair(question, w) for w in wrong)))

    def _refused(
        self,
        row: dict[str, Any],
        question: str,
        key: str,
        source: str,
        words: int,
        rng: random.Random,
    ) -> Group | None:
        """An unanswerable question against the windows of its context that look most like it."""
        context = str(row["context"])
        windows = [context[a:b] for a, b in windows_of(context, words)]
        best = hardest(question, windows, 2, self.rarity, rng)
        if not best:
            return None
        pairs = [Pair(question, best[0], relevant=0.3)]
        pairs += [Pair(question, w, relevant=0.15) for w in best[1:]]
        return Group(source + "_refused", key, tuple(pairs), ranked=False)


def pool_groups(folder: Path, rng: random.Random) -> Iterator[tuple[Group, str | None]]:
    """Groups of the reader pool with the title of each one's article, where it has one."""
    pool = ArticlePool(folder)
    for row in pool.rows:
        if row["source"] == "boolq_val" and rng.random() < 0.5:
            continue
        group = pool.group(row, rng)
        if group:
            title = row.get("title")
            yield group, str(title).replace("_", " ") if title else None


def sentence_groups(folder: Path, rng: random.Random) -> Iterator[tuple[Group, str | None]]:
    """Groups of the question-sentence pairs that do not overlap the reader pool.

    The file follows the articles, so the lines close by hold the hard wrong sentences.
    """
    rows = [
        (detokenise(r["question"]), detokenise(r["sentence"]))
        for r in rows_of(folder / SENTENCE_PAIRS)
        if r["split"] == "squad1_train_heldout"
    ]
    sentences = list(dict.fromkeys(s for _, s in rows))
    place = {s: i for i, s in enumerate(sentences)}
    rarity = Rarity(sentences)
    for number, (question, sentence) in enumerate(rows):
        if rng.random() < 0.5:
            continue
        at = place[sentence]
        grow = rng.choice((0, 0, 1, 1, 2))

        def around(i: int, grow: int = grow) -> str:
            return " ".join(sentences[i : i + 1 + grow])

        lead = rng.randint(0, grow)
        text = " ".join(sentences[max(0, at - lead) : at + 1 + grow - lead])
        close_by = range(max(0, at - 60), min(len(sentences), at + 60))
        nearby = [i for i in close_by if abs(i - at) > 2]
        far = rng.sample(range(len(sentences)), 20)
        wrong = hardest(question, [around(i) for i in nearby], 2, rarity, rng)
        wrong += hardest(question, [around(i) for i in far if abs(i - at) > 3], 1, rarity, rng)
        if len(text.split()) > 130 or len(wrong) < 3:
            continue
        wrong = [" ".join(w.split()[:130]) for w in wrong]
        pairs = (
            Pair(question, text, relevant=1.0, answerable=1.0),
            *(Pair(question, w) for w in wrong),
        )
        yield Group("sentence_pairs", f"block {number // BLOCK}", pairs), None
