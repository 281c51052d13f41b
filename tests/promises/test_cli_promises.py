"""``minutes promises``: text, JSON, CSV, XLSX, filters, reviews, and cells that cannot run."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from assistant.promises.exporting import COLUMNS, as_text, to_csv, write_xlsx
from assistant.promises.types import Promise
from tests.commands import run

pytestmark = pytest.mark.usefixtures("by_words")

FIELDS = {
    "id", "kind", "strength", "quote", "start", "end", "who", "role", "attribution", "to_whom",
    "what", "due_text", "due_date", "condition", "accepted", "status", "evidence",
    "duplicate_of", "history", "source", "document_id",
}  # fmt: skip


def listed(library: Path, *options: str) -> list[dict[str, object]]:
    result = run("--data", library, "promises", "--json", "--today", "2021-10-01", *options)
    assert result.exit_code == 0, result.output
    found: list[dict[str, object]] = json.loads(result.output)
    return found


def test_json_has_the_fields_of_the_contract(library: Path) -> None:
    found = listed(library)
    assert found
    assert all(record.keys() >= FIELDS for record in found)
    survey = next(r for r in found if "survey of the lock gates" in str(r["quote"]))
    assert survey["due_date"] == "2021-06-30"
    assert survey["status"] == "done"
    assert survey["evidence"]


def test_options_filter(library: Path) -> None:
    every = listed(library)
    assert len(listed(library, "--status", "refused")) == 1
    assert {r["kind"] for r in listed(library, "--kind-of-promise", "request")} == {"request"}
    assert all("Clerk" in str(r["who"]) for r in listed(library, "--owner", "clerk"))
    assert len(listed(library, "--text", "stile")) == 1
    assert len(listed(library, "--overdue")) == 1
    assert listed(library, "--body", "Rivers and Paths Committee") == every
    assert listed(library, "--kind", "transcript") == []
    assert listed(library, "--since", "2022") == []


def test_text_is_grouped_and_counted(library: Path) -> None:
    result = run("--data", library, "promises", "--today", "2021-10-01")
    assert "Rivers and Paths Committee, 4 May 2021" in result.output
    assert "OVERDUE" in result.output
    assert "in all:" in result.output
    assert "“The survey of the lock gates was circulated" in result.output


def test_an_empty_register_is_one_clear_line(library: Path) -> None:
    result = run("--data", library, "promises", "--since", "2030")
    assert result.exit_code == 0
    assert result.output.strip() == "The register holds no promises that match."


def test_reviews_are_recorded_and_shown(library: Path) -> None:
    (record,) = listed(library, "--text", "stile")
    given = ("--status", "done", "--note", "Letter sent", "--who", "Vera Stone")
    result = run("--data", library, "promises", "review", str(record["id"]), *given)
    assert result.exit_code == 0
    assert "DONE" in result.output
    assert "Vera Stone: status: overdue → done" in result.output
    (after,) = listed(library, "--text", "stile")
    assert (after["status"], after["reviewed"], after["note"]) == ("done", True, "Letter sent")


def test_mistakes_are_one_line_and_exit_2(library: Path, tmp_path: Path) -> None:
    for options in (
        ["promises", "review", "pnothing", "--status", "done", "--who", "V"],
        ["promises", "--json", "--csv"],
        ["promises", "--today", "soonish"],
        ["promises", "review", str(listed(library)[0]["id"]), "--who", "V"],
    ):
        result = run("--data", library, *options)
        assert result.exit_code == 2, options
        assert len(result.output.strip().splitlines()) == 1
        assert "Traceback" not in result.output
    assert run("--data", tmp_path / "none", "promises").exit_code == 2


def test_csv_and_xlsx_hold_every_record(library: Path, tmp_path: Path) -> None:
    result = run("--data", library, "promises", "--csv", "--today", "2021-10-01")
    assert result.output.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(result.output.removeprefix("\ufeff"))))
    file = tmp_path / "register.xlsx"
    told = run("--data", library, "promises", "--xlsx", file, "--today", "2021-10-01")
    assert str(file) in told.output
    sheet = load_workbook(file).active
    assert sheet is not None
    assert sheet.max_row - 1 == len(rows) > 0
    assert [c.value for c in sheet[1]] == [name for name, _ in COLUMNS]
    ids = [row[0].value for row in sheet.iter_rows(min_row=2)]
    assert ids == [row["Reference"] for row in rows]
    due = [c.value for c in next(sheet.iter_cols(min_col=13, max_col=13, min_row=2))]
    assert any(getattr(day, "year", None) == 2021 for day in due)


@pytest.mark.parametrize("risky", ["=1+1", "+44", "-2", "@SUM(A1)", "\tx", " =cmd|' /C calc'!A0"])
def test_no_cell_is_a_formula(risky: str, tmp_path: Path) -> None:
    promise = Promise(
        id="p1", kind="request", strength="firm", quote=risky, start=0, end=len(risky),
        what=risky, note=risky, source="a.txt", document_id="d", document_kind="minutes",
        title=risky,
    )  # fmt: skip
    assert as_text(risky).startswith("'")
    (row,) = csv.DictReader(io.StringIO(to_csv([promise]).removeprefix("\ufeff")))
    assert row["Note"] == f"'{risky}"
    assert all(not value or value[0] not in "=+-@\t" for value in row.values())
    write_xlsx([promise], tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    assert all(cell.data_type != "f" for line in sheet.iter_rows() for cell in line)
    assert risky.strip() in str([c.value for c in sheet[2]])


def test_what_a_workbook_cannot_hold_is_left_out(tmp_path: Path) -> None:
    promise = Promise(
        id="p1", kind="request", strength="firm", quote="a\x00b" + "x" * 40_000, start=0, end=3,
        what="w", source="a.txt", document_id="d", document_kind="minutes", title="t",
    )  # fmt: skip
    write_xlsx([promise], tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    assert str(sheet["F2"].value).startswith("abxx")
