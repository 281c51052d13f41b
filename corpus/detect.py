"""Tells which shape a text has, so that the right reader reads it."""

from __future__ import annotations

import re
from typing import Literal

from corpus.fields import find_date
from corpus.readers.dialogue import is_dialogue

Shape = Literal[
    "moderngov", "moderngov-meeting", "webcast", "dialogue", "report", "meeting", "plain"
]

_SPEAKER = re.compile(r"\S - \d{1,2}:\d{2}:\d{2}[ \t]*$", re.MULTILINE)
_WEBCAST_INDEX = re.compile(r"^(?:Start of webcast|Share this agenda point)\s*$", re.MULTILINE)
_AGENDA_ITEM_LABEL = re.compile(r"\A(?:[^\n]*\n){0,3}?\s*Agenda item\s*\n", re.IGNORECASE)
_SUPPORTING = re.compile(r"^\s*Supporting documents:?\s*$", re.MULTILINE | re.IGNORECASE)
_MINUTES_LABEL = re.compile(r"^\s*(?:Minutes|Decision):\s*$", re.MULTILINE | re.IGNORECASE)
_NUMBER_ALONE = re.compile(r"^[ \t\u00a0]*\d{1,4}[a-z]?\.[ \t\u00a0]*$", re.MULTILINE)
_REPORT_KEYS = re.compile(
    r"^[\s|*#>-]*(?:report title|title of report|report of\b|report to\b|report by\b|"
    r"wards? affected|"
    r"cabinet member|accountable (?:director|employee)|originating service|report author|"
    r"lead (?:officer|member|director)|responsible (?:officer|director)|contact officer|"
    r"purpose of (?:the )?report|key decision|recommendations?\b|executive summary|"
    r"financial implications|legal implications|background papers|reason for recommendation|"
    r"case officer|applicant|officer recommendation|reason for referral|ward\t|decision required)",
    re.MULTILINE | re.IGNORECASE,
)
_POINT_NOUGHT = re.compile(r"^[\s*#]*\d{1,2}\.0\s+\**[A-Z]", re.MULTILINE)
_NUMBERED_PARAGRAPH = re.compile(r"^\s*(?:[-–•]\s+)?\d{1,2}\.\d{1,2}\.?\s+\S", re.MULTILINE)
_REPORT_SECTION = re.compile(
    r"^[\s*#]*\d{1,2}(?:\.0)?\.?\s+\**(?:purpose|background|recommendations?|introduction|"
    r"financial implications|legal implications|executive summary|equalit\w+ implications)",
    re.MULTILINE | re.IGNORECASE,
)
_MEETING_HEAD = re.compile(
    r"\bminutes\s+of\b|\bnotes\s+of\s+(?:\w+\s+){0,4}meeting\b|\bminutes\b[^\n]{0,80}\bheld\b|\bmeeting\b[^\n]{0,160}\bheld\b|"
    r"\bheld (?:their|its|an?)\b[^\n]{0,40}\bmeeting\b|"
    r"\b(?:council|committee|board|commission)\b[^\n]{0,60}\bmet\s+(?:on|in|at)\b|"
    r"^[\s*#]*(?:(?:draft|approved|official|meeting)\s+){0,2}minutes\b[^\n]{0,120}$|^[\s*#]*agenda\b[^\n]{0,60}$|"
    r"^[^\n]{0,80}\bmeeting\b[^\n]{0,60}\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|"
    r"^[\s*#]*(?:notes|minute|record)\b[^\n]{0,90}\b\d{4}\b|"
    r"\bhereby (?:summoned|given)\b|^[\s*#]*(?:exempt |confidential )minutes?\b",
    re.MULTILINE | re.IGNORECASE,
)
# A row near the top that calls the paper minutes or notes, whatever else is said there.
_CALLED_MINUTES = re.compile(
    r"^(?!.*\b(?i:appendix|annex|report|to the minutes|minutes? silence)\b)[^\n]{0,120}?"
    r"(?:\bMinutes?\b|\bMINUTES?\b|\b(?i:minutes of|action notes|notes and actions|notes and "
    r"resolutions|notes of (?:the |a )?[^\n]{0,40}\bmeeting|record of (?:the )?meeting)\b)",
    re.MULTILINE,
)
_DECISION_HEAD = re.compile(
    r"^[\s*#]*(?:\w+ ){0,2}(?:decision notice\b|record of (?:an? |the )?(?:\w+ ){0,3}decision\b|"
    r"notice of (?:\w+ ){0,2}decision\b)|^[\s*#|]*decision[- ]maker\b",
    re.MULTILINE | re.IGNORECASE,
)
_MEETING_SIGNS = re.compile(
    r"^[\s*#|]*(?:\d+\\?[./\d]*[.)]?\s*)?\**(?:present|in attendance|also present|attendance|"
    r"attendees|apologies|councillors present|declarations? of interests?)\b|"
    r"\bresolved\b|\bmeeting (?:was )?(?:closed|ended|concluded|finished|opened)|"
    r"\bproposed (?:by )?(?:cllr|councillor)|\bpublic participation\b|\bin the chair\b|"
    r"\b(?:moved|seconded|second) by\b|\b(?:motion|amendment) (?:was )?(?:carried|lost)\b",
    re.MULTILINE | re.IGNORECASE,
)


def shape_of(text: str) -> Shape:
    """The shape of ``text``; ``plain`` when nothing more can be told."""
    head = text[:6000]
    if _WEBCAST_INDEX.search(head) or len(_SPEAKER.findall(text[:200_000])) >= 3:
        return "webcast"
    minuted = len(_MINUTES_LABEL.findall(text))
    if (
        minuted >= 2
        and len(_NUMBER_ALONE.findall(text)) >= 2
        and not _AGENDA_ITEM_LABEL.match(text)
    ):
        return "moderngov-meeting"
    labels = bool(_AGENDA_ITEM_LABEL.match(text)) + bool(_SUPPORTING.search(text))
    if labels == 2 or (labels and _MINUTES_LABEL.search(text)):
        return "moderngov"
    if _DECISION_HEAD.search(text[:1500]):
        return "meeting"
    if is_dialogue(text):
        return "dialogue"
    meeting = bool(_MEETING_HEAD.search(text[:2500]))
    signs = len({fold_sign(m.group()) for m in _MEETING_SIGNS.finditer(text[:60_000])})
    report = len({fold_sign(m.group()) for m in _REPORT_KEYS.finditer(head)})
    sections = len({fold_sign(m.group()) for m in _REPORT_SECTION.finditer(text[:60_000])})
    if len(_POINT_NOUGHT.findall(text[:60_000])) >= 2:
        sections += 1 + (len(_NUMBERED_PARAGRAPH.findall(text[:60_000])) >= 3)
    if report + sections >= 3 and not (meeting and signs >= 3):
        return "report"
    if meeting and signs >= 1:
        return "meeting"
    if signs >= 3:
        return "meeting"
    if report + sections >= 3:
        return "report"
    top = text[:600]
    if _CALLED_MINUTES.search(top) and any(find_date(row) for row in top.split("\n")):
        return "meeting"
    return "plain"


def fold_sign(sign: str) -> str:
    """A sign's letters in lower case, so that the same sign counts once."""
    return re.sub(r"[^a-z]+", " ", sign.lower()).strip()
