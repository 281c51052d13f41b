"""With reranking, abstention or dates switched off by a setting, a gate of the project fails.

Real models over a few documents of the sample library, embedded once: questions of a year that
these do not hold, and facts whose passage retrieval alone does not put first.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.sample import SAMPLE_FOLDER
from eval.__main__ import run, settings_from
from eval.gates import Gates, failed_gates, read_gates
from eval.gold import SAMPLE_GOLD

PAPERS = ("2020-11-12", "2023-05-24", "Dunmarrow", "Printed minutes")
OTHER_DATE = ("s300", "s301", "s305", "s307", "s308")
FACTS = ("s040", "s042", "s044", "s128")

Held = Callable[[str, tuple[str, ...], str], list[str]]


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Held:
    """Holds the gates on a measure to a run on some questions with a setting; what failed."""
    folder = tmp_path_factory.mktemp("switches")
    documents = tuple(p for p in sorted(SAMPLE_FOLDER.iterdir()) if p.name.startswith(PAPERS))
    assert len(documents) == len(PAPERS)
    lines = SAMPLE_GOLD.read_text("utf-8").splitlines()

    def ask(measure: str, questions: tuple[str, ...], setting: str) -> list[str]:
        gold = folder / f"{measure}.jsonl"
        marks = tuple(f'{{"id": "{i}",' for i in questions)
        gold.write_text("\n".join(line for line in lines if line.startswith(marks)), "utf-8")
        gates = tuple(g for g in read_gates().gate if g.measure == measure)
        report = run(gold, documents, settings_from((setting,)), cache=folder / "cache")
        assert len(report.outcomes) == len(questions)
        return failed_gates(report, Gates(gate=gates))

    return ask


@pytest.mark.slow
def test_reranking_switched_off_fails_a_gate(held: Held) -> None:
    assert held("rerank_gain", FACTS, "rerank_weight=0.5") == []
    for setting in ("rerank_weight=0", "use_reader=false"):
        (line,) = held("rerank_gain", FACTS, setting)
        assert line.startswith("GATE rerank_gain is 0, below")


@pytest.mark.slow
def test_abstention_and_dates_switched_off_fail_gates(held: Held) -> None:
    assert held("abstention_recall", OTHER_DATE, "use_dates=true") == []
    never_silent = held("abstention_recall", OTHER_DATE, "use_abstention=false")
    assert [line.split(" is ")[0] for line in never_silent] == [
        "GATE abstention_recall",
        "GATE abstention_recall on other-date",
    ]
    dateless = held("abstention_recall", OTHER_DATE, "use_dates=false")
    assert any(line.startswith("GATE abstention_recall on other-date is") for line in dateless)
