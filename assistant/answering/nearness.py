"""How near each sentence is to the question in meaning, by the embedding model."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence

import numpy as np

from corpus.tidy import tidy

Encode = Callable[[Sequence[str]], np.ndarray]
EncodeQuestion = Callable[[str], np.ndarray | None]


class Nearness:
    """Cosines between a question and sentences; vectors of sentences seen are kept.

    ``encode`` gives float32 rows of unit length, shape (n, dimension), and ``encode_question``
    one of a question, if the caller keeps those of questions it has searched for. ``kept`` bounds
    how many sentences are remembered (about 1.5 kB each with the default model).
    """

    def __init__(
        self, encode: Encode, encode_question: EncodeQuestion | None = None, kept: int = 8000
    ) -> None:
        self._encode = encode
        self._encode_question = encode_question
        self._kept = kept
        self._vectors: OrderedDict[str, np.ndarray] = OrderedDict()
        self._lock = threading.Lock()

    def __call__(self, question: str, sentences: Sequence[str]) -> list[float]:
        """One cosine for each sentence, in order, negative ones as 0."""
        if not sentences:
            return []
        with self._lock:
            held = {s: self._vectors[s] for s in sentences if s in self._vectors}
        missing = [s for s in dict.fromkeys(sentences) if s not in held]
        asked = self._encode_question(question) if self._encode_question else None
        if asked is None:
            asked = self._encode([question])[0]
        if missing:
            held.update(zip(missing, self._encode([tidy(s) for s in missing]), strict=True))
        with self._lock:
            self._vectors.update(held)
            for sentence in held:
                self._vectors.move_to_end(sentence)
            while len(self._vectors) > self._kept:
                self._vectors.popitem(last=False)
        matrix = np.array([held[s] for s in sentences]).reshape(len(sentences), -1)
        return [max(0.0, float(v)) for v in matrix @ asked]
