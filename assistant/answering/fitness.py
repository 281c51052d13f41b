"""Whether the leading sentence can be an answer to such a question at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.answering.around import OF_NO_KIND
from assistant.answering.candidates import Candidate
from assistant.answering.dated import of_another_number
from assistant.answering.nonanswers import awaited, denied_by, off_subject, sides_with
from assistant.understanding.question import FIGURES, Question
from assistant.understanding.words import stem, stems
from corpus.types import Document

# Kinds that a sentence either holds or does not answer, and how little is not at all.
PARTICULAR = frozenset({"date"})
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
_ASKS_WHERE = re.compile(
    r"^\W*(?:and |but |so )?where(?:abouts)?\b(?! (?:do|does|did) .*\b(?:stand|money|funding)\b)|"
    r"\b(?:which|what) part of (?:the|our|this)\b|\bwhat (?:address|location|venue)\b|"
    r"\b(?:at|in|on) (?:what|which) (?:place|street|road|lane|building|venue|part|room|site)\b",
    re.I,
)
# What stands at, in or on something names a place, unless that is a time or a manner.
_PLACED = re.compile(
    r"\b(?:at|in|on|within|near|behind|outside|opposite|along|off|between|beside|next to|inside|"
    r"around|across|above|below|under|from|into|via|by|to (?=(?-i:the|an?|[A-Z])\b))\s*"
    r"\b(?:(?:the|a|an|our|their|its|his|her|one|each|both)\s+)?"
    r"(?P<what>(?:[\w’'-]+\s?){1,3})",
    re.I,
)
_NO_PLACE = frozenset(
    """time times year years month months week weeks day days order terms addition particular general
    principle future past meantime line favour place fact case cases respect relation regard view
    need due course person people it them this that these those which whom what who january
    february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday spring summer autumn winter support be have make help
    create renovate provide ensure children families members long-term""".split()
)
_ASKS_CHAIR = re.compile(
    r"\bwho (?:chaired|presided|was (?:in the chair|presiding)|took the chair)\b", re.I
)
_NAME = r"(?-i:(?!(?:The|A|Our|Vice|Its|Acting)\b)[A-Z][\w’'.-]*)"
_IN_THE_CHAIR = re.compile(
    rf"{_NAME}[\s,(–-]+(?:(?:as|was|is|the|in|took|acting|vice)[\s,-]+){{0,3}}"
    r"(?:chair\w*|presid\w+)|"
    r"\b(?:chair(?:man|woman|person|ed)?|presid\w+|mayor)\b"
    rf"(?:\s*[:,(–-]\s*|\s+(?:by|was|is)\s+|\s+)(?:the\s+)?{_NAME}",
    re.I,
)
# When something will come again is not told by when it last was.
_ASKS_NEXT = re.compile(
    r"\bwhen (?:will|is|are|does|do)\b.*\b(?:next|again|back|return\w*)\b", re.I
)
_WAS = re.compile(r"\b(?:was|were|had|last|took place|previous\w*)\b", re.I)
_TO_BE = re.compile(
    r"\b(?:will|would|shall|next|due|expect\w*|plan\w*|going|until|schedul\w*|aim\w*|should|is|are|"
    r"to (?:be|take|meet|come|return|start|begin|report))\b|['’](?:ll|re)\b",
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
    if question.wanted in PARTICULAR and of_no_kind:
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
    if _elsewhere(question, lead.text) or _over(question, lead.text):
        return True
    if _ASKS_CHAIR.search(question.search_text) and not _IN_THE_CHAIR.search(about):
        return True
    # A figure of none of the years asked about is another year's.
    return question.wanted in FIGURES and bool(question.years) and not lead.features["dated"]


def _elsewhere(question: Question, text: str) -> bool:
    """Whether a question asks where, and ``text`` names no place but what the question does."""
    if not _ASKS_WHERE.search(question.search_text):
        return False
    asked = set(stems(question.search_text))
    for match in _PLACED.finditer(text):
        told = [w for w in stems(match["what"]) if w not in asked]
        plain = {w.lower().strip("’'-") for w in match["what"].split()} & _NO_PLACE
        if told and not plain:
            return False
    return not re.search(r"(?<=[a-z,;] )[A-Z][a-z]+ (?:Road|Street|Lane|Avenue|Close|Park)\b", text)


def _over(question: Question, text: str) -> bool:
    """Whether a question asks when something will come again, and ``text`` when it was."""
    return (
        _ASKS_NEXT.search(question.search_text) is not None
        and _WAS.search(text) is not None
        and _TO_BE.search(text) is None
    )


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
