"""The assistant: one question in, one checked answer out; the five hops meet here."""

from __future__ import annotations

import datetime as dt
import hashlib
import time
from collections.abc import Sequence

from assistant.answering.candidates import Candidate
from assistant.answering.compose import compose, near_misses
from assistant.answering.nearness import Nearness
from assistant.answering.selection import choose
from assistant.answering.smalltalk import out_of_scope
from assistant.answering.wording import EMPTY_LIBRARY, not_found
from assistant.contents import about_library
from assistant.evidence import EvidenceFinder
from assistant.promises.answers import RegisterAnswers
from assistant.promises.register import Register
from assistant.reading.model import PassageReader, load_reader, load_verifier
from assistant.scope import CLARIFY, narrow, says_nothing
from assistant.settings import Settings
from assistant.shelf import Shelf
from assistant.types import Answer, Citation, CitationContext, LibraryInfo, Turn
from assistant.understanding.changes import asked_of_each_date
from assistant.understanding.followup import resolve
from assistant.understanding.question import Question, understand
from corpus.errors import BadRequest
from index.library import PassageIndex
from index.records import DocumentInfo
from index.types import NO_FILTERS, Filters, Hit

CONTEXT_CHARACTERS = 700
# How much surer an answer must be to a question that names what nothing in the library bears.
UNHEARD_FACTOR = 2.0
UNHEARD_AT_MOST = 0.95
# Of what somebody undertook the register knows best, unless the documents are surer than this.
SURER_THAN_REGISTER = 0.8


class Assistant:
    """Answers questions from one library. Safe to call from several threads."""

    def __init__(
        self,
        index: PassageIndex,
        settings: Settings,
        *,
        reader: PassageReader | None = None,
        verifier: PassageReader | None = None,
        name: str = "",
        fictional: bool = False,
        examples: tuple[str, ...] = (),
    ) -> None:
        self.index = index
        self.settings = settings
        self._name = name
        self._fictional = fictional
        self._examples = examples
        self.shelf = Shelf(index)
        self.register = Register(index, settings)
        near = Nearness(index.encode, index.encode_question)
        self._promised = RegisterAnswers(
            self.register, index.idf, self.shelf.document, near, settings
        )
        self.evidence = EvidenceFinder(index, self.shelf, reader, settings, near, verifier)

    def __enter__(self) -> Assistant:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the library."""
        self.index.close()

    def warm_up(self) -> None:
        """Load the models, so that the first question is as quick as the rest."""
        self.evidence.warm_up()
        self.register.promises()

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
        infos = self.shelf.documents()
        whole = resolve(asked, history)
        newest = max((i.meeting_date for i in infos.values() if i.meeting_date), default=None)
        understood = understand(
            asked, whole, today=today, newest=newest, surnames=self.evidence.surnames()
        )
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
        other = self.evidence.other_council(whole)
        if other:
            return self._refusal(understood, "not_found", not_found([other]), clock)
        told = self._promised.answer(understood, filters, today=today)
        if told is not None:
            return self._finish(understood, told, clock)
        if not history and says_nothing(asked):
            return self._refusal(understood, "needs_clarification", CLARIFY, clock)
        filters = narrow(whole, filters, infos.values())
        ranked = self.weigh(understood, filters, clock)
        threshold = self.settings.answer_threshold if self.settings.use_abstention else 0.0
        unheard = self.evidence.unheard(whole)
        if unheard:
            threshold = min(UNHEARD_AT_MOST, UNHEARD_FACTOR * threshold)
        choice = choose(understood, ranked, threshold, self.shelf.document)
        text_of = self.shelf.text
        answer = compose(understood, choice, text_of, self.settings)
        clock.lap("compose")
        owed = understood.wanted == "promise" and bool(choice.candidates)
        if answer is None or (owed and choice.candidates[0].confidence < SURER_THAN_REGISTER):
            promised = self._promised.answer(understood, filters, today=today, last=True)
            answer = promised or answer
        if answer is None:
            misses = near_misses(ranked, text_of, self.settings, choice.contrary)
            return self._refusal(
                understood, "not_found", not_found(unheard), clock, misses, choice.sure
            )
        return self._finish(understood, answer, clock)

    def weigh(
        self, question: Question, filters: Filters = NO_FILTERS, clock: _Clock | None = None
    ) -> list[Candidate]:
        """The sentences that may answer a question, best first; ``clock`` is told of the parts."""
        clock = clock or _Clock()
        sought = asked_of_each_date(question)
        hits = self.evidence.retrieve(
            sought.search_text, filters, question.names, question.period, question.wanted
        )
        clock.lap("retrieve")
        ranked = self.evidence.read(sought, hits, self.documents())
        clock.lap("read")
        return ranked

    def documents(self) -> dict[str, DocumentInfo]:
        """What is held, by document id."""
        return self.shelf.documents()

    def search(self, query: str, k: int = 10, filters: Filters = NO_FILTERS) -> list[Hit]:
        """The ``k`` best passages for a query, reranked by the reader where there is one."""
        depth = max(k, self.settings.passages_reranked)
        hits = self.index.search(query, k=depth, filters=filters)
        return self.evidence.rerank(query, hits)[:k]

    def library(self) -> LibraryInfo:
        """What the library holds, for the page."""
        infos = [i for i in self.shelf.documents().values() if i.superseded_by is None]
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
        document = self.shelf.document(citation.document_id)
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


def default_verifier(settings: Settings) -> PassageReader | None:
    """The larger model that ships with the project, unless settings switch reading off."""
    return load_verifier() if settings.use_reader else None
