"""Tells a minutes' item numbers from list numbers, in the many styles that clerks use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_NUMBER = re.compile(
    r"(?:#{1,6}\s+|#(?=\d))?(?:(?:agenda\s+)?item|min(?:ute)?\.?(?:\s+(?:no|ref)\.?)?)?\s*(?P<open>\()?"
    r"(?P<number>(?:[A-Z]{1,4}[ ./]?)?\d{1,4}(?:[/._-]\d{1,4}){1,3}[a-z]?|[A-Z]{2,5}[./]\d{1,4}|"
    r"[A-Z]{0,3}\d{1,3}[a-z]?)"
    r"(?P<mark>[.):]|\s*[-–—:])?(?:\s+|$|(?<=\d\.)(?=[A-Z][A-Za-z]{2}))(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_LETTER = re.compile(r"\(?(?:[a-z]|[ivx]{1,5})[.)]\s+", re.IGNORECASE)
_SLASHED = re.compile(r"[/_]|^[A-Za-z]")
# "Q1", "W2", "H14": items, or the questions and wards within one; "CF/18": items, or references.
_LETTERED = re.compile(r"[A-Z]{1,5}(?:\d+[a-z]?|/[\d/]+)", re.IGNORECASE)
_UNIT = re.compile(
    r"(?:[Jj]anuary|[Ff]ebruary|[Mm]arch|[Aa]pril|[Mm]ay|[Jj]une|[Jj]uly|[Aa]ugust|[Ss]eptember|"
    r"[Oo]ctober|[Nn]ovember|[Dd]ecember)\b|(?:st|nd|rd|th|am|pm|AM|PM|hours|members|people|residents|"
    r"councillors|votes?|years?|months?|weeks?|days?|minutes|per cent)\b|%"
)
# How many numbers an item may skip: a page lost in extraction, an item withdrawn.
_MOST_SKIPPED = 3
# Titles with numbers may skip more: a page printed from a web site leaves items out.
_MOST_TITLED = 6
# So many plain numbers, and what share of them with a stop, tell how items are numbered.
_FEW_MARKED, _MARKED = 6, 0.85
# Paragraphs of the minutes have so many words on average; those of a list have fewer.
_PROSE = 20


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph's leading number and what it is: an item, a numbered paragraph or a list item."""

    role: str  # "item" | "paragraph" | "list"
    number: str
    rest: str


