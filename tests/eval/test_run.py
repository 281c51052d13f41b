"""The whole way: build a library, ask, judge, write, compare, hold gates."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from eval.__main__ import main
from eval.report import Report, read_summary
from tests.eval.conftest import MINUTES

pytestmark = pytest.mark.usefixtures("by_words")


def run(papers: Path, gold: Path, tmp_path: Path, *more: str | Path) -> Result:
    arguments = ["--gold", gold, "--documents", papers, "--out", tmp_path / "out",
                 "--cache", tmp_path / "cache", *more]  # fmt: skip
    return CliRunner().invoke(main, [str(a) for a in arguments], catch_exceptions=False)


def report(tmp_path: Path) -> Report:
    return Report.model_validate_json((tmp_path / "out" / "report.json").read_text("utf-8"))


def test_a_run_judges_and_writes_every_form(papers: Path, gold: Path, tmp_path: Path) -> None:
    result = run(papers, gold, tmp_path, "--set", "answer_threshold=0.01")
    assert result.exit_code == 0, result.output
    found = {o.id: o for o in report(tmp_path).outcomes}
    assert found["q1"].right
    assert found["q1"].cited
    assert found["q1"].retrieval["recall@5"] == 1
    assert all(c.verbatim for o in found.values() for c in o.citations)
    assert {i: o.lost for i, o in found.items() if o.lost} == {"q3": "wrongly answered"}
    assert "| q3 | unanswerable | wrongly answered |" in (tmp_path / "out" / "report.md").read_text(
        "utf-8"
    )
    assert "success" in result.output


def test_silence_is_told_from_failure_to_find(papers: Path, gold: Path, tmp_path: Path) -> None:
    result = run(papers, gold, tmp_path, "--set", "answer_threshold=1.0")
    assert result.exit_code == 0
    found = {o.id: o for o in report(tmp_path).outcomes}
    assert found["q1"].lost == "wrongly refused"
    assert found["q1"].forced_right
    assert found["q3"].lost is None
    assert report(tmp_path).overall["abstention_recall"].value == 1


def test_evidence_that_was_not_read_is_called_so(papers: Path, gold: Path, tmp_path: Path) -> None:
    text = MINUTES.replace("61,400 passengers", "a great many people")
    (papers / "2021-05-04 minutes.txt").write_text(text, "utf-8")
    run(papers, gold, tmp_path)
    assert {o.id: o.lost for o in report(tmp_path).outcomes}["q1"] == "not read"


def test_a_changed_document_is_read_again(papers: Path, gold: Path, tmp_path: Path) -> None:
    run(papers, gold, tmp_path)
    run(papers, gold, tmp_path)
    assert len(list((tmp_path / "cache").iterdir())) == 1
    (papers / "2021-05-04 minutes.txt").write_text(MINUTES + "\nOne line more.\n", "utf-8")
    run(papers, gold, tmp_path)
    assert len(list((tmp_path / "cache").iterdir())) == 2


def test_a_failed_gate_is_exit_code_1_and_one_line(
    papers: Path, gold: Path, tmp_path: Path
) -> None:
    gates = tmp_path / "gates.toml"
    gates.write_text('[[gate]]\nmeasure = "abstention_recall"\nat_least = 1.0\n', "utf-8")
    held = ("--gates", "--gates-file", gates)
    assert run(papers, gold, tmp_path, *held, "--set", "answer_threshold=1.0").exit_code == 0
    result = run(papers, gold, tmp_path, *held, "--set", "use_abstention=false")
    assert result.exit_code == 1
    assert [n for n in result.stderr.splitlines() if n] == ["GATE abstention_recall is 0, below 1"]


def test_a_run_is_compared_with_an_earlier_one(papers: Path, gold: Path, tmp_path: Path) -> None:
    run(papers, gold, tmp_path, "--set", "answer_threshold=0.01")
    kept = tmp_path / "earlier.json"
    (tmp_path / "out" / "report.json").rename(kept)
    assert read_summary(kept).verdicts["q1"]["success"] == 1
    result = run(papers, gold, tmp_path, "--compare", kept, "--set", "answer_threshold=1.0")
    assert "LOST   q1" in result.output
    written = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert written["comparison"]["shared"] == 3


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (("--set", "charm=1"), "name=value"),
        (("--set", "answer_threshold=7"), "does not fit"),
        (("--record",), "Only a whole run"),
    ],
)
def test_errors_are_one_line_and_exit_code_2(
    papers: Path, gold: Path, tmp_path: Path, more: tuple[str, ...], message: str
) -> None:
    result = run(papers, gold, tmp_path, *more)
    assert result.exit_code == 2
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_what_is_not_a_report_is_refused(papers: Path, gold: Path, tmp_path: Path) -> None:
    result = run(papers, gold, tmp_path, "--compare", gold)
    assert result.exit_code == 2
    assert "not a report" in result.stderr
