"""How an answer reads: each quote introduced by who said it, where and when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.quoting import readable
from assistant.types import Citation
from assistant.understanding.dates import spoken

_MARKER = re.compile(r"\W*(?:\d+(?:\.\d+)*|[a-z]{1,3})?\W*", re.I)

NOT_FOUND = "The minutes I hold do not say."
EMPTY_LIBRARY = "This library holds no documents yet, so I cannot answer."
DIFFERING = "The record gives figures that differ:"


def not_found(unheard: Sequence[str] = ()) -> str:
    """The line that says the record is silent; ``unheard`` are names that it nowhere holds."""
    if not unheard:
        return NOT_FOUND
    return f"{NOT_FOUND} Nothing in them names {' or '.join(unheard)}."


def introduce(citation: Citation, resolution: bool, after: Citation | None = None) -> str:
    """The words before a quote; ``after`` is the citation of the statement before it."""
    when = f" on {spoken(citation.meeting_date)}" if citation.meeting_date else ""
    again = after is not None and after.document_id == citation.document_id
    if citation.speaker:
        if not citation.speaker_certain:
            # Short, since these words stand before what the reader came for.
            same = after is not None and again and after.speaker == citation.speaker
            if same and after is not None and not after.speaker_certain:
                return "Also under that name:"
            where = "Under" if again else f"The transcript{when}, under"
            return f"{where} the name of {citation.speaker} (perhaps another speaker):"
        if after is not None and again and after.speaker == citation.speaker:
            return f"{citation.speaker} also said:"
        return f"{citation.speaker} said{'' if again else when}:"
    if resolution:
        body = f" by the {_bare(citation.body)}" if citation.body and not again else ""
        return f"It was resolved{body}{'' if again else when}:"
    if again:
        return "It also says:"
    match citation.kind:
        case "report":
            dated = f" of {spoken(citation.meeting_date)}" if citation.meeting_date else ""
            where = f", paragraph {citation.paragraph}" if citation.paragraph else ""
            return f"The report {_short(citation.title)}{dated}{where}, says:"
        case "agenda":
            return f"The agenda{_of(citation)}{when} says:"
        case "decision":
            return f"The decision{_of(citation)}{when} says:"
        case "transcript":
            return f"The transcript{_of(citation)}{when} has:"
        case _:
            return f"The minutes{_of(citation)}{when} say:"


def introduce_date(citation: Citation, place: int, rows: int) -> str:
    """The words before a row of a dated list, of which the first two are its ends."""
    where = {0: "Earliest, ", 1: "Latest, ", 2: "In between, "}.get(place, "") if rows > 1 else ""
    when = spoken(citation.meeting_date) if citation.meeting_date else "no date"
    source = citation.kind
    if citation.speaker and citation.speaker_certain:
        source = citation.speaker
    elif citation.speaker:
        source = f"under the name of {citation.speaker}, perhaps another speaker"
    return f"{where}{when} ({source}):"


# "The minutes on Minutes of the meeting held on …" would say it twice.
_NAMED_BY_ITSELF = re.compile(
    r"(?:(?:draft|approved|council|ordinary|regular|annual)\s+)*(?:meeting\s+)?"
    r"(?:minutes|agenda|notes)\b",
    re.I,
)


def _of(citation: Citation) -> str:
    if citation.body:
        return f" of the {_bare(citation.body)}"
    if _NAMED_BY_ITSELF.match(citation.title):
        return ""
    return f" on {_short(citation.title)}" if citation.title else ""


def _bare(body: str) -> str:
    return body.removeprefix("The ").removeprefix("the ")


def _short(title: str, words: int = 10) -> str:
    """A title of at most ``words`` words."""
    parts = title.split()
    return title if len(parts) <= words else " ".join(parts[:words]) + " …"


def quoted(citation: Citation, text: str) -> str:
    """The quote in quotation marks, with "…" where the sentence was cut at either end.

    ``text`` is the document's whole text.
    """
    lead = _cut_before(text, citation.start)
    tail = _cut_after(text, citation.end)
    return f"“{'… ' if lead else ''}{readable(citation.quote)}{' …' if tail else ''}”"


def _cut_before(text: str, start: int) -> bool:
    line = text[max(0, start - 80) : start].rpartition("\n")[2]
    if _MARKER.fullmatch(line):
        return False  # a paragraph's number or a bullet is no part of the sentence
    before = line.rstrip(" \t\u00a0")
    return (bool(before) and before[-1].isalnum()) or before.endswith((",", ";"))


def _cut_after(text: str, end: int) -> bool:
    if text[end - 1 : end] in ".!?:":
        return False
    after = text[end : end + 80].lstrip(" \t\u00a0")
    return after[:1].isalnum() and after[:1].islower()
