"""What became of a promise, in one word and in a plain sentence, from what is known of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.promises.mentions import Effect
from assistant.promises.recording import Noted
from assistant.promises.types import PromiseStatus
from assistant.understanding.dates import spoken as spoken_date
from corpus.tidy import tidy


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
    r"congratulat\w+|regrets?|disappoint\w+|carried|lost|concluded|closed|excluded?|declare[ds]?|"
    r"be (?:the )?(?:vice[- ]?)?(?:chair\w*|(?:deputy )?mayor|(?:deputy )?leader)|"
    r"minutes (?:of|be|are|were|as)|for the (?:minutes|recommendations?|report))\b",
    re.I,
)
# "RESOLVED that", "it was agreed to": the words of deciding, before what was decided.
_DECIDED = re.compile(
    r"\b(?:agreed|resolved|decided|determined)\s+(?:(?:unanimously|that)\s+)*(?:that|to)\b", re.I
)
# How a chair puts a question: "can I ask the panel to endorse", "can I ask for … to be endorsed".
_PUTS = re.compile(
    r"\b(?:ask|invite)\s+(?:for\s+)?(?:the\s+|this\s+)?(?:panel|committee|board|council|cabinet|"
    r"members|scrutiny|meeting|commission|forum)\b(?:\s+to\b)?",
    re.I,
)
# A vote of which the words say nothing more: "can I have a proposer and seconder?".
_VOTE = re.compile(r"\b(?:proposer|mover|seconder)\b(?P<on>\s+(?:to|that|for)\b)?", re.I)
# Permission "subject to conditions" is complete: what the conditions ask is the applicant's.
_PERMITS = re.compile(
    r"\b(?:permission|consent|licen[cs]e|application|variation)\b.*\b(?:grant|approv|refus)|"
    r"\b(?:grant|approv|refus)\w*\b.*\b(?:permission|consent|licen[cs]e|application)\b",
    re.I | re.S,
)
_FURTHER = re.compile(
    r"\b(?:be (?:brought|sent|provided|circulated|reported|asked|invited|prepared|reviewed|added|"
    r"arranged|published|written|included|amended|delegated|authorised|instructed|presented|"
    r"submitted|undertaken|carried out|obtained|purchased|repaired|replaced|installed|set up|"
    r"established|considered at|deferred)|to (?:bring|send|provide|circulate|report|ask|write|"
    r"prepare|publish|arrange|contact|obtain|investigate|review|return|come|look|check|purchase|"
    r"order|repair|replace|install|amend|include|add|monitor|request|work|develop|invite)|"
    r"asks? (?:that|for|the|cabinet|officers)|asks? (?:\w+ ){1,6}?(?:for|to)|"
    r"request(?:s|ed)? (?:that|a|an|the|further)|"
    r"requires?|delegat\w+|authoris\w+|instruct\w+|come (?:back )?to|com(?:es|ing) back|"
    r"(?:report|update|plan|review|paper)s? (?:back|to (?:the|a|its)))\b",
    re.I,
)


def settles_itself(noted: Noted, quote: str) -> bool:
    """Whether a resolution is carried out by being passed (it notes, approves, elects).

    In speech the chair puts it to the vote as a question, so that "ask" asks nothing of anybody,
    and a vote that was taken without more words is one on what is before the meeting.
    """
    spoken = noted.rule == "decides"
    words = tidy(f"{quote} {noted.what}", ()) if spoken else f"{quote} {noted.what}"
    if spoken:
        words = _PUTS.sub(" ", words)
    words = _DECIDED.sub(" ", words)
    hangs = noted.strength == "conditional" and not _PERMITS.search(words)
    vote = _VOTE.search(words) if spoken and noted.accepted else None
    put = _NOTING.search(words) or (vote and not vote["on"])
    return (
        noted.kind == "resolution"
        and noted.due_text is None
        and noted.due_date is None
        and not hangs
        and bool(put)
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
    due = f"It was due by {spoken_date(due_date)}" if due_date and late else ""
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
        return "open", f"It is due by {spoken_date(due_date)}."
    if not later:
        return "open", "The library holds no later papers of this committee to follow it up in."
    if noted.condition:
        return "unknown", "It hung on a condition, and nothing later says what became of it."
    return "unknown", "No date was given and nothing later says what became of it."


def _source(told: Told) -> str:
    when = f" of {spoken_date(told.day)}" if told.day else ""
    return f"A later document{when} ({told.title})"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
