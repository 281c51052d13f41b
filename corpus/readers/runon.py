"""Parts items that run on within one paragraph, as where a page's line ends were lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.layout import Paragraph

# "… at the meeting. 3. Declarations of interest None were made. 4. Minutes …"
_WITHIN = re.compile(r"(?<=\S)\s+(?P<number>\d{1,2})\.\s+(?=[A-Z][a-z’']*\s)")
_FIRST = re.compile(r"\s*(?P<number>\d{1,2})[.)]?\s+\S")
# A paragraph of fewer words hides no items.
LONG = 40
# So many numbers must count on within or after a paragraph before any of them parts it.
FEWEST = 2


def parted(parts: Sequence[Paragraph]) -> list[Paragraph]:
    """``parts``, with every paragraph cut where the next items' numbers stand within it.

    A number counts only where it is the next of the items so far, and where the one after it
    follows too, in the same paragraph or at the head of the next numbered one: "Band 3. The …"
    is no item.
    """
    out: list[Paragraph] = []
    last = 0
    for at, part in enumerate(parts):
        first = _FIRST.match(part.text)
        if first is not None and int(first["number"]) in range(last + 1, last + 4):
            last = int(first["number"])
        cuts, ended = _cuts(part, last, _next_number(parts[at + 1 :]))
        if not cuts:
            out.append(part)
            continue
        last = ended
        edges = [0, *cuts, len(part.text)]
        for number, (a, b) in enumerate(pairwise(edges)):
            words = part.text[a:b].strip()
            if words:
                out.append(replace(part, text=words) if not number else _item(part, words))
    return out


def _cuts(part: Paragraph, last: int, after: int | None) -> tuple[list[int], int]:
    """Where items begin within ``part``, and the number of the last of them."""
    if part.is_row or len(part.text.split()) < LONG:
        return [], last
    cuts: list[int] = []
    number = last
    for match in _WITHIN.finditer(part.text):
        if int(match["number"]) == number + 1:
            number += 1
            cuts.append(match.start("number"))
    if after != number + 1 and len(cuts) < FEWEST:
        return [], last
    return cuts, number


def _next_number(parts: Sequence[Paragraph]) -> int | None:
    for part in parts[:8]:
        first = _FIRST.match(part.text)
        if first is not None:
            return int(first["number"])
    return None


def _item(part: Paragraph, words: str) -> Paragraph:
    return replace(part, text=words, is_item=True, bold=False, lead="")
