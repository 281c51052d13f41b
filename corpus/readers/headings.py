"""Tells an item's title from its text: bold words, short lines, words before a colon."""

from __future__ import annotations

import re

from corpus.layout import Paragraph
from corpus.pieces import fold

DECIDES = re.compile(
    r"^\W*(?:(?i:it\s+was\s+(?:therefore\s+|further\s+|unanimously\s+)?(?:resolved|agreed|decided))\b|"
    r"(?:Unanimously|unanimously)\s+(?i:agreed|resolved)\b|RESOLVED\b|AGREED\b|DECIDED\b|RECOMMENDED\b|Resolved\s*(?::|[-–—]|that|unanimously)|"
    r"Agreed\s*(?::|[-–—]|that)|Decision\s*:|DECISION\s*[:–-]|(?i:the\s+)?(?i:council|committee|members|"
    r"(?:licensing\s+)?sub-?committee|"
    r"panel|board|cabinet)\s+(?:unanimously\s+)?(?:RESOLVED|resolved|AGREED)\b|"
    r"(?i:it\s+was\s+(?:then\s+|therefore\s+)?(?:proposed|moved)\b)[^;:]{1,200}?\b"
    r"(?:RESOLVED|resolved|AGREED)\b|"
    r"Resolution\s*[:–-]|\(?\w{0,3}[.)]?\s*RESOLVED\b)",
)
DECIDED_WITHIN = re.compile(r"\b(?:RESOLVED|AGREED)\b")
# A line that heads a part of an item's minutes, whatever its type.
_PART = re.compile(
    r"(?:decisions?|resolutions?|(?:reasons?|rationale)(?: for (?:the )?decisions?)?|discussion|"
    r"(?:alternative )?options considered(?: and rejected)?|debate|background|vote|"
    r"(?:the )?substantive motion|(?:first |second |third )?amendment(?: \d{1,2})?|"
    r"question (?:no\.? )?\d{1,3}\b(?:\s*[-–—:]\s*.{0,140}|\s+from\b.{0,140})?)\s*:?",
    re.IGNORECASE,
)
ACTION = re.compile(r"^\W*ACTIONS?\s*(?:POINTS?)?\s*[:–-]", re.IGNORECASE)
_TITLE_END = re.compile(r"(?P<title>[^.:;?!]{2,90}?)\s*(?::|\s[-–—]\s|[.]\s+(?=[A-Z]))")
# "Dog bins – …", "Bus shelter: …": up to five words that say nothing of anyone.
_LABEL_WORDS = re.compile(
    r"(?!.*\b(?:said|says|was|were|is|are|had|has|have|reported|asked|agreed|noted|advised|it|he|she|"
    r"they|resolved|that)\b)[A-Z][\w'’-]*(?: [\w'’&-]+){0,4}"
)
_LITTLE_TEXT = """
of and the for to in on at a an with by from or
"""
_LITTLE = frozenset(_LITTLE_TEXT.split())


def without_number(text: str) -> str:
    """``text`` after its leading item number, if it has one."""
    return re.sub(
        r"^(?:(?:agenda\s+)?item\s+)?[A-Z]{0,3}[\d./-]+[.):]?\s*[-–]?\s*", "", text, flags=re.I
    )


def heading_like(part: Paragraph, rest: str) -> bool:
    """True when a paragraph after its number looks like, or begins with, a title."""
    if part.bold or part.text.startswith("#") or part.lead:
        return True
    words = rest.split()
    if not words or not rest[:1].isupper():
        return False
    if len(words) <= 12 and not re.search(r"[.!?;]$", rest):
        return True
    led = _TITLE_END.match(rest)
    return bool(led) and _titled(led["title"] if led else "")


def _titled(title: str) -> bool:
    words = [w for w in re.findall(r"[A-Za-z][\w'’-]*", title) if w.lower() not in _LITTLE]
    if not words or len(title.split()) > 12 or DECIDES.match(title):
        return False
    capitals = sum(w[:1].isupper() for w in words)
    return title.isupper() or capitals >= 0.6 * len(words)


def title_of(part: Paragraph, rest: str) -> str | None:
    """The title of an item, from bold words, a short line, or the words before a stop."""
    rest = rest.strip()
    if part.lead and not part.bold:
        lead = without_number(part.lead).strip(" .:–-")
        if lead and len(lead.split()) <= 16:
            return lead
    led = _TITLE_END.match(rest)
    if led and rest.endswith(".") and not part.bold and _titled(led["title"]):
        return fold(led["title"])
    if part.bold or (
        len(rest.split()) <= 14 and (rest.isupper() or not re.search(r"[.!?;]\s+\S", rest))
    ):
        words = rest.strip(" :–-")
        short = len(words.split()) <= 25 and not re.search(r"\b(?:was|were|had|has|is)\b", words)
        if short or part.bold:
            return words.rstrip(".") or None
    if led and (_titled(led["title"]) or _LABEL_WORDS.fullmatch(led["title"].strip())):
        return fold(led["title"])
    return None


def is_heading(part: Paragraph, text: str) -> bool:
    """True for an unnumbered heading: Markdown's, a bold line, or a short line in capitals."""
    if text.startswith("#"):
        return True
    if _PART.fullmatch(text) and not part.is_item and not text.endswith((".", "?")):
        return True
    if part.lines > 2 or len(text.split()) > 12 or part.is_item:
        return False
    if DECIDES.match(text) or ACTION.match(text):
        return False
    words = text.rstrip(":")
    if part.bold and not words.endswith("."):
        return True
    return words.isupper() and len(words) > 3 and not words.endswith(".")
