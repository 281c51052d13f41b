"""Measures against values worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.measures import DESCRIPTIONS, MEASURES, measure, quantile, ratio, slices
from eval.promise_gold import PromiseGold
from eval.promises import score
from tests.eval.conftest import outcome

FOUR = [
    outcome("a", cites="+-", figures=(3, 3), retrieval={"mrr@10": 1.0}).model_copy(
        update={"first_stage": {"mrr@10": 1.0}}
    ),
    outcome("b", right=False, cites="-", cited=False, needs=(0, 2), figures=(1, 0),
            retrieval={"mrr@10": 0.5}, follow_up=True),
    outcome("c", spoke=False, right=False, needs=(0, 1), confidence=0.2,
            retrieval={"mrr@10": 0.0}).model_copy(update={"first_stage": {"mrr@10": 0.5}}),
    outcome("d", type="unanswerable", answerable=False, spoke=False),
    outcome("e", type="unanswerable", answerable=False, cites="x"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("success", 2 / 5),
        ("both", 1 / 3),
        ("right", 1 / 3),
        ("cited", 1 / 3),
        ("answered_wrong", 2 / 5),
        ("risk", 2 / 3),
        ("citation_precision", (0.5 + 0 + 0) / 3),
        ("citation_recall", (1 + 0 + 0) / 3),
        ("verbatim", 3 / 4),
        ("figures_cited", 3 / 4),
        ("abstention_precision", 1 / 2),
        ("abstention_recall", 1 / 2),
        ("follow_up", 0.0),
        ("mrr@10", 0.5),
        ("rerank_gain", -0.25),
    ],
)
def test_by_hand(name: str, value: float) -> None:
    assert measure(FOUR)[name].value == pytest.approx(value, abs=1e-4)


def test_every_measure_is_described() -> None:
    promises = score([], PromiseGold(promises=()))
    assert set(measure(FOUR)) | set(promises.measures) == set(DESCRIPTIONS)
    assert set(MEASURES) < set(DESCRIPTIONS)


def test_without_gold_wording_a_citation_is_enough() -> None:
    worded = outcome("a").model_copy(update={"right": None})
    assert worded.success
    assert not worded.wrong
    assert measure([worded])["right"].value is None


def test_latency_quantiles() -> None:
    took = [float(n) for n in range(1, 101)]
    assert quantile(took, 0.5).value == 50.5
    assert quantile(took, 0.95).value == pytest.approx(95.05, abs=0.06)
    assert quantile([], 0.5).value is None


def test_the_interval_of_a_share_is_near_the_binomial_one() -> None:
    found = ratio([(1.0, 1.0)] * 70 + [(0.0, 1.0)] * 30)
    assert found.value == 0.7
    assert found.low is not None
    assert found.high is not None
    # 0.7 +- 1.96 * sqrt(0.7 * 0.3 / 100) is 0.610 to 0.790.
    assert found.low == pytest.approx(0.610, abs=0.02)
    assert found.high == pytest.approx(0.790, abs=0.02)


def test_questions_that_do_not_count_do_not_move_the_interval() -> None:
    some = [(1.0, 1.0)] * 7 + [(0.0, 1.0)] * 3
    assert ratio(some) == ratio(some + [(0.0, 0.0)] * 50)
    assert ratio([(0.0, 0.0)]).value is None


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.sampled_from([0.0, 1.0]), st.just(1.0)), min_size=1, max_size=40))
def test_the_interval_holds_the_value(parts: list[tuple[float, float]]) -> None:
    found = ratio(parts)
    assert found.value is not None
    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low <= found.value + 1e-9
    assert found.value <= found.high + 1e-9 <= 1 + 1e-9


def test_slices_are_the_types_and_the_dated() -> None:
    got = slices([outcome("a", type="z"), outcome("b", type="a", dated=True)])
    assert list(got) == ["a", "z", "(names a date)"]
    assert [o.id for o in got["(names a date)"]] == ["b"]
