"""The promises part of the report's page: what was missed, flagged wrongly, or told wrongly."""

from __future__ import annotations

from html import escape
from itertools import groupby

from eval.promises import PromiseMiss
from eval.report import Report
from eval.tables import promise_line


def promise_section(report: Report) -> str:
    """A heading, one sentence, and a block that opens for each kind of failure."""
    shown = ""
    if report.promises is not None:
        misses = sorted(report.promises.misses, key=lambda m: m.wrong)
        for wrong, group in groupby(misses, key=lambda m: m.wrong):
            held = list(group)
            rows = "".join(_row(miss) for miss in held)
            shown += (
                f"<details><summary>{escape(wrong)}: {len(held)}</summary>"
                f'<ul class="misses">{rows}</ul></details>'
            )
    return f"<h2>Promises</h2><p>{escape(promise_line(report))}</p>{shown}"


def _row(miss: PromiseMiss) -> str:
    told = [
        f"<br>{label}: {escape(words)}"
        for label, words in (("wanted", miss.wanted), ("found", miss.found))
        if words
    ]
    return (
        f"<li><blockquote>{escape(miss.quote)}</blockquote>"
        f"<small>{escape(miss.id)}, {escape(miss.doc)}{''.join(told)}</small></li>"
    )
