"""Scores a reader on what was held out: ranking, answers, refusals, and beside them baselines."""

from __future__ import annotations

import math
import random
import re
import string
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.reading.model import PassageReader, Reading
from assistant.training.articles import ArticlePool, rows_of
from assistant.training.examples import Group
from assistant.training.meetings import (
    MEETING_JUDGEMENTS,
    MEETING_PASSAGES,
    MEETING_QUESTIONS,
    tidy_speech,
)
from assistant.training.mixture import HELD_OUT_TITLES
from assistant.training.windows import windows_of

_WORD = re.compile(r"[a-z0-9]+")
Vectors = Callable[[Sequence[str]], np.ndarray]


@dataclass(frozen=True, slots=True)
class Search:
    """One question over the texts of its article or meeting; ``right`` are the answering ones."""

    question: str
    texts: tuple[str, ...]
    right: frozenset[int]


def bm25(question: str, texts: Sequence[str], k1: float = 1.2, b: float = 0.75) -> list[float]:
    """Okapi BM25 of the question against each text, the texts being the collection
    (Robertson and Zaragoza 2009, with the idf that cannot be negative)."""
    split = [_WORD.findall(text.lower()) for text in texts]
    mean = sum(map(len, split)) / max(1, len(split))
    frequency = Counter(word for words in split for word in set(words))
    asked = set(_WORD.findall(question.lower()))
    scores: list[float] = []
    for words in split:
        counts = Counter(words)
        length = k1 * (1 - b + b * len(words) / max(1.0, mean))
        score = 0.0
        for word in asked & set(words):
            idf = math.log(1 + (len(split) - frequency[word] + 0.5) / (frequency[word] + 0.5))
            score += idf * counts[word] * (k1 + 1) / (counts[word] + length)
        scores.append(score)
    return scores


def auc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """The chance that a positive scores above a negative, ties counting half (Mann-Whitney)."""
    if not positive or not negative:
        return float("nan")
    right = np.asarray(positive)[:, None] - np.asarray(negative)[None, :]
    return float(np.mean((right > 0) + 0.5 * (right == 0)))


def _normal(text: str) -> list[str]:
    """SQuAD's normalisation: lower case, no punctuation, no articles."""
    text = "".join(c for c in text.lower() if c not in string.punctuation)
    return [word for word in text.split() if word not in ("a", "an", "the")]


def answer_f1(given: str, wanted: str) -> float:
    """Word F1 as SQuAD counts it; 1 where both are empty."""
    a, b = _normal(given), _normal(wanted)
    if not a or not b:
        return float(a == b)
    common = sum((Counter(a) & Counter(b)).values())
    return 2 * common / (len(a) + len(b))


def read_group(reader: PassageReader, group: Group) -> list[Reading]:
    """The reader's word on each pair, each by its own question (that of a near miss differs)."""
    found: dict[int, Reading] = {}
    for question in dict.fromkeys(pair.question for pair in group.pairs):
        places = [n for n, pair in enumerate(group.pairs) if pair.question == question]
        pairs = [group.pairs[n] for n in places]
        read = reader.read(question, [p.text for p in pairs], [p.header for p in pairs])
        found.update(zip(places, read, strict=True))
    return [found[n] for n in range(len(group.pairs))]


def group_scores(reader: PassageReader, groups: Sequence[Group]) -> dict[str, float]:
    """The share of ranked groups, by source, whose first pair has the highest relevance."""
    hits: dict[str, list[bool]] = defaultdict(list)
    for group in groups:
        if not group.ranked:
            continue
        read = read_group(reader, group)
        best = max(range(len(read)), key=lambda i: (read[i].relevance, -i))
        for name in (group.source, "all"):
            hits[name].append(best == 0)
    return {name: round(float(np.mean(rows)), 4) for name, rows in sorted(hits.items())}


def article_searches(folder: Path, count: int, seed: int) -> list[Search]:
    """Answerable questions on held-out articles over all windows of 60 words of the article."""
    pool = ArticlePool(folder)
    texts: dict[str, list[str]] = {}
    for key in sorted(HELD_OUT_TITLES):
        texts[key] = [c[a:b] for c in pool.contexts[key] for a, b in windows_of(c, 60)]
    found: list[Search] = []
    for row in pool.rows:
        key = pool.article(row)
        if key not in texts or row["is_impossible"]:
            continue
        answers = {str(a["text"]) for a in row["answers"]}
        right = frozenset(
            i
            for i, text in enumerate(texts[key])
            if text in row["context"] and any(answer in text for answer in answers)
        )
        if right:
            found.append(Search(str(row["question"]), tuple(texts[key]), right))
    random.Random(seed).shuffle(found)
    return found[:count]


def meeting_searches(folder: Path) -> list[Search]:
    """QMSum's validation questions over the windows of 80 words of their own meeting."""
    texts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows_of(folder / MEETING_PASSAGES):
        if row["split"] == "val":
            speech = tidy_speech(row["text"])
            texts[row["meeting_id"]] += [
                (row["_id"], speech[a:b]) for a, b in windows_of(speech, 80)
            ]
    judged: dict[str, set[str]] = defaultdict(set)
    for row in rows_of(folder / MEETING_JUDGEMENTS):
        if int(row["score"]) == 2:
            judged[row["query_id"]].add(row["corpus_id"])
    found: list[Search] = []
    for row in rows_of(folder / MEETING_QUESTIONS):
        here = texts.get(row["meeting_id"], [])
        right = frozenset(i for i, (name, _) in enumerate(here) if name in judged[row["_id"]])
        if right:
            found.append(Search(str(row["text"]), tuple(t for _, t in here), right))
    return found


