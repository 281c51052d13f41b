"""Answers questions about promises from the register: what was promised, and what became of it."""

from __future__ import annotations

import datetime as dt
import logging
import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from assistant.answering.check import problems
from assistant.answering.nearness import Nearness
from assistant.answering.people import bare_name, same_person
from assistant.answering.posts import is_post
from assistant.answering.quoting import quote_span
from assistant.answering.wording import introduce, quoted
from assistant.promises.asking import (
    COME_BACK,
    WILL_COME_BACK,
    WORDS_OF_ASKING,
    Asked,
    asked_for,
)
from assistant.promises.citing import cite_promise
from assistant.promises.fates import FATES, STATUS_BEFORE_EVIDENCE, STATUS_WORDS
from assistant.promises.meaning import asks_what_is_owed, meant
from assistant.promises.ordering import (
    asked_only,
    heading,
    most_pressing_first,
    of_committees,
    rank,
)
from assistant.promises.prompted import asked_from, request_before
from assistant.promises.register import Register, is_overdue
from assistant.promises.types import Promise
from assistant.settings import Settings
from assistant.types import Answer, Citation, Statement
from assistant.understanding.dates import spoken
from assistant.understanding.question import Question
from assistant.understanding.words import ASKING_WORDS, content_words, stem
from corpus.types import Document
from index.types import NO_FILTERS, Filters

log = logging.getLogger(__name__)

# The share of the question's words, weighed by rarity, that a record must hold; for what became
# of it, more, since the answer then rests on one record.
ENOUGH = 0.55
ENOUGH_FOR_FATE = 0.7
CLOSE = 0.2
# What a word counts that stands only round about the promise: before it, in a title.
ROUND_ABOUT = 0.65
MOST = 4
MOST_OUTSTANDING = 6
MOST_AT_LAST = 2
MORE = "\n\nThere are more: the register of promises lists them all."
_LATE = re.compile(r"\boverdue\b", re.I)


class _Match(NamedTuple):
    promise: Promise
    score: float


