"""The scores' formulas against values worked out by hand."""

import math
import random
from collections.abc import Sequence

import pytest

from assistant.reading.model import Reading
from assistant.training.calibration import fit_line
from assistant.training.examples import Group, Pair
from assistant.training.scores import (
    Judged,
    Search,
    answer_f1,
    answer_scores,
    auc,
    bm25,
    group_scores,
    ranking_scores,
)


def test_auc_counts_pairs() -> None:
    assert auc([0.9, 0.4], [0.4, 0.1]) == pytest.approx(3.5 / 4)


def test_f1_ignores_case_articles_and_punctuation() -> None:
    assert answer_f1("The reading room.", "reading room") == 1.0
    assert answer_f1("reading room hours", "room") == pytest.approx(0.5)
    assert answer_f1("", "room") == 0.0
    assert answer_f1("", "") == 1.0


def test_bm25_of_one_word() -> None:
    # One of two texts holds the word once; both have the mean length, so the score is the idf.
    scores = bm25("library", ["library opens", "park closes"])
    assert scores == pytest.approx([math.log(1 + 1.5 / 1.5), 0.0])


def test_answer_scores_refuse_below_the_threshold() -> None:
    judged = [
        Judged(0.9, "June", ("June",)),
        Judged(0.2, "April", ("April",)),
        Judged(0.7, "May", ()),
        Judged(0.1, "May", ()),
    ]
    scores = answer_scores(judged, 0.5)
    assert scores["exact"] == 0.5
    assert scores["has-answer f1"] == 0.5
    assert scores["no-answer f1"] == 0.5
    assert scores["span f1, never refusing"] == 1.0
    assert scores["answerability auc"] == 0.75


def test_calibration_finds_the_line_that_made_the_labels() -> None:
    rng = random.Random(5)
    logits = [rng.uniform(-4, 4) for _ in range(20_000)]
    labels = [float(rng.random() < 1 / (1 + math.exp(-(0.5 * x + 1.0)))) for x in logits]
    line = fit_line(logits, labels)
    assert line.scale == pytest.approx(0.5, abs=0.05)
    assert line.shift == pytest.approx(1.0, abs=0.08)


def test_calibration_needs_both_outcomes() -> None:
    with pytest.raises(ValueError, match="both outcomes"):
        fit_line([1.0, 2.0], [1.0, 1.0])


class _Echo:
    """A reader whose relevance is the share of the question's words that stand in the text."""

    name = "echo"
    fingerprint = "0"

    def read(self, question: str, texts: Sequence[str], headers: Sequence[str]) -> list[Reading]:
        asked = set(question.lower().split())
        shares = [len(asked & set(text.lower().split())) / len(asked) for text in texts]
        return [Reading(share, share, 0, 0, 0.0) for share in shares]


def test_ranking_scores_of_a_reader_that_can_be_followed() -> None:
    texts = ("bins bins bins", "new bins for the park", "the park closes at dusk")
    searches = [
        Search("new bins park", texts, frozenset({1})),
        Search("bins", texts, frozenset({2})),
    ]
    scores = ranking_scores(_Echo(), searches, None, depth=3)
    assert scores["questions"] == 2.0
    assert scores["reader hit@1"] == 0.5
    # The second question finds its text last: 1 and 1/3 on average.
    assert scores["reader mrr@10"] == pytest.approx(2 / 3, abs=1e-4)
    assert "dense hit@1" not in scores


def test_group_scores_count_only_ranked_groups() -> None:
    right = Pair("new bins", "The new bins")
    wrong = Pair("new bins", "Nothing else")
    groups = [
        Group("a", "1", (right, wrong)),
        Group("b", "2", (wrong, right)),
        Group("b", "3", (wrong,), ranked=False),
    ]
    assert group_scores(_Echo(), groups) == {"a": 1.0, "all": 0.5, "b": 0.0}
