"""A place, who was in the chair, when something will be again: what a sentence must tell of them."""

from __future__ import annotations

import pytest

from assistant.answering.fitness import unfit
from assistant.understanding.question import understand
from tests.assistant.blocks import lead_of


@pytest.mark.parametrize(
    ("question", "text", "is_unfit"),
    [
        (
            "Where is the house that apprentices will repair in the Homestead project?",
            "The Homestead project will support apprentices to repair a house of their own.",
            True,
        ),
        ("Where will the clinic be held?", "It will be held in the scout hut.", False),
        ("Where is the defibrillator?", "The defibrillator is outside the Post Office.", False),
        ("Where did the pupils come from?", "The pupils were from Dunley.", False),
        ("Where were the pupils sent?", "The pupils were sent to the school at Dunley.", False),
        ("Where were the pupils sent?", "The pupils were sent to Dunley School.", False),
        ("Where will it be held?", "It will be held in March at the Market Square.", False),
        ("Where will the benches go?", "New benches: High Street and the Rec.", False),
        ("Where is the polling station?", "The polling station is the Scout Hut.", False),
        ("Where will the path run?", "It runs through the meadow.", False),
        ("Where are the minutes?", "The minutes are available online.", False),
        ("Where is the surgery?", "The surgery moved in May.", True),
        ("Where does the money go?", "The takings pay for flowers.", False),
        ("Where are we with the roof?", "The roof repairs are complete.", False),
        ("Where will the funding come from?", "It would be met by reserves.", False),
        ("Which part of the budget was overspent?", "Social care was overspent.", False),
        ("Which part of the town floods?", "It floods badly each winter.", True),
    ],
)
def test_where_is_told_by_a_place(question: str, text: str, is_unfit: bool) -> None:
    assert unfit(understand(question), lead_of(text, 1.0), 0.7) is is_unfit


@pytest.mark.parametrize(
    ("text", "is_unfit"),
    [
        ("The Chair invited Wen Abbot to present the towpath report.", True),
        ("Cllr Jo Abbot (Chair)", False),
        ("In the chair: Cllr Abbot", False),
        ("Cllr Abbot took the chair.", False),
        ("President Abbot called the meeting to order.", False),
        ("The meeting was chaired by Jo Abbot.", False),
        ("Cllr Abbot was elected Chairman for the meeting.", False),
        ("Cllr J. Abbot (Con) (Chair)", False),
        ("Chair of the meeting: Cllr Abbot", False),
        ("| Cllr Abbot | Chair |", False),
        ("**Chair:** Cllr Abbot", False),
        ("THE CHAIR thanked officers.", True),
    ],
)
def test_who_chaired_is_told_by_a_name_beside_the_chair(text: str, is_unfit: bool) -> None:
    asked = understand("Who chaired the meeting on the towpath?")
    assert unfit(asked, lead_of(text, 1.0), 0.9) is is_unfit


@pytest.mark.parametrize(
    ("text", "is_unfit"),
    [
        ("I would like Jo Abbot to present the towpath plan.", True),
        ("Cllr Abbot seconded the towpath plan.", False),
        ("Moved by Abbot: that the towpath plan be agreed.", False),
    ],
)
def test_who_seconded_is_told_where_something_was_moved(text: str, is_unfit: bool) -> None:
    asked = understand("Who seconded the towpath plan?")
    assert unfit(asked, lead_of(text, 1.0, 0.9), 0.9) is is_unfit


@pytest.mark.parametrize(
    ("question", "text", "is_unfit"),
    [
        ("When will the inspectors come back?", "They were last here in March 2031.", True),
        ("When is the next inspection?", "They were here in March 2031.", True),
        ("When will the committee meet again?", "It was adjourned to 6 March.", False),
        ("When is the next meeting?", "The date was set for 6 March 2031.", False),
        ("When will the field next to the mill be mown?", "It was last mown in June.", False),
        ("When will the report come back?", "The last was deferred to 6 March.", False),
        ("When is the next inspection?", "The next was put off to March 2031.", False),
        ("When was the last inspection?", "That was in March 2031.", False),
        ("When will the gate open?", "That was settled in March 2031.", False),
    ],
)
def test_when_it_was_does_not_tell_when_it_will_be_again(
    question: str, text: str, is_unfit: bool
) -> None:
    assert unfit(understand(question), lead_of(text, 1.0), 0.9) is is_unfit
