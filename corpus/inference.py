"""Works out what a source does not state: a date or committee from the file name, a plain title.

Whatever is worked out is listed in ``Document.inferred`` with its reason. Nothing that the
source states is ever replaced, a title that names nothing apart.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePath
from typing import Protocol

from corpus.months import MONTHS
from corpus.names import tidy_capitals
from corpus.types import Document

_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_. ]?(\d\d)[-_. ]?(\d\d)(?!\d)")
_LONG = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[-_ ]({'|'.join(MONTHS)})[-_ ]((?:19|20)\d\d)(?!\d)", re.I
)
_PRINTED = re.compile(r"(?<!\d)(\d\d)(\d\d)((?:19|20)\d\d)(?!\d)")
_BODY = re.compile(
    r"((?:[A-Z][\w'’&,-]*|and|of|for|the|&)(?: (?:[A-Z][\w'’&,-]*|and|of|for|the|&)){0,9} )?"
    r"(?:Committee|Panel|Board|Cabinet|Council|Forum|Sub-Committee|Executive|Commission)\b"
)
_NAMES_NOTHING = re.compile(
    r"^\W*(?:approved |draft |confirmed |printed )*(?:minutes?|agenda|not for publication|exempt|"
    r"confidential|briefing note|decision notice|report|notice|transcript|document)\b"
    r"(?!.*\b(?:programme|strategy|plan|review of|budget)\b)",
    re.I,
)
# Words of a title that do not tell one meeting's paper from another's.
_ANY_PAPER = frozenset(
    """the a an of for from to at in on and is be by held minute minutes agenda meeting draft
    approved confirmed unconfirmed printed notes subject approval not publication exempt
    confidential day monday tuesday wednesday thursday friday saturday sunday st nd rd th am
    pm""".split()
)
# A title of more words runs on beyond the paper's name.
MOST_WORDS = 12
_SUFFIX = re.compile(
    r"\s*\((?:report to follow|report attached|to follow|verbal(?: report)?)\)", re.I
)


class _Held(Protocol):
    """What is needed of a document that a library holds."""

    @property
    def document_id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def meeting_date(self) -> dt.date | None: ...
    @property
    def body(self) -> str | None: ...
    @property
    def council(self) -> str | None: ...


def infer_from_name(document: Document) -> Document:
    """The document with date, body and title worked out from its source's name where lacking."""
    name = PurePath(document.source).stem
    found = dict(document.inferred)
    day, body, title = document.meeting_date, document.body, document.title
    if day is None and (day := date_in_name(name)) is not None:
        found["meeting_date"] = "from the file name"
    if body is None and document.kind in ("minutes", "agenda", "transcript", "decision"):
        match = _BODY.search(re.sub(r"[_-]+", " ", name))
        if match and match[1]:
            body = match[0].removeprefix("the ").removeprefix("and ").strip()
            found["body"] = "from the file name"
    if _is_empty_title(title, document):
        made = _made_title(document, body, name)
        if made.casefold() != title.casefold():
            found["title"] = "made from the committee or the file name"
        title = made
    return replace(document, meeting_date=day, body=body, title=title, inferred=found)


def date_in_name(name: str) -> dt.date | None:
    """The date that a file name carries, as 2021-10-14, 14 October 2021 or 14102021."""
    readings = [
        (match[1], match[2], match[3]) for match in _ISO.finditer(name)
    ] + [
        (match[3], str(MONTHS[match[2].lower()]), match[1]) for match in _LONG.finditer(name)
    ] + [
        (match[3], match[2], match[1]) for match in _PRINTED.finditer(name)
    ]  # fmt: skip
    for year, month, day in readings:
        try:
            return dt.date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None


def infer_from_library(document: Document, held: Iterable[_Held]) -> Document:
    """An undated minutes page given the date and body of the one report of the same title."""
    if document.meeting_date is not None or document.kind != "minutes":
        return document
    matches = [
        other
        for other in held
        if other.kind == "report"
        and other.meeting_date is not None
        and same_title(other.title, document.title)
    ]
    if len(matches) != 1:
        return document
    report = matches[0]
    reason = f"from the report of the same title ({report.document_id})"
    found = dict(document.inferred) | {"meeting_date": reason}
    body, council = document.body, document.council
    if body is None and report.body is not None:
        body, found["body"] = report.body, reason
    if council is None and report.council is not None:
        council, found["council"] = report.council, reason
    return replace(
        document, meeting_date=report.meeting_date, body=body, council=council, inferred=found
    )


def same_title(a: str, b: str) -> bool:
    """Whether two titles are the same but for case, punctuation and "(report to follow)"."""
    return _plain(a) == _plain(b) != ""


def _plain(title: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", _SUFFIX.sub("", title).lower().replace("’", "'")))


def _is_empty_title(title: str, document: Document) -> bool:
    names = {_plain(n) for n in (document.council, document.body) if n}
    if document.kind == "transcript":
        return not title.strip()
    return _plain(title) in names or title.isupper() or bool(_NAMES_NOTHING.match(title))


def _made_title(document: Document, body: str | None, name: str) -> str:
    if document.kind in ("minutes", "agenda"):
        # Of a council's own meetings a title may say which it is: "Minutes of the budget meeting".
        own = _own_words(document.title, body or "")
        short = len(document.title.split()) <= MOST_WORDS
        if own and (body is None or (len(own) > 1 and short and body == document.council)):
            return tidy_capitals(document.title)
        if body:
            return f"{body} {document.kind}"
    words = re.sub(r"\s+", " ", name.replace("_", " ")).strip()
    words = _ISO.sub("", words).strip(" -")
    if len(re.findall(r"[A-Za-z]{3,}", words)) >= 2:
        return words[0].upper() + words[1:]
    return document.title


def _own_words(title: str, body: str) -> list[str]:
    """The words of a title that are neither any paper's nor of what met."""
    words = re.findall(r"[a-z]{2,}", title.lower())
    said = _ANY_PAPER | set(re.findall(r"[a-z]{2,}", body.lower()))
    return [word for word in words if word not in said and word not in MONTHS]
