"""Bounds a spoken promise's quote: the sentence that carries it, or a clause of a long one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.promises.linking import Candidate
from assistant.promises.speech import Utterance
from assistant.promises.spoken_cues import Cue
from corpus.sentences import sentence_spans

MOST_WORDS = 60
"""A quote is at most about this many words long: captions may go on without a stop."""
_WHOLE = 34  # a sentence of up to this many words is quoted whole
_STRONG_END = re.compile(
    r"\b(?:thank you|thanks|okay|any (?:other|further|more|questions?)|moving on|in that case|did "
    r"you "
    r"want|councillor [a-z]+ ?\.)|[.;?!]"
)
_CLAUSE = re.compile(
    r"(?:^|(?<= ))(?:so|but|and|because|which|thank you|okay|in that case|yes|yeah|can|could|"
    r"would|i|we|if|"
    r"or|that is|it is|while|whereas)\b|(?<=[,;:] )\S"
)
_NEXT_CLAUSE = re.compile(
    r" ?(?:and|but|so|because|although)(?: then)? (?:i|we|it|that|they|there|you|this|if)\b|"
    r" ?(?:can|could|would) (?:i|we|you)\b"
)
_NEXT_RUN = re.compile(
    _NEXT_CLAUSE.pattern
    + r"| (?:i|we|they|he|she|it|there|you|that|this|my [a-z]+)(?: [a-z]+)? (?:will|would|can|"
    r"could|am|"
    r"are|is|was|were|have|has|had|hope|think|said|need|want|say|going)\b| as i said\b"
)
_BARE = 4  # a decision of so few words ("then that's agreed") says nothing of its matter
_BEFORE_LABEL = 30  # words of a sentence before the label it runs across, quoted whole
_SHORT = 4  # an undertaking of so few words is quoted with the sentence before it
_DUE_FRAGMENT = re.compile(
    r"\s+(?:By|Before|Within|On|In|At|For|From|Next|Tomorrow|This)\b[^.?!\n]{2,60}(?:[.?!]|$)"
)
_SUBJECT = re.compile(
    r"^\W*(?:(?:yes|yeah|so|and|but|okay|well|then|chair|sure|absolutely|of course|no problem|"
    r"thank you|"
    r"thanks)\b[,.]?\s+)*(?:(?:I|we)\s*['’]?\s*(?:will|ll|m|re|am|are|can|could|shall|d|"
    r"would)?\b\s*"
    r"(?:be\s+)?(?:also\s+|definitely\s+|actually\s+|just\s+|quite\s+|more\s+than\s+|kind\s+of\s+|"
    r"very\s+)*"
    r"(?:going\s+to\s+|happy\s+to\s+|able\s+to\s+|willing\s+to\s+|like\s+to\s+)?|let\s+me\s+|"
    r"happy\s+to\s+|(?:can|could|would|will)\s+(?:i|we|you|someone|somebody)\s+(?:please\s+)?|"
    r"please\s+(?:can|could)\s+(?:i|we|you)\s+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SpokenQuote:
    """``document.text[start:end] == text``; ``what`` is what is to be done, in its own words."""

    start: int
    end: int
    text: str
    what: str


def quote_of(text: str, candidate: Candidate) -> SpokenQuote:
    """The words of ``text`` that carry a candidate's promise, and what it is about."""
    said, cue = candidate.said, candidate.cue
    run_on = _runs_on(said)
    if said.bridge is None and said.words <= _WHOLE and not run_on:
        start, end = said.start, said.end
    else:
        first = _clause_start(said.said, cue.begin, _reach_back(candidate, run_on))
        last = _clause_end(said.said, cue.end, first, 4 if run_on else 9)
        start, end = said.span_of(first, last)
        if said.bridge is not None and len(text[said.start : said.bridge].split()) <= _BEFORE_LABEL:
            start = said.start
        end = _with_stop(text, end)
    if end == said.end:
        end = _before_hand_over(text, start, end, said.span_of(cue.begin, cue.end)[1])
    if end == said.end and cue.kind == "commitment":
        fragment = _DUE_FRAGMENT.match(text, end)
        if fragment:
            end = fragment.end()
    if len(text[start:end].split()) <= _SHORT and said.bridge is None:
        start = _with_sentence_before(text, start)
    from_cue = said.span_of(cue.begin, cue.end)[0]
    what = _shortened(_SUBJECT.sub("", text[from_cue:end], count=1))
    request = candidate.answers
    if request is not None and candidate.pointing:
        asked_from = request.said.span_of(request.cue.begin, request.cue.end)[0]
        asked = _shortened(_SUBJECT.sub("", text[asked_from : request.said.end], count=1), 20)
        what = f"{what} ({asked})" if asked else what
    return SpokenQuote(start, end, text[start:end], what or _shortened(text[start:end]))


