"""The database file: settings, migrations, locks, and ids that are never given out twice."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from corpus.errors import LibraryBusy, LibraryError
from index import store as store_module
from index.hashing import HashingEmbedder
from index.library import PassageIndex
from index.settings import RetrievalSettings
from index.store import DATABASE, Store, migrations, read_state
from tests.index.samples import make


def test_migrations_are_numbered_without_gaps() -> None:
    assert [number for number, _ in migrations()] == list(range(1, len(migrations()) + 1))


def test_durable_settings(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with store.writing() as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2
        assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
        assert connection.execute("PRAGMA user_version").fetchone()[0] == len(migrations())
    store.close()


def test_a_failed_migration_leaves_the_version_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    present, following = migrations(), migrations()[-1][0] + 1
    broken = tmp_path / f"{following:04}_broken.sql"
    broken.write_text("CREATE TABLE extra (x); INSERT INTO nowhere VALUES (1);", "utf-8")
    Store(tmp_path / "lib").close()
    with monkeypatch.context() as patch:
        patch.setattr(store_module, "migrations", lambda: [*present, (following, broken)])
        with pytest.raises(LibraryError, match="nowhere"):
            Store(tmp_path / "lib")
    store = Store(tmp_path / "lib")
    with store.reading() as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == len(migrations())
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master")]
        assert "extra" not in names
    store.close()


def test_a_newer_library_is_left_alone(tmp_path: Path) -> None:
    Store(tmp_path).close()
    connection = sqlite3.connect(tmp_path / DATABASE)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(LibraryError, match="newer version"):
        Store(tmp_path)


def test_an_older_library_cannot_be_opened_for_reading_only(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / DATABASE)
    connection.execute("PRAGMA user_version = 0")
    connection.close()
    with pytest.raises(LibraryError, match="older version"):
        Store(tmp_path, read_only=True)


def test_a_rolled_back_write_does_not_count(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with store.reading() as connection:
        before = read_state(connection)

    def fail() -> None:
        with store.writing() as connection:
            connection.execute("INSERT INTO meta VALUES ('x', 'y')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with store.reading() as connection:
        assert read_state(connection) == before
        assert connection.execute("SELECT count(*) FROM meta WHERE key = 'x'").fetchone()[0] == 0
    store.close()


def test_readers_cannot_write(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with pytest.raises(LibraryError), store.reading() as connection:
        connection.execute("INSERT INTO meta VALUES ('x', 'y')")
    store.close()


def test_row_ids_are_never_used_again(index: PassageIndex) -> None:
    def rows() -> list[int]:
        connection = sqlite3.connect(index.folder / DATABASE)
        found = [row[0] for row in connection.execute("SELECT id FROM passages ORDER BY id")]
        connection.close()
        return found

    index.add(*make("a", ["One lido.", "Two lidos."]))
    assert rows() == [1, 2]
    index.remove("a")
    index.add(*make("b", ["Three lidos."]))
    assert rows() == [3]
    index.add(*make("b", ["Four lidos."]))
    assert rows() == [4]


def test_passages_cannot_be_changed_in_place(index: PassageIndex) -> None:
    index.add(*make("a", ["One lido."]))
    connection = sqlite3.connect(index.folder / DATABASE)
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        connection.execute("UPDATE passages SET text = 'Two lidos.'")
    connection.close()


HOLDER = """
import sys
from pathlib import Path
from index.store import Store
store = Store(Path(sys.argv[1]))
with store.writing():
    print("holding", flush=True)
    sys.stdin.readline()
store.close()
"""


def test_another_process_that_writes_is_waited_for_and_then_reported(
    filled: PassageIndex,
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(filled.folder)],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == "holding\n"
        hasty = RetrievalSettings(lock_timeout=0.2)
        with PassageIndex.open(filled.folder, HashingEmbedder(), hasty) as other:
            assert other.search("lido", 1)
            with pytest.raises(LibraryBusy, match="try again"):
                other.add(*make("new", ["A new lido."]))
        release = threading.Timer(0.3, lambda: process.stdin and process.stdin.close())
        release.start()
        assert filled.add(*make("new", ["A new lido."])) == "added"
        release.join()
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stdin.close()


def test_settings_fingerprint_follows_what_moves_results() -> None:
    plain = RetrievalSettings()
    assert plain.fingerprint() == RetrievalSettings(lock_timeout=1.0).fingerprint()
    assert plain.fingerprint() != RetrievalSettings(dense_weight=0.123).fingerprint()
