"""SIGKILL at any moment loses nothing acknowledged and leaves no half document."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from corpus.types import Document, Passage
from index.hashing import HashingEmbedder
from index.library import PassageIndex
from index.records import embedding_text
from tests.index.killed_writer import operations
from tests.index.samples import make

ROOT = Path(__file__).parents[2]
# Statements of a writer: about 5 to open and migrate, then some 35 for each document.
POINTS = [f"statement:{n}" for n in (1, 3, 6, 9, 12, 20, 40, 42, 44, 77, 150, 333, 700, 1500)]
POINTS += [f"sync:{n}" for n in (1, 3, 6)] + [f"rename:{n}" for n in (1, 2, 5)]
# Killed from outside so many acknowledgements and milliseconds into the work.
DELAYS = [(1, 0.0), (2, 1.3), (4, 3.1), (7, 0.4), (11, 7.7), (18, 2.2), (30, 5.9), (41, 0.9)]

State = dict[str, tuple[Document, list[Passage]]]


def states() -> list[State]:
    """Return what the library should hold after each number of operations."""
    held: State = {}
    after = [dict(held)]
    for _, document_id, content in operations():
        if content is not None:
            held[document_id] = content
        else:
            del held[document_id]
        after.append(dict(held))
    return after


EXPECTED = states()


def run(folder: Path, point: str, after: tuple[int, float] | None = None) -> int:
    """Run the writer until it dies; return how many operations it acknowledged."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.index.killed_writer", str(folder), point],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    lines: list[str] = []
    try:
        if after is not None:
            while len(lines) < after[0]:
                lines.append(process.stdout.readline())
            time.sleep(after[1] / 1000)
            os.kill(process.pid, signal.SIGKILL)
        lines += process.stdout.readlines()
        assert process.wait(timeout=60) == -signal.SIGKILL, process.stderr.read()
    finally:
        process.kill()
        process.stdout.close()
        process.stderr.close()
    # A line cut off by the kill was not an acknowledgement anyone could read.
    return sum(line.startswith("done ") and line.endswith("\n") for line in lines)


def held(index: PassageIndex) -> State:
    return {
        record.document_id: (
            index.document(record.document_id),
            index.passages(record.document_id),
        )
        for record in index.documents()
    }


def inspect(folder: Path, acknowledged: int) -> None:
    embedder = HashingEmbedder()
    with PassageIndex.open(folder, embedder) as index:
        report = index.check()
        assert report.ok, report.problems
        found = held(index)
        # All that was acknowledged, and at most the operation that was under way, whole.
        possible = EXPECTED[acknowledged : acknowledged + 2]
        assert found in possible, (acknowledged, sorted(found))
        assert index.generation in (acknowledged, acknowledged + 1)
        for _, passages in found.values():
            stored = index.vectors([passage.passage_id for passage in passages])
            fresh = embedder.encode([embedding_text(passage) for passage in passages])
            np.testing.assert_allclose(stored, fresh, atol=1e-3)
            # Documents of one subject differ by a digit, so that the words alone may rank a twin
            # first; but none is found far ahead of the passage itself.
            hits = index.search(passages[3].text, 50)
            own = [hit for hit in hits if hit.passage.passage_id == passages[3].passage_id]
            assert own
            assert own[0].passage.text == passages[3].text
            assert own[0].score >= 0.9 * hits[0].score
        # The dead writer's lock is no obstacle.
        assert index.add(*make("after", ["Written after the kill."])) == "added"
        assert index.check().ok


def shoot(folder: Path, point: str, after: tuple[int, float] | None) -> int:
    acknowledged = run(folder, point, after)
    inspect(folder, acknowledged)
    return acknowledged


@pytest.mark.slow
def test_sigkill_at_many_points(tmp_path: Path) -> None:
    shots: list[tuple[str, tuple[int, float] | None]] = [(point, None) for point in POINTS]
    shots += [("none", delay) for delay in DELAYS]
    assert len(set(shots)) >= 20
    with ThreadPoolExecutor(max_workers=3) as pool:
        counts = list(
            pool.map(
                lambda numbered: shoot(tmp_path / str(numbered[0]), *numbered[1]),
                enumerate(shots),
            )
        )
    # The points must fall into different stages of the work, not all before or after it.
    assert min(counts) == 0
    assert max(counts) > 30
    assert len(set(counts)) >= 10
    assert max(counts) < len(operations())
