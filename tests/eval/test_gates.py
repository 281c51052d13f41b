"""Gates and paired tests over reports made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import BadRequest
from eval.comparing import change, compare, comparison_text, mcnemar, sign_flips
from eval.gates import BaselineGate, Gate, Gates, failed_gates, read_gates, rose
from eval.outcomes import Outcome
from tests.eval.conftest import outcome, report_of


def answered(count: int, wrong: int) -> list[Outcome]:
    return [outcome(f"q{n}", right=n >= wrong, cited=n >= wrong) for n in range(count)]


def test_the_projects_own_gates_can_be_read() -> None:
    gates = read_gates()
    assert {"success", "answered_wrong", "abstention_recall", "verbatim"} <= {
        g.measure for g in gates.gate
    }
    assert gates.baseline is not None


def test_floors_and_ceilings() -> None:
    gates = Gates(
        gate=(
            Gate(measure="success", at_least=0.7, why="too low"),
            Gate(measure="answered_wrong", at_most=0.3),
            Gate(measure="success", slice="fact", at_least=0.71),
            Gate(measure="success", slice="not asked", at_least=1.0),
        )
    )
    assert failed_gates(report_of(answered(10, 3)), gates) == [
        "GATE success on fact is 0.7, below 0.71"
    ]
    assert failed_gates(report_of(answered(10, 4)), gates) == [
        "GATE success is 0.6, below 0.7 (too low)",
        "GATE answered_wrong is 0.4, above 0.3",
        "GATE success on fact is 0.6, below 0.71",
    ]


def test_gates_that_cannot_be_applied_do_not_pass() -> None:
    gates = Gates(gate=(Gate(measure="success", slice="not asked", at_least=0.1),))
    with pytest.raises(BadRequest, match="No gate fits"):
        failed_gates(report_of(answered(3, 0)), gates)


@pytest.mark.parametrize(
    "text",
    [
        '[[gate]]\nmeasure = "charm"\nat_least = 1',
        '[[gate]]\nmeasure = "success"',
        '[[gate]]\nmeasure = "success"\nat_least = 1\nat_most = 1',
        '[[gate]]\nmeasure = "success"\nat_leest = 1',
        "not toml",
        'gate = []\n[baseline]\nmeasures = ["charm"]\np = 0.05',
    ],
)
def test_gates_that_do_not_fit_are_an_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "gates.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(BadRequest):
        read_gates(path)


def test_mcnemar_by_hand() -> None:
    # Six losses and no gain: 2 * (1/2)^6. One gain and five losses: 2 * (1 + 6) / 64.
    assert mcnemar(0, 6) == pytest.approx(0.03125)
    assert mcnemar(1, 5) == pytest.approx(0.21875)
    assert mcnemar(0, 0) == 1.0


def test_sign_flips_by_hand() -> None:
    import numpy as np

    # Five equal differences: of 32 patterns of signs only two are as far from nought.
    assert sign_flips(np.array([0.2] * 5)) == pytest.approx(2 / 32, abs=0.01)
    assert sign_flips(np.array([0.0, 0.0])) == 1.0
    assert change("mrr@10", [(0.5, 1.0), (1.0, 0.5)]).p == 1.0


def test_a_comparison_lists_what_flipped() -> None:
    before = report_of(answered(10, 2))
    after = report_of([*answered(10, 0)[:-1], outcome("q9", right=False, cited=False)])
    found = compare(after, before.summary(), "baseline.json")
    success = next(c for c in found.changes if c.measure == "success")
    assert (success.before, success.after, success.up, success.down) == (0.8, 0.9, 2, 1)
    assert [(f.id, f.gained) for f in found.flips] == [("q9", False), ("q0", True), ("q1", True)]
    assert found.flips[0].wrong_after
    assert rose(found)
    text = comparison_text(found)
    assert "LOST   q9" in text
    assert "now answered wrongly" in text


def test_only_a_fall_beyond_chance_fails() -> None:
    gates = Gates(
        gate=(Gate(measure="success", at_least=0.0),),
        baseline=BaselineGate(measures=("success", "answered_wrong"), p=0.05),
    )
    before = report_of(answered(20, 0))

    def lines(wrong: int) -> list[str]:
        now = report_of(answered(20, wrong))
        return failed_gates(now, gates, compare(now, before.summary(), "b"))

    assert lines(5) == []
    assert len(lines(6)) == 2
    risen = compare(before, report_of(answered(20, 8)).summary(), "b")
    assert failed_gates(before, gates, risen) == []


def test_only_shared_questions_are_paired() -> None:
    now = report_of([outcome("new"), outcome("q0")])
    found = compare(now, report_of(answered(5, 1)).summary(), "b")
    assert found.shared == 1
    assert found.changes[0].n == 1
