"""Draws the register's table: one row for each record, in lots; on a phone each row is a card."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.page.promises_plot import NO_COMMITTEE, render_status_mark
from assistant.page.promises_query import ORDERS, Listing, PromiseQuery, say_query
from assistant.page.promises_wording import (
    say_due,
    say_kind_of,
    say_short_date,
    say_who,
)
from assistant.page.wording import count
from assistant.promises.types import Promise

LOT = 25
"""Records drawn at once; more come when asked for."""

SHORT_QUOTE = 170
"""Characters of a quote that a row shows."""

COLUMNS = ("Reference", "Meeting", "Committee", "What was said", "Who", "Due", "Status")


def shorten(text: str, most: int = SHORT_QUOTE) -> str:
    """Return the beginning of a quote on one line, cut at a word's end."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    head = line[: most - 2]
    return f"{head[: head.rfind(' ')] if ' ' in head else head} …"


def render_row(promise: Promise) -> str:
    """Draw a record as a row, closed."""
    key = escape(promise.id)
    again = len(promise.also_said)
    repeated = f" · said {again + 1} times" if again else ""
    said = (
        f'<span class="promise-kind">{escape(say_kind_of(promise))}{repeated}</span>'
        f"<q>“{escape(shorten(promise.quote))}”</q>"
    )
    when = say_short_date(promise.meeting_date) if promise.meeting_date else "Not dated"
    cells = (
        ("Meeting", when, "when"),
        ("Committee", escape(promise.body or NO_COMMITTEE), "body"),
        ("What was said", said, "said"),
        ("Who", escape(promise.owner or say_who(promise, brief=True)), "who"),
        ("Due", escape(say_due(promise, brief=True)), "due"),
        ("Status", render_status_mark(promise.status), "is"),
    )
    drawn = "".join(
        f'<td role="cell" class="{name}" data-label="{label}">{cell}</td>'
        for label, cell, name in cells
    )
    return (
        f'<tr role="row" class="promise" data-id="{key}" tabindex="-1">'
        '<th role="rowheader" scope="row" class="reference-cell">'
        f'<button type="button" class="open-record" data-act="open" aria-expanded="false" '
        f'aria-label="Record {key}">{key}</button></th>{drawn}</tr>'
    )


def render_lot(listing: Listing, start: int, size: int = LOT) -> str:
    """Draw the rows of one lot, from the record at ``start`` (counted from 0)."""
    return "".join(render_row(promise) for promise in listing.records[start : start + size])


def say_found(listing: Listing, query: PromiseQuery) -> str:
    """Return how many records are found, of how many, and what narrowed them."""
    found, total = len(listing.records), listing.total
    narrowed = say_query(query)
    if not narrowed:
        return f"All {count(total, 'record')}" if total else "No records"
    return f"{found:,} of {count(total, 'record')}: {narrowed}"


def say_caption(listing: Listing, query: PromiseQuery) -> str:
    """Return the table's caption: what it holds, and in which order."""
    return f"{say_found(listing, query)}. {_say_order(query)}."


def _say_order(query: PromiseQuery) -> str:
    if query.order == "due":
        return "Overdue first; intentions after what binds"
    return ORDERS[query.order]


def render_found(listing: Listing, query: PromiseQuery) -> str:
    """Draw the line above the table, with the way back to the whole register."""
    everything = (
        '<button type="button" class="as-link" data-act="show-all">Show all</button>'
        if query.narrows
        else ""
    )
    return (
        f'<p class="found" tabindex="-1"><strong>{escape(say_found(listing, query))}.</strong> '
        f'<span class="ordered">{_say_order(query)}.</span> {everything}</p>'
    )


def render_more(listing: Listing, shown: int) -> str:
    """Draw the button for the next lot; empty when everything is shown."""
    left = len(listing.records) - shown
    if left <= 0:
        return ""
    return (
        f'<button type="button" class="plain" data-act="more">'
        f"Show {min(LOT, left):,} more</button>"
        f'<p class="hint">{shown:,} of {count(len(listing.records), "record")} shown.</p>'
    )


def render_table(listing: Listing, query: PromiseQuery) -> str:
    """Draw the table with its first lot; in words where there is nothing to show."""
    if not listing.records:
        return render_nothing(listing)
    # The roles are said again because a phone's style sheet draws rows as blocks, which takes
    # the table's meaning away from screen readers.
    heads = "".join(f'<th role="columnheader" scope="col">{column}</th>' for column in COLUMNS)
    return (
        '<table class="register" role="table"><caption class="visually-hidden">'
        f"{escape(say_caption(listing, query))}</caption>"
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{render_lot(listing, 0)}</tbody></table>'
        f'<div class="more">{render_more(listing, LOT)}</div>'
    )


def render_nothing(listing: Listing) -> str:
    """Draw what to do when no record is found, or none is held."""
    if not listing.total:
        return (
            '<p class="nothing">No promise, request or resolution has been found in the documents '
            "held. Records appear here as minutes and transcripts are added.</p>"
        )
    return (
        '<p class="nothing">No record fits all of these filters. Take one away, or choose '
        "Show all.</p>"
    )


def render_sheet(records: Sequence[Promise], heading: str, note: str) -> str:
    """Draw every record as a plain table for the printer, quotes in full."""
    heads = "".join(f'<th scope="col">{column}</th>' for column in COLUMNS)
    rows = "".join(
        "<tr>"
        f'<th scope="row">{escape(promise.id)}</th>'
        f"<td>{say_short_date(promise.meeting_date) if promise.meeting_date else ''}</td>"
        f"<td>{escape(promise.body or '')}</td>"
        f"<td>{escape(say_kind_of(promise))}: “{escape(promise.quote.strip())}”"
        f"{_render_sheet_note(promise)}</td>"
        f"<td>{escape(promise.owner or say_who(promise, brief=True))}</td>"
        f"<td>{escape(say_due(promise, brief=True))}</td>"
        f"<td>{render_status_mark(promise.status)}</td></tr>"
        for promise in records
    )
    return (
        f"<h2>{escape(heading)}</h2><p>{escape(note)}</p>"
        f'<table class="sheet"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _render_sheet_note(promise: Promise) -> str:
    return f'<span class="sheet-note">{escape(promise.note)}</span>' if promise.note else ""
