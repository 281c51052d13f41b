"""The passage reader at run time: ONNX weights on the CPU, word pieces back to characters."""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from assistant.reading.encoding import (
    Row,
    build_row,
    encode_texts,
    load_tokenizer,
    pad_rows,
    text_room,
)
from assistant.reading.spans import best_span

logger = logging.getLogger(__name__)

WEIGHTS = Path(__file__).parent / "weights"
# Rows in one pass of the network: enough to fill two cores, few enough to pad little.
ROWS_A_PASS = 8
# Pieces by which the windows of a text that is too long overlap.
OVERLAP = 40


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader makes of one text for one question.

    ``relevance`` and ``answerable`` are calibrated probabilities; ``start`` and ``end`` bound
    the answer's words in characters of the text, equal where there is none; ``span_score`` is
    the probability (0..1) that the network gives to just these words among all in the text.
    """

    relevance: float
    answerable: float
    start: int
    end: int
    span_score: float


class PassageReader(Protocol):
    """Reads texts for a question; ``fingerprint`` changes whenever its readings may."""

    @property
    def name(self) -> str:
        """What to call it in settings and records."""
        ...

    @property
    def fingerprint(self) -> str:
        """A short hash of the weights and their calibration."""
        ...

    def read(self, question: str, texts: Sequence[str], headers: Sequence[str]) -> list[Reading]:
        """One reading for each text, in order; ``headers`` are as many as ``texts``."""
        ...


@dataclass(frozen=True, slots=True)
class _Scale:
    """``probability = sigmoid(scale * logit + shift)``, fitted on held-out articles."""

    scale: float
    shift: float

    def __call__(self, logit: float) -> float:
        value = float(np.clip(self.scale * logit + self.shift, -60.0, 60.0))
        return float(1.0 / (1.0 + np.exp(-value)))


@dataclass(frozen=True, slots=True)
class _Piece:
    """One row to be read: which text it comes from and the characters of its pieces."""

    text: int
    row: Row
    offsets: tuple[tuple[int, int], ...]


class OnnxReader:
    """The shipped cross-encoder under ONNX Runtime.

    ``weights`` is an ONNX file (or its parts, see ``read_weights``) with the inputs and outputs
    that ``assistant.training.export`` writes; ``card`` is the JSON beside it. Raises ``ValueError``
    where the two do not belong together, and what ONNX Runtime raises where the file cannot be
    loaded.
    """

    def __init__(self, weights: Path, card: dict[str, Any]) -> None:
        import onnxruntime

        content = read_weights(weights)
        digest = hashlib.sha256(content).hexdigest()
        if digest != card.get("sha256"):
            raise ValueError(f"{weights.name} is not the file that its card describes")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = os.cpu_count() or 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Threads that wait give their core back: the page and the library need it too.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            content, options, providers=["CPUExecutionProvider"]
        )
        # An encoder without segments has no input for them.
        self._inputs = [given.name for given in self._session.get_inputs()]
        self._tokenizer = load_tokenizer()
        self._relevance = _Scale(card["relevance"]["scale"], card["relevance"]["shift"])
        self._answerable = _Scale(card["answerable"]["scale"], card["answerable"]["shift"])
        self.name = str(card.get("name", "minilm-joint-reader"))
        scales = json.dumps([card["relevance"], card["answerable"]], sort_keys=True)
        self.fingerprint = hashlib.sha256((digest + scales).encode()).hexdigest()[:16]

    def read(self, question: str, texts: Sequence[str], headers: Sequence[str]) -> list[Reading]:
        """One reading for each text, in order. A text too long for one row is read in windows,
        and the most relevant window speaks for it.

        Raises ``ValueError`` where ``headers`` are not as many as ``texts``.
        """
        if len(texts) != len(headers):
            raise ValueError("There must be one header (it may be empty) for each text.")
        if not texts:
            return []
        pieces = self._pieces(question, texts, headers)
        order = sorted(range(len(pieces)), key=lambda i: (len(pieces[i].row.ids), i))
        readings: dict[int, tuple[float, Reading]] = {}
        for at in range(0, len(order), ROWS_A_PASS):
            chosen = [pieces[i] for i in order[at : at + ROWS_A_PASS]]
            for piece, logit, reading in self._pass(chosen):
                best = readings.get(piece.text)
                if best is None or logit > best[0]:
                    readings[piece.text] = (logit, reading)
        return [readings[number][1] for number in range(len(texts))]

    def _pieces(self, question: str, texts: Sequence[str], headers: Sequence[str]) -> list[_Piece]:
        asked = encode_texts(self._tokenizer, [question])[0].ids
        tops = {h: e.ids for h, e in zip(headers, encode_texts(self._tokenizer, headers))}  # noqa: B905
        pieces: list[_Piece] = []
        for number, encoding in enumerate(encode_texts(self._tokenizer, texts)):
            top = tops[headers[number]]
            room = text_room(asked, top)
            ids, offsets = encoding.ids, encoding.offsets
            starts = range(0, max(1, len(ids) - OVERLAP), room - OVERLAP)
            for first in starts if len(ids) > room else (0,):
                row = build_row(asked, top, ids[first : first + room])
                pieces.append(_Piece(number, row, tuple(offsets[first : first + room])))
        return pieces

    def _pass(self, pieces: Sequence[_Piece]) -> list[tuple[_Piece, float, Reading]]:
        ids, mask, segments = pad_rows([piece.row for piece in pieces])
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": segments}
        start, end, relevance, answerable = self._session.run(
            ["start", "end", "relevance", "answerable"], {n: given[n] for n in self._inputs}
        )
        result: list[tuple[_Piece, float, Reading]] = []
        for number, piece in enumerate(pieces):
            at, count = piece.row.text_at, piece.row.text_pieces
            span = best_span(start[number, at : at + count], end[number, at : at + count])
            reading = Reading(
                relevance=self._relevance(float(relevance[number])),
                answerable=self._answerable(float(answerable[number])),
                start=piece.offsets[span.first][0] if span else 0,
                end=piece.offsets[span.last][1] if span else 0,
                span_score=span.score if span else 0.0,
            )
            result.append((piece, float(relevance[number]), reading))
        return result


def read_weights(path: Path) -> bytes:
    """The bytes of a file that may be stored in parts, ``NAME.1``, ``NAME.2`` and so on.

    Raises ``FileNotFoundError`` where there is neither the file nor its first part.
    """
    if path.exists():
        return path.read_bytes()
    parts: list[bytes] = []
    while (part := path.with_name(f"{path.name}.{len(parts) + 1}")).exists():
        parts.append(part.read_bytes())
    if not parts:
        raise FileNotFoundError(f"{path.name} is not there")
    return b"".join(parts)


def load_reader(folder: Path = WEIGHTS) -> PassageReader | None:
    """The shipped reader, or ``None`` (with one line in the log) where it cannot be loaded."""
    return _load(folder, "reader")


def load_verifier(folder: Path = WEIGHTS) -> PassageReader | None:
    """The larger model that reads the last few sentences; ``None`` as for the reader."""
    return _load(folder, "verifier")


def _load(folder: Path, name: str) -> PassageReader | None:
    weights, card = folder / f"{name}.onnx", folder / f"{name}.json"
    try:
        return OnnxReader(weights, json.loads(card.read_text(encoding="utf-8")))
    except Exception as problem:  # noqa: BLE001 - whatever is wrong, the assistant works without
        logger.warning(
            "The passage %s is not available (%s); answers are less sure.", name, problem
        )
        return None
