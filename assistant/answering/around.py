"""The sentences around one that answers: what it leans on, and what it leads up to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.candidates import Candidate
from assistant.answering.enumerations import announces
from assistant.answering.quoting import words_in
from assistant.understanding.question import Question

# Words of a sentence with those beside it, and where what it announces follows.
WIDE, ONWARD = 52, 75
SURE = 0.85
# How little a sentence may be of the kind asked for and be none of it.
OF_NO_KIND = 0.3
_COMPARES = re.compile(
    r"\bcompar\w+|\bdifference between|\b(?:cheap|dear|high|low|bigg|small|long|short|few|great|"
    r"larg|fast|slow|bus|quick)\w*er\b|\b(?:more|less|fewer|rather|other|worse|better) than\b|"
    r"\bthan (?:for|the|in|by|at|our|we|what)\b|\bagainst (?:the|its|what|our)\b|"
    r"\bgap between|\bversus\b|\bvs\b",
    re.I,
)
_NAME = re.compile(r"(?<=\w )[A-Z][\w’'-]+")
# What sets a figure beside an earlier one.
_SETS_BESIDE = re.compile(
    r"\b(?:compar\w+|previous\w*|improvement(?! (?:board|plan|notice|team|partner|works))|"
    r"(?:up|down) (?:from|on|by)|(?-i:rose)|fell|"
    r"increase[sd]?|decrease[sd]?|reduction|dropp?\w*|whereas|against (?:last|the)|today|now)\b",
    re.I,
)
# "This was underpinned by …": the sentence after what happened says why.
_EXPLAINS = re.compile(
    r"(?:this|that|it|which) (?:is|was|has been|had been) (?:\w+ly )?"
    r"(?:because|due|underpinned|down to|caused|driven|explained|(?:the|a) result)\b",
    re.I,
)
# Where somebody goes over to another matter.
_TURNS = re.compile(
    r"(?:(?:and|so|now|but) )?(?:on (?:another|a different|to)|moving on|turning to|"
    r"(?:my|the) (?:next|other) (?:point|question)|next (?:item|slide)|thank you)\b",
    re.I,
)
_LEANS = re.compile(
    r"(?:he|she|it|they|this|that|these|those|his|her|their|however|but|so|because|both|such|"
    r"in (?:that|this) case|the (?:latter|former|same))\b",
    re.I,
)


def compares(question: Question) -> bool:
    """Whether a question sets things beside each other; "Lower Street" is a name."""
    return _COMPARES.search(_NAME.sub(" ", question.search_text)) is not None


def goes_on(question: Question, lead: Candidate, ranked: Sequence[Candidate]) -> bool:
    """Whether the answer is likely to go on after the lead: it names the first of several things,
    or says what happened, and why, or what it was before, comes next."""
    if question.wanted == "list":
        return announces(lead.text)
    following = _following(lead, ranked)
    after = following.text if following else ""
    if question.wanted == "change" or compares(question):
        return _SETS_BESIDE.search(after) is not None
    if question.wanted != "reason":
        return False
    return _EXPLAINS.match(after) is not None or lead.features["kind"] < OF_NO_KIND


def _its_block(candidate: Candidate, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The sentences of a candidate's block, in order."""
    return sorted((c for c in ranked if c.block is candidate.block), key=lambda c: c.start)


def _following(lead: Candidate, ranked: Sequence[Candidate]) -> Candidate | None:
    """The next sentence of the lead's block."""
    return next((c for c in _its_block(lead, ranked) if c.start >= lead.end), None)


def widen(candidate: Candidate, ranked: Sequence[Candidate], *, onward: bool = False) -> Candidate:
    """The candidate with the sentences beside it, where it may not stand alone.

    The words that answer often stand beside the ones that match. Unless the sentence is sure
    by itself, it takes in the surer of its neighbours, again and again, within one block and
    ``WIDE`` words in all; one that begins with a word that points back takes in the one before.
    ``onward`` it takes in what follows, however sure, up to ``ONWARD`` words or another matter.
    """
    block = _its_block(candidate, ranked)
    here = block.index(candidate)
    first = last = here
    room = (ONWARD if onward else WIDE) - words_in(candidate.text)
    if _LEANS.match(candidate.text) and here and words_in(block[here - 1].text) <= room:
        first -= 1
        room -= words_in(block[first].text)
    sure = candidate.confidence >= SURE and words_in(candidate.text) >= 8 and not onward
    while not sure:
        beside = [n for n in (first - 1, last + 1) if 0 <= n < len(block)]
        beside = [n for n in beside if n > last or not onward]
        fitting = [
            n
            for n in beside
            if words_in(block[n].text) <= room and not block[n].features.get("label")
        ]
        if not fitting or (onward and _TURNS.match(block[last + 1].text)):
            break
        taken = max(fitting, key=lambda n: (block[n].confidence * (1.3 if n > last else 1.0), n))
        first, last = min(first, taken), max(last, taken)
        room -= words_in(block[taken].text)
    said = " ".join(c.text for c in block[first : last + 1])
    longer = onward and last > here and words_in(said) <= ONWARD
    return replace(
        candidate, start=block[first].start, end=block[last].end, text=said, listed=longer
    )


def joined(
    lead: Candidate, others: Sequence[Candidate], text: str
) -> tuple[Candidate, list[Candidate]]:
    """The lead with those of ``others`` that stand right beside it, as one quote, and the rest.

    ``text`` is the document's; at most ``ONWARD`` words are joined. Sentences torn apart would
    be introduced one by one, as though they had been said at different times.
    """
    rest = list(others)
    while True:
        for other in rest:
            first, last = sorted((lead, other), key=lambda c: c.start)
            beside = (
                other.block is lead.block
                and first.end <= last.start
                and not text[first.end : last.start].strip()
            )
            if beside and words_in(text[first.start : last.end]) <= ONWARD:
                whole = text[first.start : last.end]
                lead = replace(lead, start=first.start, end=last.end, text=whole, listed=True)
                rest.remove(other)
                break
        else:
            return lead, rest
