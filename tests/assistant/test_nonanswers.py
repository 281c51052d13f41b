"""What only asks, puts an answer off or turns the question round is no answer."""

import pytest

from assistant.answering.kinds import suits
from assistant.answering.nonanswers import (
    asks,
    awaited,
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
    motto = understand("Who suggested a Town Motto for the website?")
    assert motto.names == ("Town Motto",)
    assert not off_subject(motto, "NS also suggested a short motto.")
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


def test_what_was_decided_of_something_else_is_off_the_subject() -> None:
    question = understand("What did the panel resolve about bus fares?")
    assert off_subject(question, "RESOLVED: That the report on libraries be noted.")
    assert not off_subject(question, "RESOLVED: That the fares be noted.")


@pytest.mark.parametrize(
    ("question", "text", "off"),
    [
        (
            "What precept did the parish council set for 2031?",
            "Members were told that the precept will be set at the January meeting.",
            True,
        ),
        (
            "What did the council set aside for the hall?",
            "£400 will be set aside for the hall, to be reviewed at the May meeting.",
            False,
        ),
        (
            "What will the precept be?",
            "The precept will be set at the January meeting of the council.",
            False,
        ),
        (
            "What did Vera Stone tell the June meeting about the subway?",
            "Subway: Vera Stone was unable to attend and hoped to report in July.",
            True,
        ),
        (
            "What did Vera Stone tell the June meeting about the subway?",
            "Vera Stone said that Tom Reed was unable to attend.",
            False,
        ),
        ("Why was Vera Stone not there?", "Vera Stone was unable to attend.", False),
        (
            "What did Vera Stone say of the path?",
            "Vera Stone could not attend but reported that the path had been cleared.",
            False,
        ),
        (
            "Who chaired the meeting instead of Vera Stone?",
            "As Vera Stone was unable to attend, Tom Reed took the chair.",
            False,
        ),
        (
            "How much is the proposed precept?",
            "A precept of £45,000 will be presented to the January meeting.",
            False,
        ),
        (
            "Who agrees the lettings of the hall?",
            "Lettings would be agreed by the Hall Committee.",
            False,
        ),
    ],
)
def test_what_is_still_to_be_settled_or_whose_words_were_not_heard(
    question: str, text: str, off: bool
) -> None:
    assert puts_off(understand(question), text) is off


@pytest.mark.parametrize(
    ("question", "words", "to_come"),
    [
        (
            "What did the engineer's report on the lime pit find?",
            "A full report is expected.",
            True,
        ),
        ("What did the engineer's report find?", "The drains are due to be cleared.", False),
        ("When is the engineer's report due?", "A full report is expected in May.", False),
        ("What did the engineer say of the pit?", "A full report is expected in May.", False),
        ("What did the report find?", "A further report is expected in May.", False),
    ],
)
def test_a_report_that_is_awaited_says_nothing_yet(
    question: str, words: str, to_come: bool
) -> None:
    assert awaited(understand(question), words) is to_come


def test_a_denial_turns_an_approval_round() -> None:
    asked = understand("Why did the board recommend approval of the quarry?")
    assert opposed(asked, "Members gave their reasons for denial, noise above all.") == 1.0


def test_a_figure_within_what_is_to_come_is_told_where_all_else_is_sure() -> None:
    asked = understand("What share of the homes must be affordable?")
    told = "An application could come for 18 homes with a requirement to provide 35% affordable."
    assert not puts_off(asked, told, 0.9)
    assert puts_off(asked, told, 0.5)
    assert puts_off(asked, "The officer will provide the share at the next meeting.", 0.9)


def test_what_is_to_be_confirmed_puts_off_but_an_item_to_be_confirmed_does_not() -> None:
    asked = understand("Who read out the item on families?")
    assert not puts_off(asked, "One of the items to be confirmed was families, said Ann Bee.")
    assert puts_off(asked, "The speaker on families is to be confirmed.")
    assert puts_off(asked, "To be confirmed by Ann Bee.")
