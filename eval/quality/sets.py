"""The question sets that retrieval is compared on; those outside the project are optional."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from corpus.sample import SAMPLE_FOLDER
from eval.gold import SAMPLE_GOLD, read_gold
from eval.judging import GoldQuestion

_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions with the documents that they are asked of, all together.

    ``by_turns`` says that the evidence are whole turns of one meeting, so that the 5-gram rule
    (``eval.quality.turns``) applies as well.
    """

    name: str
    questions: tuple[GoldQuestion, ...]
    documents: tuple[Path, ...]
    by_turns: bool = False


def shared_folder() -> Path:
    """Where the material that is not part of the project lies: beside it, or MINUTES_SHARED."""
    return Path(os.environ.get("MINUTES_SHARED", _ROOT.parent / "shared"))


def question_sets(shared: Path) -> tuple[list[QuestionSet], list[str]]:
    """The sets at hand, and a line for each that is not."""
    sets = [QuestionSet("sample library", _answerable(SAMPLE_GOLD), (SAMPLE_FOLDER,))]
    notes: list[str] = []
    dev, seeds = shared / "gold" / "seed_questions_dev.jsonl", shared / "seeds"
    if dev.is_file() and seeds.is_dir():
        sets.append(QuestionSet("real documents", _answerable(dev), (seeds,)))
    else:
        notes.append(f"Left out: the real documents with their questions ({dev} is not here).")
    committees = shared / "data" / "qmsum" / "committee_questions.jsonl.gz"
    transcripts = shared / "data" / "qmsum" / "transcripts"
    if committees.is_file() and transcripts.is_dir():
        questions = _answerable(committees, "val")
        names = sorted({q.doc[0] for q in questions})
        meetings = tuple(transcripts / f"{name}txt" for name in names)
        sets.append(QuestionSet("QMSum validation meetings", questions, meetings, by_turns=True))
    else:
        notes.append(f"Left out: the QMSum validation meetings ({committees} is not here).")
    return sets, notes


def _answerable(path: Path, split: str | None = None) -> tuple[GoldQuestion, ...]:
    """What is judged: the questions that have evidence."""
    return tuple(q for q in read_gold(path, split) if q.evidence)
