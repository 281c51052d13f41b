"""Links what was asked with what was answered, and the same obligation said twice.

An answer often stands under the asker's own label, or across two labels, so the link is made by
place: the nearest request of another (or doubtful) speaker before an undertaking, in the same item
of business, is the one that it answers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.promises.speech import Utterance
from assistant.promises.spoken_cues import Cue
from assistant.promises.spoken_decisions import answer_of, can_be_done
from assistant.understanding.words import content_words, stem

REACH = 14
"""How many sentences an undertaking may stand after the request that it answers."""
_WEAK_REACH = 6
_POINTS_BACK = re.compile(
    r"\b(?:that|it|this|those|them|so|these)\b(?! (?:the|a|an|we|i|they|you)\b)|\bwill do\b|"
    r"\bfollow up\b"
)
_FRONTED = re.compile(r"\b(?:something|thing|one|comment|point|suggestion|idea|it)(?: that)?$")


@dataclass(slots=True)
class Candidate:
    """A cue with the sentence it stands in; ``number`` is the sentence's place in the document."""

    number: int
    said: Utterance
    cue: Cue
    answers: Candidate | None = None
    accepted: bool | None = None
    same_as: Candidate | None = None
    keep: bool = True
    taken_up_by: str | None = None  # whoever surely answered it

    @property
    def pointing(self) -> bool:
        """True where its words point back ("that", "it") rather than say what is undertaken."""
        said = self.said.said
        after = said[self.cue.begin : self.cue.end + 60]
        before = said[: self.cue.begin].rstrip()
        return bool(_POINTS_BACK.search(after) or _FRONTED.search(before))


def link(candidates: Sequence[Candidate], sentences: Sequence[Utterance]) -> list[Candidate]:
    """Link each undertaking to the request it answers, and judge what was refused.

    Candidates come in the order of the document. Weak ones are kept only where something answers
    them or they answer something. Returns those kept, in order; a bare yes that it can be done is
    added as an undertaking of its own.
    """
    asked = [c for c in candidates if c.cue.kind in ("request", "suggested-change")]
    _echoes(asked)
    promised = [c for c in candidates if c.cue.kind == "commitment"]
    asked = [c for c in asked if c.cue.kind != "commitment"]
    promised += _assents(asked, promised, sentences)
    promised.sort(key=lambda c: (c.number, c.cue.begin))
    for promise in promised:
        promise.answers = promise.answers or _answered(promise, asked)
    _refuse(asked, sentences)
    strong = {(c.number, c.said.turn) for c in promised if c.cue.force == "firm"}
    for promise in promised:
        _settle(promise)
        short = promise.said.words <= 6 and promise.cue.force == "weak"
        if short and (promise.number + 1, promise.said.turn) in strong:
            promise.keep = False  # "Will do." says no more than the undertaking that follows
    for request in asked:
        answered = request.accepted is not None
        if request.cue.force == "weak" and not answered:
            request.keep = False
    _repeated(promised)
    _repeated(asked)
    others = [c for c in candidates if c.cue.kind == "resolution"]
    kept = [c for c in [*asked, *promised, *others] if c.keep]
    return sorted(kept, key=lambda c: (c.number, c.cue.begin))


def _echoes(asked: Sequence[Candidate]) -> None:
    """Turn the chair's "can that be amended, yeah, thank you" after a request into its "
    "acceptance."""
    for earlier, later in pairwise(asked):
        near = 0 < later.number - earlier.number <= 3 and earlier.said.turn != later.said.turn
        passive = later.cue.rule in ("can-it-be", "can-you") and later.cue.force != "weak"
        after = later.said.said[later.cue.end :]
        if near and passive and earlier.cue.force != "weak" and _SAID_YES.match(after):
            later.cue = replace(later.cue, kind="commitment", force="firm", rule="echo", score=0.6)
            later.answers = earlier


_SAID_YES = re.compile(
    r"^(?: (?!not\b)[a-z]+){0,3}?(?: [,.?])? (?:yeah|yes|thank you|okay|agreed)\b"
)


def _apart(request: Candidate, later: Candidate | Utterance) -> bool:
    """True where ``later`` may well be said by somebody other than who asked."""
    one = request.said
    other = later.said if isinstance(later, Candidate) else later
    if one.turn != other.turn and one.speaker != other.speaker:
        return True
    # The same label again: somebody without one spoke between, and these may be those words.
    afresh = one.speaker == other.speaker and other.label - one.label == 1
    return not other.certain or other.bridge is not None or afresh


def _answered(promise: Candidate, asked: Sequence[Candidate]) -> Candidate | None:
    """The request that an undertaking answers, or None."""
    best: Candidate | None = None
    for request in asked:
        gap = promise.number - request.number
        if gap < 0 or (gap == 0 and request.cue.begin >= promise.cue.begin):
            break
        reach = _WEAK_REACH if request.cue.force == "weak" else REACH
        if gap > reach or request.said.item != promise.said.item or gap == 0:
            continue
        if not _apart(request, promise):
            continue
        if request.cue.rule in ("asked-to-note", "have-asked"):
            continue
        # A plain question does not hide a real request that stands just before it.
        if (
            best is not None
            and request.cue.force == "weak"
            and best.cue.force != "weak"
            and request.said.speaker == best.said.speaker
        ):
            continue
        best = request
    return best


