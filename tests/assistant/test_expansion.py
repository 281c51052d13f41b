"""Extra search words: council words, acronyms both ways, names that look or sound alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.ingest import add_sources, find_sources
from assistant.shelf import Shelf
from assistant.understanding.dates import Period
from assistant.understanding.expansion import MOST_WORDS, Expander
from assistant.understanding.thesaurus import council_words, known_acronyms, synonyms
from assistant.widening import WideSearch
from index.embedder import load_embedder
from index.library import PassageIndex
from index.types import Filters

MINUTES = """RIVERS AND PATHS COMMITTEE
of Nether Marling Town Council

MINUTES of the meeting held on Tuesday 4 May 2021 at 7.00 pm in the Guildhall

Present: Cllr Ada Brookfield (Chair), Cllr Tom Quennell

21/07 Towpath repairs

The River Access Fund (RAF) had paid for half of the repairs to the carriageway at Lockhouse.
Cllr Tom Quennell asked for refuse collection at the lock to be resumed.

21/08 Young people

The committee noted that 14 children and young people had joined the canoe club at Tarn.

21/09 Weir

A pike of nine pounds had been caught.
"""
LATER = MINUTES.replace("4 May 2021", "3 May 2022").replace("14 children", "19 children")


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PassageIndex]:
    papers: Path = tmp_path_factory.mktemp("papers")
    (papers / "2021-05-04 minutes.txt").write_text(MINUTES, "utf-8")
    (papers / "2022-05-03 minutes.txt").write_text(LATER, "utf-8")
    embedder = load_embedder("hashing")
    with PassageIndex.open(tmp_path_factory.mktemp("library"), embedder) as opened:
        assert all(r.document_id for r in add_sources(opened, embedder, find_sources([papers])))
        yield opened


@pytest.fixture(scope="module")
def expander(index: PassageIndex) -> Expander:
    return Expander(index, Shelf(index))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What did the RAF pay for?", {"river", "access", "fund"}),
        ("What did the River Access Fund pay for?", {"RAF"}),
        ("What did Cllr Quinnell ask for?", {"quennell"}),
        ("What did Ada Brokfield say?", {"brookfield"}),
        ("When will the bins be emptied?", {"refuse", "collection"}),
        ("How many kids joined?", {"children", "young", "people"}),
        ("Who mends the road?", {"carriageway"}),
        ("What was repaired at Lokhouse?", {"lockhouse"}),
    ],
)
def test_extra_words(expander: Expander, question: str, words: set[str]) -> None:
    found = set(expander.words(question))
    assert words <= found


@pytest.mark.parametrize("question", ["Who chairs the committee?", "", "Was the vote close?"])
def test_no_extra_words_that_the_library_does_not_hold(expander: Expander, question: str) -> None:
    held = expander.words(question)
    assert "notes" not in held
    assert len(held) <= MOST_WORDS
    assert not {"democratic", "carried"} & set(held)


def test_an_english_word_is_no_misspelling(expander: Expander) -> None:
    assert "lock" not in expander.words("What did the clock cost?")


def test_titles_are_no_names(expander: Expander) -> None:
    assert not expander.words("What did Cllr Quennell ask?")


def test_surnames_are_those_of_people_in_the_library(expander: Expander) -> None:
    assert {"brookfield", "quennell"} <= expander.surnames()


def test_the_users_own_words_are_never_given_back() -> None:
    assert "children" not in council_words("How many kids and children were there?")


def test_thesaurus_is_well_formed() -> None:
    assert len(synonyms()) > 200
    assert known_acronyms()["EHCP"] == "education, health and care plan"
    assert all(key and words for key, words in synonyms().items())


def test_everyday_words_find_what_the_council_calls_otherwise(index: PassageIndex) -> None:
    hits = WideSearch(index, Shelf(index)).search("bins emptied", 5, Filters())
    assert "refuse" in hits[0].passage.text
    assert [h.rank for h in hits] == list(range(1, len(hits) + 1))


def test_a_verb_finds_its_past(index: PassageIndex) -> None:
    hits = WideSearch(index, Shelf(index)).search("Did they catch it?", 5, Filters())
    assert "been caught" in hits[0].passage.text


@pytest.mark.parametrize("year", [2021, 2022])
def test_the_period_asked_about_leads(index: PassageIndex, year: int) -> None:
    period = Period(dt.date(year, 1, 1), dt.date(year, 12, 31), str(year))
    hits = WideSearch(index, Shelf(index)).search("canoe club joined", 5, Filters(), period)
    assert index.document(hits[0].passage.document_id).meeting_date == dt.date(
        year, 5, 4 if year == 2021 else 3
    )


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("How many homes will Leeds City Council buy?", "Leeds City Council"),
        ("Did Upper Sedgely Parish Council object?", "Upper Sedgely Parish Council"),
        ("What did Nether Marling Town Council repair?", None),
        ("What did Marling Council repair?", None),
        ("What did Nether-Marling Town Council repair?", None),
        ("Did Upper-under-Sedge Parish Council object?", "Upper-under-Sedge Parish Council"),
        ("What did Full Council decide?", None),
        ("What did the Youth Council say?", None),
        ("What did the Council repair?", None),
        ("What does council tax pay for?", None),
    ],
)
def test_a_council_that_the_library_does_not_hold(
    expander: Expander, question: str, other: str | None
) -> None:
    assert expander.other_council(question) == other


def test_parking_is_not_parks() -> None:
    assert "recreation" in council_words("Who asked about the park?")
    assert "recreation" not in council_words("Who asked about the parking?")


def test_no_word_of_the_thesaurus_is_turned_round() -> None:
    assert "approved" not in council_words("Was the barn turned down?")
