"""Links business with its outcome: the words that match often only introduce what was decided.

A question about a decision shares its words with the report and the debate; the resolution, at
the end of the item, says "that the offer be declined" and hardly any of those words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.candidates import Candidate
from assistant.answering.measures import asks_vote, tells_vote
from assistant.understanding.question import Question

# How many of the surest sentences lend to the outcomes of their items.
LENDERS = 4
# How sure an outcome becomes, as a share of the lender's confidence: the likeliest of an item's
# outcomes, and the others.
FIRST, OTHERS = 0.95, 0.7
_ASKED = re.compile(
    r"\b(?:decid\w+|decisions?|agreed?|resolv\w+|resolutions?|vot(?:e|ed|es)|outcome|result|"
    r"happened (?:to|with|about)|(?:end|ended) up|pick(?:ed)?|chos\w+|choose|opt(?:ed)? for|"
    r"went (?:for|with)|go (?:for|with|ahead)|line did|stance|position did|award\w*|approv\w+|"
    r"refus\w+|reject\w+|turn(?:ed)? down|thr(?:ew|own?) out|pass(?:ed)?|carried|scrapp\w+|"
    r"back(?:ed)?|support(?:ed)?|endors\w+|amend(?:ed|ments?)?|motion|get the (?:go-ahead|job)|"
    r"given the (?:go-ahead|job)|in the end|conclu\w+|sign(?:ed)? off|go through|went through)\b",
    re.I,
)
_OUTCOME = re.compile(
    r"\b(?:RESOLVED|AGREED|CARRIED|LOST|DEFEATED|APPROVED|REFUSED|ORDERED|[Rr]esolved|"
    r"(?:was|were|be|been) (?:carried|lost|defeated|agreed|approved|adopted|refused|rejected|"
    r"granted|withdrawn|deferred|dismissed|allowed|awarded)|[Mm]otion (?:carried|lost|passed|"
    r"failed)|(?:it was|members|the (?:\w+ )?(?:panel|committee|council|cabinet|board)) "
    r"(?:agreed|resolved|decided|approved|voted))\b"
)


def asks_outcome(question: Question) -> bool:
    """Whether a question is after what was decided."""
    decided = question.wanted == "decision" or _ASKED.search(question.search_text) is not None
    return decided or asks_vote(question)


def is_outcome(candidate: Candidate) -> bool:
    """Whether a sentence says what was decided."""
    return candidate.block.kind == "resolution" or bool(_OUTCOME.search(candidate.text))


def lend_to_outcomes(question: Question, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, with the outcomes of an item nearly as sure as its surest sentence.

    Only for questions that are after an outcome; ``candidates`` are best first. Where the vote
    is asked about, only what gives its figures is such an outcome.
    """
    if not asks_outcome(question):
        return list(candidates)
    votes = asks_vote(question)
    raised: dict[tuple[str, int], float] = {}
    lenders = [c for c in candidates if not c.features["label"]][:LENDERS]
    for lender in lenders:
        item = lender.block.locator.agenda_item
        told = tells_vote(lender.text) if votes else _OUTCOME.search(lender.text)
        if item is None or told:
            continue
        outcomes = [
            c
            for c in candidates
            if c.info.document_id == lender.info.document_id
            and c.block.locator.agenda_item == item
            and not c.features["label"]
            and (tells_vote(c.text) if votes else is_outcome(c))
        ]
        for place, outcome in enumerate(outcomes):
            lent = (FIRST if place == 0 else OTHERS) * lender.confidence
            key = (outcome.info.document_id, outcome.start)
            raised[key] = max(raised.get(key, 0.0), lent)
    return [
        replace(c, confidence=max(c.confidence, raised.get((c.info.document_id, c.start), 0.0)))
        for c in candidates
    ]
