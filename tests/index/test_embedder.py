"""Embedders: the hashed words, and the model that comes with the project, offline."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import EmbedderUnavailable
from index.embedder import DEFAULT_EMBEDDER, load_embedder
from index.hashing import HashingEmbedder
from index.library import PassageIndex
from tests.index.samples import make

ROOT = Path(__file__).parents[2]


def test_hashed_words() -> None:
    embedder = load_embedder("hashing")
    rows = embedder.encode(["The lido is open", "the LIDO, open", "budget", "of the"])
    assert rows.shape == (4, embedder.dimension)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(rows[0], rows[1])
    assert abs(float(rows[0] @ rows[2])) < 0.9
    assert not rows[3].any()
    assert embedder.encode([]).shape == (0, embedder.dimension)
    assert embedder.count_tokens("The lido is open.") == 6
    assert HashingEmbedder(64).fingerprint != HashingEmbedder(128).fingerprint


def test_counting_tokens_needs_no_model() -> None:
    embedder = load_embedder()
    assert embedder.name == DEFAULT_EMBEDDER
    assert (embedder.dimension, embedder.max_tokens) == (384, 256)
    # [CLS] hello world [SEP], and no cutting at 128 or 256
    assert embedder.count_tokens("hello world") == 4
    assert embedder.count_tokens("hello " * 600) == 602
    assert embedder.fingerprint == load_embedder().fingerprint


def test_importing_is_quick_and_quiet() -> None:
    code = (
        "import sys, index.library, index.embedder; index.embedder.load_embedder().fingerprint; "
        "print([name for name in ('torch', 'transformers', 'faiss') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_unknown_models_are_refused_without_a_network() -> None:
    with pytest.raises(EmbedderUnavailable, match="not on this machine"):
        load_embedder("harrowmere/no-such-model")
    with pytest.raises(EmbedderUnavailable, match="not on this machine"):
        load_embedder("no such model!")


def test_a_folder_without_a_model(tmp_path: Path) -> None:
    with pytest.raises(EmbedderUnavailable, match=r"modules\.json"):
        load_embedder(str(tmp_path))


def test_weights_that_cannot_be_loaded(tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text(json.dumps([]), "utf-8")
    (tmp_path / "tokenizer.json").write_text("{}", "utf-8")
    (tmp_path / "config.json").write_text("{}", "utf-8")
    embedder = load_embedder(str(tmp_path))
    with pytest.raises(EmbedderUnavailable, match="cannot be loaded"):
        embedder.encode(["lido"])


@pytest.mark.slow
def test_the_model_finds_what_shares_no_word(tmp_path: Path) -> None:
    embedder = load_embedder()
    rows = embedder.encode(["The swimming pool will reopen.", "The budget was approved.", ""])
    assert rows.shape == (3, 384)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-5)
    with PassageIndex.open(tmp_path, embedder) as index:
        for sample in (
            make("a", ["The lido will be open again from May."], title="Parks"),
            make("b", ["The external auditor signed off the accounts."], title="Audit"),
            make("c", ["Potholes on Quarry Lane were filled."], title="Roads"),
        ):
            index.add(*sample)
        found = index.search_dense("When can people go swimming outdoors?", 3)
        assert found[0].passage.document_id == "a"
        assert index.search_lexical("swimming outdoors", 1) == []
        assert index.search("swimming outdoors", 1)[0].passage.document_id == "a"
        assert index.check().ok


@pytest.mark.slow
def test_batches_do_not_move_vectors() -> None:
    embedder = load_embedder()
    texts = [f"Paragraph {n}. " + "The drains of Quarry Lane. " * (n % 7) for n in range(40)]
    together = embedder.encode(texts)
    alone = np.concatenate([embedder.encode([text]) for text in texts[:8]])
    np.testing.assert_allclose(together[:8], alone, atol=1e-5)
