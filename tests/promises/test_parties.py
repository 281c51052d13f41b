"""Who is meant: names, posts, initials, pronouns and bodies."""

from __future__ import annotations

import pytest

from assistant.promises.charges import charged
from assistant.promises.parties import Cast
from corpus.reading import read_bytes

MINUTES = b"""HARROWMERE BOROUGH COUNCIL

HIGHWAYS AND PARKS PANEL

Minutes of the meeting held on Thursday 4 July 2024

Present: Councillors Ines Marlowe (Chair), Otto Penn and Ravi Saltash
Officers: Una Brightwell (Director of Place), Tam Oakes (Tree Officer), Rhys Fallow (RF, Clerk)

1. Trees
Una Brightwell presented the report.
"""


@pytest.fixture
def cast() -> Cast:
    return Cast(read_bytes(MINUTES, "panel.txt"))


@pytest.mark.parametrize(
    ("words", "who", "role"),
    [
        ("Una Brightwell", "Una Brightwell", "Director of Place"),
        ("The Director of Place", "Una Brightwell", "Director of Place"),
        ("the Tree Officer", "Tam Oakes", "Tree Officer"),
        ("RF", "Rhys Fallow", "Clerk"),
        ("The Chair", "Councillor Ines Marlowe", "Chair"),
        ("Councillor Penn", "Councillor Penn", None),
        ("Mr Nobody", "Mr Nobody", None),
        ("The Director of Housing", "The Director of Housing", None),
    ],
)
def test_a_party_is_shown_by_name_and_role(
    cast: Cast, words: str, who: str, role: str | None
) -> None:
    found = cast.identify(words)
    assert (found.who, found.role) == (who, role)


@pytest.mark.parametrize(
    ("sentence", "verb", "subject"),
    [
        ("The Tree Officer agreed to look again.", "agreed", "The Tree Officer"),
        ("Una Brightwell, Director of Place, also agreed to write.", "agreed", "Una Brightwell"),
        (
            "The Director of Place gave figures and agreed to write.",
            "agreed",
            "The Director of Place",
        ),
        ("Councillors Penn and Saltash agreed to visit.", "agreed", "Councillors Penn and Saltash"),
        ("Mr Penn thanked the Tree Officer and agreed to write.", "agreed", "Mr Penn"),
        ("Officers undertook to report back.", "undertook", "Officers"),
        ("She undertook to report back.", "undertook", "She"),
        ("The Highways and Parks Panel agreed to wait.", "agreed", "The Highways and Parks Panel"),
    ],
)
def test_the_subject_of_a_verb(cast: Cast, sentence: str, verb: str, subject: str) -> None:
    party = cast.subject(sentence, sentence.index(verb))
    assert party is not None
    assert party.words.startswith(subject)
    assert sentence[party.start : party.end] == party.words


def test_one_thanked_or_spoken_of_is_no_subject(cast: Cast) -> None:
    sentence = "On the advice of the Tree Officer it was agreed to wait."
    assert cast.subject(sentence, sentence.index("was agreed")) is None


@pytest.mark.parametrize(
    ("resolution", "who"),
    [
        ("That the Tree Officer be asked to survey the limes.", "Tam Oakes"),
        ("requests the Director of Place to report back in May", "Una Brightwell"),
        ("That authority be delegated to the Director of Place to agree terms", "Una Brightwell"),
        ("that RF obtain three quotations", "Rhys Fallow"),
        ("RESOLVED: Clerk to write to the school", "Rhys Fallow"),
        ("That officers consider what should be kept", "officers"),
        ("That the report of the Tree Officer be noted", None),
        ("That the minutes be signed by the Chair", None),
    ],
)
def test_whom_a_resolution_charges(cast: Cast, resolution: str, who: str | None) -> None:
    found = charged(resolution, cast)
    assert (found.who if found else None) == who
