"""Judges which words of a transcript surely belong to the speaker whose label they stand under.

Public-i puts a speaker's label a caption or so late, sometimes early, and sometimes not at all.
So the words next to a label are doubted, and these alone, where one of these signs is seen:

* a sentence runs across the label (no stop before it, or a small letter after it): both halves;
* the label is glued to the end of a caption: the last sentence before it;
* the label before was empty: that speaker's words are next door, so the first sentence is doubted
  and the last of the turn before;
* a turn ends by handing over ("Councillor Bee.", "Thank you, Chair.", "Did you want to come in"):
  the last sentences from there on; the handing over itself is the chair's own where the chair
  (the speaker with the most labels) is speaking;
* the next label names the same speaker again: somebody without a label spoke between, so the
  last sentence;
* inside a turn somebody else plainly begins: "Through you, Chair", an answer right after a
  question ("Yes, we can check that"), or a report after "I'd like to invite … to present":
  all that follows in the turn.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.sentences import sentence_spans
from corpus.types import AgendaItem

_STOPPED = re.compile(r"[.?!…][\"'”’)]*$")
_ADDRESS = (
    r"(?:Cllr|Councillor|Councilor|Mr|Mrs|Ms|Miss|Dr|Director|Alderman)\.?\s+[A-Za-z][\w'’-]+"
)
_HANDS_OVER = re.compile(
    rf"^(?:(?:thank you|thanks|okay|ok|yes|yep|oh|right|lovely|great|and|so)[,.!]?\s+)*{_ADDRESS}"
    r"(?:[,.!?]?\s*(?:please|you have|did you|would you)\b.*)?\W*$|"
    r"\b(?:did|would|do) you (?:want|like|wish) to (?:come|add|respond|answer|go|take)\b|"
    r"\b(?:over|back) to you\b|\bplease (?:do )?come in\b|\bsecondary question\W*$|"
    r"^(?:are there )?any (?:further|other|more) (?:questions?|comments?)\b",
    re.IGNORECASE,
)
_OPENS_ANOTHER = re.compile(
    r"^\W*(?:thank you[,.]?\s+)?(?:through you,?\s+(?:madam |mr )?chair|"
    r"(?:thank you|thanks)[,.]?\s+(?:very much\s+)?(?:madam |mr )?chair\b)",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"^\W*(?:yes|yeah|yep|no|nope|sorry to|it is\b|it's\b|i'll\b|we can\b|we will\b|we'll\b|"
    r"i can\b|"
    r"through you|chair[,.]|thank you for (?:the|your|that)|so (?:currently|we|i think|the)\b|"
    r"that's (?:correct|right)|absolutely|certainly|of course|my understanding)",
    re.IGNORECASE,
)
_INVITES = re.compile(
    r"\b(?:i'd like to|i would like to|can i|may i|i'll|please)?\s*(?:invite|ask|hand over to|"
    r"call on)\s+"
    r"(?:[^.?!]{0,200})\b(?:to\s+(?:present|introduce|give|take us|speak|start)|present the)\b",
    re.IGNORECASE,
)
_INVITATION_OPEN = re.compile(r"\b(?:like to invite|now invite|hand over to)\b", re.IGNORECASE)


@dataclass(slots=True)
class Segment:
    """Captions between two things lifted out, under one label and one item of business."""

    speaker: str | None = None
    time: str | None = None
    item: AgendaItem | None = None
    glued: bool = False  # its label stood at the end of a caption line
    same_turn: bool = False  # an item's heading, not a label, stands before it
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The captions joined with spaces."""
        return " ".join(self.lines)


def doubtful_parts(
    segments: list[Segment], position: int, chair: str | None = None
) -> list[tuple[str, bool]]:
    """The words of ``segments[position]`` in order, each part with whether its speaker is sure.

    At most three parts: a doubted beginning, a sure middle and a doubted end. ``chair`` is who
    hands over to others; that speaker's own handing over is not doubted.
    """
    segment = segments[position]
    text = segment.text
    if not text:
        return []
    if segment.speaker is None:
        return [(text, True)]
    spans = sentence_spans(text)
    sure_from = _doubted_head(segments, position, spans)
    sure_to = _doubted_tail(segments, position, spans, chair)
    inner = _another_begins(text, spans, segment)
    sure_to = min(sure_to, inner)
    if sure_from >= sure_to:
        return [(text, False)]
    begin, end = spans[sure_from][0], spans[sure_to - 1][1]
    parts = [(text[:begin].strip(), False), (text[begin:end], True), (text[end:].strip(), False)]
    return [(words, certain) for words, certain in parts if words]


def _neighbour(segments: list[Segment], position: int, step: int) -> Segment | None:
    at = position + step
    return segments[at] if 0 <= at < len(segments) else None


def _doubted_head(segments: list[Segment], position: int, spans: list[tuple[int, int]]) -> int:
    """How many sentences at the beginning are doubted."""
    segment, before = segments[position], _neighbour(segments, position, -1)
    if segment.same_turn or before is None or before.speaker == segment.speaker:
        return 0
    if before.speaker is None and not before.lines:
        return 0
    if not before.lines:
        return 1  # an empty label stands right before
    mid_sentence = not _STOPPED.search(before.text) or segment.text[:1].islower()
    return 1 if mid_sentence or segment.glued else 0


def _doubted_tail(
    segments: list[Segment], position: int, spans: list[tuple[int, int]], chair: str | None
) -> int:
    """The number of the first sentence, counted from the end, that is doubted."""
    segment, after = segments[position], _neighbour(segments, position, 1)
    count = len(spans)
    if after is None or after.same_turn:
        return count
    if after.speaker == segment.speaker:
        return count - 1 if count > 1 else count  # labelled afresh: somebody spoke between
    text = segment.text
    sure_to = count
    if after.glued or not after.lines or not _STOPPED.search(text) or after.text[:1].islower():
        # The label came a caption late, so the whole last caption is doubted.
        last_caption = len(text) - len(segment.lines[-1]) if len(segment.lines) > 1 else len(text)
        begun = [number for number, (start, _) in enumerate(spans) if start >= last_caption]
        sure_to = min([count - 1, *begun])
    # Look back over the last few sentences for a hand-over: what follows it is another's.
    for number in range(count - 1, max(-1, count - 6), -1):
        sentence = text[spans[number][0] : spans[number][1]]
        if _HANDS_OVER.search(sentence):
            sure_to = min(sure_to, number + (segment.speaker == chair))
        elif number and _OPENS_ANOTHER.match(sentence):
            sure_to = min(sure_to, number)
    return sure_to


def _another_begins(text: str, spans: list[tuple[int, int]], segment: Segment) -> int:
    """The number of the first sentence at which somebody without a label seems to take over."""
    for number, (start, end) in enumerate(spans):
        sentence = text[start:end]
        invited = _INVITES.search(sentence) or (
            number + 1 == len(spans) and _INVITATION_OPEN.search(sentence)
        )
        if invited:
            return number if len(sentence.split()) > 40 else min(number + 1, len(spans))
        if number == 0:
            continue
        before = text[spans[number - 1][0] : spans[number - 1][1]]
        if _OPENS_ANOTHER.match(sentence) and number > 1:
            return number
        if before.endswith("?") and _ANSWERS.match(sentence) and number + 4 >= len(spans):
            return number
    return len(spans)
