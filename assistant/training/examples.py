"""What is learnt from: pairs of a question and a text, in groups that are compared."""

from __future__ import annotations

from dataclasses import dataclass

UNKNOWN = -1.0


@dataclass(frozen=True, slots=True)
class Pair:
    """One question against one text.

    ``start`` and ``end`` bound the answer's characters in ``text`` (both -1 where it has none
    or they are not known). ``relevant`` and ``answerable`` are targets from 0 to 1, or
    ``UNKNOWN`` where the set does not say.
    """

    question: str
    text: str
    header: str = ""
    start: int = -1
    end: int = -1
    relevant: float = 0.0
    answerable: float = 0.0


@dataclass(frozen=True, slots=True)
class Group:
    """Pairs that are learnt together; ``ranked`` where the first must come before the others.

    ``key`` names the article or meeting, so that whole ones can be held out.
    """

    source: str
    key: str
    pairs: tuple[Pair, ...]
    ranked: bool = True
