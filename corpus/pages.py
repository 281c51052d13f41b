"""Finds where pages break, the numbers printed there, and the running heads beside the breaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

RULE = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,}|={3,})\s*")
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-–]\s*)?(?:page\s*[|:]?\s*)?(?P<number>\d{1,4})(?:\s*(?:of|/|\|"
    r")\s*\d{1,4})?\s*(?:[-–|]\s*)?"
    r"(?:page)?\s*",
    re.IGNORECASE,
)
_WORDED_PAGE = re.compile(r"\bpage\b|\bof\b|/|^\s*[-–]\s*\d", re.IGNORECASE)
_CENTRED = " " * 12  # a bare number set so far in is a page number
_BARE_NUMBER = re.compile(r"\s*(\d{1,3})\s*")
# A running head or foot that holds the page number itself: "Chair's initials ____   Page 2 of 5".
_FOOT_WITH_PAGE = re.compile(
    r"\s*(?P<before>\S.{0,110}?)(?:\s{2,}|\s*[|–—-]\s*)page\s+(?P<number>\d{1,4})"
    r"(?:\s*(?:of|/)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_PAGE_WITH_FOOT = re.compile(
    r"\s*page\s+(?P<number>\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?(?:\s{2,}|\s*[|–—]\s*)"
    r"(?P<before>\S.{0,110}?)\s*",
    re.IGNORECASE,
)
_NAMES_A_MEETING = re.compile(
    r"\b(?:council|committee|panel|board|cabinet|minutes?|meeting|initial(?:s|led)?)\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8},?\s+\d{4}\b|\b[A-Z][a-z]{2,8}\s+\d{1,2},\s+\d{4}\b|"
    r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b"
)
_TO_BE_SIGNED = re.compile(r"\b(?:initial(?:s|led)?|sign(?:ed|ature))\b", re.IGNORECASE)
# A page holds at least so many lines, so that figures of a column are no page numbers.
_SHORTEST_PAGE = 12
# Lines within which a page's number and its break stand.
_ONE_BREAK = 6
# Figures of a bare-number chain that is short must begin so low.
_FIRST_PAGES = 3

# Text counts as double-spaced from so many lines on, where this share goes on in the next.
_FEWEST_SPACED, _GOING_ON = 12, 0.15
SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*\s*$")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line that is a page number, with the words of a running head that share the line."""

    number: int
    words: str = ""


def page_lines(raw: Sequence[str]) -> dict[int, PageLine]:
    """The lines of ``raw`` (by position) that state a page number and nothing of the text.

    These are numbers in words ("Page 2 of 7", "- 3 -"), running feet that end or begin with one,
    and bare numbers that count up from page to page.
    """
    found: dict[int, PageLine] = {}
    feet: dict[int, PageLine] = {}
    for at, row in enumerate(raw):
        number = _worded(row)
        if number is not None:
            found[at] = PageLine(number)
            continue
        match = _FOOT_WITH_PAGE.fullmatch(row) or _PAGE_WITH_FOOT.fullmatch(row)
        if match and "\t" not in match["before"]:
            feet[at] = PageLine(int(match["number"]), match["before"].strip())
    times = Counter(line_key(foot.words) for foot in feet.values())
    for at, foot in feet.items():
        names = _NAMES_A_MEETING.search(foot.words) and _DATED.search(foot.words)
        if times[line_key(foot.words)] >= 2 or names:
            words = "" if _TO_BE_SIGNED.search(foot.words) else foot.words
            found[at] = PageLine(foot.number, words)
    if not found:
        found = {at: PageLine(number) for at, number in _bare_chain(raw)}
    return found


