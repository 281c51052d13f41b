"""Promises found in invented speech: who undertook, asked and decided what, and what is none."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.promises.finding import find_promises
from assistant.promises.spoken import find_spoken
from assistant.promises.spokendates import spoken_due
from assistant.promises.turns import is_spoken
from assistant.promises.types import Found
from corpus.reading import read_bytes, read_path
from corpus.types import Document
from tests.shared import SHARED

HEAD = """Leisure and Parks Panel - Tuesday 4 March 2025, 6:00pm - Harrowmere Borough Council Webcasting
Leisure and Parks Panel
Tuesday, 4th March 2025 at 6:00pm
Agenda item :
Start of webcast
Share this agenda point
-
Cllr Ottoline Marsh
-
Cllr Piers Dunnock
-
Joan Tiverton
-
Abel Sorrow
Agenda item :
1 Welcome
Agenda item :
2 Skate park
Disclaimer: This transcript was automatically generated, so it may contain errors.
"""
CHAIR, MEMBER, OFFICER = "Cllr Ottoline Marsh", "Cllr Piers Dunnock", "Joan Tiverton"


def webcast(*turns: tuple[str, str]) -> Document:
    """A webcast's transcript of these turns, after a few of the chair's so that labels are known."""
    opening = [(CHAIR, "Good evening. I am the chair of this panel."), (OFFICER, "Good evening.")]
    lines = []
    for number, (speaker, words) in enumerate([*opening, *turns]):
        lines += [f"{speaker} - 0:{number // 60:02d}:{number % 60:02d}", words]
    return read_bytes((HEAD + "\n".join(lines)).encode(), "webcast.txt")


def quotes(document: Document, found: tuple[Found, ...]) -> list[str]:
    return [document.text[f.start : f.end] for f in found]


def only(found: tuple[Found, ...], kind: str) -> list[Found]:
    return [f for f in found if f.kind == kind]


@pytest.mark.parametrize(
    "said",
    [
        "I'll find out what the resurfacing cost and write to the panel.",
        "That's something that I'm quite happy to take away and include in the plan.",
        "We can check that out with the contractor.",
        "I'm not certain, so let me go and check with the parks team.",
        "It's certainly something I can follow up.",
        "We will bring a report in the autumn on the lighting.",
        "I'll circulate that to members.",
        "The comment we'll take back to the working group.",
        "Leave that with me.",
        "What I can do is send you the figures for the last three years.",
        "I'm going to get the sign changed, and I'll let you know when it's done.",
        "I will have that with you by the end of April.",
        "The parks team will look into it and contact the resident.",
    ],
)
def test_an_undertaking_is_firm_and_the_officers(said: str) -> None:
    document = webcast((MEMBER, "The ramp is cracked."), (OFFICER, said), (CHAIR, "Thank you."))
    (found, *rest) = only(find_spoken(document), "commitment")
    assert found.strength == "firm"
    assert document.text[found.start : found.end] in said
    assert all(f.same_as is not None or f.strength == "soft" for f in rest)


@pytest.mark.parametrize(
    "said",
    [
        "I'll bring you into the meeting at the right time.",
        "I'll come on to that in a moment.",
        "I'll hand over to my colleague for the next slide.",
        "We'll move on to item three.",
        "Let me just say how much I enjoyed it.",
        "We want to see more families in the park.",
        "We've had promise after promise about that path.",
        "No, we won't continue to fund the wardens.",
        "We can't say that we will be able to keep the café open.",
        "I'm happy to note the report.",
        "They said they would repair the fence.",
        "I agreed that some of the planting was lost.",
        "Every month I report to the board on the takings.",
        "We keep going out to tender for the hut.",
        "My neighbour rang and said, 'I'll send you the bill.'",
        "No commitment can be given on that.",
        "I can confirm that the gates are open.",
        "I don't think we can respond to that.",
        "So that we can make sure people are safe.",
        "I won't labour the first few pages.",
    ],
)
def test_false_friends_are_not_firm(said: str) -> None:
    document = webcast((CHAIR, "Joan."), (OFFICER, said), (CHAIR, "Thank you."))
    firm = [f for f in find_spoken(document) if f.strength != "soft"]
    assert quotes(document, tuple(firm)) == []


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Would it be okay to have the visitor numbers put in the report?", "request"),
        ("Could we have a breakdown of the repair costs?", "request"),
        ("I'd like to see the accident figures in the next report.", "request"),
        ("Please can we get a map of the new paths?", "request"),
        ("Could officers circulate the safety audit before the summer?", "request"),
        ("Can you pass on our thanks to the volunteers?", "request"),
        ("Can that word be added to the minutes?", "suggested-change"),
        ("On page four, could the title be changed to Parks?", "suggested-change"),
        ("Page two should say March rather than May.", "suggested-change"),
    ],
)
def test_what_is_asked_is_the_askers(said: str, kind: str) -> None:
    document = webcast((CHAIR, "Any questions."), (MEMBER, said), (CHAIR, "Right."))
    (found,) = [f for f in find_spoken(document) if f.kind in ("request", "suggested-change")]
    assert (found.kind, found.strength) == (kind, "firm")
    assert found.who == MEMBER
    assert found.accepted is None  # asked is not promised


def test_a_request_and_its_acceptance_are_linked() -> None:
    document = webcast(
        (MEMBER, "Could we have a breakdown of the repair costs?"),
        (OFFICER, "Yes. I'll send that to the panel by 18 March."),
        (CHAIR, "Thank you."),
    )
    found = find_spoken(document)
    (request,), (promise,) = only(found, "request"), only(found, "commitment")
    assert request.accepted is True
    assert (promise.who, promise.to_whom, promise.accepted) == (OFFICER, MEMBER, True)
    assert promise.due_date == dt.date(2025, 3, 18)
    assert "repair costs" in promise.what


def test_a_refused_request_is_recorded_as_refused() -> None:
    document = webcast(
        (MEMBER, "Could you publish what each contractor charges?"),
        (OFFICER, "No, I'm sorry, we can't do that under the framework."),
        (CHAIR, "Thank you."),
    )
    (found,) = find_spoken(document)
    assert (found.kind, found.accepted) == ("request", False)


def test_a_refusal_with_an_offer_keeps_both() -> None:
    document = webcast(
        (MEMBER, "Would you be willing to let us see each contractor's prices?"),
        (OFFICER, "No, I'm afraid not. What I can do is bring a table of prices in bands."),
        (CHAIR, "Thank you."),
    )
    found = find_spoken(document)
    assert [f.accepted for f in only(found, "request")] == [False]
    (offer,) = only(found, "commitment")
    assert (offer.who, offer.to_whom) == (OFFICER, MEMBER)


def test_an_answer_under_the_askers_own_label_names_nobody() -> None:
    """The label of the officer who answers is missing: the asker has not promised anything."""
    document = webcast(
        (CHAIR, "Should we have that colour coded for us perhaps in a future report."),
        (CHAIR, "I'll note that and thank you, I'll make sure it's included."),
        (CHAIR, "Any further questions?"),
    )
    (promise,) = only(find_spoken(document), "commitment")
    assert promise.attribution == "uncertain"
    assert promise.who != CHAIR
    assert promise.to_whom == CHAIR


def test_an_undertaking_across_two_labels_is_one_quote_and_uncertain() -> None:
    document = webcast(
        (MEMBER, "I couldn't see where skaters were in the plan.\nThat's not there but I'm happy"),
        (OFFICER, "to put that in. We do have some words on cyclists."),
        (CHAIR, "Thank you."),
    )
    (promise,) = only(find_spoken(document), "commitment")
    quote = document.text[promise.start : promise.end]
    assert "I'm happy" in quote
    assert "to put that in" in quote
    assert promise.attribution == "uncertain"
    assert promise.who == OFFICER
    assert promise.to_whom == MEMBER


def test_the_same_obligation_said_twice_points_at_the_first() -> None:
    document = webcast(
        (MEMBER, "Could skaters be included in the draft plan?"),
        (OFFICER, "I'm happy to put that in. So yes, I'll take that away and add it."),
        (CHAIR, "Thank you."),
    )
    found = find_spoken(document)
    first, second = only(found, "commitment")
    assert first.same_as is None
    assert found[second.same_as or -1] is first


def test_a_plain_question_is_a_record_only_where_somebody_undertakes_to_answer() -> None:
    answered = webcast(
        (MEMBER, "Did it have an effect on vandalism?"),
        (OFFICER, "I'd have to look. I'll go back and check."),
        (CHAIR, "Thank you."),
    )
    (question, *_) = find_spoken(answered)
    assert (question.kind, question.strength) == ("request", "soft")
    told = webcast(
        (MEMBER, "Did it have an effect on vandalism?"),
        (OFFICER, "Yes, it fell by half."),
        (CHAIR, "Thank you."),
    )
    assert find_spoken(told) == ()


def test_decisions_are_the_bodys_with_their_outcome() -> None:
    document = webcast(
        (CHAIR, "In that case can I ask the panel to endorse the recommendations?"),
        (CHAIR, "Can I have a proposer? Thank you, Piers. And seconded by Edith. Thank you."),
        (OFFICER, "Thank you chair."),
    )
    (found,) = only(find_spoken(document), "resolution")
    assert found.who == "Leisure and Parks Panel"
    assert found.accepted is True
    assert "endorse the recommendations" in document.text[found.start : found.end]


def test_a_lost_motion_is_not_accepted() -> None:
    document = webcast(
        (MEMBER, "I move that the café closes in winter"),
        (CHAIR, "Those in favour. Two. Against. Five. So that falls."),
        (OFFICER, "Thank you chair."),
    )
    (found,) = only(find_spoken(document), "resolution")
    assert found.accepted is False
    assert "café closes" in document.text[found.start : found.end]


def test_talk_of_falling_and_passing_is_no_decision() -> None:
    document = webcast(
        (OFFICER, "There is another cost that falls in our area. It passed quickly.")
    )
    assert only(find_spoken(document), "resolution") == []


def test_joined_words_of_captions_are_understood() -> None:
    document = webcast(
        (CHAIR, "and canwe have the results of the survey added to the work programme"),
        (OFFICER, "Yes wecan do that."),
        (CHAIR, "Thank you."),
    )
    (request,) = only(find_spoken(document), "request")
    assert "canwe have the results" in document.text[request.start : request.end]


def test_captions_without_stops_are_bounded() -> None:
    run_on = "and then the lads came down from the top end and it was raining " * 6
    words = f"{run_on}but I'll write to the county about the drain thank you {run_on}"
    document = webcast((MEMBER, "It floods."), (OFFICER, words), (CHAIR, "Thank you."))
    (promise,) = only(find_spoken(document), "commitment")
    quote = document.text[promise.start : promise.end]
    assert "write to the county about the drain" in quote
    assert len(quote.split()) <= 60


def test_what_a_condition_hangs_on_is_kept() -> None:
    document = webcast(
        (OFFICER, "If the bid succeeds I'll bring a plan to this panel in June."),
        (CHAIR, "Thank you."),
    )
    (found,) = find_spoken(document)
    assert found.strength == "conditional"
    assert found.condition == "If the bid succeeds I'll bring a plan to this panel in June"


def test_an_unlabelled_guest_is_not_taken_for_the_label_above() -> None:
    document = webcast(
        (CHAIR, "Welcome.\nMy name is Perpetua and I'm fourteen. I'll send you our survey."),
        (CHAIR, "Thank you."),
    )
    (found,) = only(find_spoken(document), "commitment")
    assert (found.who, found.attribution) == ("Perpetua", "uncertain")


@pytest.mark.parametrize(
    ("said", "words", "day"),
    [
        ("before the twenty fourth of April", "before the twenty fourth of April", (2025, 4, 23)),
        ("by the first of May", "by the first of May", (2025, 5, 1)),
        ("it'll be the June meeting", "the June meeting", (2025, 6, 30)),
        ("by 18 March", "by 18 March", (2025, 3, 18)),
    ],
)
def test_days_said_in_words(said: str, words: str, day: tuple[int, int, int]) -> None:
    assert spoken_due(said, dt.date(2025, 3, 4)) == (words, dt.date(*day))


def test_no_day_is_invented() -> None:
    assert (
        spoken_due("I told you on the second of March that it rained", dt.date(2025, 3, 4)) is None
    )


PARISH = """Nether Wallop Down Parish Council, recorded on Zoom

