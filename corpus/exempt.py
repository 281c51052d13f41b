"""Marks the text that may not be shown to the public, beware of its false friends."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from corpus.pieces import Piece, Reading
from corpus.types import AgendaItem

_Place = tuple[AgendaItem | None, tuple[str, ...]]
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
_CLOSED_SESSION = re.compile(r"\bclosed\s+session\b", re.IGNORECASE)
_NEGATED = re.compile(
    r"\bno\s+(?:\w+\s+){0,3}(?:exempt|confidential|items?|business|matters?|requirement|need|"
    r"reason)\b|\bnone\b|\bnot\s+exempt\b|\bnot\s+to\s+exclude\b|\bnot\s+(?:be\s+)?excluded?\b|"
    r"\bnot\s+(?:to\s+)?(?:move|go)\s+into\b|\bdecided\s+against\b|\brefused\s+to\s+exclude\b|"
    r"\bexempt(?:\s+information)?\s*:\s*(?:no|none|n/?a)\b|\bthere\s+(?:were|was|are)\s+no\b|"
    r"\bthere\s+(?:is|will\s+be)\s+no\b|\bno\s+longer\s+exempt\b|\bwithout\s+excluding\b|\bif\s+(?:necessary|required|needed)\b|"
    r"\bwhether\s+to\s+exclude\b|\bnot\s+necessary\b|\bany\s+(?:items?|matters?|business)\b",
    re.IGNORECASE,
)
# A heading that only tells of closed business: it is announced, commented on, reported afterwards.
_TELLS_OF_IT = re.compile(
    r"\b(?:announce\w*|comments?|reports?|reported|reporting)\s+"
    r"(?:(?:out\s+)?of|on|from|before|after|about|regarding)\s+(?:the\s+)?closed\s+session\b|"
    r"\bcomments?\s*:\s*closed\s+session\b|"
    r"\b(?:reconven\w+|return(?:ed|ing)?)\s+from\s+closed\s+session\b",
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
_EXCLUSION_TITLE = re.compile(
    r"\bexclu(?:de|sion)\b|\bprivate\s+session\b|\bconfidential\s+session\b", re.IGNORECASE
)
# Routine business that is never taken in private, so that an exclusion ends before it.
_ROUTINE = re.compile(
    r"\b(?:date|time|dates)\b[^.]{0,30}\bnext\s+meeting|\bnext\s+meeting\b|"
    r"\bclos(?:e|ure|ing)\s+of\s+(?:the\s+)?meeting|\bmeeting\s+(?:was\s+)?(?:closed|ended|finished|"
    r"concluded)\b|\bsupporting\s+documents\b|^\W*(?:confirmed and )?signed\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Doors:
    """Whether the public is out just now, and for how long."""

    state: Literal["open", "about to shut", "shut"] = "open"
    one_item: bool = False
    since: _Place = (None, ())  # where the resolution stands, then where the private item does

    def exclude(self, piece: Piece) -> None:
        """A resolution to exclude: at once, or from the next item where it is an item itself."""
        item = piece.locator.agenda_item
        titles = " ".join([*piece.locator.heading_path, item.title or "" if item else ""])
        waits = bool(_EXCLUSION_TITLE.search(titles))
        self.state = "about to shut" if waits else "shut"
        self.one_item = not waits or bool(_ONE_ITEM.search(piece.text))
        self.since = place_of(piece)

    def pass_through(self, piece: Piece) -> None:
        """Move on to ``piece``: the private item may begin or end with it."""
        if self.state == "open":
            return
        place = place_of(piece)
        if (
            self.state == "about to shut"
            and place[0] == self.since[0]
            and place[1] != self.since[1]
        ) or (self.state == "about to shut" and place[0] != self.since[0]):
            self.state, self.since = "shut", place
        elif self.state == "shut" and self.one_item and place[0] != self.since[0]:
            self.state = "open"
        if self.state == "shut" and (_OPEN_AGAIN.search(piece.text) or _ROUTINE.search(piece.text)):
            self.state = "open"


def mark_exempt(reading: Reading) -> list[Piece]:
    """The reading's pieces, those that are exempt business marked ``exempt=True``.

    Exempt are: a whole document headed so; an item or section headed so, unless it says that
    there was none; and what follows a resolution to exclude press and public, until the public is
    let in again or routine business (next meeting, close) begins. The resolution itself is
    public. An agenda's resolution is not yet taken, so there only what is headed exempt counts.
    """
    if _whole_document(reading):
        return [replace(piece, exempt=True) for piece in reading.pieces]
    headed = _headed_places(reading.pieces)
    unplaced = _under_unplaced(reading.pieces)
    doors = _Doors()
    marked: list[Piece] = []
    for number, piece in enumerate(reading.pieces):
        doors.pass_through(piece)
        place = place_of(piece)
        under = number in unplaced or any(_within(place, one) for one in headed)
        under = under and not _ROUTINE.search(piece.text)
        excluding = reading.kind != "agenda" and is_exclusion(piece.text)
        if excluding:
            doors.exclude(piece)
        exempt = (under or doors.state == "shut") and not excluding
        marked.append(replace(piece, exempt=True) if exempt else piece)
    return marked


def is_exclusion(text: str) -> bool:
    """True where ``text`` resolves to exclude press and public (and does not decline to)."""
    return bool(_EXCLUDED.search(text)) and not _NEGATED.search(text)


def place_of(piece: Piece) -> _Place:
    """Item of business and heading path: what an exempt heading governs."""
    return piece.locator.agenda_item, piece.locator.heading_path


def _headed_places(pieces: list[Piece]) -> list[_Place]:
    """Places whose title says that they are exempt and whose text does not deny it."""
    denied: dict[_Place, bool] = {}
    titles: dict[_Place, str] = {}
    for piece in pieces:
        item = piece.locator.agenda_item
        place = place_of(piece)
        if piece.kind == "heading":
            titles[place] = f"{titles.get(place, '')} {piece.text}"
        elif place not in denied:
            denied[place] = bool(_NEGATED.search(piece.text))
        if item and item.title and _says_exempt(item.title):
            titles.setdefault((item, ()), item.title)
    places = [place for place, title in titles.items() if _says_exempt(title)]
    return [
        place
        for place in places
        if place != (None, ())
        and not next((d for p, d in denied.items() if _within(p, place)), False)
    ]


def _under_unplaced(pieces: list[Piece]) -> set[int]:
    """The numbers of the pieces under headings that say so and begin no item or section: what
    follows them, up to the next heading, unless it says that there was nothing."""
    found: set[int] = set()
    under: list[int] = []
    for number, piece in enumerate(pieces):
        if piece.kind == "heading" or place_of(piece) != (None, ()):
            found.update(under)
            under = [number] if place_of(piece) == (None, ()) and _says_exempt(piece.text) else []
        elif len(under) == 1 and _NEGATED.search(piece.text):
            under = []
        elif under:
            under.append(number)
    return found | set(under)


def _says_exempt(title: str) -> bool:
    if not _HEADED.search(title) or _NEGATED.search(title):
        return False
    said_otherwise = _HEADED.search(_CLOSED_SESSION.sub(" ", title))
    return bool(said_otherwise) or not _TELLS_OF_IT.search(title)


def _within(place: _Place, headed: _Place) -> bool:
    return place[0] == headed[0] and place[1][: len(headed[1])] == headed[1]


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
