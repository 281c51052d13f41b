"""Quotes are slices; the check lets nothing through that is not in the record."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.check import problems
from assistant.answering.quoting import quote_span, readable, words_in
from assistant.answering.wording import introduce, quoted
from assistant.types import Citation, Statement

TEXT = (
    "The Head of Housing said that 212 homes stood empty, although the count was made in May,\n"
    "and that a further 14 had been let since. Ada Brook thanked the team."
)


def citation(start: int, end: int, **fields: object) -> Citation:
    given: dict[str, object] = {
        "number": 1,
        "document_id": "d",
        "passage_id": "d:0-10",
        "title": "Empty homes update",
        "kind": "minutes",
        "body": "Housing Panel",
        "meeting_date": dt.date(2021, 5, 4),
        "quote": TEXT[start:end],
        "start": start,
        "end": end,
        "source": "x.txt",
    }
    return Citation.model_validate(given | fields)


def wrong(text: str, cited: Citation) -> list[str]:
    return problems(Statement(text=text, citations=(1,), verbatim=True), [cited], lambda _: TEXT)


FIRST = citation(0, TEXT.index(" Ada"))


@given(
    st.text(alphabet="ab, \n.;", min_size=1, max_size=400),
    st.integers(1, 20),
    st.data(),
)
def test_a_quote_lies_within_its_sentence_and_its_limit(
    text: str, limit: int, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    mark = None
    if end > start:
        a = data.draw(st.integers(start, end - 1))
        mark = (a, data.draw(st.integers(a + 1, end)))
    low, high = quote_span(text, start, end, mark, limit)
    assert start <= low <= high <= end
    assert words_in(text[low:high]) <= limit


def test_a_long_sentence_is_cut_around_the_answer() -> None:
    at = TEXT.index("14 had")
    low, high = quote_span(TEXT, 0, TEXT.index(" Ada"), (at, at + 2), 12)
    assert "a further 14 had been let" in TEXT[low:high]
    assert words_in(TEXT[low:high]) <= 12


def test_a_sentence_keeps_its_beginning_where_there_is_room() -> None:
    end = TEXT.index(" Ada")
    in_may = TEXT.index("in May")
    low, high = quote_span(TEXT, 0, end, (in_may, in_may + 6), 18)
    assert TEXT[low:high].startswith("The Head of Housing")
    assert TEXT[low:high].endswith("made in May,")


def test_a_true_statement_passes() -> None:
    text = f"{introduce(FIRST, False)} {quoted(FIRST, TEXT)} [1]"
    assert wrong(text, FIRST) == []
    assert readable(FIRST.quote) in text


@pytest.mark.parametrize(
    "text",
    [
        "The minutes say: “213 homes stood empty” [1]",  # a quotation that is not there
        "There were 213 empty homes. [1]",  # a figure that is not there
        "Edna Marsh said so. [1]",  # a name that is not there
        "On 5 May 2021 it was said. [1]",  # a date that is not there
    ],
)
def test_what_does_not_stand_in_the_citation_is_caught(text: str) -> None:
    assert wrong(text, FIRST)


def test_a_quote_that_is_no_slice_is_caught() -> None:
    moved = FIRST.model_copy(update={"start": 1})
    assert wrong(f"The minutes say: “{readable(moved.quote)}” [1]", moved)


def test_a_number_that_does_not_resolve_is_caught() -> None:
    statement = Statement(text="So it is. [2]", citations=(2,), verbatim=False)
    assert problems(statement, [FIRST], lambda _: TEXT)


def test_an_uncertain_speaker_is_said_to_be_uncertain() -> None:
    spoken = citation(0, 20, speaker="Ada Brook", speaker_certain=False, kind="transcript")
    assert "perhaps another" in introduce(spoken, False)
    assert "Ada Brook said" not in introduce(spoken, False)
    assert introduce(spoken, False, spoken) == "Also under that name:"
    sure = spoken.model_copy(update={"speaker_certain": True})
    assert (
        introduce(spoken, False, sure) == "Under the name of Ada Brook (perhaps another speaker):"
    )


@pytest.mark.parametrize(
    ("before", "cut"),
    [("2.1 ", False), ("- ", False), ("(a) ", False), ("", False), ("It was said that ", True)],
)
def test_a_paragraph_number_is_not_shown_as_a_cut(before: str, cut: bool) -> None:
    text = f"Above.\n{before}the weir was mended."
    start = text.index("the weir")
    made = FIRST.model_copy(update={"quote": text[start:], "start": start, "end": len(text)})
    assert quoted(made, text).startswith("“… ") is cut


def test_minutes_called_minutes_are_not_named_twice() -> None:
    named = FIRST.model_copy(update={"body": None, "title": "Minutes of the meeting held in May"})
    assert "Minutes of" not in introduce(named, False)
    other = named.model_copy(update={"title": "The weir"})
    assert "on The weir" in introduce(other, False)
