"""Draws the register's counts by status and by committee as bars in tables, read without sight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape

from assistant.page.promises_wording import STATUSES, say_status
from assistant.page.wording import count
from assistant.promises.types import Promise

MOST_COMMITTEES = 6
"""Committees with a bar of their own; the rest share one."""

NO_COMMITTEE = "Committee not stated"


def count_statuses(records: Iterable[Promise]) -> dict[str, int]:
    """Count records by status, in the order of ``STATUSES``; those that none has are left out."""
    counts: Counter[str] = Counter(record.status for record in records)
    return {status: counts[status] for status in STATUSES if counts[status]}


def count_committees(records: Iterable[Promise]) -> dict[str, dict[str, int]]:
    """Count records by committee and, within each, by status; the fullest committee first."""
    held: dict[str, list[Promise]] = {}
    for record in records:
        held.setdefault(record.body or "", []).append(record)
    ordered = sorted(held.items(), key=lambda entry: (-len(entry[1]), not entry[0], entry[0]))
    return {body: count_statuses(group) for body, group in ordered}


def render_status_mark(status: str) -> str:
    """Draw a status as symbol and word."""
    name = say_status(status)
    known = status if status in STATUSES else "unknown"
    return (
        f'<span class="promise-status {known}"><span class="symbol" aria-hidden="true">'
        f"{escape(name.symbol)}</span> {escape(name.word)}</span>"
    )


def _render_bar(counts: dict[str, int], most: int) -> str:
    drawn = "".join(
        f'<span class="segment {status}" style="inline-size:{100 * number / max(most, 1):.2f}%">'
        "</span>"
        for status, number in counts.items()
    )
    return f'<span class="bar">{drawn}</span>'


def _render_choice(field: str, value: str, label: str) -> str:
    """Draw a label that narrows the list to what it names."""
    return (
        f'<button type="button" class="narrow" data-act="narrow" data-field="{field}" '
        f'data-value="{escape(value)}">{label}</button>'
    )


def render_status_plot(records: Sequence[Promise]) -> str:
    """Draw a bar for each status."""
    counts = count_statuses(records)
    most = max(counts.values(), default=0)
    rows = "".join(
        '<tr role="row"><th role="rowheader" scope="row">'
        f"{_render_choice('status', status, render_status_mark(status))}</th>"
        f'<td role="cell" class="figure">{number:,}</td>'
        f'<td class="drawn" aria-hidden="true">{_render_bar({status: number}, most)}</td></tr>'
        for status, number in counts.items()
    )
    return _render_plot("by-status", "By status", "Status", rows)


def render_committee_plot(records: Sequence[Promise]) -> str:
    """Draw a bar for each committee, parted by status, with what is overdue in words."""
    committees = count_committees(records)
    shown = dict(list(committees.items())[:MOST_COMMITTEES])
    rest = list(committees.items())[MOST_COMMITTEES:]
    merged: Counter[str] = Counter()
    for _, statuses in rest:
        merged.update(statuses)
    others = {status: merged[status] for status in STATUSES if merged[status]}
    most = max((sum(each.values()) for each in (*shown.values(), others)), default=0)
    rows = "".join(
        _render_committee(_render_choice("body", body, escape(body)) if body else NO_COMMITTEE,
                          statuses, most)
        for body, statuses in shown.items()
    )  # fmt: skip
    if rest:
        rows += _render_committee(count(len(rest), "other committee"), others, most)
    return _render_plot("by-committee", "By committee", "Committee", rows)


def _render_committee(label: str, statuses: dict[str, int], most: int) -> str:
    overdue = statuses.get("overdue", 0)
    note = f' <span class="overdue-note">{overdue:,} overdue</span>' if overdue else ""
    # What else the bar shows, for those who do not see it.
    rest = ", ".join(
        f"{number:,} {say_status(status).word.lower()}"
        for status, number in statuses.items()
        if status != "overdue"
    )
    note += f'<span class="visually-hidden"> {rest}</span>' if rest else ""
    return (
        f'<tr role="row"><th role="rowheader" scope="row">{label}</th>'
        f'<td role="cell" class="figure">{sum(statuses.values()):,}{note}</td>'
        f'<td class="drawn" aria-hidden="true">{_render_bar(statuses, most)}</td></tr>'
    )


def _render_plot(name: str, caption: str, head: str, rows: str) -> str:
    return (
        f'<table class="plot {name}" role="table"><caption>{caption}</caption>'
        '<thead class="visually-hidden" role="rowgroup"><tr role="row">'
        f'<th role="columnheader" scope="col">{head}</th>'
        '<th role="columnheader" scope="col">Records</th></tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table>'
    )


def render_plots(records: Sequence[Promise]) -> str:
    """Draw both plots; an empty string when there is nothing to count."""
    if not records:
        return ""
    return (
        f'<div class="plots">{render_status_plot(records)}{render_committee_plot(records)}'
        '<p class="hint">Choose a status or a committee to see only its records.</p></div>'
    )
