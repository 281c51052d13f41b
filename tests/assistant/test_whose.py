"""Whose paper, whose post, and how sure: what an answer may be taken from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answering.candidates import describe
from assistant.answering.people import bare_name, named_in, same_person
from assistant.answering.posts import asked_by_post
from assistant.answering.sureness import FEATURES, answer_features, sureness
from assistant.answering.terms import weigh_terms
from assistant.core import Assistant
from assistant.ingest import add_sources, find_sources
from assistant.settings import Settings
from assistant.understanding.dates import spans_in
from assistant.understanding.places import named_places, not_meant, places_of
from assistant.understanding.question import understand, wanted_by
from corpus.types import Attendee
from index.embedder import load_embedder
from index.library import PassageIndex
from tests.assistant.blocks import ITEM, candidate, document_of

COUNCILS = ("Oxlade Parish Council", "Dunley and Marl Town Council", "Municipal District of Stow")
PAPER = """{council}

Minutes of the meeting held on 5 May 2021 at 7.00 pm

Present: Cllr Ada Brook (Chair)

1 The precept

{precept}

2 The barrier

The Clerk read a letter. {resolved}
"""


@pytest.fixture(scope="module")
def parishes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder: Path = tmp_path_factory.mktemp("parishes")
    for council, precept, resolved in (
        ("OXLADE PARISH COUNCIL", "The precept was set at £17,250.", "RESOLVED: to accept it."),
        ("DUNLEY PARISH COUNCIL", "The pump was mended.", "The barrier was disliked for its red paint, "
         "as it hurts the eyes.\n\nRESOLVED: That the Council support the barrier."),
    ):  # fmt: skip
        text = PAPER.format(council=council, precept=precept, resolved=resolved)
        (folder / f"{council}.txt").write_text(text, "utf-8")
    index = PassageIndex.open(tmp_path_factory.mktemp("library"), load_embedder("hashing"))
    assert len(list(add_sources(index, load_embedder("hashing"), find_sources([folder])))) == 2
    with Assistant(index, Settings(use_reader=False, answer_threshold=0.01)) as opened:
        yield opened


def test_in_talk_she_is_whoever_was_named_just_before() -> None:
    said = "Jo Reed came in May. That was a long week. She left us one thing to mend."
    document = document_of((said, "turn", ITEM))
    question = understand("What did Jo Reed say we needed to mend?")
    assert question.names == ("Jo Reed",)
    terms = weigh_terms(question, lambda _: 1.0, lambda _: True, {})

    def by(words: str, lead_in: str) -> float:
        found = replace(candidate(document, 0, words), lead_in=lead_in)
        return describe(question, terms, found, 1.0)["by"]

    she, before = "She left us one thing to mend.", said[: said.index("She")]
    assert by(she, before) == 1.0
    assert by(she, "") == 0.0
    assert by("one thing to mend.", before) == 0.0
    assert by(she, before + "x" * 300) == 0.0


def test_another_councils_paper_answers_nothing(parishes: Assistant) -> None:
    assert "17,250" in parishes.ask("What precept did Oxlade set?").text
    other = parishes.ask("What precept did Dunley set?")
    assert "17,250" not in other.text
    assert all("17,250" not in c.quote for c in other.citations)
    assert "17,250" in parishes.ask("What was the precept set at?").text


def test_the_decision_that_denies_a_why_comes_first_among_near_misses(parishes: Assistant) -> None:
    answer = parishes.ask("Why did Dunley Parish Council reject the barrier?")
    assert (answer.status, answer.citations) == ("not_found", ())
    assert answer.near_misses[0].quote == "RESOLVED: That the Council support the barrier."


def test_places_of_councils() -> None:
    assert places_of("Dunley and Marl Town Council") == ("Dunley", "Marl")
    assert places_of("City of Stow Council") == ("Stow",)
    assert places_of("Municipal District of Cappa Kill") == ("Cappa Kill",)
    assert named_places("What did Marl decide?", COUNCILS) == ("Marl",)
    assert not_meant("What did Marl decide?", COUNCILS) == {COUNCILS[0], COUNCILS[2]}
    assert not_meant("What did the council decide?", COUNCILS) == frozenset()
    assert not_meant("What did Kerrow decide?", COUNCILS) == frozenset()
    for question in ("What did Cllr Marl say?", "What of the Marl Road crossing?"):
        assert not_meant(question, COUNCILS) == frozenset()
    assert places_of("Forest of Dean District Council") == ("Forest of Dean",)


def test_a_council_written_in_other_capitals_is_the_same_one() -> None:
    councils = ("Marl-Cum-Stow Parish Council", "Marl-cum-Stow Parish Council", COUNCILS[0])
    assert not_meant("What did Marl-cum-Stow Parish Council pay?", councils) == {COUNCILS[0]}


PEOPLE = (
    Attendee("Una Fenn", "Head of Parks, Place", "in attendance"),
    Attendee("Tom Reed", "Service Director for Children", "in attendance"),
    Attendee("Ann Stow", "Service Director for Adults", "in attendance"),
)


def test_a_persons_post_stands_for_the_name() -> None:
    question = understand("What did Una Fenn advise about the oak?")
    told = "The Head of Parks advised that the oak must come down."
    asked = asked_by_post(question, PEOPLE, told)
    assert asked is not None
    assert asked.search_text == "What did the Head of Parks advise about the oak?"
    assert asked.names == ()
    assert asked_by_post(question, PEOPLE, "Una Fenn, Head of Parks, advised on the oak.") is None
    assert asked_by_post(question, PEOPLE, "The Clerk advised on the oak.") is None
    assert asked_by_post(question, (), told) is None


def test_a_post_that_two_people_may_hold_stands_for_neither() -> None:
    question = understand("What did Tom Reed say of the model?")
    assert asked_by_post(question, PEOPLE, "The Service Director said that it would last.") is None
    whole = "The Service Director for Children said that it would last."
    assert asked_by_post(question, PEOPLE, whole) is not None


@pytest.mark.parametrize(
    "recorded",
    ["Jane Doe AM", "Cllr Jane Doe MBE", "Jane Doe (Minister of Parks)", "Jane Doe - Head of Parks",
     "Hon. Jane Doe (Oxlade, Lib.)"],
)  # fmt: skip
def test_letters_and_offices_after_a_name_are_no_part_of_it(recorded: str) -> None:
    assert bare_name(recorded) == "Jane Doe"
    assert same_person("Jane Doe", recorded)


def test_a_name_keeps_what_brackets_and_commas_stand_within() -> None:
    assert same_person("Robert Smith", "Robert (Bob) Smith")
    assert bare_name("Cllr (Mrs) Jane Doe") == "Jane Doe"
    assert bare_name("Jane Smith, Head of Parks") == "Jane Smith"
    assert bare_name("Smith, Jane") == "Smith, Jane"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Tom Park", "The Park was closed for repairs."),
        ("Jane Smith", "The Smith Review was noted."),
    ],
)
def test_an_article_is_no_title_of_a_person(name: str, text: str) -> None:
    assert not named_in(name, text)
    assert bare_name("The Lord Mayor") == "Lord Mayor"


def test_a_post_with_odd_characters_does_no_harm() -> None:
    people = (Attendee("Una Fenn", "Head of Legal\\Democratic Services", "in attendance"),)
    told = "The Head of Legal\\Democratic Services advised it."
    assert asked_by_post(understand("What did Una Fenn advise?"), people, told) is not None


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("for 25 -26 the gap is eleven million", {"2025/26"}),
        ("the 2024/25 budget and 25/26 after it", {"2024/25", "2025/26"}),
        ("16-17 year olds", set()),
        ("a rise of 25-26%", set()),
        ("paragraphs 25-27", set()),
        ("the fair on 21-22 June", set()),
        ("the 25/26 Budget was agreed", {"2025/26"}),
        ("in 24-25 Council Tax rose", {"2024/25"}),
        ("at 24-25 Council Street", set()),
        ("at 16-17 High Street", set()),
        ("between 24-25 people came", set()),
    ],
)
def test_years_of_account_as_they_are_said(text: str, spans: set[str]) -> None:
    assert spans_in(text) == spans


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Which months did the report cover?", "date"),
        ("What provisional date was given?", "date"),
        ("When is spot purchasing used for a placement?", "fact"),
        ("When is the next meeting?", "date"),
        ("Which two savings had cabinet agreed?", "list"),
        ("How far is the practice spreading?", "fact"),
        ("How far is the bus stop?", "figure"),
        ("Which councillor said that it was woeful?", "attribution"),
        ("How much did the council agree to take for the lease?", "money"),
        ("Which day of the week are the bins collected?", "date"),
        ("When are comments on the plan required?", "date"),
        ("What part time jobs were cut?", "list"),
    ],
)
def test_kinds_of_answer_wanted(question: str, wanted: str) -> None:
    assert wanted_by(question) == wanted


def test_sureness_is_that_of_the_lead_without_a_reader(parishes: Assistant) -> None:
    question = understand("What precept did Oxlade set?")
    ranked = parishes.weigh(question)
    assert sureness(question, ranked) == ranked[0].confidence
    assert sureness(question, []) == 0.0


def test_a_lead_that_is_surer_and_turns_nothing_round_makes_an_answer_surer(
    parishes: Assistant,
) -> None:
    question = understand("What precept did Oxlade set?")
    ranked = parishes.weigh(question)
    lead = ranked[0]
    read = {"relevant": 0.6, "answerable": 0.6, "alone_relevant": 0.6, "alone_answerable": 0.6}

    def sure(confidence: float, **features: float) -> float:
        first = lead.with_score(lead.features | read | features, confidence, None)
        return sureness(question, [first, *ranked[1:]])

    assert sure(0.9) > sure(0.2)
    assert sure(0.9) > sure(0.9, opposed=1.0)
    assert sure(0.9, alone_answerable=0.9) > sure(0.9, alone_answerable=0.1)
    assert set(answer_features(question, [replace(lead)])) == set(FEATURES)

    def verified(says: float) -> float:
        told = {"so_far": 0.5, "verified_relevant": says, "verified_answerable": says}
        all_told = [c.with_score(c.features | read | told, 0.5, None) for c in ranked]
        return sureness(question, all_told)

    assert verified(0.9) > verified(0.1)
