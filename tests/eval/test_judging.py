"""Judging of words, citations and figures, and the loading of gold."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from pathlib import Path

import pytest

from assistant.types import Answer, Citation
from corpus.errors import BadRequest
from eval.gold import SAMPLE_GOLD, read_gold
from eval.judging import GoldQuestion, figures_cited, figures_in, judge

QUESTION = GoldQuestion(
    id="q", type="fact", question="How many boats in 2019?", gold=(("27.1 million", "27.1m"),),
    doc=("2019",), evidence=("the harbour took 27.1 million pounds in dues that year",),
)  # fmt: skip


def answer(text: str, quote: str, source: str = "2019 minutes.txt") -> Answer:
    citation = Citation(
        number=1, document_id="d", passage_id="p", title="Minutes", kind="minutes",
        meeting_date=dt.date(2019, 3, 5), quote=quote, start=0, end=len(quote), source=source,
    )  # fmt: skip
    return Answer(id="", question="", search_question="", status="answered", text=text,
                  citations=(citation,))  # fmt: skip


QUOTE = "the harbour took 27 .1 million pounds in dues that year"


def test_right_and_cited_through_spaced_figures() -> None:
    verdict = judge(QUESTION, answer(f"They say: “{QUOTE}” [1]", QUOTE))
    assert verdict == {"right": True, "cited": True, "refused": False}


def test_the_wrong_document_is_not_cited_and_late_words_are_not_right() -> None:
    assert not judge(QUESTION, answer(QUOTE, QUOTE, "2020.txt"))["cited"]
    assert not judge(QUESTION, answer("word " * 90 + QUOTE, QUOTE))["right"]


def test_a_refusal_is_one_only_without_citations() -> None:
    refused = Answer(id="", question="", search_question="", status="not_found", text="No.")
    assert judge(QUESTION, refused)["refused"]
    leaking = answer("No.", QUOTE).model_copy(update={"status": "not_found"})
    assert not judge(QUESTION, leaking)["refused"]


def test_figures_are_counted_once_and_looked_up() -> None:
    assert figures_in("It cost £3,940 [2] and 27 .1% of 12.") == {"3,940", "27.1", "12"}
    text = "On 5 March 2019 it was 27.1 million and not 33 [1]."
    assert figures_cited(QUESTION, answer(text, QUOTE)) == (4, 3)
    refused = answer(text, QUOTE).model_copy(update={"status": "not_found"})
    assert figures_cited(QUESTION, refused) == (0, 0)


def test_the_sample_gold_is_read_and_large_enough() -> None:
    questions = read_gold(SAMPLE_GOLD)
    assert len(questions) >= 150
    assert sum(not q.answerable for q in questions) >= 30
    assert all(q.gold and q.evidence for q in questions if q.answerable)


def test_a_set_that_names_turns_is_read(tmp_path: Path) -> None:
    rows = [
        {"id": "m#1", "split": split, "document": "harbour_1", "question": "Why?",
         "answer": "Because.", "gold_turns": ["We waited for the tide."]}
        for split in ("train", "val")
    ]  # fmt: skip
    path = tmp_path / "set.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    (question,) = read_gold(path, "val")
    assert question.doc == ("harbour_1.",)
    assert question.evidence == ("We waited for the tide.",)
    with pytest.raises(BadRequest, match="two questions with the id m#1"):
        read_gold(path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"id": "a"}', "Line 1"),
        ('\n{"id": "a", "type": "t", "question": "q"}\nnot json', "Line 3"),
        ("[1]", "Line 1"),
        ("", "no questions"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(text, "utf-8")
    with pytest.raises(BadRequest, match=message):
        read_gold(path)
