"""What is asked by measure, number, vote or name must be given in it."""

import pytest

from assistant.answering.measures import measured
from assistant.understanding.question import understand


@pytest.mark.parametrize(
    ("question", "given", "lacking"),
    [
        ("How often is the plan refreshed?", "It is an annual refresh.", "It has 12 parts."),
        ("How long was the road shut?", "It was shut for two weeks.", "It was shut by 40 men."),
        ("What time does the bar close?", "It closes at 00:30.", "It closes with 30 guests."),
        ("What colour is the sign?", "The sign is dark green.", "The sign is made of oak."),
        ("How far is the stop?", "It is 400 metres away.", "It has 3 shelters."),
        (
            "Which company repairs the bridge?",
            "The tender of Morrow & Sons was accepted.",
            "The repair takes until June.",
        ),
        (
            "Who voted against the levy in the end?",
            "AYES: Brand, Oakley. NAYS: Stone.",
            "Mr Reed opposed the levy.",
        ),
        (
            "Which members sat on the fence?",
            "Abstained (1): Councillor Stone",
            "Councillor Oakley asked for a named vote.",
        ),
        (
            "Who voted for the amendment?",
            "For (2): Councillors Brand and Oakley",
            "Councillor Stone moved the amendment.",
        ),
        (
            "Which firm repairs the weir?",
            "The tender of Otter Ltd was accepted.",
            "Asked by Cllr Marsh, he said that the contractor was late.",
        ),
        (
            "What was the vote on the weir?",
            "It was carried by 7 votes to 3.",
            "Cllr Reed moved that it be mended in 2031.",
        ),
        (
            "How close was the vote about the levy?",
            "On a division: For 12; Against 11.",
            "Mr Reed told of 3 objections.",
        ),
        (
            "How many backed the amendment?",
            "In favour: 9, with 2 abstentions",
            "It was moved by Mr Stone, who is 70.",
        ),
        (
            "How much would the town save by that?",
            "It would cut the bill by £900.",
            "Street lighting £398.33",
        ),
    ],
)
def test_a_measure_must_be_given(question: str, given: str, lacking: str) -> None:
    asked = understand(question)
    assert measured(asked, given) is True
    assert measured(asked, lacking) is False


@pytest.mark.parametrize(
    "told",
    [
        "The motion was carried 7-3.",
        "It was refused (7–3).",
        "Agreed by thirteen votes to eleven.",
        "All voted in favour.",
        "Lost by one vote.",
        "AYES 12 NOES 9",
        "For refusal (7): Councillors Reed and others",
        "9 members voted for and two against",
    ],
)
def test_a_vote_is_told_in_many_ways(told: str) -> None:
    assert measured(understand("How close was the vote on the levy?"), told) is True


@pytest.mark.parametrize(
    "told",
    [
        "The Clerk paid £310 for the levy survey.",
        "It is open from 9 to 5, for 12 months.",
        "From 2019 to 2023 it was agreed yearly.",
        "It takes five to seven days.",
        "For the 3 lanes it was more.",
    ],
)
def test_other_figures_are_no_vote(told: str) -> None:
    assert measured(understand("What was the vote on the levy?"), told) is False


@pytest.mark.parametrize(
    "question",
    [
        "How did Cllr Stone vote on the levy?",
        "What was the reason the committee voted to close it?",
        "What were members asked to vote on?",
        "What was the majority of responses about?",
    ],
)
def test_not_all_that_speaks_of_votes_asks_for_figures(question: str) -> None:
    assert measured(understand(question), "It was long.") is None


def test_other_questions_have_no_measure() -> None:
    assert measured(understand("Who chaired the meeting?"), "Cllr Askew did.") is None
    assert measured(understand("Why did she vote against it?"), "She feared the cost.") is None


@pytest.mark.parametrize(
    ("question", "given", "lacking"),
    [
        ("What is the name of the auditor?", "The auditor is Ann Fenn.", "The auditor was paid."),
        ("What was the new barge called?", "The barge is the Merrow.", "The new barge is late."),
        ("Who is the vice chair of the panel?", "Cllr Bee is the vice-chair.", "I am the chair."),
        ("How old is the oak?", "The oak is 300 years old.", "The oak fell at 12.30 pm."),
        ("How far is the ferry?", "It is two miles off.", "It is at the quay."),
    ],
)
def test_names_ages_and_posts_must_be_given(question: str, given: str, lacking: str) -> None:
    asked = understand(question)
    assert measured(asked, given) is True
    assert measured(asked, lacking) is False
