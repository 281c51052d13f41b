"""Finds the sentences that may answer: retrieve passages, read them, score every sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.answering.candidates import Candidate, best_spans, describe, sentences_of
from assistant.answering.nearness import Nearness
from assistant.answering.outcomes import lend_to_outcomes
from assistant.answering.people import same_person
from assistant.answering.posts import asked_of
from assistant.answering.replies import lend_to_replies
from assistant.answering.scoring import confidence, glance
from assistant.answering.terms import Terms, weigh_terms
from assistant.closer import CloserLook
from assistant.reading.model import PassageReader
from assistant.settings import Settings
from assistant.shelf import Shelf
from assistant.understanding.dates import Period
from assistant.understanding.irregular import forms_of
from assistant.understanding.question import Question, Wanted
from assistant.understanding.thesaurus import called
from assistant.widening import WideSearch, of_the_council
from index.library import PassageIndex
from index.records import DocumentInfo
from index.types import NO_FILTERS, Filters, Hit

REPLIES_SOUGHT = 3
OWN_WORDS_SOUGHT = 3
# For how something changed: passages of each year, of at most so many years.
A_YEAR_SOUGHT, MOST_YEARS = 2, 10
_NO_WORD = "zqxjkvzzq"


class EvidenceFinder:
    """Retrieval, reranking and reading over one library. Safe between threads."""

    def __init__(
        self,
        index: PassageIndex,
        shelf: Shelf,
        reader: PassageReader | None,
        settings: Settings,
        near: Nearness | None = None,
        verifier: PassageReader | None = None,
    ) -> None:
        self._index = index
        self._shelf = shelf
        self._reader = reader if settings.use_reader else None
        self._settings = settings
        near = near or Nearness(index.encode, index.encode_question)
        verifier = verifier if self._reader is not None else None
        self._look = CloserLook(shelf.text, self._reader, verifier, near, settings)
        self._wide = WideSearch(index, shelf)

    def warm_up(self) -> None:
        """Load the models."""
        self._index.encode(["warm up"])
        self._wide.warm_up()
        self._look.warm_up()

    def surnames(self) -> frozenset[str]:
        """The surnames, in lower case, of those who speak or attend in the library."""
        return self._wide.surnames()

    def retrieve(
        self,
        question: str,
        filters: Filters = NO_FILTERS,
        people: Sequence[str] = (),
        period: Period | None = None,
        wanted: Wanted = "fact",
    ) -> list[Hit]:
        """The passages to read for a question, best first.

        In a transcript the words that answer often follow the ones that match, under another
        speaker: the passage after each of the first few spoken ones is read as well. Where the
        question names ``people`` who speak in the library, the best of their own words are too.
        What the question's things may also be called is searched for as well, more lightly. For
        how something changed, each year's meetings are searched.
        """
        most = self._settings.passages_read
        hits = self._wide.search(question, self._settings.passages_retrieved, filters, period)
        kept = {h.passage.passage_id: h for h in hits[:most]}
        infos = self._shelf.documents()
        for hit in hits[:REPLIES_SOUGHT]:
            info = infos.get(hit.passage.document_id)
            if info is None or info.kind != "transcript" or filters.speakers:
                continue
            for reply in self._index.neighbours(hit.passage, 0, 1):
                kept.setdefault(reply.passage_id, Hit(reply, 0.6 * hit.score, len(kept) + 1))
        speakers = self._speakers(people)
        if speakers and not filters.speakers:
            own = replace(filters, speakers=speakers)
            for hit in self._index.search(question, k=OWN_WORDS_SOUGHT, filters=own):
                kept.setdefault(
                    hit.passage.passage_id, Hit(hit.passage, 0.8 * hit.score, len(kept) + 1)
                )
        if wanted == "change":
            for hit in self._of_each_year(question, filters, period):
                kept.setdefault(hit.passage.passage_id, replace(hit, rank=len(kept) + 1))
        return list(kept.values())

    def _of_each_year(self, question: str, filters: Filters, period: Period | None) -> list[Hit]:
        """The best passages of each year's meetings, so that none speaks for all the others."""
        days = {i.meeting_date for i in self._shelf.documents().values() if i.meeting_date}
        if period is not None:
            days = {day for day in days if period.holds(day)}
        hits: list[Hit] = []
        for year in sorted({day.year for day in days})[-MOST_YEARS:]:
            first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
            if (filters.date_from or first) > last or (filters.date_to or last) < first:
                continue
            within = replace(
                filters,
                date_from=max(first, filters.date_from or first),
                date_to=min(last, filters.date_to or last),
            )
            hits += self._index.search(question, k=A_YEAR_SOUGHT, filters=within)
        return hits

    def unheard(self, question: str) -> tuple[str, ...]:
        """Names in the question that nothing in the library bears."""
        return self._wide.unheard(question)

    def other_council(self, question: str) -> str | None:
        """A council that the question names and nothing in the library does."""
        return self._wide.other_council(question)

    def _speakers(self, people: Sequence[str]) -> tuple[str, ...]:
        """Those who speak in the library among the people named."""
        if not people:
            return ()
        return tuple(s for s in self._index.speakers() if any(same_person(p, s) for p in people))

    def rerank(self, query: str, hits: Sequence[Hit]) -> list[Hit]:
        """The hits by what the reader and retrieval say together, best first."""
        if self._reader is None or not hits:
            return list(hits)
        most = self._settings.passages_reranked
        head, tail = hits[:most], hits[most:]
        readings = self._reader.read(
            query, [h.passage.text for h in head], [h.passage.header for h in head]
        )
        top = max(h.score for h in head) or 1.0
        weight = self._settings.rerank_weight
        scored = sorted(
            (
                (weight * r.relevance + (1 - weight) * h.score / top, h)
                for h, r in zip(head, readings, strict=True)
            ),
            key=lambda pair: (-pair[0], pair[1].passage.passage_id),
        )
        lowest = scored[-1][0]
        out = [Hit(h.passage, score, rank) for rank, (score, h) in enumerate(scored, 1)]
        return out + [
            Hit(h.passage, lowest * h.score / top, rank)
            for rank, h in enumerate(tail, len(out) + 1)
        ]

    def read(
        self, question: Question, hits: Sequence[Hit], infos: dict[str, DocumentInfo]
    ) -> list[Candidate]:
        """All sentences of ``hits`` as scored candidates, best first."""
        if not hits:
            return []
        weigh = lru_cache(self._weigh)
        hits = of_the_council(question, hits, infos)
        if not hits:
            return []
        best = max(h.score for h in hits)
        candidates = [
            candidate
            for hit in hits
            if (info := infos.get(hit.passage.document_id)) is not None
            for candidate in sentences_of(hit, info, self._shelf.document(info.document_id))
        ]
        described = []
        for candidate in candidates:
            asked = asked_of(question, candidate)
            features = describe(asked, weigh(asked), candidate, best)
            if not self._settings.use_dates:
                features["dated"] = 1.0
            described.append(candidate.with_score(features, glance(features), None))
        # Looking closer costs most, so only the sentences that are likeliest without it are read.
        likeliest = best_spans(lend_to_replies(described, glance))
        likeliest = best_spans(lend_to_outcomes(question, likeliest))
        scored = best_spans(lend_to_replies(self._look(question, likeliest), confidence))
        return self._look.verified(question, best_spans(lend_to_outcomes(question, scored)))

    def _weigh(self, question: Question) -> Terms:
        unknown = self._index.idf(_NO_WORD)

        def idf(term: str) -> float:
            return min(map(self._index.idf, forms_of(term)))

        return weigh_terms(question, idf, lambda t: idf(t) < unknown, called(question.search_text))
