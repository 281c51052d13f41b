"""Links a question asked in a meeting with its reply: the words that match often only ask.

The councillor's question holds the words that a user's question shares, and the officer's reply
holds the answer and hardly any of those words. In a transcript the reply stands under another
label; in minutes that give questions in full it follows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from assistant.answering.candidates import Candidate

REACH = 900
SENTENCES = 4
# How much less sure a reply is than a sentence with the same features (in log odds, as a factor
# on the confidence it would have).
DISCOUNT = 0.92


def lend_to_replies(
    candidates: Sequence[Candidate], confidence: Callable[[Mapping[str, float]], float]
) -> list[Candidate]:
    """The candidates, with replies as sure as the questions that they follow would let them be.

    A reply stands within ``REACH`` characters after a sentence that asks, among the first few
    sentences there; in a transcript in another block. It is given what the question's features
    would give if it did not ask and were of the reply's own kind.
    """
    by_document: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        by_document.setdefault(candidate.info.document_id, []).append(candidate)
    raised: dict[tuple[str, int], float] = {}
    for document_id, spoken in by_document.items():
        spoken.sort(key=lambda c: c.start)
        for place, asking in enumerate(spoken):
            if not asking.features["asks"]:
                continue
            for reply in _replies(asking, spoken[place + 1 :]):
                features = {**asking.features, "asks": 0.0, "kind": reply.features["kind"]}
                lent = DISCOUNT * confidence(features)
                key = (document_id, reply.start)
                raised[key] = max(raised.get(key, 0.0), lent)
    return [
        replace(c, confidence=max(c.confidence, raised.get((c.info.document_id, c.start), 0.0)))
        for c in candidates
    ]


def question_before(reply: Candidate, ranked: Sequence[Candidate]) -> Candidate | None:
    """The sentence asked last before a spoken candidate, in another block, or None."""
    if reply.info.kind != "transcript":
        return None
    asked = [
        c
        for c in ranked
        if c.info.document_id == reply.info.document_id
        and c.features["asks"]
        and c.block is not reply.block
        and 0 <= reply.start - c.end <= REACH
    ]
    return max(asked, key=lambda c: c.features["sentence"], default=None)


def reply_to(asking: Candidate, ranked: Sequence[Candidate]) -> Candidate | None:
    """The likeliest of the sentences that reply to one that asks, or None."""
    later = sorted(
        (
            c
            for c in ranked
            if c.info.document_id == asking.info.document_id and c.start >= asking.end
        ),
        key=lambda c: c.start,
    )
    return max(_replies(asking, later), key=lambda c: c.confidence, default=None)


def _replies(asking: Candidate, later: Sequence[Candidate]) -> list[Candidate]:
    spoken = asking.info.kind == "transcript"
    found: list[Candidate] = []
    for candidate in later:
        if candidate.start - asking.end > REACH or len(found) == SENTENCES:
            break
        if not spoken:
            same = candidate.block.locator.agenda_item == asking.block.locator.agenda_item
            if not same or candidate.features["asks"] or candidate.block.kind == "heading":
                break
            if not candidate.features["label"]:
                found.append(candidate)
            continue
        other = candidate.block is not asking.block
        speaker = candidate.block.locator.speaker != asking.block.locator.speaker
        unsure = not candidate.block.locator.speaker_certain
        telling = len(candidate.text.split()) >= 5 and not candidate.features["asks"]
        if other and telling and (speaker or unsure):
            found.append(candidate)
    return found
