"""Public texts in a council's manner, and claims over one text."""

import gzip
import json
import random
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from assistant.training.claims import CLAIMS, claim_groups
from assistant.training.examples import Group, Pair
from assistant.training.framing import framed

TEXT = "The bridge closed in May. The repair cost £4,100 in all. It opened again in June."
QUESTION = "How much did the repair of the bridge cost?"


def _group() -> Group:
    at = TEXT.index("£4,100")
    first = Pair(QUESTION, TEXT, "Cabinet:", at, at + 6, 1.0, 1.0)
    wrong = [Pair(QUESTION, f"The {place} was discussed at length.") for place in ("hall", "park")]
    return Group("invented", "bridges", (first, *wrong))


@given(st.integers(0, 10_000))
def test_a_frame_keeps_the_answer_and_its_place(seed: int) -> None:
    group = framed(_group(), random.Random(seed), share=1.0)
    first = group.pairs[0]
    assert first.text[first.start : first.end] == "£4,100"
    assert first.answerable == 1.0
    assert all(p.start == -1 and p.answerable == 0.0 for p in group.pairs[1:])


def test_frames_report_ask_and_put_off() -> None:
    every = [framed(_group(), random.Random(seed), share=1.0) for seed in range(60)]
    texts = [p.text for group in every for p in group.pairs]
    assert any("that the repair cost £4,100" in text for text in texts)
    repeated = [p for group in every for p in group.pairs if QUESTION in p.text]
    assert {p.answerable for p in repeated} == {0.0, 1.0}


def test_groups_without_a_known_answer_stay_as_they_are() -> None:
    group = _group()
    vague = Group("refused", "bridges", tuple(group.pairs[1:]), ranked=False)
    assert framed(vague, random.Random(1), share=1.0) is vague
    assert framed(group, random.Random(1), share=0.0) is group


def test_claims_over_one_text_are_learnt_together(tmp_path: Path) -> None:
    rows = [
        ("fever_symmetric", "Ann chairs the board.", "Ann took the chair.", "supported"),
        ("fever_symmetric", "Bob chairs the board.", "Ann took the chair.", "contradicted"),
        ("fever_symmetric", "Ann is tired.", "Ann took the chair.", "not_enough"),
        ("breaking_nli", "A red door.", "A green door.", "contradicted"),
        ("wice", "Left out.", "Another text.", "supported"),
    ]
    path = tmp_path / CLAIMS
    path.parent.mkdir()
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        for source, claim, evidence, label in rows:
            row = {"source": source, "claim": claim, "evidence": evidence, "label": label}
            lines.write(json.dumps(row) + "\n")
    (group,) = [g for g, _ in claim_groups(tmp_path, random.Random(0))]
    assert not group.ranked
    assert [p.answerable for p in group.pairs] == [1.0, 0.0, 0.0]
    assert group.pairs[0].question == "Ann chairs the board."
    targets = {p.question: p.relevant for p in group.pairs}
    assert targets["Bob chairs the board."] > targets["Ann is tired."]
