"""What is found: hits, and the filters that narrow a search."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from corpus.types import Kind, Passage


@dataclass(frozen=True, slots=True)
class Filters:
    """Narrows a search; an empty field does not narrow. Dates are inclusive.

    ``bodies`` and ``speakers`` match without regard to case; ``documents`` are document ids.
    A document without a meeting date is left out as soon as a date bound is set.
    """

    council: str | None = None
    bodies: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    speakers: tuple[str, ...] = ()
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    documents: tuple[str, ...] = ()
    include_exempt: bool = False
    include_superseded: bool = False


NO_FILTERS = Filters()
"""What leaves every document in but the exempt and the replaced."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found, best first: ``rank`` counts from 1; ``score`` has no unit."""

    passage: Passage
    score: float
    rank: int
