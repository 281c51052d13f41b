"""What became of a promise, in one word and in a plain sentence, from what is known of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.promises.mentions import Effect
from assistant.promises.recording import Noted
from assistant.promises.types import PromiseStatus
from assistant.understanding.dates import spoken


class Told(NamedTuple):
    """One piece of evidence: what it says became of the promise, and when it was said."""

    effect: Effect
    day: dt.date | None
    title: str


# Decisions that are carried out by being made: nothing is left to follow up.
_NOTING = re.compile(
    r"\b(?:not(?:e|es|ed|ing)|receiv(?:e|es|ed)|approv(?:e|es|ed)|agree[ds]?|adopt(?:s|ed)?|"
    r"accept(?:s|ed)?|endors(?:e|es|ed)|confirm(?:s|ed)?|signed|welcom(?:e|es|ed)|elected|"
    r"appointed|co-?opted|refused?|granted|rejected|thank(?:s|ed)?|support(?:s|ed)?|"
    r"congratulat\w+|regrets?|disappoint\w+|carried|lost|concluded|closed|excluded?)\b",
    re.I,
)
_FURTHER = re.compile(
    r"\b(?:be (?:brought|sent|provided|circulated|reported|asked|invited|prepared|reviewed|added|"
    r"arranged|published|written|included|amended|delegated|authorised|instructed|presented|"
    r"submitted|undertaken|carried out|obtained|purchased|repaired|replaced|installed|set up|"
    r"established|considered at|deferred)|to (?:bring|send|provide|circulate|report|ask|write|"
    r"prepare|publish|arrange|contact|obtain|investigate|review|return|come|look|check|purchase|"
    r"order|repair|replace|install|amend|include|add|monitor|request|work|develop|invite)|"
    r"asks? (?:that|for|the|cabinet|officers)|request(?:s|ed)? (?:that|a|an|the|further)|"
    r"requires?|delegat\w+|authoris\w+|instruct\w+|come (?:back )?to|"
    r"(?:report|update|plan|review|paper)s? (?:back|to (?:the|a|its)))\b",
    re.I,
)


def settles_itself(noted: Noted, quote: str) -> bool:
    """Whether a resolution is carried out by being passed (it notes, approves, elects)."""
    words = f"{quote} {noted.what}"
    return (
        noted.kind == "resolution"
        and noted.due_text is None
        and noted.due_date is None
        and bool(_NOTING.search(words))
        and not _FURTHER.search(words)
    )


def suggest(
    noted: Noted,
    quote: str,
    evidence: Sequence[Told],
    due_date: dt.date | None,
    today: dt.date,
    *,
    later: bool = True,
) -> tuple[PromiseStatus, str]:
    """The status that the record suggests, and why, in a plain sentence.

    ``evidence`` is oldest first; the last that is decisive counts. Without any, a promise past
    its due date is overdue, one with a date still to come is open, and of the rest it cannot be
    known whether it was done, but where no ``later`` papers are held: they are open.
    """
    if noted.accepted is False:
        return "refused", "It was asked for and refused."
    decisive = [e for e in evidence if e.effect in ("done", "superseded")]
    last = evidence[-1] if evidence else None
    if decisive and last is not None and (last.effect != "not-done"):
        said = decisive[-1]
        if said.effect == "done":
            return "done", f"{_source(said)} says that it was done."
        return "superseded", f"{_source(said)} says that it was overtaken or dropped."
    late = due_date is not None and due_date < today
    due = f"It was due by {spoken(due_date)}" if due_date and late else ""
    if last is not None and last.effect == "not-done":
        if late:
            return "overdue", f"{due}; {_lower(_source(last))} says that it had not been done."
        return "open", f"{_source(last)} says that it had not yet been done."
    if last is not None and last.effect == "pending":
        if late:
            return "overdue", f"{due}; {_lower(_source(last))} says that it was still to come."
        return "open", f"{_source(last)} says that it was still to come."
    if settles_itself(noted, quote):
        return (
            "done",
            "A decision that was carried out by being made: nothing is left to follow up.",
        )
    if late:
        return "overdue", f"{due} and nothing later says that it was done."
    if due_date is not None:
        return "open", f"It is due by {spoken(due_date)}."
    if not later:
        return "open", "The library holds no later papers of this committee to follow it up in."
    if noted.condition:
        return "unknown", "It hung on a condition, and nothing later says what became of it."
    return "unknown", "No date was given and nothing later says what became of it."


def _source(told: Told) -> str:
    when = f" of {spoken(told.day)}" if told.day else ""
    return f"A later document{when} ({told.title})"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
