"""Loads gold sets: our JSON lines, and question sets that name the turns which answer (QMSum)."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from corpus.errors import BadRequest
from eval.judging import GoldQuestion

SAMPLE_GOLD: Path = Path(__file__).parent / "gold" / "sample_questions.jsonl"


def read_gold(path: Path, split: str | None = None) -> list[GoldQuestion]:
    """The questions of a ``.jsonl`` or ``.jsonl.gz`` file, of one ``split`` where named.

    A line with ``gold_turns`` and ``document`` (QMSum's committee questions) becomes a question
    whose evidence is its turns, any of which is a hit; it has no gold wording, so that only
    its retrieval and citations are judged. Raises BadRequest naming the line that does not fit.
    """
    try:
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise BadRequest(f"The gold file {path} cannot be read ({error}).") from error
    questions: list[GoldQuestion] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            if split is not None and record.get("split") != split:
                continue
            questions.append(GoldQuestion.model_validate(_ours(record)))
        except (ValueError, TypeError, AttributeError, KeyError, ValidationError) as error:
            reason = str(error).splitlines()[0]
            raise BadRequest(
                f"Line {number} of {path.name} is not a question: {reason}."
            ) from error
    _check_ids(questions, path)
    return questions


def _ours(record: dict[str, Any]) -> dict[str, Any]:
    if "gold_turns" not in record:
        return record
    return {
        "id": record["id"],
        "type": record.get("type", "meeting"),
        "question": record["question"],
        "doc": [f"{record['document']}."],
        "evidence": record["gold_turns"],
    }


def _check_ids(questions: list[GoldQuestion], path: Path) -> None:
    seen: set[str] = set()
    for question in questions:
        if question.id in seen:
            raise BadRequest(f"{path.name} holds two questions with the id {question.id}.")
        seen.add(question.id)
    if not questions:
        raise BadRequest(f"{path.name} holds no questions.")
