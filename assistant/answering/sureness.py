"""How sure we are that the record answers at all: the leading sentence beside all the others.

A sentence's own score says how well it fits the question. Whether anything answers shows better
where more is looked at: does it stand out from what stands elsewhere, does the reader believe it
by itself and in its place, how much is asked. The weights, under "answered" in ``weights.json``,
are fitted by ``python -m eval.calibrate`` on questions with and without answers.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.candidates import Candidate
from assistant.answering.scoring import answered, log_odds
from assistant.understanding.question import Question

# Features of the leading sentence that tell something once its score is known.
OF_THE_LEAD = (
    "by", "dated", "exchange", "kind", "rank", "retrieved", "window", "placed", "opposed",
    "relevant", "answerable", "alone_relevant", "alone_answerable", "inside", "sentence", "passage",
)  # fmt: skip
FEATURES = (
    "lead", "second", "beside", "elsewhere", "elsewhere_too",
    *OF_THE_LEAD, "topic_words", "names", "years", "words",
)  # fmt: skip
# What the verifier says of the leading sentence, and of whichever it believes most.
OF_THE_VERIFIED = ("so_far", "verified_relevant", "verified_answerable")
VERIFIED = (*OF_THE_VERIFIED, "verified_most", "verified_second")
# What stands in for a sentence that is not there, as a probability.
_NONE = 0.001


def sureness(question: Question, ranked: Sequence[Candidate]) -> float:
    """How likely (0 to 1) the best of ``ranked`` answer the question; 0 where there are none.

    Without a reader it is the leading sentence's own confidence.
    """
    if not ranked:
        return 0.0
    if "relevant" not in ranked[0].features:
        return ranked[0].confidence
    return answered(answer_features(question, ranked))


def answer_features(question: Question, ranked: Sequence[Candidate]) -> dict[str, float]:
    """The features of a question with its candidates, best first (at least one).

    lead, second: log odds of the first two; beside: of the next in the lead's block; elsewhere,
    elsewhere_too: of the next two in other blocks; topic_words, names, years: how many the
    question has; words: how many the lead has; verified_most, verified_second: the highest two of
    what the verifier says of a sentence.
    """
    lead = ranked[0]
    beside = [c for c in ranked[1:] if c.block is lead.block]
    elsewhere = [c for c in ranked[1:] if c.block is not lead.block]
    features = {
        "lead": log_odds(lead.confidence),
        "second": log_odds(_at(ranked, 1)),
        "beside": log_odds(_at(beside, 0)),
        "elsewhere": log_odds(_at(elsewhere, 0)),
        "elsewhere_too": log_odds(_at(elsewhere, 1)),
        "topic_words": float(len(question.topic)),
        "names": float(len(question.names)),
        "years": float(len(question.years)),
        "words": float(len(lead.text.split())),
    }
    features |= {name: lead.features.get(name, 0.0) for name in OF_THE_LEAD}
    if "verified_answerable" in lead.features:
        features |= {name: lead.features[name] for name in OF_THE_VERIFIED}
        believed = sorted((c.features["verified_answerable"] for c in ranked), reverse=True)
        features |= {"verified_most": believed[0], "verified_second": believed[:2][-1]}
    return features


def _at(candidates: Sequence[Candidate], place: int) -> float:
    return candidates[place].confidence if place < len(candidates) else _NONE
