"""Cuts what was said into sentences with their speaker, and normalises them for the cues.

A sentence's ``said`` is what the cue rules read: lower case, joined words parted, contractions
spelled out ("I'll" -> "i will"), fillers and adverbs left out, tokens one space apart. Each of its
tokens remembers its place in ``Document.text``, so that a quote is always a slice of the document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.promises.turns import Turn
from corpus.sentences import sentence_spans
from corpus.tidy import document_words, english_words, tidy

_TOKEN = re.compile(r"[a-z0-9£$%]+(?:['’][a-z]+)*|[.,;:?!]|[–—-](?=\s)", re.IGNORECASE)
_GLUED = re.compile(r"(i'll|we'll|i'm|we're|i'd|we'd|we've|i've|can't|won't|don't)(?=[a-z]{3})")
_EXPANDED = {
    "i'll": "i will", "we'll": "we will", "you'll": "you will", "they'll": "they will",
    "he'll": "he will", "she'll": "she will", "it'll": "it will", "that'll": "that will",
    "i'm": "i am", "we're": "we are", "you're": "you are", "they're": "they are",
    "it's": "it is", "that's": "that is", "there's": "there is", "what's": "what is",
    "i'd": "i would", "we'd": "we would", "you'd": "you would", "they'd": "they would",
    "it'd": "it would", "i've": "i have", "we've": "we have", "they've": "they have",
    "won't": "will not", "can't": "can not", "cannot": "can not", "couldn't": "could not",
    "wouldn't": "would not", "shouldn't": "should not", "don't": "do not", "didn't": "did not",
    "doesn't": "does not", "isn't": "is not", "aren't": "are not", "wasn't": "was not",
    "let's": "let us", "gonna": "going to", "shan't": "shall not", "haven't": "have not",
    "hasn't": "has not", "cllr": "councillor", "councilor": "councillor", "favor": "favour",
    "ok": "okay", "programme": "program", "organize": "organise",
}  # fmt: skip
# Left out: they stand between the words of a cue and change nothing in what is undertaken.
_FILLERS = frozenset(
    """um uh er erm actually just really obviously definitely certainly basically literally simply
    quite very also always now then personally gladly quickly briefly absolutely fully perfectly
    genuinely maybe perhaps probably possibly hopefully either even still kindly""".split()
)
_FILLER_PAIRS = frozenset(
    [("kind", "of"), ("sort", "of"), ("more", "than"), ("you", "know"),
     ("at", "least"), ("as", "well"), ("in", "fact"), ("more", "broadly")]
)  # fmt: skip
_KNOWING = frozenset(  # "let you know" says something; "we, you know, can" does not
    "let do did would will as if when should could can because what how before once where that "
    "thing since".split()
)
_ASSENTS = frozenset(["absolutely", "definitely", "certainly"])  # these, said first, mean yes
_OPENERS = frozenset([".", ",", "?", "!", "yes", "yeah", "yep", "no", "well", "and", "so"])
_STOPPED = re.compile(r"[.?!…][\"'”’)]*$")


@dataclass(slots=True)
class Utterance:
    """One sentence: ``document.text[start:end]``, who is labelled as saying it, and its tokens.

    ``bridge`` is the place in the document, else ``None``, of the label that the sentence runs
    across; then ``speaker`` is the label before it and ``speaker_after`` the label after.
    """

    start: int
    end: int
    turn: int
    speaker: str | None
    certain: bool
    item: str | None
    said: str
    raw: str
    label: int = 0
    bridge: int | None = None
    speaker_after: str | None = None
    places: list[int] = field(default_factory=list)  # where each token begins in ``said``
    spans: list[tuple[int, int]] = field(default_factory=list)  # and its place in the document

    @property
    def words(self) -> int:
        """Number of words as the document writes them."""
        return len(self.raw.split())

    def span_of(self, begin: int, end: int) -> tuple[int, int]:
        """The place in the document of ``said[begin:end]``."""
        first = max(0, bisect_right(self.places, begin) - 1)
        last = max(first, bisect_right(self.places, end - 1) - 1)
        return self.spans[first][0], self.spans[last][1]


def utterances(text: str, turns: list[Turn]) -> tuple[list[Utterance], list[Utterance]]:
    """Sentences of ``turns`` in order, and the bridges: sentences that run across a label.

    A bridge joins the last sentence of a turn that ends without a stop to the first of the next
    turn; its two halves are among the sentences too.
    """
    normaliser = _Normaliser(text)
    sentences: list[Utterance] = []
    bridges: list[Utterance] = []
    guest: str | None = None  # somebody without a label, who has said who they are
    for number, turn in enumerate(turns):
        spans = sentence_spans(text[turn.start : turn.end], turn.start)
        for position, (start, end) in enumerate(spans):
            new = normaliser.utterance(start, end, number, turn)
            if position == 0 and number:
                before_turn = turns[number - 1]
                if (turn.speaker, turn.item) != (before_turn.speaker, before_turn.item):
                    guest = None
            guest = introduced(new.raw, turn.speaker) or guest
            if guest:
                new.speaker, new.certain = guest, False
            if position == 0 and sentences:
                before = sentences[-1]
                if not _STOPPED.search(before.raw) and before.turn == number - 1:
                    bridge = normaliser.utterance(before.start, end, before.turn, turns[number - 1])
                    bridge.bridge = start
                    bridge.speaker_after = turn.speaker
                    bridge.certain = turn.speaker == before.speaker and before.certain
                    bridges.append(bridge)
            sentences.append(new)
    return sentences, bridges


_INTRODUCES = re.compile(
    r"\b[Mm]y name(?:['’]s| is) (?P<a>[A-Z][a-z]+(?: [A-Z][a-z'’-]+)?)|"
    r"^(?P<b>[A-Z][a-z]+ [A-Z][a-z'’-]+),? (?:the )?(?:(?:interim |acting |deputy |senior "
    r")*(?:head|director"
    r"|cabinet member|chief)\b|(?:[a-z]+ ){0,3}(?:officer|manager|clerk|governor|rep|"
    r"representative)\b)"
)


def introduced(raw: str, label: str | None) -> str | None:
    """The name that a sentence gives as its speaker's, where the label names somebody else."""
    told = _INTRODUCES.search(raw)
    name = (told["a"] or told["b"]) if told else None
    if name is None or label is None:
        return None
    return None if {w.lower() for w in name.split()} & {w.lower() for w in label.split()} else name


