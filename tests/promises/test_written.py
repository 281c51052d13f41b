"""What the sentences of minutes promise, ask and suggest: invented ones, and false friends."""

from __future__ import annotations

import pytest

from tests.promises.panel_minutes import finds, firm


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Tree Officer agreed to make the correction.", "Tam Oakes"),
        ("The Tree Officer undertook to circulate the survey to members.", "Tam Oakes"),
        ("Ms Brightwell said that she would provide a written answer.", "Ms Brightwell"),
        (
            "The Director of Place gave an undertaking that no lime would be felled.",
            "Una Brightwell",
        ),
        ("The Director of Place confirmed that she would write to the school.", "Una Brightwell"),
        ("Officers to circulate the plan.", "Officers"),
        ("Clerk to write to the contractor.", "Rhys Fallow"),
        ("The Clerk will report back in September.", "Rhys Fallow"),
        ("Councillor Penn offered to speak to the residents.", "Councillor Penn"),
        ("The Tree Officer committed to bringing a planting list.", "Tam Oakes"),
        ("In reply, Ms Brightwell promised to look into the delay.", "Ms Brightwell"),
        ("The Tree Officer accepted that the table would be corrected.", "Tam Oakes"),
    ],
)
def test_a_commitment_and_whose_it_is(text: str, who: str) -> None:
    (found,) = firm(text)
    assert (found.kind, found.who) == ("commitment", who)


@pytest.mark.parametrize(
    ("text", "who", "to_whom"),
    [
        ("The Panel asked officers to bring a costed plan.", "The Panel", "officers"),
        ("Councillor Penn asked that the stumps be removed.", "Councillor Penn", None),
        ("The Chair requested a breakdown of the cost.", "Councillor Ines Marlowe", None),
        ("Members asked for the survey to be repeated.", "Members", None),
        ("Council directed the Tree Officer to return with options.", "Council", "Tam Oakes"),
        ("The Panel asked to be kept informed of the bid.", "The Panel", None),
    ],
)
def test_a_request_its_asker_and_whom_it_asks(text: str, who: str, to_whom: str | None) -> None:
    (found,) = firm(text)
    assert (found.kind, found.who, found.to_whom) == ("request", who, to_whom)


@pytest.mark.parametrize(
    "text",
    [
        "Councillor Saltash suggested that the report include a map.",
        "The Panel recommended that the wording be changed.",
        "It was suggested that the bench should face the lake.",
        "Members felt that the strategy should say more about footpaths.",
    ],
)
def test_a_suggested_change(text: str) -> None:
    assert [f.kind for f in firm(text)] == ["suggested-change"]


@pytest.mark.parametrize(
    "text",
    [
        "Councillor Penn asked why the verge had not been cut.",
        "Councillor Penn asked how many limes there were and was told that there were forty.",
        "The Director of Place agreed that the delay had been too long.",
        "Residents had heard promise after promise.",
        "The Leader spoke of the Council's commitment to be carbon neutral by 2030.",
        "The scheme waits on a funding commitment from Government.",
        "To demonstrate the commitment of managers, all of them attended.",
        "The Director of Place undertook a survey in May.",
        "The Director of Place said that no commitment can be given.",
        "Officers were happy to note the point.",
        "The Director of Place said that the Council wanted to lead by example.",
        "The Tree Officer said that he could not promise more.",
        "The Clerk reported that he had agreed to write in April, and had done so.",
        "Members were reminded that in 2017 it was resolved to transfer the quay.",
        "The Director of Place advised that the Harbour Board had agreed to pay.",
        "The survey suggested that the limes would be lost.",
        "The Chair thanked the Tree Officer for the promised report.",
        "Councillor Penn moved that the limes be felled. The motion died for lack of a second.",
        "Moved by Councillor Penn, seconded by Councillor Saltash, that the limes be felled. Lost.",
        # told of, or only procedure
        "It was agreed at the last meeting that the Clerk would write; this had been done.",
        "The report sets out the actions that officers will take if approved.",
        "The Chair said that the item would be taken first.",
        "The Clerk had been asked to write to the school and had received no reply.",
        "The Government has announced that grants will be paid in May.",
        "Councillor Penn said that he would vote against the proposal.",
        "Ms Brightwell said she could not give a date.",
    ],
)
def test_what_is_no_firm_promise(text: str) -> None:
    assert firm(text) == []


@pytest.mark.parametrize(
    ("reply", "accepted"),
    [
        ("The Tree Officer agreed to do so.", True),
        ("Ms Brightwell declined the request, for want of money.", False),
        ("Ms Brightwell said that this was not possible.", False),
        ("The Panel moved on.", None),
    ],
)
def test_a_request_taken_up_or_turned_down(reply: str, accepted: bool | None) -> None:
    found = finds(f"Councillor Penn asked that the stumps be removed. {reply}")
    assert found[0][0].kind == "request"
    assert found[0][0].accepted is accepted


def test_a_pronoun_is_the_one_who_spoke() -> None:
    found = firm(
        "Councillor Penn spoke about the stumps. Ms Brightwell replied that she would have them "
        "removed. The Tree Officer said the ground was soft. He would mark the roots."
    )
    assert [f.who for f in found] == ["Ms Brightwell", "Tam Oakes"]


def test_a_condition_makes_it_conditional() -> None:
    (found,) = firm("The Director of Place agreed to replace the limes, subject to the budget.")
    assert (found.strength, found.condition) == ("conditional", "subject to the budget")


def test_two_promises_in_one_sentence_are_quoted_apart() -> None:
    found = finds(
        "Councillor Penn will attend the July meeting, and the Tree Officer will write the notes."
    )
    assert [(f.who, quote) for f, quote in found] == [
        ("Councillor Penn", "Councillor Penn will attend the July meeting"),
        ("Tam Oakes", "the Tree Officer will write the notes."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Potholes in Mill Lane to be reported again.",
        "A sign is to be put up to deter fly-tipping.",
        "It was confirmed that the figures would be circulated.",
        "Action: To consider a workshop on risk.",
    ],
)
def test_an_undertaking_that_names_no_one_is_uncertain(text: str) -> None:
    (found,) = firm(text)
    assert (found.kind, found.attribution) == ("commitment", "uncertain")