def quote_of_decision(
    text: str, sentences: Sequence[Utterance], cluster: Sequence[tuple[int, Cue]]
) -> SpokenQuote:
    """The words from a decision's first sign to its last, as far as the bound allows."""
    number, cue = cluster[0]
    said = sentences[number]
    start = said.start
    if said.words > _WHOLE or _runs_on(said):
        start = said.span_of(_clause_start(said.said, cue.begin, 6), cue.end)[0]
    end = start
    for number, cue in cluster:
        said = sentences[number]
        reach = said.end
        if (
            said.words > MOST_WORDS
            or _runs_on(said)
            or (said.words > _WHOLE and number != cluster[0][0])
        ):
            reach = said.span_of(0, _clause_end(said.said, cue.end, cue.begin, 9))[1]
        if len(text[start:reach].split()) > MOST_WORDS and end > start:
            break
        end = max(end, reach)
    first_number, first = cluster[0]
    if len(text[start:end].split()) <= _BARE:
        start = _with_matter(text, sentences, first_number, end)
        return SpokenQuote(start, end, text[start:end], _shortened(text[start:end]))
    opening = sentences[first_number]
    what_from = max(start, opening.span_of(first.begin, first.end)[0])
    what_to = max(what_from, min(end, opening.end))
    return SpokenQuote(start, end, text[start:end], _shortened(text[what_from:what_to]))


def _with_matter(text: str, sentences: Sequence[Utterance], number: int, end: int) -> int:
    """Where the words begin that a bare "then that's agreed" decides, some sentences before."""
    start = sentences[number].start
    for earlier in reversed(sentences[max(0, number - 8) : number]):
        same = earlier.item == sentences[number].item
        if not same or len(text[earlier.start : end].split()) > MOST_WORDS:
            break
        start = earlier.start
    return start


def _reach_back(candidate: Candidate, run_on: bool) -> int:
    """How many words before its cue a quote may begin: what points back needs more of them."""
    if candidate.said.bridge is not None:
        return 30
    if candidate.pointing:
        return 22
    return 0 if run_on else 10


def _clause_start(said: str, begin: int, most: int) -> int:
    """Where the clause that holds ``said[begin]`` starts, at most ``most`` words before."""
    earliest = begin
    for _ in range(most):
        space = said.rfind(" ", 0, max(0, earliest - 1))
        if space < 0:
            earliest = 0
            break
        earliest = space + 1
    stops = [m.end() for m in _STRONG_END.finditer(said, earliest, begin)]
    if not stops and earliest == 0 and most > 12:
        return 0
    lower = max([earliest, *stops])
    starts = [m.start() for m in _CLAUSE.finditer(said) if lower <= m.start() <= begin]
    if not starts:
        at = lower
    elif most > 12:
        at = starts[0]
    else:
        at = starts[-1] if begin - starts[-1] > 0 or len(starts) == 1 else starts[-2]
    while at < begin and said[at] in " .,;:?!":
        at += 1
    return at


def _runs_on(said: Utterance) -> bool:
    """True for captions without any stop: several sentences may stand in one."""
    return said.words > 14 and not re.search(r"[.,;:?!]", said.raw)


def _clause_end(said: str, end: int, first: int, least: int) -> int:
    """Where what ``said[first:end]`` begins may stop: a strong stop, or a clause's end after it.

    A clause's end counts once ``least`` words have followed.
    """
    ends = _NEXT_CLAUSE if least > 4 else _NEXT_RUN
    words_before = len(said[first:end].split())
    strong = _STRONG_END.search(said, end)
    limit = strong.start() if strong else len(said)
    at = end
    words = words_before
    for match in re.finditer(r" ?\S+", said[end:limit]):
        if words - words_before >= least and ends.match(said, end + match.start()):
            break
        if words >= MOST_WORDS - 8:
            break
        words += 1
        at = end + match.end()
    return max(at, end)


def _with_stop(text: str, end: int) -> int:
    return end + 1 if text[end : end + 1] in (".", "?", "!") else end


def _with_sentence_before(text: str, start: int) -> int:
    """Where the sentence before ``start`` begins, if it is short and under the same label."""
    floor = text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0
    spans = sentence_spans(text[floor:start], floor)
    if spans and len(text[spans[-1][0] : start].split()) <= 25:
        return spans[-1][0]
    return start


def _before_hand_over(text: str, start: int, end: int, least: int) -> int:
    """Leave out a call of the next speaker that captions ran on to the end of a sentence."""
    call = _CALL.search(text, max(start, least), end)
    return call.start() if call and call.end() == end else end


_CALL = re.compile(
    r"\s+(?:(?:thank you|thanks),? )?(?:(?:the|councillor|cllr|mr|mrs|ms|miss|dr) [\w'’-]+ please|"
    r"(?:councillor|cllr) [\w'’-]+)\W*$",
    re.IGNORECASE,
)


def _shortened(words: str, most: int = 34) -> str:
    parts = words.split()
    short = " ".join(parts[:most]).strip(" ,;:")
    short = short + " …" if len(parts) > most else short
    return short[:1].upper() + short[1:]
