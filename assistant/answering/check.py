"""The last gate before an answer is shown: quotes verbatim, figures and names cited.

Nothing here trusts the code that composed the answer: it re-reads the documents.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence

from assistant.answering.quoting import readable
from assistant.types import Citation, Statement
from assistant.understanding.dates import spoken

_QUOTED = re.compile(r"“[^”]*”")
_REFERENCE = re.compile(r"\[(\d+)\]")
_FIGURE = re.compile(r"\d[\d,.]*\d|\d")
_NAME = re.compile(r"\b[A-Z][a-zà-ÿ]+(?:[-'’][A-Za-z]+)*\b")
# Words with which our own sentences begin or that are no names.
_OWN_WORDS = frozenset(
    """The In It On At By Also And Later Earlier Asked Under No Yes They He She This That A An
    Minutes Report Transcript Agenda Decision Webcast Earliest Latest""".split()
)


def problems(
    statement: Statement,
    citations: Sequence[Citation],
    text_of: Callable[[str], str],
) -> list[str]:
    """What is wrong with a statement; an empty list means that it may be shown.

    ``text_of(document_id)`` gives a document's text. Checked: each citation number resolves;
    each cited quote is the slice of its document that it says; each “quotation” in the
    statement stands word for word (white space folded) in a cited quote; each figure and name
    outside quotation marks stands in a cited quote or in what is stated of its source.
    """
    by_number = {c.number: c for c in citations}
    cited = [by_number[n] for n in statement.citations if n in by_number]
    wrong = [f"[{n}] does not resolve" for n in statement.citations if n not in by_number]
    if not cited:
        wrong.append("nothing is cited")
    for citation in cited:
        if text_of(citation.document_id)[citation.start : citation.end] != citation.quote:
            wrong.append(f"quote [{citation.number}] is not a slice of its document")
    outside = _REFERENCE.sub("", statement.text)
    quotes = [readable(c.quote) for c in cited]
    for quote in quotes:
        outside = outside.replace(quote, " ")
    if any(piece.strip("“”… ") for piece in _QUOTED.findall(outside)):
        wrong.append("a quotation does not stand in what it cites")
    outside = _QUOTED.sub(" ", outside)
    ground = " ".join([*quotes, *(_stated(c) for c in cited)])
    closed = re.sub(r"(?<=\d)\s+(?=[.,]\d)", "", ground)
    figures = set(_FIGURE.findall(closed)) | set(_FIGURE.findall(ground))
    wrong += [f"figure {f} is not cited" for f in _FIGURE.findall(outside) if f not in figures]
    names = {n.lower() for n in _NAME.findall(ground)} | set(ground.lower().split())
    wrong += [
        f"name {n} is not cited"
        for n in _NAME.findall(outside)
        if n not in _OWN_WORDS and n.lower() not in names
    ]
    return wrong


def _stated(citation: Citation) -> str:
    """What a citation says of its source, as words."""
    item = citation.agenda_item
    day = citation.meeting_date
    parts = [citation.title, citation.council, citation.body, citation.speaker, citation.time]
    parts += [citation.paragraph, str(citation.page or ""), spoken(day) if day else ""]
    parts += [json.dumps([item.number, item.title], ensure_ascii=False) if item else ""]
    return " ".join(p for p in parts if p)
