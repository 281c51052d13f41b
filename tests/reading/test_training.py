"""The training loop on twenty invented groups and a tiny random network."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
import torch

from assistant.reading.encoding import Row, load_tokenizer
from assistant.reading.model import OnnxReader
from assistant.training.batches import EncodedGroup, collate, encode_groups, epoch_batches
from assistant.training.calibration import Line
from assistant.training.examples import UNKNOWN, Group, Pair
from assistant.training.export import export_float, write_card
from assistant.training.loop import LOG, Plan, Trainer, load_averaged
from assistant.training.losses import joint_loss
from assistant.training.mixture import held_out
from assistant.training.network import JointReader, tiny_reader
from assistant.training.rounding import narrow_tables, quantise, quantise_by_tokens

PLACES = ("library", "park", "depot", "school", "bridge")


def _groups() -> list[Group]:
    groups: list[Group] = []
    for number in range(20):
        place = PLACES[number % 5]
        text = f"The {place} of Harrowmere will open in {2030 + number}."
        answer = str(2030 + number)
        start = text.index(answer)
        question = f"When will the {place} open?"
        first = Pair(question, text, "Cabinet, item 2:", start, start + 4, 1.0, 1.0)
        wrong = Pair(question, f"The {PLACES[(number + 1) % 5]} was discussed.", "Cabinet:")
        vague = Pair(question, f"The {place} was welcomed.", relevant=0.3, answerable=UNKNOWN)
        pairs = (first, wrong, vague) if number % 4 else (vague, wrong)
        groups.append(Group("invented", f"article {number}", pairs, ranked=bool(number % 4)))
    return groups


@pytest.fixture(scope="module")
def encoded() -> list[EncodedGroup]:
    return encode_groups(load_tokenizer(), _groups())


def _tiny() -> JointReader:
    torch.manual_seed(3)
    return tiny_reader()


class _Stopping(Trainer):
    """Stops as a person would, before the third step."""

    def train_step(self, groups: Sequence[EncodedGroup]) -> dict[str, float]:
        if self.step == 2:
            raise KeyboardInterrupt
        return super().train_step(groups)


def test_targets_point_at_the_answer(encoded: list[EncodedGroup]) -> None:
    tokenizer = load_tokenizer()
    pair = encoded[1].pairs[0]
    assert tokenizer.decode(list(pair.row.ids[pair.start : pair.end + 1])) == "2031"
    batch = collate(encoded[:4])
    rows = torch.arange(len(batch.start))[batch.start >= 0]
    assert len(rows) == 3
    assert bool(batch.in_text[rows, batch.start[rows]].all())
    assert batch.group_of.tolist() == [0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]


def test_an_epoch_serves_every_group_once_and_repeats_by_seed(encoded: list[EncodedGroup]) -> None:
    served = [group.group.key for batch in epoch_batches(encoded, 3, 5) for group in batch]
    assert sorted(served) == sorted(group.group.key for group in encoded)
    again = [group.group.key for batch in epoch_batches(encoded, 3, 5) for group in batch]
    assert again == served


def test_loss_falls_when_the_network_is_right(encoded: list[EncodedGroup]) -> None:
    batch = collate(encoded[1:3])
    rows, pieces = batch.ids.shape
    flat = (torch.zeros(rows, pieces), torch.zeros(rows, pieces), torch.zeros(rows))
    unsure = joint_loss((*flat, torch.zeros(rows)), batch)
    assert float(unsure.order) == pytest.approx(torch.log(torch.tensor(3.0)).item(), abs=1e-5)
    start, end = torch.zeros(rows, pieces), torch.zeros(rows, pieces)
    for row in torch.arange(rows)[batch.start >= 0]:
        start[row, batch.start[row]] = end[row, batch.end[row]] = 20.0
    sure = joint_loss(
        (start, end, 20 * (batch.relevant - 0.5), 20 * (batch.answerable - 0.5)), batch
    )
    assert float(sure.span) < 1e-3
    assert float(sure.order) < 1e-3
    assert float(sure.total) < float(unsure.total)


def test_training_changes_weights_and_can_be_taken_up(
    encoded: list[EncodedGroup], tmp_path: Path
) -> None:
    plan = Plan(steps=4, groups_a_step=4, checkpoint_every=1)
    before = [p.detach().clone() for p in _tiny().parameters()]
    straight = Trainer(_tiny(), plan, tmp_path / "straight")
    straight.run(encoded)
    assert straight.step == 4
    changed = [not torch.equal(a, b) for a, b in zip(before, straight.model.parameters())]  # noqa: B905
    assert any(changed)

    with pytest.raises(KeyboardInterrupt):
        _Stopping(_tiny(), plan, tmp_path / "resumed").run(encoded)
    resumed = Trainer(_tiny(), plan, tmp_path / "resumed")
    assert resumed.resume()
    assert resumed.step == 2
    resumed.run(encoded)
    for a, b in zip(straight.model.parameters(), resumed.model.parameters(), strict=True):
        assert torch.allclose(a, b, atol=1e-7)
    assert not Trainer(_tiny(), plan, tmp_path / "nothing").resume()


def test_exported_reader_reads_within_the_text(encoded: list[EncodedGroup], tmp_path: Path) -> None:
    trainer = Trainer(_tiny(), Plan(steps=20, groups_a_step=4), tmp_path)
    trainer.run(encoded)
    lines = (tmp_path / LOG).read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[-1])["step"] == 20
    model = _tiny()
    assert load_averaged(model, tmp_path) == 20
    weights, card = tmp_path / "reader.onnx", tmp_path / "reader.json"
    export_float(model, tmp_path / "float.onnx")
    quantise(tmp_path / "float.onnx", weights)
    write_card(card, weights, Line(), Line(0.5, 0.1), {"name": "tiny"})
    reader = OnnxReader(weights, json.loads(card.read_text(encoding="utf-8")))
    texts = ["The library opens in 2040.", "", "Short. " * 200]
    readings = reader.read("When does the library open?", texts, ["Cabinet", "", "x " * 90])
    for reading, text in zip(readings, texts, strict=True):
        assert 0 <= reading.start <= reading.end <= len(text)
        assert min(reading.relevance, reading.answerable, reading.span_score) >= 0.0
        assert max(reading.relevance, reading.answerable, reading.span_score) <= 1.0


def _lookup_and_product(path: Path) -> None:
    """A network that looks up a vector for each piece and multiplies it with weights. One channel
    and one piece carry far more than the rest, as some of MPNet's do."""
    random = np.random.default_rng(3)
    table = random.normal(size=(100, 64)).astype(np.float32)
    weights = random.normal(size=(64, 32)).astype(np.float32)
    table[:, 3] *= 300.0
    weights[3] /= 300.0
    table[7] *= 20.0
    nodes = [
        onnx.helper.make_node("Gather", ["table", "input_ids"], ["flowing"], axis=0),
        onnx.helper.make_node("MatMul", ["flowing", "weights"], ["out"]),
    ]
    shape = ["rows", "pieces"]
    graph = onnx.helper.make_graph(
        nodes,
        "lookup and product",
        [onnx.helper.make_tensor_value_info("input_ids", onnx.TensorProto.INT64, shape)],
        [onnx.helper.make_tensor_value_info("out", onnx.TensorProto.FLOAT, [*shape, 32])],
        [onnx.numpy_helper.from_array(v, n) for n, v in (("table", table), ("weights", weights))],
    )
    opset = [onnx.helper.make_opsetid("", 17)]
    onnx.save(onnx.helper.make_model(graph, opset_imports=opset, ir_version=9), str(path))


