"""Quotes of speech: joined and unstopped captions, any words at all, a long meeting, the gold."""

from __future__ import annotations

import importlib.util
import json
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.promises.spoken import find_spoken
from corpus.reading import read_path
from tests.promises.webcasts import CHAIR, MEMBER, OFFICER, only, webcast
from tests.shared import SHARED


def test_joined_words_of_captions_are_understood() -> None:
    document = webcast(
        (CHAIR, "and canwe have the results of the survey added to the work programme"),
        (OFFICER, "Yes wecan do that."),
        (CHAIR, "Thank you."),
    )
    (request,) = only(find_spoken(document), "request")
    assert "canwe have the results" in document.text[request.start : request.end]


def test_captions_without_stops_are_bounded() -> None:
    run_on = "and then the lads came down from the top end and it was raining " * 6
    words = f"{run_on}but I'll write to the county about the drain thank you {run_on}"
    document = webcast((MEMBER, "It floods."), (OFFICER, words), (CHAIR, "Thank you."))
    (promise,) = only(find_spoken(document), "commitment")
    quote = document.text[promise.start : promise.end]
    assert "write to the county about the drain" in quote
    assert len(quote.split()) <= 60


WORDS = st.sampled_from(
    "I'll we can you will send that report please yes no by March the panel, agreed. move? "
    "seconded happy to take it away 'quoted' Councillor canwe 12 £4m … thank you".split()
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from([CHAIR, MEMBER, OFFICER, "Abel Sorrow"]), st.lists(WORDS)),
        max_size=12,
    )
)
def test_quotes_are_slices_in_order_and_pointers_point_back(
    turns: list[tuple[str, list[str]]],
) -> None:
    document = webcast(*((speaker, " ".join(words)) for speaker, words in turns))
    found = find_spoken(document)
    for place, one in enumerate(found):
        assert 0 <= one.start < one.end <= len(document.text)
        assert one.what
        assert one.same_as is None or one.same_as < place
        assert len(document.text[one.start : one.end].split()) <= 75
    assert [f.start for f in found] == sorted(f.start for f in found)


def calls_to_read(turns: int) -> int:
    """Return how many calls reading a meeting of so many turns takes: a count, not a time.

    Of Python's own functions alone: what patterns cost shows in ``make bench``.
    """
    document = webcast(
        *[
            (OFFICER, "So we've done a lot of work, and we will send you the report. " * 9),
            (MEMBER, "Could we have the figures, please? I wondered how many came. " * 6),
        ]
        * (turns // 2)
    )
    find_spoken(document)  # word lists are read once
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        find_spoken(document)
    finally:
        sys.setprofile(before)
    return counted


def test_a_longer_meeting_takes_no_more_than_its_share() -> None:
    few, many = calls_to_read(20), calls_to_read(80)
    assert 0 < many < 5 * few


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the shared gold is not beside the repo")
def test_the_development_gold_of_the_transcript() -> None:
    scorer_path = SHARED / "gold" / "score_promises.py"
    spec = importlib.util.spec_from_file_location("score_promises", scorer_path)
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    (path,) = (SHARED / "seeds").glob("003*")
    document = read_path(path)
    records = [
        {**f.model_dump(), "source": path.name, "quote": document.text[f.start : f.end]}
        for f in find_spoken(document)
    ]
    spoken = lambda rows: [row for row in rows if row["doc"] == path.name]  # noqa: E731
    gold = spoken(json.loads((SHARED / "gold" / "promises_dev.json").read_text("utf-8")))
    false = spoken(json.loads((SHARED / "gold" / "promises_false_dev.json").read_text("utf-8")))
    measured = scorer.score(records, gold, false, SHARED / "seeds")
    assert measured["core_recall"] >= 0.9
    assert measured["precision"] >= 0.9
    assert measured["kind_right"] >= 0.85
    assert measured["false_friends"].startswith("0/")