class RegisterAnswers:
    """Answers from one register. Safe to call from several threads."""

    def __init__(
        self,
        register: Register,
        idf: Callable[[str], float],
        document_of: Callable[[str], Document],
        near: Nearness,
        settings: Settings,
    ) -> None:
        self._register = register
        self._near = near
        self._idf = idf
        self._document_of = document_of
        self._settings = settings
        self._words: dict[str, tuple[Promise, frozenset[str], frozenset[str]]] = {}

    def answer(
        self,
        question: Question,
        filters: Filters = NO_FILTERS,
        *,
        today: dt.date | None = None,
        last: bool = False,
    ) -> Answer | None:
        """The checked answer, or None where the question is not for the register.

        None too where no record is about what is asked, so that the documents may answer. With
        ``last``, when the documents gave no answer, a question about a promise in any words is
        answered by the firm undertakings that are about it, or that come near it in meaning.
        """
        asked = asked_for(question.search_text)
        if last and asked is None and asks_what_is_owed(question):
            asked = "promised"
        if asked is None or (last and asked != "promised"):
            return None
        day = today or dt.date.today()
        found = self._register.promises(filters, today=day)
        if asked == "outstanding":
            late = _LATE.search(question.search_text)
            still = ("overdue",) if late else ("open", "overdue")
            found = [p for p in found if p.status in still or is_overdue(p, day)]
        if last:
            found = [p for p in found if p.strength == "firm" and p.kind == "commitment"]
        matches = self._matching(question, found, asked)[: MOST_AT_LAST if last else None]
        if last and not matches:
            matches = self._meant(question, found)
        if not matches:
            return None
        if asked == "fate":
            return self._compose(question, matches[:1], asked)
        return self._compose(question, matches[:MOST_OUTSTANDING], asked, len(matches))

    def _text_of(self, document_id: str) -> str:
        return self._document_of(document_id).text

    def _matching(self, question: Question, found: Sequence[Promise], asked: Asked) -> list[_Match]:
        """The records about what is asked, firm ones first, best first."""
        terms = {stem(t): self._idf(t) for t in question.topic if t not in ASKING_WORDS}
        weights = {s: w for s, w in terms.items() if s not in WORDS_OF_ASKING and w > 0}
        theirs = of_committees(found, weights) if asked == "outstanding" else []
        if not weights or theirs:
            return self._of_any_subject(question, theirs or found, asked)
        total, heaviest = sum(weights.values()), max(weights.values())
        matches: list[_Match] = []
        for promise in found:
            own, near = self._stems(promise)
            score = sum(
                w * (1.0 if s in own else ROUND_ABOUT)
                for s, w in weights.items()
                if s in own | near
            )
            telling = any(weights[s] >= 0.8 * heaviest for s in (own | near) & set(weights))
            if telling and score >= total * (ENOUGH_FOR_FATE if asked == "fate" else ENOUGH):
                matches.append(_Match(promise, score / total))
        people = _people(question, found)
        if people:
            matches = [m for m in matches if all(_by(m.promise, n) for n in people)]
        if asked == "fate":
            told = [m for m in matches if m.promise.evidence or m.promise.reviewed]
            return sorted(told, key=lambda m: (-m.score, rank(m.promise)))
        best: dict[bool, float] = {}
        for match in matches:
            side = asked_only(match.promise)
            best[side] = max(best.get(side, 0.0), match.score)
        kept = [m for m in matches if m.score >= best[asked_only(m.promise)] - CLOSE]
        kept.sort(key=lambda m: (rank(m.promise), -m.score))
        undertaken = [m for m in kept if not asked_only(m.promise)]
        # Beside what was undertaken, the one request that fits best is enough.
        asking = [m for m in kept if asked_only(m.promise)]
        return [*undertaken[:MOST], *(asking[:1] if undertaken else asking[:MOST])]

    def _meant(self, question: Question, found: Sequence[Promise]) -> list[_Match]:
        """What the question means though it shares few of its words, of those it names if any."""
        people = _people(question, found)
        theirs = [p for p in found if all(_by(p, n) for n in people)]
        terms = {stem(t): self._idf(t) for t in question.topic}

        def shared(promise: Promise) -> float:
            own, near = self._stems(promise)
            return sum(weight for term, weight in terms.items() if term in own | near)

        return [_Match(p, score) for p, score in meant(question, theirs, shared, self._near)]

    def _of_any_subject(
        self, question: Question, found: Sequence[Promise], asked: Asked
    ) -> list[_Match]:
        """For a question that names no subject: what is outstanding, or to be come back on."""
        if asked == "outstanding":
            return [_Match(p, 1.0) for p in most_pressing_first(found)]
        if asked == "fate" or not COME_BACK.search(question.search_text):
            return []
        owed = [
            p for p in found
            if p.kind == "commitment" and WILL_COME_BACK.search(p.quote)
            and p.status not in ("done", "refused", "superseded")
        ]  # fmt: skip
        owed.sort(key=rank)
        newest = sorted(owed, key=lambda p: p.meeting_date or dt.date.min, reverse=True)
        return [_Match(p, 1.0) for p in newest][:MOST_OUTSTANDING]

    def _stems(self, promise: Promise) -> tuple[frozenset[str], frozenset[str]]:
        """The stems of a record's own words, and of those round about it."""
        kept = self._words.get(promise.id)
        if kept is None or kept[0] is not promise:
            item, days = promise.agenda_item, (promise.meeting_date, promise.due_date)
            own = (
                promise.quote, *(a.quote for a in promise.also_said), promise.what, promise.who,
                promise.role, promise.owner, promise.to_whom, *(spoken(d) for d in days if d),
            )  # fmt: skip
            near = (promise.about, promise.body, promise.title, item.title if item else None)
            kept = self._words[promise.id] = (promise, _stems_of(own), _stems_of(near))
        return kept[1], kept[2]

    def _compose(
        self, question: Question, matches: Sequence[_Match], asked: Asked, found: int = 1
    ) -> Answer | None:
        citations: list[Citation] = []
        statements: list[Statement] = []
        paragraphs: list[str] = []

        def say(before: str, cited: Citation, after: Citation | None = None) -> str | None:
            """The quote with who said it, once it has passed the check."""
            text = self._text_of(cited.document_id)
            body = f"{introduce(cited, False, after)} {quoted(cited, text)}"
            statement = Statement(text=body, citations=(cited.number,), verbatim=True)
            wrong = problems(statement, [cited], self._text_of)
            if wrong:
                log.warning("Left out of an answer: %s", "; ".join(wrong))
                return None
            citations.append(cited)
            statements.append(statement)
            return f"{before}{body} [{cited.number}]"

        last_head = ""
        for promise, _ in matches:
            if not promise.in_source:
                continue
            text = self._text_of(promise.document_id)
            later = promise.evidence[-1:] if promise.evidence else ()
            fate = asked == "fate"
            told = (FATES if fate else STATUS_WORDS)[promise.status]
            if later and not fate:
                told = STATUS_BEFORE_EVIDENCE.get(promise.status, told)
            if promise.reviewed:
                told += " A council officer has recorded this."

            # What was quoted for a record before is pointed at, not told again.
            before = [c.number for c in citations for e in later if not fate and _same(c, e)]

            def proof(later: Sequence[Citation] = () if before else later) -> list[str]:
                shown = [e.model_copy(update={"number": len(citations) + 1}) for e in later]
                return [line for e in shown if (line := say("", e))]

            lines = proof() if fate else []
            own = heading(promise)
            head = "What was said: " if fate else own if own != last_head else ""
            number = len(citations) + 1
            made = say(head, _cite(promise, number, text, self._settings.quote_words))
            if made is None:
                continue
            last_head = own
            # What was asked says what "that" is; the promise said again only adds to it, but where
            # it breaks off ("I'm more than happy") it is not understood without.
            beside: list[tuple[str, Citation]] = []
            prompt = request_before(promise, self._register.promises())
            if prompt is not None and prompt.in_source:
                start = asked_from(prompt, self._document_of(prompt.document_id))
                whole = prompt.model_copy(update={"start": start})
                cited = _cite(whole, 0, text, self._settings.quote_words)
                beside.append(("In answer to: ", cited))
            for again in promise.also_said[:1]:
                apart = again.end <= promise.start or promise.end <= again.start
                if again.document_id == promise.document_id and apart:
                    beside.append(("", again))
            in_talk = promise.document_kind == "transcript"
            if in_talk and promise.quote.rstrip()[-1:].isalnum():
                beside.reverse()
            for before_it, cited in beside:
                cited = cited.model_copy(update={"number": len(citations) + 1})
                more = say(before_it, cited, citations[-1])
                made = f"{made} {more}" if more else made
            statements.append(Statement(text=told, citations=(number, *before), verbatim=False))
            told += "".join(f" [{n}]" for n in before)
            paragraphs.append(" ".join([told, *lines, made] if fate else [made, told, *proof()]))
        if not paragraphs:
            return None
        lead = ""
        if asked == "promised" and all(asked_only(m.promise) for m in matches):
            lead = "Nothing was promised about this in the record that I hold, but:\n\n"
        return Answer(
            id="",
            question=question.text,
            search_question=question.search_text,
            status="answered",
            text=lead + "\n\n".join(paragraphs) + (MORE if found > len(matches) else ""),
            statements=tuple(statements),
            citations=tuple(citations),
            confidence=round(matches[0].score, 3),
        )


