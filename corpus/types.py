"""What is read: documents, their structural blocks, and the passages cut from them.

Offsets are counted in characters (Python ``str`` indices) of ``Document.text``. What a source
does not say is ``None``; what was worked out rather than read is listed in ``Document.inferred``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["minutes", "transcript", "report", "agenda", "decision"]
Status = Literal["draft", "approved", "exempt"]
# The context of the rows at a report's head: each names a thing and says what it is.
REPORT_DETAILS = "Report details"
BlockKind = Literal[
    "heading", "paragraph", "list-item", "table-row", "resolution", "turn", "attendance", "note"
]


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item of business; either part may be unknown."""

    number: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person named in a source, with the role and presence that it states."""

    name: str
    role: str | None = None
    presence: Literal["present", "apologies", "absent", "in attendance", "substitute"] | None = None


@dataclass(frozen=True, slots=True)
class Locator:
    """What a person would cite: where in the document something stands.

    ``time`` is the place in the webcast as printed there ("0:19:02"). ``speaker_certain`` is
    False where the transcript's labels lag, so that the words may be another speaker's.
    """

    agenda_item: AgendaItem | None = None
    paragraph: str | None = None
    page: int | None = None
    speaker: str | None = None
    speaker_certain: bool = True
    time: str | None = None
    heading_path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A structural unit of a document: ``text[start:end]`` with one locator.

    Blocks are in order, do not overlap, and hold between them every character of
    ``Document.text`` that is not white space. ``context`` is words needed to understand the
    block that stand elsewhere (a table's title and column headings): used for searching only.
    ``exempt`` marks text that may not be shown to the public. ``follows_on`` is True where
    nothing of the source was lifted out between the block before and this one, so that a quote
    may run across the two.
    """

    start: int
    end: int
    kind: BlockKind
    locator: Locator = field(default_factory=Locator)
    context: str = ""
    exempt: bool = False
    follows_on: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One source as read. ``text`` holds the source's own words (white space may be folded).

    ``inferred`` maps a field's name to the reason for a value that the source does not state.
    ``content_hash`` is the SHA-256 (hex) of the bytes read. ``source`` is the file name or URL
    that was added; ``document_id`` is stable for a source across changes of its content.
    """

    document_id: str
    title: str
    kind: Kind
    source: str
    text: str
    content_hash: str
    council: str | None = None
    body: str | None = None
    meeting_date: dt.date | None = None
    agenda_item: AgendaItem | None = None
    url: str | None = None
    status: Status | None = None
    starts_at: str | None = None
    closed_at: str | None = None
    attendance: tuple[Attendee, ...] = ()
    speakers: tuple[str, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    blocks: tuple[Block, ...] = ()
    inferred: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document small enough to embed: ``document.text[start:end] == text``.

    ``header`` (title, body, date, item, speaker, table headings) and ``search_text`` (the tidied
    words: joined words parted, spaced numbers closed, acronyms spelled out) are for searching
    only and never quoted.
    """

    passage_id: str
    document_id: str
    text: str
    start: int
    end: int
    locator: Locator
    kind: BlockKind
    header: str = ""
    search_text: str = ""
    exempt: bool = False
