"""trec_eval's figures over needs, against values worked out by hand."""

from __future__ import annotations

import math

import pytest

from eval.retrieval import NAMES, retrieval_scores
from eval.spans import Need, Span

ONE: list[Need] = [(Span("d", 0, 10),)]
TWO: list[Need] = [(Span("d", 0, 10),), (Span("d", 50, 60),)]
MISS = Span("x", 0, 10)
FIRST, SECOND = Span("d", 0, 10), Span("d", 50, 60)


def of(needs: list[Need], spans: list[Span]) -> dict[str, float]:
    return retrieval_scores({"q": (needs, spans)})["q"]


def test_one_need_at_rank_three() -> None:
    found = of(ONE, [MISS, MISS, FIRST])
    assert found["recall@1"] == 0
    assert found["recall@5"] == found["recall@20"] == 1
    assert found["mrr@10"] == pytest.approx(1 / 3)
    assert found["ndcg@10"] == pytest.approx(1 / math.log2(4))


def test_two_needs_at_ranks_one_and_four() -> None:
    found = of(TWO, [SECOND, MISS, MISS, FIRST])
    assert found["recall@1"] == 0.5
    assert found["recall@5"] == 1
    assert found["mrr@10"] == 1
    ideal = 1 + 1 / math.log2(3)
    assert found["ndcg@10"] == pytest.approx((1 + 1 / math.log2(5)) / ideal)


def test_the_cut_is_kept_at_eleven() -> None:
    found = of(ONE, [MISS] * 10 + [FIRST])
    assert found["recall@10"] == found["mrr@10"] == found["ndcg@10"] == 0
    assert found["recall@20"] == 1


def test_a_passage_may_meet_two_needs_and_a_second_hit_adds_nothing() -> None:
    assert of(TWO, [Span("d", 0, 60)])["recall@1"] == 1
    assert of(ONE, [FIRST, FIRST])["ndcg@10"] == 1
    assert of(TWO, [FIRST, FIRST])["recall@5"] == 0.5


def test_nothing_found_is_nought_and_nothing_asked_is_nothing() -> None:
    assert of(ONE, []) == dict.fromkeys(NAMES, 0.0)
    assert retrieval_scores({}) == {}
