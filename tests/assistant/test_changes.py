"""How something changed is looked for as what it was, and told from first to last."""

import datetime as dt

import pytest

from assistant.answering.check import problems
from assistant.answering.wording import introduce_date, quoted
from assistant.types import Citation, Statement
from assistant.understanding.changes import asked_of_each_date
from assistant.understanding.question import understand


@pytest.mark.parametrize(
    ("asked", "sought", "wanted"),
    [
        (
            "How has the number of empty homes moved since 2019?",
            "How many empty homes were there?",
            "figure",
        ),
        (
            "How have general reserves fallen from 2020 to 2024?",
            "What was general reserves?",
            "money",
        ),
        ("And how did the weekly cost change?", "What was the weekly cost?", "money"),
        ("What is the trend in turnout since 2015?", "What was turnout?", "figure"),
    ],
)
def test_a_change_is_looked_for_as_what_it_was(asked: str, sought: str, wanted: str) -> None:
    understood = understand(asked)
    assert understood.wanted == "change"
    plain = asked_of_each_date(understood)
    assert (plain.search_text, plain.wanted) == (sought, wanted)
    assert plain.years == ()
    assert "since" not in plain.terms


@pytest.mark.parametrize(
    "asked",
    [
        "How has the library service changed?",
        "How many homes are empty?",
        "Has the rent gone up since 2019?",
    ],
)
def test_what_has_no_figure_is_asked_as_it_stands(asked: str) -> None:
    understood = understand(asked)
    assert asked_of_each_date(understood) is understood


def _citation(speaker: str | None, certain: bool) -> Citation:
    return Citation(
        number=1,
        passage_id="p",
        document_id="d",
        source="a.md",
        sha256="0",
        kind="minutes",
        title="Minutes",
        meeting_date=dt.date(2031, 6, 12),
        quote="There were 414 empty homes.",
        start=0,
        end=27,
        speaker=speaker,
        speaker_certain=certain,
    )


@pytest.mark.parametrize(
    ("speaker", "certain", "place", "lead"),
    [
        (None, True, 0, "Earliest, 12 June 2031 (minutes):"),
        ("Jane Doe", True, 1, "Latest, 12 June 2031 (Jane Doe):"),
        (
            "Jane Doe",
            False,
            2,
            "In between, 12 June 2031 (under the name of Jane Doe, perhaps another speaker):",
        ),
        (None, True, 3, "12 June 2031 (minutes):"),
    ],
)
def test_a_row_says_when_and_where_and_passes_the_check(
    speaker: str | None, certain: bool, place: int, lead: str
) -> None:
    citation = _citation(speaker, certain)
    said = introduce_date(citation, place, 4)
    assert said == lead
    text = f"{said} {quoted(citation, citation.quote)}"
    statement = Statement(text=text, citations=(1,), verbatim=True)
    assert problems(statement, [citation], lambda _: citation.quote) == []
