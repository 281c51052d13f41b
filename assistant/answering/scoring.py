"""How sure we are that a sentence answers: a logistic model over its features.

The weights are fitted by ``python -m eval.calibrate`` on questions with and without answers and
kept in ``weights.json`` beside this file: one set for a first glance at every sentence, one for
those that the trained reader has read, one for use without it, one for those that the verifier has
read, and two, with the verifier and without, that tell from the best of them whether the question
is answered at all (``assistant.answering.sureness``).
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


def glance(features: Mapping[str, float]) -> float:
    """How likely (0 to 1) the sentence answers before anything looks closer at it."""
    return _probability(_models()["glance"], features)


def confidence(features: Mapping[str, float]) -> float:
    """Probability (0 to 1) that the sentence with these features answers the question."""
    model = _models()["with_reader" if "relevant" in features else "without_reader"]
    return _probability(model, features)


def verified(features: Mapping[str, float]) -> float:
    """How likely (0 to 1) the sentence answers once the verifier has read it, or passed it by."""
    return _probability(_models()["verified"], features)


def answered(features: Mapping[str, float]) -> float:
    """Probability (0 to 1) that a question with these features of its answer is answered."""
    model = "answered_verified" if "verified_relevant" in features else "answered"
    return _probability(_models()[model], features)


def log_odds(probability: float) -> float:
    """The log odds of a probability, which is kept from 0 and from 1 by a millionth."""
    p = min(max(probability, 1e-6), 1 - 1e-6)
    return math.log(p / (1 - p))


def _probability(model: Mapping[str, float], features: Mapping[str, float]) -> float:
    total = model["bias"] + sum(
        weight * features.get(name, 0.0) for name, weight in model.items() if name != "bias"
    )
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
