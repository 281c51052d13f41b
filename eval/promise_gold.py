"""Loads promise gold: what must be found, what may be found, and what must not be flagged."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.promises.types import PromiseKind, PromiseStatus
from corpus.errors import BadRequest

SAMPLE_PROMISES: Path = Path(__file__).parent / "gold" / "sample_promises.json"

CORE = "core"
# Those who decide together: a resolution's owner is no person, so that nobody is named wrongly.
_BODIES = frozenset({"panel", "committee", "council", "board", "officers", "members", "cabinet"})


class GoldPromise(BaseModel):
    """A promise with its verbatim ``quote`` in the document whose file name is ``doc``.

    ``tier`` is "core" where it must be found and anything else ("soft") where it may be.
    ``kinds_also`` and ``due_also`` are readings that are right as well. ``names`` are words of
    which a right ``who`` holds one; without them the last name of ``who`` is wanted. What is
    None is not judged. ``status`` is the one at the gold's ``as_of``.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    doc: str
    tier: str
    kind: PromiseKind
    kinds_also: tuple[PromiseKind, ...] = ()
    quote: str
    who: str | None = None
    names: tuple[str, ...] = ()
    addressed_to: str | None = None
    due_date: dt.date | None = None
    due_also: tuple[dt.date, ...] = ()
    accepted: bool | None = None
    status: PromiseStatus | None = None

    def right_names(self) -> tuple[str, ...]:
        """Words of which a right owner holds one; empty where nobody could be named wrongly.

        Who asked and who was asked may both stand as the owner of a request.
        """
        if self.names:
            return self.names
        given = (
            self.who,
            self.addressed_to if self.kind in ("request", "suggested-change") else "",
        )
        found = []
        for one in given:
            words = (one or "").partition(",")[0].partition("(")[0].split()
            if words and words[-1].lower() in _BODIES:
                return ()
            found += words[-1:]
        return tuple(found)


class FalseFriend(BaseModel):
    """Words that look like a promise and are none; ``type`` says in what way."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    doc: str
    type: str
    quote: str
    why: str = ""


class PromiseGold(BaseModel):
    """The promises and false friends of a set of documents.

    ``as_of`` is the day on which statuses are judged (None: whatever the day).
    """

    model_config = ConfigDict(frozen=True)

    as_of: dt.date | None = None
    promises: tuple[GoldPromise, ...]
    false_friends: tuple[FalseFriend, ...] = ()


def read_promise_gold(path: Path, false_friends: Path | None = None) -> PromiseGold:
    """The gold of a file: an object with both lists, or a list with the other in its own file.

    Raises BadRequest where a file does not fit.
    """
    found = _json(path)
    whole: Any = found if isinstance(found, dict) else {"promises": found}
    if false_friends is not None:
        whole = whole | {"false_friends": _json(false_friends)}
    try:
        return PromiseGold.model_validate(whole)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadRequest(f"{path.name} is not promise gold: {where}: {first['msg']}.") from error


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise BadRequest(f"The promise gold {path} cannot be read ({error}).") from error
