"""Tells by its first marks what a line is: an item of a list, a row of a table."""

from __future__ import annotations

import re

from corpus.remnants import POINT, has_cells

_BULLET = re.compile(r"\s*(?:[-–•▪●◦‣\uf000-\uf0ff*+]|o(?=\s{2,}))\s+(?=\S)")
_NUMBER = re.compile(
    r"\s*(?:\d{1,2}\.(?=[A-Z][A-Za-z]{2})\S|(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|\d{2,4}/\d{3,6}(?:/[A-Z]{2,4})?(?=\s)|[A-Z]{0,3}\.?\d{1,4}(?:[./_-]\d{1,4})+[.)]?|"
    r"\d{1,3}(?:\.\d{1,3})*[.)]?(?=\s+[A-Z*])(?!\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|"
    r"Nov|Dec))|[A-Z]{1,3}\d{1,3}[.)]?(?=\s)|#\d{1,2}(?=\s+[A-Z]))\s+(?=\S))"
)


def is_row(text: str) -> bool:
    """True for a line of a pipe table, of tab-separated cells, or of cells that tags part."""
    stripped = text.strip(" \n")
    bullet = _BULLET.match(stripped)
    stripped = stripped[bullet.end() :] if bullet else stripped
    tabbed = "\t" in stripped.lstrip("\t") or stripped.startswith("\t\t")
    return tabbed or has_cells(text) or (stripped.startswith("|") and stripped.count("|") >= 2)


def is_item(text: str) -> bool:
    """True for a line that begins with a bullet or a list number."""
    return bool(text.startswith(POINT) or _BULLET.match(text) or _NUMBER.match(text))


def strip_bullet(text: str) -> str:
    """``text`` without the bullet that begins it; a list number stays, for it is cited."""
    bullet = _BULLET.match(text)
    return text[bullet.end() :] if bullet else text
