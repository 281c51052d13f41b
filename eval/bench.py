"""Measures speed and memory on this machine: ``make bench``. Never part of the tests.

    python -m eval.bench [--questions N] [--filled DOCUMENTS]

Builds (or reuses) the sample library, with ``--filled`` beside that many invented minutes of some
34 passages each (building it takes minutes, once), then times opening it, loading the models and
answering gold questions, and reads the process's peak memory. Then a megabyte of webcast, made by
repeating one of the sample's, is read and its promises are found. Milliseconds and mebibytes.
"""

from __future__ import annotations

import os
import resource
import time
from pathlib import Path
from statistics import median

import click

from assistant.opening import open_assistant
from assistant.promises.spoken import find_spoken
from assistant.settings import Settings
from corpus.reading import read_path
from corpus.sample import SAMPLE_FOLDER
from eval.filling import fill
from eval.gold import SAMPLE_GOLD, read_gold
from eval.libraries import build_library

FILLING = Path(".work/filling")
LONG = Path(".work/long.txt")
SPEECH = "Disclaimer"
WEBCAST = SAMPLE_FOLDER / "2023-11-16 Children, Families and Education Scrutiny Panel webcast.txt"


@click.command()
@click.option("--questions", default=60, show_default=True, help="How many gold questions.")
@click.option("--filled", default=0, help="Add so many invented documents to the sample.")
def main(questions: int, filled: int) -> None:
    """Print the measurements, one a line."""
    settings = Settings()
    documents_of = [SAMPLE_FOLDER, fill(FILLING / str(filled), filled)] if filled else []
    folder = build_library(documents_of, settings)
    start = time.perf_counter()
    with open_assistant(Path(folder), settings=settings) as assistant:
        opened = time.perf_counter()
        assistant.warm_up()
        warmed = time.perf_counter()
        took = sorted(
            assistant.ask(q.question, q.history).timings_ms["total"]
            for q in read_gold(SAMPLE_GOLD)[:questions]
        )
        documents = assistant.documents()
        passages = sum(info.passages for info in documents.values())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    click.echo(f"cores                 {len(os.sched_getaffinity(0))}")
    click.echo(f"documents, passages   {len(documents)}, {passages}")
    click.echo(f"open the library      {(opened - start) * 1000:.0f} ms")
    click.echo(f"load the models       {(warmed - opened) * 1000:.0f} ms")
    click.echo(f"answer, median        {median(took):.0f} ms")
    click.echo(f"answer, 95th of 100   {took[int(0.95 * len(took))]:.0f} ms")
    click.echo(f"peak memory           {peak:.0f} MiB")
    read, found = _time_reading()
    click.echo(f"read a megabyte       {read:.0f} ms")
    click.echo(f"find its promises     {found:.0f} ms")


def _time_reading() -> tuple[float, float]:
    """Return how long a megabyte of webcast takes to read, and its promises to find, in ms."""
    head, speech = WEBCAST.read_text(encoding="utf-8").split(SPEECH, 1)
    LONG.parent.mkdir(exist_ok=True)
    LONG.write_text(head + (SPEECH + speech) * (1_000_000 // len(speech) + 1), encoding="utf-8")
    start = time.perf_counter()
    document = read_path(LONG)
    read = time.perf_counter()
    find_spoken(document)
    return (read - start) * 1000, (time.perf_counter() - read) * 1000


if __name__ == "__main__":
    main()
