"""The review form of a record: drawn, read, and turned into what the register is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Literal, cast, get_args
from urllib.parse import urlsplit

from assistant.page.filters import parse_bound
from assistant.page.promises_fields import FieldProblems, read_text, render_field, render_options
from assistant.page.promises_wording import STATUSES, say_status
from assistant.page.wording import say_date
from assistant.promises.types import Promise, PromiseStatus
from corpus.errors import BadRequest

MAX_NAME = 80
MAX_NOTE = 2000
MAX_LINK = 500

SUGGESTED = "suggested"
"""The choice that gives a reviewed status back to what the record suggests."""

_STATUSES: tuple[str, ...] = get_args(PromiseStatus)


@dataclass(frozen=True, slots=True)
class Review:
    """What an officer found; ``None`` leaves a field as it is, "" takes its review back."""

    who: str
    status: PromiseStatus | Literal[""] | None = None
    owner: str | None = None
    due_date: dt.date | Literal[""] | None = None
    note: str | None = None
    evidence: str | None = None
    why: str | None = None


def say_version(promise: Promise) -> str:
    """Return what tells one state of a record from the next: how often it has been changed."""
    return str(len(promise.history))


def read_review(fields: Mapping[str, object]) -> Review:
    """Read the fields that were changed, and the name; raises FieldProblems field by field."""
    problems: dict[str, str] = {}
    who = " ".join(read_text(fields, "who").split())
    if not who:
        problems["who"] = "Write your name: the history says who made each change."
    elif len(who) > MAX_NAME:
        problems["who"] = f"Shorten the name to {MAX_NAME} characters."
    status = read_text(fields, "status")
    if status and status not in (*_STATUSES, SUGGESTED):
        problems["status"] = f"“{status}” is not a status: choose one from the list."
    due: dt.date | None = None
    try:
        due = parse_bound(read_text(fields, "due_date")[:40], end=True)
    except BadRequest:
        problems["due_date"] = (
            "This could not be read as a date: write a day such as 14 October 2027."
        )
    evidence = read_text(fields, "evidence")
    if evidence and not _is_address(evidence):
        problems["evidence"] = "Write a whole web address that begins with https:// or http://."
    elif len(evidence) > MAX_LINK:
        problems["evidence"] = f"Shorten the address to {MAX_LINK} characters."
    for name, label in (("note", "note"), ("why", "reason")):
        if len(read_text(fields, name)) > MAX_NOTE:
            problems[name] = f"Shorten the {label} to {MAX_NOTE:,} characters."
    if len(read_text(fields, "owner")) > MAX_NAME:
        problems["owner"] = f"Shorten the owner to {MAX_NAME} characters."
    if problems:
        raise FieldProblems(problems)
    review = Review(
        who=who,
        status="" if status == SUGGESTED else cast("PromiseStatus | None", status or None),
        owner=_changed(fields, "owner"),
        due_date=due if due or "due_date" not in fields else "",
        note=_changed(fields, "note"),
        evidence=_changed(fields, "evidence"),
        why=read_text(fields, "why") or None,
    )
    if not _changes_something(review):
        raise FieldProblems(
            {"status": "Nothing has been changed yet: choose a status or fill in another field."}
        )
    return review


def _changed(fields: Mapping[str, object], name: str) -> str | None:
    return read_text(fields, name) if name in fields else None


def _changes_something(review: Review) -> bool:
    found = (review.status, review.owner, review.due_date, review.note, review.evidence)
    return any(value is not None for value in found)


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False


def render_review_form(promise: Promise) -> str:
    """Draw the form; only what is changed in it is sent, with the version that was read."""
    key = f"review-{escape(promise.id)}"
    word = say_status(promise.status).word
    leave = f"Leave as it is ({word.lower()})"
    statuses = {"": leave} | {status: name.word for status, name in STATUSES.items()}
    if promise.reviewed:
        statuses[SUGGESTED] = "Back to what the record suggests"
    due = say_date(promise.due_date) if promise.due_date else ""
    fields = (
        render_field(
            key, "who", "Your name",
            f'<input @attributes autocomplete="name" maxlength="{MAX_NAME}">',
            hint="Kept in the record’s history.",
        ),
        render_field(
            key, "status", "Status", f"<select @attributes>{render_options(statuses)}</select>"
        ),
        render_field(
            key, "owner", "Owner",
            f'<input @attributes value="{escape(promise.owner or "")}" maxlength="{MAX_NAME}">',
            hint="The officer who sees to it.",
        ),
        render_field(
            key, "due_date", "Due date",
            f'<input @attributes value="{due}" maxlength="40">',
            hint="Such as 14 October 2027.",
        ),
        render_field(
            key, "note", "Note",
            f'<textarea @attributes rows="3">{escape(promise.note or "")}</textarea>',
        ),
        render_field(
            key, "evidence", "Evidence link",
            f'<input @attributes inputmode="url" value="{escape(promise.evidence_link or "")}">',
            hint="A web address that shows what was done.",
        ),
        render_field(key, "why", "Reason for the change", "<input @attributes>"),
    )  # fmt: skip
    return (
        f'<form class="review" novalidate data-id="{escape(promise.id)}" '
        f'data-version="{say_version(promise)}" aria-labelledby="{key}-heading">'
        f'<h4 id="{key}-heading">Review this record</h4>{"".join(fields)}'
        '<button type="submit" class="primary">Save the review</button></form>'
    )
