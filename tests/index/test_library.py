"""The library as its users see it: add, update, remove, look up, search."""

from __future__ import annotations

import datetime as dt
import math
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import (
    BadRequest,
    EmbedderMismatch,
    EmbedderUnavailable,
    LibraryDamaged,
    LibraryError,
    UnknownDocument,
    UnreadableSource,
)
from index.hashing import HashingEmbedder
from index.library import PassageIndex
from index.settings import RetrievalSettings
from index.store import DATABASE
from index.types import Filters, Hit
from tests.index.samples import library, make


class CountingEmbedder(HashingEmbedder):
    """Counts the texts that it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.texts = 0

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.texts += len(texts)
        return super().encode(texts)


def ids(hits: Sequence[Hit]) -> list[str]:
    return [hit.passage.passage_id for hit in hits]


def test_documents_and_passages_come_back_whole(filled: PassageIndex) -> None:
    for document, passages in library():
        assert filled.document(document.document_id) == document
        assert filled.passages(document.document_id) == passages
        for passage in passages:
            assert filled.passage(passage.passage_id) == passage


def test_light_records_hold_every_field_but_the_text(filled: PassageIndex) -> None:
    records = {record.document_id: record for record in filled.documents()}
    for document, passages in library():
        record = records[document.document_id]
        for field in record.__slots__:
            if field == "passages":
                assert record.passages == len(passages)
            elif field != "superseded_by":
                assert getattr(record, field) == getattr(document, field)
    assert [record.document_id for record in filled.documents()] == [
        "parks-2021",
        "private",
        "parks-2022",
        "schools-2022",
        "undated",
    ]


def test_add_says_what_it_did(index: PassageIndex) -> None:
    first = make("a", ["The lido is open."])
    changed = make("a", ["The lido is closed.", "It will open in June."])
    assert index.add(*first) == "added"
    assert index.add(*first) == "unchanged"
    assert index.generation == 1
    assert index.add(*changed) == "updated"
    assert index.generation == 2
    assert index.document("a") == changed[0]
    assert ids(index.search("lido", 9)) == ["a:0"]
    assert index.search("lido", 9)[0].passage.text == "The lido is closed."
    assert index.unchanged("a", changed[0].content_hash)
    assert not index.unchanged("a", first[0].content_hash)
    assert index.find_by_hash(changed[0].content_hash) == "a"
    assert index.find_by_hash(first[0].content_hash) is None


def test_the_same_content_can_be_stored_again_when_more_is_known(index: PassageIndex) -> None:
    document, passages = make("a", ["The lido is open."])
    index.add(document, passages)
    known = replace(document, meeting_date=dt.date(2021, 3, 9), inferred={"meeting_date": "why"})
    assert index.add(known, passages) == "unchanged"
    assert index.add(known, passages, again=True) == "updated"
    assert index.document("a") == known


def test_unchanged_documents_are_not_embedded_again(tmp_path: Path) -> None:
    embedder = CountingEmbedder()
    with PassageIndex.open(tmp_path, embedder) as index:
        index.add(*make("a", ["The lido is open."]))
        index.add(*make("a", ["The lido is open."]))
    with PassageIndex.open(tmp_path, embedder) as index:
        index.add(*make("a", ["The lido is open."]))
    assert embedder.texts == 1


def test_remove_takes_everything(filled: PassageIndex) -> None:
    filled.remove("parks-2021")
    assert "parks-2021:0" not in ids(filled.search("lido Quarry Lane reopen May", 50))
    with pytest.raises(UnknownDocument):
        filled.document("parks-2021")
    with pytest.raises(UnknownDocument):
        filled.passages("parks-2021")
    with pytest.raises(BadRequest):
        filled.passage("parks-2021:0")
    with pytest.raises(BadRequest):
        filled.vectors(["parks-2021:0"])
    with pytest.raises(UnknownDocument):
        filled.remove("parks-2021")
    assert filled.check().ok


def test_a_failed_write_changes_nothing(filled: PassageIndex) -> None:
    before = filled.generation
    clash = make("new", ["One", "Two"])
    stolen = [replace(clash[1][0], passage_id="undated:0"), clash[1][1]]
    with pytest.raises(UnreadableSource, match="another document"):
        filled.add(clash[0], stolen)
    assert filled.generation == before
    assert "new" not in {record.document_id for record in filled.documents()}
    assert filled.check().ok


def test_passages_that_are_not_the_documents_own_are_refused(index: PassageIndex) -> None:
    document, (one, two) = make("a", ["The lido is open.", "It is cold."])
    for wrong in (
        [replace(one, text="The lido is shut.")],
        [replace(one, start=1)],
        [two, one],
        [one, one],
        [replace(one, document_id="b")],
    ):
        with pytest.raises(UnreadableSource, match="cut wrongly"):
            index.add(document, wrong)
    assert index.documents() == []


def test_search_ranks_both_halves(filled: PassageIndex) -> None:
    hits = filled.search("When does the lido reopen?", 3)
    assert hits[0].passage.passage_id == "parks-2021:0"
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert ids(filled.search_lexical("reopen", 9)) == ["parks-2021:0"]
    assert filled.search_dense("reopen", 1)[0].passage.passage_id == "parks-2021:0"


def test_figures_are_found_as_written(filled: PassageIndex) -> None:
    assert ids(filled.search_lexical("27.1", 9)) == ["parks-2021:1"]
    assert filled.search_lexical("1.27", 9) == []


def test_what_matches_nothing_is_not_returned(filled: PassageIndex) -> None:
    assert filled.search_lexical("zeppelin", 50) == []
    assert filled.search("", 5) == []
    assert filled.search("???", 5) == []
    assert filled.search_dense(" ", 5) == []


def test_k_above_the_size_of_the_library(filled: PassageIndex) -> None:
    found = filled.search("drainage lido", 10_000)
    assert 0 < len(found) < 10
    with pytest.raises(BadRequest):
        filled.search("drainage", 0)


def test_lexical_words_can_differ_from_the_question(filled: PassageIndex) -> None:
    settings = RetrievalSettings(lexical_weight=1.0, dense_weight=0.0)
    with PassageIndex.open(filled.folder, HashingEmbedder(), settings, read_only=True) as other:
        assert other.search("swimming pool", 5) == []
        assert "parks-2021:0" in ids(other.search("swimming pool", 5, lexical="pool lido"))


def test_search_in_an_empty_library(index: PassageIndex) -> None:
    assert index.search("lido", 5) == []
    assert index.date_range() is None
    assert index.bodies() == index.councils() == index.speakers() == []
    assert index.vocabulary() == {}
    assert index.check().ok


def test_equal_scores_come_in_the_order_of_their_ids(index: PassageIndex) -> None:
    for name in ("m", "c", "x", "a", "k"):
        index.add(*make(name, ["The lido is open."], title="Same"))
    for search in (index.search, index.search_lexical, index.search_dense):
        assert ids(search("lido open", 3)) == ["a:0", "c:0", "k:0"]


def test_neighbours(filled: PassageIndex) -> None:
    _, (one, two, three) = library()[0]
    assert filled.neighbours(two) == [one]
    assert filled.neighbours(two, include_exempt=True) == [one, three]
    assert filled.neighbours(one, before=3, after=0) == []
    assert filled.neighbours(one, before=0, after=9, include_exempt=True) == [two, three]


def test_lists_to_filter_by(filled: PassageIndex) -> None:
    assert filled.councils() == ["Borough of Harrowmere"]
    assert [body.casefold() for body in filled.bodies()] == [
        "parks and waterways panel",
        "schools scrutiny committee",
    ]
    assert filled.speakers() == ["Councillor Orla Tench", "Piers Adeyemi-Lund"]
    assert filled.date_range() == (dt.date(2021, 3, 9), dt.date(2022, 9, 20))


def test_vectors_are_those_of_the_embedder(filled: PassageIndex) -> None:
    _, passages = library()[0]
    stored = filled.vectors([passages[1].passage_id, passages[0].passage_id])
    fresh = filled.encode([f"{p.header}\n{p.text}" for p in (passages[1], passages[0])])
    assert stored.shape == (2, 256)
    np.testing.assert_allclose(stored, fresh, atol=1e-3)
    assert filled.vectors([]).shape == (0, 256)


def test_idf_falls_with_frequency(filled: PassageIndex) -> None:
    assert filled.vocabulary()["lido"] == 2
    assert filled.idf("drainage") < filled.idf("Lido") < filled.idf("zeppelin")
    # 9 passages, 2 of them with the word
    assert filled.idf("lido") == pytest.approx(math.log(1 + 7.5 / 2.5))


def test_tidied_words_are_searched_and_own_words_kept(index: PassageIndex) -> None:
    document, (passage,) = make("a", ["We agreed toendorse theplan."])
    index.add(document, [replace(passage, search_text="We agreed to endorse the plan.")])
    (hit,) = index.search_lexical("endorse", 5)
    assert hit.passage.text == "We agreed toendorse theplan."


def test_another_model_is_refused(filled: PassageIndex) -> None:
    with pytest.raises(EmbedderMismatch, match="hashing"):
        PassageIndex.open(filled.folder, HashingEmbedder(dimension=64))


def test_an_emptied_library_takes_another_model(tmp_path: Path) -> None:
    with PassageIndex.open(tmp_path, HashingEmbedder()) as index:
        index.add(*make("a", ["The lido is open."]))
        index.search("lido", 1)
        index.remove("a")
    with PassageIndex.open(tmp_path, HashingEmbedder(dimension=64)) as index:
        index.add(*make("a", ["The lido is open."]))
        assert ids(index.search("lido", 1)) == ["a:0"]


class CroppingEmbedder(HashingEmbedder):
    """Says one dimension and gives another."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        return super().encode(texts)[:, :99]


