"""Writes to a library until it is killed: a program that ``test_kill`` starts and shoots.

usage: python -m tests.index.killed_writer FOLDER POINT

POINT is ``statement:N`` (SIGKILL itself as the N-th SQL statement of a writer begins),
``sync:N`` (inside the N-th file synchronisation of the vector cache), ``rename:N`` (as the N-th
cache file is about to be put in place) or ``none`` (until the parent kills it). Each operation
is acknowledged by a line once the library has returned from it.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from pathlib import Path
from typing import Any

from corpus.types import Document, Passage
from index.hashing import HashingEmbedder
from index.library import PassageIndex
from index.store import Store
from tests.index.samples import make

Operation = tuple[str, str, tuple[Document, list[Passage]] | None]
REPEATS = 40


def operations() -> list[Operation]:
    """Return what is done, in order: documents come, change and go, over and over."""
    done: list[Operation] = []
    for turn in range(REPEATS):
        for name in ("lido", "drains", "schools"):
            paragraphs = [
                f"Paragraph {n} on {name}, version {turn}: " + f"{name} word{n} " * 40
                for n in range(12 + turn % 5)
            ]
            done.append(("add", f"{name}-{turn % 4}", make(f"{name}-{turn % 4}", paragraphs)))
        if turn % 3 == 2:
            done.append(("remove", f"drains-{turn % 4}", None))
    return done


class Countdown:
    """Kills this very process, without warning, when counted down to nothing."""

    def __init__(self, count: int) -> None:
        self.left = count

    def step(self) -> None:
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def arm(point: str) -> None:
    """Set the trap that the command line asks for."""
    kind, _, number = point.partition(":")
    if kind == "none":
        return
    countdown = Countdown(int(number))
    if kind == "statement":
        connect = Store._connect

        def traced(store: Store, *, writer: bool) -> sqlite3.Connection:
            connection = connect(store, writer=writer)
            if writer:
                connection.set_trace_callback(lambda _: countdown.step())
            return connection

        Store._connect = traced  # type: ignore[method-assign]
    elif kind == "sync":
        synchronise = os.fsync

        def counted(descriptor: Any) -> None:
            countdown.step()
            synchronise(descriptor)

        os.fsync = counted
    elif kind == "rename":
        replace = Path.replace

        def replaced(path: Path, target: Any) -> Path:
            countdown.step()
            return replace(path, target)

        Path.replace = replaced  # type: ignore[method-assign,assignment]
    else:
        raise SystemExit(f"unknown point {point}")


def main(folder: Path, point: str) -> None:
    """Work through the operations, saving the vector cache now and then."""
    arm(point)
    with PassageIndex.open(folder, HashingEmbedder()) as index:
        for number, (what, document_id, content) in enumerate(operations()):
            if content is not None:
                index.add(*content)
            else:
                index.remove(document_id)
            print(f"done {number} {what} {document_id}", flush=True)
            if number % 5 == 4:
                index.search("lido drains", 3)
                index.save_cache()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
