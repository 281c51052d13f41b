"""A small invented library and its gold, found by words alone so that the tests are quick."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.measures import measure, slices
from eval.outcomes import Cited, Outcome
from eval.report import Report, verdict

MINUTES = """FERRY AND QUAYS COMMITTEE
of Upper Wendle Town Council

MINUTES of the meeting held on Tuesday 4 May 2021 at 7.00 pm in the Old Customs House

Present: Cllr Ida Marsh (Chair), Cllr Owen Tarn

21/07 The chain ferry

The Engineer reported that the chain ferry carried 61,400 passengers last year.
Replacing the chain would cost £37,250. Cllr Owen Tarn asked why the old chain had worn so fast.
The Engineer explained that it had worn because grit from the dredger got into the rollers.

RESOLVED: That the tender of Pellow Marine be accepted in the sum of £37,250.

The meeting closed at 8.15 pm
"""
GOLD = [
    {
        "id": "q1", "type": "fact", "answerable": True, "doc": ["2021-05-04"],
        "question": "How many passengers did the chain ferry carry?",
        "gold": [["61,400"]], "evidence": ["the chain ferry carried 61,400 passengers last year"],
    },
    {
        "id": "q2", "type": "fact", "answerable": True, "doc": ["2021-05-04"],
        "question": "What would replacing the chain cost?",
        "gold": [["37,250"]], "evidence": ["Replacing the chain would cost £37,250"],
    },
    {
        "id": "q3", "type": "unanswerable", "answerable": False, "doc": [], "gold": [],
        "question": "What fare does the chain ferry ask for a bicycle?", "evidence": [],
    },
]  # fmt: skip


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "2021-05-04 minutes.txt").write_text(MINUTES, "utf-8")
    return folder


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(json.dumps(q) for q in GOLD), "utf-8")
    return path


def outcome(
    identity: str = "a",
    *,
    type: str = "fact",
    answerable: bool = True,
    spoke: bool = True,
    right: bool | None = True,
    cited: bool = True,
    cites: str = "+",
    needs: tuple[int, int] = (1, 1),
    figures: tuple[int, int] = (0, 0),
    retrieval: dict[str, float] | None = None,
    follow_up: bool = False,
    latency: float = 10.0,
    confidence: float | None = 0.9,
    dated: bool = False,
) -> Outcome:
    """An outcome made by hand; ``cites`` has a mark for each citation: + relevant, - not."""
    return Outcome(
        id=identity,
        type=type,
        question=f"Question {identity}?",
        history=("user: Before?",) if follow_up else (),
        answerable=answerable,
        dated=dated,
        status="answered" if spoke else "not_found",
        answer="Said." if spoke else "The minutes I hold do not say.",
        confidence=confidence,
        spoke=spoke,
        right=(right and spoke) if answerable else None,
        cited=cited and spoke and answerable,
        refused=not spoke,
        needs=needs[1] if answerable else 0,
        needs_cited=needs[0] if spoke and answerable else 0,
        citations=tuple(
            Cited(source="s", quote="q", verbatim=mark != "x", relevant=mark == "+")
            for mark in (cites if spoke else "")
        ),
        figures=figures[0],
        figures_cited=figures[1],
        forced_right=bool(right) and answerable,
        forced_confidence=confidence,
        retrieval=retrieval or {},
        latency_ms=latency,
        lost=None if (answerable and right and cited and spoke) or (not answerable and not spoke)
        else "wrongly answered" if not answerable else "not chosen",
    )  # fmt: skip


def report_of(outcomes: list[Outcome]) -> Report:
    """A report of outcomes made by hand."""
    return Report(
        made="2026-11-21T12:00:00+00:00",
        gold="hand.jsonl",
        settings="0" * 12,
        reader="none",
        machine="paper",
        embedder="hashing",
        documents=1,
        passages=1,
        options={},
        overall=measure(outcomes),
        by_slice={name: measure(group) for name, group in slices(outcomes).items()},
        verdicts={o.id: verdict(o) for o in outcomes},
        outcomes=tuple(outcomes),
    )
