"""The SQLite database of a library: connections, migrations, the one writer, its generation."""

from __future__ import annotations

import os
import sqlite3
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout

from corpus.errors import LibraryBusy, LibraryDamaged, LibraryError

DATABASE = "library.sqlite3"
LOCK = "library.lock"
_MIGRATIONS = Path(__file__).parent / "migrations"
_BUSY_SECONDS = 10.0


class State(NamedTuple):
    """Which state of the library this is: ``generation`` counts writes, ``token`` is random.

    The token tells apart two libraries (or a library and its restored backup) that have been
    written to the same number of times.
    """

    generation: int
    token: str


def migrations() -> list[tuple[int, Path]]:
    """Return the numbered SQL files in order."""
    return sorted((int(path.name.split("_")[0]), path) for path in _MIGRATIONS.glob("*.sql"))


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn what SQLite raises into the error tree."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise LibraryBusy(
                "Another program is writing to this library: try again when it has finished."
            ) from error
        raise LibraryError(
            f"The library cannot be used ({error}): check the folder's permissions and free space."
        ) from error
    except sqlite3.DatabaseError as error:
        # The base class itself stands for a damaged file; its other subclasses for our mistakes.
        if type(error) is not sqlite3.DatabaseError:
            raise
        raise LibraryDamaged(
            f"The library's database is damaged ({error}): restore a backup, "
            "or add the documents again into a new folder."
        ) from error


class Store:
    """Connections to one library folder. Safe to share between threads.

    Readers take a connection each from a pool and see one state for as long as they hold it,
    whatever is written meanwhile (WAL). Writers take turns, between threads and processes.
    """

    def __init__(self, folder: Path, *, read_only: bool = False, lock_timeout: float = 10.0):
        """Open, creating and migrating unless ``read_only``.

        Raises ``LibraryError`` where a read-only library is absent or of another version.
        """
        self.folder = folder
        self.read_only = read_only
        self._path = folder / DATABASE
        self._closed = False
        self._pool: list[sqlite3.Connection] = []
        self._pool_lock = threading.Lock()
        self._write_lock = threading.RLock()
        self._lock_timeout = lock_timeout
        if read_only:
            if not self._path.is_file():
                raise LibraryError(
                    f"There is no library in {folder}: make one with minutes --data DIR add."
                )
        else:
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise LibraryError(
                    f"The folder {folder} cannot be made ({error.strerror}): choose another."
                ) from error
        self._file_lock = FileLock(str(folder / LOCK), thread_local=False)
        try:
            with plain_errors():
                self._migrate()
        except BaseException:
            self.close()
            raise

    def _connect(self, *, writer: bool) -> sqlite3.Connection:
        uri = self._path.resolve().as_uri()
        if self.read_only:
            uri += "?mode=ro"
            # On a read-only disk SQLite cannot make its WAL index, and nobody can write.
            if (
                not os.access(self.folder, os.W_OK)
                and not self._path.with_name(DATABASE + "-wal").exists()
            ):
                uri += "&immutable=1"
        connection = sqlite3.connect(
            uri,
            uri=True,
            timeout=_BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        if writer:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
        else:
            connection.execute("PRAGMA query_only = ON")
        return connection

    def _migrate(self) -> None:
        files = migrations()
        latest = files[-1][0]
        connection = self._connect(writer=not self.read_only)
        try:
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            if version > latest:
                raise LibraryError(
                    "This library was made by a newer version of the program: update the program."
                )
            if version == latest:
                return
            if self.read_only:
                raise LibraryError(
                    "This library was made by an older version of the program: "
                    "open it once for writing (minutes --data DIR check) to bring it up to date."
                )
            with self._exclusive():
                version = int(connection.execute("PRAGMA user_version").fetchone()[0])
                for number, path in files:
                    if number > version:
                        _apply(connection, number, path)
        finally:
            connection.close()

    @contextmanager
    def _exclusive(self) -> Iterator[None]:
        with self._write_lock:
            try:
                self._file_lock.acquire(timeout=self._lock_timeout)
            except Timeout as error:
                raise LibraryBusy(
                    "Another program is writing to this library: try again when it has finished."
                ) from error
            except OSError as error:
                raise LibraryError(
                    f"The folder {self.folder} cannot be written to ({error.strerror})."
                ) from error
            try:
                yield
            finally:
                self._file_lock.release()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection that sees one state of the library throughout."""
        connection = self._borrow()
        try:
            with plain_errors():
                connection.execute("BEGIN")
                try:
                    yield connection
                finally:
                    if connection.in_transaction:
                        connection.execute("COMMIT")
        finally:
            self._give_back(connection)

    def _borrow(self) -> sqlite3.Connection:
        with self._pool_lock:
            if self._closed:
                raise LibraryError("The library has been closed: open it again.")
            if self._pool:
                return self._pool.pop()
        with plain_errors():
            return self._connect(writer=False)

    def _give_back(self, connection: sqlite3.Connection) -> None:
        with self._pool_lock:
            if not self._closed:
                self._pool.append(connection)
                return
        connection.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection inside the one write transaction; leaving commits it.

        An exception rolls everything back. Raises ``LibraryBusy`` when another process holds
        the library for longer than ``lock_timeout`` seconds, ``LibraryError`` when read-only.
        """
        with self._transaction() as connection:
            yield connection
            _bump(connection)

    @contextmanager
    def recording(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection that writes beside the documents: nothing that a search reads.

        As :meth:`writing`, but the library's generation stays, so that no cache is made anew.
        """
        with self._transaction() as connection:
            yield connection

    @contextmanager
    def inspecting(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection that may run commands that count as writing; changes nothing."""
        with self._transaction() as connection:
            yield connection

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        if self.read_only:
            raise LibraryError("This library was opened for reading only: open it for writing.")
        if self.closed:
            raise LibraryError("The library has been closed: open it again.")
        with self._exclusive(), plain_errors():
            connection = self._connect(writer=True)
            try:
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise
            finally:
                connection.close()

    @property
    def closed(self) -> bool:
        """Whether it has been closed."""
        return self._closed

    def close(self) -> None:
        """Close every connection that is not in use, and the others when they come back."""
        with self._pool_lock:
            self._closed = True
            connections, self._pool = self._pool, []
        for connection in connections:
            connection.close()


def _apply(connection: sqlite3.Connection, number: int, path: Path) -> None:
    script = path.read_text("utf-8")
    try:
        connection.executescript(
            f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {number};\nCOMMIT;"
        )
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def _bump(connection: sqlite3.Connection) -> None:
    connection.execute(
        "UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation'"
    )
    connection.execute("UPDATE meta SET value = ? WHERE key = 'state'", (uuid.uuid4().hex,))


def read_state(connection: sqlite3.Connection) -> State:
    """Return the state that a connection sees."""
    rows = dict(
        connection.execute(
            "SELECT key, value FROM meta WHERE key IN ('generation', 'state')"
        ).fetchall()
    )
    return State(int(rows["generation"]), str(rows["state"]))