def test_an_embedder_of_the_wrong_shape_is_refused(tmp_path: Path) -> None:
    with PassageIndex.open(tmp_path, CroppingEmbedder()) as index:
        with pytest.raises(EmbedderUnavailable, match="99"):
            index.add(*make("a", ["The lido is open."]))
        assert index.documents() == []


def test_read_only(filled: PassageIndex, tmp_path: Path) -> None:
    with PassageIndex.open(filled.folder, HashingEmbedder(), read_only=True) as reader:
        assert ids(reader.search("lido reopen", 1)) == ["parks-2021:0"]
        assert reader.check().ok
        with pytest.raises(LibraryError, match="reading only"):
            reader.remove("undated")
    with pytest.raises(LibraryError, match="no library"):
        PassageIndex.open(tmp_path / "nowhere", HashingEmbedder(), read_only=True)
    assert not (tmp_path / "nowhere").exists()


def test_a_closed_library_says_so(tmp_path: Path) -> None:
    index = PassageIndex.open(tmp_path, HashingEmbedder())
    index.close()
    index.close()
    with pytest.raises(LibraryError, match="closed"):
        index.search("lido", 1)
    with pytest.raises(LibraryError, match="closed"):
        index.remove("a")


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_bytes(b"not a database at all" * 100)
    with pytest.raises(LibraryDamaged, match="damaged"):
        PassageIndex.open(tmp_path, HashingEmbedder())


def test_readers_see_what_another_process_wrote(filled: PassageIndex) -> None:
    with PassageIndex.open(filled.folder, HashingEmbedder()) as other:
        assert "new:0" not in ids(other.search("zeppelin mooring", 5))
        filled.add(*make("new", ["A zeppelin mooring was approved."]))
        assert other.search("zeppelin mooring", 5)[0].passage.passage_id == "new:0"
        filled.remove("new")
        assert "new:0" not in ids(other.search("zeppelin mooring", 5))


def test_threads_search_while_one_writes(filled: PassageIndex) -> None:
    failures: list[BaseException] = []
    stop = threading.Event()

    def look() -> None:
        try:
            while not stop.is_set():
                for hit in filled.search("drainage lido zeppelin", 20):
                    assert hit.passage.text
                filled.search("drainage", 5, Filters(bodies=("Schools Scrutiny Committee",)))
        except BaseException as error:  # noqa: BLE001 - reported below
            failures.append(error)

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for turn in range(15):
        filled.add(*make("moving", [f"The zeppelin flew {turn} times.", "Drainage again."]))
        if turn % 4 == 3:
            filled.remove("moving")
    stop.set()
    for thread in threads:
        thread.join()
    assert not failures
    assert filled.check().ok
