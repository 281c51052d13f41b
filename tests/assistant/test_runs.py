"""A list is quoted whole; sentences are read with those around them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.enumerations import asked_number, enumerated, items_of
from assistant.answering.lists import is_all_asked_for, the_list
from assistant.answering.quoting import words_in
from assistant.answering.runs import WORDS, whole_list
from assistant.answering.windows import WORDS as WINDOW_WORDS
from assistant.answering.windows import by_passage, window_of
from assistant.understanding.question import understand
from corpus.types import BlockKind, Document, Locator
from tests.assistant.blocks import ITEM, OTHER, candidate, document_of

PARTS: tuple[tuple[str, BlockKind, Locator], ...] = (
    ("There were three causes:", "paragraph", ITEM),
    ("1. otters in the bank;", "list-item", ITEM),
    ("2. a sluice left open; and", "list-item", ITEM),
    ("3. rain.", "list-item", ITEM),
    ("4. Mooring fees.", "list-item", OTHER),
)


def test_a_line_of_a_list_brings_the_whole_list() -> None:
    document = document_of(*PARTS)
    found = whole_list(candidate(document, 2, "a sluice left open; and"), document)
    assert found is not None
    assert found.listed
    assert found.text == document.text[found.start : found.end]
    assert found.text.startswith("There were three causes:")
    assert found.text.endswith("3. rain.")


def test_the_line_that_introduces_a_list_brings_it_too() -> None:
    document = document_of(*PARTS)
    found = whole_list(candidate(document, 0, "There were three causes:"), document)
    assert found is not None
    assert found.text.endswith("3. rain.")


def test_a_paragraph_alone_is_no_list() -> None:
    document = document_of(("The bank gave way.", "paragraph", ITEM), *PARTS[1:2])
    assert whole_list(candidate(document, 0, "The bank gave way."), document) is None
    assert whole_list(candidate(document, 1, "otters in the bank;"), document) is None


def test_a_long_list_is_kept_to_its_limit_and_holds_the_line() -> None:
    lines: list[tuple[str, BlockKind, Locator]] = [
        (f"{n}. the otters dug hole number {n} in the bank by the lock", "list-item", ITEM)
        for n in range(1, 20)
    ]
    document = document_of(*lines)
    found = whole_list(candidate(document, 12, "the otters dug hole number 13"), document)
    assert found is not None
    assert "hole number 13" in found.text
    assert words_in(found.text) <= WORDS


def test_a_list_ends_where_something_was_lifted_out_of_the_source() -> None:
    document = document_of(*PARTS)
    blocks = list(document.blocks)
    blocks[3] = replace(blocks[3], follows_on=False)
    broken = replace(document, blocks=tuple(blocks))
    found = whole_list(candidate(broken, 1, "otters in the bank;"), broken)
    assert found is not None
    assert found.text.endswith("and")


def test_exempt_lines_are_never_part_of_it() -> None:
    document = document_of(*PARTS)
    blocks = list(document.blocks)
    secret = blocks[2]
    blocks[2] = replace(secret, exempt=True)
    hidden = Document(
        "d1", "Towpath", "minutes", "towpath.txt", document.text, "0", blocks=tuple(blocks)
    )
    assert whole_list(candidate(hidden, 1, "otters in the bank;"), hidden) is None


def test_a_window_holds_the_sentence_and_as_much_as_fits() -> None:
    document = document_of(
        *((f"Sentence {n} of the otters says ten words in all here.", "paragraph", ITEM)
          for n in range(12))
    )  # fmt: skip
    every = [candidate(document, n, f"Sentence {n} of the otters") for n in range(12)]
    siblings = by_passage(every)["p1"]
    assert [c.start for c in siblings] == sorted(c.start for c in every)
    for one in every:
        _, start, end = window_of(one, siblings)
        assert start <= one.start
        assert one.end <= end
        inside = [c for c in siblings if start <= c.start and c.end <= end]
        assert sum(words_in(c.text) for c in inside) <= WINDOW_WORDS
    short = siblings[:3]
    assert len({window_of(c, short) for c in short}) == 1


def test_a_table_is_quoted_with_its_headings_where_a_line_introduces_it() -> None:
    document = document_of(
        ("The main reasons are the following.", "paragraph", ITEM),
        ("Reason Days lost", "heading", ITEM),
        ("Otters 12", "table-row", ITEM),
        ("Rain 30", "table-row", ITEM),
        ("Members thanked the lengthsman.", "paragraph", ITEM),
    )
    found = whole_list(candidate(document, 0, "The main reasons are the following."), document)
    assert found is not None
    assert found.text.endswith("Reason Days lost\nOtters 12\nRain 30")


def test_numbered_paragraphs_of_several_sentences_are_no_list() -> None:
    document = document_of(
        ("1. Two rangers came. They saw the bank. They wrote a letter.", "list-item", ITEM),
        ("2. No grade was given. The next visit is in May. It will be longer.", "list-item", ITEM),
    )
    assert whole_list(candidate(document, 0, "They saw the bank."), document) is None
    introduced = document_of(
        ("The letter asked for three things:", "paragraph", ITEM),
        ("1. A fence. It is to be of oak. It is to be low.", "list-item", ITEM),
        ("2. A sign. It is to be green. It is to be seen.", "list-item", ITEM),
    )
    found = whole_list(candidate(introduced, 1, "It is to be of oak."), introduced)
    assert found is not None
    assert found.text == introduced.text[:-1]


SPOKEN = (
    "There were three things that went wrong on the towpath. One is that the otters dug. It was "
    "a wet spring. Two is that the sluice stayed open. And number three, nobody looked. Thank you."
)


def test_what_is_counted_off_in_sentences_is_a_list() -> None:
    document = document_of((SPOKEN, "turn", ITEM))
    words = "Two is that the sluice stayed open."
    found = enumerated(candidate(document, 0, words), document)
    assert found is not None
    assert found.listed
    assert found.text.startswith("There were three things")
    assert found.text.endswith("And number three, nobody looked.")
    assert document.text[found.start : found.end] == found.text
    assert items_of(found, document) == 3
    assert enumerated(candidate(document, 0, "Thank you."), document) is None


def test_a_number_that_begins_a_sentence_counts_nothing_off() -> None:
    words = "One of the members asked about otters."
    document = document_of((f"{words} Two were seen at the weir.", "paragraph", ITEM))
    assert enumerated(candidate(document, 0, words), document) is None


@pytest.mark.parametrize(
    "words",
    [
        "One councillor asked about parking. Two residents spoke against it. Three letters came.",
        "First Street is to be closed. Second Avenue will be resurfaced.",
        "One hundred homes are planned. Two hundred more come later.",
        "1.5 million was spent on roads. 2.5 million was spent on schools.",
        "One-way traffic was trialled. Two-way traffic was preferred.",
        "First reading of the Bylaw was held. Second reading was carried.",
    ],
)
def test_figures_and_names_that_begin_sentences_count_nothing_off(words: str) -> None:
    document = document_of((words, "paragraph", ITEM))
    assert enumerated(candidate(document, 0, words.split(". ")[0] + "."), document) is None


@pytest.mark.parametrize("first", [0, 1])
def test_items_of_a_printed_list_are_counted(first: int) -> None:
    plain = ("The bank gave way.", "paragraph", ITEM)
    document = document_of(plain, *PARTS[first:])
    words = "a sluice left open; and"
    place = 1 + 2 - first
    found = whole_list(candidate(document, place, words), document)
    assert found is not None
    assert items_of(found, document) == 3


def test_a_list_that_is_cut_short_is_not_counted() -> None:
    items = [(f"{n}. {'otters dig and ' * 12}rest;", "list-item", ITEM) for n in range(1, 9)]
    document = document_of(PARTS[0], *items)
    found = whole_list(candidate(document, 0, "There were three causes:"), document)
    assert found is not None
    assert items_of(found, document) == 0


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("What two savings were agreed?", 2),
        ("What are the three main causes of the flood?", 3),
        ("Which 4 options did the Panel have?", 4),
        ("What causes were there?", None),
        ("What did two councillors ask?", None),
        ("What are the benefits of 10 new homes?", None),
        ("What are the conditions of the two leases?", None),
        ("What are the top three priorities?", 3),
        ("She said that the lock has three stages of repair – what are they?", 3),
        ("There were two gates of oak. Name them.", 2),
        ("Two members came. What were they told?", None),
    ],
)
def test_how_many_things_are_asked_for(question: str, number: int | None) -> None:
    assert asked_number(question) == number


def test_a_list_of_all_that_is_asked_for_stands_alone() -> None:
    document = document_of(*PARTS)
    found = whole_list(candidate(document, 2, "a sluice left open; and"), document)
    assert found is not None
    assert is_all_asked_for(understand("What three causes were there?"), found, document)
    assert not is_all_asked_for(understand("What two causes were there?"), found, document)
    assert not is_all_asked_for(understand("What causes were there?"), found, document)


def test_a_list_of_as_many_things_as_asked_goes_before_a_surer_sentence() -> None:
    two = (("Two things were done:", "paragraph", OTHER), ("1. a gate;", "list-item", OTHER))
    document = document_of(*PARTS[:4], *two, ("2. a stile.", "list-item", OTHER))
    sure = replace(candidate(document, 2, "a sluice left open; and"), confidence=0.9)
    less = replace(candidate(document, 5, "a gate;"), confidence=0.2)
    for asked, words in (("What two things were done?", "a stile"), ("What was done?", None)):
        found = the_list(understand(asked), sure, [sure, less], lambda _: document)
        if words is None:
            assert found is None or "a stile" not in found.text
        else:
            assert found is not None
            assert words in found.text
