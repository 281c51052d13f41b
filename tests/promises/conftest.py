"""A small invented town council whose papers promise, keep, break and drop things."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.ingest import add_sources, find_sources
from assistant.promises.register import Register
from index.embedder import load_embedder
from index.library import PassageIndex

HEAD = """RIVERS AND PATHS COMMITTEE
of Nether Marling Town Council

{status}MINUTES of the meeting held on {day} at 7.00 pm in the Guildhall

{signed}Present: Cllr Ada Brook (Chair), Cllr Tom Reed, Cllr Vera Stone

"""
MAY = """21/07 Towpath repairs

The Engineer undertook to circulate a survey of the lock gates to members by 30 June 2021.
The Clerk agreed to write to the angling club about the broken stile at Withy Meadow by the end of May 2021.
Cllr Tom Reed asked that a bench be put at Mill Bridge. The Engineer declined, as the bank was too soft.

21/08 Otters

The Chair undertook to bring a leaflet about otters to the October meeting.

RESOLVED: That the report be noted.

The meeting closed at 8.15 pm
"""
SEPTEMBER = """21/15 Matters arising

The survey of the lock gates was circulated to members on 12 June 2021.
The angling club had still not been written to about the broken stile at Withy Meadow.
The leaflet about otters was no longer required, because the otters had left.

21/16 Swans

Nine swans had been counted at Mill Bridge, two more than in the spring of the year before.

21/17 Weir

The sluice at Upper Weir would need a new paddle before the winter floods.

21/18 Signs

Finger posts along the drove road were legible but two of the arms pointed the wrong way.

21/19 Moorings

Rents at the town quay had come to £4,120 and three boats were in arrears.

The meeting closed at 7.40 pm
"""


SIGNED = "Signed as a correct record on 1 June 2021\n\n"


def write(
    folder: Path, name: str, day: str, body: str, *, status: str = "", signed: str = ""
) -> Path:
    path = folder / name
    path.write_text(HEAD.format(day=day, status=status, signed=signed) + body, "utf-8")
    return path


def add(index: PassageIndex, *paths: Path) -> list[str]:
    results = list(add_sources(index, index.embedder, find_sources(list(paths))))
    return [r.outcome for r in results]


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    write(folder, "2021-05-04 minutes.txt", "Tuesday 4 May 2021", MAY)
    write(folder, "2021-09-07 minutes.txt", "Tuesday 7 September 2021", SEPTEMBER)
    return folder


@pytest.fixture
def index(tmp_path: Path) -> Iterator[PassageIndex]:
    with PassageIndex.open(tmp_path / "library", load_embedder("hashing")) as opened:
        yield opened


@pytest.fixture
def filled(index: PassageIndex, papers: Path) -> PassageIndex:
    assert add(index, papers) == ["added", "added"]
    return index


@pytest.fixture
def register(filled: PassageIndex) -> Register:
    return Register(filled)
