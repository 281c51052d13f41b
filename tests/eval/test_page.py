"""The report's page: each failure under where it came about, nothing fetched, nothing run."""

from __future__ import annotations

import re
from typing import get_args

from eval.outcomes import Lost
from eval.page import STAGES, page
from tests.eval.conftest import outcome, report_of


def test_every_failure_stands_under_the_stage_where_it_came_about() -> None:
    lost = [
        outcome(stage.replace(" ", "-"), right=False).model_copy(update={"lost": stage})
        for stage in get_args(Lost)
    ]
    drawn = page(report_of([*lost, outcome("fine")]))
    assert set(STAGES) == set(get_args(Lost))
    for stage, meaning in STAGES.items():
        section = drawn.split(f"<h3>{stage.capitalize()}: 1</h3>")[1].split("<h3>")[0]
        assert meaning in section
        assert f"Question {stage.replace(' ', '-')}?" in section
    assert "Question fine?" not in drawn


def test_what_comes_from_documents_is_text_and_nothing_is_fetched() -> None:
    hostile = outcome("x", right=False).model_copy(
        update={"answer": "<script>alert(1)</script>", "question": "<img src=x onerror=y>"}
    )
    drawn = page(report_of([hostile]), failed=["GATE <b>one</b> failed"])
    assert "<script" not in drawn
    assert "<img" not in drawn
    assert "GATE &lt;b&gt;one" in drawn
    assert set(re.findall(r"https?://[^\"'\s<]+", drawn)) == {"http://www.w3.org/2000/svg"}


def test_no_answer_at_all_can_be_drawn() -> None:
    drawn = page(report_of([outcome("a", type="unanswerable", answerable=False, spoke=False)]))
    assert "<p>None.</p>" in drawn
