"""Tells from the words after a request whether it was taken up or turned down."""

from __future__ import annotations

import re

from assistant.promises.cues import ACCEPTING, REFUSING


def answer(rest: str, following: str) -> bool | None:
    """Whether what was asked was taken up (True), turned down (False) or not answered (None)."""
    tail = re.search(r"(?:[,;]|\band\b|\bbut\b|\bwhich\b)(.*)$", rest)
    for words in (tail[1] if tail else "", following):
        if not words or re.match(
            r"\W*(?:The\s+)?(?:Cllr|Councillor|Panel|Members?)\b.*\b(?:asked|queried)\b", words
        ):
            continue
        refused, taken = REFUSING.search(words), ACCEPTING.search(words)
        if refused and not (taken and taken.start() < refused.start()):
            return False
        if taken:
            return True
    return None
