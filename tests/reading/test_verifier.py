"""The verifier: how it is stored, what it learns from, and that it has the last word."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
import torch
from torch import nn
from transformers import MPNetConfig, MPNetModel

from assistant.core import Assistant
from assistant.reading.encoding import CLS, PAD, SEP, load_tokenizer
from assistant.reading.model import (
    WEIGHTS,
    PassageReader,
    Reading,
    load_verifier,
    read_weights,
)
from assistant.settings import Settings
from assistant.training import export
from assistant.training.batches import encode_groups
from assistant.training.examples import Group, Pair
from assistant.training.network import JointReader
from assistant.training.verifier import (
    Renumbered,
    pretrained_verifier,
    sentence_groups_of,
    short_rows,
)
from assistant.understanding.question import understand
from index.library import PassageIndex
from tests.promises.conftest import filled, index, papers  # noqa: F401 - fixtures


def test_a_file_in_parts_is_read_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "PART", 10)
    content = random.Random(1).randbytes(25)
    whole = tmp_path / "model.onnx"
    whole.write_bytes(content)
    export.split(whole)
    assert sorted(p.name for p in tmp_path.iterdir()) == [f"model.onnx.{n}" for n in (1, 2, 3)]
    assert max(p.stat().st_size for p in tmp_path.iterdir()) == 10
    assert read_weights(whole) == content
    with pytest.raises(FileNotFoundError, match=r"other\.onnx"):
        read_weights(tmp_path / "other.onnx")


def test_a_small_file_stays_whole(tmp_path: Path) -> None:
    whole = tmp_path / "model.onnx"
    whole.write_bytes(b"small")
    export.split(whole)
    assert whole.read_bytes() == b"small"


def _tiny() -> JointReader:
    config = MPNetConfig(
        vocab_size=30527, hidden_size=16, num_hidden_layers=2, num_attention_heads=2,
        intermediate_size=32, max_position_embeddings=130, hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )  # fmt: skip
    torch.manual_seed(2)
    return JointReader(Renumbered(MPNetModel(config, add_pooling_layer=False)), 16).eval()


def test_pieces_are_numbered_as_mpnet_numbers_them() -> None:
    encoder = _tiny().encoder
    assert isinstance(encoder, Renumbered)
    word = load_tokenizer().token_to_id("library")
    numbered = encoder.numbers[torch.tensor([CLS, word, SEP, PAD])]
    assert numbered.tolist() == [0, word + 4, 2, 1]


def test_padding_changes_nothing() -> None:
    model = _tiny()
    ids = torch.tensor([[CLS, 2000, 3000, SEP, 4000, SEP]])
    padded = torch.cat([ids, torch.full((1, 4), PAD)], dim=1)
    bare = model(ids, torch.ones_like(ids), torch.zeros_like(ids))
    longer = model(padded, (padded != PAD).long(), torch.zeros_like(padded))
    for a, b in zip(bare[2:], longer[2:], strict=True):
        assert torch.allclose(a, b, atol=1e-5)


def test_other_weights_are_not_taken_for_the_published_ones(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"something else")
    with pytest.raises(ValueError, match="published"):
        pretrained_verifier(tmp_path)


def test_layers_that_stay_as_they_are_drop_nothing_out() -> None:
    still, learning = (nn.Sequential(nn.Linear(4, 4), nn.Dropout(0.5)) for _ in range(2))
    for parameter in still.parameters():
        parameter.requires_grad_(False)
    encoder = Renumbered(nn.ModuleDict({"still": still, "learning": learning}))
    encoder.train()
    assert not still.training
    assert learning.training
    assert encoder.training
    encoder.eval()
    assert not learning.training


def test_it_learns_from_short_texts() -> None:
    def group(source: str, *texts: str) -> Group:
        return Group(source, "k", tuple(Pair("Who?", text) for text in texts))

    groups = [
        group("sentence", "one", "two", "three", "four"),
        group("paper", "a window of sentences"),
        group("qmsum_Product", "a meeting"),
        group("squad", "word " * 70, "short"),
    ]
    kept = sentence_groups_of(groups)
    assert [(g.source, len(g.pairs)) for g in kept] == [("sentence", 3)]
    encoded = encode_groups(load_tokenizer(), [*kept, group("sentence", "é1x " * 50)])
    assert [g.group for g in short_rows(encoded)] == kept


class _Saying:
    """A model that is sure of the texts with one word, and of no others."""

    name = fingerprint = "saying"

    def __init__(self, word: str) -> None:
        self.word = word
        self.read_texts: list[str] = []

    def read(self, question: str, texts: Sequence[str], headers: Sequence[str]) -> list[Reading]:
        self.read_texts += texts
        sure = [0.99 if self.word in text else 0.01 for text in texts]
        return [Reading(p, p, 0, 0, 0.0) for p in sure]


def _ranked(index: PassageIndex, verifier: PassageReader | None, **settings: int) -> list[str]:  # noqa: F811
    reader = _Saying("the")
    assistant = Assistant(index, Settings(**settings), reader=reader, verifier=verifier)
    return [c.text for c in assistant.weigh(understand("What was said of the stile at Withy?"))]


def test_the_verifier_has_the_last_word_on_the_first_few(filled: PassageIndex) -> None:  # noqa: F811
    before = _ranked(filled, None)
    second = before[1]
    verifier = _Saying(second[:25])
    after = _ranked(filled, verifier, sentences_verified=3)
    assert after[0] == second
    assert sorted(verifier.read_texts) == sorted(before[:3])
    assert sorted(after) == sorted(before)


def test_what_the_verifier_does_not_read_is_not_put_first_by_it(filled: PassageIndex) -> None:  # noqa: F811
    before = _ranked(filled, None)
    assert _ranked(filled, _Saying(before[-1]), sentences_verified=1)[0] != before[-1]


@pytest.fixture(scope="module")
def verifier() -> PassageReader:
    if not (WEIGHTS / "verifier.json").exists():
        pytest.skip("the verifier's weights are not in this checkout")
    loaded = load_verifier()
    assert loaded is not None, "the weights are there but cannot be loaded"
    return loaded


def test_the_shipped_verifier_tells_an_answer_from_what_is_near_one(
    verifier: PassageReader,
) -> None:
    texts = [
        "The Director said that the reading room would open again on 4 May 2031.",
        "The Director said that the reading room had been painted.",
        "Members thanked the officers for the report on parking charges.",
    ]
    read = verifier.read("When will people be let back into the reading room?", texts, [""] * 3)
    assert read[0].answerable > max(read[1].answerable, read[2].answerable)
    assert read[1].relevance > read[2].relevance


def test_no_stored_file_is_over_thirty_megabytes() -> None:
    assert all(p.stat().st_size <= 30_000_000 for p in WEIGHTS.iterdir())