class Numbering:
    """Reads the numbers in order and keeps count, for the same "2." may be item or list."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        """Look through all paragraphs first: one style of number serves for the items."""
        slashed = decimals = simple = titled = marked = 0
        lettered: list[str] = []
        for text in paragraphs:
            match = _match(text)
            if match is None:
                continue
            number = match["number"]
            if _LETTERED.fullmatch(number):
                lettered.append(number)
            elif _SLASHED.search(number):
                slashed += 1
            elif re.search(r"[.-]", number):
                decimals += 1
            else:
                simple += 1
                marked += bool((match["mark"] or "").strip())
                titled += 0 < len(match["rest"].split()) <= 8 and match["rest"][:1].isupper()
        # Numbers with letters are items where they count on and no others head the business.
        self._lettered = len(lettered) > titled and _steps(lettered)
        slashed += len(lettered) if self._lettered else 0
        self.style = "slashed" if slashed >= 2 else "simple" if simple else "decimal"
        # Where nearly all have a stop after them, a number without one is a house's, say.
        self._marked = simple >= _FEW_MARKED and marked >= _MARKED * simple
        self._last = 0
        self._nested = 0
        self._current = ""
        self._parts: list[int] = []
        self._titled = False
        # Paragraph numbers that run on through the items ("9." in the next item after "8.").
        self._running = 0
        self.runs_on = self.style == "slashed" and _counts_up(paragraphs)

    def read(
        self, text: str, *, heading_like: bool, resolving: bool, sectioned: bool = False
    ) -> Numbered | None:
        """The number that begins ``text``, or None.

        ``heading_like`` says that the paragraph looks like a title; ``resolving`` that a list of
        resolutions is under way, whose numbers are not items; ``sectioned`` that the business
        stands under headings without numbers, so that only a numbered title is an item.
        """
        match = _match(text)
        if match is None:
            letter = _LETTER.match(text)
            return (
                Numbered("list", letter.group().strip(), text[letter.end() :]) if letter else None
            )
        number, rest = match["number"].strip(), match["rest"].strip()
        if _LETTERED.fullmatch(number) and not self._lettered:
            return None if "/" in number else Numbered("list", number, rest)
        compound = bool(re.search(r"[/.-]", number))
        if self._current and compound and re.match(rf"{re.escape(self._current)}[./-]\d", number):
            return Numbered("paragraph", number, rest)
        if _SLASHED.search(number):
            return self._slashed(number, rest, heading_like)
        if compound:
            return self._decimal(number, rest, heading_like)
        unmarked = self._marked and number.isdigit() and not (match["mark"] or "").strip()
        next_title = int(number) == self._last + 1 and len(rest.split()) <= 8 if unmarked else False
        if unmarked and not heading_like and not next_title:
            return None
        if sectioned and not heading_like:
            return Numbered("list", number, rest)
        return self._simple(number, rest, heading_like, resolving)

    def _slashed(self, number: str, rest: str, heading_like: bool) -> Numbered:
        parts = [int(part) for part in re.findall(r"\d+", number)]
        if self.style != "slashed" or not self._follows(parts):
            return Numbered("list", number, rest)  # a planning reference, say
        self._parts = parts
        self._current, self._nested = number, 0
        return Numbered("item", number, rest)

    def _follows(self, parts: list[int]) -> bool:
        """True when ``parts`` counts on from the last item: "24/031", "24/032"."""
        if not self._parts:
            return True
        if len(parts) != len(self._parts):
            return False
        steps = [now - then for now, then in zip(parts, self._parts, strict=True) if now != then]
        return len(steps) == 1 and 0 < steps[0] <= 2 * _MOST_SKIPPED

    def _decimal(self, number: str, rest: str, heading_like: bool) -> Numbered:
        whole = re.split(r"[.-]", number)[0]
        if self.style == "slashed":
            return Numbered("paragraph", number, rest)
        if self.style == "decimal" and heading_like:
            self._current = number
            return Numbered("item", number, rest)
        if number.endswith((".0", ".00")) or (heading_like and whole != self._current):
            self._current, self._last = whole, int(whole) if whole.isdigit() else self._last
            return Numbered("item", number, rest)
        return Numbered("paragraph", number, rest)

    def _simple(self, number: str, rest: str, heading_like: bool, resolving: bool) -> Numbered:
        if self.runs_on and number.isdigit() and int(number) == self._running + 1:
            self._running += 1
            return Numbered("paragraph", number, rest)
        if self.style != "slashed" and heading_like and re.fullmatch(r"\d{1,2}[A-Z]", number):
            self._current, self._last, self._nested = number, int(number[:-1]), 0
            self._titled = True
            return Numbered("item", number, rest)  # "6A. RENTAL LICENSING"
        if self.style == "slashed" or not number.isdigit():
            return Numbered("list", number, rest)
        value = int(number)
        next_item = value == self._last + 1
        most = _MOST_SKIPPED if self._nested or resolving or not heading_like else _MOST_TITLED
        follows = self._last < value <= self._last + most or (self._last == 0 and heading_like)
        if self._nested and value == self._nested + 1 and not (next_item and heading_like):
            self._nested = value
            return Numbered("list", number, rest)
        if follows and (heading_like or (not resolving and (next_item or not self._titled))):
            self._last, self._nested, self._current = value, 0, number
            self._titled = self._titled or heading_like
            return Numbered("item", number, rest)
        self._nested = value
        return Numbered("list", number, rest)


def _steps(numbers: Sequence[str]) -> bool:
    """True when most of the numbers follow the one before by a step: "CF/18", "CF/19", "CF/21"."""
    found = [
        (re.match(r"[A-Za-z]*", n)[0], [int(d) for d in re.findall(r"\d+", n)])  # type: ignore[index]
        for n in numbers
    ]
    steps = [
        one == two and a[:-1] == b[:-1] and 0 < b[-1] - a[-1] <= _MOST_SKIPPED
        for (one, a), (two, b) in pairwise(found)
        if a and b
    ]
    return len(steps) >= 1 and 2 * sum(steps) >= len(steps)


def _counts_up(paragraphs: Sequence[str]) -> bool:
    """True when plain numbers count 1, 2, 3 and so on without a restart, over whole paragraphs."""
    plain = [(re.match(r"(\d{1,3})\.\s+\S", text), len(text.split())) for text in paragraphs]
    numbers = [(int(match[1]), words) for match, words in plain if match]
    long = sum(words for _, words in numbers) >= _PROSE * len(numbers)
    return len(numbers) >= 5 and long and [n for n, _ in numbers] == [*range(1, len(numbers) + 1)]


def _match(text: str) -> re.Match[str] | None:
    match = _NUMBER.match(text)
    if match is None or _UNIT.match(match["rest"]):
        return None
    number = match["number"]
    if match["rest"][:1].islower() and not match["mark"]:
        return None  # "3 members of the public"
    if number.isdigit() and (
        len(number) > 3 or (not match["mark"] and not match["rest"][:1].isupper())
    ):
        return None
    if re.fullmatch(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}", number):
        return None  # a date
    if re.fullmatch(r"\d{1,2}\.\d{2}", number) and re.match(r"[ap]\.?m\b", match["rest"], re.I):
        return None
    return match
