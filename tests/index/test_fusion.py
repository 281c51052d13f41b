"""Fusion: values worked out by hand."""

from __future__ import annotations

import pytest

from index.fusion import (
    fuse,
    normalise_max,
    normalise_minmax,
    normalise_zscore,
    ordered,
    reciprocal_rank,
)


def test_max_divides_by_the_top_and_floors_at_zero() -> None:
    assert normalise_max({"a": 4.0, "b": 1.0, "c": -2.0}) == {"a": 1.0, "b": 0.25, "c": 0.0}
    assert normalise_max({"a": -1.0}) == {"a": 0.0}
    assert normalise_max({}) == {}


def test_minmax_stretches() -> None:
    assert normalise_minmax({"a": 6.0, "b": 4.0, "c": 2.0}) == {"a": 1.0, "b": 0.5, "c": 0.0}
    assert normalise_minmax({"a": 3.0, "b": 3.0}) == {"a": 1.0, "b": 1.0}
    assert normalise_minmax({"a": 0.0}) == {"a": 0.0}


def test_zscore_centres() -> None:
    # mean 2, standard deviation 1
    assert normalise_zscore({"a": 3.0, "b": 1.0}) == {"a": 1.0, "b": -1.0}
    assert normalise_zscore({"a": 5.0}) == {"a": 0.0}


def test_reciprocal_rank_shares_ranks_and_ignores_what_was_not_found() -> None:
    assert reciprocal_rank({"a": 9.0, "b": 5.0, "c": 5.0, "d": 1.0, "e": 0.0}, k=60) == {
        "a": pytest.approx(1 / 61),
        "b": pytest.approx(1 / 62),
        "c": pytest.approx(1 / 62),
        "d": pytest.approx(1 / 64),
        "e": 0.0,
    }


def test_fuse_weighs_and_counts_the_missing_as_lowest() -> None:
    fused = fuse([(0.75, {"a": 10.0, "b": 5.0}), (0.25, {"b": 0.8, "c": 0.4})])
    assert fused == pytest.approx({"a": 0.75, "b": 0.375 + 0.25, "c": 0.125})
    scored = fuse([(1.0, {"a": 3.0, "b": 1.0}), (1.0, {"c": 1.0})], "zscore")
    assert scored == pytest.approx({"a": 1.0, "b": -1.0, "c": -1.0})
    assert fuse([(0.5, {}), (0.5, {})]) == {}


def test_fuse_by_rank() -> None:
    fused = fuse([(1.0, {"a": 7.0, "b": 2.0}), (1.0, {"b": 0.9})], "rrf", rrf_k=1)
    assert fused == pytest.approx({"a": 1 / 2, "b": 1 / 3 + 1 / 2})


def test_ties_are_broken_by_name() -> None:
    scores = {1: 0.5, 2: 0.5, 3: 0.9}
    assert ordered(scores, {1: "z", 2: "y", 3: "x"}, 2) == [3, 2]
    assert ordered(scores, {1: "z", 2: "y", 3: "x"}, 10) == [3, 2, 1]
