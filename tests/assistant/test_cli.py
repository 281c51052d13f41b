"""The command line: its contract, its errors, and that its help and the README agree."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from assistant.cli import main
from tests.commands import run

pytestmark = pytest.mark.usefixtures("by_words")

ROOT = Path(__file__).parents[2]
ANSWER_FIELDS = {
    "id", "question", "search_question", "status", "text", "statements", "citations",
    "near_misses", "reader", "timings_ms", "settings",
}  # fmt: skip
CITATION_FIELDS = {
    "number", "document_id", "title", "kind", "council", "body", "meeting_date", "agenda_item",
    "paragraph", "page", "speaker", "time", "quote", "start", "end", "source", "url",
}  # fmt: skip
HIT_FIELDS = {"rank", "score", "document_id", "source", "passage_id", "text", "start", "end"}


def test_add_tells_what_became_of_each_file(papers: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(next(papers.glob("2021*")).read_text("utf-8"), "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    first = run("--data", tmp_path / "own", "add", folder)
    assert first.exit_code == 0
    lines = {line.split()[1].rstrip(":"): line for line in first.output.splitlines()}
    assert lines["good.txt"].startswith("added")
    assert lines["empty.txt"].startswith("quarantined")
    assert ": " in lines["empty.txt"]
    assert lines["picture.png"].startswith("quarantined")
    again = run("--data", tmp_path / "own", "add", folder)
    assert "unchanged   good.txt" in again.output
    (folder / "good.txt").write_text("A note.\n\nThe weir was mended on Monday by hand.", "utf-8")
    assert "updated     good.txt" in run("--data", tmp_path / "own", "add", folder).output


def test_ask_prints_the_answer_and_its_references(library: Path) -> None:
    result = run("--data", library, "ask", "How much would the towpath repairs cost?")
    assert result.exit_code == 0
    assert "£48,200" in result.output
    assert "References" in result.output
    assert "2021-05-04 minutes.txt" in result.output


def test_ask_json_has_the_fields_of_the_contract(library: Path) -> None:
    result = run("--data", library, "ask", "--json", "How much would the towpath repairs cost?")
    answer = json.loads(result.output)
    assert answer.keys() >= ANSWER_FIELDS
    assert answer["citations"]
    assert all(c.keys() >= CITATION_FIELDS for c in answer["citations"])
    assert answer["citations"][0]["meeting_date"] == "2021-05-04"
    assert answer["statements"][0].keys() >= {"text", "citations", "verbatim"}


def test_batches_give_one_line_for_each(library: Path, tmp_path: Path) -> None:
    batch = tmp_path / "questions.jsonl"
    batch.write_text(
        '{"id": "a", "question": "How much would the towpath repairs cost?"}\n\n'
        '{"id": "b", "question": "Who said that?", "history": '
        '[{"role": "user", "text": "When were the towpath repairs finished?"}]}\n',
        "utf-8",
    )
    answers = [
        json.loads(line)
        for line in run("--data", library, "ask", "--batch", batch, "--json").output.splitlines()
    ]
    assert [a["id"] for a in answers] == ["a", "b"]
    assert answers[1]["search_question"] != "Who said that?"
    found = [
        json.loads(line)
        for line in run("--data", library, "search", "--batch", batch).output.splitlines()
    ]
    assert [f["id"] for f in found] == ["a", "b"]
    assert all(h.keys() >= HIT_FIELDS for f in found for h in f["hits"])
    assert [h["rank"] for h in found[0]["hits"]] == list(range(1, len(found[0]["hits"]) + 1))


def test_filters_work_alike_on_ask_and_search(library: Path) -> None:
    for command in ("ask", "search"):
        result = run(
            "--data", library, command, "--json", "--since", "2022", "--kind", "transcript",
            "towpath repairs finished",
        )  # fmt: skip
        found = json.loads(result.output)
        records = found["hits" if command == "search" else "citations"]
        assert {record["meeting_date"] for record in records} == {"2022-06-07"}


def test_documents_remove_and_check(library: Path) -> None:
    held = json.loads(run("--data", library, "documents", "--json").output)
    assert {d["kind"] for d in held} == {"minutes", "transcript"}
    assert "sound: 2 documents" in run("--data", library, "check").output
    assert run("--data", library, "remove", held[0]["document_id"]).exit_code == 0
    assert "sound: 1 documents" in run("--data", library, "check").output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("ask",), "Give one question"),
        (("ask", "x", "--since", "never"), "--since"),
        (("ask", "x", "--since", "2022", "--until", "2021"), "swap"),
        (("remove", "nothing"), "nothing"),
        (("add", "/no/such/place"), "no file or folder"),
        (("add", "https://example.org/minutes"), "web address"),
    ],
)
def test_errors_are_one_line_and_exit_2(
    library: Path, arguments: tuple[str, ...], told: str
) -> None:
    result = run("--data", library, *arguments)
    assert result.exit_code == 2
    assert told in result.output
    assert len(result.output.strip().splitlines()) == 1
    assert "Traceback" not in result.output


def test_a_bad_line_of_a_batch_is_named(library: Path, tmp_path: Path) -> None:
    batch = tmp_path / "bad.jsonl"
    batch.write_text('{"id": "a", "question": "x"}\nnonsense\n', "utf-8")
    result = run("--data", library, "ask", "--batch", batch)
    assert result.exit_code == 2
    assert "Line 2" in result.output


def test_every_command_has_help_and_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for name, command in main.commands.items():
        assert command.help, name
        assert re.search(rf"\bminutes {name}\b", readme), f"{name} is not in the README"


def test_every_command_in_the_readme_is_real() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    named = set(re.findall(r"^\s+(?:\.venv/bin/)?minutes ([a-z]+)", readme, re.M))
    assert named
    assert named <= set(main.commands)
    targets = set(re.findall(r"^\s+make ([a-z-]+)", readme, re.M))
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert targets
    assert all(re.search(rf"^{target}:", makefile, re.M) for target in targets)
