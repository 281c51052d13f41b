"""The tuning script, end to end on two invented transcripts."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from index.tuning import main

TRANSCRIPT = """{title} - Webcasting
Agenda item :
Start of webcast
-
Cllr Orla Tench
Disclaimer: This transcript was automatically generated, so it may contain errors.
Cllr Orla Tench - 0:00:05
{words}
"""
SCORER = '''
"""Counts the questions whose first hit is of the right document."""
def score(questions, run):
    right = sum(run[q["id"]][:1] != [] and run[q["id"]][0]["document"] == q["document"]
                for q in questions)
    share = right / len(questions)
    return {"hit@1": share, "hit@5": share, "mrr@10": share, "cover@900": 0.0}
'''


def test_a_table_of_scores(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    transcripts = tmp_path / "transcripts"
    transcripts.mkdir()
    for name, words in (
        ("parks", "The lido on Quarry Lane will reopen in May, after the drains are mended."),
        ("schools", "Pupil numbers fell again, and two classes will have to be closed."),
    ):
        filled = TRANSCRIPT.format(title=f"{name.title()} Panel", words=words)
        (transcripts / f"{name}.txt").write_text(filled, "utf-8")
    questions = [
        {"id": "1", "split": "val", "document": "parks", "question": "When will the lido reopen?"},
        {"id": "2", "split": "val", "document": "schools", "question": "What fell, pupil numbers?"},
        {"id": "3", "split": "train", "document": "parks", "question": "What of pupil numbers?"},
    ]
    with gzip.open(tmp_path / "questions.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(question) + "\n" for question in questions)
    (tmp_path / "scorer.py").write_text(SCORER, "utf-8")
    paths = [str(tmp_path / name) for name in ("questions.jsonl.gz", "scorer.py", "transcripts")]
    main([*paths, str(tmp_path / "lib"), "--split", "val", "--embedder", "hashing"])
    first = capsys.readouterr().out
    assert "parks.txt: 1 passages added" in first
    assert "2 questions" in first
    assert "| BM25 alone, header weight 1 | 1.000 | 1.000 | 1.000 | 0.000 |" in first
    main([*paths, str(tmp_path / "lib"), "--embedder", "hashing"])
    second = capsys.readouterr().out
    assert "added" not in second
    assert "3 questions" in second
    assert "| defaults | 0.667 | 0.667 | 0.667 | 0.000 |" in second
