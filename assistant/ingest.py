"""Adds sources to a library: read, cut, embed, store, one document at a time.

A file that cannot be read is quarantined with its reason and the batch goes on; what was stored
before stays as it was. An unchanged file costs one read and no embedding.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from assistant.promises.recording import look_again, read_safely
from corpus.errors import BadRequest, UnreadableSource
from corpus.inference import infer_from_library, infer_from_name
from corpus.passages import cut_passages
from corpus.reading import iter_sources, read_path
from index.embedder import Embedder
from index.library import PassageIndex

log = logging.getLogger(__name__)

Outcome = Literal["added", "updated", "unchanged", "quarantined"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one source; ``reason`` says why where it was not simply added."""

    source: str
    outcome: Outcome
    document_id: str | None = None
    passages: int = 0
    reason: str | None = None


def find_sources(paths: Sequence[str | Path]) -> list[tuple[Path, str]]:
    """List the files below ``paths`` as (path, source name); raises BadRequest with what to do."""
    checked: list[Path] = []
    for given in paths:
        if str(given).startswith(("http://", "https://")):
            raise BadRequest(
                f"{given} is a web address: save the page or file to this machine and add that, "
                "since this version makes no network requests."
            )
        path = Path(given).expanduser()
        if not path.exists():
            raise BadRequest(f"There is no file or folder {given}: check the spelling.")
        checked.append(path)
    return list(iter_sources(checked))


def add_sources(
    index: PassageIndex,
    embedder: Embedder,
    sources: Sequence[tuple[Path, str]],
    progress: Callable[[int, int, str], None] | None = None,
) -> Iterator[Added]:
    """Add each source in turn and yield its outcome once it is safely stored.

    ``progress(done, total, source)`` is called before each source is read.
    """
    for done, (path, source) in enumerate(sources):
        if progress:
            progress(done, len(sources), source)
        yield _add_one(index, embedder, path, source)
    _date_from_reports(index, embedder)
    look_again(index)
    if progress:
        progress(len(sources), len(sources), "")


def _add_one(index: PassageIndex, embedder: Embedder, path: Path, source: str) -> Added:
    try:
        document = read_path(path, source=source)
    except UnreadableSource as error:
        return Added(source, "quarantined", reason=str(error))
    except Exception as error:
        log.exception("Reading %s failed", source)
        return Added(source, "quarantined", reason=f"it could not be read ({error})")
    if index.unchanged(document.document_id, document.content_hash):
        return Added(source, "unchanged", document.document_id)
    twin = index.find_by_hash(document.content_hash)
    if twin is not None and twin != document.document_id:
        return Added(source, "unchanged", twin, reason="the same content is already held")
    document = infer_from_library(infer_from_name(document), index.documents())
    passages = cut_passages(document, embedder.count_tokens, embedder.max_tokens)
    if not passages:
        return Added(source, "quarantined", reason="no text was found in it")
    outcome = index.add(document, passages, promises=read_safely(document))
    return Added(source, outcome, document.document_id, len(passages))


def _date_from_reports(index: PassageIndex, embedder: Embedder) -> None:
    """Date the minutes pages added before the report whose title they share."""
    held = index.documents()
    for info in held:
        if info.kind == "minutes" and info.meeting_date is None:
            document = index.document(info.document_id)
            dated = infer_from_library(document, held)
            if dated is not document:
                passages = cut_passages(dated, embedder.count_tokens, embedder.max_tokens)
                index.add(dated, passages, again=True, promises=read_safely(dated))
