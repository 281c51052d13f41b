"""``python -m eval``: ask a gold set, report, compare with a baseline, and hold the gates."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

import click
from pydantic import ValidationError

from assistant.settings import Settings
from corpus.errors import BadRequest, MinutesError
from eval.asking import ask_all, examine
from eval.gold import SAMPLE_GOLD, read_gold
from eval.libraries import DEFAULT_CACHE, build_library
from eval.report import Report, make_report
from eval.tables import markdown, terminal

DEFAULT_OUT = Path("eval-report")


def settings_from(given: tuple[str, ...]) -> Settings:
    """Settings with each ``name=value`` of ``given`` in place of the default."""
    values: dict[str, str] = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals or name not in Settings.model_fields:
            known = ", ".join(Settings.model_fields)
            raise BadRequest(f"--set {pair} is not name=value with one of these names: {known}.")
        values[name] = value
    try:
        return Settings.model_validate(Settings().model_dump() | values)
    except ValidationError as error:
        reason = error.errors()[0]["msg"]
        raise BadRequest(f"--set {' '.join(given)} does not fit: {reason}.") from error


def run(
    gold: Path,
    documents: tuple[Path, ...],
    settings: Settings,
    *,
    cache: Path = DEFAULT_CACHE,
    split: str | None = None,
    limit: int | None = None,
) -> Report:
    """Ask ``gold`` of a library of ``documents`` and report."""
    questions = read_gold(gold, split)
    if limit is not None and limit < len(questions):
        # Spread over the file, so that every type is asked.
        questions = [questions[i * len(questions) // limit] for i in range(limit)]
    folder = build_library(documents, settings, cache, lambda d, n, _: _tell("reading", d, n))
    with examine(folder, settings) as examined:
        outcomes = ask_all(examined, questions, lambda d, n: _tell("asking", d, n))
        return make_report(gold, settings, examined, outcomes)


def _tell(doing: str, done: int, total: int) -> None:
    if sys.stderr.isatty():
        end = "\r\033[K" if done == total else ""
        click.echo(f"\r\033[K{doing} {done}/{total}{end}", nl=False, err=True)


def write(report: Report, out: Path) -> None:
    """Write the report into the folder ``out`` in each form."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "report.json").write_text(report.model_dump_json(indent=1) + "\n", "utf-8")
    (out / "report.md").write_text(markdown(report), "utf-8")


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--gold", type=click.Path(path_type=Path, exists=True, dir_okay=False), default=SAMPLE_GOLD,
    help="Questions as JSON lines. Default: those of the sample library.",
)  # fmt: skip
@click.option(
    "--documents", multiple=True, type=click.Path(path_type=Path, exists=True),
    help="A file or folder to ask them of; may be repeated. Default: the sample documents.",
)  # fmt: skip
@click.option("--split", help="Only the questions of this split.")
@click.option("--limit", type=click.IntRange(1), help="Only so many questions, evenly spread.")
@click.option("--set", "overrides", multiple=True, metavar="NAME=VALUE", help="Change a setting.")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=DEFAULT_OUT,
    show_default=True, help="Folder for the report.",
)  # fmt: skip
@click.option(
    "--cache", type=click.Path(path_type=Path, file_okay=False), default=DEFAULT_CACHE,
    show_default=True, help="Folder where built libraries are kept.",
)  # fmt: skip
def main(
    gold: Path,
    documents: tuple[Path, ...],
    split: str | None,
    limit: int | None,
    overrides: tuple[str, ...],
    out: Path,
    cache: Path,
) -> None:
    """Ask a gold set, judge the answers, and report what was right, cited and refused."""
    logging.basicConfig(level=logging.ERROR)
    try:
        report = run(
            gold, documents, settings_from(overrides), cache=cache, split=split, limit=limit
        )
        write(report, out)
    except MinutesError as error:
        click.echo(f"eval: {error}", err=True)
        sys.exit(2)
    click.echo(terminal(report))
    click.echo(f"\nThe report is in {os.fspath(out)}.")


if __name__ == "__main__":
    main(prog_name="python -m eval")
