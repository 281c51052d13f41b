"""Asks a library the gold questions, judges each answer, and finds where a failure came about."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.core import Assistant, default_reader, default_verifier
from assistant.reading.model import PassageReader, Reading
from assistant.settings import Settings
from assistant.types import Answer, Citation
from eval.judging import GoldQuestion, cited_right, figures_cited, judge
from eval.outcomes import Cited, Found, Lost, Outcome
from eval.retrieval import CUTS, retrieval_scores
from eval.spans import Need, Span, SpanFinder, relevant
from index.embedder import load_embedder
from index.library import PassageIndex
from index.types import Hit

# "Last year" must mean the same at every run; gold questions are asked as if on this day.
ASKED_ON = dt.date(2026, 11, 21)
DEPTH = max(CUTS)
SHOWN = 10
SHOWN_CHARACTERS = 400
_DATED = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:january|february|march|april|june|july|august|september|october|"
    r"november|december|spring|summer|autumn|winter)\b",
    re.I,
)

Progress = Callable[[int, int], None]


class RememberingReader:
    """A reader that never reads the same text twice for one question.

    The answer is timed on its first, full reading; ranking the same passages again, and asking
    what would have been said without abstention, then costs next to nothing.
    """

    def __init__(self, reader: PassageReader) -> None:
        self._reader = reader
        self._question = ""
        self._kept: dict[tuple[str, str], Reading] = {}

    @property
    def name(self) -> str:
        """The reader's own name."""
        return self._reader.name

    @property
    def fingerprint(self) -> str:
        """The reader's own fingerprint."""
        return self._reader.fingerprint

    def read(self, question: str, texts: Sequence[str], headers: Sequence[str]) -> list[Reading]:
        """One reading for each text, in order."""
        if question != self._question:
            self._question, self._kept = question, {}
        pairs = list(zip(texts, headers, strict=True))
        new = [p for p in dict.fromkeys(pairs) if p not in self._kept]
        if new:
            read = self._reader.read(question, [t for t, _ in new], [h for _, h in new])
            self._kept.update(zip(new, read, strict=True))
        return [self._kept[p] for p in pairs]


@dataclass(frozen=True, slots=True)
class Examined:
    """An open library with what is needed to judge answers from it.

    ``open_mouthed`` is the same assistant with abstention off.
    """

    assistant: Assistant
    open_mouthed: Assistant
    finder: SpanFinder
    texts: dict[str, str]
    sources: dict[str, str]
    reader: str


@contextmanager
def examine(folder: Path, settings: Settings) -> Iterator[Examined]:
    """Open the library in ``folder`` for a run of questions."""
    index = PassageIndex.open(folder, load_embedder(settings.embedder))
    models = (default_reader(settings), default_verifier(settings))
    reader, verifier = (RememberingReader(m) if m is not None else None for m in models)
    never_silent = settings.model_copy(update={"use_abstention": False})
    sources = {info.document_id: info.source for info in index.documents()}
    texts = {i: index.document(i).text for i in sources}
    with Assistant(index, settings, reader=reader, verifier=verifier) as assistant:
        assistant.warm_up()
        yield Examined(
            assistant=assistant,
            open_mouthed=Assistant(index, never_silent, reader=reader, verifier=verifier),
            finder=SpanFinder(texts, sources),
            texts=texts,
            sources=sources,
            reader=", ".join(f"{m.name} {m.fingerprint}" for m in models if m) or "none",
        )


def ask_all(
    examined: Examined, questions: Sequence[GoldQuestion], progress: Progress | None = None
) -> list[Outcome]:
    """The outcome of each question, in order."""
    asked: list[_Asked] = []
    for done, question in enumerate(questions):
        if progress:
            progress(done, len(questions))
        asked.append(_ask(examined, question))
    if progress:
        progress(len(questions), len(questions))
    final = retrieval_scores({a.gold.id: (a.needs, a.spans(a.hits)) for a in asked if a.needs})
    first = retrieval_scores({a.gold.id: (a.needs, a.spans(a.first)) for a in asked if a.needs})
    return [
        _outcome(examined, a, final.get(a.gold.id, {}), first.get(a.gold.id, {})) for a in asked
    ]


@dataclass(frozen=True, slots=True)
class _Asked:
    gold: GoldQuestion
    answer: Answer
    forced: Answer
    needs: list[Need]
    hits: list[Hit]
    first: list[Hit]
    read: list[Hit]

    @staticmethod
    def spans(hits: Iterable[Hit]) -> list[Span]:
        return [_span(h.passage) for h in hits]


