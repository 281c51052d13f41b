"""The filter fields of the page: read into Filters, and said again in plain words."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from typing import cast, get_args

from dateutil import parser as date_parser

from assistant.page.wording import say_date, say_kind
from corpus.errors import BadRequest
from corpus.types import Kind
from index.types import Filters

_ALL_KINDS: tuple[str, ...] = get_args(Kind)
_YEAR = re.compile(r"\d{4}")


def parse_bound(text: str | None, *, end: bool) -> dt.date | None:
    """Read one end of a period: a year, a month or a day, in any usual UK form.

    ``end`` chooses the last day of a year or month rather than the first. An empty field is
    ``None``; anything that cannot be read raises BadRequest.
    """
    text = (text or "").strip()
    if not text:
        return None
    try:
        if _YEAR.fullmatch(text):
            year = int(text)
            return dt.date(year, 12, 31) if end else dt.date(year, 1, 1)
        return _parse_iso(text) or _parse_loose(text, end=end)
    except (ValueError, OverflowError) as error:
        raise BadRequest(
            f"I could not read “{text}” as a date: write a year, a month or a day, "
            "such as 2019, March 2019 or 14 October 2021."
        ) from error


def _parse_iso(text: str) -> dt.date | None:
    # Ahead of dateutil, which would read 2021-03-04 day first like the UK forms below.
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _parse_loose(text: str, *, end: bool) -> dt.date:
    # Read twice with different defaults: what differs was not in the text.
    first: dt.date = date_parser.parse(text, dayfirst=True, default=dt.datetime(2000, 1, 1)).date()
    second: dt.date = date_parser.parse(text, dayfirst=True, default=dt.datetime(2001, 2, 2)).date()
    if first.year != second.year or first.month != second.month:
        raise ValueError("no year and month")
    if first.day == second.day:
        return first
    last = calendar.monthrange(first.year, first.month)[1]
    return first.replace(day=last if end else 1)


def read_filters(
    bodies: Sequence[str] | None,
    kinds: Sequence[str] | None,
    date_from: str | None,
    date_to: str | None,
) -> Filters:
    """Turn the filter fields into Filters; BadRequest says which field to put right."""
    start, stop = parse_bound(date_from, end=False), parse_bound(date_to, end=True)
    if start and stop and start > stop:
        raise BadRequest(
            f"The period ends ({say_date(stop)}) before it begins ({say_date(start)}): "
            "change one of the dates."
        )
    unknown = [kind for kind in kinds or () if kind not in _ALL_KINDS]
    if unknown:
        raise BadRequest(f"“{unknown[0]}” is not a kind of document held here: choose another.")
    return Filters(
        bodies=tuple(bodies or ()),
        kinds=cast("tuple[Kind, ...]", tuple(kinds or ())),
        date_from=start,
        date_to=stop,
    )


def say_filters(filters: Filters) -> str:
    """Return the active filters as one phrase, or an empty string when nothing narrows."""
    parts = []
    if filters.bodies:
        parts.append(" or ".join(filters.bodies))
    if filters.kinds:
        parts.append(" or ".join(say_kind(kind).lower() for kind in filters.kinds))
    if filters.date_from and filters.date_to:
        parts.append(f"{say_date(filters.date_from)} to {say_date(filters.date_to)}")
    elif filters.date_from:
        parts.append(f"from {say_date(filters.date_from)}")
    elif filters.date_to:
        parts.append(f"up to {say_date(filters.date_to)}")
    return "; ".join(parts)
