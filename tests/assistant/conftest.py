"""A small invented library, found by words alone so that the tests are quick."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.core import Assistant
from assistant.ingest import add_sources, find_sources
from assistant.settings import Settings
from index.embedder import load_embedder
from index.library import PassageIndex

MINUTES = """RIVERS AND PATHS COMMITTEE
of Nether Marling Town Council

MINUTES of the meeting held on Tuesday 4 May 2021 at 7.00 pm in the Guildhall

Present: Cllr Ada Brook (Chair), Cllr Tom Reed, Cllr Vera Stone

21/07 Towpath repairs

The Engineer reported that 340 metres of towpath had been washed away in the January flood.
Repairs would cost £48,200. Cllr Tom Reed asked why the work had not been done before Easter.
The Engineer explained that it had waited because otters were nesting at the lock.

RESOLVED: That the tender of Dunmore Dredging be accepted in the sum of £48,200.

21/08 Swans

Cllr Vera Stone thanked the volunteers who feed the swans at Mill Bridge.

The meeting closed at 8.15 pm
"""

TRANSCRIPT = """Rivers and Paths Committee - Tuesday 7 June 2022, 7:00pm - Nether Marling Town Council Webcasting
Rivers and Paths Committee
Tuesday, 7th June 2022 at 7:00pm
Agenda item :
1 Towpath repairs
Share this agenda point
-
Cllr Ada Brook
-
Jo Fenn
Disclaimer: This transcript was automatically generated, so it may contain errors. Please view the webcast to confirm whether the content is accurate.
Cllr Ada Brook - 0:00:05
Welcome to this meeting of the rivers and paths committee. We begin with the towpath.
1 Towpath repairs
I would like to ask the Engineer how far the repairs have got by now.
Jo Fenn - 0:01:10
Thank you Chair. So the towpath repairs were finished in April 2022 and the final bill came to 51 ,300 pounds.
We will bring a report on the lock gates to the September meeting.
Cllr Ada Brook - 0:02:00
Thank you. That is good news.
"""


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers")
    (folder / "2021-05-04 minutes.txt").write_text(MINUTES, "utf-8")
    (folder / "2022-06-07 webcast.txt").write_text(TRANSCRIPT, "utf-8")
    return folder


@pytest.fixture(scope="session")
def assistant(papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    embedder = load_embedder("hashing")
    index = PassageIndex.open(tmp_path_factory.mktemp("library"), embedder)
    results = list(add_sources(index, embedder, find_sources([papers])))
    assert [r.outcome for r in results] == ["added", "added"]
    with Assistant(index, Settings(use_reader=False), name="Nether Marling") as opened:
        yield opened
