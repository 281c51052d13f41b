"""Promises by the shape of a document: action notes and tables, reports, whatever is written."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.promises.finding import find_promises
from corpus.inference import infer_from_name
from corpus.reading import read_bytes, read_path
from tests.promises.panel_minutes import finds, firm, minutes


def test_an_action_note_is_a_record_or_names_the_owner() -> None:
    (found,) = firm("ACTION: Clerk to write by 19 July")
    assert (found.kind, found.who, found.due_date) == (
        "commitment",
        "Rhys Fallow",
        dt.date(2024, 7, 19),
    )
    (owned,) = firm("RESOLVED to buy a bench.\n\nACTION: Councillor Penn")
    assert (owned.kind, owned.who) == ("resolution", "Councillor Penn")


def test_an_action_table_gives_owner_and_date() -> None:
    table = (
        "| Action | By whom | By when |\n|---|---|---|\n"
        "| Repaint the bandstand | Tam Oakes | 30 September 2024 |\n"
    )
    ((found, quote),) = finds(table)
    assert quote == "Repaint the bandstand"
    assert (found.who, found.role, found.due_date) == (
        "Tam Oakes",
        "Tree Officer",
        dt.date(2024, 9, 30),
    )


def test_a_report_asks_what_it_recommends_and_intends_the_rest() -> None:
    report = (
        "Report title: Lime Walk\nDate: 4 July 2024\nReport author: Tam Oakes, Tree Officer\n\n"
        "Recommendations\n\nThe Panel is recommended to:\n\n1. Approve the planting list.\n\n"
        "2. Note the cost.\n\n1.0 Purpose\n\n1.1 To set out the planting.\n\n"
        "2.0 Plans\n\n2.1 The saplings will be planted by March 2025.\n"
    )
    document = read_bytes(report.encode(), "report.txt")
    assert document.kind == "report"
    found = find_promises(document)
    asked = [f for f in found if f.kind == "request"]
    assert [f.what for f in asked] == ["Approve the planting list.", "Note the cost."]
    assert {f.to_whom for f in asked} == {"The Panel"}
    plans = [f for f in found if f.kind == "commitment"]
    assert [(f.strength, f.due_date) for f in plans] == [("soft", dt.date(2025, 3, 31))]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "RESOLVED:", "(a)", "that", "the Clerk", "would", "agreed to", "write", "asked",
                "Councillor Penn", "seconded", "moved", "1.", "\n\n", ". ", ", and", "ACTION:",
                "if", "by 3 May", "CARRIED", "| a | b |", "\n", "She", "“", "Lost", "to be", "(",
            ]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_whatever_is_written_quotes_are_whole_slices_in_order(words: list[str]) -> None:
    document = minutes(" ".join(words))
    found = find_promises(document)
    for place, one in enumerate(found):
        quote = document.text[one.start : one.end]
        assert quote.strip() == quote != ""
        assert one.what
        assert one.due_text is None or one.due_text in quote
        assert one.same_as is None or one.same_as < place
    assert [f.start for f in found] == sorted(f.start for f in found)


SAMPLE = Path(__file__).parents[2] / "corpus" / "sample" / "documents"


GOLD = Path(__file__).parents[2] / "eval" / "gold" / "sample_promises.json"


def _alike(one: str, other: str) -> bool:
    """Whether two quotes share half of the shorter one's runs of three words."""

    def runs(text: str) -> set[tuple[str, ...]]:
        words = text.replace("*", "").lower().split()
        return {tuple(words[i : i + 3]) for i in range(max(1, len(words) - 2))}

    first, second = runs(one), runs(other)
    return len(first & second) >= max(1, 0.5 * min(len(first), len(second)))


def test_the_sample_librarys_written_promises_are_found() -> None:
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    core = found_core = flagged = good = 0
    for path in sorted(SAMPLE.iterdir()):
        document = infer_from_name(read_path(path))
        if document.kind == "transcript" or "EXEMPT" in path.name:
            continue
        ours = find_promises(document)
        quotes = [document.text[f.start : f.end] for f in ours]
        theirs = [g for g in gold["promises"] if g["doc"] == path.name]
        must = [g for g in theirs if g["tier"] == "core"]
        core += len(must)
        found_core += sum(any(_alike(g["quote"], q) for q in quotes) for g in must)
        firm_quotes = [q for f, q in zip(ours, quotes, strict=True) if f.strength != "soft"]
        flagged += len(firm_quotes)
        good += sum(any(_alike(g["quote"], q) for g in theirs) for q in firm_quotes)
    assert found_core / core >= 0.85
    assert good / flagged >= 0.80
