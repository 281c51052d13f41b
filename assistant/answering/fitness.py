"""Whether the leading sentence can be an answer to such a question at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answering.around import OF_NO_KIND
from assistant.answering.candidates import Candidate
from assistant.answering.dated import of_another_number
from assistant.answering.nonanswers import awaited, denied_by, off_subject, sides_with, takes_up
from assistant.answering.particulars import lacks_particulars
from assistant.understanding.question import FIGURES, Question
from assistant.understanding.words import stem, stems
from corpus.types import Document

# How much closer to the question's words (a share of them) what turns it round must be than the
# lead, and its passage than the lead's; how much of them its passage must have, and among how many
# sentences it is looked for.
_CLOSER, _NEARER, WELL_FOUND, _NEAREST = 0.25, 0.15, 0.6, 8
# Any number but that of a day or year, or that there is none: nothing else tells how many.
_COUNTED = re.compile(
    r"\b(?!(?:19|20)\d\d\b|\d{1,2}(?:st|nd|rd|th)\b)\d|[£$€]|"
    r"\b(?:none|nil|nobody|nothing|free|zero|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|dozens?|hundreds?|"
    r"thousands?|millions?|billions?|couple|half|quarter|both|once|twice|single|several|"
    r"(?:was|were|is|are|had|has|have|been|received) no|no \w+ (?:was|were|had|have|has)|"
    r"an? (?:day|week|fortnight|month|year)|not to)"
    r"\b",
    re.I,
)
_HOW_MUCH = re.compile(
    r"\bhow (?:much|many)\b|"
    r"\bwhat (?:is|was|were|are) the (?:amount|sum|total|figure|price|cost|value|size|number)\b",
    re.I,
)
# A reason may stand without a word that says so, where the choice is surer than usual.
REASON_UNSAID = 0.65
# What somebody said may be told without a word of its subject, where the choice is this sure.
SUBJECT_UNSAID = 0.75
# Questions that take for granted what the record may turn round: "why did they reject …?"
TAKEN_FOR_GRANTED = frozenset({"reason", *FIGURES})


def unfit(question: Question, lead: Candidate, sure: float) -> bool:
    """Whether the lead lacks what an answer of its kind cannot do without."""
    of_no_kind = lead.features["kind"] < OF_NO_KIND
    if question.wanted == "date" and of_no_kind:
        return True
    if question.wanted == "reason" and of_no_kind and sure < REASON_UNSAID:
        return True
    if lead.features["opposed"] and question.wanted in TAKEN_FOR_GRANTED:
        return True
    about = f"{lead.before} {lead.text} {lead.after}"
    if question.wanted == "decision":
        about = f"{lead.hit.passage.text} {lead.hit.passage.header} {lead.info.title}"
    if lead.confidence < SUBJECT_UNSAID and off_subject(question, about):
        return True
    counted = _HOW_MUCH.search(question.search_text) is not None
    if counted and question.wanted in FIGURES and of_no_kind and not _COUNTED.search(about):
        return True
    if lead.confidence < SUBJECT_UNSAID and awaited(question, f"{lead.text} {lead.after}"):
        return True
    if of_another_number(question, f"{lead.before} {lead.text}"):
        return True
    place = f"{lead.text} {lead.block.context}"
    if lacks_particulars(question, lead.text, place, about):
        return True
    # A figure of none of the years asked about is another year's.
    return question.wanted in FIGURES and bool(question.years) and not lead.features["dated"]


def turned_round(
    question: Question, lead: Candidate, ranked: Sequence[Candidate]
) -> Candidate | None:
    """What says the opposite of what a "why" supposes, and says it of just what is asked about,
    where the lead, about something else, has nothing of it: "why did the score rise?" beside "we
    have lowered the score"."""
    reasoned = lead.features["kind"] >= 1.0 and lead.confidence >= REASON_UNSAID
    if question.wanted != "reason" or reasoned or takes_up(question, lead.text):
        return None
    for candidate in ranked[:_NEAREST]:
        told, asked = candidate.features, lead.features
        closer = told["sentence"] >= asked["sentence"] + _CLOSER
        there = told["passage"] >= max(WELL_FOUND, asked["passage"] + _NEARER)
        if told["opposed"] and told["kind"] >= 1.0 and closer and there:
            return candidate
    return None


def contrary_to(
    question: Question, lead: Candidate, document_of: Callable[[str], Document]
) -> Candidate | None:
    """What was decided on the lead's item, where it is the opposite of what a "why" supposes."""
    item = lead.block.locator.agenda_item
    if question.wanted != "reason" or item is None or sides_with(question, lead.text):
        return None
    document = document_of(lead.info.document_id)
    subject = {stem(term) for term in question.topic}
    for block in document.blocks:
        if block.exempt or block.kind != "resolution" or block.locator.agenda_item != item:
            continue
        words = document.text[block.start : block.end]
        if denied_by(question, words) and not subject.isdisjoint(stems(words)):
            return replace(
                lead, block=block, start=block.start, end=block.end, text=words, mark=None
            )
    return None
