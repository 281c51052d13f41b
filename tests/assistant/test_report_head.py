"""What a report's head says answers by the row; a year of account is not told by another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.core import Assistant
from assistant.ingest import add_sources, find_sources
from assistant.settings import Settings
from assistant.understanding.dates import spans_in
from index.embedder import load_embedder
from index.library import PassageIndex

REPORT = """OXLADE COUNTY COUNCIL

Parks Committee

4 March 2031

Report title\tThe arboretum
Cabinet member with lead responsibility\tCouncillor Edda Vane Green Spaces
Wards affected\tAll
Accountable director\tJoss Farrow, Director of Place
Originating service\tPlace

Recommendations for decision:

The Committee is recommended to note the report.

1.0 Purpose

1.1 To say how the arboretum does.

2.0 Financial implications

2.1 The 2029-30 budget for the arboretum is £61,400.

2.2 The keeper's hut was painted by volunteers, to whom thanks are due.
"""


@pytest.fixture(scope="module")
def willing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant that answers all that nothing forbids."""
    folder: Path = tmp_path_factory.mktemp("papers")
    (folder / "arboretum.txt").write_text(REPORT, "utf-8")
    index = PassageIndex.open(tmp_path_factory.mktemp("library"), load_embedder("hashing"))
    assert len(list(add_sources(index, load_embedder("hashing"), find_sources([folder])))) == 1
    with Assistant(index, Settings(use_reader=False, answer_threshold=0.01)) as opened:
        yield opened


def test_a_row_of_a_reports_head_answers_by_itself(willing: Assistant) -> None:
    answer = willing.ask("Which cabinet member has lead responsibility for the arboretum?")
    assert answer.status == "answered"
    assert answer.citations[0].quote.split() == (
        "Cabinet member with lead responsibility Councillor Edda Vane Green Spaces".split()
    )


def test_a_budget_of_one_year_is_not_told_by_anothers(willing: Assistant) -> None:
    assert "£61,400" in willing.ask("What was the arboretum budget for 2029-2030?").text
    other = willing.ask("What was the arboretum budget for 2030-2031?")
    assert (other.status, other.citations) == ("not_found", ())


def test_a_year_that_begins_a_period_rules_out_none_after_it(willing: Assistant) -> None:
    told = willing.ask("How much was the arboretum budget set at since 2028/29?")
    assert "£61,400" in told.text


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("in 2019-20 and 2020/21", {"2019/20", "2020/21"}),
        ("the years 2019–2020", {"2019/20"}),
        ("from 2015-2019 and by 2020", set()),
        ("1999/2000", {"1999/00"}),
        ("on 2011-12-05, ref 2021/22/FUL, 2019-1920", set()),
    ],
)
def test_years_of_account(text: str, spans: set[str]) -> None:
    assert spans_in(text) == spans
