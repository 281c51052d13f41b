"""What tests of several parts share: a library made by the command, without any model."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from tests.commands import run

# How long an example takes is for the benchmarks: a busy machine must not fail a test.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def by_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Search by words alone, without the reader, in the library that a test names."""
    monkeypatch.setenv("MINUTES_EMBEDDER", "hashing")
    monkeypatch.setenv("MINUTES_USE_READER", "false")
    monkeypatch.delenv("MINUTES_DATA", raising=False)


@pytest.fixture
def library(by_words: None, papers: Path, tmp_path: Path) -> Path:
    """The folder of a library that ``minutes add`` filled with the part's own papers."""
    assert run("--data", tmp_path / "own", "add", papers).exit_code == 0
    return tmp_path / "own"
