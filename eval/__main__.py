"""``python -m eval``: ask a gold set, report, compare with a baseline, and hold the gates."""

from __future__ import annotations

import json
import logging
import os
import sys
from pathlib import Path

import click
from pydantic import ValidationError

from assistant.settings import Settings
from corpus.errors import BadRequest, MinutesError
from eval.asking import ask_all, examine
from eval.comparing import Comparison, compare, comparison_text
from eval.gates import BASELINE, GATES, failed_gates, read_gates, rose
from eval.gold import SAMPLE_GOLD, read_gold
from eval.libraries import DEFAULT_CACHE, build_library
from eval.page import page
from eval.promise_gold import SAMPLE_PROMISES, PromiseGold, read_promise_gold
from eval.promises import measure_register
from eval.report import Report, make_report, read_summary
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
    promises: PromiseGold | None = None,
) -> Report:
    """Ask ``gold`` of a library of ``documents``, score its register, and report."""
    questions = read_gold(gold, split)
    if limit is not None and limit < len(questions):
        # Spread over the file, so that every type is asked.
        questions = [questions[i * len(questions) // limit] for i in range(limit)]
    folder = build_library(documents, settings, cache, lambda d, n, _: _tell("reading", d, n))
    with examine(folder, settings) as examined:
        outcomes = ask_all(examined, questions, lambda d, n: _tell("asking", d, n))
        index = examined.assistant.index
        scores = measure_register(index, settings, promises) if promises is not None else None
        return make_report(gold, settings, examined, outcomes, scores)


def _tell(doing: str, done: int, total: int) -> None:
    if sys.stderr.isatty():
        end = "\r\033[K" if done == total else ""
        click.echo(f"\r\033[K{doing} {done}/{total}{end}", nl=False, err=True)


def write(report: Report, comparison: Comparison | None, failed: list[str], out: Path) -> None:
    """Write the report into the folder ``out`` in each form."""
    out.mkdir(parents=True, exist_ok=True)
    whole = report.model_dump(mode="json") | {"gates_failed": failed}
    if comparison is not None:
        whole["comparison"] = comparison.model_dump(mode="json")
    (out / "report.json").write_text(json.dumps(whole, ensure_ascii=False, indent=1), "utf-8")
    (out / "report.md").write_text(markdown(report), "utf-8")
    (out / "report.html").write_text(page(report, comparison, failed), "utf-8")


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--gold", type=click.Path(path_type=Path, exists=True, dir_okay=False), default=SAMPLE_GOLD,
    help="Questions as JSON lines. Default: those of the sample library.",
)  # fmt: skip
@click.option(
    "--documents", multiple=True, type=click.Path(path_type=Path, exists=True),
    help="A file or folder to ask them of; may be repeated. Default: the sample documents.",
)  # fmt: skip
@click.option(
    "--promises", type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Promise gold to score the register against. Default: the sample library's.",
)  # fmt: skip
@click.option(
    "--false-friends", type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="What must not be flagged, where the promise gold does not hold it.",
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
@click.option(
    "--compare", "baseline", type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Pair each question with this earlier report or baseline, and list what flipped.",
)  # fmt: skip
@click.option("--gates", "hold", is_flag=True, help="Exit with 1 where a gate fails.")
@click.option(
    "--gates-file", type=click.Path(path_type=Path, exists=True, dir_okay=False), default=GATES,
    help="Other gates than those of the sample library.",
)  # fmt: skip
@click.option("--record", is_flag=True, help="Make this run the stored baseline.")
def main(
    gold: Path,
    documents: tuple[Path, ...],
    promises: Path | None,
    false_friends: Path | None,
    split: str | None,
    limit: int | None,
    overrides: tuple[str, ...],
    out: Path,
    cache: Path,
    baseline: Path | None,
    hold: bool,
    gates_file: Path,
    record: bool,
) -> None:
    """Ask a gold set, judge the answers, and report what was right, cited and refused.

    With --gates the run is held to eval/gates.toml and compared with the stored baseline.
    """
    logging.basicConfig(level=logging.ERROR)
    try:
        if record and (limit or split or gold != SAMPLE_GOLD or documents):
            raise BadRequest("Only a whole run on the sample library can be recorded.")
        gates = read_gates(gates_file) if hold else None
        if hold and baseline is None and gold == SAMPLE_GOLD and BASELINE.exists():
            baseline = BASELINE
        earlier = read_summary(baseline) if baseline is not None else None
        if promises is None and gold == SAMPLE_GOLD and not documents:
            promises = SAMPLE_PROMISES
        report = run(
            gold, documents, settings_from(overrides), cache=cache, split=split, limit=limit,
            promises=read_promise_gold(promises, false_friends) if promises else None,
        )  # fmt: skip
        name = baseline.name if baseline is not None else ""
        comparison = compare(report, earlier, name) if earlier is not None else None
        failed = failed_gates(report, gates, comparison) if gates is not None else []
        write(report, comparison, failed, out)
        if record:
            BASELINE.write_text(report.summary().model_dump_json(indent=1) + "\n", "utf-8")
    except MinutesError as error:
        click.echo(f"eval: {error}", err=True)
        sys.exit(2)
    click.echo(terminal(report))
    if comparison is not None:
        click.echo(f"\n{comparison_text(comparison)}")
        if rose(comparison) and not record:
            click.echo("Scores rose: python -m eval --record raises the stored baseline.")
    click.echo(f"\nThe report is in {os.fspath(out)}.")
    for line in failed:
        click.echo(line, err=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(prog_name="python -m eval")
