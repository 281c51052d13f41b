"""A real but simple embedder without a model: hashed bags of words.

For tests, and for a machine where the language model cannot be loaded: it finds shared words,
never synonyms. Same text, same vector, on every machine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from index.terms import STOP_WORDS, words


@lru_cache(maxsize=100_000)
def _place(word: str, dimension: int) -> tuple[int, float]:
    digest = hashlib.blake2b(word.encode(), digest_size=8).digest()
    value = int.from_bytes(digest, "little")
    return (value >> 1) % dimension, 1.0 if value & 1 else -1.0


class HashingEmbedder:
    """Signed feature hashing (Weinberger et al., ICML 2009) of words that are not stop words.

    A text without any such word has the zero vector, which is like nothing.
    """

    def __init__(self, dimension: int = 256, max_tokens: int = 256) -> None:
        """Make an embedder of ``dimension`` numbers a text."""
        self.name = "hashing"
        self.dimension = dimension
        self.max_tokens = max_tokens
        self.fingerprint = f"hashing-1-{dimension}"

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return float32 rows of unit length (or zeros), shape (len(texts), dimension)."""
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in words(text):
                if word not in STOP_WORDS:
                    column, sign = _place(word, self.dimension)
                    row[column] += sign
            length = float(np.linalg.norm(row))
            if length > 0:
                row /= length
        return rows

    def count_tokens(self, text: str) -> int:
        """Return the number of words plus two, as for a model's opening and closing tokens."""
        return len(words(text)) + 2