def test_rounding_by_tokens_bears_what_is_far_larger_than_the_rest(tmp_path: Path) -> None:
    _lookup_and_product(tmp_path / "float.onnx")
    pieces = np.arange(100).reshape(10, 10)
    rows = [Row(tuple(row), (0,) * 10, 0, 10) for row in pieces.tolist()]
    quantise(tmp_path / "float.onnx", tmp_path / "plain.onnx")
    quantise_by_tokens(tmp_path / "float.onnx", tmp_path / "tokens.onnx", rows)
    exact, plain, tokens = (
        onnxruntime.InferenceSession(
            str(tmp_path / f"{name}.onnx"), providers=["CPUExecutionProvider"]
        ).run(["out"], {"input_ids": pieces})[0]
        for name in ("float", "plain", "tokens")
    )
    assert tokens.shape == exact.shape
    assert np.abs(tokens - exact).mean() < 0.03 * np.abs(exact).mean()
    assert np.abs(plain - exact).mean() > 10 * np.abs(tokens - exact).mean()


def test_wide_tables_keep_each_row_to_within_a_byte(tmp_path: Path) -> None:
    rows = np.random.default_rng(3).normal(size=(2000, 600)).astype(np.float32)
    rows[7] *= 300.0  # one row must not cost the others their digits
    rows[9] = 0.0
    node = onnx.helper.make_node("Gather", ["table", "numbers"], ["found"], axis=0)
    graph = onnx.helper.make_graph(
        [node],
        "lookup",
        [onnx.helper.make_tensor_value_info("numbers", onnx.TensorProto.INT64, ["rows"])],
        [onnx.helper.make_tensor_value_info("found", onnx.TensorProto.FLOAT, ["rows", 600])],
        [onnx.numpy_helper.from_array(rows, "table")],
    )
    path = tmp_path / "lookup.onnx"
    opset = [onnx.helper.make_opsetid("", 17)]
    onnx.save(onnx.helper.make_model(graph, opset_imports=opset, ir_version=9), str(path))
    narrow_tables(path)
    assert path.stat().st_size < 0.3 * rows.nbytes
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    numbers = np.array([9, 7, 0, 1999])
    (found,) = session.run(["found"], {"numbers": numbers})
    most = np.abs(rows[numbers]).max(axis=1, keepdims=True)
    assert (np.abs(found - rows[numbers]) <= most / 253).all()


def test_whole_articles_are_held_out() -> None:
    assert held_out(Group("squad2_dev_cs224n", "normans", ()))
    assert held_out(Group("xquad_en", "normans", ()))
    keys = [f"article {number}" for number in range(4000)]
    share = sum(held_out(Group("nq", key, ())) for key in keys) / len(keys)
    assert 0.04 < share < 0.1


def test_a_later_stage_begins_at_the_weights_of_an_earlier_one(
    encoded: list[EncodedGroup], tmp_path: Path
) -> None:
    first = Trainer(_tiny(), Plan(steps=3, groups_a_step=4, rate=1e-3), tmp_path / "one")
    first.run(encoded)
    second = Trainer(tiny_reader(), Plan(steps=3, groups_a_step=4), tmp_path / "two")
    second.start_from(tmp_path / "one")
    assert second.step == 0
    kept = dict(second.model.named_parameters())
    assert all(torch.equal(kept[name], value) for name, value in first.averaged.items())
    assert all(torch.equal(second.averaged[n], v) for n, v in first.averaged.items())
