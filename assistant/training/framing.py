"""Puts public texts into the ways in which minutes and webcasts speak.

Encyclopaedias state; minutes report ("Members were told that …"), and transcripts ask first and
answer after, or put the answer off. A frame keeps the answer's words and place, and its wrong
windows ask the same question without an answer.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace

from assistant.training.examples import UNKNOWN, Group, Pair
from assistant.training.headers import invent_speaker

_REPORTED = (
    "It was noted that|Members noted that|The Committee heard that|The Panel was told that|"
    "Members were advised that|It was reported that|The report stated that|"
    "{speaker} said that|{speaker} explained that|{speaker} advised that|{speaker} reported that|"
    "In response to a question, {speaker} said that|In reply, {speaker} stated that|"
    "{speaker} told the meeting that|It was confirmed that|RESOLVED: to note that|"
    "The Chairman thanked {speaker} and noted that|Members welcomed the news that"
).split("|")
_ASKED = (
    "{speaker}: {question}|{speaker} asked: {question}|Question from {speaker}: {question}|"
    "{speaker}: thank you, chair. {question}|Q. {question}|{speaker} asked, “{question}”|"
    "{speaker}: can I just ask, {lowered}"
).split("|")
_ANSWERED = (
    "{speaker}:|{speaker} replied:|A.|Answer:|{speaker}: thank you for that question.|"
    "{speaker}: yes, so"
).split("|")
_PUT_OFF = (
    "I will have to come back to you on that.|We don't have that to hand today.|"
    "That would be circulated to members after the meeting.|A written answer would be provided.|"
    "This would be reported to a later meeting.|I'm afraid I don't know.|"
    "The officer undertook to find out and to write to members.|That is a very good question.|"
    "No figure was given.|We are still looking into that.|It was agreed that this be looked at.|"
    "It depends on a number of things.|Thank you for raising that.|The point was noted."
).split("|")
_SENTENCE_END = re.compile(r"[.!?][\"')\]]*\s+(?=[\"'(\[]*[A-Z0-9])")
_LOWERED = frozenset(
    "The A An In On At By For From It Its This These That There He She They His Her Their As "
    "After Before During When While Although However Since Some Many Most Both Such All "
    "Each".split()
)


def _lower_first(text: str) -> str:
    first = text.split(" ", 1)[0]
    return text[0].lower() + text[1:] if first in _LOWERED else text


def _in_front(pair: Pair, at: int, words: str) -> Pair:
    """``words`` put before character ``at`` of the pair's text, where a sentence begins."""
    rest = _lower_first(pair.text[at:])
    text = f"{pair.text[:at]}{words} {rest}"
    if pair.start < at:
        return replace(pair, text=text)
    more = len(words) + 1
    return replace(pair, text=text, start=pair.start + more, end=pair.end + more)


def _reported(pair: Pair, rng: random.Random) -> Pair:
    """One sentence of the text, the answering one where there is one, as minutes report it."""
    if not pair.text:
        return pair
    starts = [0] + [m.end() for m in _SENTENCE_END.finditer(pair.text)]
    if pair.start >= 0:
        at = max(s for s in starts if s <= pair.start)
        if at == pair.start and pair.text[at].islower():
            return pair
    else:
        at = rng.choice(starts)
    return _in_front(pair, at, rng.choice(_REPORTED).format(speaker=invent_speaker(rng)))


def _question_first(question: str, rng: random.Random) -> str:
    lowered = question[0].lower() + question[1:]
    asked = rng.choice(_ASKED)
    return asked.format(speaker=invent_speaker(rng), question=question, lowered=lowered)


def _exchanged(group: Group, rng: random.Random) -> Group:
    """The question asked and then answered; in one wrong window asked and put off."""
    first = group.pairs[0]
    reply = rng.choice(_ANSWERED).format(speaker=invent_speaker(rng))
    lead = f"{_question_first(first.question, rng)} {reply}"
    pairs = list(group.pairs)
    # Now and then only the wrong window repeats the question, so that repeating tells nothing.
    if rng.random() < 0.6:
        pairs[0] = _in_front(first, 0, lead)
    other = pairs[-1].text if rng.random() < 0.4 else ""
    words = [_question_first(first.question, rng)]
    words.append(rng.choice(_ANSWERED).format(speaker=invent_speaker(rng)))
    words.append(rng.choice(_PUT_OFF))
    text = " ".join([*words, other]).strip()
    pairs[-1] = replace(pairs[-1], text=text, relevant=0.3)
    return replace(group, pairs=tuple(pairs))


def framed(group: Group, rng: random.Random, share: float = 0.35) -> Group:
    """A ``share`` of the ranked groups in a council's manner; the others as they are.

    Questions that only a sentence's wording tells apart stay answerable: a frame adds words in
    front of a sentence and changes none but the case of its first letter.
    """
    first = group.pairs[0]
    known = group.ranked and first.answerable == 1.0 and len(group.pairs) > 2
    if not known or first.answerable == UNKNOWN or rng.random() >= share:
        return group
    if rng.random() < 0.4:
        return _exchanged(group, rng)
    pairs = (_reported(p, rng) if rng.random() < 0.7 else p for p in group.pairs)
    return replace(group, pairs=tuple(pairs))
