"""How near each sentence is to the question in meaning, by the embedding model."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence

import numpy as np

from corpus.tidy import tidy

Encode = Callable[[Sequence[str]], np.ndarray]


class Nearness:
    """Cosines between a question and sentences; vectors of sentences seen are kept.

    ``encode`` gives float32 rows of unit length, shape (n, dimension). ``kept`` bounds how many
    sentences are remembered (about 1.5 kB each with the default model).
    """

    def __init__(self, encode: Encode, kept: int = 8000) -> None:
        self._encode = encode
        self._kept = kept
        self._vectors: OrderedDict[str, np.ndarray] = OrderedDict()
        self._lock = threading.Lock()

    def __call__(self, question: str, sentences: Sequence[str]) -> list[float]:
        """One cosine for each sentence, in order, negative ones as 0."""
        if not sentences:
            return []
        with self._lock:
            missing = [s for s in dict.fromkeys(sentences) if s not in self._vectors]
        rows = self._encode([question, *(tidy(s) for s in missing)])
        with self._lock:
            self._vectors.update(zip(missing, rows[1:], strict=True))
            matrix = np.array([self._vectors[s] for s in sentences]).reshape(len(sentences), -1)
            for sentence in sentences:
                self._vectors.move_to_end(sentence)
            while len(self._vectors) > self._kept:
                self._vectors.popitem(last=False)
        return [max(0.0, float(v)) for v in matrix @ rows[0]]
