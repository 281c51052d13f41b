"""The vector cache: FAISS over the vectors in SQLite, rebuilt whenever it does not match them.

The only file that imports faiss. Vector ids are passage row ids, which are never reused.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sqlite3
import threading
from pathlib import Path
from typing import Any, Literal

import faiss
import numpy as np

from index.store import State

INDEX_FILE = "vectors.faiss"
MANIFEST_FILE = "vectors.json"
_PARTIAL = ".partial"

log = logging.getLogger(__name__)

Outcome = Literal["current", "loaded", "updated", "rebuilt"]


def pack(vectors: np.ndarray) -> list[bytes]:
    """Return each row as little-endian float16 bytes, as SQLite stores it."""
    return [row.tobytes() for row in np.ascontiguousarray(vectors, dtype="<f2")]


def unpack(blobs: list[bytes], dimension: int) -> np.ndarray:
    """Return float32 rows of unit length (float16 rounding undone) or zeros."""
    rows = np.frombuffer(b"".join(blobs), dtype="<f2").reshape(len(blobs), dimension)
    rows = rows.astype(np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.ascontiguousarray(rows / np.where(lengths > 0, lengths, 1.0))


class VectorCache:
    """Finds the nearest passages by inner product. Safe to call from several threads.

    Kept in memory, and in two files beside the database: the index and a manifest of what it
    was made from. The files are used only when every entry of the manifest agrees.
    """

    def __init__(self, folder: Path, dimension: int, fingerprint: str) -> None:
        """Make an empty cache; :meth:`refresh` fills it."""
        self._index_path = folder / INDEX_FILE
        self._manifest_path = folder / MANIFEST_FILE
        self._dimension = dimension
        self._fingerprint = fingerprint
        self._lock = threading.RLock()
        self._index: Any = None
        self._state: State | None = None
        self._saved: State | None = None
        self._selector: tuple[bytes, Any] | None = None

    def refresh(self, connection: sqlite3.Connection, state: State) -> Outcome:
        """Bring the cache to the state that the connection sees, and say how."""
        with self._lock:
            if self._index is not None and self._state == state:
                return "current"
            outcome: Outcome = "updated"
            if self._index is None:
                stored = self._load(connection, state)
                if stored is not None:
                    self._index, self._state, self._saved = stored, state, state
                    return "loaded"
                self._index = faiss.IndexIDMap2(faiss.IndexFlatIP(self._dimension))
                outcome = "rebuilt"
            self._synchronise(connection)
            self._state = state
            return outcome

    def _synchronise(self, connection: sqlite3.Connection) -> None:
        # A row id always means the same vector, so comparing ids is enough.
        wanted = _row_ids(connection)
        present = faiss.vector_to_array(self._index.id_map)
        gone = np.setdiff1d(present, wanted)
        new = np.setdiff1d(wanted, present)
        if gone.size:
            self._index.remove_ids(faiss.IDSelectorBatch(gone))
        if new.size:
            self._index.add_with_ids(read_vectors(connection, new, self._dimension), new)

    def agrees(self, connection: sqlite3.Connection) -> bool:
        """Return whether ids and vectors are those that the connection sees."""
        with self._lock:
            if self._index is None:
                return False
            wanted = _row_ids(connection)
            present = np.sort(faiss.vector_to_array(self._index.id_map))
            if not np.array_equal(wanted, present):
                return False
            stored = read_vectors(connection, wanted, self._dimension)
            return bool(np.allclose(stored, self._vectors(wanted), atol=1e-6))

    def _vectors(self, rows: np.ndarray) -> np.ndarray:
        if not rows.size:
            return np.empty((0, self._dimension), dtype=np.float32)
        return np.stack([self._index.reconstruct(int(row)) for row in rows])

    def _load(self, connection: sqlite3.Connection, state: State) -> Any:
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
        return index

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
            if self._index is None or self._state is None or self._saved == self._state:
                return
            content = faiss.serialize_index(self._index).tobytes()
            manifest = self._manifest(self._state, int(self._index.ntotal), content)
            try:
                _write(self._index_path, content)
                _write(self._manifest_path, json.dumps(manifest, indent=1).encode())
            except OSError as error:
                log.warning("the vector cache cannot be saved (%s)", error)
                return
            self._saved = self._state

    def search(
        self, query: np.ndarray, count: int, allowed: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return row ids and inner products of the best ``count`` of the allowed rows, best first.

        More than ``count`` come back where the last ones score the same, so that a tie is never
        cut by storage order. ``query`` has shape (d,), ``allowed`` is int64 and ascending.
        """
        with self._lock:
            total = int(allowed.size)
            if not total or self._index is None:
                return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
            parameters = self._parameters(allowed)
            wanted = min(count + 1, total)
            while True:
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
        if self._selector is None or self._selector[0] != key:
            self._selector = (key, faiss.IDSelectorBatch(allowed))
        parameters = faiss.SearchParameters()
        parameters.sel = self._selector[1]
        return parameters

    def scores(self, query: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """Return the inner products of the query with the given rows, float32."""
        with self._lock:
            if not rows.size:
                return np.empty(0, dtype=np.float32)
            return np.asarray(np.round(self._vectors(rows) @ query, 6), dtype=np.float32)


def _row_ids(connection: sqlite3.Connection) -> np.ndarray:
    rows = connection.execute("SELECT id FROM vectors ORDER BY id").fetchall()
    return np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows))


def read_vectors(connection: sqlite3.Connection, rows: np.ndarray, dimension: int) -> np.ndarray:
    """Return the stored vectors of the given row ids, in their order, shape (n, dimension)."""
    found = connection.execute(
        "SELECT v.vector FROM json_each(?) j JOIN vectors v ON v.id = j.value ORDER BY j.key",
        (json.dumps(rows.tolist()),),
    ).fetchall()
    return unpack([row[0] for row in found], dimension)


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
