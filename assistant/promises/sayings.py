"""What a sentence says: one clause that promises, asks or suggests, and tests of its setting."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.promises.cues import ADVERBS, REPORTING
from assistant.promises.parties import Party
from assistant.promises.types import PromiseKind, Strength

_TOLD = re.compile(
    rf"\b(?:{REPORTING}|was aware|recalled|learned|known)\b[^.;]{{0,60}}?\bthat\b[^.;]*$"
)
_PERFECT = re.compile(
    rf"\b(?:had|having|has|have|previously|already|been|as|not|never|originally|"
    rf"earlier)\s+{ADVERBS}$",
    re.IGNORECASE,
)
_HAD = re.compile(
    rf"\b(?:had|having|previously|already|been|was|were|is|are|not|never|being)\s+{ADVERBS}$",
    re.IGNORECASE,
)
_HAS = re.compile(rf"\b(?:has|have)\s+{ADVERBS}$")
_JOINED = re.compile(rf"\band\s+{ADVERBS}$")
SUBORDINATE = re.compile(
    r"\b(?:if|whether|what|when|why|how|unless|once|until|where|who|whose|than|because|although|"
    r"while|in\s+case)\b[^,]*$",
    re.IGNORECASE,
)
"""An opening clause that only supposes or asks what follows it."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that says one thing: ``subject`` says it, ``actor`` is to do ``what``.

    ``at`` is the offset of its cue in the sentence. ``to_whom`` is the one asked, where the words
    for it name no known party.
    """

    kind: PromiseKind
    strength: Strength
    at: int
    what: str
    rule: str
    score: float
    subject: Party | None = None
    actor: Party | None = None
    to_whom: str | None = None


def told(sentence: str, at: int) -> bool:
    """Whether what stands at ``at`` is told of ("advised that the Board agreed to …").

    A verb joined by "and" to the one that tells is the teller's own act.
    """
    return bool(_TOLD.search(sentence[:at])) and not _JOINED.search(sentence[:at])


def was_before(before: str) -> bool:
    """Whether the verb after ``before`` is in a past tense before this meeting's ("had agreed")."""
    return bool(_HAD.search(before))


def has_been(before: str) -> bool:
    """Whether the verb after ``before`` is in the perfect ("has agreed")."""
    return bool(_HAS.search(before))


def perfect(before: str) -> bool:
    """Whether the verb after ``before`` is in any perfect tense, or is denied."""
    return bool(_PERFECT.search(before))
