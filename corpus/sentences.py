"""Finds where sentences begin and end, as offsets, in minutes, reports and captions."""

from __future__ import annotations

import re

# Words after which a full stop does not end a sentence (compared in lower case, dots removed).
_ABBREVIATIONS_TEXT = """
cllr cllrs clr cr mr mrs ms miss dr prof rev revd hon rt sir st ave rd no nos para paras sec
ss ref refs vs eg ie etc cf al approx inc incl ltd plc dept dir tel ext fig vol pp p art cl
reg regs app appx jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur
thurs fri sat sun am pm co gov govt min mins max est jr sr col capt lt sgt maj gen messrs mme
viz ibid op ed eds
"""
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_TEXT.split())
# Of those, the ones that often do end a sentence: they do when a capitalised word follows.
_MAY_END_TEXT = """
etc am pm inc ltd plc co ext jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed
thu thur thurs fri sat sun est min mins max no st rd ave
"""
_MAY_END = frozenset(_MAY_END_TEXT.split())
# A name or number after these keeps the stop inside the sentence ("St. Mary's", "No. 4").
_TITLES_BEFORE_NAME = frozenset(["st", "no"])

_BREAK = re.compile(
    r"""
      (?P<para>\n[^\S\n]*\n\s*)                                  # a blank line
    | (?P<item>\n[^\S\n]*(?=[•▪●◦‣\uf000-\uf0ff*–-][^\S\n]|\(?(?:\d{1,3}|[a-z]{1,3})[.)][^\S\n]))
    | (?P<bullet>(?<=\s)(?=[•▪●◦‣\uf000-\uf0ff]\s))                  # a bullet within
    | (?P<stop>[.!?…]+["'”’)\]*]*)(?=\s|$)                       # a stop followed by space
    | (?P<joined>(?<=[a-z]{2})[.!?](?=[A-Z](?:\s|['’][a-z]|[a-z])))  # "progress.I am"
    """,
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"[\w'’.]+$")
_LIST_NUMBER = re.compile(
    r"^\W*(?:(?:resolved|agreed|decision|decided)\s*[:–-]\s*)?"
    r"\(?(?:\d{1,4}(?:[./]\d{1,4})*|[a-z]|[ivx]{1,5})$",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\s*[\"'“‘(\[*]*(\S)")
_MARKER = re.compile(
    r"\s*(?:[-–*•▪●◦‣\uf000-\uf0ff#>|]+\s+)?"
    r"(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,4})[.)]\s+|\d{1,3}(?:\.\d{1,3})+\s+(?=[^\Wa-z_]|[\"'“‘(]))?",
)
_CLAUSE = re.compile(
    r"(?<=\s)(?=(?:thank you|okay|so|and then|and|but|because|moving on|I'd like|I would like)\s)",
    re.IGNORECASE,
)
OVERLONG_WORDS = 60


def sentence_spans(text: str, start: int = 0) -> list[tuple[int, int]]:
    """Return ``(start, end)`` of each sentence of ``text``, in order, white space trimmed.

    Offsets are characters, moved by ``start`` (pass a slice's own offset to get offsets of the
    whole). Every character that is not white space lies in exactly one span. Blank lines and
    list items end a sentence; a single line break does not, because captions are hard-wrapped.
    Captions without punctuation are broken at clause words once they pass 60 words.
    """
    spans: list[tuple[int, int]] = []
    begin = 0
    for match in _BREAK.finditer(text):
        if match.lastgroup == "stop" and not _ends_sentence(text, begin, match):
            continue
        cut = match.start() if match.lastgroup in ("para", "item", "bullet") else match.end()
        begin = _keep(text, begin, cut, start, spans)
    _keep(text, begin, len(text), start, spans)
    return spans


def skip_marker(text: str, start: int, end: int) -> int:
    """Offset in ``[start, end)`` after a leading bullet or list number ("- 4.1 ", "(a) ").

    Lets a quote begin at its first word. Returns ``start`` if nothing would be left.
    """
    match = _MARKER.match(text, start, end)
    at = match.end() if match else start
    return at if at < end else start


def _keep(text: str, begin: int, cut: int, shift: int, spans: list[tuple[int, int]]) -> int:
    piece = text[begin:cut]
    left = begin + len(piece) - len(piece.lstrip())
    right = begin + len(piece.rstrip())
    if left < right:
        if right - left > OVERLONG_WORDS * 4:
            spans.extend((a + shift, b + shift) for a, b in _clauses(text, left, right))
        else:
            spans.append((left + shift, right + shift))
    return cut


def _clauses(text: str, left: int, right: int) -> list[tuple[int, int]]:
    """Break an overlong, unpunctuated run near its middle, again and again."""
    piece = text[left:right]
    if len(piece.split()) <= OVERLONG_WORDS or _PUNCTUATED.search(piece):
        return [(left, right)]
    middle = len(piece) // 2
    cuts = [m.start() for m in _CLAUSE.finditer(piece) if 60 < m.start() < len(piece) - 60]
    if not cuts:
        return [(left, right)]
    cut = left + min(cuts, key=lambda at: abs(at - middle))
    first_end = left + len(text[left:cut].rstrip())
    return _clauses(text, left, first_end) + _clauses(text, cut, right)


# A run with commas or semicolons in ordinary number is a long written sentence, not captions.
_PUNCTUATED = re.compile(r"[,;:](?:[^,;:]{0,160}[,;:]){3,}")


def _ends_sentence(text: str, begin: int, match: re.Match[str]) -> bool:
    following = _NEXT.match(text, match.end())
    if following is None:
        return True
    if match.group()[0] != ".":
        # "Is that so?" she asked: a small letter right after a question is still the question's.
        return not (following.group(1).islower() and len(match.group()) > 1)
    if match.group()[-1] not in ".)]":
        return not following.group(1).islower()  # "No.” She": the closing quote ends it
    # A word, or the list number that begins a sentence, is no longer than this.
    before = text[max(begin, match.start() - 40) : match.start()]
    word_match = _LAST_WORD.search(before)
    word = word_match.group() if word_match else ""
    plain = word.replace(".", "").lower()
    next_character = following.group(1)
    if match.group().startswith(".."):
        return next_character.isupper()
    if word and _LIST_NUMBER.match(before):
        return False
    if len(plain) == 1 and word[-1:].isupper() and plain != "i":
        return False  # an initial: "A. Bee"
    if "." in word and all(len(part) <= 2 for part in word.split(".")) and plain.isalpha():
        return plain in _MAY_END and next_character.isupper()  # e.g. i.e. U.K. p.m.
    if plain in _ABBREVIATIONS:
        if plain in _TITLES_BEFORE_NAME and (word[:1].isupper() or next_character.isdigit()):
            return False
        return plain in _MAY_END and next_character.isupper()
    return not next_character.islower() or len(match.group()) > 1
