"""Whether two names may be one person's, titles and mishearings apart."""

from __future__ import annotations

import re
from functools import lru_cache

import jellyfish
from rapidfuzz import fuzz

_TITLES = re.compile(
    r"^(?:the\s+)?(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Prof(?:essor)?|Rev|Hon|Ald(?:erman)?)"
    r"\.?\s+", re.I)  # fmt: skip
_ARTICLE = re.compile(r"^the\s+(?=\S)", re.I)
# What may follow a name in a label: an office, a party, letters.
_AFTER = re.compile(
    r"\s*(?:[(\[][^)\]]*[)\]]?|\s[-–—]\s.*|(?:\s(?:AM|MS|MP|MSP|MEP|TD|MBE|OBE|CBE|JP|DL|QC|KC|PhD|BSc))+)$",
    re.S,
)
_AFTER_COMMA = re.compile(r"^(\S+\s+\S[^,]*),.*$", re.S)
_WITHIN = re.compile(r"\s*[(\[][^)\]]*[)\]]\s+(?=\w)")
_WORD = re.compile(r"[A-Za-zÀ-ÿ'’-]+")


def bare_name(name: str) -> str:
    """A name without titles, letters and office: "Cllr Jane Doe MBE (Chair)" is "Jane Doe"."""
    name = _AFTER_COMMA.sub(r"\1", _WITHIN.sub(" ", _ARTICLE.sub("", name.strip())))
    while (shorter := _AFTER.sub("", _TITLES.sub("", name)).strip()) != name and shorter:
        name = shorter
    return name


@lru_cache(maxsize=8192)
def same_person(asked: str, recorded: str) -> bool:
    """Whether ``asked`` may name the person ``recorded``.

    A surname alone matches; a first name that differs does not. Surnames may differ by a
    letter or two or only in spelling (compared by Metaphone, as captions mishear names).
    """
    a, b = _WORD.findall(bare_name(asked)), _WORD.findall(bare_name(recorded))
    if not a or not b:
        return False
    if not _alike(a[-1], b[-1]):
        return False
    return len(a) == 1 or len(b) == 1 or _alike(a[0], b[0]) or a[0][0] == b[0][0] == a[0]


def _alike(x: str, y: str) -> bool:
    x, y = x.lower(), y.lower()
    if x == y:
        return True
    if min(len(x), len(y)) < 4 or x[0] != y[0]:
        return False
    return fuzz.ratio(x, y) >= 86 or jellyfish.metaphone(x) == jellyfish.metaphone(y)


@lru_cache(maxsize=8192)
def named_in(name: str, text: str) -> bool:
    """Whether ``text`` names that person: the surname, nearly so, and what else is given."""
    parts = _WORD.findall(bare_name(name))
    if not parts:
        return False
    words = _WORD.findall(text)
    for place, word in enumerate(words):
        if word[:1].isupper() and _alike(word, parts[-1]):
            if len(parts) == 1 or not place or not words[place - 1][:1].isupper():
                return True
            if _alike(words[place - 1], parts[0]) or _TITLES.match(words[place - 1] + " x"):
                return True
    return False