class _Normaliser:
    """Turns slices of one document into utterances; keeps what it learnt of its joined words."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._vocabulary = document_words(text)
        self._english = english_words()
        self._parted: dict[str, tuple[str, ...]] = {}

    def utterance(self, start: int, end: int, number: int, turn: Turn) -> Utterance:
        """The sentence ``text[start:end]`` of turn ``number``."""
        made = Utterance(
            start=start,
            end=end,
            turn=number,
            speaker=turn.speaker,
            certain=turn.certain,
            item=turn.item,
            said="",
            raw=self._text[start:end],
            label=turn.label,
        )
        words: list[str] = []
        at = 0
        for word, span in _without_fillers(list(self._tokens(start, end))):
            made.places.append(at)
            made.spans.append(span)
            words.append(word)
            at += len(word) + 1
        made.said = " ".join(words)
        if not words:
            made.places, made.spans = [0], [(start, end)]
        return made

    def _tokens(self, start: int, end: int) -> Iterator[tuple[str, tuple[int, int]]]:
        for match in _TOKEN.finditer(self._text, start, end):
            low = match.group().lower().replace("’", "'")
            offset = match.start()
            for part in self._parts(low):
                span = (offset, offset + len(part))
                offset += len(part)
                for word in _EXPANDED.get(part, part).split():
                    yield word, span

    def _parts(self, low: str) -> tuple[str, ...]:
        """The words that a caption joined into one, or the word itself."""
        if low in _EXPANDED or len(low) < 5 or low in self._vocabulary or low in self._english:
            return (low,)
        if low not in self._parted:
            glued = _GLUED.match(low)
            if glued:
                parts: tuple[str, ...] = (glued.group(), low[glued.end() :])
            else:
                parted = tidy(low, self._vocabulary).split()
                parts = tuple(parted) if "".join(parted) == low and parted else (low,)
            self._parted[low] = parts
        return self._parted[low]


def _without_fillers(
    tokens: list[tuple[str, tuple[int, int]]],
) -> Iterator[tuple[str, tuple[int, int]]]:
    skip = 0
    for number, (word, span) in enumerate(tokens):
        if skip:
            skip -= 1
            continue
        after = tokens[number + 1][0] if number + 1 < len(tokens) else ""
        asked = word == "you" and number and tokens[number - 1][0] in _KNOWING
        if (word, after) in _FILLER_PAIRS and not asked:
            skip = 1
            continue
        begins = number == 0 or tokens[number - 1][0] in _OPENERS
        if word in _FILLERS and not (begins and word in _ASSENTS):
            continue
        # A stammer ("and and", "the the") counts once.
        if number and tokens[number - 1][0] == word and word.isalpha():
            continue
        yield word, span
