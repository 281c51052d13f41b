"""What the answer tells: a figure's dates from first to last; nothing where it was put off."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answering import scoring
from assistant.answering.sureness import FEATURES, VERIFIED
from assistant.core import Assistant
from assistant.ingest import add_sources, find_sources
from assistant.settings import Settings
from eval.calibrate import MODELS
from index.embedder import load_embedder
from index.library import PassageIndex

PAPER = """HOUSING COMMITTEE
of Nether Marling Town Council

MINUTES of the meeting held on {day} at 7.00 pm in the Guildhall

Present: Cllr Ada Brook (Chair), Cllr Tom Reed

1 Empty homes

The Housing Officer reported 6,200 dwellings and said there were {homes} empty homes in the town.

2 The weir bridge

{bridge}

3 The market

The Clerk reported that 40 market pitches were let, each at a rent of {rent} a day.

4 The mooring levy

Cllr Brook proposed that the mooring levy be doubled, as the quay had sunk by 3 inches.

Cllr Reed feared for the ferry.

On a division: For 4; Against 9.

It was agreed to ask the ferryman again in the spring.
"""
PUT_OFF = "The Engineer could not give the number of drivers fined on the weir bridge."
OTHER = "Cllr Reed thanked the lengthsman for his work on the weir bridge."
YEARS = {
    "2 May 2028": ("311", OTHER, "£12"),
    "8 May 2029": ("287", OTHER, "£13"),
    "7 May 2030": ("264", OTHER, "£15"),
    "6 May 2031": ("198", PUT_OFF, "£18"),
}


@pytest.fixture(scope="module")
def housing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder: Path = tmp_path_factory.mktemp("housing")
    for day, (homes, bridge, rent) in YEARS.items():
        text = PAPER.format(day=day, homes=homes, bridge=bridge, rent=rent)
        (folder / f"{day} minutes.txt").write_text(text, "utf-8")
    index = PassageIndex.open(tmp_path_factory.mktemp("library"), load_embedder("hashing"))
    assert len(list(add_sources(index, load_embedder("hashing"), find_sources([folder])))) == 4
    with Assistant(index, Settings(use_reader=False)) as opened:
        yield opened


def test_a_change_is_told_from_its_earliest_date_to_its_latest(housing: Assistant) -> None:
    answer = housing.ask("How has the number of empty homes changed?")
    assert answer.status == "answered"
    assert [c.quote.split("were ")[1].split()[0] for c in answer.citations] == [
        "311",
        "198",
        "287",
        "264",
    ]
    assert answer.text.startswith("Earliest, 2 May 2028 (minutes):")
    assert "Latest, 6 May 2031 (minutes):" in answer.text
    assert "In between, 8 May 2029 (minutes):" in answer.text


def test_a_change_within_a_period_is_told_of_that_period(housing: Assistant) -> None:
    answer = housing.ask("How has the number of empty homes changed since 2030?")
    assert {c.meeting_date.year for c in answer.citations if c.meeting_date} == {2030, 2031}


def test_a_change_is_marked_at_the_figure_that_counts_the_thing(housing: Assistant) -> None:
    assert _marked(housing, "How has the number of empty homes changed?") == [
        "311",
        "198",
        "287",
        "264",
    ]


def test_a_change_of_a_cost_is_marked_at_the_pounds(housing: Assistant) -> None:
    marked = _marked(housing, "How has the rent of the market pitches changed?")
    assert marked == ["£12", "£18", "£13", "£15"]


def test_a_change_of_a_count_of_costly_things_is_marked_at_the_count(housing: Assistant) -> None:
    marked = _marked(housing, "How has the number of market pitches at a rent changed?")
    assert marked == ["40"] * 4


def _marked(housing: Assistant, question: str) -> list[str]:
    return [
        c.quote[c.mark_start - c.start : c.mark_end - c.start]
        for c in housing.ask(question).citations
        if c.mark_start is not None and c.mark_end is not None
    ]


def test_each_year_is_searched_for_a_change_only(housing: Assistant) -> None:
    question = "How many empty homes were there?"
    narrow = Settings(use_reader=False, passages_read=1, passages_retrieved=1)
    few = Assistant(housing.index, narrow)  # not closed: the library is the fixture's
    assert len(few.evidence.retrieve(question)) == 1
    hits = few.evidence.retrieve(question, wanted="change")
    days = {few.documents()[h.passage.document_id].meeting_date for h in hits}
    assert {day.year for day in days if day} == {2028, 2029, 2030, 2031}


def test_an_answer_put_off_is_refused_however_sure_it_looks(housing: Assistant) -> None:
    # At so low a threshold everything is answered that nothing else forbids.
    willing = Assistant(housing.index, Settings(use_reader=False, answer_threshold=0.01))
    asked = willing.ask("How many drivers were fined on the weir bridge?")
    assert asked.status == "not_found"
    assert asked.citations == ()
    assert willing.ask("Who thanked the lengthsman on the weir bridge?").status == "answered"


def test_how_a_vote_went_is_told_by_its_figures(housing: Assistant) -> None:
    willing = Assistant(housing.index, Settings(use_reader=False, answer_threshold=0.01))
    told = willing.ask("What was the vote on doubling the mooring levy?")
    assert "Against 9" in told.citations[0].quote


def test_a_figure_of_another_year_is_refused_however_sure_it_looks(housing: Assistant) -> None:
    willing = Assistant(housing.index, Settings(use_reader=False, answer_threshold=0.01))
    told = willing.ask("How many empty homes were there in 2030?")
    assert "264" in told.text
    other = willing.ask("How many empty homes were there in 2019?")
    assert (other.status, other.citations) == ("not_found", ())


def test_the_weights_are_of_the_features_that_calibration_fits() -> None:
    shipped = json.loads(Path(scoring.__file__).with_name("weights.json").read_text("utf-8"))
    fitted = MODELS | {"answered": FEATURES, "answered_verified": (*FEATURES, *VERIFIED)}
    assert {model: set(weights) for model, weights in shipped.items()} == {
        model: {*names, "bias"} for model, names in fitted.items()
    }
