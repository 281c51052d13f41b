"""The report as a table for the terminal and as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from eval.measures import DESCRIPTIONS, Measure
from eval.outcomes import Outcome
from eval.report import Report

COLUMNS = (
    ("n", "n"),
    ("success", "success"),
    ("right", "right"),
    ("cited", "cited"),
    ("refused", "abstention_recall"),
    ("wrong", "answered_wrong"),
    ("rec@10", "recall@10"),
    ("mrr@10", "mrr@10"),
    ("med ms", "latency_median_ms"),
)


def figure(measure: Measure | None, name: str = "") -> str:
    """A measure's value: three decimals, whole milliseconds, or a dash where there is none."""
    if measure is None or measure.value is None:
        return "–"
    return f"{measure.value:.0f}" if name.endswith("_ms") else f"{measure.value:.3f}"


def interval(measure: Measure, name: str = "") -> str:
    """The 95% interval in brackets."""
    if measure.low is None or measure.high is None:
        return ""
    places = 0 if name.endswith("_ms") else 3
    return f"[{measure.low:.{places}f}, {measure.high:.{places}f}]"


def slice_rows(report: Report) -> list[list[str]]:
    """A row of cells for each slice: its name, then ``COLUMNS``."""
    rows = []
    for name, measures in report.by_slice.items():
        cells = [
            f"{measures['success'].n:.0f}" if key == "n" else figure(measures[key], key)
            for _, key in COLUMNS
        ]
        rows.append([name, *cells])
    return rows


def terminal(report: Report) -> str:
    """The whole report for a terminal, in columns."""
    lines = [
        f"{report.gold}: {len(report.outcomes)} questions of {report.documents} documents "
        f"({report.passages} passages); reader {report.reader}; settings {report.settings}",
        "",
    ]
    for name, found in report.overall.items():
        if found.value is not None:
            lines.append(
                f"{name:<24}{figure(found, name):>8}  {interval(found, name):<16} "
                f"{DESCRIPTIONS[name]}"
            )
    lines += ["", f"{'type':<16}" + "".join(f"{label:>9}" for label, _ in COLUMNS)]
    lines += [f"{row[0]:<16}" + "".join(f"{c:>9}" for c in row[1:]) for row in slice_rows(report)]
    lost = lost_counts(report.outcomes)
    if lost:
        lines += ["", "lost: " + ", ".join(f"{n} {stage}" for stage, n in lost)]
    lines += ["", f"promises: {promise_line(report)}"]
    return "\n".join(lines)


def lost_counts(outcomes: Sequence[Outcome]) -> list[tuple[str, int]]:
    """How many questions were lost at each stage, most first."""
    counts: dict[str, int] = {}
    for outcome in outcomes:
        if outcome.lost is not None:
            counts[outcome.lost] = counts.get(outcome.lost, 0) + 1
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def markdown(report: Report) -> str:
    """The report as Markdown: the figures, the types, and a line for each failure."""
    lines = [
        f"# Evaluation: {report.gold}",
        "",
        f"{report.made}, {report.machine}. {len(report.outcomes)} questions, "
        f"{report.documents} documents, {report.passages} passages; embedder `{report.embedder}`, "
        f"reader `{report.reader}`, settings `{report.settings}`.",
        "",
        *markdown_table(
            ["measure", "value", "95% interval", "what it is"],
            [
                [f"`{name}`", figure(m, name), interval(m, name), DESCRIPTIONS[name]]
                for name, m in report.overall.items()
                if m.value is not None
            ],
        ),
        "",
        "## By type of question",
        "",
        *markdown_table(["type", *(label for label, _ in COLUMNS)], slice_rows(report)),
        "",
        "## Failures",
        "",
        *markdown_table(
            ["id", "type", "lost", "question"],
            [[o.id, o.type, o.lost, _cell(o.question)] for o in report.outcomes if o.lost],
        ),
        "",
        *_promises(report),
    ]
    return "\n".join(lines) + "\n"


def promise_line(report: Report) -> str:
    """What the register was held against, in one sentence."""
    p = report.promises
    if p is None:
        return "The promises register was not measured: --promises names a gold for it."
    day = f", as of {p.as_of}" if p.as_of else ""
    return (
        f"{p.records} records against {p.core} promises that must be found, {p.soft} that may be, "
        f"and {p.false_friends} false friends{day}."
    )


def _promises(report: Report) -> list[str]:
    lines = ["## Promises", "", promise_line(report)]
    if report.promises is None or not report.promises.misses:
        return lines
    head = ["wrong", "id", "document", "quote", "wanted", "found"]
    rows = [
        [_cell(part) for part in (m.wrong, m.id, m.doc, m.quote, m.wanted, m.found)]
        for m in report.promises.misses
    ]
    return [*lines, "", *markdown_table(head, rows)]


def markdown_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a Markdown table."""
    return [
        "| " + " | ".join(head) + " |",
        "|" + "---|" * len(head),
        *("| " + " | ".join(row) + " |" for row in rows),
    ]


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
