"""The promises gold of the sample library is whole, verbatim, and does not contradict itself."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from corpus.errors import BadRequest
from corpus.reading import iter_sources, read_path
from corpus.sample import SAMPLE_FOLDER
from eval.judging import fold
from eval.promise_gold import SAMPLE_PROMISES, GoldPromise, read_promise_gold
from eval.promises import grams, likeness

GOLD = read_promise_gold(SAMPLE_PROMISES)


@cache
def texts() -> dict[str, str]:
    """The documents as they are read, folded, by file name."""
    sources = iter_sources([SAMPLE_FOLDER])
    return {Path(s).name: fold(read_path(path, source=s).text) for path, s in sources}


def test_there_is_enough_of_everything() -> None:
    tiers = Counter(p.tier for p in GOLD.promises)
    assert tiers["core"] >= 60
    assert tiers["soft"] >= 25
    assert len(GOLD.false_friends) >= 40
    core = [p for p in GOLD.promises if p.tier == "core"]
    assert {p.kind for p in core} == {"commitment", "request", "suggested-change", "resolution"}
    assert {p.status for p in core} >= {"done", "overdue", "superseded", "refused", "open"}
    assert len({f.type for f in GOLD.false_friends}) >= 15
    ids = [p.id for p in GOLD.promises] + [f.id for f in GOLD.false_friends]
    assert len(set(ids)) == len(ids)


def test_every_quote_and_every_evidence_is_in_its_document() -> None:
    raw = json.loads(SAMPLE_PROMISES.read_text("utf-8"))
    rows = [*raw["promises"], *raw["false_friends"]]
    rows += [p["evidence"] for p in raw["promises"] if "evidence" in p]
    assert [r["quote"] for r in rows if fold(r["quote"]) not in texts()[r["doc"]]] == []


def test_what_was_kept_or_overtaken_says_by_what_evidence() -> None:
    raw = json.loads(SAMPLE_PROMISES.read_text("utf-8"))
    told = [p for p in raw["promises"] if p.get("status") in ("done", "superseded")]
    assert [p["id"] for p in told if "evidence" not in p] == []


def test_overdue_and_open_agree_with_the_day_of_judging() -> None:
    assert GOLD.as_of is not None
    dated = [p for p in GOLD.promises if p.due_date and p.status in ("open", "overdue")]
    assert dated
    for promise in dated:
        assert promise.due_date is not None
        late = promise.due_date < GOLD.as_of
        assert late == (promise.status == "overdue"), promise.id


def test_no_false_friend_is_a_promise_as_well() -> None:
    clashes = [
        (f.id, p.id)
        for f in GOLD.false_friends
        for p in GOLD.promises
        if p.doc == f.doc
        and likeness(grams(p.quote), grams(f.quote)) >= 0.5
        and 2 * len(grams(p.quote) & grams(f.quote)) >= len(grams(f.quote))
    ]
    assert clashes == []


def test_names_are_wanted_of_people_and_not_of_bodies() -> None:
    def names(who: str, kind: str = "commitment", to: str | None = None) -> tuple[str, ...]:
        given = {"id": "x", "doc": "d", "tier": "core", "kind": kind, "quote": "q", "who": who}
        return GoldPromise.model_validate(given | {"addressed_to": to}).right_names()

    assert names("Rosa Quint, Clerk") == ("Quint",)
    assert names("The Panel") == ()
    assert names("Scrutiny Panel (members)") == ()
    assert names("Cllr Rosa Quint (Chair)", "request", "The Clerk") == ("Quint", "Clerk")
    assert names("Cllr Rosa Quint", "commitment", "The Clerk") == ("Quint",)


def test_two_lists_in_two_files_are_read_together(tmp_path: Path) -> None:
    one, other = tmp_path / "a.json", tmp_path / "b.json"
    promise = {"id": "1", "doc": "d", "tier": "core", "kind": "request", "quote": "asked for it",
               "when": None, "note": "n"}  # fmt: skip
    one.write_text(json.dumps([promise]), "utf-8")
    other.write_text(json.dumps([{"id": "2", "doc": "d", "type": "quip", "quote": "ha"}]), "utf-8")
    both = read_promise_gold(one, other)
    assert (len(both.promises), len(both.false_friends), both.as_of) == (1, 1, None)
    one.write_text(json.dumps([promise | {"kind": "charm"}]), "utf-8")
    with pytest.raises(BadRequest, match="kind"):
        read_promise_gold(one)
    one.write_text("{", "utf-8")
    with pytest.raises(BadRequest, match="cannot be read"):
        read_promise_gold(one)
