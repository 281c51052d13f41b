"""The report of a run: what is written as JSON, and read back to compare with."""

from __future__ import annotations

import datetime as dt
import os
import platform
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.settings import Settings
from corpus.errors import BadRequest
from eval.asking import Examined
from eval.measures import Measure, measure, slices
from eval.outcomes import Outcome
from eval.promises import PromiseScores


class Summary(BaseModel):
    """What a later run is compared with: the figures, and how each question fell out.

    ``promises_found`` says of each promise that must be found whether it was.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    made: str
    gold: str
    settings: str
    reader: str
    overall: dict[str, Measure]
    verdicts: dict[str, dict[str, float]]
    promises_found: dict[str, bool] = {}


class Report(Summary):
    """Everything about a run. ``by_slice`` holds the measures of each type of question.

    ``promises`` is None where the register was not measured; its measures stand in ``overall``.
    """

    machine: str
    embedder: str
    documents: int
    passages: int
    options: dict[str, Any]
    by_slice: dict[str, dict[str, Measure]]
    outcomes: tuple[Outcome, ...]
    promises: PromiseScores | None = None

    def summary(self) -> Summary:
        """The small part, for the stored baseline."""
        return Summary.model_validate(self.model_dump(include=set(Summary.model_fields)))


def verdict(outcome: Outcome) -> dict[str, float]:
    """The figures of one question that a comparison pairs."""
    found = {"success": float(outcome.success), "answered_wrong": float(outcome.wrong)}
    if outcome.answerable:
        found["cited"] = float(outcome.cited)
        if outcome.right is not None:
            found["right"] = float(outcome.right)
    else:
        found["refused"] = float(outcome.refused)
    for name in ("recall@10", "mrr@10"):
        if name in outcome.retrieval:
            found[name] = round(outcome.retrieval[name], 4)
    return found


def make_report(
    gold: Path,
    settings: Settings,
    examined: Examined,
    outcomes: list[Outcome],
    promises: PromiseScores | None = None,
) -> Report:
    """The report of ``outcomes`` and, where it was measured, of the promises register."""
    infos = examined.assistant.documents().values()
    return Report(
        made=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        gold=gold.name,
        settings=settings.fingerprint(),
        reader=examined.reader,
        machine=f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}",
        embedder=settings.embedder,
        documents=len(infos),
        passages=sum(i.passages for i in infos),
        options=settings.model_dump(mode="json", exclude={"data"}),
        overall=measure(outcomes) | (promises.measures if promises is not None else {}),
        by_slice={name: measure(group) for name, group in slices(outcomes).items()},
        verdicts={o.id: verdict(o) for o in outcomes},
        outcomes=tuple(outcomes),
        promises=promises,
        promises_found=promises.core_found if promises is not None else {},
    )


def read_summary(path: Path) -> Summary:
    """A baseline or an earlier report. Raises BadRequest where it is neither."""
    try:
        return Summary.model_validate_json(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        raise BadRequest(
            f"{path} is not a report to compare with: name a report.json or a baseline."
        ) from error
