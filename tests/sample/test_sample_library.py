"""The sample library is whole and fictional, matches its gold set, and copies no real paper."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from corpus.sample import SAMPLE_FOLDER

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "eval" / "gold" / "sample_questions.jsonl"
NOTE = ROOT / "docs" / "sample-library.md"
SEEDS = Path(os.environ.get("MINUTES_SHARED", ROOT.parent / "shared")) / "seeds"

DOCUMENTS = {path.name: path.read_text(encoding="utf-8") for path in SAMPLE_FOLDER.iterdir()}
# Words that every webcast page of the real kind carries, whoever's meeting it is.
WEBCAST_BOILERPLATE = re.compile(
    r"^Disclaimer: This transcript.*$|^Agenda item :$|^Start of webcast$|^Share this agenda point$"
    r"|^.*webcasting$|^.* at \d+:\d\d[ap]m$",
    re.IGNORECASE | re.MULTILINE,
)


def folded(text: str) -> str:
    """The text with each run of white space made one space."""
    return re.sub(r"\s+", " ", text).strip()


def gold() -> list[dict[str, Any]]:
    """The gold questions, in order."""
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def named(prefix: str) -> list[str]:
    """The names of the documents that start with a prefix."""
    return [name for name in DOCUMENTS if name.startswith(prefix)]


def test_there_are_enough_documents_years_and_committees() -> None:
    everything = "\n".join(DOCUMENTS.values())
    assert len(DOCUMENTS) >= 28
    years = {
        year
        for name, text in DOCUMENTS.items()
        for year in re.findall(r"\b20\d\d", name) or re.findall(r"\b20\d\d", text[:900])
    }
    assert {str(year) for year in range(2019, 2026)} <= years
    for body in (
        "Children and Families Scrutiny Panel",
        "Climate and Transport Committee",
        "Finance and Resources Committee",
        "Planning Committee",
        "Housing and Communities Scrutiny Panel",
    ):
        assert sum(body.lower() in (name + text).lower() for name, text in DOCUMENTS.items()) >= 2
    assert everything.count("MEETING OF THE COUNCIL") >= 4


def shape(name: str, text: str) -> str:
    """The shape of a document, told from marks that a reader could go by."""
    if "Harrowmere Borough Council Webcasting" in text:
        return "transcript"
    if text.startswith("Agenda item"):
        return "item page"
    if name.endswith(".md"):
        return "markdown report"
    if re.search(r"^Report title\t", text, re.MULTILINE):
        return "pdf report"
    if name.startswith("Briefing"):
        return "note"
    if "RECORD OF A DECISION" in text:
        return "decision"
    if "EXEMPT MINUTE" in text:
        return "exempt"
    if re.search(r"^AGENDA$", text, re.MULTILINE):
        return "agenda"
    return "whole minutes"


def test_every_shape_is_there_in_number_and_length() -> None:
    shapes = {name: shape(name, text) for name, text in DOCUMENTS.items()}
    counts = Counter(shapes.values())
    assert counts["transcript"] >= 4
    assert counts["pdf report"] + counts["markdown report"] >= 6
    assert counts["item page"] + counts["whole minutes"] >= 12
    for other in ("item page", "whole minutes", "markdown report", "note", "decision", "agenda"):
        assert counts[other] >= 1
    words = {name: len(text.split()) for name, text in DOCUMENTS.items()}
    limits = {
        "transcript": (1500, 4000),
        "pdf report": (900, 2000),
        "markdown report": (900, 2000),
        "item page": (380, 1200),
        "whole minutes": (380, 1200),
    }
    wrong = {
        name: words[name]
        for name, kind in shapes.items()
        if kind in limits and not limits[kind][0] <= words[name] <= limits[kind][1]
    }
    assert wrong == {}


def test_the_mess_of_the_real_papers_is_there() -> None:
    webcasts = [text for text in DOCUMENTS.values() if "Webcasting" in text]
    header = r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]*)+ - \d:\d\d:\d\d"
    assert any(re.search(rf"^{header}\n{header}$", text, re.MULTILINE) for text in webcasts)
    assert any(re.search(rf"[a-z?.]{header}$", text, re.MULTILINE) for text in webcasts)
    assert any(re.search(r"\d \.\d+ million", text) for text in webcasts)
    assert any("$" in text for text in webcasts)
    assert all(re.search(r"^- .*, opens in new tab", text, re.MULTILINE) for text in webcasts)
    pages = [text for text in DOCUMENTS.values() if text.startswith("Agenda item\n")]
    assert all(re.search("^\u00a0$", text, re.MULTILINE) for text in pages)
    assert any("\nMinutes:\n" not in text for text in pages)
    assert all(text.rstrip().endswith("Supporting documents:") for text in pages)
    reports = [t for t in DOCUMENTS.values() if re.search(r"^Report title\t", t, re.MULTILINE)]
    assert all(re.search(r"^\[[A-Z]+/\d{8}/[A-Z]\]$", text, re.MULTILINE) for text in reports)
    assert any("<ul style=" in text and "<u>" in text for text in reports)


def test_the_deliberate_differences_stand() -> None:
    draft = DOCUMENTS["2022-06-09 Climate and Transport Committee DRAFT minutes.txt"]
    approved = DOCUMENTS["2022-06-09 Climate and Transport Committee approved minutes.txt"]
    assert "be reviewed after twelve months" in draft
    assert "be reviewed after six months" in approved
    report, minutes = (
        DOCUMENTS[f"2022-10-13 Children, Families and Education Scrutiny Panel - item 7{end}.txt"]
        for end in (" report", "")
    )
    assert "£5,290" in report
    assert "£5,290" not in minutes
    assert "£5,920" in minutes
    petition = DOCUMENTS["2021-11-25 Millgarth Library consultation report.txt"]
    assert "2,371 signatures" in petition
    assert "2,317 signatures" in DOCUMENTS["2022-02-23 Full Council minutes.txt"]
    exempt = [name for name, text in DOCUMENTS.items() if "2.35 million" in text]
    assert exempt == ["2023-03-14 Finance and Resources Committee - item 11 EXEMPT.txt"]


def test_the_note_says_that_the_library_is_fictional_and_lists_every_document() -> None:
    note = NOTE.read_text(encoding="utf-8")
    assert "fictional" in note
    assert [name for name in DOCUMENTS if name not in note] == []


def test_gold_questions_are_well_formed() -> None:
    questions = gold()
    assert len(questions) >= 150
    assert len({question["id"] for question in questions}) == len(questions)
    assert sum(not question["answerable"] for question in questions) >= 40
    assert sum("history" in question for question in questions) >= 25
    types = {question["type"] for question in questions}
    assert types >= {
        *("fact", "date", "attribution", "reason", "list", "decision", "promise", "change"),
        *("comparison", "conflict", "follow-up", "misheard", "table", "unanswerable"),
        "false-premise",
    }
    for question in questions:
        for turn in question.get("history", []):
            assert turn["role"] in {"user", "assistant"}
        for part in ("gold", "doc", "evidence"):
            assert bool(question[part]) == question["answerable"], question["id"]


def test_every_evidence_string_stands_in_a_document_that_the_question_names() -> None:
    texts = {name: folded(text) for name, text in DOCUMENTS.items()}
    lost = []
    for question in gold():
        names = [name for prefix in question["doc"] for name in named(prefix)]
        for prefix in question["doc"]:
            if not any(
                folded(words) in texts[name]
                for name in named(prefix)
                for words in question["evidence"]
            ):
                lost.append((question["id"], prefix))
        for words in question["evidence"]:
            if not any(folded(words) in texts[name] for name in names):
                lost.append((question["id"], words))
    assert lost == []


def word_runs(text: str, length: int = 8) -> set[tuple[str, ...]]:
    """All runs of ``length`` words of a text, in lower case and without punctuation."""
    words = re.findall(r"[a-z0-9£']+", text.lower().replace("’", "'"))
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def test_no_eight_words_running_are_taken_from_the_real_papers() -> None:
    if not SEEDS.is_dir():
        pytest.skip("the real documents (../shared/seeds) are not on this machine")
    real = set().union(*(word_runs(path.read_text("utf-8")) for path in SEEDS.glob("*.txt")))
    shared = {
        name: runs
        for name, text in DOCUMENTS.items()
        if (runs := word_runs(WEBCAST_BOILERPLATE.sub("", text)) & real)
    }
    assert shared == {}