def log_odds(probability: float) -> float:
    """``ln(p / (1 - p))``, kept finite."""
    p = min(max(probability, 1e-9), 1 - 1e-9)
    return math.log(p / (1 - p))


def _scaled(values: Sequence[float]) -> np.ndarray:
    """The values moved and stretched to 0..1 (all 0 where they are alike)."""
    found = np.asarray(values) - min(values)
    return np.asarray(found / (found.max() or 1.0))


def ranking_scores(
    reader: PassageReader, searches: Sequence[Search], vectors: Vectors | None, depth: int = 20
) -> dict[str, float]:
    """hit@1 and MRR@10 of BM25, of cosine (where ``vectors`` embeds texts), of the reader over
    BM25's first ``depth``, and of sums of these, each scaled to 0..1 over those ``depth``."""
    ranks: dict[str, list[int]] = defaultdict(list)
    embedded: dict[tuple[str, ...], np.ndarray] = {}

    def note(name: str, order: Sequence[int], right: frozenset[int]) -> None:
        ranks[name].append(next((r for r, i in enumerate(order, 1) if i in right), 10**6))

    for search in searches:
        scores = bm25(search.question, search.texts)
        order = sorted(range(len(scores)), key=lambda i: (-scores[i], i))
        note("bm25", order, search.right)
        top = order[:depth]
        parts: dict[str, list[float]] = {"bm25": [scores[i] for i in top]}
        if vectors is not None:
            if search.texts not in embedded:
                embedded[search.texts] = vectors(search.texts)
            cosine = embedded[search.texts] @ vectors([search.question])[0]
            note("dense", sorted(range(len(cosine)), key=lambda i: -cosine[i]), search.right)
            parts["dense"] = [float(cosine[i]) for i in top]
        read = reader.read(search.question, [search.texts[i] for i in top], [""] * len(top))
        parts["reader"] = [log_odds(reading.relevance) for reading in read]
        scaled = {name: _scaled(part) for name, part in parts.items()}
        for chosen in (("reader",), ("bm25", "reader"), ("bm25", "dense"), tuple(parts)):
            if not set(chosen) <= set(scaled):
                continue
            total = np.sum([scaled[name] for name in chosen], axis=0)
            best = [top[i] for i in np.argsort(-total, kind="stable")]
            note("+".join(chosen), best, search.right)
    result: dict[str, float] = {"questions": float(len(searches))}
    for name, places in ranks.items():
        result[f"{name} hit@1"] = round(float(np.mean([p == 1 for p in places])), 4)
        mrr = np.mean([1 / p if p <= 10 else 0.0 for p in places])
        result[f"{name} mrr@10"] = round(float(mrr), 4)
    return result


@dataclass(frozen=True, slots=True)
class Judged:
    """A held-out question read against its whole paragraph, and what was wanted."""

    answerable: float
    given: str
    wanted: tuple[str, ...]


def judge_answers(reader: PassageReader, folder: Path) -> list[Judged]:
    """Every held-out SQuAD 2.0 question against its paragraph, without a header."""
    found: list[Judged] = []
    for row in ArticlePool(folder).rows:
        if row["source"] != "squad2_dev_cs224n":
            continue
        if ArticlePool.article(row) not in HELD_OUT_TITLES:
            continue
        text = str(row["context"])
        reading = reader.read(str(row["question"]), [text], [""])[0]
        wanted = tuple(str(a["text"]) for a in row["answers"])
        found.append(Judged(reading.answerable, text[reading.start : reading.end], wanted))
    return found


def answer_scores(judged: Sequence[Judged], threshold: float) -> dict[str, float]:
    """SQuAD 2.0's exact match and F1 at a threshold of answerability, and its AUC."""
    exact: list[float] = []
    overlap: list[float] = []
    kept: list[bool] = []
    for one in judged:
        given = one.given if one.answerable >= threshold else ""
        kept.append(bool(one.wanted))
        wanted = one.wanted or ("",)
        exact.append(max(float(_normal(given) == _normal(w)) for w in wanted))
        overlap.append(max(answer_f1(given, w) for w in wanted))
    has = np.asarray(kept)
    spans = [max(answer_f1(o.given, w) for w in o.wanted) for o in judged if o.wanted]
    whole = [
        max(float(_normal(o.given) == _normal(w)) for w in o.wanted) for o in judged if o.wanted
    ]
    result: Mapping[str, float] = {
        "questions": float(len(judged)),
        "threshold": threshold,
        "exact": float(np.mean(exact)),
        "f1": float(np.mean(overlap)),
        "has-answer f1": float(np.mean(np.asarray(overlap)[has])),
        "no-answer f1": float(np.mean(np.asarray(overlap)[~has])),
        "span f1, never refusing": float(np.mean(spans)),
        "span exact, never refusing": float(np.mean(whole)),
        "answerability auc": auc(
            [o.answerable for o in judged if o.wanted],
            [o.answerable for o in judged if not o.wanted],
        ),
    }
    return {name: round(value, 4) for name, value in result.items()}
