"""What a promise is about: its telling words, weighed by how rare they are in the library."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assistant.promises.assembling import Entry
from assistant.understanding.words import ASKING_WORDS, content_words, stem
from corpus.tidy import tidy

# Words of promising, asking and resolving: they stand in every record and tell none apart.
_PROMISING = """undertake undertook undertaking promise promised ensure provide bring send circulate
sent circulated provided include included add added look check follow followed back future next
consider considered request requested action actions officer officers director head chair cabinet
resolved resolve recommend recommended endorse endorsed receive received approve approved work
would need needs further information details detail full copy panel council member agenda thank
sure take taken come go going let put get also please able ahead written write wrote set
confirm confirmed review reviewed propose proposed second seconded carried vote prepared present
today meeting week month year end date time new made help plan plans""".split()
_DELIVERABLE = re.compile(
    r"\b(?:report|paper|plan|strategy|policy|briefing|update|review|business case|proposals?|"
    r"figures|analysis|breakdown|timetable|programme|framework|guidance|note|statement)\b",
    re.I,
)
_QUOTED_WHO = re.compile(r"^\W*(?:the )?(?:cllr|councillor|mr|mrs|ms|miss|dr)\.?\s+", re.I)
TOO_COMMON = 1.2
"""The weight (``PassageIndex.idf``) below which a word tells no subjects apart."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A promise's telling words by stem with their weights; ``rare`` are the heavier ones.

    ``text`` is what is embedded; ``deliverable`` says whether something can arrive.
    """

    weights: dict[str, float]
    rare: frozenset[str]
    text: str
    deliverable: bool = False

    @property
    def stems(self) -> frozenset[str]:
        """All its stems."""
        return frozenset(self.weights)

    def covered(self, present: Iterable[str]) -> float:
        """Share of the weight whose stems are ``present``, from 0 to 1."""
        here = set(present)
        total = sum(self.weights.values())
        return sum(w for s, w in self.weights.items() if s in here) / total if total else 0.0

    def share_of(self, terms: Iterable[str]) -> float:
        """Share of ``terms`` (a title's) that are among its stems, from 0 to 1."""
        asked = set(terms)
        return len(asked & set(self.weights)) / len(asked) if asked else 0.0


_LEFT_OUT = frozenset(stem(word) for word in _PROMISING) | frozenset(
    stem(word) for word in ASKING_WORDS
)


def terms_of(text: str) -> frozenset[str]:
    """The stems of a text's content words, as printed and tidied, without words of promising."""
    words = {stem(w) for w in content_words(text)} | {stem(w) for w in content_words(tidy(text))}
    return frozenset(words - _LEFT_OUT)


def subject_of(entry: Entry, idf: Callable[[str], float]) -> Subject:
    """What a stored promise is about: its ``what``, with the quote where that says too little."""
    noted = entry.noted
    people = terms_of(" ".join(p for p in (noted.who, noted.role, noted.to_whom) if p))
    terms = terms_of(noted.what) - people
    text = noted.what
    if len(terms) < 3:
        terms |= terms_of(_QUOTED_WHO.sub("", entry.row.quote)) - people
        text = " ".join(entry.row.quote.split())
    if len(terms) < 3 and noted.agenda_item and noted.agenda_item.title:
        terms |= terms_of(noted.agenda_item.title)
        text = f"{noted.agenda_item.title}: {text}"
    weights = {term: idf(term) for term in terms}
    return Subject(
        weights=weights,
        rare=frozenset(term for term, weight in weights.items() if weight >= TOO_COMMON),
        text=text,
        deliverable=bool(_DELIVERABLE.search(noted.what)),
    )
