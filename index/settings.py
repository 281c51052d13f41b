"""How the two halves of retrieval are weighed: one frozen object, with a fingerprint."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass
from typing import Literal

Normalisation = Literal["max", "minmax", "zscore", "rrf"]


@dataclass(frozen=True, slots=True)
class RetrievalSettings:
    """Weights and limits of hybrid retrieval (chosen in ``docs/retrieval-tuning.md``).

    ``lexical_weight`` and ``dense_weight`` multiply the normalised score lists.
    ``header_weight`` and ``body_weight`` are the BM25 column weights. ``candidates`` is how many
    passages each half puts forward. ``lock_timeout`` is in seconds: how long a writer waits for
    another process before it gives up.
    """

    lexical_weight: float = 0.6
    dense_weight: float = 0.4
    normalisation: Normalisation = "max"
    rrf_k: int = 60
    candidates: int = 100
    header_weight: float = 0.5
    body_weight: float = 1.0
    lock_timeout: float = 10.0

    def fingerprint(self) -> str:
        """Return 12 hex digits that change when any setting that moves results changes."""
        values = dataclasses.asdict(self)
        del values["lock_timeout"]
        return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:12]
