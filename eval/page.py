"""The report as one self-contained HTML page: figures, plots, and each failure in full."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from eval import plots
from eval.comparing import Comparison
from eval.curves import calibration_error, reliability_bins, risk_coverage, working_point
from eval.measures import DESCRIPTIONS, LOWER_IS_BETTER
from eval.outcomes import Outcome
from eval.promise_section import promise_section
from eval.report import Report
from eval.tables import COLUMNS, figure, interval, lost_counts, slice_rows

HEADLINES = {
    "success": "Right",
    "answered_wrong": "Answered wrongly",
    "abstention_recall": "Rightly silent",
    "cited": "Cited",
    "verbatim": "Word for word",
    "recall@10": "Evidence found",
    "follow_up": "Follow-ups right",
    "promise_core_recall": "Promises found",
}
STAGES = {
    "not read": "the evidence is not in the text of the documents as they were read",
    "not retrieved": "the passage with the evidence was not among those sought out",
    "not ranked": "it was found, but not high enough to be weighed",
    "not chosen": "it was weighed, but other words were chosen",
    "not said": "it was cited, but what was said of it was not what was asked",
    "wrongly refused": "it was weighed, and the answer was held back as not sure enough",
    "wrongly answered": "the record does not answer, and yet something was said",
}
STYLE = """
:root { color-scheme: only light }
body { font: 1.0625rem/1.5 system-ui, sans-serif; color: #17252a; background: #fff; margin: 0 }
main, header > div { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem }
header { background: #14333c; color: #fff; padding: 1.5rem 0; margin-bottom: 1.5rem }
h1 { margin: 0; font-size: 1.75rem; overflow-wrap: anywhere } header p { margin: .25rem 0 0 }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.35rem }
h3 { margin: 1.5rem 0 .25rem; font-size: 1.1rem } h3 + p { margin: 0 0 .5rem }
ul.key { list-style: none; padding: 0; display: grid; gap: .8rem;
         grid-template-columns: repeat(auto-fill, minmax(min(8.6rem, 45%), 1fr)) }
@media (min-width: 48rem) { ul.key { grid-template-columns: repeat(4, 1fr) } }
ul.key li { border-top: 4px solid #0b5563; background: #f3f6f6; padding: .5rem .7rem;
            line-height: 1.35 }
ul.key strong { display: block; font-size: 1.7rem; line-height: 1.2 }
ul.key small { color: #46565c; font-size: .9rem }
.wide { overflow-x: auto } .wide:focus-visible { outline: 3px solid #ffb000 }
table { border-collapse: collapse; width: 100%; min-width: 38rem; font-size: .95rem }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #b6c2c5;
         vertical-align: top }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums }
figure { margin: 0; min-width: 0 } figcaption { color: #46565c; margin-bottom: .3rem }
svg { display: block; width: 100%; min-width: 27rem; height: auto }
.plots { display: grid; gap: 1.5rem 2rem;
         grid-template-columns: repeat(auto-fit, minmax(min(27rem, 100%), 1fr)) }
.failed h2 { margin: .3rem 0 } .failed ul { margin: .3rem 0; padding-left: 1.2rem }
.failed { border-left: 6px solid #a3201d; padding: .5rem 1rem; background: #fdf1f0 }
.passed { border-left: 6px solid #0b5563; padding: .5rem 1rem; background: #f3f6f6 }
details { border: 1px solid #b6c2c5; margin: .5rem 0; padding: .5rem .8rem }
summary { cursor: pointer } summary:focus-visible { outline: 3px solid #ffb000 }
.stage { display: inline-block; border: 1px solid #5d6d72; padding: 0 .4rem; font-size: .9rem }
dt { font-weight: 600; margin-top: .6rem } dd { margin: 0 0 0 1rem; overflow-wrap: anywhere }
ul.misses { padding-left: 1.2rem } ul.misses li { margin: .6rem 0; overflow-wrap: anywhere }
ol.found { padding-left: 1.6rem } ol.found li { margin: .3rem 0 }
ol.found li.yes { background: #fdeeb3 }
blockquote { margin: .2rem 0; padding-left: .8rem; border-left: 3px solid #b6c2c5 }
"""


def page(report: Report, comparison: Comparison | None = None, failed: Sequence[str] = ()) -> str:
    """The whole page; everything that came from documents is escaped."""
    title = f"Evaluation: {report.gold}"
    return (
        f'<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>{escape(title)}'
        '</title><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{STYLE}</style></head><body><header><div><h1>{escape(title)}</h1>"
        f"<p>{escape(_about(report))}</p></div></header><main>"
        + _gates(failed)
        + _headlines(report)
        + _plots(report)
        + _overall(report)
        + _types(report)
        + (_comparison(comparison) if comparison is not None else "")
        + _failures(report)
        + promise_section(report)
        + "</main></body></html>\n"
    )


def _about(report: Report) -> str:
    return (
        f"{len(report.outcomes)} questions of {report.documents} documents "
        f"({report.passages} passages), {report.made[:16].replace('T', ' ')} UTC, "
        f"{report.machine}. Reader {report.reader}; embedder {report.embedder}; "
        f"settings {report.settings}."
    )


def _gates(failed: Sequence[str]) -> str:
    if not failed:
        return ""
    lines = "".join(f"<li>{escape(line)}</li>" for line in failed)
    return f'<section class="failed"><h2>Gates that failed</h2><ul>{lines}</ul></section>'


def _headlines(report: Report) -> str:
    cells = []
    for name, title in HEADLINES.items():
        found = report.overall.get(name)
        if found is not None and found.value is not None:
            cells.append(
                f"<li><strong>{found.value:.1%}</strong><b>{escape(title)}</b><br>"
                f"<small>{escape(DESCRIPTIONS[name])}</small></li>"
            )
    return f'<ul class="key">{"".join(cells)}</ul>'


def _plots(report: Report) -> str:
    rows = [
        plots.Bar(
            name,
            m["success"].value or 0.0,
            m["success"].low or 0.0,
            m["success"].high or 0.0,
            f"of {m['success'].n:.0f}",
        )
        for name, m in report.by_slice.items()
    ]
    bins = reliability_bins(report.outcomes)
    error = calibration_error(bins)
    took = [o.latency_ms for o in report.outcomes]
    marks = [
        (report.overall[key].value or 0.0, label)
        for key, label in (("latency_median_ms", "median"), ("latency_p95_ms", "95th percentile"))
    ]
    drawn = (
        (
            "Success by type of question, with 95% intervals",
            plots.bars("Success by type of question", rows),
        ),
        (
            "Coverage against risk as the abstention threshold moves",
            plots.curve(
                "Coverage against risk",
                risk_coverage(report.outcomes),
                working_point(report.outcomes),
            ),
        ),
        (
            "Reliability of the confidence: share right where it was so sure"
            + (f" (expected calibration error {error:.3f})" if error is not None else ""),
            plots.reliability("Reliability of the confidence", bins),
        ),
        ("Latency of an answer", plots.histogram("Latency of an answer", took, marks)),
    )
    figures = "".join(
        f'<figure><figcaption>{escape(words)}</figcaption><div class="wide" tabindex="0" '
        f'role="region" aria-label="Plot: {escape(words)}">{svg}</div></figure>'
        for words, svg in drawn
    )
    return f'<h2>Plots</h2><div class="plots">{figures}</div>'


def _table(name: str, head: Sequence[str], rows: Sequence[Sequence[str]], numbers: int = 1) -> str:
    """A table whose columns from ``numbers`` on are figures."""

    def cells(tag: str, row: Sequence[str]) -> str:
        return "".join(
            f'<{tag} class="n">{escape(c)}</{tag}>'
            if n >= numbers
            else f"<{tag}>{escape(c)}</{tag}>"
            for n, c in enumerate(row)
        )

    body = "".join(f"<tr>{cells('td', row)}</tr>" for row in rows)
    return (
        f'<h2>{escape(name)}</h2><div class="wide" tabindex="0" role="region" '
        f'aria-label="{escape(name)}"><table><thead><tr>{cells("th", head)}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _overall(report: Report) -> str:
    rows = [
        [name, DESCRIPTIONS[name], figure(m, name), interval(m, name), f"{m.n:.0f}"]
        for name, m in report.overall.items()
        if m.value is not None
    ]
    head = ["measure", "what it is", "value", "95% interval", "of"]
    note = "Lower is better for " + ", ".join(sorted(LOWER_IS_BETTER)) + "."
    return _table("All measures", head, rows, 2) + f"<p>{escape(note)}</p>"


def _types(report: Report) -> str:
    return _table(
        "By type of question", ["type", *(label for label, _ in COLUMNS)], slice_rows(report)
    )


def _comparison(found: Comparison) -> str:
    rows = [
        [c.measure, f"{c.before:.3f}", f"{c.after:.3f}", str(c.up), str(c.down), f"{c.p:.3f}"]
        for c in found.changes
    ]
    flips = "".join(
        f"<li>{'gained' if f.gained else '<strong>lost</strong>'} {escape(f.id)} "
        f"({escape(f.type)}): {escape(f.question)}</li>"
        for f in found.flips
    )
    name = f"Against {found.baseline}"
    table = _table(name, ["measure", "before", "after", "up", "down", "p"], rows)
    return table + (f"<ul>{flips}</ul>" if flips else "<p>No question flipped.</p>")


def _failures(report: Report) -> str:
    """The failures under a heading for each stage at which they came about, most first."""
    counts = lost_counts(report.outcomes)
    shown = ""
    for stage, count in counts:
        held = "".join(_failure(o) for o in report.outcomes if o.lost == stage)
        shown += (
            f"<h3>{escape(stage.capitalize())}: {count}</h3><p>{escape(STAGES[stage])}.</p>{held}"
        )
    total = sum(count for _, count in counts)
    return f"<h2>Failures: {total}, by where they came about</h2>{shown or '<p>None.</p>'}"


def _failure(outcome: Outcome) -> str:
    said = "".join(
        f"<blockquote>{escape(c.quote)}<br><small>{escape(c.source)}</small></blockquote>"
        for c in outcome.citations
    )
    found = "".join(
        f'<li value="{f.rank}"{" class=yes" if f.relevant else ""}>'
        f"{'<strong>holds the evidence</strong>: ' if f.relevant else ''}{escape(f.text)}<br>"
        f"<small>{escape(f.source)}, score {f.score:.3f}</small></li>"
        for f in outcome.found
    )
    sure = f" (confidence {outcome.confidence:.2f})" if outcome.confidence is not None else ""
    wanted = "; ".join(" or ".join(group) for group in outcome.gold)
    parts = [
        ("Earlier turns", "<br>".join(escape(t) for t in outcome.history)),
        (f"Answer given: {outcome.status}{sure}", escape(outcome.answer) + said),
        ("Gold", escape(wanted) if outcome.answerable else "The record does not answer this."),
        ("Evidence", "".join(f"<blockquote>{escape(e)}</blockquote>" for e in outcome.evidence)),
        ("Passages found", f'<ol class="found">{found}</ol>' if found else ""),
    ]
    body = "".join(f"<dt>{escape(k)}</dt><dd>{v}</dd>" for k, v in parts if v)
    return (
        f"<details><summary>{escape(outcome.id)} ({escape(outcome.type)}) "
        f'<span class="stage">{escape(outcome.lost or "")}</span> {escape(outcome.question)}'
        f"</summary><dl>{body}</dl></details>"
    )
