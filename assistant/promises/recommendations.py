"""Reads the recommendations of a report: what the body that receives it is asked to do."""

from __future__ import annotations

import re

from assistant.promises.ledger import Ledger
from assistant.promises.parties import Identity
from assistant.promises.parts import split_parts
from assistant.promises.types import Found
from corpus.sentences import skip_marker
from corpus.types import Block

_HEADING = re.compile(r"\brecommend(?:ation|ations|ed)\b", re.IGNORECASE)
_ASKED = re.compile(
    r"(?P<whom>(?:That\s+)?(?:[Tt]he\s+)?(?:[A-Z][\w'’&]*\s+(?:(?:and|of|for|the)\s+)*){1,9}?|"
    r"[Mm]embers\s+|"
    r"(?:[Tt]he\s+)?(?:panel|committee|council|cabinet|board)\s+)"
    r"(?:is|are|be|has\s+been)\s+(?:asked|recommended|requested|invited|"
    r"advised)\s+to\b(?P<rest>.*)$"
)
_NUMBERED = re.compile(r"\W*(?:\(?\w{1,4}[.)]|\d+\.\d+)\s|That\s|To\s")


def recommending(ledger: Ledger, heading: str) -> None:
    """Note at a heading whether recommendations begin or end there."""
    if _HEADING.search(heading):
        ledger.item.recommending = ledger.document.body or ledger.body().who
    else:
        ledger.item.recommending = None


def read_recommendation(ledger: Ledger, block: Block) -> bool:
    """Take a block that recommends; False for any other."""
    text = ledger.text(block)
    asked = _ASKED.search(text)
    begun = ledger.item.recommending is not None
    if asked and (begun or asked["rest"].rstrip().endswith(":")):
        ledger.item.recommending = re.sub(r"^That\s+", "", asked["whom"].strip())
        if not asked["rest"].rstrip().endswith(":"):
            for start, end in split_parts(text, asked.start("rest")):
                _add(ledger, block.start + start, block.start + end)
        return True
    if not begun:
        return False
    if block.kind in ("list-item", "resolution") or _NUMBERED.match(text):
        start = skip_marker(ledger.document.text, block.start, block.end)
        _add(ledger, start, block.end)
        return True
    return bool(re.match(r".{0,160}:\s*$", text))


def _add(ledger: Ledger, start: int, end: int) -> None:
    start += len(ledger.document.text[start:end]) - len(ledger.document.text[start:end].lstrip())
    author = ledger.author or Identity("The report's author", None, certain=False)
    ledger.add(
        Found(
            kind="request",
            strength="firm",
            start=start,
            end=end,
            what=ledger.document.text[start:end],
            who=author.who,
            role=author.role,
            attribution="certain" if author.certain else "uncertain",
            to_whom=ledger.item.recommending,
            rule="recommended",
            score=0.9,
        )
    )