def _span(place: Any) -> Span:
    """The span of a passage or a citation."""
    return Span(place.document_id, place.start, place.end)


def _ask(examined: Examined, gold: GoldQuestion) -> _Asked:
    ours = examined.assistant
    answer = ours.ask(gold.question, gold.history, today=ASKED_ON)
    forced = answer
    if answer.status not in ("answered", "partial"):
        forced = examined.open_mouthed.ask(gold.question, gold.history, today=ASKED_ON)
    query = answer.search_question
    depth = max(DEPTH, ours.settings.passages_retrieved)
    needs = examined.finder.needs(gold)
    first = ours.index.search(query, depth)
    return _Asked(
        gold=gold,
        answer=answer,
        forced=forced,
        needs=needs,
        # Reranking costs most of a run, and where nothing is sought there is nothing to judge.
        hits=ours.search(query, DEPTH) if needs else first[:DEPTH],
        first=first,
        read=ours.evidence.retrieve(query),
    )


def _outcome(
    examined: Examined, asked: _Asked, final: dict[str, float], first: dict[str, float]
) -> Outcome:
    gold, answer, forced = asked.gold, asked.answer, asked.forced
    verdict = judge(gold, answer)
    spoke = answer.status in ("answered", "partial")
    worded = bool(gold.gold) or not gold.answerable
    figures, with_source = figures_cited(gold, answer)
    shown = spoke and cited_right(gold, answer.citations)
    met = [any(_span(c).meets(s) for c in answer.citations for s in need) for need in asked.needs]
    # A question without gold wording is judged by its citations alone.
    cited = shown or (not worded and spoke and any(met))
    outcome = Outcome(
        id=gold.id,
        type=gold.type,
        question=gold.question,
        history=tuple(f"{t.role}: {t.text}" for t in gold.history),
        answerable=gold.answerable,
        dated=_DATED.search(gold.question) is not None,
        status=answer.status,
        answer=answer.text,
        confidence=answer.confidence,
        spoke=spoke,
        right=(verdict["right"] if gold.answerable else None) if worded else None,
        cited=bool(cited) and gold.answerable,
        refused=verdict["refused"],
        needs=len(asked.needs),
        needs_cited=sum(met) if spoke else 0,
        citations=tuple(
            Cited(
                source=c.source,
                quote=c.quote,
                verbatim=_verbatim(examined, c),
                relevant=relevant(asked.needs, _span(c)),
            )
            for c in answer.citations
        ),
        figures=figures,
        figures_cited=with_source,
        forced_right=_forced_right(gold, forced) if worded else None,
        forced_confidence=forced.confidence,
        retrieval=final,
        first_stage=first,
        latency_ms=answer.timings_ms.get("total", 0.0),
        gold=gold.gold,
        evidence=gold.evidence,
        found=_found(examined, asked),
    )
    return outcome.model_copy(update={"lost": _where_lost(outcome, asked)})


def _verbatim(examined: Examined, citation: Citation) -> bool:
    text = examined.texts.get(citation.document_id, "")
    return bool(citation.quote) and text[citation.start : citation.end] == citation.quote


def _forced_right(gold: GoldQuestion, forced: Answer) -> bool | None:
    """Whether what was said with abstention off is right; None where nothing was said."""
    if forced.status not in ("answered", "partial"):
        return None
    return gold.answerable and bool(judge(gold, forced)["right"])


def _found(examined: Examined, asked: _Asked) -> tuple[Found, ...]:
    return tuple(
        Found(
            rank=hit.rank,
            score=round(hit.score, 4),
            source=examined.sources[hit.passage.document_id],
            text=hit.passage.text[:SHOWN_CHARACTERS],
            relevant=relevant(asked.needs, _span(hit.passage)),
        )
        for hit in asked.hits[:SHOWN]
    )


def _where_lost(outcome: Outcome, asked: _Asked) -> Lost | None:
    """The first stage at which what the answer needs was missing."""
    if outcome.success:
        return None
    if not outcome.answerable:
        return "wrongly answered"

    def all_among(hits: list[Hit]) -> bool:
        spans = asked.spans(hits)
        return all(any(s.meets(p) for s in need for p in spans) for need in asked.needs)

    if not all(asked.needs):
        return "not read"
    if not all_among(asked.first):
        return "not retrieved"
    if not all_among(asked.read):
        return "not ranked"
    if not outcome.spoke:
        return "wrongly refused"
    return "not said" if outcome.cited else "not chosen"
