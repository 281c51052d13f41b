"""Vectors as SQLite stores them: little-endian float16, and back."""

from __future__ import annotations

import json
import sqlite3

import numpy as np


def pack(vectors: np.ndarray) -> list[bytes]:
    """Return each row as little-endian float16 bytes, as SQLite stores it."""
    return [row.tobytes() for row in np.ascontiguousarray(vectors, dtype="<f2")]


def unpack(blobs: list[bytes], dimension: int) -> np.ndarray:
    """Return float32 rows of unit length (float16 rounding undone) or zeros."""
    rows = unpack_as_stored(blobs, dimension)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.ascontiguousarray(rows / np.where(lengths > 0, lengths, 1.0))


def unpack_as_stored(blobs: list[bytes], dimension: int) -> np.ndarray:
    """Return float32 rows exactly as stored, shape (n, dimension)."""
    rows = np.frombuffer(b"".join(blobs), dtype="<f2").reshape(len(blobs), dimension)
    return rows.astype(np.float32)


def read_vectors(connection: sqlite3.Connection, rows: np.ndarray, dimension: int) -> np.ndarray:
    """Return the stored vectors of the given row ids, in their order, shape (n, dimension)."""
    found = connection.execute(
        "SELECT v.vector FROM json_each(?) j JOIN vectors v ON v.id = j.value ORDER BY j.key",
        (json.dumps(rows.tolist()),),
    ).fetchall()
    return unpack([row[0] for row in found], dimension)
