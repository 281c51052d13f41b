"""Each sample source is read as its golden file says. GOLDEN_WRITE=1 writes them anew."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from corpus.reading import read_path
from tests.corpus.golden import SOURCES, describe


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_sample_reads_as_its_golden_file(source: Path) -> None:
    golden = source.with_suffix(".json")
    read = describe(read_path(source))
    if os.environ.get("GOLDEN_WRITE"):
        golden.write_text(json.dumps(read, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert read == json.loads(golden.read_text(encoding="utf-8"))


def test_every_shape_has_a_sample() -> None:
    kinds = {read_path(source).kind for source in SOURCES}
    assert kinds == {"minutes", "transcript", "report", "agenda", "decision"}
