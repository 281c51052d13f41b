"""What an invented panel decides aloud, and talk that only sounds like a decision."""

from __future__ import annotations

from assistant.promises.spoken import find_spoken
from tests.promises.webcasts import CHAIR, MEMBER, OFFICER, only, webcast


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
