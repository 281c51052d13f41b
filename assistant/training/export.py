"""Writes the trained reader as ONNX, its weights in eight bits, beside its calibration."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import logging
import tempfile
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import torch

from assistant.reading.model import read_weights
from assistant.training.calibration import Line
from assistant.training.network import JointReader

logger = logging.getLogger(__name__)

# No file in the repository is larger, in bytes.
PART = 28_000_000
# Weights that share a scale where they are rounded by blocks.
BLOCK = 256
# A table of so many numbers is worth storing in bytes.
WIDE_TABLE = 1_000_000
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


def quantise(source: Path, target: Path) -> None:
    """Turns the weights of an ONNX file into signed bytes, one scale for each output channel.

    Seven bits of each byte are used: on processors without VNNI, sums of products of full
    bytes overflow and answers would differ from machine to machine. Tables of vectors have all
    eight (``narrow_tables``), and narrow ones stay as they are.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready.onnx"
        logging.disable(logging.INFO)  # the library logs a line for every tensor
        try:
            quant_pre_process(str(source), str(ready), skip_symbolic_shape=True)
            quantize_dynamic(
                str(ready),
                str(target),
                weight_type=QuantType.QInt8,
                per_channel=True,
                reduce_range=True,
                op_types_to_quantize=["MatMul"],
            )
        finally:
            logging.disable(logging.NOTSET)
    narrow_tables(target)


def quantise_by_blocks(source: Path, target: Path) -> None:
    """Turns the weights of an ONNX file into bytes, with a scale for every ``BLOCK`` of them.

    What flows through the network is rounded block by block too, and not by one scale for all:
    MPNet has a few numbers far larger than the rest, and ``quantise`` loses the rest beside them.
    Nearly as exact as float32, half again as slow as ``quantise``.
    """
    import onnx
    from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer

    logging.disable(logging.INFO)  # the library logs a line for every tensor
    try:
        quantiser = MatMulNBitsQuantizer(
            onnx.load(str(source)), bits=8, block_size=BLOCK, is_symmetric=True, accuracy_level=4
        )
        quantiser.process()
        quantiser.model.save_model_to_file(str(target), False)
    finally:
        logging.disable(logging.NOTSET)
    narrow_tables(target)


def narrow_tables(path: Path) -> None:
    """Turns the wide tables of an ONNX file in which rows are looked up (the word vectors) into
    signed bytes, one scale for each row.

    One scale for a whole table, as the quantiser sets it, goes by its largest number: of the
    word vectors of all-mpnet-base-v2 that is 30 times the usual one, and a fifteenth of each
    vector is lost in rounding.
    """
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    model = onnx.load(str(path))
    graph = model.graph
    tables = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    narrowed: set[str] = set()
    nodes: list[Any] = []
    for node in graph.node:
        name = node.input[0] if node.op_type == "Gather" else ""
        table = tables.get(name)
        by_row = all(a.i == 0 for a in node.attribute if a.name == "axis")
        wide = table is not None and table.dtype == np.float32 and table.size >= WIDE_TABLE
        if table is None or not wide or table.ndim != 2 or not by_row:
            nodes.append(node)
            continue
        if name not in narrowed:
            narrowed.add(name)
            scales = np.abs(table).max(axis=1, keepdims=True) / 127
            scales[scales == 0] = 1.0
            rows = np.round(table / scales).astype(np.int8)
            graph.initializer.append(numpy_helper.from_array(rows, f"{name}_rows"))
            graph.initializer.append(numpy_helper.from_array(scales, f"{name}_scales"))
        numbers, found = node.input[1], node.output[0]
        nodes += [
            helper.make_node("Gather", [f"{name}_rows", numbers], [f"{found}_bytes"], axis=0),
            helper.make_node("Cast", [f"{found}_bytes"], [f"{found}_wide"], to=TensorProto.FLOAT),
            helper.make_node("Gather", [f"{name}_scales", numbers], [f"{found}_scale"], axis=0),
            helper.make_node("Mul", [f"{found}_wide", f"{found}_scale"], [found]),
        ]
    used = {given for node in nodes for given in node.input}
    for initializer in [i for i in graph.initializer if i.name in narrowed - used]:
        graph.initializer.remove(initializer)
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.save(model, str(path))


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
