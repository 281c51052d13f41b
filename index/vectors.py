"""The vector cache: FAISS over the vectors in SQLite, rebuilt whenever it does not match them.

The only file that imports faiss: exact inner products (IndexIDMap2 over IndexFlatIP), filtered
by id selectors. Vector ids are passage row ids, which are never reused.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import faiss
import numpy as np

from index.float16 import read_vectors
from index.store import State

INDEX_FILE = "vectors.faiss"
MANIFEST_FILE = "vectors.json"
_PARTIAL = ".partial"

log = logging.getLogger(__name__)

Outcome = Literal["current", "loaded", "updated", "rebuilt"]


@contextmanager
def _one_thread() -> Iterator[None]:
    """Keep one query on this thread: a millisecond's work, for which waking others takes longer.

    OpenMP's setting belongs to the calling thread and is shared with torch, so it is put back.
    """
    before = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(before)


class VectorView:
    """The vectors of one library state, never changed: searched from any thread without a lock."""

    def __init__(self, index: Any, state: State) -> None:
        """Wrap a FAISS index that nobody else changes."""
        self._index = index
        self.state = state
        self._selector: tuple[bytes, Any] | None = None

    def search(
        self, query: np.ndarray, count: int, allowed: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return row ids and inner products of the best ``count`` of the allowed rows, best first.

        More than ``count`` come back where the last ones score the same, so that a tie is never
        cut by storage order. ``query`` has shape (d,), ``allowed`` is int64 and ascending.
        """
        total = int(allowed.size)
        if not total:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        parameters = self._parameters(allowed)
        wanted = min(count + 1, total)
        while True:
            with _one_thread():
                scores, rows = self._index.search(query[None, :], wanted, params=parameters)
            found = rows[0] >= 0
            rounded, ids = np.round(scores[0][found], 6), rows[0][found]
            if wanted >= total or len(rounded) <= count or rounded[count - 1] > rounded[-1]:
                break
            wanted = min(wanted * 2, total)
        if len(rounded) > count:
            keep = rounded >= rounded[count - 1]
            rounded, ids = rounded[keep], ids[keep]
        return ids, rounded

    def _parameters(self, allowed: np.ndarray) -> Any:
        if allowed.size == self._index.ntotal:
            return None
        key = hashlib.blake2b(allowed.tobytes(), digest_size=16).digest()
        kept = self._selector
        if kept is None or kept[0] != key:
            kept = (key, faiss.IDSelectorBatch(allowed))
            self._selector = kept
        parameters = faiss.SearchParameters()
        parameters.sel = kept[1]
        return parameters

    def scores(self, query: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """Return the inner products of the query with the given rows, float32."""
        return np.asarray(np.round(self.vectors(rows) @ query, 6), dtype=np.float32)

    def vectors(self, rows: np.ndarray) -> np.ndarray:
        """Return the vectors of the given rows, shape (n, d)."""
        found = [self._index.reconstruct(int(row)) for row in rows]
        return np.array(found, dtype=np.float32).reshape(len(found), self._index.d)

    def agrees(self, connection: sqlite3.Connection) -> bool:
        """Return whether ids and vectors are those that the connection sees."""
        wanted = _row_ids(connection)
        if not np.array_equal(wanted, np.sort(self._ids())):
            return False
        stored = read_vectors(connection, wanted, self._index.d)
        return bool(np.allclose(stored, self.vectors(wanted), atol=1e-6))

    def _ids(self) -> np.ndarray:
        return np.asarray(faiss.vector_to_array(self._index.id_map), dtype=np.int64)

    def following(self, connection: sqlite3.Connection, state: State) -> VectorView:
        """Return the view of another state, from a copy of this one and what differs.

        A row id always means the same vector, so that comparing ids is enough.
        """
        index = faiss.clone_index(self._index)
        present, wanted = self._ids(), _row_ids(connection)
        gone = np.setdiff1d(present, wanted)
        new = np.setdiff1d(wanted, present)
        if gone.size:
            index.remove_ids(faiss.IDSelectorBatch(gone))
        if new.size:
            index.add_with_ids(read_vectors(connection, new, self._index.d), new)
        return VectorView(index, state)

    def content(self) -> tuple[bytes, int]:
        """Return the index as FAISS writes it, and its number of rows."""
        return faiss.serialize_index(self._index).tobytes(), int(self._index.ntotal)


class VectorCache:
    """Holds the view of the library's newest state, in memory and in two files.

    The files, beside the database, are the index and a manifest of what it was made from; they
    are used only when every entry of the manifest agrees. Safe to call from several threads.
    """

    def __init__(self, folder: Path, dimension: int, fingerprint: str) -> None:
        """Make an empty cache; :meth:`view` fills it."""
        self._index_path = folder / INDEX_FILE
        self._manifest_path = folder / MANIFEST_FILE
        self._dimension = dimension
        self._fingerprint = fingerprint
        self._lock = threading.RLock()
        self._view: VectorView | None = None
        self._saved: State | None = None

    def view(self, connection: sqlite3.Connection, state: State) -> tuple[VectorView, Outcome]:
        """Return the vectors of the state that the connection sees, and how they were got."""
        with self._lock:
            held = self._view
            if held is not None and held.state == state:
                return held, "current"
            outcome: Outcome = "updated"
            if held is None:
                stored = self._load(connection, state)
                if stored is not None:
                    self._view, self._saved = stored, state
                    return stored, "loaded"
                empty = faiss.IndexIDMap2(faiss.IndexFlatIP(self._dimension))
                held = VectorView(empty, State(0, ""))
                outcome = "rebuilt"
            view = held.following(connection, state)
            # A reader may still be looking at an older state than the one held.
            if self._view is None or state.generation >= self._view.state.generation:
                self._view = view
            return view, outcome

    def _load(self, connection: sqlite3.Connection, state: State) -> VectorView | None:
        try:
            manifest = json.loads(self._manifest_path.read_text("utf-8"))
            content = self._index_path.read_bytes()
        except (OSError, ValueError):
            return None
        rows = int(connection.execute("SELECT count(*) FROM vectors").fetchone()[0])
        if manifest != self._manifest(state, rows, content):
            return None
        try:
            index = faiss.deserialize_index(np.frombuffer(content, dtype=np.uint8))
        except RuntimeError:
            log.warning("the vector cache cannot be read and will be rebuilt")
            return None
        if index.ntotal != rows or index.d != self._dimension:
            return None
        return VectorView(index, state)

    def _manifest(self, state: State, rows: int, content: bytes) -> dict[str, object]:
        return {
            "generation": state.generation,
            "state": state.token,
            "rows": rows,
            "dimension": self._dimension,
            "embedder": self._fingerprint,
            "sha256": hashlib.sha256(content).hexdigest(),
        }

    def save(self) -> None:
        """Write index and manifest, each whole or not at all; a no-op when they are current."""
        with self._lock:
            view = self._view
            if view is None or self._saved == view.state:
                return
            content, rows = view.content()
            manifest = self._manifest(view.state, rows, content)
            try:
                _write(self._index_path, content)
                _write(self._manifest_path, json.dumps(manifest, indent=1).encode())
            except OSError as error:
                log.warning("the vector cache cannot be saved (%s)", error)
                return
            self._saved = view.state


def _row_ids(connection: sqlite3.Connection) -> np.ndarray:
    rows = connection.execute("SELECT id FROM vectors ORDER BY id").fetchall()
    return np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows))


def _write(path: Path, content: bytes) -> None:
    partial = path.with_name(f"{path.name}.{os.getpid()}{_PARTIAL}")
    try:
        with partial.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    if hasattr(os, "O_DIRECTORY"):
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
