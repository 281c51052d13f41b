"""Retrieval side by side: scores worked out by hand, and LlamaIndex's pipeline on real text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from eval import bench_quality
from eval.gold import read_gold
from eval.judging import GoldQuestion
from eval.quality import sets
from eval.quality.llamaindex import TOP_K, llamaindex_systems
from eval.quality.scoring import lay_side_by_side, markdown, span_scores
from eval.quality.sets import QuestionSet, question_sets
from eval.quality.systems import OURS, Place
from eval.quality.turns import turn_scores
from eval.spans import Span
from index.hashing import HashingEmbedder

# Two needs; each may be met in either of two places.
NEEDS = [(Span("a", 0, 10), Span("b", 0, 10)), (Span("a", 50, 60),)]
WORD = "word "


def place(document: str, start: int, end: int, words: int = 10) -> Place:
    return Place(Span(document, start, end), WORD * words)


def test_span_scores_by_hand() -> None:
    found = {
        "q": [place("c", 0, 10), place("b", 0, 12), place("a", 0, 10), place("a", 48, 70)],
        "none": [],
    }
    scores = span_scores({"q": NEEDS, "none": NEEDS}, found)
    q = scores["q"]
    assert q["hit@1"] == 0
    assert q["mrr@10"] == 0.5
    assert q["recall@5"] == 1
    # Needs met at ranks 2 and 4 of an ideal 1 and 2; the repeat at rank 3 adds nothing.
    assert q["ndcg@10"] == pytest.approx((0.63093 + 0.43068) / (1 + 0.63093), abs=1e-4)
    assert [q[f"evidence@{k}"] for k in (1, 3, 8)] == [0, 0, 1]
    assert set(scores["none"].values()) == {0.0}


def test_evidence_is_bought_with_words_and_not_with_passages() -> None:
    def within(*sizes: int) -> float:
        places = [place("a", 0, 10, sizes[0]), place("a", 50, 60, sizes[1])]
        return span_scores({"q": NEEDS}, {"q": places})["q"]["evidence@900w"]

    assert within(450, 450) == 1
    assert within(451, 450) == 0
    alone = span_scores({"q": NEEDS[:1]}, {"q": [place("a", 0, 10, 2000)]})
    assert alone["q"]["evidence@900w"] == 1  # the first is given however long it is


def question(turns: list[str]) -> GoldQuestion:
    return GoldQuestion(id="q", type="meeting", question="?", doc=("m.",), evidence=tuple(turns))


def test_the_5_gram_rule_by_hand() -> None:
    asked = question(["the ferry sails at nine and noon"])  # three 5-grams
    found = [
        ("m.txt", "a b c d e f"),
        ("other.txt", "the ferry sails at nine and noon"),
        ("m.txt", "so the ferry sails at nine then"),  # one of its three 5-grams
        ("m.txt", "so the ferry sails at nine and"),  # two of its three
    ]
    scores = turn_scores(asked, found)
    assert scores == {
        "5-gram hit@1": 0, "5-gram hit@5": 1, "5-gram MRR@10": 0.25,
        "cover@900": pytest.approx(2 / 3),
    }  # fmt: skip
    late = [("m.txt", "x " * 899 + "the ferry sails at nine and noon")]
    assert turn_scores(asked, late)["cover@900"] == 0
    assert turn_scores(asked, [])["5-gram MRR@10"] == 0


def test_the_5_gram_rule_is_the_shared_scorer_s() -> None:
    script = sets.shared_folder() / "gold" / "score_passages.py"
    if not script.is_file():
        pytest.skip("the shared scorer (../shared/gold/score_passages.py) is not on this machine")
    scope: dict[str, object] = {"__name__": "score_passages"}
    exec(compile(script.read_text("utf-8"), "score_passages", "exec"), scope)
    turns = ["the ferry sails at nine and noon", "nobody asked for the fare to be raised again"]
    texts = ["so the ferry sails at nine and", "asked for the fare to be raised", "nothing at all"]
    for order in ((0, 1, 2), (2, 1, 0), (2, 2, 0)):
        hits = [("m.txt", texts[i]) for i in order]
        asked = [{"id": "q", "document": "m", "gold_turns": turns}]
        run = {"q": [{"document": Path(n).stem, "text": t} for n, t in hits]}
        theirs = scope["score"](asked, run)  # type: ignore[operator]
        ours = turn_scores(question(turns), hits)
        assert [round(v, 4) for v in ours.values()] == [
            theirs[k] for k in ("hit@1", "hit@5", "mrr@10", "cover@900")
        ]


def test_the_table_says_how_sure_a_difference_is() -> None:
    good = {f"q{n}": {"mrr@10": 1.0} for n in range(12)}
    poor = {f"q{n}": {"mrr@10": 0.5} for n in range(12)}
    side = lay_side_by_side("Set", 3, {"other": poor, OURS: good, "same": good})
    other, ours, same = side.systems
    assert (ours.p, same.p) == (None, 1.0)
    assert other.p is not None
    assert other.p < 0.002  # two of 4,096 patterns of signs are as far from nought
    assert other.means == {"mrr@10": 0.5}
    assert "| **hybrid + reader** | 1.000 | – |" in markdown([side])


FERRY = " ".join(f"On day {n} the chain ferry carried {n * 7} people over." for n in range(400))
BANDS = "The brass band played on the quay. " * 200 + "Its drum cost ninety pounds. "


def test_llamaindex_s_chunks_are_slices_of_the_same_text(tmp_path: Path) -> None:
    texts = {"ferry": FERRY, "band": BANDS}
    sources = {"ferry": "x/ferry.txt", "band": "x/band.txt"}
    for _ in range(2):  # built, then loaded from the cache
        systems = llamaindex_systems(texts, sources, HashingEmbedder(), tmp_path)
        assert list(systems) == list(TOP_K)
        few, many = (
            list(system("Which brass band played on the quay?")) for system in systems.values()
        )
        assert few[0].span.document_id == "band"
        assert 2 <= len(few) < len(many)
        for found in many:
            text = texts[found.span.document_id]
            assert text[found.span.start : found.span.end] == found.text
        assert max(len(found.text.split()) for found in many) <= 512
        assert any("ninety pounds" in found.text for found in many)
    assert len(list((tmp_path / "llamaindex").iterdir())) == 1


def test_sets_that_are_not_here_are_left_out_and_said_so(tmp_path: Path) -> None:
    found, notes = question_sets(tmp_path)
    assert [s.name for s in found] == ["sample library"]
    assert all(q.evidence for q in found[0].questions)
    assert len(notes) == 2


@pytest.mark.usefixtures("by_words")
def test_the_command_writes_the_table(
    papers: Path, gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = tuple(q for q in read_gold(gold) if q.evidence)
    chosen = QuestionSet("Ferry", asked, (papers,), by_turns=True)
    monkeypatch.setattr(bench_quality, "question_sets", lambda _: ([chosen], ["Left out: one."]))
    arguments = ["--cache", str(tmp_path / "cache"), "--out", str(tmp_path / "out")]
    result = CliRunner().invoke(bench_quality.main, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    for name in ("BM25 alone", "dense alone", "hybrid", OURS, *TOP_K, "Left out: one."):
        assert name in result.output
    written = json.loads((tmp_path / "out" / "quality.json").read_text("utf-8"))
    systems = written["sets"][0]["systems"]
    assert len(systems) == 6
    assert all(0 <= v <= 1 for s in systems for v in s["means"].values())
    assert {"hit@1", "evidence@900w", "cover@900"} <= set(systems[0]["means"])
