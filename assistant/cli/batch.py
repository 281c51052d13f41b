"""Reads a batch of questions (JSON lines) with errors that name the line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.types import Turn
from corpus.errors import BadRequest


class BatchQuestion(BaseModel):
    """One line of a batch: ``{"id", "question", "history"?}``; other fields are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore", coerce_numbers_to_str=True)

    id: str
    question: str
    history: tuple[Turn, ...] = ()


def read_batch(path: Path) -> Iterator[BatchQuestion]:
    """The questions of a file, in order; raises BadRequest naming the first bad line."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            given: dict[str, Any] = json.loads(line)
            yield BatchQuestion.model_validate(given)
        except (json.JSONDecodeError, ValidationError) as error:
            raise BadRequest(
                f'Line {number} of {path.name} is not of the form {{"id": …, "question": …}}.'
            ) from error
