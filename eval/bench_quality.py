"""Retrieval side by side with its baselines: ``make bench-quality``. Never part of the tests.

    python -m eval.bench_quality [--cache FOLDER] [--out FOLDER] [--only SET]

On the sample library and, where the folder of shared material is beside the project, on the real
documents and the QMSum validation meetings: BM25 alone, the dense model alone, both fused, fused
and reranked by the reader, and LlamaIndex's default pipeline with the same embedding model. Only
retrieval is compared: CitationQueryEngine's answers need a language model. A follow-up is
searched for as our assistant understands it, by every system.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import os
import platform
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from assistant.settings import Settings
from assistant.understanding.followup import resolve
from corpus.errors import MinutesError
from eval.asking import examine
from eval.judging import GoldQuestion
from eval.libraries import DEFAULT_CACHE, build_library
from eval.quality.llamaindex import llamaindex_systems
from eval.quality.scoring import (
    Scores,
    SetScores,
    lay_side_by_side,
    markdown,
    span_scores,
    turn_scores_of,
)
from eval.quality.sets import QuestionSet, question_sets, shared_folder
from eval.quality.systems import Place, System, own_systems
from index.embedder import load_embedder


def measure_set(chosen: QuestionSet, settings: Settings, cache: Path) -> SetScores:
    """Ask every system the questions of a set, and score what each finds."""
    folder = build_library(chosen.documents, settings, cache, _tell)
    with examine(folder, settings) as examined:
        embedder = load_embedder(settings.embedder)
        systems = own_systems(examined.assistant) | llamaindex_systems(
            examined.texts, examined.sources, embedder, cache
        )
        needs = {q.id: examined.finder.needs(q) for q in chosen.questions}
        scores: dict[str, Scores] = {}
        for name, system in systems.items():
            click.echo(f"{chosen.name}: {name}", err=True)
            found = _found(system, chosen.questions)
            scores[name] = span_scores(needs, found)
            if chosen.by_turns:
                _add(scores[name], turn_scores_of(chosen.questions, found, examined.sources))
        return lay_side_by_side(chosen.name, len(examined.texts), scores)


def _found(system: System, questions: Sequence[GoldQuestion]) -> dict[str, Sequence[Place]]:
    return {q.id: system(resolve(q.question, q.history)) for q in questions}


def _add(scores: Scores, more: Mapping[str, Mapping[str, float]]) -> None:
    for identity, measures in more.items():
        scores[identity] |= measures


def _tell(done: int, total: int, source: str) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r\033[Kreading {done}/{total} {source[:50]}", nl=False, err=True)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--cache", type=click.Path(path_type=Path, file_okay=False), default=DEFAULT_CACHE,
    show_default=True, help="Folder where built libraries and vectors are kept.",
)  # fmt: skip
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=Path("eval-report"),
    show_default=True, help="Folder for quality.md and quality.json.",
)  # fmt: skip
@click.option("--only", default="", help="Only the sets whose name holds this word.")
def main(cache: Path, out: Path, only: str) -> None:
    """Print retrieval side by side with its baselines, and write it as Markdown and JSON."""
    logging.basicConfig(level=logging.ERROR)
    settings = Settings()
    try:
        sets, notes = question_sets(shared_folder())
        measured = [measure_set(s, settings, cache) for s in sets if only.lower() in s.name.lower()]
    except MinutesError as error:
        click.echo(f"bench_quality: {error}", err=True)
        sys.exit(2)
    head = (
        f"{dt.date.today():%-d %B %Y}; {platform.machine()}, {os.cpu_count()} cores; "
        f"{settings.embedder}"
    )
    text = f"{head}\n\n{markdown(measured)}" + "".join(f"\n{note}\n" for note in notes)
    out.mkdir(parents=True, exist_ok=True)
    (out / "quality.md").write_text(text, "utf-8")
    found = {"made": head, "sets": [m.model_dump(mode="json") for m in measured], "notes": notes}
    (out / "quality.json").write_text(json.dumps(found, indent=1, ensure_ascii=False), "utf-8")
    click.echo(text)


if __name__ == "__main__":
    main()
