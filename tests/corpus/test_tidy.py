"""Words tidied for searching, and acronyms spelled out."""

from __future__ import annotations

import pytest

from corpus.acronyms import acronyms
from corpus.passages import cut_passages
from corpus.reading import read_bytes
from corpus.tidy import document_words, english_words, spell_out, tidy


@pytest.mark.parametrize(
    ("said", "tidied"),
    [
        ("27 .1 million", "27.1 million"),
        ("763 ,000 and 1 ,001", "763,000 and 1,001"),
        ("self -evaluation in 2024 -25", "self-evaluation in 2024-25"),
        ("93 % of schools", "93% of schools"),
        ("current progress.I am sure", "current progress. I am sure"),
        ("in theSwiss programme", "in the Swiss programme"),
        ("eight o 'clock", "eight o'clock"),
        ("the <u>lower</u> cost", "the lower cost"),
        ("Lamps &amp; Sons</td><td>&nbsp;</td><td>£5", "Lamps & Sons £5"),
        ("the council’s “plan”", 'the council\'s "plan"'),
        ("Cllr McNeil and MacDonald", "Cllr McNeil and MacDonald"),
        ("write to a.bee@Xton.example", "write to a.bee@Xton.example"),
    ],
)
def test_tidies(said: str, tidied: str) -> None:
    assert tidy(said) == tidied


@pytest.mark.parametrize(
    ("said", "tidied"),
    [
        ("ask them toendorse it", "ask them to endorse it"),
        ("okayin that case", "okay in that case"),
        ("the evaluationframework is here", "the evaluationframework evaluation framework is here"),
        ("safeguarding is everybody's", "safeguarding is everybody's"),
        ("they recognised the outcomes", "they recognised the outcomes"),
    ],
)
def test_parts_joined_words(said: str, tidied: str) -> None:
    assert english_words(), "the default embedder, whose vocabulary serves as word list"
    assert tidy(said, frozenset({"safeguarding"})) == tidied


def test_without_a_vocabulary_words_are_left() -> None:
    assert tidy("ask them toendorse it") == "ask them toendorse it"


def test_words_used_twice_are_known() -> None:
    assert document_words("Marlinga and marlinga, once") == {"marlinga"}


def test_pounds_only_where_asked() -> None:
    assert tidy("it cost $763 ,000", pounds=True) == "it cost £763,000"
    assert tidy("it cost $763 ,000") == "it cost $763,000"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Day Centre Review (DCR) began", {"DCR": "Day Centre Review"}),
        (
            "updated medium -term financial strategy or MTFS",
            {"MTFS": "medium-term financial strategy"},
        ),
        ("our SRO, Senior Responsible Owner, said", {"SRO": "Senior Responsible Owner"}),
        ("the Department for Education (DfE) paid", {"DfE": "Department for Education"}),
        (
            "the Play First for Families Plan or PFFP",
            {"PFFP": "Play First for Families Plan"},
        ),
        (
            "the Families First for Play Plan (FFPP)",
            {"FFPP": "Families First for Play Plan"},
        ),
        ("in Quay Street (QS was the sign)", {}),
        ("the meeting closed (PM)", {}),
    ],
)
def test_finds_acronyms(text: str, found: dict[str, str]) -> None:
    assert acronyms(text) == found


def test_spells_out_both_ways_in_moderation() -> None:
    meanings = {"DCR": "Day Centre Review", "DfE": "Department for Education"}
    assert spell_out("The DCR is done", meanings) == "The DCR (Day Centre Review) is done"
    assert spell_out("The Day Centre Review is", meanings) == "The Day Centre Review (DCR) is"
    assert spell_out("DCR and DfE", meanings, most=1) == "DCR (Day Centre Review) and DfE"


def test_search_text_is_tidied_and_the_quote_is_not() -> None:
    raw = (
        "Cllr Ann Bee - 0:00:05\nThe medium term plan (MTP) needs 763 ,000 in savings.\n"
        "Cllr Bob Cee - 0:01:05\nCan the MTP save $5 ,000 more, or £6 ,000 in all?\n"
        "Cllr Ann Bee - 0:02:05\nNo it cannot do so.\n"
    )
    document = read_bytes(raw.encode(), "talk.txt")
    passages = cut_passages(document, lambda text: len(text.split()))
    asked = next(p for p in passages if p.locator.speaker == "Cllr Bob Cee")
    assert asked.text == "Can the MTP save $5 ,000 more, or £6 ,000 in all?"
    assert asked.search_text == (
        "Can the MTP (medium term plan) save £5,000 more, or £6,000 in all?"
    )
    assert "Cllr Bob Cee" in asked.header
