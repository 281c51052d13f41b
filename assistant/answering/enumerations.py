"""Lists that stand in sentences: "There are two reasons. The first is … The second is …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.candidates import Candidate
from assistant.answering.onward import MOST_INTRODUCING, PARTS, WORDS, alike, introduces_list
from assistant.answering.quoting import words_in
from corpus.numbers import CARDINALS, ORDINALS
from corpus.sentences import sentence_spans
from corpus.types import Document

_NUMBERS = CARDINALS[:10]
# How many things may be counted off in sentences.
_COUNTED_OFF = 5
_ASKED = re.compile(
    r"\b(?:what|which|name|list|give(?: me)?)\s+(?:(?:are|were)\s+)?(?:the |these |those )?"
    rf"(?:other |main |key |top )?(?P<number>{'|'.join(_NUMBERS[1:])}|[2-9]|10)\s+"
    r"(?:\w+[\s-]){0,3}?\w+s\b",
    re.I,
)
# "There are three levels: what are they?"
_ASKED_AFTER = re.compile(
    rf"\b(?P<number>{'|'.join(_NUMBERS[1:])}|[2-9]|10)\s+(?:\w+[\s-]){{0,3}}?\w+s\b.*"
    r"\b(?:(?:what|which) (?:are|were) they|name them)\W*$",
    re.I,
)
# "And number two is …", "The second reason …", "Secondly, …"; not "Second Avenue" or "Two hundred".
_LEADS_IN = r"(?:(?:and|so|then|but|well|now)[\s,]+)*"
_OPENS = tuple(
    re.compile(
        rf"{_LEADS_IN}(?:(?:number|point)\s+{cardinal}\b(?!-)|"
        rf"{cardinal}(?:\s+(?:is|was|are|were)\b|[,:])|"
        rf"{ordinal}ly\b|(?:the|my)\s+{ordinal}\b|{ordinal}(?:\s+(?:is|was)\b|,)|"
        rf"\(?{place}[.)](?!\d))",
        re.I,
    )
    for place, (cardinal, ordinal) in enumerate(
        zip(_NUMBERS[:_COUNTED_OFF], ORDINALS[:_COUNTED_OFF], strict=True), 1
    )
)
# How many sentences one of the things may take.
_APART = 2
# How many sentences before the first of them may announce them.
_ANNOUNCED_WITHIN = 3
_SO_MANY = "|".join((*_NUMBERS[1:], "several", "number of", "couple of"))
# Right before the first of them little is needed to tell that a sentence announces them …
_ANNOUNCES = re.compile(rf"\b(?:{_SO_MANY}|some|following)\s+(?:\w+[\s-]){{0,3}}?\w+s\b", re.I)
# … and more where nothing after it counts them off: not "the two parishes".
_TO_FOLLOW = re.compile(
    r"(?<!\bthe )(?<!\bthese )(?<!\bthose )(?<!\bour )(?<!\blast )(?<!\bpast )(?<!\bnext )"
    rf"\b(?P<number>{_SO_MANY}|(?:the )?following)\s+"
    r"(?:\w+[\s-]){0,2}?\w{3,}(?<!thi)(?<!wa)(?<!ha)s\b",
    re.I,
)


def asked_number(question: str) -> int | None:
    """How many things a question asks for: 2 for "What two savings …?"; None where it says none."""
    found = _ASKED.search(question) or _ASKED_AFTER.search(question)
    if found is None:
        return None
    number = found["number"].lower()
    return int(number) if number.isdigit() else _NUMBERS.index(number) + 1


def announces(text: str) -> bool:
    """Whether a sentence says that several things are to come: "There are three waves of …".

    One that begins with the number may be the third of them: "Three tenants had no say". What has
    been told off before, "benches and bins in the two parishes", announces nothing.
    """
    found = _TO_FOLLOW.search(text)
    return found is not None and found.start("number") > 0 and "," not in text[: found.start()]


def enumerated(candidate: Candidate, document: Document) -> Candidate | None:
    """The sentences that count things off, of which the candidate is one or which it announces.

    One slice of the candidate's block, with the sentence that announces them where it stands
    right before. ``None`` where nothing is counted off, or only at more than ``WORDS``.
    """
    block = candidate.block
    spans = sentence_spans(document.text[block.start : block.end], block.start)
    texts = [document.text[a:b] for a, b in spans]
    for first, text in enumerate(texts):
        if not _OPENS[0].match(text):
            continue
        places = _counted(texts, first)
        if len(places) < 2:
            continue
        before = first - 1
        announced = before >= 0 and _ANNOUNCES.search(texts[before])
        if announced and words_in(texts[before]) <= MOST_INTRODUCING:
            first = before
        start, end = spans[first][0], spans[places[-1]][1]
        within = start <= candidate.start and candidate.end <= end
        if within and words_in(document.text[start:end]) <= WORDS:
            return replace(
                candidate, start=start, end=end, text=document.text[start:end], listed=True
            )
    return None


def counted_apart(candidate: Candidate, document: Document, number: int) -> list[Candidate]:
    """The ``number`` sentences of the candidate's block that each begin one of just so many
    things, with whatever is said of each between them; none where there are more or fewer.

    The candidate announces them, or is one of them, or stands between.
    """
    block = candidate.block
    spans = sentence_spans(document.text[block.start : block.end], block.start)
    texts = [document.text[a:b] for a, b in spans]
    for first, text in enumerate(texts):
        if not _OPENS[0].match(text):
            continue
        places = _counted(texts, first, len(texts))
        announced = spans[max(0, first - _ANNOUNCED_WITHIN)][0]
        about = announced <= candidate.start < spans[places[-1]][1]
        if len(places) == number and about:
            return [
                replace(candidate, start=a, end=b, text=document.text[a:b], mark=None)
                for a, b in (spans[n] for n in places)
            ]
    return []


def items_of(listed: Candidate, document: Document) -> int:
    """How many things a list (from ``enumerated`` or ``runs.whole_list``) holds.

    0 where it is cut short, so that how many it has is not known.
    """
    blocks = document.blocks
    parts = [
        n
        for part in (listed, *listed.rest)
        for n, b in enumerate(blocks)
        if b.end > part.start and b.end <= part.end and b.kind in PARTS
        if not introduces_list(document.text[b.start : b.end])
    ]
    if len(parts) > 1:
        after = parts[-1] + 1
        cut = after < len(blocks) and alike(blocks[after - 1], blocks[after])
        return 0 if cut or parts[-1] - parts[0] >= len(parts) else len(parts)
    texts = [listed.text[a:b] for a, b in sentence_spans(listed.text, 0)]
    return max(
        (len(_counted(texts, n)) for n, t in enumerate(texts) if _OPENS[0].match(t)), default=0
    )


def _counted(texts: Sequence[str], first: int, apart: int = _APART) -> list[int]:
    """The places of the sentences that begin with "one", "two" and so on, from ``first`` on, each
    at most ``apart`` sentences after the one before."""
    places = [first]
    for opens in _OPENS[1:]:
        later = range(places[-1] + 1, min(places[-1] + 1 + apart, len(texts)))
        following = next((n for n in later if opens.match(texts[n])), None)
        if following is None:
            break
        places.append(following)
    return places
