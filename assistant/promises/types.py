"""What the register holds: what is found in one document, and the record that is kept of it."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from assistant.types import Citation, Frozen, Quoted

PromiseKind = Literal["commitment", "request", "suggested-change", "resolution"]
Strength = Literal["firm", "soft", "conditional"]
Attribution = Literal["certain", "uncertain"]
PromiseStatus = Literal["open", "done", "overdue", "superseded", "refused", "unknown"]


class Meaning(Frozen):
    """What a promise's words mean: what is to be done, by whom, when and on what condition.

    For a commitment ``who`` is whoever must act, for a request or suggested change whoever asks
    (``to_whom`` is then who must act), for a resolution whoever it charges, else the body; by the
    name or post that the document gives (``None`` where it gives none). ``attribution`` is
    "uncertain" where a transcript's label or the sentence leaves room for another. ``due_text``
    is the document's own words, ``due_date`` the last day they allow, worked out from the
    meeting's date. ``accepted`` is False where the answer was no and
    ``None`` where nothing was answered.
    """

    kind: PromiseKind
    strength: Strength
    what: str
    who: str | None = None
    role: str | None = None
    attribution: Attribution = "certain"
    to_whom: str | None = None
    due_text: str | None = None
    due_date: dt.date | None = None
    condition: str | None = None
    accepted: bool | None = None


class Finding(Meaning):
    """What was found of a promise: its meaning, by which rule, and how surely.

    ``same_as`` is the place in the list of finds of the first time that the same obligation was
    said. ``rule`` names what found it, ``score`` (0 to 1) how sure it is.
    """

    same_as: int | None = None
    rule: str = ""
    score: float = 1.0


class Found(Finding):
    """A promise as one document shows it: ``document.text[start:end]`` is its quote."""

    start: int
    end: int


class Change(Frozen):
    """One line of a record's history: who changed which field, from what to what, when, why."""

    field: str
    before: str | None = None
    after: str | None = None
    who: str
    when: dt.datetime
    why: str | None = None


class Promise(Quoted, Meaning):
    """One record of the register, in the shape of ``minutes promises --json``.

    ``kind`` is the promise's; ``document_kind`` the document's. ``status`` is the officer's where
    ``reviewed`` is true, else the one that ``evidence`` and today's date suggest
    (``status_reason`` says why in plain words). ``quote == document.text[start:end]``, always,
    but where ``in_source`` is False: then the source has changed, and what is shown is the quote
    as it stood when it was reviewed. ``duplicate_of`` is the id of the record of the same
    obligation said elsewhere; ``also_said`` are the quotes of those records. ``evidence`` is
    what later documents say, ``evidence_link`` what an officer gave; ``about`` are the words just
    before the quote, which say what "it" and "that" stand for. ``id`` stays the same when
    its source is read again or changed elsewhere.
    """

    id: str
    document_kind: str
    status: PromiseStatus = "unknown"
    status_reason: str = ""
    reviewed: bool = False
    owner: str | None = None
    note: str | None = None
    evidence: tuple[Citation, ...] = ()
    evidence_link: str | None = None
    about: str = ""
    also_said: tuple[Citation, ...] = ()
    in_source: bool = True
    duplicate_of: str | None = None
    history: tuple[Change, ...] = ()
