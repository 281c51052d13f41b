"""What stands around a sentence that answers: what follows an announcement, and the reply."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.around import ONWARD, compares, goes_on, joined, widen
from assistant.answering.candidates import Candidate
from assistant.answering.enumerations import announces
from assistant.answering.quoting import words_in
from assistant.answering.replies import reply_to
from assistant.answering.selection import choose
from assistant.understanding.question import understand
from corpus.types import Block, Document, Locator, Passage
from index.types import Hit
from tests.assistant.blocks import PLAIN, information


def spoken(*turns: tuple[str, tuple[str, ...]]) -> tuple[Document, list[Candidate]]:
    """A transcript of turns, each a speaker with sentences, and a candidate for each sentence."""
    text, blocks, places = "", [], []
    for speaker, sentences in turns:
        start = len(text)
        for sentence in sentences:
            places.append((len(blocks), len(text), sentence))
            text += sentence + " "
        blocks.append(Block(start, len(text) - 1, "speech", Locator(speaker=speaker)))
        text += "\n"
    document = Document("d1", "Towpath", "transcript", "t.txt", text, "0", blocks=tuple(blocks))
    passage = Passage("p1", "d1", text, 0, len(text), Locator(), "speech")
    found = [
        Candidate(
            hit=Hit(passage, 1.0, 1),
            info=information("transcript"),
            block=blocks[at],
            start=start,
            end=start + len(words),
            text=words,
            features=dict(PLAIN),
            confidence=0.1,
        )
        for at, start, words in places
    ]
    return document, found


def sure(candidate: Candidate, confidence: float, **features: float) -> Candidate:
    return replace(candidate, confidence=confidence, features={**candidate.features, **features})


def test_what_is_announced_is_quoted_with_what_follows_it() -> None:
    document, said = spoken(
        (
            "Ann Bee",
            (
                "Good evening to you all.",
                "There are three stages to mending a lock, and draining comes first.",
                "Then the gates are lifted out by crane.",
                "Last of all the brickwork is pointed.",
            ),
        )
    )
    ranked = [sure(said[1], 0.9), *said[:1], *said[2:]]
    question = understand("What are the three stages of mending a lock?")
    choice = choose(question, ranked, 0.3, lambda _: document)
    assert choice.candidates[0].text.startswith("There are three stages")
    assert choice.candidates[0].text.endswith("brickwork is pointed.")


def test_a_list_of_another_number_is_not_what_was_announced() -> None:
    document, said = spoken(
        (
            "Ann Bee",
            (
                "There are two ways of looking.",
                "One is by boat.",
                "Two is on foot.",
                "So much for that.",
                "Mending a lock has three stages, and draining comes first.",
                "Then the gates are lifted out by crane.",
                "Last of all the brickwork is pointed.",
            ),
        )
    )
    ranked = [sure(said[4], 0.9), sure(said[2], 0.5), *said[:2], said[3], *said[5:]]
    asked = understand("Ann Bee said that mending a lock has three stages: what are they?")
    choice = choose(asked, ranked, 0.3, lambda _: document)
    assert choice.candidates[0].text.startswith("Mending a lock has three stages")
    assert choice.candidates[0].text.endswith("brickwork is pointed.")


def test_why_follows_what_happened() -> None:
    document, said = spoken(
        (
            "Ann Bee",
            (
                "The towpath has been there since the canal was dug.",
                "In the end the towpath was never resurfaced.",
                "The flood came that very month and took the gravel away.",
            ),
        )
    )
    ranked = [sure(said[1], 0.8, kind=0.2), sure(said[0], 0.15), said[2]]
    question = understand("Why was the towpath never resurfaced?")
    choice = choose(question, ranked, 0.3, lambda _: document)
    assert choice.candidates[0].text.endswith("took the gravel away.")
    assert not choice.candidates[0].text.startswith("The towpath has been there")


def test_what_explains_it_comes_after() -> None:
    _, said = spoken(
        ("Ann Bee", ("The quay was rated good.", "This was underpinned by new steps.", "It is so."))
    )
    likely = sure(said[0], 0.8, kind=0.5)
    asked = understand("Why was the quay rated good?")
    assert goes_on(asked, likely, [likely, *said[1:]])
    assert not goes_on(asked, sure(said[1], 0.8, kind=0.5), said)


APART = (
    "There's a couple of savings here that you have seen.",
    "So those are agreed.",
    "One was around the ceasing of the boat hire contract.",
    "We have had that for seven years.",
    "It began when the canal was full of boats.",
    "It is not full now.",
    "And the second saving that was approved is the painting of the bridge.",
    "That will be spread over two years.",
)


def test_things_told_one_by_one_are_quoted_one_by_one() -> None:
    document, said = spoken(("Ann Bee", APART))
    ranked = [sure(said[0], 0.8), *said[1:]]
    two = understand("Which two savings have been agreed?")
    choice = choose(two, ranked, 0.3, lambda _: document)
    assert [c.text for c in choice.candidates] == [APART[2], APART[6]]
    three = understand("Which three savings have been agreed?")
    assert choose(three, ranked, 0.3, lambda _: document).candidates[0].start == said[0].start


def test_a_change_takes_in_what_it_was_before() -> None:
    _, said = spoken(
        (
            "Ann Bee",
            (
                "The canal was placed 12th of 40 for boats this spring.",
                "That is an improvement on 31st nine months previously.",
                "We thank the lock keepers.",
            ),
        )
    )
    changed = understand("How has the canal's place for boats moved over nine months?")
    assert goes_on(changed, said[0], said)
    assert not goes_on(changed, said[1], said)
    assert not goes_on(understand("Where was the canal placed for boats?"), said[0], said)


def test_sentences_that_stand_beside_each_other_are_one_quote() -> None:
    document, said = spoken(
        (
            "Ann Bee",
            ("The bill was 402 pounds.", "The tender was 387.", "We paid.", "All is well."),
        ),
        ("Cllr Fenn", ("That is good news.",)),
    )
    lead, rest = joined(said[1], [said[4], said[0], said[3]], document.text)
    assert lead.text == "The bill was 402 pounds. The tender was 387."
    assert document.text[lead.start : lead.end] == lead.text
    assert [c.text for c in rest] == ["That is good news.", "All is well."]
    lead, rest = joined(said[1], [said[3], said[2]], document.text)
    assert lead.text == "The tender was 387. We paid. All is well."
    assert not rest


def test_onward_no_more_is_taken_than_fits() -> None:
    long = tuple(f"Then stage {n} of the work took " + "some time " * 8 + "." for n in range(9))
    _, said = spoken(("Ann Bee", ("There are nine stages to it.", *long)))
    wide = widen(said[0], said, onward=True)
    assert 40 < words_in(wide.text) <= ONWARD
    assert wide.listed  # so that the quote is not cut shorter


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("There are three waves of support.", True),
        ("We looked at a number of options.", True),
        ("Three tenants had no say.", False),
        ("Benches, bins and a crossing were asked for in the two parishes.", False),
        ("Some of the money is spent and some residents objected.", False),
        ("The wave of support was large.", False),
    ],
)
def test_an_announcement_says_that_several_things_are_to_come(text: str, told: bool) -> None:
    assert announces(text) is told


QUESTIONED = (
    ("Cllr Fenn", ("Has the weir any effect on the fish?", "I have seen dead ones.")),
    ("Ann Bee", ("We will go and look at what the survey has on that.", "Thank you for asking.")),
)


def test_the_reply_answers_what_somebody_was_told() -> None:
    document, said = spoken(*QUESTIONED)
    asking = sure(said[0], 0.8, asks=1.0)
    ranked = [asking, sure(said[1], 0.5), sure(said[2], 0.2), said[3]]
    told = understand("What was Cllr Fenn told when he asked about the weir and the fish?")
    choice = choose(told, ranked, 0.3, lambda _: document)
    assert choice.candidates[0].text.startswith("We will go and look")
    then = understand("Cllr Fenn asked about the weir. What does it do to the fish?")
    choice = choose(then, ranked, 0.3, lambda _: document)
    assert choice.candidates[0].text.startswith("We will go and look")
    asked = understand("What did Cllr Fenn ask about the weir?")
    assert choose(asked, ranked, 0.3, lambda _: document).candidates[0].start == asking.start
    assert reply_to(said[3], ranked) is None


def test_what_members_were_told_is_no_reply_to_be_sought() -> None:
    document, said = spoken(
        ("Ann Bee", ("Members were told that the gap stood at two million pounds.",)),
        ("Cllr Fenn", ("I would like to thank those who swept the quay.",)),
    )
    question = understand("What were members told about the gap?")
    choice = choose(question, [sure(said[0], 0.9), sure(said[1], 0.05)], 0.3, lambda _: document)
    assert choice.candidates[0].start == said[0].start


def test_a_figure_still_to_come_is_none_however_sure() -> None:
    document, said = spoken(("Ann Bee", ("I would circulate the number of bins to members.",)))
    question = understand("How many bins were stolen last year?")
    assert not choose(question, [sure(said[0], 0.9)], 0.3, lambda _: document).candidates


def test_a_street_is_not_compared() -> None:
    assert not compares(understand("What is the fee in Lower Street?"))
    assert compares(understand("Is the fee lower in the square?"))


def test_onward_ends_where_another_matter_begins() -> None:
    _, said = spoken(
        ("Ann Bee", ("There are two stages to it.", "First it dries.", "On another matter, hello."))
    )
    assert widen(said[0], said, onward=True).text.endswith("First it dries.")


def test_a_sure_answer_is_not_refused_for_words_of_putting_off() -> None:
    document, said = spoken(
        ("Ann Bee", ("The bakery is happy to provide bags for the bins on the quay.",))
    )
    question = understand("Which shop is supplying bags for the bins?")
    assert choose(question, [sure(said[0], 0.9)], 0.3, lambda _: document).candidates
    assert not choose(question, [sure(said[0], 0.6)], 0.3, lambda _: document).candidates