def running_heads(raw: Sequence[str], pages: Mapping[int, PageLine]) -> frozenset[str]:
    """Keys of the lines that stand next to several page breaks, figures apart.

    Three breaks make it certain; two are enough for a line that names a meeting or a date. A line
    that stands as often elsewhere is one that the text says again and again.
    """
    near: dict[str, set[int]] = {}
    named: set[str] = set()
    last = turned = -_ONE_BREAK
    for at, row in enumerate(raw):
        if not (row == "\f" or RULE.fullmatch(row) or at in pages):
            continue
        # A page's number and the break after it are one break.
        turned, last = (turned if at - last < _ONE_BREAK else at), at
        around = [r for r in raw[max(0, at - 4) : at] if r.strip()][-2:]
        around += [r for r in raw[at + 1 : at + 6] if r.strip()][:3]
        for key, words in {line_key(r): r.strip() for r in around}.items():
            if key.strip("# -") and not RULE.fullmatch(key) and len(key) <= 120:
                near.setdefault(key, set()).add(turned)
                if _looks_like_head(words):
                    named.add(key)
    everywhere = Counter(line_key(row) for row in raw)
    return frozenset(
        key
        for key, count in ((key, len(breaks)) for key, breaks in near.items())
        if (count >= 3 or (count == 2 and key in named)) and everywhere[key] <= 2 * (count + 1)
    )


def _looks_like_head(words: str) -> bool:
    dotted = words.endswith(("..", "…"))  # a line to sign or initial on
    if len(words.split()) > 12 or (words.endswith((".", ":", ";", ",")) and not dotted):
        return False
    return bool(_NAMES_A_MEETING.search(words) or _DATED.fullmatch(words))


def line_key(row: str) -> str:
    """A line's words in lower case without marks, its figures alike, to know it again by."""
    return re.sub(r"\d+", "#", re.sub(r"[\s*|]+", " ", row)).strip().lower()


def _worded(row: str) -> int | None:
    """The number of a line that is nothing but a page number in words ("Page 2 of 7")."""
    match = _PAGE_NUMBER.fullmatch(row)
    if match is None or not (_WORDED_PAGE.search(row) or row.startswith(_CENTRED)):
        return None
    return int(match["number"])


def _bare_chain(raw: Sequence[str]) -> list[tuple[int, int]]:
    """Positions and values of bare numbers, apart from the text, that count up by one."""
    alone: list[tuple[int, int]] = []
    for at, row in enumerate(raw):
        match = _BARE_NUMBER.fullmatch(row)
        before = at == 0 or raw[at - 1].strip() == ""
        after = at + 1 >= len(raw) or raw[at + 1].strip() == ""
        if match and before and after:
            alone.append((at, int(match[1])))
    best: list[tuple[int, int]] = []
    for start in range(len(alone)):
        chain = [alone[start]]
        for at, number in alone[start + 1 :]:
            if number == chain[-1][1] + 1 and at - chain[-1][0] >= _SHORTEST_PAGE:
                chain.append((at, number))
        best = max(best, chain, key=len)
    low = bool(best) and best[0][1] <= _FIRST_PAGES
    return best if len(best) >= 3 or (len(best) == 2 and low) else []


def page_break(raw: Sequence[str], at: int) -> tuple[int, int | None]:
    """How many lines a page break at ``at`` takes (0 for none) and the page number it states."""
    row = raw[at]
    if row == "\f":
        return 1, None
    if not RULE.fullmatch(row):
        return 0, None
    ahead = at + 1
    while ahead < len(raw) and ahead <= at + 2 and not raw[ahead].strip():
        ahead += 1
    if ahead < len(raw):
        number = re.fullmatch(r"\s*(?:page\s*)?(\d{1,4})\s*", raw[ahead], re.IGNORECASE)
        if number and row.strip().startswith("-"):
            return ahead - at + 1, int(number.group(1))
    return 1, None


def double_spaced(raw: Sequence[str]) -> bool:
    """True where a blank row follows nearly every printed line, in mid-sentence too."""
    filled = [at for at, row in enumerate(raw) if row.strip() and row != "\f"]
    if len(filled) < _FEWEST_SPACED:
        return False
    apart = [(raw[a].rstrip(), raw[b].lstrip()) for a, b in pairwise(filled) if b == a + 2]
    going_on = sum(
        len(before.split()) > 3 and not SENTENCE_END.search(before) and after[:1].islower()
        for before, after in apart
    )
    return len(apart) > 0.75 * len(filled) and going_on > _GOING_ON * len(apart)
