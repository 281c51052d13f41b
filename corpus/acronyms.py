"""Finds what a document's acronyms stand for.

After Schwartz & Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical
text" (PSB 2003), kept to long forms whose words begin with the acronym's letters.
"""

from __future__ import annotations

import re

_SHORT = r"[A-Z](?:[A-Za-z&]{0,8}[A-Z]|[A-Z&]{1,8})s?"
_IN_BRACKETS = re.compile(rf"\(\s*[\"'“‘]?(?P<short>{_SHORT})[\"'”’]?\s*\)")
_OR = re.compile(r",?\s+(?:or|also known as|known as)\s+(?:the\s+)?(?P<short>[A-Z]{3,7})\b")
_SHORT_FIRST = re.compile(
    r"\b(?P<short>[A-Z]{2,7})(?:,\s+|\s+\((?:the\s+)?|\s+is\s+(?:our|the|your)\s+|\s+stands for\s+)"
    r"(?P<long>[A-Za-z][\w'’-]+(?:[\s-]+[A-Za-z&][\w'’-]*){1,8})"
)
_WORD = re.compile(r"[A-Za-z0-9&][\w'’]*")
_LITTLE_TEXT = """
of and the for in to on at a an with by &
"""
_LITTLE = frozenset(_LITTLE_TEXT.split())


def acronyms(text: str) -> dict[str, str]:
    """Map each acronym to its long form, as the text gives them ("Medium Term Plan (MTP)")."""
    found: dict[str, str] = {}
    flat = re.sub(r"\s+", " ", text)
    flat = re.sub(r"(?<=\w) -(?=\w)", "-", flat)  # captions space their hyphens
    for pattern in (_IN_BRACKETS, _OR):
        for match in pattern.finditer(flat):
            long = _long_before(flat[max(0, match.start() - 160) : match.start()], match["short"])
            if long:
                found.setdefault(match["short"], long)
    for match in _SHORT_FIRST.finditer(flat):
        words = match["long"].split()
        for count in range(2, len(words) + 1):
            if words[count - 1].lower() not in _LITTLE and spells(words[:count], match["short"]):
                found.setdefault(match["short"], " ".join(words[:count]).strip(" ,.)"))
                break
    return found


def _long_before(before: str, short: str) -> str | None:
    before = re.split(r"[.;:!?()\[\]]\s*(?=\S)", before)[-1].strip(" ,\"'“‘")
    words = before.split()
    longest = min(len(short) + 6, len(short) * 2 + 2)
    candidates = [words[-count:] for count in range(2, min(longest, len(words)) + 1)]
    candidates = [c for c in candidates if c[0].lower() not in _LITTLE and spells(c, short)]
    if not candidates:
        return None
    # "Families First for Children Pathfinder (FFCP)": "for" is no F where another word is.
    best = next((c for c in candidates if _initials(c) == short.rstrip("s").lower()), candidates[0])
    return " ".join(best).strip(" ,")


def _initials(words: list[str]) -> str:
    return "".join(w[0].lower() for w in words if w.lower() not in _LITTLE)


def spells(words: list[str], short: str) -> bool:
    """True when the first letters of the words, little words optional, spell the acronym."""
    letters = [c.lower() for c in short.rstrip("s") if c != "&"] or [short.lower()]
    parts = [p for word in words for p in _WORD.findall(word.replace("-", " "))]
    return _match(parts, letters) and len(parts) >= 2


def _match(parts: list[str], letters: list[str]) -> bool:
    if not letters:
        return all(part.lower() in _LITTLE for part in parts)
    if not parts:
        return False
    head, rest = parts[0].lower(), parts[1:]
    if head[0] == letters[0] and _match(rest, letters[1:]):
        return True
    return head in _LITTLE and _match(rest, letters)
