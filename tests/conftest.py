"""What tests of several parts share: settings by which nothing needs a model."""

from __future__ import annotations

import pytest


@pytest.fixture
def by_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Search by words alone, without the reader, in the library that a test names."""
    monkeypatch.setenv("MINUTES_EMBEDDER", "hashing")
    monkeypatch.setenv("MINUTES_USE_READER", "false")
    monkeypatch.delenv("MINUTES_DATA", raising=False)