Ann Bray (Chair): Right, item four, the hedge. Sue, could you chase the county again?
Sue Oram (Clerk): Will do. I'll email them in the morning.
Ann Bray (Chair): Thank you.
Tom Lisle: I propose we ask for two quotes.
Ann Bray (Chair): Seconded by Sue. All in favour? That's carried.
Tom Lisle: I'll ring the contractor.
Ann Bray (Chair): I'll move us on.
Sue Oram (Clerk): I need one of you to sign the mandate.
"""


def test_a_transcript_of_names_and_colons_is_read_too() -> None:
    document = read_bytes(PARISH.encode(), "zoom.txt")
    assert is_spoken(document)
    found = find_spoken(document)
    promised = {(f.who, f.role) for f in only(found, "commitment")}
    assert promised == {("Sue Oram", "Clerk"), ("Tom Lisle", None)}
    (chased, *_) = only(found, "request")
    assert (chased.who, chased.to_whom, chased.accepted) == ("Ann Bray", "Sue Oram", True)
    assert only(found, "resolution")


def test_capital_labels_become_names() -> None:
    text = PARISH
    for name in ("Ann Bray", "Sue Oram", "Tom Lisle"):
        text = text.replace(f"\n{name}", f"\n{name.upper()}")
    found = find_spoken(read_bytes(text.encode(), "zoom.txt"))
    assert {"Sue Oram", "Tom Lisle"} <= {f.who for f in found}


def test_minutes_are_not_spoken() -> None:
    minutes = (
        "Minutes of the Parks Panel held on 4 March 2025\n\nPresent: A. Bee\n\n"
        + "\n\n".join(f"{number}. Resolved: that the report be noted." for number in range(1, 12))
    )
    document = read_bytes(minutes.encode(), "minutes.txt")
    assert not is_spoken(document)
    assert find_spoken(document) == ()


WORDS = st.sampled_from(
    "I'll we can you will send that report please yes no by March the panel, agreed. move? "
    "seconded happy to take it away 'quoted' Councillor canwe 12 £4m … thank you".split()
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from([CHAIR, MEMBER, OFFICER, "Abel Sorrow"]), st.lists(WORDS)),
        max_size=12,
    )
)
def test_quotes_are_slices_in_order_and_pointers_point_back(
    turns: list[tuple[str, list[str]]],
) -> None:
    document = webcast(*((speaker, " ".join(words)) for speaker, words in turns))
    found = find_spoken(document)
    for place, one in enumerate(found):
        assert 0 <= one.start < one.end <= len(document.text)
        assert one.what
        assert one.same_as is None or one.same_as < place
        assert len(document.text[one.start : one.end].split()) <= 75
    assert [f.start for f in found] == sorted(f.start for f in found)


def test_a_two_hour_meeting_takes_less_than_a_second() -> None:
    turns = [
        (
            OFFICER,
            "So we've done a lot of work with schools, and we will send you the report. " * 9,
        ),
        (MEMBER, "Could we have the figures, please? I wondered how many people came. " * 6),
    ] * 85
    document = webcast(*turns)
    assert len(document.text.split()) > 17_000
    find_spoken(document)  # word lists are read once
    before = time.process_time()
    find_spoken(document)
    assert time.process_time() - before < 1.0


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the shared gold is not beside the repo")
def test_the_development_gold_of_the_transcript() -> None:
    scorer_path = SHARED / "gold" / "score_promises.py"
    spec = importlib.util.spec_from_file_location("score_promises", scorer_path)
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    (path,) = (SHARED / "seeds").glob("003*")
    document = read_path(path)
    records = [
        {**f.model_dump(), "source": path.name, "quote": document.text[f.start : f.end]}
        for f in find_spoken(document)
    ]
    spoken = lambda rows: [row for row in rows if row["doc"] == path.name]  # noqa: E731
    gold = spoken(json.loads((SHARED / "gold" / "promises_dev.json").read_text("utf-8")))
    false = spoken(json.loads((SHARED / "gold" / "promises_false_dev.json").read_text("utf-8")))
    measured = scorer.score(records, gold, false, SHARED / "seeds")
    assert measured["core_recall"] >= 0.9
    assert measured["precision"] >= 0.9
    assert measured["kind_right"] >= 0.85
    assert measured["false_friends"].startswith("0/")


def test_a_request_that_tells_of_its_own_refusal_is_refused() -> None:
    document = webcast(
        (MEMBER, "I asked for a bench by the pond and I was told no."),
        (OFFICER, "Thank you."),
    )
    asked = [f for f in find_promises(document) if f.kind in ("request", "suggested-change")]
    assert [f.accepted for f in asked] == [False]
