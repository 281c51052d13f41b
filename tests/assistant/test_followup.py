"""Follow-ups are made self-contained; what stands alone, or changes the subject, is left alone."""

from __future__ import annotations

import pytest

from assistant.types import Turn
from assistant.understanding.followup import resolve
from assistant.understanding.mending import mend
from assistant.understanding.words import content_words


def conversation(*texts: str) -> list[Turn]:
    """Turns of the user and the assistant in alternation."""
    return [
        Turn(role="assistant" if place % 2 else "user", text=text)
        for place, text in enumerate(texts)
    ]


HOMES = conversation(
    "How many empty homes were there in March 2019?",
    "Ada Brook said on 5 May 2019: “There were 212 empty homes in the borough.” [1]",
)
TOWPATH = conversation(
    "What did Cllr Ada Brook say about the towpath?",
    "Cllr Ada Brook said on 7 June 2022: “The repairs have taken far too long.” [1]",
)
ROOF = conversation(
    "What did the roof of the Corn Hall cost?", "The final bill was £81,300, paid to Tarnley."
)


@pytest.mark.parametrize(
    ("followup", "whole"),
    [
        ("What about 2021?", "How many empty homes were there in March 2021?"),
        ("And in 2021?", "How many empty homes were there in March 2021?"),
        ("And by October the next year?", "How many empty homes were there in October 2020?"),
        ("And the year before that?", "How many empty homes were there in March 2018?"),
        ("No, I meant the 2020 one", "How many empty homes were there in March 2020?"),
        ("Sorry, I meant 2017", "How many empty homes were there in March 2017?"),
    ],
)
def test_another_date_takes_the_place_of_the_first(followup: str, whole: str) -> None:
    assert resolve(followup, HOMES) == whole


def test_a_pair_of_years_moves_on_by_a_year() -> None:
    before = conversation("What is the budget gap for 2025-26?", "£4 million.")
    assert resolve("And the year after?", before) == "What is the budget gap for 2026-27?"


def test_like_takes_the_place_of_like() -> None:
    before = conversation("Who spoke for the residents about Mill Lane?", "Mrs Hale did.")
    assert resolve("And for the builders?", before) == "Who spoke for the builders about Mill Lane?"


@pytest.mark.parametrize(
    ("followup", "needed"),
    [
        ("Was it finished?", {"roof", "corn", "hall"}),
        ("Who paid for that?", {"roof", "corn", "hall"}),
        ("Why?", {"roof", "corn", "hall"}),
        ("How long did it take?", {"roof", "corn", "hall"}),
        ("And who voted against it?", {"roof", "corn", "hall"}),
        ("What did they charge?", {"tarnley"}),
    ],
)
def test_a_thing_is_told_from_the_question_and_a_short_answer(
    followup: str, needed: set[str]
) -> None:
    assert needed <= set(content_words(resolve(followup, ROOF)))


@pytest.mark.parametrize("followup", ["Who said that?", "When was that?", "Says who?"])
def test_what_points_at_the_answer_brings_in_its_quote(followup: str) -> None:
    assert "212 empty homes" in resolve(followup, HOMES)


@pytest.mark.parametrize(
    ("followup", "whole"),
    [
        ("Why did she resign as chair of governors?", "Why did Cllr Ada Brook resign as chair of governors?"),
        ("What was her proposal for night buses?", "What was Cllr Ada Brook’s proposal for night buses?"),
    ],
)  # fmt: skip
def test_he_and_she_are_the_person_asked_about(followup: str, whole: str) -> None:
    assert resolve(followup, TOWPATH) == whole


def test_after_who_he_is_the_one_who_answers() -> None:
    before = conversation(
        "Who proposed the motion on swans after Cllr Tom Reed left?",
        "Councillor Vera Stone proposed it.",
    )
    assert "Vera Stone" in resolve("What did she say about feeding ducks and geese?", before)


def test_streets_and_bodies_are_nobody() -> None:
    before = conversation("What did Cllr Tom Reed promise on Hobbin Lane?", "A plan by May.")
    assert resolve("Did he keep it?", before).startswith("Did Cllr Tom Reed keep it")


@pytest.mark.parametrize(
    "question",
    [
        "How much did the new roof on the baths cost?",
        "When does the farmers' market open?",
        "How many potholes were filled last winter?",
        "What did the panel say when it met the inspectors?",
        "What is the recycling rate?",
        "What does the council pay its chief executive?",
    ],
)
def test_what_stands_alone_is_left_alone(question: str) -> None:
    assert resolve(question, HOMES) == question


def test_whose_it_is_may_have_been_said_before() -> None:
    assert "Corn Hall" in resolve("What did the panel say about its cost?", ROOF)


@pytest.mark.parametrize(
    "switch", ["Changing the subject, ", "On another matter, ", "Moving on: ", "By the way, "]
)
def test_a_new_subject_does_not_drag_the_old_one_along(switch: str) -> None:
    found = resolve(f"{switch}what is the parish precept?", HOMES)
    assert found == "What is the parish precept?"


def test_a_correction_may_bring_its_own_question() -> None:
    found = resolve("No, I meant the climate one. How low should it be by then?", ROOF)
    assert found.startswith("How low should it be")
    assert "climate" in found


def test_the_subject_lasts_over_several_turns() -> None:
    long = conversation(
        "What does the night bus to Tarn End cost?", "£118,500 a year.", "Who uses it?", "Nurses."
    )
    assert {"night", "bus", "tarn"} <= set(content_words(resolve("Is it still running?", long)))


def test_the_rewriting_does_not_grow_with_the_conversation() -> None:
    turns = ["What does the night bus to Tarn End cost?", "£9."] + ["Is it safe?", "Yes."] * 40
    assert len(resolve("Is it clean?", conversation(*turns))) < 120


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("How much did the library, no sorry, the baths cost?", "How much did the baths cost?"),
        ("When was or rather who was chosen as chair?", "Who was chosen as chair?"),
        ("Who chaired the planning, I mean the licensing panel?", "Who chaired the licensing panel?"),
        ("What did Cllr Reed uh I mean Cllr Stone say?", "What did Cllr Stone say?"),
    ],
)  # fmt: skip
def test_what_the_speaker_took_back_is_left_out(said: str, meant: str) -> None:
    assert mend(said).replace(" ,", ",").replace(",", "") == meant.replace(",", "")


@pytest.mark.parametrize(
    "question",
    [
        "Why was there no report on damp?",
        "How long do tenants wait for a repair?",
        "Did the contractor make it to the deadline?",
        "What was said about the actual cost?",
        "Did the chair say sorry to the residents?",
        "Was it well run?",
    ],
)
def test_plain_questions_are_not_mended(question: str) -> None:
    assert mend(question) == question


TENDER = conversation(
    "Who won the dredging contract?",
    "Cllr Ada Brook said on 4 May 2021: “The tender of Dunmore Marine was accepted.” [1]",
)
MOTION = conversation(
    "Who moved the motion on swans?",
    "Cllr Ada Brook said on 4 May 2021: “It was Councillor Vera Stone who moved it.” [1]",
)


def test_who_is_answered_by_the_name_in_the_quote() -> None:
    assert "Dunmore Marine" in resolve("What are they charging?", TENDER)
    assert "Vera Stone" in resolve("What reasons did she give for it?", MOTION)


def test_who_said_is_answered_by_the_speaker() -> None:
    before = conversation(
        "Who said that the swans were underfed?",
        "Cllr Ada Brook said on 4 May 2021: “Councillor Vera Stone told us the swans starve.” [1]",
    )
    assert "Ada Brook" in resolve("What else did she say?", before)
