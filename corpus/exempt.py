"""Marks the text that may not be shown to the public, beware of its false friends."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.pieces import Piece, Reading
from corpus.types import AgendaItem

# "Not for publication", "exempt report", "(Exempt)", "Part 2 - private" as a heading's words.
_HEADED = re.compile(
    r"\bnot\s+for\s+publication\b|\bexempt\s+(?:item|report|minutes?|appendix|business|session|"
    r"information\s+under)\b|\(\s*(?:exempt|confidential|restricted)\b[^)]*\)|"
    r"^\W*(?:exempt|confidential|restricted)\b\W*(?:$|[-–—:(])|"
    r"[-–—:]\s*(?:exempt|confidential)\W*$|\bpart\s+(?:2|ii|two|b)\b\W*(?:[-–—(]\s*)?"
    r"(?:private|exempt|confidential|closed)\b|\bconfidential\s+(?:items?|matters?|business|"
    r"session)\b|\bclosed\s+session\b|"
    r"\bcontains\s+(?:exempt|confidential)\s+information\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\bno\s+(?:\w+\s+){0,3}(?:exempt|confidential|items?|business|matters?|requirement|need|"
    r"reason)\b|\bnone\b|\bnot\s+exempt\b|\bnot\s+to\s+exclude\b|\bnot\s+(?:be\s+)?excluded?\b|"
    r"\bnot\s+(?:to\s+)?(?:move|go)\s+into\b|\bdecided\s+against\b|\brefused\s+to\s+exclude\b|"
    r"\bexempt(?:\s+information)?\s*:\s*(?:no|none|n/?a)\b|\bthere\s+(?:were|was|are)\s+no\b|"
    r"\bno\s+longer\s+exempt\b|\bwithout\s+excluding\b|\bif\s+(?:necessary|required|needed)\b|"
    r"\bwhether\s+to\s+exclude\b|\bnot\s+necessary\b|\bany\s+(?:items?|matters?|business)\b",
    re.IGNORECASE,
)
_EXCLUDED = re.compile(
    r"\b(?:press|public|press\s+and\s+(?:the\s+)?public|members\s+of\s+the\s+(?:press|public))\b"
    r"[^.]{0,80}\b(?:be|were|was|are|is)\b[^.]{0,30}\b(?:excluded|asked\s+to\s+leave|requested\s+to\s+"
    r"(?:leave|withdraw))\b|"
    r"\b(?:resolved|agreed|voted)\b[^.]{0,80}\b(?:to\s+exclude|exclusion\s+of|excluding)\b[^.]{0,40}"
    r"\b(?:press|public)\b|\bmov(?:ed?|ing)\s+(?:in)?to\s+(?:private|closed|confidential|exempt)\s+"
    r"(?:session|business)\b|"
    r"\bunder\s+section\s+100\s*\(?a\)?\s*\(4\)[^.]{0,200}\bexcluded\b",
    re.IGNORECASE,
)
_ONE_ITEM = re.compile(
    r"\b(?:following|next|this|that)\s+(?:agenda\s+)?(?:item|report|matter|minute)\b(?!s)",
    re.IGNORECASE,
)
_OPEN_AGAIN = re.compile(
    r"\b(?:re-?admitted|re-?join(?:ed)?|return(?:ed)?\s+to\s+(?:open|public)|re-?opened\s+to|"
    r"(?:re-?)?opened?\s+(?:the\s+meeting\s+)?to\s+the\s+(?:press|public)|"
    r"back\s+in(?:to)?\s+(?:open|public)\s+session|(?:open|public)\s+session\s+resumed|"
    r"public\s+(?:were|was)\s+invited\s+back)",
    re.IGNORECASE,
)
# Routine business that is never taken in private, so that an exclusion ends before it.
_ROUTINE = re.compile(
    r"\b(?:date|time|dates)\b[^.]{0,30}\bnext\s+meeting|\bnext\s+meeting\b|"
    r"\bclos(?:e|ure|ing)\s+of\s+(?:the\s+)?meeting|\bmeeting\s+(?:was\s+)?(?:closed|ended|finished|"
    r"concluded)\b|\bsupporting\s+documents\b",
    re.IGNORECASE,
)


def mark_exempt(reading: Reading) -> list[Piece]:
    """The reading's pieces, those that are exempt business marked ``exempt=True``.

    Exempt are: a whole document headed so, an item or section headed so, and what follows a
    resolution to exclude press and public, until the public is let in again or routine business
    (next meeting, close) begins; the resolution itself is public. An agenda's resolution is not
    yet taken, so in agendas only items headed exempt are marked.
    """
    if _whole_document(reading):
        return [replace(piece, exempt=True) for piece in reading.pieces]
    marked: list[Piece] = []
    shut = False  # press and public excluded
    only_one = False  # for the next item only
    armed_at: tuple[AgendaItem | None, tuple[str, ...]] | None = None
    headed: tuple[AgendaItem | None, tuple[str, ...]] | None = None
    for piece in reading.pieces:
        place = (piece.locator.agenda_item, piece.locator.heading_path)
        if headed is not None and not _within(place, headed):
            headed = None
        heads = piece.kind == "heading" or len(piece.text.split()) <= 14
        if heads and _HEADED.search(piece.text) and not _NEGATED.search(piece.text):
            headed = place
        if shut:
            if _OPEN_AGAIN.search(piece.text) or _ROUTINE.search(piece.text):
                shut = False
            elif only_one and armed_at is not None and place != armed_at:
                if piece.kind == "heading" or place[0] != armed_at[0]:
                    # The one private item has begun: it lasts while the place stays the same.
                    headed, shut = place, False
        exempt = shut or headed is not None or _title_exempt(piece)
        excluding = _EXCLUDED.search(piece.text) and not _NEGATED.search(piece.text)
        if excluding and reading.kind != "agenda":
            shut, armed_at = True, place
            only_one = bool(_ONE_ITEM.search(piece.text))
            exempt = False
        marked.append(replace(piece, exempt=True) if exempt else piece)
    return marked


def _within(
    place: tuple[AgendaItem | None, tuple[str, ...]],
    headed: tuple[AgendaItem | None, tuple[str, ...]],
) -> bool:
    return place[0] == headed[0] and place[1][: len(headed[1])] == headed[1]


def _title_exempt(piece: Piece) -> bool:
    item = piece.locator.agenda_item
    title = item.title if item and item.title else ""
    return bool(_HEADED.search(title)) and not _NEGATED.search(title)


def _whole_document(reading: Reading) -> bool:
    """True when the first lines say that the document itself is exempt."""
    for piece in reading.pieces[:4]:
        words = piece.text
        if len(words.split()) > 30 or _NEGATED.search(words):
            continue
        if re.search(
            r"^\W*(?:not\s+for\s+publication\b|exempt\s+(?:report|minutes|information\b)|"
            r"(?:strictly\s+)?confidential\W*$|restricted\W*$)|"
            r"\bthis\s+(?:report|document)\s+is\s+(?:exempt|not\s+for\s+publication)\b",
            words,
            re.IGNORECASE,
        ):
            return True
    return False
