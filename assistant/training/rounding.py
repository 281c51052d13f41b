"""Rounds a network's weights, and what flows through it, to bytes.

Three ways: ``quantise`` with one scale for all that flows through a layer, which a small BERT
bears; ``quantise_by_tokens`` with a scale for each token, channels that carry far more than the
rest evened out first, for MPNet, which loses much by the first; ``narrow_tables`` for tables.
"""

from __future__ import annotations

import logging
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from assistant.reading.encoding import Row, pad_rows

# A table of so many numbers is worth storing in bytes.
WIDE_TABLE = 1_000_000
# Weights keep seven of eight bits: on processors without VNNI, sums of products of full bytes
# overflow and answers would differ from machine to machine.
MOST_OF_A_WEIGHT, MOST_OF_A_NUMBER = 63, 127
# What flows is kept from 1 to 255 around this, since products want it unsigned.
MIDDLE = 128
# Rows of text in one pass when what flows is measured.
ROWS_A_PASS = 8

Floats = npt.NDArray[np.float32]


def quantise(source: Path, target: Path) -> None:
    """Turns the weights of an ONNX file into signed bytes, one scale for each output channel.

    Tables of vectors have all eight bits (``narrow_tables``), and narrow ones stay as they are.
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


def quantise_by_tokens(source: Path, target: Path, rows: Sequence[Row]) -> None:
    """Turns the weights of a float32 ONNX file into signed bytes, one scale for each output
    channel, and what flows into them into bytes with one scale for each token.

    ``rows`` are texts like those it will read: they show which channels carry far more than the
    rest. Those are divided by the square root of how much more, and the weights that they meet
    multiplied by it, before anything is rounded (SmoothQuant, Xiao et al. 2022).
    """
    import onnx
    from onnx import helper, numpy_helper

    model = onnx.load(str(source))
    graph = model.graph
    tables = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    most = _most_of_each_channel(model, rows)
    meeting: dict[str, list[Floats]] = defaultdict(list)
    for node in _products(model):
        meeting[node.input[0]].append(tables[node.input[1]])
    constants: dict[str, npt.NDArray[Any]] = {
        "round_most": np.array(1 / MOST_OF_A_NUMBER, np.float32),
        "round_least": np.array(1e-8, np.float32),
        "round_one": np.array(1.0, np.float32),
        "round_middle": np.array(MIDDLE, np.uint8),
        "round_zero": np.array(0, np.int8),
        "round_flat": np.array([-1], np.int64),
    }
    rounded = {node.output[0] for node in _products(model)}
    evened: dict[str, Floats] = {}
    nodes: list[Any] = []
    for node in graph.node:
        if node.output[0] not in rounded:
            nodes.append(node)
            continue
        given, weights = node.input[0], tables[node.input[1]]
        if given not in evened:
            evened[given] = _evening(most[given], meeting[given])
            constants[f"{given}_evening"] = 1 / evened[given]
            constants[f"{given}_wide"] = np.array([-1, len(evened[given])], np.int64)
            nodes += _rounding(given)
        weights = weights * evened[given][:, None]
        scales = np.maximum(np.abs(weights).max(axis=0), 1e-9) / MOST_OF_A_WEIGHT
        name, out = f"{node.input[1]}_bytes", node.output[0]
        constants[name] = np.round(weights / scales).astype(np.int8)
        constants[f"{name}_scales"] = scales.astype(np.float32)
        parts = [f"{given}_bytes", name, "round_one", f"{name}_scales"]
        nodes += [
            helper.make_node(
                "MatMulIntegerToFloat",
                [*parts, "round_middle", "round_zero"],
                [f"{out}_unscaled"],
                domain="com.microsoft",
            ),
            helper.make_node("Mul", [f"{out}_unscaled", f"{given}_scale"], [out]),
        ]
    used = {given for node in nodes for given in node.input}
    kept = [i for i in graph.initializer if i.name in used]
    kept += [numpy_helper.from_array(value, name) for name, value in constants.items()]
    del graph.initializer[:], graph.node[:]
    graph.initializer.extend(kept)
    graph.node.extend(nodes)
    model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    onnx.save(model, str(target))
    narrow_tables(target)


def _products(model: Any) -> list[Any]:
    """The nodes in which what flows meets weights."""
    held = {i.name for i in model.graph.initializer}
    return [n for n in model.graph.node if n.op_type == "MatMul" and n.input[1] in held]


def _evening(most: Floats, weights: Iterable[Floats]) -> Floats:
    """By what each channel of what flows is divided, and its weights multiplied; about 1."""
    heaviest = np.max([np.abs(w).max(axis=1) for w in weights], axis=0)
    shares = np.sqrt(np.maximum(most, 1e-5) / np.maximum(heaviest, 1e-5))
    return np.asarray(shares / np.exp(np.log(shares).mean()), dtype=np.float32)


def _rounding(name: str) -> list[Any]:
    """The nodes that even out ``name`` and round it by tokens, to ``name_bytes`` with the scales
    ``name_scale`` of shape ``[rows, pieces, 1]``."""
    from onnx import helper, numpy_helper

    def node(kind: str, given: Sequence[str], made: str, **more: Any) -> Any:
        return helper.make_node(kind, [*given], [f"{name}_{made}"], **more)

    def made(*parts: str) -> list[str]:
        return [f"{name}_{part}" for part in parts]

    middle = numpy_helper.from_array(np.array([MIDDLE], np.uint8))
    return [
        node("Mul", [name, *made("evening")], "even"),
        node("Abs", made("even"), "size"),
        node("ReduceMax", made("size"), "largest", axes=[-1], keepdims=1),
        node("Mul", [*made("largest"), "round_most"], "step"),
        node("Max", [*made("step"), "round_least"], "scale"),
        node("Reshape", [*made("scale"), "round_flat"], "scales"),
        node("Shape", made("scales"), "tokens"),
        node("ConstantOfShape", made("tokens"), "middles", value=middle),
        node("Reshape", made("even", "wide"), "row"),
        node("QuantizeLinear", made("row", "scales", "middles"), "rounded", axis=0),
        node("Shape", [name], "shape"),
        node("Reshape", made("rounded", "shape"), "bytes"),
    ]


def _most_of_each_channel(model: Any, rows: Sequence[Row]) -> dict[str, Floats]:
    """The largest magnitude that each channel of what flows into weights has on ``rows``."""
    import onnx
    import onnxruntime
    from onnx import helper

    names = sorted({node.input[0] for node in _products(model)})
    watched = onnx.ModelProto()
    watched.CopyFrom(model)
    for name in names:
        watched.graph.output.append(
            helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None)
        )
    session = onnxruntime.InferenceSession(
        watched.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    inputs = [given.name for given in session.get_inputs()]
    order = sorted(rows, key=lambda row: len(row.ids))
    most: dict[str, Floats] = {}
    for at in range(0, len(order), ROWS_A_PASS):
        ids, mask, segments = pad_rows(order[at : at + ROWS_A_PASS])
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": segments}
        found = session.run(names, {name: given[name] for name in inputs})
        for name, values in zip(names, found, strict=True):
            seen = np.abs(values)
            if seen.ndim == 3:  # a padded place tells nothing
                seen = seen[mask.astype(bool)]
            largest = seen.reshape(-1, seen.shape[-1]).max(axis=0)
            most[name] = np.maximum(most[name], largest) if name in most else largest
    return most


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
