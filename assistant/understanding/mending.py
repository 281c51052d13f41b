"""Mends a question that corrects itself: "how much did the library, no sorry, the baths cost?"

What is cut (the reparandum) ends where the words of mending begin; where it starts is found by
the words that the repair takes up again, after Shriberg, "Preliminaries to a Theory of Speech
Disfluencies" (1994).
"""

from __future__ import annotations

import re

_SORRY = (
    r"(?:sorry|pardon|oops|whoops|uh|um|er+|erm|ah+|wait|hang on|hold on|my (?:bad|mistake)|"
    r"oh|well|actually|rather|instead|i (?:mean|meant)|i should say|(?:no|or|sorry)[\s,]+make (?:that|it)|"
    r"scratch (?:that|it)|not that|strike that|let me (?:rephrase|correct) that)"
)
_STRONG = (
    r"(?:sorry(?=,|\s+(?:i|no|the|in|what|who|how|when|where|why|which)\b)|oops|whoops|my (?:bad|mistake)|i (?:mean|meant)|i should say|(?:no|or|sorry)[\s,]+make (?:that|it)|"
    r"scratch (?:that|it)|strike that|(?:no|or|oh)[\s,]+wait|wait(?=,|\s+(?:no|sorry|i mean)\b)|or rather|no actually|or no|no no)"
)
# "no" alone mends only before a word that starts a question again or after a dash or comma.
_MENDING = re.compile(
    rf"(?:\s*[,;–—-]+\s*|\s*\.\.\.\s*|\s+)(?:(?:no|or|and|but|oh)[\s,]+)*"
    rf"(?:{_SORRY}[\s,]+(?:no[\s,]+)?)*{_STRONG}(?:[\s,]+(?:no|{_SORRY}))*[\s,:–—]+(?=\S)"
    r"|\s+(?:or\s+)?(?:uh|um|er+|erm)[\s,]+(?:no[\s,]+|rather[\s,]+|actually[\s,]+|instead[\s,]+)?(?=\S)"
    r"|\s+(?:or|no)\s+(?:instead|rather|actually)[\s,]+(?=\S)"
    r"|\s*[,–—-]\s*no[\s,]+(?=(?:the|in|on|at|what|when|where|who|which|how|why|an?)\b)"
    r"|\s+no[\s,]+(?=(?:what|when|where|who|which|how|why)\b)",
    re.I,
)
_WORD = re.compile(r"\S+")
_ASKS = re.compile(
    r"(?:what|when|where|who|whom|whose|which|how|why|did|does|do|is|was|were|are|in (?:what|which)|"
    r"after what|to what|from what|tell me)\b", re.I)  # fmt: skip
_NO_START = re.compile(r"^\W*(?:no|sorry|actually|i mean|i meant)\b", re.I)


def mend(question: str) -> str:
    """The question with what its speaker took back left out; as it is where nothing was.

    A reply that begins with its correction ("No, I meant 2019") is left to ``resolve``.
    """
    if _NO_START.match(question):
        return question
    match = _MENDING.search(question)
    if match is None or not question[: match.start()].strip():
        return question
    before, after = question[: match.start()], question[match.end() :]
    if before.rstrip().endswith((".", "?", "!")) or not re.search(r"\w", after):
        return question
    kept = before[: _taken_back(before, after)].rstrip(" ,")
    mended = f"{kept} {after}".strip()
    return mended if mended[:1].isupper() else mended[:1].upper() + mended[1:]


def _taken_back(before: str, after: str) -> int:
    """Where in ``before`` the words that ``after`` replaces begin."""
    words = list(_WORD.finditer(before))
    plain = [w[0].lower().strip(",.'\"") for w in words]
    first = _WORD.findall(after)
    if not first:
        return len(before)
    asks = _ASKS.match(after)
    if asks:
        starts = [
            m.start()
            for m in _ASKS.finditer(before)
            if m.start() == 0 or before[m.start() - 1] == " "
        ]
        return starts[0] if starts else 0  # the question is begun anew
    opening = first[0].lower().strip(",.'\"")
    for place in range(len(words) - 1, max(-1, len(words) - 9), -1):
        if plain[place] == opening:
            return words[place].start()  # it takes up the same word again
    if first[0][:1].isupper():  # a name for a name
        place = len(words)
        while place and words[place - 1][0][:1].isupper() and place > 1:
            place -= 1
        if place < len(words):
            return words[place].start()
    return words[-1].start() if len(words) > 1 else 0
