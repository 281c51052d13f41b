"""The commands of ``minutes``."""

from __future__ import annotations

import logging
import runpy
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from assistant.cli.batch import read_batch
from assistant.cli.options import filter_options, to_filters
from assistant.cli.output import document_record, echo_json, hit_record, show_answer
from assistant.cli.promises import list_promises, promise_options, review_options, review_promise
from assistant.ingest import add_sources, find_sources
from assistant.opening import choose_folder, open_assistant
from assistant.settings import OWN_LIBRARY, Settings
from corpus.errors import BadRequest, MinutesError
from index.embedder import load_embedder
from index.library import PassageIndex

F = TypeVar("F", bound=Callable[..., Any])


def _plainly(command: F) -> F:
    """Turn the errors a person can put right into one line and exit code 2."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except MinutesError as error:
            click.echo(f"minutes: {error}", err=True)
        except (OSError, UnicodeDecodeError) as error:
            click.echo(f"minutes: {error}", err=True)
        sys.exit(2)

    return run  # type: ignore[return-value]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="MINUTES_DATA",
    help="The library folder (or set MINUTES_DATA). Default: ./library, else the sample.",
)
@click.option("--verbose", is_flag=True, help="Log what happens.")
@click.version_option(package_name="council-minutes-assistant", prog_name="minutes")
@click.pass_context
def main(ctx: click.Context, data: Path | None, verbose: bool) -> None:
    """Ask the council's public record, and keep a library of its documents."""
    logging.basicConfig(level=logging.INFO if verbose else logging.ERROR)
    ctx.obj = data


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH_OR_URL…")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a file.")
@click.pass_obj
@_plainly
def add(data: Path | None, paths: tuple[str, ...], as_json: bool) -> None:
    """Read files and folders into the library."""
    sources = find_sources(paths)
    if not sources:
        raise BadRequest("There are no files to add in what you named.")
    settings = Settings()
    quarantined = 0
    embedder = load_embedder(settings.embedder)
    with PassageIndex.open(data or OWN_LIBRARY, embedder) as index, _progress() as tell:
        for result in add_sources(index, embedder, sources, tell):
            quarantined += result.outcome == "quarantined"
            if as_json:
                echo_json(
                    {
                        "source": result.source,
                        "outcome": result.outcome,
                        "document_id": result.document_id,
                        "passages": result.passages,
                        "reason": result.reason,
                    },
                    pretty=False,
                )
            else:
                why = f": {result.reason}" if result.reason else ""
                count = f" ({result.passages} passages)" if result.passages else ""
                click.echo(f"{result.outcome:<11} {result.source}{count}{why}")
    if quarantined == len(sources):
        raise BadRequest("None of the files could be read; the reasons are above.")


@main.command()
@click.argument("question", required=False)
@click.option("--json", "as_json", is_flag=True, help="The Answer as JSON.")
@click.option("--batch", type=click.Path(path_type=Path, exists=True, dir_okay=False),
              help="Answer each line of a JSON-lines file; one Answer a line.")  # fmt: skip
@filter_options
@click.pass_obj
@_plainly
def ask(
    data: Path | None, /, question: str | None, as_json: bool, batch: Path | None, **given: Any
) -> None:
    """Answer a question from the record."""
    filters = to_filters(**given)
    if (question is None) == (batch is None):
        raise BadRequest(
            'Give one question, as in: minutes ask "What was decided?", or --batch FILE.'
        )
    assistant = _open(data)
    if batch is not None:
        for line in read_batch(batch):
            answer = assistant.ask(line.question, line.history, filters)
            echo_json(
                answer.model_copy(update={"id": line.id}).model_dump(mode="json"), pretty=False
            )
        return
    answer = assistant.ask(question or "", filters=filters)
    if as_json:
        echo_json(answer.model_dump(mode="json"))
    else:
        show_answer(answer)