def _same(one: Citation, other: Citation) -> bool:
    return (one.document_id, one.start, one.end) == (other.document_id, other.start, other.end)


def _stems_of(parts: Iterable[str | None]) -> frozenset[str]:
    return frozenset(stem(w) for w in content_words(" ".join(p for p in parts if p)))


def _people(question: Question, found: Sequence[Promise]) -> list[str]:
    """Whom the question names: those of whom there is a record, and posts, whoever has records."""
    return [n for n in question.names if is_post(n) or any(_by(p, n) for p in found)]


def _by(promise: Promise, name: str) -> bool:
    people = (promise.who, promise.role, promise.owner, promise.speaker, promise.to_whom)
    # "Cabinet Member" may be asked for where the record has "Cabinet Member for Housing".
    opening = f"{name.lower()} "
    return any(
        same_person(name, p) or (is_post(name) and f"{bare_name(p).lower()} ".startswith(opening))
        for p in people
        if p
    )


def _cite(promise: Promise, number: int, text: str, words: int) -> Citation:
    """The record's quote, narrowed to ``words`` words where longer, its speaker where certain."""
    start, end = quote_span(text, promise.start, promise.end, None, words)
    certain = promise.speaker_certain and promise.attribution == "certain"
    narrowed = {"quote": text[start:end], "start": start, "end": end, "speaker_certain": certain}
    return cite_promise(promise, number).model_copy(update=narrowed)
