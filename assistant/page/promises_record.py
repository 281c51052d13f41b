"""Draws an opened record: its quote in its place, what it says, evidence, history and review."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from urllib.parse import urlsplit

from assistant.page.promises_plot import render_status_mark
from assistant.page.promises_review import render_review_form
from assistant.page.promises_wording import (
    STRENGTHS,
    say_accepted,
    say_change,
    say_due,
    say_moment,
    say_promise_kind,
    say_who,
)
from assistant.page.references import render_particulars, render_quote_in_context
from assistant.page.wording import count, say_attribution, say_where
from assistant.promises.citing import cite_promise
from assistant.promises.types import Promise
from assistant.types import Citation, CitationContext

ContextOf = Callable[[Citation], CitationContext]
"""Finds the words around a quote; a bare quote where its document is no longer held."""


def render_record(promise: Promise, context_of: ContextOf, notice: str = "") -> str:
    """Draw a record, opened. ``notice`` says what has just happened to it."""
    return (
        f'<div class="record" data-id="{escape(promise.id)}">'
        f"{_render_notice(notice)}"
        '<div class="record-columns"><div class="record-read">'
        f"{_render_standing(promise)}"
        "<h4>What was said, in its place</h4>"
        f"{_render_quote(promise, context_of)}"
        f"{_render_again(promise.also_said, context_of)}"
        f"{_render_evidence(promise, context_of)}"
        f"{_render_history(promise)}</div>"
        f"{render_review_form(promise)}</div>"
        '<p class="close"><button type="button" class="as-link" data-act="close">'
        f"Close record {escape(promise.id)}</button></p></div>"
    )


def _render_notice(notice: str) -> str:
    if not notice:
        return ""
    return f'<p class="notice" tabindex="-1">{escape(notice)}</p>'


def _render_standing(promise: Promise) -> str:
    """Draw the status with its reason, and what the record says of the obligation."""
    source = "Set by a review." if promise.reviewed else "Suggested by the record, not reviewed."
    reason = promise.status_reason.strip()
    said_so = _words(promise.what) in _words(promise.quote)
    rows = (
        ("What", "" if said_so else promise.what),
        ("Kind", say_promise_kind(promise.kind)),
        ("Strength", STRENGTHS.get(promise.strength, promise.strength)),
        ("Who", say_who(promise)),
        ("Role", promise.role or ""),
        ("To whom", promise.to_whom or ""),
        ("Due", say_due(promise)),
        ("Condition", promise.condition or ""),
        ("Answer", say_accepted(promise)),
        ("Owner", promise.owner or ""),
        ("Note", promise.note or ""),
    )
    drawn = "".join(
        f"<div><dt>{name}</dt><dd>{escape(value)}</dd></div>" for name, value in rows if value
    )
    return (
        f"<h3>Record {escape(promise.id)}</h3>"
        f'<p class="standing">{render_status_mark(promise.status)} '
        f'<span class="reason">{escape(reason)}{" " if reason else ""}{source}</span></p>'
        f'<dl class="particulars">{drawn}</dl>'
    )


def _words(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".;,")


def _render_quote(promise: Promise, context_of: ContextOf) -> str:
    citation = cite_promise(promise)
    if not promise.in_source:
        return (
            '<p class="hint">The source has changed since: these words no longer stand in it.</p>'
            f'<blockquote class="in-context"><mark>{escape(promise.quote)}</mark></blockquote>'
            f"{render_particulars(citation)}"
        )
    return render_quote_in_context(context_of(citation)) + render_particulars(citation)


def _render_place(citation: Citation, context_of: ContextOf) -> str:
    """Draw a quote, who said it where, and its place in the document to open."""
    return (
        f'<li><p class="evidence-quote"><q>“{escape(citation.quote.strip())}”</q>'
        f'<cite class="attribution">{escape(say_attribution(citation))}</cite></p>'
        f'<details class="reference"><summary><span class="what"><span class="title">'
        f'{escape(citation.title)}</span> <span class="where">{escape(say_where(citation))}</span>'
        '</span></summary><div class="opened">'
        f"{render_quote_in_context(context_of(citation))}{render_particulars(citation)}"
        "</div></details></li>"
    )


def _render_again(again: Sequence[Citation], context_of: ContextOf) -> str:
    if not again:
        return ""
    places = "".join(_render_place(citation, context_of) for citation in again)
    return (
        f"<h4>Said again in {count(len(again), 'other place')}</h4>"
        f'<ul role="list" class="evidence">{places}</ul>'
    )


def _render_evidence(promise: Promise, context_of: ContextOf) -> str:
    link = ""
    if promise.evidence_link:
        link = f'<p class="evidence-link">Given by an officer: {_link(promise.evidence_link)}</p>'
    if not promise.evidence:
        return (
            '<h4>Evidence</h4><p class="hint">Nothing in the documents held says what became '
            f"of it.</p>{link}"
        )
    places = "".join(_render_place(citation, context_of) for citation in promise.evidence)
    return f'<h4>Evidence</h4><ul role="list" class="evidence">{places}</ul>{link}'


def _link(text: str) -> str:
    # A web address becomes a link, anything else stays text.
    try:
        parts = urlsplit(text)
        safe = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        safe = False
    if not safe:
        return escape(text)
    return (
        f'<a href="{escape(text)}" rel="noopener noreferrer" target="_blank">{escape(text)} '
        "(opens in a new tab)</a>"
    )


def _render_history(promise: Promise) -> str:
    """Draw who changed what, newest first."""
    if not promise.history:
        return '<h4>History</h4><p class="hint">Nobody has reviewed this record yet.</p>'
    lines = []
    for change in reversed(promise.history):
        why = f'<span class="why">Why: {escape(change.why)}</span>' if change.why else ""
        told = say_change(change)
        told += "" if told.endswith((".", ".”")) else "."
        lines.append(
            f'<li><time datetime="{change.when.isoformat()}">{say_moment(change.when)}</time> '
            f'<span class="change">{escape(told)}</span>{why}</li>'
        )
    return f'<h4>History</h4><ol role="list" class="history">{"".join(lines)}</ol>'
