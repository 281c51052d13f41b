"""What only asks, puts an answer off or turns the question round is no answer."""

import pytest

from assistant.answering.kinds import suits
from assistant.answering.measures import measured
from assistant.answering.nonanswers import (
    asks,
    denied_by,
    off_subject,
    opposed,
    puts_off,
    sides_with,
)
from assistant.understanding.question import understand
from corpus.types import Block


@pytest.mark.parametrize(
    "text",
    [
        "When will the bridge reopen?",
        "Councillor Askew asked when the bridge would reopen.",
        "Members wanted to know whether the bridge would reopen by May.",
        "Further information was requested; she queried how the bridge had been paid for.",
        "It says that the bridge will reopen but it doesn't say when.",
        "I couldn't see in the report when the bridge would reopen.",
        "I'm not sure if the bridge is to reopen in a future year.",
    ],
)
def test_a_question_reported_or_not_only_asks(text: str) -> None:
    assert asks(understand("When does the bridge reopen?"), text) == 1.0


@pytest.mark.parametrize(
    "text",
    [
        "Asked about the bridge, he said that it would reopen in mid-November.",
        "Councillor Askew asked when the bridge would reopen and was told in May.",
        "The bridge reopens in May.",
        "The Clerk was asked to write to the county.",
        "We could not find a contractor for the bridge, so it slipped to May.",
        "We cannot see a case for closing the bridge.",
        "The contract does not say how often, but we paint the bridge in May.",
    ],
)
def test_a_question_with_its_reply_tells_something(text: str) -> None:
    assert asks(understand("When does the bridge reopen?"), text) == 0.0


def test_to_have_asked_answers_a_question_about_asking() -> None:
    text = "Councillor Askew asked when the bridge would reopen."
    assert asks(understand("What did Councillor Askew ask about the bridge?"), text) == 0.0
    assert asks(understand("Who asked about the bridge?"), text) == 0.0


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("When will the bridge reopen?", "She would not give a date which she could not keep."),
        ("How many drivers were fined?", "The Clerk did not know but would find out."),
        ("How many drivers were fined?", "He undertook to send members the figures by ward."),
        ("Which company repairs the bridge?", "The name of the contractor is yet to be settled."),
        ("What did the survey find?", "The item was deferred to allow for a survey."),
        ("How much will the sign cost?", "No figure was given for the sign."),
        ("Why do repairs take so long?", "We'll find out tonight how long that takes."),
    ],
)
def test_an_answer_put_off_is_none(question: str, text: str) -> None:
    assert puts_off(understand(question), text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What was the Clerk to send to members?", "The Clerk would send members the figures."),
        ("What did the officer promise?", "He undertook to send members the figures by ward."),
        ("Why was no date given?", "She would not give a date which she could not keep."),
        ("What do care leavers say?", "Too many care leavers don't know what they may have."),
        ("When will the bridge reopen?", "The bridge will reopen in May."),
        ("Why is the bridge shut?", "The Clerk would find out."),
    ],
)
def test_what_is_asked_for_itself_is_not_put_off(question: str, text: str) -> None:
    assert not puts_off(understand(question), text)


def test_what_a_question_takes_for_granted_may_be_turned_round() -> None:
    why = understand("Why did the panel reject the budget?")
    assert opposed(why, "The panel endorsed the budget by five votes to two.") == 1.0
    assert opposed(why, "The panel rejected the budget that officers had supported.") == 0.0
    assert opposed(why, "It would have cost too much.") == 0.0
    assert opposed(understand("Did the panel reject the budget?"), "It was approved.") == 0.0
    score = understand("Why was the risk score raised?")
    assert opposed(score, "We have lowered the score this time.") == 1.0


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


def test_to_send_apologies_is_to_have_said_nothing() -> None:
    block = Block(0, 10, "paragraph")
    asked = understand("What did Barbara Askew say about schools?")
    text = "Apologies were received from Barbara Askew."
    assert suits(asked.wanted, text, block, asked.names) < 0.5


def test_what_somebody_said_of_something_else_is_off_the_subject() -> None:
    asked = understand("What did Cllr Askew ask about the swimming pool roof?")
    assert off_subject(asked, "Cllr Askew asked whether the newsletter would be printed.")
    assert not off_subject(asked, "The roof leaked. Cllr Askew asked how long it would.")
    assert not off_subject(understand("What did Cllr Askew say?"), "She thanked the Clerk.")
    fares = understand("What did the panel resolve about bus fares?")
    assert off_subject(fares, "Resolved: to note the report on the children's service.")
    assert not off_subject(fares, "Resolved: to ask for cheaper tickets.")
    assert not off_subject(understand("How much was the roof?"), "It was £40.")
    trash = understand("What did Cllr Askew say about the rubbish?")
    assert not off_subject(trash, "Cllr Askew complained of the waste in Mill Lane.")


@pytest.mark.parametrize(
    ("question", "decision", "denied"),
    [
        ("Why did the panel reject the plan?", "RESOLVED: That the panel support the plan.", True),
        ("Why did they turn the plan down?", "RESOLVED: That the plan be approved.", True),
        ("Why did the council back the plan?", "RESOLVED: That the plan be refused.", True),
        ("Why did the council back the plan?", "RESOLVED: That the plan be approved.", False),
        ("Why has the wall not been mended?", "It was agreed to ask for a price.", False),
        ("Why did they agree to buy it?", "RESOLVED: to buy at not exceeding £500.", False),
        ("What did the panel reject?", "RESOLVED: That the panel support the plan.", False),
        (
            "Why did residents object to the planning application?",
            "Resolved: that the application be approved.",
            False,
        ),
        (
            "Why was the objective of the parking scheme changed?",
            "Resolved: that the parking scheme be approved.",
            False,
        ),
    ],
)
def test_a_why_may_be_denied_by_what_was_decided(
    question: str, decision: str, denied: bool
) -> None:
    assert denied_by(understand(question), decision) is denied


def test_a_sentence_sides_with_what_a_question_supposes() -> None:
    question = understand("Why did the panel reject the plan?")
    assert sides_with(question, "The plan was turned down for want of a drain.")
    assert not sides_with(question, "The plan was welcomed.")


@pytest.mark.parametrize(
    ("question", "text", "is_opposed"),
    [
        ("By how much did it put up the precept?", "The precept will remain the same.", 1.0),
        ("By how much were rates put up?", "There was no proposed increase in the rate.", 1.0),
        ("By how much was the levy cut?", "The levy is to be held at £40.", 1.0),
        ("By how much did it put up the precept?", "The precept rose by £400.", 0.0),
    ],
)
def test_what_stayed_as_it_was_is_no_rise(question: str, text: str, is_opposed: float) -> None:
    assert opposed(understand(question), text) == is_opposed


def test_a_motion_to_ask_only_asks_and_a_doubt_that_was_raised_is_told() -> None:
    motion = "I will ask at the next meeting of the Dunley District if the school has a crossing."
    assert asks(understand("What will be done about a crossing at the school?"), motion) == 1.0
    raised = "The Director said that staff queried whether the model would last."
    assert asks(understand("What doubt did staff raise about the model?"), raised) == 0.0


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


def test_what_was_decided_of_something_else_is_off_the_subject() -> None:
    question = understand("What did the panel resolve about bus fares?")
    assert off_subject(question, "RESOLVED: That the report on libraries be noted.")
    assert not off_subject(question, "RESOLVED: That the fares be noted.")
