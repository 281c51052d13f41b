"""Sentences of the passages found, each with what speaks for and against its being the answer."""

from __future__ import annotations

import bisect
import math
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace
from functools import lru_cache

from assistant.answering.counting import counts
from assistant.answering.dated import dated
from assistant.answering.kinds import suits, without_asked_figures
from assistant.answering.measures import measured
from assistant.answering.nonanswers import asks, opposed
from assistant.answering.people import named_in, same_person
from assistant.answering.rollcall import on_the_roll
from assistant.answering.scoring import log_odds
from assistant.answering.terms import Terms
from assistant.reading.model import Reading
from assistant.understanding.question import Question
from assistant.understanding.words import stem, stems
from corpus.sentences import sentence_spans, skip_marker
from corpus.tidy import tidy
from corpus.types import REPORT_DETAILS, Block, Document
from index.records import DocumentInfo
from index.types import Hit

# Characters before a spoken sentence in which the question that it answers may stand.
LEAD_IN = 700
# "They left us one thing to mend": in talk, who that is was named so many characters before.
LEANS_BACK = 300
_PRONOUN = re.compile(r"\W*(?:(?:and|so|but|then) )?(?:they|he|she)\b", re.I)
# What is taken of the reader for a sentence whose window it was not shown.
UNREAD = 0.2
# A roll has few of the words with which one asks who was there.
FOUND, ON_THE_ROLL = ("sentence", "window", "passage", "exchange"), 0.7
READ = ("relevant", "answerable", "alone_relevant", "alone_answerable")
_VERB = re.compile(r"\b(?:is|are|was|were|be|been|will|has|have|had|to|not|no|yes)\b", re.I)
_SUM = re.compile(r"[£$€]\s?\d")
_CODE_LIKE = re.compile(r"[A-Z]{2,}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sentence that may answer: ``document.text[start:end] == text``.

    ``features`` are numbers from 0 to 1 (see ``describe``); ``mark`` are the answering words as
    document offsets, where the reader found them; ``confidence`` is set when scored; ``listed``
    where it was widened to a whole list, and ``rest`` the parts of it that are quotes of their
    own, in order.
    """

    hit: Hit
    info: DocumentInfo
    block: Block
    start: int
    end: int
    text: str
    before: str = ""
    after: str = ""
    lead_in: str = ""
    mark: tuple[int, int] | None = None
    features: dict[str, float] = field(default_factory=dict)
    confidence: float = 0.0
    listed: bool = False
    rest: tuple[Candidate, ...] = ()

    @property
    def whole(self) -> str:
        """All its words, those of ``rest`` included."""
        return " ".join((self.text, *(part.text for part in self.rest)))

    def with_score(
        self, features: dict[str, float], confidence: float, mark: tuple[int, int] | None
    ) -> Candidate:
        """This candidate with what scoring found."""
        return replace(self, features=features, confidence=confidence, mark=mark)


def sentences_of(hit: Hit, info: DocumentInfo, document: Document) -> list[Candidate]:
    """The sentences of a hit's passage as candidates, with their neighbours in the passage.

    A sentence never runs across a block's edge, so that no quote does where something was
    lifted out of the source. Exempt blocks give none unless the passage itself is exempt.
    """
    passage = hit.passage
    spans: list[tuple[int, int, Block]] = []
    for block in _blocks_within(document.blocks, passage.start, passage.end):
        if block.exempt and not passage.exempt:
            continue
        a, b = max(block.start, passage.start), min(block.end, passage.end)
        for start, end in sentence_spans(document.text[a:b], a):
            start = skip_marker(document.text, start, end)
            if start < end:
                spans.append((start, end, block))
    texts = [document.text[a:b] for a, b, _ in spans]
    spoken = info.kind == "transcript"
    return [
        Candidate(
            hit=hit,
            info=info,
            block=block,
            start=a,
            end=b,
            text=texts[n],
            before=texts[n - 1] if n else "",
            after=texts[n + 1] if n + 1 < len(texts) else "",
            lead_in=document.text[max(0, a - LEAD_IN) : a] if spoken else "",
        )
        for n, (a, b, block) in enumerate(spans)
    ]


def _blocks_within(blocks: Sequence[Block], start: int, end: int) -> Sequence[Block]:
    first = bisect.bisect_right(blocks, start, key=lambda b: b.end)
    last = bisect.bisect_left(blocks, end, key=lambda b: b.start)
    return blocks[first:last]


def describe(
    question: Question,
    terms: Terms,
    candidate: Candidate,
    best_score: float,
) -> dict[str, float]:
    """The features of one candidate, each from 0 to 1.

    sentence, window, passage, exchange: weight of the question's terms found there (the last
    with the words spoken before it); absent: weight of its terms that stand nowhere in the
    library; retrieved: the passage's score beside the best; kind: can it be of the kind wanted;
    counts: does a figure there count what is asked about; placed: are the proper names asked
    about there; by: are these the asked people's words or about them; dated: are the years
    asked about there; asks: does it only ask; opposed: does it turn round what the question
    takes for granted; label: is it a heading or too short to say anything.
    """
    passage = candidate.hit.passage
    own = _stem_set(candidate.text) | _stem_set(tidy(candidate.text))
    place = candidate.block.locator
    header = " ".join(
        (passage.header, candidate.block.context, place.speaker or "", candidate.info.title)
    )
    head = _stem_set(header)
    near = own | _stem_set(candidate.before) | _stem_set(candidate.after)
    whole = _stem_set(passage.search_text or passage.text) | _stem_set(passage.text) | head
    said = _stem_set(candidate.lead_in)
    features = {
        "sentence": terms.coverage(own),
        "window": terms.coverage(near | head),
        "passage": terms.coverage(whole),
        "exchange": terms.coverage(near | head | said),
        "absent": sum(terms.weights[s] for s in terms.absent) / terms.total,
        "retrieved": max(0.0, candidate.hit.score / best_score) if best_score > 0 else 0.0,
        "rank": 1.0 / math.sqrt(candidate.hit.rank),
        "kind": _kind(question, candidate),
        "counts": counts(question, candidate.text),
        "placed": _placed(question, terms, whole),
        "by": _by(question, candidate),
        "dated": dated(
            question,
            candidate.text,
            f"{candidate.before} {candidate.text} {candidate.after} {header}",
            passage.text,
            candidate.info.meeting_date,
        ),
        "asks": asks(question, candidate.text),
        "opposed": opposed(question, candidate.text),
        "label": float(_is_label(candidate)),
    }
    if on_the_roll(question, candidate.text, candidate.block, candidate.before):
        features |= {name: max(features[name], ON_THE_ROLL) for name in FOUND}
        features |= {"kind": 1.0, "by": 1.0, "label": 0.0}
    return features


@lru_cache(maxsize=20_000)
def _stem_set(text: str) -> frozenset[str]:
    """The stems of a text; those of passages come up for each of their sentences."""
    return frozenset(stems(text))


def read_features(
    candidate: Candidate, start: int, reading: Reading | None, alone: Reading | None
) -> dict[str, float]:
    """What the reader says of the window of text around a candidate that begins at ``start``,
    and of the sentence ``alone``.

    relevant and answerable: of the window, as log odds squeezed to 0..1; inside: do the
    answering words touch the sentence; spanned: how sure the reader is of them; alone_relevant
    and alone_answerable: of the sentence read without the ones around it. What was not read
    counts as something of which the reader thinks little.
    """
    features = dict.fromkeys(READ, UNREAD) | {"inside": 0.0, "spanned": 0.0}
    if reading is not None:
        a, b = start + reading.start, start + reading.end
        inside = reading.end > reading.start and a < candidate.end and b > candidate.start
        features["relevant"] = squeeze(reading.relevance)
        features["answerable"] = squeeze(reading.answerable)
        features["inside"] = float(inside)
        features["spanned"] = reading.span_score if inside else 0.0
    if alone is not None:
        features["alone_relevant"] = squeeze(alone.relevance)
        features["alone_answerable"] = squeeze(alone.answerable)
    return features


def verified_features(so_far: float, reading: Reading | None) -> dict[str, float]:
    """What the verifier says of a sentence, beside how sure of it all the rest was ``so_far``.

    so_far, verified_relevant, verified_answerable: log odds squeezed to 0..1.
    """
    relevant, answerable = UNREAD, UNREAD
    if reading is not None:
        relevant, answerable = squeeze(reading.relevance), squeeze(reading.answerable)
    return {
        "so_far": squeeze(so_far),
        "verified_relevant": relevant,
        "verified_answerable": answerable,
    }


def squeeze(probability: float) -> float:
    """Log odds from -5 to 5 laid on 0..1."""
    return min(1.0, max(0.0, log_odds(probability) / 10 + 0.5))


def _kind(question: Question, candidate: Candidate) -> float:
    """How well the sentence can answer the kind of question, its measure included."""
    # What a row of a table measures stands in its headings.
    row = candidate.block.kind == "table-row"
    given = measured(
        question, f"{candidate.text} {candidate.block.context}" if row else candidate.text
    )
    if given is not None:
        return float(given)
    text = without_asked_figures(question, candidate.text)
    return suits(question.wanted, text, candidate.block, question.names)


def _is_label(candidate: Candidate) -> bool:
    """Whether the words only head or name something: they say nothing that could answer."""
    words = candidate.text.split()
    if candidate.text.startswith("!["):
        return True  # a picture
    if candidate.block.kind == "table-row":
        names_title = candidate.info.title in candidate.text
        # A row under headings of its own, told by its context, is not one of them.
        headed = ";" in candidate.block.context or candidate.block.context == REPORT_DETAILS
        plain = not re.search(r"[\d.;:?]", candidate.text) and not _VERB.search(candidate.text)
        columns = plain and not headed
        return columns or (names_title and len(words) - len(candidate.info.title.split()) <= 3)
    if candidate.block.kind == "heading" and len(words) >= 5 and _SUM.search(candidate.text):
        return False  # a line set in bold that tells what was paid
    return candidate.block.kind == "heading" or len(words) < 4 or candidate.text.isupper()


_PROPER = re.compile(r"(?<=[a-z,;:'’)] )[A-Z][a-z]+(?:[-'’][A-Za-z]+)*|\b[A-Z]{2,}\b")
_NOT_PLACES = frozenset(
    "january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday cllr cllrs councillor councillors mr mrs ms "
    "miss dr sir council committee panel board cabinet chair christmas easter i mayor".split()
)


def proper_names(question: Question) -> list[str]:
    """Capitalised words inside a question that are no months, days or titles, lower-cased."""
    found = (w.lower().removesuffix("'s") for w in _PROPER.findall(question.search_text))
    return [w for w in dict.fromkeys(found) if w not in _NOT_PLACES]


def _placed(question: Question, terms: Terms, whole: Set[str]) -> float:
    """Share of the question's proper names, by weight, in the passage or its header."""
    weights = {k: terms.weights.get(k, 1.0) for k in map(stem, proper_names(question))}
    total = sum(weights.values())
    return sum(w for k, w in weights.items() if k in whole) / total if total else 1.0


def _by(question: Question, candidate: Candidate) -> float:
    """Whether the sentence is the asked person's own words or names them (or the one before)."""
    people = [n for n in question.names if not _CODE_LIKE.search(n)]
    if not people:
        return 1.0
    speaker = candidate.block.locator.speaker
    near = f"{candidate.before} {candidate.text}"
    if _PRONOUN.match(candidate.text):
        near = f"{candidate.lead_in[-LEANS_BACK:]} {near}"
    found = [
        (speaker is not None and same_person(name, speaker)) or named_in(name, near)
        for name in people
    ]
    return sum(map(float, found)) / len(found)


def best_spans(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Candidates by confidence, best first; ties by document and place, so that runs agree."""
    return sorted(candidates, key=lambda c: (-c.confidence, c.info.document_id, c.start))
