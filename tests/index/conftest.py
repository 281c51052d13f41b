"""Libraries in temporary folders, with an embedder that needs no model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.hashing import HashingEmbedder
from index.library import PassageIndex
from tests.index.samples import library


@pytest.fixture
def index(tmp_path: Path) -> Iterator[PassageIndex]:
    with PassageIndex.open(tmp_path / "library", HashingEmbedder()) as opened:
        yield opened


@pytest.fixture
def filled(index: PassageIndex) -> PassageIndex:
    for document, passages in library():
        index.add(document, passages)
    return index
