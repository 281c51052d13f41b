"""Builds the library that gold questions are asked of, and keeps it for the next run.

A built library is kept in a folder named by everything that shapes it: the documents' names and
bytes, the embedding model, and the code that reads, cuts and stores. A change of any of these
builds afresh; the answers themselves are never kept.
"""

from __future__ import annotations

import hashlib
import logging
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from assistant.ingest import add_sources, find_sources
from assistant.settings import Settings
from corpus.errors import BadRequest
from corpus.sample import SAMPLE_FOLDER
from index.embedder import Embedder, load_embedder
from index.library import PassageIndex

log = logging.getLogger(__name__)

DEFAULT_CACHE = Path(".work/eval-libraries")
KEPT = 6
_ROOT = Path(__file__).parents[1]
_SHAPING = ("corpus", "index")
_SHAPING_FILES = ("assistant/ingest.py",)

Progress = Callable[[int, int, str], None]


def build_library(
    documents: Sequence[Path],
    settings: Settings,
    cache: Path = DEFAULT_CACHE,
    progress: Progress | None = None,
) -> Path:
    """The folder of a library of ``documents`` (the sample where none is named).

    Raises BadRequest where nothing could be read, and what the library and embedder raise.
    """
    sources = find_sources(list(documents) or [SAMPLE_FOLDER])
    embedder = load_embedder(settings.embedder)
    folder = cache / _key(sources, embedder)
    if (folder / "complete").exists():
        (folder / "complete").touch()
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    with PassageIndex.open(folder, embedder) as index:
        added = list(add_sources(index, embedder, sources, progress))
    for result in added:
        if result.outcome == "quarantined":
            log.warning("%s left out: %s", result.source, result.reason)
    if not any(result.document_id for result in added):
        shutil.rmtree(folder, ignore_errors=True)
        raise BadRequest("None of the documents could be read: check what --documents names.")
    (folder / "complete").touch()
    _prune(cache, folder)
    return folder


def _key(sources: Sequence[tuple[Path, str]], embedder: Embedder) -> str:
    digest = hashlib.sha256(embedder.fingerprint.encode())
    for path, name in sources:
        digest.update(f"\0{name}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    code = [p for top in _SHAPING for p in (_ROOT / top).rglob("*") if p.suffix in (".py", ".sql")]
    code += [_ROOT / name for name in _SHAPING_FILES]
    for path in sorted(code):
        digest.update(path.relative_to(_ROOT).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _prune(cache: Path, current: Path) -> None:
    """Remove the libraries used longest ago."""
    marks = sorted(cache.glob("*/complete"), key=lambda m: m.stat().st_mtime, reverse=True)
    for mark in marks[KEPT:]:
        if mark.parent != current:
            shutil.rmtree(mark.parent, ignore_errors=True)