def _assents(
    asked: Sequence[Candidate], promised: Sequence[Candidate], sentences: Sequence[Utterance]
) -> list[Candidate]:
    """Undertakings that are only a yes: "Yes, you should be able to" right after a request."""
    taken = {c.number for c in promised}
    found = []
    for request in asked:
        if request.cue.force == "weak":
            continue
        for number in range(request.number + 1, min(request.number + 4, len(sentences))):
            said = sentences[number]
            if number in taken or said.item != request.said.item:
                continue
            if can_be_done(said.said) and _apart(request, said) and answer_of(said.said) == "yes":
                cue = Cue("commitment", "firm", 0, len(said.said), "assent", 0.6)
                found.append(Candidate(number, said, cue))
                taken.add(number)
                break
    return found


def _settle(promise: Candidate) -> None:
    """Decide whether an undertaking is kept, and what it says of the request it answers."""
    request, cue = promise.answers, promise.cue
    if cue.force == "weak":
        close = request is not None and promise.number - request.number <= (
            5 if request.cue.force != "weak" else 3
        )
        refused = request is not None and request.accepted is False
        if not close or request is None or refused or not _worth(promise, request):
            promise.keep = False
            promise.answers = None
            return
    if request is None:
        return
    strong = cue.force != "soft" or cue.rule == "will-be-done"
    if not strong and (request.cue.force == "weak" or cue.rule in _GENERAL):
        promise.answers = None
        return
    if request.accepted is None and strong:
        request.accepted = True
    sure = promise.said.certain and promise.said.bridge is None
    if (
        request.taken_up_by is None
        and sure
        and strong
        and promise.said.speaker != request.said.speaker
    ):
        request.taken_up_by = promise.said.speaker


_GENERAL = (
    "plan",
    "aim",
    "planned",
    "need",
    "we-make-sure",
    "agreed-before",
    "would-still",
    "it-will-open",
)


def _worth(promise: Candidate, request: Candidate) -> bool:
    """True where a weak undertaking is a real answer: "I will do that" to something asked for."""
    if promise.cue.rule == "do-that":
        return True
    return request.cue.force != "weak" and promise.said.said.startswith(
        ("yes", "i will", "we will", "sure", "absolutely", "of course", "okay", "no problem")
    )


def _refuse(asked: Sequence[Candidate], sentences: Sequence[Utterance]) -> None:
    """Mark requests whose answer opens with a no; a bare yes accepts a firm request."""
    for request in asked:
        if request.cue.rule in ("asked-to-note", "have-asked"):
            continue
        looked = 0
        for number in range(request.number + 1, min(request.number + 8, len(sentences))):
            said = sentences[number]
            if said.item != request.said.item:
                break
            if not _apart(request, said):
                continue
            looked += 1
            answer = answer_of(said.said)
            plain = request.cue.force == "weak"
            if answer == "no" and (not plain or _plain_no(request, said)):
                request.accepted = False
                break
            if answer == "yes" and looked <= 2 and request.cue.force == "firm":
                request.accepted = True
                break
            if looked >= 3:
                break


def _plain_no(request: Candidate, said: Utterance) -> bool:
    """True where a plain question about doing something is refused ("no, we won't continue")."""
    asks = re.search(r"\b(?:will|would|can|could) (?:you|we|they|the|there)\b", request.said.said)
    return bool(
        asks and re.search(r"\b(?:i|we) (?:will|can|are|am|would) not\b|\bis no\b", said.said)
    )


def _repeated(found: Sequence[Candidate]) -> None:
    """Point each candidate that says the same again at the first that said it."""
    kept = [c for c in found if c.keep]
    for place, later in enumerate(kept):
        for earlier in kept[max(0, place - 5) : place]:
            first = earlier.same_as or earlier
            if later.cue.kind != earlier.cue.kind and later.answers is not None:
                continue
            if later.number - earlier.number > 10 or later.said.item != earlier.said.item:
                continue
            speakers = {later.said.speaker, earlier.said.speaker}
            doubtful = not (later.said.certain and earlier.said.certain)
            if len(speakers) > 1 and not doubtful:
                continue
            if _alike(earlier, later):
                later.same_as = first
                break


def _alike(earlier: Candidate, later: Candidate) -> bool:
    one, other = _stems(earlier), _stems(later)
    shared = len(one & other)
    if shared and shared >= 0.5 * min(len(one), len(other)):
        return True
    same_answer = earlier.answers is not None and earlier.answers is later.answers
    return same_answer and earlier.pointing and later.pointing and (not one or not other)


def _stems(candidate: Candidate) -> frozenset[str]:
    words = candidate.said.said[candidate.cue.begin : candidate.cue.end + 60]
    return frozenset(stem(word) for word in content_words(words)) - _COMMON


_COMMON = frozenset(
    stem(word)
    for word in """will can put take include add bring back come get make sure look check send
    know let want would could like please that this it happy going go away something think
    report""".split()
)
