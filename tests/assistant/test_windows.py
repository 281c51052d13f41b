"""What the models are shown around a sentence, and before it."""

from __future__ import annotations

from dataclasses import replace

from assistant.answering.candidates import Candidate
from assistant.answering.windows import CONTEXT, context_of
from corpus.types import Document
from tests.assistant.blocks import ITEM, candidate, document_of, information

WORDS = (
    "Members looked at the two homes on Mill Lane.",
    "They had been due in May.",
    "The first would be finished in March.",
)


def last(
    kind: str = "minutes", passage_from: int = 0, exempt: int | None = None
) -> tuple[Candidate, Document]:
    document = document_of(*((words, "paragraph", ITEM) for words in WORDS))
    blocks = tuple(replace(b, exempt=n == exempt) for n, b in enumerate(document.blocks))
    document = replace(document, blocks=blocks)
    found = candidate(document, 2, WORDS[2])
    start = document.blocks[passage_from].start
    passage = replace(found.hit.passage, start=start)
    found = replace(found, info=information(kind), hit=replace(found.hit, passage=passage))
    return found, document


def test_what_stands_before_a_sentence_is_its_context() -> None:
    assert context_of(*last()) == " ".join(WORDS[:2])


def test_in_minutes_it_begins_with_the_passage() -> None:
    assert context_of(*last(passage_from=1)) == WORDS[1]
    assert context_of(*last(passage_from=2)) == ""


def test_in_talk_it_runs_into_what_was_said_before() -> None:
    assert context_of(*last("transcript", passage_from=2)) == " ".join(WORDS[:2])


def test_what_may_not_be_shown_is_no_context_of_what_may() -> None:
    assert context_of(*last("transcript", passage_from=2, exempt=1)) == ""
    assert context_of(*last(exempt=0)) == WORDS[1]
    found, document = last(exempt=0)
    shut = replace(found, block=replace(found.block, exempt=True))
    assert context_of(shut, document) == " ".join(WORDS[:2])


def test_it_is_short_and_begins_with_a_whole_word() -> None:
    text = "alpha bravo " * 40 + "then the end."
    document = document_of((text, "paragraph", ITEM))
    words = context_of(candidate(document, 0, "then the end."), document)
    assert CONTEXT - 12 < len(words) < CONTEXT
    assert words.split()[0] in ("alpha", "bravo")
