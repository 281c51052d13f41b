"""How sure we are that a sentence answers: a logistic model over its features.

The weights are fitted by ``python -m eval.calibrate`` on questions with and without answers and
kept in ``weights.json`` beside this file, one set for when the trained reader is there and one
for when it is not.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

_WEIGHTS = Path(__file__).with_name("weights.json")


@lru_cache(maxsize=1)
def _models() -> dict[str, dict[str, float]]:
    loaded: dict[str, dict[str, float]] = json.loads(_WEIGHTS.read_text("utf-8"))
    return loaded


def confidence(features: Mapping[str, float]) -> float:
    """Probability (0 to 1) that the sentence with these features answers the question."""
    model = _models()["with_reader" if "answerable" in features else "without_reader"]
    total = model["bias"] + sum(
        weight * features.get(name, 0.0) for name, weight in model.items() if name != "bias"
    )
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
