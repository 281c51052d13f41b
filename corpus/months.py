"""Months by their names, and days that may or may not be in a calendar."""

from __future__ import annotations

import calendar
import datetime as dt

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
"""The number of each month by its name in lower case."""

MONTH_WORDS = MONTHS | {
    name.lower(): number for number, name in enumerate(calendar.month_abbr) if name
}
"""The same with "jan" to "dec" and "sept"."""
MONTH_WORDS["sept"] = 9

MONTH_NAME = f"(?:{'|'.join(name.capitalize() for name in MONTHS)})"
"""The pattern of a month's name with its capital."""

ANY_MONTH = f"(?:{'|'.join(MONTHS)})"
"""The pattern of a month's name in lower case."""


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def day_or_none(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None where no calendar has it, such as 31 June."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
