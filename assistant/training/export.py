"""Writes the trained reader as ONNX, and its calibration beside it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import warnings
from pathlib import Path
from typing import Any

import torch

from assistant.reading.model import read_weights
from assistant.training.calibration import Line
from assistant.training.network import JointReader

# No file in the repository is larger, in bytes.
PART = 28_000_000
OUTPUTS = ["start", "end", "relevance", "answerable"]
INPUTS = ["input_ids", "attention_mask", "token_type_ids"]


def export_float(model: JointReader, path: Path) -> None:
    """Writes ``model`` as float32 ONNX with the numbers of rows and pieces left open."""
    model.eval()
    sample = torch.ones((2, 8), dtype=torch.long)
    axes = {name: {0: "rows", 1: "pieces"} for name in [*INPUTS, "start", "end"]}
    axes |= {name: {0: "rows"} for name in ("relevance", "answerable")}
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")  # the tracer warns about shapes that are left open
        torch.onnx.export(
            model,
            (sample, sample, torch.zeros_like(sample)),
            str(path),
            input_names=INPUTS,
            output_names=OUTPUTS,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )


def split(path: Path) -> None:
    """Puts a file of over ``PART`` bytes into parts, ``NAME.1``, ``NAME.2``, in its place."""
    content = path.read_bytes()
    for stale in path.parent.glob(f"{path.name}.[0-9]*"):
        stale.unlink()
    if len(content) <= PART:
        return
    for number, at in enumerate(range(0, len(content), PART), 1):
        path.with_name(f"{path.name}.{number}").write_bytes(content[at : at + PART])
    path.unlink()


def write_card(
    path: Path, onnx: Path, relevance: Line, answerable: Line, about: dict[str, Any]
) -> None:
    """Writes what the reader needs to know of the weights: calibration, checksum, origin."""
    card = {
        "sha256": hashlib.sha256(read_weights(onnx)).hexdigest(),
        "relevance": {"scale": relevance.scale, "shift": relevance.shift},
        "answerable": {"scale": answerable.scale, "shift": answerable.shift},
        "trained": dt.date.today().isoformat(),
        **about,
    }
    path.write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
