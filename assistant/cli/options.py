"""Options that several commands share, and how they become Filters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeVar, get_args

import click
from dateutil import parser as date_parser

from corpus.errors import BadRequest
from corpus.types import Kind
from index.types import Filters

F = TypeVar("F", bound=Callable[..., Any])
KINDS: tuple[str, ...] = get_args(Kind)


def filter_options(command: F) -> F:
    """Add --body --kind --speaker --since --until --document --include-exempt to a command."""
    for option in reversed(
        (
            click.option("--body", "bodies", multiple=True,
                         help="Only this committee (repeatable)."),
            click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS),
                         help="Only this kind of document (repeatable)."),
            click.option("--speaker", "speakers", multiple=True,
                         help="Only words of this speaker in a transcript (repeatable)."),
            click.option("--since", metavar="DATE", help="Only meetings on or after DATE."),
            click.option("--until", metavar="DATE", help="Only meetings on or before DATE."),
            click.option("--document", "documents", multiple=True, metavar="ID",
                         help="Only this document (repeatable)."),
        )
    ):  # fmt: skip
        command = option(command)
    return command


def to_filters(
    bodies: tuple[str, ...],
    kinds: tuple[Kind, ...],
    speakers: tuple[str, ...],
    since: str | None,
    until: str | None,
    documents: tuple[str, ...],
) -> Filters:
    """The Filters that the options of ``filter_options`` ask for; raises BadRequest."""
    first, last = _day(since, "--since", end=False), _day(until, "--until", end=True)
    if first and last and first > last:
        raise BadRequest("--since is after --until: swap the two dates.")
    return Filters(
        bodies=bodies,
        kinds=kinds,
        speakers=speakers,
        date_from=first,
        date_to=last,
        documents=documents,
    )


def to_day(given: str | None, option: str) -> dt.date | None:
    """A date as people write it, None where none was given; raises BadRequest."""
    return _day(given, option, end=True)


def _day(given: str | None, option: str, *, end: bool) -> dt.date | None:
    """A date as people write it; a bare year or month means its first or last day."""
    if given is None:
        return None
    text = given.strip()
    default = dt.datetime(2000, 12 if end else 1, 31 if end else 1)
    try:
        iso = len(text) >= 4 and text[:4].isdigit()
        day: dt.date = date_parser.parse(text, dayfirst=not iso, default=default).date()
    except (ValueError, OverflowError) as error:
        raise BadRequest(
            f"{option} {given!r} is no date: write it like 2021-10-14 or 14 October 2021."
        ) from error
    return day
