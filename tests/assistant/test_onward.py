"""What goes on in the next blocks is quoted too: lists, replies, the rest of a sentence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answering.enumerations import items_of
from assistant.answering.onward import WORDS, carried_on
from assistant.answering.quoting import words_in
from assistant.answering.runs import whole_list
from assistant.answering.selection import ANSWER_WORDS, choose
from assistant.core import Assistant
from assistant.ingest import add_sources, find_sources
from assistant.settings import Settings
from assistant.understanding.question import understand
from corpus.types import BlockKind, Document, Locator
from index.embedder import load_embedder
from index.library import PassageIndex
from tests.assistant.blocks import ITEM, OTHER, candidate, document_of

Parts = tuple[tuple[str, BlockKind, Locator], ...]

AIMS = "The new aims for the towpath are:"
BULLETED: Parts = (
    (f"Members looked at the aims of last year. {AIMS}", "paragraph", ITEM),
    ("fewer otters", "list-item", ITEM),
    ("mended locks (both gates)", "list-item", ITEM),
    ("gravel", "list-item", ITEM),
    ("The Chair thanked the lock keepers.", "paragraph", ITEM),
)


def parts_of(document: Document, found: object) -> list[str]:
    """The quotes of a candidate, each checked to be a slice of its document."""
    assert found is not None
    every = (found, *found.rest)  # type: ignore[attr-defined]
    assert all(document.text[part.start : part.end] == part.text for part in every)
    return [part.text for part in every]


def test_items_whose_bullets_are_left_out_are_quotes_of_their_own() -> None:
    document = document_of(*BULLETED, lifted="list-item")
    found = whole_list(candidate(document, 0, AIMS), document)
    assert parts_of(document, found) == [
        AIMS, "fewer otters", "mended locks (both gates)", "gravel"
    ]  # fmt: skip
    assert found is not None
    assert items_of(found, document) == 3
    unbroken = document_of(*BULLETED)
    found = whole_list(candidate(unbroken, 0, AIMS), unbroken)
    assert parts_of(unbroken, found) == [
        f"{AIMS}\nfewer otters\nmended locks (both gates)\ngravel"
    ]  # fmt: skip


def test_an_item_with_a_bullet_brings_the_list_only_where_a_sentence_introduces_it() -> None:
    document = document_of(*BULLETED, lifted="list-item")
    item = candidate(document, 2, "mended locks (both gates)")
    assert parts_of(document, whole_list(item, document))[0] == BULLETED[0][0]
    alone = document_of(BULLETED[4], *BULLETED[1:], lifted="list-item")
    assert whole_list(candidate(alone, 2, "mended locks (both gates)"), alone) is None


def test_a_list_too_long_begins_with_the_sentence_that_introduces_it() -> None:
    before = "Members walked along all of the towpath and looked at what was left of it. " * 3
    items = tuple(
        (f"hole {n}, to be filled with clay before the boats come", "list-item", ITEM)
        for n in range(1, 9)
    )
    document = document_of((before + AIMS, "paragraph", ITEM), *items, lifted="list-item")
    found = whole_list(candidate(document, 0, before.split(". ")[0] + "."), document)
    said = parts_of(document, found)
    assert said[:2] == [AIMS, items[0][0]]
    assert len(said) == 7
    assert found is not None
    assert words_in(found.whole) <= WORDS
    assert items_of(found, document) == 0
    deep = whole_list(candidate(document, 8, items[7][0]), document)
    assert parts_of(document, deep) == [AIMS, items[7][0]]


def test_what_introduces_a_list_is_none_of_its_items() -> None:
    said = "RESOLVED: that these be brought to the next meeting:"
    document = document_of(
        (said, "resolution", ITEM),
        ("Otters", "resolution", ITEM),
        ("Locks", "resolution", ITEM),
        lifted="resolution",
    )
    found = whole_list(candidate(document, 0, said), document)
    assert parts_of(document, found) == [said, "Otters", "Locks"]
    assert found is not None
    assert items_of(found, document) == 2


REPLY = "The weir has a licence. It was built in stone. No boat may moor by it. Ask the keeper."
ASKED: Parts = (
    ("I wrote to the Trust about mooring. Its reply is below:", "paragraph", ITEM),
    (REPLY, "paragraph", ITEM),
    ("The fees are due.", "paragraph", ITEM),
)


def test_what_a_colon_introduces_is_quoted_with_it() -> None:
    document = document_of(*ASKED)
    lead = candidate(document, 0, ASKED[0][0])
    assert parts_of(document, carried_on(lead, document)) == [f"{ASKED[0][0]}\n{REPLY}"]
    other = document_of(ASKED[0], (REPLY, "paragraph", OTHER))
    assert carried_on(candidate(other, 0, ASKED[0][0]), other).text == ASKED[0][0]
    secret = replace(document.blocks[1], exempt=True)
    hidden = replace(document, blocks=(document.blocks[0], secret, document.blocks[2]))
    assert carried_on(lead, hidden) == lead


def test_of_a_reply_too_long_the_surest_sentences_are_kept() -> None:
    document = document_of(*ASKED)
    lead = candidate(document, 0, ASKED[0][0])
    sure = candidate(document, 1, "No boat may moor by it.", 0.4)
    room = words_in(lead.text) + 9
    assert parts_of(document, carried_on(lead, document, [sure], room)) == [
        lead.text, "No boat may moor by it. Ask the keeper."
    ]  # fmt: skip
    assert carried_on(lead, document, limit=room + 1).text.endswith("built in stone.")


def test_a_sentence_that_breaks_off_takes_in_the_rest_of_it() -> None:
    begun = "After a wet spring, and with otters in the bank, the Council"
    document = document_of(
        (f"Repairs were put off. {begun}", "paragraph", ITEM),
        ("RESOLVED: to raise the mooring fee to £12, and to ask the Clerk to", "resolution", ITEM),
        ("write to the boaters. The Clerk left.", "paragraph", ITEM),
    )
    found = carried_on(candidate(document, 0, begun), document)
    assert found.text.startswith(begun)
    assert found.text.endswith("write to the boaters.")
    assert not found.rest


@pytest.mark.parametrize(
    ("said", "kind", "after", "next_kind"),
    [
        ("They came the following day.", "paragraph", "The gate was shut.", "list-item"),
        ("The gates were painted.", "paragraph", "RESOLVED: that they be shut.", "resolution"),
        ("The gates were painted", "paragraph", "RESOLVED: that they be shut.", "resolution"),
        ("fewer otters", "list-item", "mended locks", "list-item"),
        ("The gates were painted", "paragraph", "a) otters", "paragraph"),
        ("Repairs to the", "heading", "towpath are due.", "paragraph"),
        ("They came the following day.", "paragraph", "The gate was shut.", "paragraph"),
        ("the otters came back", "turn", "thank you for that.", "turn"),
        ("Repairs are due to the", "paragraph", "Towpath", "heading"),
    ],
)
def test_what_is_whole_takes_in_nothing(
    said: str, kind: BlockKind, after: str, next_kind: BlockKind
) -> None:
    document = document_of((said, kind, ITEM), (after, next_kind, ITEM))
    lead = candidate(document, 0, said)
    assert carried_on(lead, document) is lead


def test_a_speaker_who_begins_anew_does_not_go_on() -> None:
    who = Locator(speaker="Ann Bee")
    document = document_of(
        ("the otters came back", "turn", who), ("thank you for that.", "turn", who)
    )
    lead = candidate(document, 0, "the otters came back")
    assert carried_on(lead, document) is lead


@pytest.mark.parametrize(
    "said",
    [
        "The Council agreed to",
        "The Council agreed to :-",
        "The Council agreed to the following repairs.",
    ],
)
def test_items_may_follow_words_that_lack_their_colon(said: str) -> None:
    document = document_of(
        (said, "paragraph", ITEM),
        ("Buy a bench", "list-item", ITEM),
        ("Mend the gate", "list-item", ITEM),
        lifted="list-item",
    )
    found = carried_on(candidate(document, 0, said), document)
    assert parts_of(document, found) == [said, "Buy a bench", "Mend the gate"]


def test_a_row_that_supports_an_answer_is_not_left_without_its_table() -> None:
    sure = "No boat may moor by the weir from this spring on, the Trust has told us."
    rows = [(f"Weir mooring {n} 12 pounds for each boat", "table-row", ITEM) for n in range(10)]
    for most, quotes in ((2, 2), (10, 1)):
        document = document_of((sure, "paragraph", OTHER), *rows[:most])
        ranked = [candidate(document, 0, sure, 0.9), candidate(document, 2, rows[1][0], 0.6)]
        question = understand("May boats moor by the weir?")
        choice = choose(question, ranked, 0.3, lambda _, held=document: held)
        assert len(choice.candidates) == quotes


def test_a_widened_lead_gives_way_to_what_it_leads_up_to() -> None:
    before = "The Trust and the Council have written to each other about the weir at length " * 2
    reply = "The Trust says that no boat may moor by the weir or the lock in any season. " * 3
    document = document_of(
        (f"{before.strip()}. I asked the Trust about mooring. It says:", "paragraph", ITEM),
        (reply.strip(), "paragraph", ITEM),
    )
    texts = (f"{before.strip()}.", "I asked the Trust about mooring.", "It says:")
    first, lead, last = (candidate(document, 0, words, 0.3) for words in texts)
    ranked = [replace(lead, confidence=0.8), last, first]
    question = understand("May boats moor by the weir?")
    choice = choose(question, ranked, 0.3, lambda _: document)
    said = choice.candidates[0].text
    assert said.startswith("I asked the Trust")
    assert said.endswith("in any season.")
    assert sum(words_in(c.whole) for c in choice.candidates) <= ANSWER_WORDS


def test_words_that_only_introduce_do_not_support_an_answer() -> None:
    sure = "No boat may moor by the weir from this spring on, the Trust has told us."
    long = " ".join(f"Rule {n} is for boats." for n in range(30))
    document = document_of(
        (sure, "paragraph", ITEM),
        ("Here are the mooring rules:", "paragraph", ITEM),
        (long, "paragraph", ITEM),
    )
    ranked = [
        candidate(document, 0, sure, 0.9),
        candidate(document, 1, "Here are the mooring rules:", 0.6),
    ]
    choice = choose(understand("May boats moor by the weir?"), ranked, 0.3, lambda _: document)
    assert [c.text for c in choice.candidates][:1] == [sure]
    for c in choice.candidates[1:]:
        assert not c.whole.endswith(":")


PAPER = """# Nether Marling Town Council

