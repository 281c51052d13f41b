"""The measures of follow-ups, worked out by hand."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from assistant.types import Turn
from corpus.errors import BadRequest
from eval.followups import FILE, Outcome, Rewrite, by_source, measures, outcome, read_rewrites


def test_measures_by_hand() -> None:
    shares = measures(
        [
            Outcome(True, frozenset(), frozenset(), frozenset(), frozenset()),
            Outcome(True, frozenset(), frozenset(), frozenset({"swan"}), frozenset()),
            Outcome(False, frozenset({"lock", "gate"}), frozenset(), frozenset({"lock"}), frozenset()),
            Outcome(False, frozenset({"mill"}), frozenset(), frozenset({"mill", "weir", "duck"}), frozenset()),
        ]
    )  # fmt: skip
    assert shares["left alone"] == 0.5
    assert shares["brought in"] == pytest.approx((0.5 + 1.0) / 2)
    assert shares["all brought in"] == 0.5
    assert shares["no wrong ones"] == 0.5
    assert shares["right ones"] == pytest.approx(2 / 4)


def test_an_outcome_compares_stems_not_forms() -> None:
    history = (Turn(role="user", text="How many swans nested at the lock?"),)
    row = Rewrite("own", history, "Was it counted?", "Were the swans at the lock counted?", False)
    found = outcome(row)
    assert found.added == {"swan", "lock"}
    assert found.added <= found.ours_added


def test_rows_are_read_with_the_article_as_the_first_turn(tmp_path: Path) -> None:
    row = {
        "source": "own",
        "history": [{"role": "title", "text": "Mill Bridge"}, {"role": "user", "text": "Who built it?"}],
        "question": "When?",
        "rewrite": "When was Mill Bridge built?",
    }  # fmt: skip
    path = tmp_path / FILE
    path.parent.mkdir()
    path.write_bytes(gzip.compress(json.dumps(row).encode()))
    (read,) = read_rewrites(path)
    assert read.history[0].text == "Tell me about Mill Bridge."
    assert not read.alone
    assert by_source([read])["own"]["questions"] == 1


def test_a_missing_file_is_one_plain_line(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="name the folder"):
        read_rewrites(tmp_path / "none.jsonl.gz")
