"""Promises found in invented speech: what is undertaken and asked, and what is none."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.promises.finding import find_promises
from assistant.promises.spoken import find_spoken
from assistant.promises.spoken_dates import spoken_due
from tests.promises.webcasts import CHAIR, MEMBER, OFFICER, only, quotes, webcast


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


def test_a_request_that_tells_of_its_own_refusal_is_refused() -> None:
    document = webcast(
        (MEMBER, "I asked for a bench by the pond and I was told no."),
        (OFFICER, "Thank you."),
    )
    asked = [f for f in find_promises(document) if f.kind in ("request", "suggested-change")]
    assert [f.accepted for f in asked] == [False]


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


def test_the_same_obligation_said_twice_points_at_the_first() -> None:
    document = webcast(
        (MEMBER, "Could skaters be included in the draft plan?"),
        (OFFICER, "I'm happy to put that in. So yes, I'll take that away and add it."),
        (CHAIR, "Thank you."),
    )
    found = find_spoken(document)
    first, second = only(found, "commitment")
    assert first.same_as is None
    assert second.same_as is not None
    assert found[second.same_as] is first


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


def test_what_a_condition_hangs_on_is_kept() -> None:
    document = webcast(
        (OFFICER, "If the bid succeeds I'll bring a plan to this panel in June."),
        (CHAIR, "Thank you."),
    )
    (found,) = find_spoken(document)
    assert found.strength == "conditional"
    assert found.condition == "If the bid succeeds I'll bring a plan to this panel in June"


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
