"""``minutes promises``: the register in the terminal, as JSON, CSV or a workbook, and reviews."""

from __future__ import annotations

import datetime as dt
import itertools
import textwrap
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

import click

from assistant.cli.options import filter_options, to_day, to_filters
from assistant.cli.output import echo_json
from assistant.promises.exporting import to_csv, write_xlsx
from assistant.promises.register import Register
from assistant.promises.types import Promise, PromiseKind, PromiseStatus
from assistant.understanding.dates import spoken
from corpus.errors import BadRequest
from index.library import PassageIndex

STATUSES: tuple[str, ...] = get_args(PromiseStatus)
KINDS: tuple[str, ...] = get_args(PromiseKind)
EMPTY = "The register holds no promises that match."
_TODAY = "Reckon what is overdue as on DATE (default: today)."
_OVERDUE = "Only those past their due date and not done."


def list_promises(
    index: PassageIndex,
    *,
    as_json: bool,
    as_csv: bool,
    xlsx: Path | None,
    statuses: tuple[PromiseStatus, ...],
    kinds_of_promise: tuple[PromiseKind, ...],
    owner: str | None,
    text: str | None,
    overdue: bool,
    today: str | None,
    **given: Any,
) -> None:
    """Print or write the records that pass the filters. Raises BadRequest."""
    if sum((as_json, as_csv, xlsx is not None)) > 1:
        raise BadRequest("Choose one of --json, --csv and --xlsx.")
    day = to_day(today, "--today") or dt.date.today()
    found = Register(index).promises(
        to_filters(**given),
        today=day,
        status=statuses,
        kind=kinds_of_promise,
        owner=owner,
        text=text,
        overdue=True if overdue else None,
        duplicates=as_json,
    )
    if as_json:
        echo_json([p.model_dump(mode="json") for p in found])
    elif as_csv:
        click.echo(to_csv(found), nl=False)
    elif xlsx is not None:
        write_xlsx(found, xlsx)
        click.echo(f"{len(found)} promises written to {xlsx}")
    else:
        show_promises(found)


def show_promises(found: Sequence[Promise]) -> None:
    """Print records as a readable list, by committee and meeting."""
    if not found:
        click.echo(EMPTY)
        return
    ordered = sorted(found, key=lambda p: (p.body or "~", p.meeting_date or dt.date.min))
    groups = itertools.groupby(ordered, key=lambda p: (p.body, p.meeting_date, p.title))
    for (body, day, title), its in groups:
        head = f"{body or title}, {spoken(day) if day else 'no date'}"
        head += f": {title}" if body and title.casefold() != body.casefold() else ""
        click.echo(f"\n{head}\n{'-' * len(head)}")
        for promise in its:
            click.echo(_entry(promise))
    counted = Counter(p.status for p in found)
    click.echo(
        f"\n{len(found)} in all: "
        + ", ".join(f"{counted[s]} {s}" for s in get_args(PromiseStatus) if counted[s])
    )


def _entry(promise: Promise) -> str:
    who = promise.owner or promise.who or "nobody named"
    if promise.attribution == "uncertain" and promise.owner is None:
        who += " (attribution uncertain)"
    due = ""
    if promise.due_date or promise.due_text:
        due = f"; due {spoken(promise.due_date) if promise.due_date else promise.due_text}"
    kind = promise.kind if promise.strength == "firm" else f"{promise.strength} {promise.kind}"
    reviewed = " (reviewed)" if promise.reviewed else ""
    head = f"{promise.id}  {promise.status.upper():<10} {kind}; {who}{due}{reviewed}"
    quote = f"“{' '.join(promise.quote.split())}”"
    lines = [head, *_wrapped(quote), *_wrapped(promise.status_reason)]
    for cited in promise.evidence:
        lines += _wrapped(f"{cited.title}: “{' '.join(cited.quote.split())}”", bullet="- ")
    if promise.note:
        lines += _wrapped(f"Note: {promise.note}")
    return "\n".join(lines)


def _wrapped(text: str, bullet: str = "") -> list[str]:
    return textwrap.wrap(
        text, 96, initial_indent="    " + bullet, subsequent_indent="    " + " " * len(bullet)
    )


def promise_options(command: Any) -> Any:
    """Add the options that narrow and shape a list of promises, after the shared filters."""
    for option in reversed(
        (
            click.option("--json", "as_json", is_flag=True, help="A JSON list of records."),
            click.option("--csv", "as_csv", is_flag=True, help="CSV for a spreadsheet."),
            click.option("--xlsx", type=click.Path(path_type=Path, dir_okay=False),
                         help="Write a workbook."),
            click.option("--status", "statuses", multiple=True, type=click.Choice(STATUSES),
                         help="Only this status (repeatable)."),
            click.option("--kind-of-promise", "kinds_of_promise", multiple=True,
                         type=click.Choice(KINDS), help="Only this kind of promise (repeatable)."),
            click.option("--owner", help="Only those that this person must see to."),
            click.option("--text", help="Only those in which all these words occur."),
            click.option("--overdue", is_flag=True, help=_OVERDUE),
            click.option("--today", metavar="DATE", help=_TODAY),
        )
    ):  # fmt: skip
        command = option(command)
    return filter_options(command)


def review_options(command: Any) -> Any:
    """Add the options by which an officer says what became of a promise."""
    for option in reversed(
        (
            click.option("--status", type=click.Choice(STATUSES), help="What became of it."),
            click.option("--note", help='A note ("" takes the last one back).'),
            click.option("--owner", help="Who must see to it."),
            click.option("--due", metavar="DATE", help="When it is due."),
            click.option("--evidence", metavar="LINK", help="Where it can be seen."),
            click.option("--who", required=True, metavar="NAME", help="Who says so."),
            click.option("--why", help="Why, for the history."),
        )
    ):  # fmt: skip
        command = option(command)
    return command


def review_promise(
    index: PassageIndex,
    promise_id: str,
    *,
    status: PromiseStatus | None,
    note: str | None,
    owner: str | None,
    due: str | None,
    evidence: str | None,
    who: str,
    why: str | None,
) -> None:
    """Record a review and print the record as it then stands. Raises BadRequest."""
    due_date: Any = "" if due == "" else to_day(due, "--due")
    promise = Register(index).review(
        promise_id, status=status, note=note, owner=owner, due_date=due_date,
        evidence=evidence, who=who, why=why,
    )  # fmt: skip
    click.echo(_entry(promise))
    for change in promise.history:
        said = f"{change.field}: {change.before or 'nothing'} → {change.after or 'nothing'}"
        why_so = f" ({change.why})" if change.why else ""
        click.echo(f"    {change.when:%Y-%m-%d %H:%M} {change.who}: {said}{why_so}")
