"""The closer look at the likeliest sentences: what the models and nearness in meaning say of them.

Three looks, each dearer than the one before and at fewer sentences: the reader at each by itself,
the reader at the surest with what stands around them, and the verifier, a larger model, at the
first few of the ranking. What is not looked at counts as something of which little is thought.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.answering.candidates import Candidate, best_spans, read_features, verified_features
from assistant.answering.nearness import Nearness
from assistant.answering.posts import asked_of
from assistant.answering.scoring import confidence, verified
from assistant.answering.windows import by_passage, window_of
from assistant.reading.model import PassageReader, Reading
from assistant.settings import Settings
from assistant.understanding.question import Question

# What a sentence not compared is taken to be: about the median of those that are.
NEAR_UNKNOWN = 0.3

Look = tuple[Candidate, tuple[int, int]]


class CloserLook:
    """Scores candidates for a question. Safe between threads.

    ``text_of(document_id)`` gives a document's text. Without a ``reader`` sentences are compared
    by meaning alone; without a ``verifier`` the reader has the last word.
    """

    def __init__(
        self,
        text_of: Callable[[str], str],
        reader: PassageReader | None,
        verifier: PassageReader | None,
        near: Nearness,
        settings: Settings,
    ) -> None:
        self._text_of = text_of
        self._reader = reader
        self._verifier = verifier
        self._nearness = near
        self._settings = settings

    def warm_up(self) -> None:
        """Load the models."""
        for model in (self._reader, self._verifier):
            if model is not None:
                model.read("warm up", ["warm up"], [""])

    def __call__(self, question: Question, likeliest: list[Candidate]) -> list[Candidate]:
        """The candidates (best first at a glance) with what the closer look says, in any order."""
        if self._reader is None:
            return self._compare(question, likeliest)
        return self._read_windows(self._reader, question, likeliest)

    def verified(self, question: Question, ranked: list[Candidate]) -> list[Candidate]:
        """The candidates (best first) in the order that the verifier's word gives them.

        As they are where there is no verifier.
        """
        if self._verifier is None:
            return ranked
        first = ranked[: self._settings.sentences_verified]
        readings = self._read_spans(
            self._verifier, question, [(c, (c.start, c.end)) for c in first]
        )
        scored = []
        for place, candidate in enumerate(ranked):
            reading = readings[place] if place < len(first) else None
            features = candidate.features | verified_features(candidate.confidence, reading)
            scored.append(candidate.with_score(features, verified(features), candidate.mark))
        return best_spans(scored)

    def _read_windows(
        self, reader: PassageReader, question: Question, likeliest: list[Candidate]
    ) -> list[Candidate]:
        """The candidates scored with the reader's word on the first of them.

        The likeliest sentences are read by themselves, which tells whether these very words
        answer; the surest of those then with the sentences around them, which tells what they
        are about. Reading all in both ways would say little more and take twice as long.
        """
        passages = by_passage(likeliest)
        leading = likeliest[: self._settings.sentences_read]
        alone = self._read_spans(reader, question, [(c, (c.start, c.end)) for c in leading])
        first = [
            _with_reading(c, 0, None, r, NEAR_UNKNOWN) for c, r in zip(leading, alone, strict=True)
        ]
        rest = [_with_reading(c, 0, None, None, NEAR_UNKNOWN) for c in likeliest[len(leading) :]]
        alone_of = {(c.info.document_id, c.start): r for c, r in zip(leading, alone, strict=True)}
        surest = best_spans(first)
        looked_at = surest[: self._settings.windows_read]
        windows = [window_of(c, passages[c.hit.passage.passage_id])[1:] for c in looked_at]
        readings = self._read_spans(reader, question, list(zip(looked_at, windows, strict=True)))
        near = self._near(question, looked_at)
        closer = [
            _with_reading(c, window[0], reading, alone_of[c.info.document_id, c.start], cosine)
            for c, window, reading, cosine in zip(looked_at, windows, readings, near, strict=True)
        ]
        return [*closer, *surest[len(looked_at) :], *rest]

    def _read_spans(
        self, reader: PassageReader, question: Question, spans: Sequence[Look]
    ) -> list[Reading]:
        """What a reader says of each stretch of text around its candidate, each read once."""
        asked: dict[str, dict[tuple[str, int, int], str]] = {}
        for c, (a, b) in reversed(spans):
            once = asked.setdefault(asked_of(question, c).search_text, {})
            once[c.info.document_id, a, b] = c.hit.passage.header
        found: dict[tuple[str, str, int, int], Reading] = {}
        for words, once in asked.items():
            texts = [self._text_of(document_id)[a:b] for document_id, a, b in once]
            for place, reading in zip(
                once, reader.read(words, texts, list(once.values())), strict=True
            ):
                found[words, *place] = reading
        return [
            found[asked_of(question, c).search_text, c.info.document_id, a, b]
            for c, (a, b) in spans
        ]

    def _near(self, question: Question, candidates: Sequence[Candidate]) -> list[float]:
        """How near each candidate's words are to the question's, in meaning."""
        asked: dict[str, list[int]] = {}
        for at, candidate in enumerate(candidates):
            asked.setdefault(asked_of(question, candidate).search_text, []).append(at)
        near = [0.0] * len(candidates)
        for words, places in asked.items():
            found = self._nearness(words, [candidates[at].text for at in places])
            for at, cosine in zip(places, found, strict=True):
                near[at] = cosine
        return near

    def _compare(self, question: Question, likeliest: list[Candidate]) -> list[Candidate]:
        """The candidates scored by nearness in meaning alone: the way without the reader."""
        near = self._near(question, likeliest[: self._settings.sentences_compared])
        near += [NEAR_UNKNOWN] * (len(likeliest) - len(near))
        scored = []
        for candidate, cosine in zip(likeliest, near, strict=True):
            features = candidate.features | {"near": cosine}
            scored.append(candidate.with_score(features, confidence(features), None))
        return scored


def _with_reading(
    candidate: Candidate, start: int, reading: Reading | None, alone: Reading | None, near: float
) -> Candidate:
    """The candidate scored; ``start`` is where the window that was read begins in its text."""
    features = candidate.features | read_features(candidate, start, reading, alone)
    features["near"] = near
    mark = None
    if features["inside"]:
        mark = _mark(candidate, start, reading)
    elif alone is not None and alone.end > alone.start:
        mark = _mark(candidate, candidate.start, alone)
    return candidate.with_score(features, confidence(features), mark)


def _mark(candidate: Candidate, start: int, reading: Reading | None) -> tuple[int, int] | None:
    """The reader's answering words inside the sentence, as document offsets."""
    if reading is None:
        return None
    a, b = start + reading.start, start + reading.end
    return max(a, candidate.start), min(b, candidate.end)