Minutes of the meeting held on 1 March 2023

## 5. Towpath

Members looked at the aims of last year. The new aims for the towpath are:

- fewer otters
- mended locks (both gates)
- gravel

The Chair thanked the lock keepers.
"""


def test_the_parts_of_a_list_read_as_one(tmp_path: Path) -> None:
    (tmp_path / "minutes.md").write_text(PAPER, "utf-8")
    embedder = load_embedder("hashing")
    index = PassageIndex.open(tmp_path / "library", embedder)
    list(add_sources(index, embedder, find_sources([tmp_path / "minutes.md"])))
    with Assistant(index, Settings(use_reader=False, use_abstention=False)) as assistant:
        answer = assistant.ask("What are the new aims for the towpath?")
    listed = "are:” [1] “fewer otters” [2] “mended locks (both gates)” [3] “gravel” [4]"
    assert listed in answer.text


@pytest.mark.parametrize("sure", [True, False])
def test_words_that_may_be_another_s_do_not_go_on_with_a_speaker_s(sure: bool) -> None:
    speaker = Locator(speaker="Ann Bee")
    after = replace(speaker, speaker_certain=sure)
    document = document_of(
        ("so we have looked at the budget and the", "turn", speaker),
        ("total is four million pounds this year.", "turn", after),
    )
    said = candidate(document, 0, "so we have looked at the budget and the")
    assert ("four million" in carried_on(said, document).whole) is sure


def test_words_without_a_speaker_do_not_go_on_in_the_next_turn() -> None:
    document = document_of(
        ("so what was the", "turn", Locator()), ("money was forty pounds.", "turn", Locator())
    )
    said = candidate(document, 0, "so what was the")
    assert carried_on(said, document) is said


def test_a_list_is_cited_where_it_begins() -> None:
    document = document_of(
        (AIMS, "paragraph", replace(ITEM, paragraph="4.1")),
        ("fewer otters", "list-item", replace(ITEM, paragraph="4.2")),
        ("mended locks", "list-item", replace(ITEM, paragraph="4.3")),
    )
    found = whole_list(candidate(document, 2, "mended locks"), document)
    assert found is not None
    assert found.text.startswith(AIMS)
    assert found.block.locator.paragraph == "4.1"
