"""Invariants under any sequence of changes, and any filter."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.types import Document, Passage
from index.float16 import pack, unpack
from index.hashing import HashingEmbedder
from index.library import PassageIndex
from index.records import embedding_text
from index.types import Filters, Hit
from tests.index.samples import make

Sample = tuple[Document, list[Passage]]
WORDS = ("lido", "drains", "budget", "school", "pupils", "promise", "27.1")
QUESTION = "What became of the lido, the budget and the promise about pupils?"

paragraphs = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join), min_size=1, max_size=4
)
changes = st.lists(
    st.tuples(st.sampled_from("abcd"), st.none() | paragraphs), min_size=1, max_size=12
)


def found(hits: list[Hit]) -> list[tuple[str, str, float]]:
    return [(h.passage.passage_id, h.passage.text, round(h.score, 5)) for h in hits]


def everything(index: PassageIndex) -> list[Any]:
    """Return all that a user can see of a library."""
    records = index.documents()
    return [
        records,
        [index.passages(record.document_id) for record in records],
        [index.document(record.document_id) for record in records],
        *(
            found(search(QUESTION, k))
            for search in (index.search, index.search_lexical, index.search_dense)
            for k in (1, 3, 50)
        ),
        index.vocabulary(),
    ]


@settings(max_examples=25, deadline=None)
@given(changes)
def test_build_then_update_equals_rebuild(sequence: list[tuple[str, list[str] | None]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        held: dict[str, Sample] = {}
        with PassageIndex.open(Path(folder) / "changed", HashingEmbedder()) as changed:
            for name, content in sequence:
                if content is not None:
                    held[name] = make(name, content)
                    changed.add(*held[name])
                elif name in held:
                    changed.remove(name)
                    del held[name]
                # Search between changes, so that the cache is brought along step by step.
                changed.search(QUESTION, 2)
            with PassageIndex.open(Path(folder) / "fresh", HashingEmbedder()) as fresh:
                for name in sorted(held):
                    fresh.add(*held[name])
                assert everything(changed) == everything(fresh)
            assert changed.check().ok
        with PassageIndex.open(Path(folder) / "changed", HashingEmbedder()) as again:
            report = again.check()
            assert report.ok
            assert report.cache == "ok"


@settings(max_examples=25, deadline=None)
@given(changes)
def test_no_passage_is_ever_returned_for_another(
    sequence: list[tuple[str, list[str] | None]],
) -> None:
    """Add, delete, add: each hit is a passage of now, with the score of its own vector."""
    embedder = HashingEmbedder()
    query = embedder.encode([QUESTION])[0]
    with (
        tempfile.TemporaryDirectory() as folder,
        PassageIndex.open(Path(folder), embedder) as index,
    ):
        held: dict[str, Sample] = {}
        for name, content in sequence:
            if content is not None:
                held[name] = make(name, content)
                index.add(*held[name])
            elif name in held:
                index.remove(name)
                del held[name]
            present = {p.passage_id: p for _, passages in held.values() for p in passages}
            for hit in index.search_dense(QUESTION, 50):
                passage = present[hit.passage.passage_id]
                assert hit.passage == passage
                own = embedder.encode([embedding_text(passage)])[0]
                assert abs(hit.score - float(own @ query)) < 2e-3
            for hit in index.search_lexical(QUESTION, 50):
                assert hit.passage == present[hit.passage.passage_id]


@given(st.integers(1, 6), st.integers(1, 48), st.integers(0, 2**32))
def test_float16_keeps_directions(rows: int, dimension: int, seed: int) -> None:
    vectors = np.random.default_rng(seed).normal(size=(rows, dimension))
    vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    blobs = pack(vectors)
    assert [len(blob) for blob in blobs] == [2 * dimension] * rows
    back = unpack(blobs, dimension)
    assert back.dtype == np.float32
    np.testing.assert_allclose(back, vectors, atol=1e-3)
    np.testing.assert_allclose(np.linalg.norm(back, axis=1), 1.0, atol=1e-6)
    # What has been through storage once is not changed by going through it again.
    np.testing.assert_allclose(unpack(pack(back), dimension), back, atol=1e-3)


SPEAKERS = (None, "Cllr Orla Tench", "Councillor Orla  Tench", "ORLA TENCH", "Piers Adeyemi-Lund")
BODIES = (None, "Parks Panel", "PARKS panel", "Ärzte Board")
DATES = (None, dt.date(2020, 2, 29), dt.date(2021, 6, 1), dt.date(2022, 1, 1))
sources = st.fixed_dictionaries(
    {
        "speakers": st.lists(st.sampled_from(SPEAKERS), min_size=2, max_size=2),
        "exempt": st.lists(st.sampled_from([0, 1]), max_size=1),
        "council": st.sampled_from([None, "Harrowmere", "Lower Brindle"]),
        "body": st.sampled_from(BODIES),
        "kind": st.sampled_from(["minutes", "transcript", "report"]),
        "meeting_date": st.sampled_from(DATES),
        "status": st.sampled_from([None, "draft", "approved", "exempt"]),
    }
)
filters = st.builds(
    Filters,
    council=st.sampled_from([None, "harrowmere", "LOWER  Brindle"]),
    bodies=st.lists(st.sampled_from(["parks panel", "ärzte board", "x"]), max_size=2).map(tuple),
    kinds=st.lists(st.sampled_from(["minutes", "report"]), max_size=2).map(tuple),
    speakers=st.lists(st.sampled_from(["orla tench", "Cllr Piers Adeyemi-Lund"]), max_size=2).map(
        tuple
    ),
    date_from=st.sampled_from(DATES),
    date_to=st.sampled_from(DATES),
    documents=st.lists(st.sampled_from(["d0", "d1", "zz"]), max_size=2).map(tuple),
    include_exempt=st.booleans(),
    include_superseded=st.booleans(),
)


def folded(name: str | None) -> str | None:
    return None if name is None else " ".join(name.casefold().split())


def person(name: str | None) -> str | None:
    key = folded(name)
    return None if key is None else key.removeprefix("cllr ").removeprefix("councillor ")


def passes(document: Document, passage: Passage, replaced: bool, wanted: Filters) -> bool:
    """Say by plain reading of ``Filters`` whether a passage may be found."""
    date = document.meeting_date
    if wanted.council is not None and folded(document.council) != folded(wanted.council):
        return False
    if wanted.bodies and folded(document.body) not in map(folded, wanted.bodies):
        return False
    if wanted.kinds and document.kind not in wanted.kinds:
        return False
    if wanted.speakers and person(passage.locator.speaker) not in map(person, wanted.speakers):
        return False
    if wanted.date_from and (date is None or date < wanted.date_from):
        return False
    if wanted.date_to and (date is None or date > wanted.date_to):
        return False
    if wanted.documents and document.document_id not in wanted.documents:
        return False
    if not wanted.include_exempt and (passage.exempt or document.status == "exempt"):
        return False
    return wanted.include_superseded or bool(wanted.documents) or not replaced


@settings(max_examples=40, deadline=None)
@given(st.lists(sources, min_size=1, max_size=5), st.lists(filters, min_size=1, max_size=4))
def test_filters_equal_brute_force(fields: list[dict[str, Any]], wanted: list[Filters]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        PassageIndex.open(Path(folder), HashingEmbedder()) as index,
    ):
        held = [
            make(f"d{n}", [f"The lido budget {n}.", f"A lido promise {n}."], **one)
            for n, one in enumerate(fields)
        ]
        for sample in held:
            index.add(*sample)
        replaced = {info.document_id for info in index.documents() if info.superseded_by}
        for one in [Filters(), *wanted]:
            expected = {
                passage.passage_id
                for document, passages in held
                for passage in passages
                if passes(document, passage, document.document_id in replaced, one)
            }
            for search in (index.search, index.search_lexical, index.search_dense):
                hits = search("lido budget promise", 50, one)
                assert {hit.passage.passage_id for hit in hits} == expected
            # The filter works before the cut: a small k is filled from what is allowed.
            assert len(index.search("lido", 1, one)) == min(1, len(expected))
