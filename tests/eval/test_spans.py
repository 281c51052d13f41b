"""Evidence is placed by its words, whatever the spacing, and met by half of the shorter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.judging import GoldQuestion, fold
from eval.spans import Span, SpanFinder, fold_with_offsets, newly_met, relevant

TEXT = "The *chair’s*  report\nsaid that 14 boats\n\nsank. Later, 9 boats sank again."


def finder() -> SpanFinder:
    return SpanFinder({"d1": TEXT, "d2": "Nothing of boats."}, {"d1": "a/b.txt", "d2": "c.txt"})


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_folding_agrees_with_the_judge_and_keeps_places(text: str) -> None:
    folded, where = fold_with_offsets(text)
    assert len(folded) == len(where)
    assert where == sorted(where)
    assert " ".join(folded.split()) == " ".join(fold(text).split())


def test_evidence_is_found_across_line_breaks_and_marks() -> None:
    (span,) = finder().locate("The chair's report said that 14 boats sank", ("b",))
    assert TEXT[span.start : span.end] == "The *chair’s*  report\nsaid that 14 boats\n\nsank"


def test_every_place_counts_and_other_documents_do_not() -> None:
    assert len(finder().locate("boats sank", ("b",))) == 2
    assert finder().locate("boats sank", ("c",)) == []


def test_nearly_the_same_words_are_found_and_others_are_not() -> None:
    (span,) = finder().locate("said that 14 boat sank", ("b",))
    assert "14 boats" in TEXT[span.start : span.end]
    assert finder().locate("the harbour master resigned at once", ("b",)) == []


def test_needs_follow_the_groups() -> None:
    question = GoldQuestion(
        id="q", type="t", question="?", doc=("b",),
        evidence=("14 boats", "9 boats", "no such words at all"), evidence_groups=((0, 2), (1,)),
    )  # fmt: skip
    needs = finder().needs(question)
    assert [len(n) for n in needs] == [1, 1]
    one = GoldQuestion(id="q", type="t", question="?", doc=("b",), evidence=("14 boats", "9 boats"))
    assert [len(n) for n in finder().needs(one)] == [2]


@pytest.mark.parametrize(
    ("other", "met"),
    [
        (Span("d", 0, 200), True),  # holds it whole
        (Span("d", 105, 115), True),  # lies within it
        (Span("d", 0, 110), True),  # half of it
        (Span("d", 0, 109), False),  # less than half of either
        (Span("d", 120, 130), False),  # beside it
        (Span("e", 100, 120), False),  # another document
    ],
)
def test_half_of_the_shorter_meets(other: Span, met: bool) -> None:
    need = Span("d", 100, 120)
    assert need.meets(other) is met
    assert other.meets(need) is met
    assert relevant([(need,)], other) is met


def test_a_need_is_newly_met_once() -> None:
    needs = [(Span("d", 0, 10), Span("e", 0, 10)), (Span("d", 20, 30),)]
    spans = [Span("x", 0, 9), Span("e", 0, 10), Span("d", 0, 30), Span("d", 20, 30)]
    assert newly_met(needs, spans) == [[], [0], [1], []]
