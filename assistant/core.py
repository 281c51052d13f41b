"""The assistant: one question in, one checked answer out; the five hops meet here."""

from __future__ import annotations

import datetime as dt
import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Sequence

from assistant.answering.candidates import (
    Candidate,
    best_spans,
    describe,
    sentences_of,
    weigh_terms,
)
from assistant.answering.compose import compose, near_misses
from assistant.answering.nearness import Nearness
from assistant.answering.scoring import confidence
from assistant.answering.selection import choose
from assistant.answering.smalltalk import out_of_scope
from assistant.answering.wording import EMPTY_LIBRARY, NOT_FOUND
from assistant.contents import about_library
from assistant.reading.model import PassageReader, Reading, load_reader
from assistant.settings import Settings
from assistant.types import Answer, Citation, CitationContext, LibraryInfo, Turn
from assistant.understanding.followup import resolve
from assistant.understanding.question import Question, understand
from corpus.errors import BadRequest
from corpus.types import Document
from index.library import PassageIndex
from index.records import DocumentInfo
from index.types import Filters, Hit

CONTEXT_CHARACTERS = 700
DOCUMENTS_KEPT = 64
REPLIES_SOUGHT = 3
NO_FILTERS = Filters()
_NO_WORD = "zqxjkvzzq"


class Assistant:
    """Answers questions from one library. Safe to call from several threads."""

    def __init__(
        self,
        index: PassageIndex,
        settings: Settings,
        *,
        reader: PassageReader | None = None,
        name: str = "",
        fictional: bool = False,
        examples: tuple[str, ...] = (),
    ) -> None:
        self.index = index
        self.settings = settings
        self._reader = reader
        self._name = name
        self._fictional = fictional
        self._examples = examples
        self._lock = threading.Lock()
        self._infos: dict[str, DocumentInfo] = {}
        self._generation = -1
        self._nearness = Nearness(index.encode)
        self._kept: OrderedDict[str, tuple[int, Document]] = OrderedDict()

    def __enter__(self) -> Assistant:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the library."""
        self.index.close()

    def warm_up(self) -> None:
        """Load the models, so that the first question is as quick as the rest."""
        self.index.encode(["warm up"])
        if self._reader is not None:
            self._reader.read("warm up", ["warm up"], [""])

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        filters: Filters = NO_FILTERS,
        *,
        today: dt.date | None = None,
    ) -> Answer:
        """Answer ``question`` in the light of the earlier turns (oldest first).

        Raises BadRequest for an empty or overlong question; everything else is an Answer.
        """
        asked = question.strip()
        if not asked:
            raise BadRequest("The question is empty: type what you would like to know.")
        if len(asked) > self.settings.max_question_chars:
            raise BadRequest(
                f"The question is longer than {self.settings.max_question_chars} characters: "
                "ask for one thing at a time."
            )
        clock = _Clock()
        infos = self.documents()
        whole = resolve(asked, history)
        newest = max((i.meeting_date for i in infos.values() if i.meeting_date), default=None)
        understood = understand(asked, whole, today=today, newest=newest)
        clock.lap("understand")
        if not infos:
            return self._refusal(understood, "not_found", EMPTY_LIBRARY, clock)
        line = out_of_scope(asked)
        if line:
            return self._refusal(understood, "out_of_scope", line, clock)
        if understood.wanted == "library" and not history:
            told = about_library(understood, list(infos.values()), filters)
            if told is not None:
                return self._finish(understood, told, clock)
        hits = self.retrieve(whole, filters)
        clock.lap("retrieve")
        ranked = self.read(understood, hits, infos)
        clock.lap("read")
        threshold = self.settings.answer_threshold if self.settings.use_abstention else 0.0
        choice = choose(understood, ranked, threshold)
        text_of = self._text
        answer = compose(understood, choice, text_of, self.settings)
        clock.lap("compose")
        if answer is None:
            misses = near_misses(ranked, text_of, self.settings)
            best = ranked[0].confidence if ranked else 0.0
            return self._refusal(understood, "not_found", NOT_FOUND, clock, misses, best)
        return self._finish(understood, answer, clock)

    def retrieve(self, question: str, filters: Filters = NO_FILTERS) -> list[Hit]:
        """The passages to read for a question, best first.

        In a transcript the words that answer often follow the ones that match, under another
        speaker: the passage after each of the first few spoken ones is read as well.
        """
        most = self.settings.passages_read
        hits = self.index.search(question, k=self.settings.passages_retrieved, filters=filters)
        kept = {h.passage.passage_id: h for h in hits[:most]}
        infos = self.documents()
        for hit in hits[:REPLIES_SOUGHT]:
            info = infos.get(hit.passage.document_id)
            if info is None or info.kind != "transcript" or filters.speakers:
                continue
            for reply in self.index.neighbours(hit.passage, 0, 1):
                kept.setdefault(reply.passage_id, Hit(reply, 0.6 * hit.score, len(kept) + 1))
        return list(kept.values())

    def search(self, query: str, k: int = 10, filters: Filters = NO_FILTERS) -> list[Hit]:
        """The ``k`` best passages for a query, reranked by the reader where there is one."""
        depth = max(k, self.settings.passages_read)
        hits = self.index.search(query, k=depth, filters=filters)
        return self._rerank(query, hits)[:k]

    def _document(self, document_id: str) -> Document:
        """A document from the few kept at hand, read again when the library has changed."""
        generation = self.index.generation
        with self._lock:
            kept = self._kept.get(document_id)
            if kept is not None and kept[0] == generation:
                self._kept.move_to_end(document_id)
                return kept[1]
        document = self.index.document(document_id)
        with self._lock:
            self._kept[document_id] = (generation, document)
            while len(self._kept) > DOCUMENTS_KEPT:
                self._kept.popitem(last=False)
        return document

    def _text(self, document_id: str) -> str:
        return self._document(document_id).text

    def documents(self) -> dict[str, DocumentInfo]:
        """What is held, by document id; read again only when the library has changed."""
        with self._lock:
            generation = self.index.generation
            if generation != self._generation:
                self._infos = {d.document_id: d for d in self.index.documents()}
                self._generation = generation
            return self._infos

    def library(self) -> LibraryInfo:
        """What the library holds, for the page."""
        infos = [i for i in self.documents().values() if i.superseded_by is None]
        days = [i.meeting_date for i in infos if i.meeting_date]
        return LibraryInfo(
            name=self._name,
            fictional=self._fictional,
            documents=len(infos),
            bodies=tuple(sorted({i.body for i in infos if i.body})),
            kinds=tuple(sorted({i.kind for i in infos})),
            date_from=min(days, default=None),
            date_to=max(days, default=None),
            examples=self._examples,
        )

    def context(self, citation: Citation) -> CitationContext:
        """The citation's quote with the text around it, cut at line or word ends."""
        document = self._document(citation.document_id)
        text = document.text
        low = max(0, citation.start - CONTEXT_CHARACTERS)
        high = min(len(text), citation.end + CONTEXT_CHARACTERS)
        hidden = [b for b in document.blocks if b.exempt]
        low = max([low, *(b.end for b in hidden if b.end <= citation.start)])
        high = min([high, *(b.start for b in hidden if b.start >= citation.end)])
        if low > 0:
            low = min(text.find(" ", low, citation.start) + 1 or low, citation.start)
        if high < len(text):
            high = max(text.rfind(" ", citation.end, high), citation.end)
        mark = None
        if citation.mark_start is not None and citation.mark_end is not None:
            mark = (citation.mark_start - citation.start, citation.mark_end - citation.start)
        return CitationContext(
            before=text[low : citation.start],
            quote=text[citation.start : citation.end],
            after=text[citation.end : high],
            mark=mark,
        )

    def _rerank(self, query: str, hits: Sequence[Hit]) -> list[Hit]:
        if self._reader is None or not self.settings.use_reader or not hits:
            return list(hits)
        head, tail = hits[: self.settings.passages_read], hits[self.settings.passages_read :]
        readings = self._reader.read(
            query, [h.passage.text for h in head], [h.passage.header for h in head]
        )
        top = max(h.score for h in head) or 1.0
        weight = self.settings.rerank_weight
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
        readings: dict[str, Reading] = {}
        if self._reader is not None and self.settings.use_reader:
            read = self._reader.read(
                question.search_text,
                [h.passage.text for h in hits],
                [h.passage.header for h in hits],
            )
            readings = {h.passage.passage_id: r for h, r in zip(hits, read, strict=True)}
        unknown = self.index.idf(_NO_WORD)
        terms = weigh_terms(question, self.index.idf, lambda t: self.index.idf(t) < unknown)
        best = max(h.score for h in hits)
        candidates = [
            candidate
            for hit in hits
            if (info := infos.get(hit.passage.document_id)) is not None
            for candidate in sentences_of(hit, info, self._document(info.document_id))
        ]
        nearness = self._nearness(question.search_text, [c.text for c in candidates])
        scored = []
        for candidate, near in zip(candidates, nearness, strict=True):
            passage = candidate.hit.passage
            reading = readings.get(passage.passage_id)
            features = describe(question, terms, candidate, reading, best) | {"near": near}
            if not self.settings.use_dates:
                features["dated"] = 1.0
            mark = None
            if reading is not None and features["inside"]:
                a, b = passage.start + reading.start, passage.start + reading.end
                mark = (max(a, candidate.start), min(b, candidate.end))
            scored.append(candidate.with_score(features, confidence(features), mark))
        return best_spans(scored)

    def _refusal(
        self,
        question: Question,
        status: str,
        text: str,
        clock: _Clock,
        misses: tuple[Citation, ...] = (),
        best: float | None = None,
    ) -> Answer:
        answer = Answer.model_validate(
            {
                "id": "", "question": "", "search_question": "", "status": status, "text": text,
                "near_misses": misses, "confidence": best,
            }
        )  # fmt: skip
        return self._finish(question, answer, clock)

    def _finish(self, question: Question, answer: Answer, clock: _Clock) -> Answer:
        identity = hashlib.sha256(
            f"{question.search_text}|{self.index.generation}|{self.settings.fingerprint()}".encode()
        ).hexdigest()[:12]
        return answer.model_copy(
            update={
                "id": identity,
                "question": question.text,
                "search_question": question.search_text,
                "timings_ms": clock.laps | {"total": clock.total()},
                "settings": self.settings.fingerprint(),
            }
        )


class _Clock:
    """Milliseconds since it was made and between laps."""

    def __init__(self) -> None:
        self._start = self._last = time.perf_counter()
        self.laps: dict[str, float] = {}

    def lap(self, name: str) -> None:
        now = time.perf_counter()
        self.laps[name] = round((now - self._last) * 1000, 1)
        self._last = now

    def total(self) -> float:
        return round((time.perf_counter() - self._start) * 1000, 1)


def default_reader(settings: Settings) -> PassageReader | None:
    """The trained reader that ships with the project, unless settings switch it off."""
    return load_reader() if settings.use_reader else None
