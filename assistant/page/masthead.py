"""Draws the head of the page: title, what the library holds, its empty state, the filter line."""

from __future__ import annotations

from html import escape

from assistant.page.wording import count, say_date
from assistant.types import LibraryInfo

_TO_FILTERS = '<a href="#filters">Narrow the search</a>'


def render_heading(info: LibraryInfo) -> str:
    """Draw the skip link, the page's title and what the library holds."""
    return (
        '<a class="skip-link" href="#question">Skip to the question</a>'
        f'<div class="masthead"><h1>Ask the minutes</h1><p class="library">{escape(info.name)}</p>'
        f"</div>{_render_fictional(info)}{_render_holdings(info)}"
    )


def _render_fictional(info: LibraryInfo) -> str:
    if not info.fictional:
        return ""
    return (
        '<div class="banner" role="note"><p><strong>Sample library: this council is '
        "fictional.</strong> Its people, meetings and figures are invented. Your own documents "
        "open in a library of their own.</p></div>"
    )


def _render_holdings(info: LibraryInfo) -> str:
    if not info.documents:
        return render_empty_library()
    period = ""
    if info.date_from and info.date_to:
        period = f", from {say_date(info.date_from)} to {say_date(info.date_to)}"
    bodies = f" of {count(len(info.bodies), 'committee')}" if info.bodies else ""
    return (
        f'<p class="lead">Answers are quoted word for word from {count(info.documents, "document")}'
        f"{bodies}{period}. Each quote opens in its place in the record.</p>"
    )


def render_empty_library() -> str:
    """Draw what to do when the library holds no documents yet."""
    return (
        '<section class="empty-library"><h2>No documents yet</h2>'
        "<p>There is nothing here to answer from. Add minutes, reports or webcast transcripts, "
        "then load this page again:</p>"
        "<pre><code>minutes add FOLDER-OR-FILES</code></pre>"
        "<p>Use the same <code>--data</code> folder for <code>minutes add</code> "
        "as for this page.</p></section>"
    )


def render_filter_note(phrase: str, problem: str = "") -> str:
    """Draw the line above the question that says what will be searched."""
    if problem:
        return f'<p class="filter-note problem" role="alert">{escape(problem)}</p>'
    if not phrase:
        return f'<p class="filter-note">Searching every document. {_TO_FILTERS}</p>'
    return (
        f'<p class="filter-note"><strong>Searching only:</strong> {escape(phrase)}. '
        f"{_TO_FILTERS}</p>"
    )
