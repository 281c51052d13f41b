"""Draws references and near misses: native details elements that open without the server.

Every word that comes from a document, a question or a library goes through ``html.escape``;
nothing here marks text as safe.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from urllib.parse import urlsplit

from assistant.page.wording import (
    count,
    say_agenda_item,
    say_date,
    say_kind,
    say_speaker,
    say_where,
)
from assistant.types import Citation, CitationContext

NEAR_MISS_LABEL = "Not an answer, but close:"

AROUND = 450
"""Characters shown on either side of a quote: about a screen of a phone in all."""

_EMPTY_LINES = re.compile(r"\n\s*\n\s*")

Contexts = Mapping[tuple[str, int, int], CitationContext]
"""Contexts by what was quoted, as ``context_key`` gives it."""


def context_key(citation: Citation) -> tuple[str, int, int]:
    """Return the key under which a citation's context is kept."""
    return (citation.document_id, citation.start, citation.end)


def render_quote_in_context(context: CitationContext) -> str:
    """Draw the text around a quote with the quote marked, and in it the answering words."""
    quote = _draw_text(context.quote)
    if context.mark is not None:
        start, end = context.mark
        if 0 <= start < end <= len(context.quote):
            quote = (
                f"{_draw_text(context.quote[:start])}"
                f'<strong class="answering">{_draw_text(context.quote[start:end])}</strong>'
                f"{_draw_text(context.quote[end:])}"
            )
    before, after = trim_before(context.before), trim_after(context.after)
    return (
        '<blockquote class="in-context">'
        f"{_draw_text(before)}<mark>{quote}</mark>{_draw_text(after)}"
        "</blockquote>"
    )


def _draw_text(text: str) -> str:
    # A gap and not an empty line: tables in the sources have one between their rows.
    return _EMPTY_LINES.sub('\n<span class="gap"></span>', escape(text))


def trim_before(text: str, most: int = AROUND) -> str:
    """Return the last ``most`` characters or fewer, from a line's or a word's beginning."""
    if len(text) <= most:
        return text
    tail = text[-most:]
    line = tail.find("\n")
    if line >= 0 and tail[line:].strip():
        return tail[line:].lstrip()
    return "… " + tail[tail.find(" ") + 1 :]


def trim_after(text: str, most: int = AROUND) -> str:
    """Return the first ``most`` characters or fewer, up to a line's or a word's end."""
    if len(text) <= most:
        return text
    head = text[:most]
    line = head.rfind("\n")
    if line >= 0 and head[:line].strip():
        return head[:line].rstrip()
    space = head.rfind(" ")
    return (head[:space] if space > 0 else head) + " …"


def _source_link(citation: Citation) -> str:
    url = citation.url or ""
    try:
        safe = urlsplit(url).scheme.lower() in {"http", "https"}
    except ValueError:
        safe = False
    if not safe:
        return escape(citation.source)
    return (
        f'{escape(citation.source)}<br><a href="{escape(url)}" rel="noopener noreferrer" '
        'target="_blank">Open the original (opens in a new tab)</a>'
    )


def _status_line(citation: Citation) -> str:
    if citation.status == "draft":
        return "Draft, not yet approved"
    return (citation.status or "").capitalize()


def render_particulars(citation: Citation) -> str:
    """Draw what a person would cite, as a list of terms; what is unknown is left out."""
    rows = (
        ("Kind", escape(say_kind(citation.kind))),
        ("Status", escape(_status_line(citation))),
        ("Council", escape(citation.council or "")),
        ("Committee", escape(citation.body or "")),
        ("Date", say_date(citation.meeting_date) if citation.meeting_date else "Not stated"),
        ("Agenda item", escape(say_agenda_item(citation))),
        ("Paragraph", escape(citation.paragraph or "")),
        ("Page", str(citation.page) if citation.page is not None else ""),
        ("Speaker", escape(say_speaker(citation))),
        ("Webcast time", escape(citation.time or "")),
        ("Source", _source_link(citation)),
    )
    drawn = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in rows if value)
    return f'<dl class="particulars">{drawn}</dl>'


def _render_opened(citation: Citation, contexts: Contexts) -> str:
    context = contexts.get(context_key(citation)) or CitationContext("", citation.quote, "")
    return render_quote_in_context(context) + render_particulars(citation)


def _draft_tag(citation: Citation) -> str:
    return ' <span class="tag">Draft</span>' if citation.status == "draft" else ""


def render_reference(citation: Citation, contexts: Contexts, exchange: int) -> str:
    """Draw one numbered reference, closed; its id is what the number in the answer links to."""
    number = citation.number
    return (
        f'<li><details class="reference" id="ref-{exchange}-{number}">'
        f'<summary><span class="number" aria-hidden="true">{number}</span>'
        f'<span class="what"><span class="visually-hidden">Reference {number}: </span>'
        f'<span class="title">{escape(citation.title)}</span>{_draft_tag(citation)} '
        f'<span class="where">{escape(say_where(citation))}</span></span></summary>'
        f'<div class="opened">{_render_opened(citation, contexts)}'
        f'<p class="back"><a href="#answer-{exchange}">Back to the answer</a></p></div>'
        "</details></li>"
    )


def render_references(citations: tuple[Citation, ...], contexts: Contexts, exchange: int) -> str:
    """Draw the references of one answer; an empty string when it has none."""
    if not citations:
        return ""
    drawn = "".join(render_reference(citation, contexts, exchange) for citation in citations)
    return (
        '<section class="references"><h3>References</h3>'
        '<p class="hint">Open a reference to read the words in their place.</p>'
        f'<ol role="list">{drawn}</ol></section>'
    )


def render_near_misses(near_misses: tuple[Citation, ...], contexts: Contexts, exchange: int) -> str:
    """Draw near misses apart from any answer, collapsed, labelled and without numbers."""
    if not near_misses:
        return ""
    drawn = "".join(
        f'<li><details class="reference" id="near-{exchange}-{place}">'
        f'<summary><span class="what"><span class="title">{escape(citation.title)}</span>'
        f'{_draft_tag(citation)} <span class="where">{escape(say_where(citation))}</span>'
        "</span></summary>"
        f'<div class="opened">{_render_opened(citation, contexts)}</div></details></li>'
        for place, citation in enumerate(near_misses, start=1)
    )
    return (
        f'<details class="near-misses" id="near-{exchange}">'
        f"<summary>{NEAR_MISS_LABEL} {count(len(near_misses), 'passage')}</summary>"
        '<p class="hint">These passages came nearest. They do not answer the question.</p>'
        f'<ul role="list">{drawn}</ul></details>'
    )