@main.command()
@click.argument("query", required=False)
@click.option("--k", type=click.IntRange(1, 200), default=10, show_default=True,
              help="How many passages.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="The hits as JSON.")
@click.option("--batch", type=click.Path(path_type=Path, exists=True, dir_okay=False),
              help="Search for each line of a JSON-lines file.")  # fmt: skip
@filter_options
@click.pass_obj
@_plainly
def search(
    data: Path | None, /, query: str | None, k: int, as_json: bool, batch: Path | None, **given: Any
) -> None:
    """Find the passages nearest to a query."""
    filters = to_filters(**given)
    if (query is None) == (batch is None):
        raise BadRequest(
            'Give one query, as in: minutes search "placement costs", or --batch FILE.'
        )
    assistant = _open(data)

    def record(identity: str, text: str) -> dict[str, Any]:
        infos = assistant.documents()
        hits = assistant.search(text, k, filters)
        return {
            "id": identity,
            "question": text,
            "hits": [hit_record(h, infos[h.passage.document_id]) for h in hits],
        }

    if batch is not None:
        for line in read_batch(batch):
            echo_json(record(line.id, line.question), pretty=False)
        return
    found = record("", query or "")
    if as_json:
        echo_json(found)
        return
    for hit in found["hits"]:
        click.echo(f"{hit['rank']:>3}  {hit['title']} ({hit['source']})")
        click.echo(f"     {' '.join(hit['text'].split())[:300]}")
    if not found["hits"]:
        click.echo("Nothing in the library matches.")


@main.group(invoke_without_command=True)
@promise_options
@click.pass_context
@_plainly
def promises(ctx: click.Context, /, **given: Any) -> None:
    """List what was promised, asked for and resolved, and what became of it."""
    if ctx.invoked_subcommand is None:
        with _register(ctx.obj) as index:
            list_promises(index, **given)


@promises.command()
@click.argument("promise_id", metavar="ID")
@review_options
@click.pass_obj
@_plainly
def review(data: Path | None, /, promise_id: str, **given: Any) -> None:
    """Say what became of a promise; it is kept with your name and the time."""
    with _register(data) as index:
        review_promise(index, promise_id, **given)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
@_plainly
def documents(data: Path | None, as_json: bool) -> None:
    """List what the library holds."""
    with _index(data) as index:
        infos = index.documents()
        if as_json:
            echo_json([document_record(i) for i in infos])
            return
        for info in infos:
            day = info.meeting_date.isoformat() if info.meeting_date else "no date   "
            note = f" (superseded by {info.superseded_by})" if info.superseded_by else ""
            click.echo(f"{info.document_id}  {day}  {info.kind:<10}  {info.title}{note}")
        if not infos:
            click.echo("The library holds no documents yet: minutes add FOLDER puts some in.")


@main.command()
@click.argument("document_id", metavar="ID")
@click.pass_obj
@_plainly
def remove(data: Path | None, document_id: str) -> None:
    """Take a document out of the library, everywhere."""
    with _index(data) as index:
        index.remove(document_id)
        click.echo(f"removed {document_id}")


@main.command()
@click.pass_obj
@_plainly
def check(data: Path | None) -> None:
    """Check that what is stored agrees with itself; exit code 1 where it does not."""
    with _index(data) as index:
        report = index.check()
    for problem in report.problems:
        click.echo(problem)
    if report.problems:
        sys.exit(1)
    click.echo(f"The library is sound: {report.documents} documents, {report.passages} passages.")


@main.command(context_settings={"ignore_unknown_options": True}, add_help_option=False)
@click.argument("rest", nargs=-1, type=click.UNPROCESSED)
@click.pass_obj
def serve(data: Path | None, rest: tuple[str, ...]) -> None:
    """Open the chat page (the same as python app.py)."""
    given = ["--data", str(data)] if data is not None and "--data" not in rest else []
    _run_module("app", [*given, *rest])


@main.command("eval", context_settings={"ignore_unknown_options": True}, add_help_option=False)
@click.argument("rest", nargs=-1, type=click.UNPROCESSED)
def evaluate(rest: tuple[str, ...]) -> None:
    """Measure the answers on questions with known ones (the same as python -m eval)."""
    _run_module("eval", list(rest))


def _run_module(name: str, arguments: list[str]) -> None:
    """Run a top-level module as ``python -m`` would, so that nothing here imports it."""
    before, sys.argv = sys.argv, [name, *arguments]
    try:
        runpy.run_module(name, run_name="__main__", alter_sys=True)
    finally:
        sys.argv = before


def _open(data: Path | None) -> Any:
    with _progress() as tell:
        return open_assistant(data, progress=tell)


@contextmanager
def _index(data: Path | None) -> Iterator[PassageIndex]:
    folder, _ = choose_folder(data, sample=False)
    if not folder.exists():
        raise BadRequest(f"There is no library in {folder}: minutes add FOLDER makes one.")
    with PassageIndex.open(folder, load_embedder(Settings().embedder)) as index:
        yield index


@contextmanager
def _register(data: Path | None) -> Iterator[PassageIndex]:
    """The library's index; the sample is built first where there is no other."""
    if choose_folder(data, sample=False)[1]:
        with _open(data) as assistant:
            yield assistant.index
    else:
        with _index(data) as index:
            yield index


@contextmanager
def _progress() -> Iterator[Callable[[int, int, str], None]]:
    """A one-line progress report on standard error where that is a terminal."""
    shown = sys.stderr.isatty()

    def tell(done: int, total: int, source: str) -> None:
        if shown:
            line = f"[{done}/{total}] {source}"[:100]
            click.echo(f"\r\033[K{line}", nl=False, err=True)

    try:
        yield tell
    finally:
        if shown:
            click.echo("\r\033[K", nl=False, err=True)
