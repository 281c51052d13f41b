"""Searches with the question's words and, more lightly, with what else they may be called."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.shelf import Shelf
from assistant.understanding.dates import Period
from assistant.understanding.expansion import Expander
from assistant.understanding.irregular import forms_of
from assistant.understanding.places import named_places, not_meant
from assistant.understanding.question import Question
from assistant.understanding.words import GENERIC_WORDS, content_words
from index.library import PassageIndex
from index.records import DocumentInfo
from index.types import Filters, Hit

# Chosen on four sets of questions (docs/understanding.md): from .3 to .5 all do alike.
EXTRA_WEIGHT = 0.4
# How much more a passage counts whose meeting lies in the period asked about.
PERIOD_WEIGHT = 0.15


class WideSearch:
    """Hybrid search of one library with a question's synonyms. Safe between threads."""

    def __init__(self, index: PassageIndex, shelf: Shelf) -> None:
        self._index = index
        self._shelf = shelf
        self._expander = Expander(index, shelf)

    def warm_up(self) -> None:
        """Read what the library calls things."""
        self._expander.warm_up()

    def surnames(self) -> frozenset[str]:
        """The surnames, in lower case, of those who speak or attend in the library."""
        return self._expander.surnames()

    def unheard(self, question: str) -> tuple[str, ...]:
        """Names in the question that nothing in the library bears."""
        return self._expander.unheard(question)

    def other_council(self, question: str) -> str | None:
        """A council that the question names and nothing in the library does."""
        return self._expander.other_council(question)

    def search(
        self, question: str, k: int, filters: Filters, period: Period | None = None
    ) -> list[Hit]:
        """At most ``k`` passages, best first; those of ``period`` lifted, none left out."""
        hits = self._index.search(question, k=k, filters=filters)
        said = content_words(question)
        extra = [*self._expander.words(question)]
        telling = [word for word in said if word not in GENERIC_WORDS]
        extra += [form for word in telling for form in forms_of(word) if form != word]
        if extra:
            lexical = f"{question} {' '.join(extra)}"
            wider = self._index.search(question, k=k, filters=filters, lexical=lexical)
            hits = _together(hits, wider)
        if period is not None:
            hits = self._lifted(hits, period)
        return hits[:k]

    def _lifted(self, hits: list[Hit], period: Period) -> list[Hit]:
        infos = self._shelf.documents()

        def score(hit: Hit) -> float:
            info = infos.get(hit.passage.document_id)
            day = info.meeting_date if info else None
            return hit.score * (1 + PERIOD_WEIGHT * (day is not None and period.holds(day)))

        return _ranked({h.passage.passage_id: (score(h), h) for h in hits})


def _together(own: list[Hit], wider: list[Hit]) -> list[Hit]:
    """Two lists fused by the weighted sum of their scores; a passage missing from one has 0."""
    found: dict[str, tuple[float, Hit]] = {}
    for weight, hits in ((1 - EXTRA_WEIGHT, own), (EXTRA_WEIGHT, wider)):
        for hit in hits:
            before = found.get(hit.passage.passage_id, (0.0, hit))[0]
            found[hit.passage.passage_id] = (before + weight * hit.score, hit)
    return _ranked(found)


def _ranked(found: dict[str, tuple[float, Hit]]) -> list[Hit]:
    order = sorted(found.items(), key=lambda item: (-item[1][0], item[0]))
    return [Hit(hit.passage, score, rank) for rank, (_, (score, hit)) in enumerate(order, 1)]


def of_the_council(
    question: Question, hits: Sequence[Hit], infos: dict[str, DocumentInfo]
) -> list[Hit]:
    """The hits less those from papers of another council than the one asked about, which say
    nothing of it."""
    councils = {info.council for info in infos.values() if info.council}
    others = not_meant(question.search_text, councils)
    if not others:
        return list(hits)
    places = named_places(question.search_text, councils)

    def bears(hit: Hit) -> bool:
        info = infos.get(hit.passage.document_id)
        if info is None or info.council not in others:
            return True
        said = f"{hit.passage.header} {hit.passage.text}"
        return any(place in said for place in places)

    return [hit for hit in hits if bears(hit)]
