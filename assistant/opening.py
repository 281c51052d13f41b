"""Opens a library for asking: a council's own, or the fictional sample, built on first use."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from assistant.core import Assistant, default_reader, default_verifier
from assistant.ingest import Added, add_sources, find_sources
from assistant.settings import OWN_LIBRARY, SAMPLE_LIBRARY, Settings
from corpus.sample import SAMPLE_FOLDER
from index.embedder import load_embedder
from index.library import PassageIndex
from index.store import DATABASE

log = logging.getLogger(__name__)

SAMPLE_NAME = "Harrowmere Borough Council"
SAMPLE_EXAMPLES = (
    "What did the Head of Transport promise about Hobb Lane?",
    "When will Alder House open?",
    "Why was the solar panel scheme at the depot dropped?",
    "Who proposed that Saltern Lane be refused?",
)
OWN_EXAMPLES = (
    "Which meetings do you hold?",
    "What was resolved at the latest meeting?",
    "What did officers promise to bring back?",
)

Progress = Callable[[int, int, str], None]


def choose_folder(data: Path | None, sample: bool) -> tuple[Path, bool]:
    """The library folder to open and whether it is the sample.

    A folder given is a council's own. With none given, the own library beside the working
    folder is opened where it exists, else the sample; the two never mix.
    """
    if sample:
        return (data or SAMPLE_LIBRARY), True
    if data is not None:
        return data, False
    if (OWN_LIBRARY / DATABASE).exists():
        return OWN_LIBRARY, False
    return SAMPLE_LIBRARY, True


def open_assistant(
    data: Path | None = None,
    *,
    sample: bool = False,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Assistant:
    """Open a library and build an Assistant over it; the sample is built or completed first.

    ``progress(done, total, source)`` is called while the sample is built. Errors: LibraryError
    where the folder cannot be used, EmbedderUnavailable where the model is missing.
    """
    settings = settings or Settings()
    folder, fictional = choose_folder(data or settings.data, sample)
    index = PassageIndex.open(folder, load_embedder(settings.embedder))
    if fictional:
        _complete_sample(index, settings, progress)
    return Assistant(
        index,
        settings,
        reader=default_reader(settings),
        verifier=default_verifier(settings),
        name=SAMPLE_NAME if fictional else _council(index) or "Your library",
        fictional=fictional,
        examples=SAMPLE_EXAMPLES if fictional else OWN_EXAMPLES,
    )


def _complete_sample(index: PassageIndex, settings: Settings, progress: Progress | None) -> None:
    sources = find_sources([SAMPLE_FOLDER])
    held = {d.source for d in index.documents()}
    if held >= {name for _, name in sources}:
        return
    results: list[Added] = list(
        add_sources(index, load_embedder(settings.embedder), sources, progress)
    )
    for result in results:
        if result.outcome == "quarantined":
            log.warning("Sample document %s left out: %s", result.source, result.reason)


def _council(index: PassageIndex) -> str | None:
    councils = index.councils()
    return councils[0] if len(councils) == 1 else None
