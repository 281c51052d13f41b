"""The check finds each kind of damage; the vector cache is rebuilt, never trusted."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from index.hashing import HashingEmbedder
from index.library import PassageIndex
from index.store import DATABASE
from index.vectors import INDEX_FILE, MANIFEST_FILE
from tests.index.samples import library, make


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed library of the sample documents."""
    with PassageIndex.open(tmp_path / "lib", HashingEmbedder()) as index:
        for document, passages in library():
            index.add(document, passages)
    return tmp_path / "lib"


DAMAGE = {
    "not a slice": "UPDATE documents SET text = 'x' || text WHERE document_id = 'undated'",
    "no vector": "DELETE FROM vectors WHERE id = 2",
    "vectors have no passage": "INSERT INTO vectors VALUES (999, zeroblob(512))",
    "right size": "UPDATE vectors SET vector = zeroblob(10) WHERE id = 1",
    "size or length": "UPDATE vectors SET vector = "
    "CAST(replace(hex(zeroblob(256)), '00', 'AB') AS BLOB) WHERE id = 1",
    "point to something that is gone": "DELETE FROM documents WHERE document_id = 'undated'",
    "out of order": "DROP TRIGGER passages_frozen; UPDATE passages SET ordinal = 7 WHERE id = 1",
    "not in the full-text table": "DELETE FROM passages_fts_docsize WHERE id = 1",
    "rows without a passage": "INSERT INTO passages_fts_docsize VALUES (999, x'0101')",
    "hold the words": "DROP TRIGGER passages_frozen; "
    "UPDATE passages SET header = header || ' zeppelin' WHERE id = 1",
}


@pytest.mark.parametrize("problem", DAMAGE)
def test_damage_is_found(folder: Path, problem: str) -> None:
    connection = sqlite3.connect(folder / DATABASE)
    connection.executescript(DAMAGE[problem])
    connection.close()
    with PassageIndex.open(folder, HashingEmbedder()) as index:
        report = index.check()
    assert not report.ok
    assert any(problem in found for found in report.problems), report.problems


def test_a_sound_library(folder: Path) -> None:
    with PassageIndex.open(folder, HashingEmbedder()) as index:
        report = index.check()
    assert (report.ok, report.documents, report.passages) == (True, 5, 9)
    assert (report.generation, report.cache) == (5, "ok")


def overwrite_index(folder: Path) -> None:
    path = folder / INDEX_FILE
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def cut_index(folder: Path) -> None:
    path = folder / INDEX_FILE
    path.write_bytes(path.read_bytes()[:100])


def change_manifest(folder: Path, key: str) -> None:
    path = folder / MANIFEST_FILE
    manifest = json.loads(path.read_text("utf-8"))
    manifest[key] = 4711
    path.write_text(json.dumps(manifest), "utf-8")


SPOILERS = {
    "index overwritten": overwrite_index,
    "index cut off": cut_index,
    "index absent": lambda folder: (folder / INDEX_FILE).unlink(),
    "manifest absent": lambda folder: (folder / MANIFEST_FILE).unlink(),
    "manifest empty": lambda folder: (folder / MANIFEST_FILE).write_bytes(b""),
} | {
    f"other {key}": (lambda folder, key=key: change_manifest(folder, key))
    for key in ("generation", "state", "rows", "dimension", "embedder", "sha256")
}


@pytest.mark.parametrize("spoiler", SPOILERS)
def test_a_spoilt_cache_is_rebuilt(folder: Path, spoiler: str) -> None:
    with PassageIndex.open(folder, HashingEmbedder()) as index:
        before = [(h.passage, h.score) for h in index.search("lido drainage", 9)]
    SPOILERS[spoiler](folder)
    with PassageIndex.open(folder, HashingEmbedder()) as index:
        report = index.check()
        assert (report.ok, report.cache) == (True, "rebuilt")
        assert [(h.passage, h.score) for h in index.search("lido drainage", 9)] == before
    with PassageIndex.open(folder, HashingEmbedder()) as index:
        assert index.check().cache == "ok"


def test_a_cache_that_lies_consistently_is_rebuilt(tmp_path: Path) -> None:
    """A library restored from a backup, then written to as many times as the one it replaced."""
    embedder = HashingEmbedder()
    library_folder, backup = tmp_path / "lib", tmp_path / "backup"
    with PassageIndex.open(library_folder, embedder) as index:
        index.add(*make("a", ["The lido is open."]))
    shutil.copytree(library_folder, backup)
    with PassageIndex.open(library_folder, embedder) as index:
        index.add(*make("b", ["Pupil numbers fell."]))
    shutil.copy(backup / DATABASE, library_folder / DATABASE)
    with PassageIndex.open(library_folder, embedder, read_only=True):
        pass
    connection = sqlite3.connect(library_folder / DATABASE)
    assert connection.execute("SELECT count(*) FROM documents").fetchone()[0] == 1
    connection.close()
    (cached, manifest) = (
        (library_folder / INDEX_FILE).read_bytes(),
        (library_folder / MANIFEST_FILE).read_bytes(),
    )
    with PassageIndex.open(library_folder, embedder) as index:
        index.add(*make("c", ["Drainage cost more."]))
        assert index.generation == 2
    (library_folder / INDEX_FILE).write_bytes(cached)
    (library_folder / MANIFEST_FILE).write_bytes(manifest)
    with PassageIndex.open(library_folder, embedder) as index:
        (hit,) = index.search_dense("Pupil numbers drainage", 1)
        assert hit.passage.passage_id == "c:0"
        np.testing.assert_allclose(
            hit.score,
            float(
                embedder.encode(["Pupil numbers drainage"])[0]
                @ embedder.encode(["Minutes c\nDrainage cost more."])[0]
            ),
            atol=2e-3,
        )


def test_a_reader_leaves_the_files_as_they_are(folder: Path) -> None:
    overwrite_index(folder)
    before = (folder / INDEX_FILE).read_bytes()
    with PassageIndex.open(folder, HashingEmbedder(), read_only=True) as index:
        assert index.search("lido", 1)
        assert index.check().cache == "ok"
    assert (folder / INDEX_FILE).read_bytes() == before


def test_no_partial_files_are_left(folder: Path) -> None:
    assert not [path for path in folder.iterdir() if "partial" in path.name]
