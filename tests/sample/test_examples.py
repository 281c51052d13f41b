"""The questions that the page offers on the sample library are answered, with the trained reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.opening import SAMPLE_EXAMPLES, open_assistant


@pytest.mark.slow
def test_every_example_question_is_answered_with_references(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with open_assistant(
        tmp_path, sample=True, progress=lambda done, total, _: told.append((done, total))
    ) as assistant:
        info = assistant.library()
        assert info.fictional
        assert info.examples == SAMPLE_EXAMPLES
        for question in SAMPLE_EXAMPLES:
            answer = assistant.ask(question)
            assert answer.status == "answered", question
            assert answer.citations
        generation = assistant.index.generation
    assert told[-1][0] == told[-1][1] >= 24
    with open_assistant(tmp_path, sample=True) as again:
        assert again.index.generation == generation  # nothing is embedded twice
