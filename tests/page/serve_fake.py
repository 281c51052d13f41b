"""Serves the page over the fake assistant: ``python serve_fake.py PORT DOCUMENTS LOG PROMISES``.

A process of its own, because Gradio's server leaves event loops open when it is stopped, which
would fail whichever test runs when they are collected. Writes each question asked to LOG.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from page.fake_assistant import FakeAssistant

from assistant.page.build import build_app
from assistant.page.look import launch_options
from assistant.types import Answer, Turn
from index.types import NO_FILTERS, Filters


class LoggedAssistant(FakeAssistant):
    """The fake, telling another process what it was asked."""

    def __init__(self, documents: int, log: Path, promises: int) -> None:
        super().__init__(documents=documents, promises=promises)
        self.log = log

    def ask(
        self, question: str, history: Sequence[Turn] = (), filters: Filters = NO_FILTERS
    ) -> Answer:
        """Note the question with its history and filters, then answer it."""
        asked = {
            "question": question,
            "history": [turn.model_dump() for turn in history],
            "bodies": filters.bodies,
            "kinds": filters.kinds,
            "date_from": str(filters.date_from),
            "date_to": str(filters.date_to),
        }
        with self.log.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asked) + "\n")
        return super().ask(question, history, filters)


if __name__ == "__main__":
    port, documents, log, promises = sys.argv[1:]
    page = build_app(LoggedAssistant(int(documents), Path(log), int(promises)))
    page.launch(server_name="127.0.0.1", server_port=int(port), **launch_options())
