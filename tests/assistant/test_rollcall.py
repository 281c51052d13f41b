"""Who was there and who was not, as the roll at the head of the minutes tells."""

from __future__ import annotations

import pytest

from assistant.answering.rollcall import on_the_roll
from assistant.understanding.question import understand
from corpus.types import Block, BlockKind


def told(question: str, text: str, kind: BlockKind = "paragraph", before: str = "") -> bool:
    return on_the_roll(understand(question), text, Block(0, len(text), kind), before)


ABSENT = "Which board members were absent on 3 May?"
PRESENT = "Who was present at the May meeting?"


@pytest.mark.parametrize(
    "question",
    [
        ABSENT,
        "Who sent apologies in May?",
        "Which of the district directors were missing?",
        "Which councillors have not attended?",
        "Who was unable to attend?",
        "Who was away from the May meeting?",
        "Which councillors did not attend?",
        "Who wasn't there on 3 May?",
    ],
)
def test_who_was_away(question: str) -> None:
    assert told(question, "Board members absent: Garrow, and Tolley.")
    assert told(question, "Apologies were received from Cllrs Garrow and Tolley.")
    assert told(question, "Not in attendance: Cllr Garrow.")
    assert not told(question, "Board members present: Amber, Broom.")


@pytest.mark.parametrize(
    "question",
    [PRESENT, "Which members were in attendance?", "Who attended?", "Who came to the May meeting?"],
)
def test_who_was_there(question: str) -> None:
    assert told(question, "Present: Cllr Amber (Chair), Cllr Broom.")
    assert told(question, "Also in attendance: Ms Dace, Clerk.")
    assert not told(question, "Absent: Cllr Garrow.")
    assert not told(question, "Apologies from those not attending: Cllr Garrow.")
    assert not told(question, "Members not attending: Cllr Garrow.")


def test_a_name_on_a_line_of_its_own_is_of_the_roll_above_it() -> None:
    assert told(ABSENT, "Sal Garrow, member", "attendance", "Absent:")
    assert not told(ABSENT, "Sal Garrow, member", "attendance", "Present:")
    assert not told(ABSENT, "Sal Garrow, member", "paragraph", "Absent:")


@pytest.mark.parametrize(
    "text",
    [
        "Moved by Amber, seconded by Broom, and carried by the members present to adopt the plan.",
        "Present:",
        "The Council approved the present scheme. Cllr Broom thanked all.",
        "At present, Mill Lane is closed.",
        "Attendance at Dunley School was 94%.",
        f"{'-' * 400} Chairman",
    ],
)
def test_what_is_no_roll(text: str) -> None:
    assert not told(PRESENT, text)


def test_other_questions_are_not_answered_by_the_roll() -> None:
    roll = "Present: Cllr Amber (Chair), Cllr Broom."
    for question in (
        "Who proposed the budget?",
        "What was decided about the present scheme?",
        "Who attended the opening of the library?",
        "Who said no staff were present?",
    ):
        assert not told(question, roll)
    away = "Apologies: Cllr Garrow. Absent: Cllr Tolley."
    for question in (
        "Who asked about the missing bollards?",
        "Who will take the fly-tipping away?",
        "Who missed the deadline?",
        "Who apologised for the delay?",
    ):
        assert not told(question, away)
    assert not told(PRESENT, roll, "turn")
