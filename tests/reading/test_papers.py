"""The project's own papers as training groups: right places first, tempting ones beside them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.reading.model import Reading
from assistant.training.papers import PAPERS, QUESTIONS, paper_groups, read_asked

PAPER = """DUNLEY PARISH COUNCIL

Minutes of the meeting held on 4 March 2019 in the Reading Room

Present: Cllr Ann Bell (Chair), Cllr Cy Dale and Cllr Effie Marsh

1. Apologies

Cllr Olu Adeyinka sent apologies, being on holiday in Kent.

2. Play area

Cllr Dale asked when the slide would be mended. The Clerk said that the part had to come from
Denmark and would be fitted by 12 April. The swings had cost £1,140 last year and would not be
touched. Two benches were given by the Bell family.

3. Finance

Mowing for the year had been let to Hobb and Son at £2,310, since their price took in the
churchyard. The other price, from Lane Brothers, was £2,050 without it.
"""
QUESTIONS_ASKED = [
    {
        "doc": ["01"],
        "split": "train",
        "question": "Why did the dearer grass cutter get the job?",
        "answerable": True,
        "evidence": ["since their price took in the\nchurchyard"],
        "gold": [["their price took in the churchyard"]],
        "near": ["The other price, from Lane Brothers, was £2,050 without it."],
    },
    {
        "doc": ["01"],
        "split": "train",
        "question": "How much will it cost to put the slide right?",
        "answerable": False,
        "evidence": [],
        "gold": [],
        "near": ["The swings had cost £1,140 last year"],
    },
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "papers" / "dunley"
    place.mkdir(parents=True)
    (place / "01.txt").write_text(PAPER, "utf-8")
    lines = "\n".join(json.dumps(row) for row in QUESTIONS_ASKED)
    (place / QUESTIONS).write_text(lines, "utf-8")
    return place.parent


def test_groups_of_a_paper(folder: Path) -> None:
    groups = {group.source: group for group, _ in paper_groups(folder)}
    assert set(groups) == {"paper", "sentence", "paper_refused", "sentence_refused"}
    assert {group.key for group in groups.values()} == {"dunley/01"}
    first, *others = groups["sentence"].pairs
    assert " ".join(first.text.split()).startswith("Mowing for the year")
    assert (first.relevant, first.answerable) == (1.0, 1.0)
    assert (
        first.text[first.start : first.end].split() == "their price took in the churchyard".split()
    )
    assert first.header.startswith("Dunley Parish Council")
    # What a hasty reader would quote stands first among the wrong ones.
    assert others[0].text == "The other price, from Lane Brothers, was £2,050 without it."
    assert all(pair.answerable == pair.relevant == 0.0 for pair in others)
    assert all(first.text not in pair.text for pair in others)
    refused = groups["sentence_refused"]
    assert not refused.ranked
    assert refused.pairs[0].text.split()[:5] == "The swings had cost £1,140".split()
    assert all(0 < pair.relevant < 0.5 and pair.answerable == 0.0 for pair in refused.pairs)


def test_every_text_stands_in_its_paper(folder: Path) -> None:
    paper = " ".join(PAPER.split())
    for group, apart in paper_groups(folder):
        assert not apart
        assert all(" ".join(pair.text.split()) in paper for pair in group.pairs)


class FondOfBenches:
    """A reader that takes every mention of benches, and of the churchyard, for the answer."""

    name = fingerprint = "fond-of-benches"

    def read(self, question: str, texts: Sequence[str], headers: Sequence[str]) -> list[Reading]:
        fond = [0.95 if "benches" in t or "churchyard" in t else 0.02 for t in texts]
        return [Reading(x, x, 0, 5, 0.5) for x in fond]


def test_with_a_reader_the_wrong_texts_are_those_that_it_believes(folder: Path) -> None:
    paper = folder / "dunley" / "01.txt"
    again = "\n4. Thanks\n\nMembers were glad that their price took in the churchyard.\n"
    paper.write_text(PAPER + again, "utf-8")
    plain = next(g for g, _ in paper_groups(folder) if g.source == "sentence")
    assert any("Members were glad" in pair.text for pair in plain.pairs[1:])
    groups = [g for g, _ in paper_groups(folder, FondOfBenches()) if g.source == "sentence"]
    for group in groups:
        near, mined, *rest = group.pairs[1:]
        assert near.text.startswith("The other price")
        assert mined.text.startswith("Two benches")
        # What says the answer in another place is not wrong.
        assert not any("took in the" in " ".join(pair.text.split()) for pair in (mined, *rest))


def test_a_paper_that_cannot_be_read_is_named(folder: Path) -> None:
    (folder / "dunley" / "02.txt").write_text(" \n", "utf-8")
    with pytest.raises(ValueError, match=r"02\.txt cannot be read"):
        list(paper_groups(folder))


@pytest.mark.parametrize(
    "questions", sorted(PAPERS.glob(f"*/{QUESTIONS}")), ids=lambda p: p.parent.name
)
def test_the_stored_questions_quote_their_papers(questions: Path) -> None:
    texts = {
        path.stem: " ".join(path.read_text("utf-8").split())
        for path in questions.parent.glob("*.txt")
    }
    asked = read_asked(questions)
    assert len(asked) > 200
    for one in asked:
        text = texts[one.doc]
        assert all(" ".join(part.split()) in text for part in (*one.evidence, *one.near)), one
        held = " ".join(one.evidence)
        assert all(answer in held for answer in one.answer), one
        assert bool(one.evidence) == bool(one.answer)
        assert one.apart == (int(one.doc) % 5 == 0)
        assert re.search(r"\w", one.question)
