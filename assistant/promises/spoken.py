"""Finds promises in speech: webcast transcripts and other records of who said what.

Cues are read sentence by sentence (``spoken_cues``, ``spoken_requests``, ``spoken_decisions``),
across a label where a sentence runs over it; requests and answers are linked (``linking``), and
each find is given whose it is (``attributing``) or marked uncertain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.promises.attributing import People
from assistant.promises.duedates import next_meeting_of
from assistant.promises.linking import Candidate, link
from assistant.promises.quotes import quote_of, quote_of_decision
from assistant.promises.speech import Utterance, utterances
from assistant.promises.spoken_cues import Cue, commitments
from assistant.promises.spoken_dates import spoken_due
from assistant.promises.spoken_decisions import decisions, moves, outcome, settles
from assistant.promises.spoken_requests import requests
from assistant.promises.turns import turns_of
from assistant.promises.types import Found, PromiseKind, Strength
from corpus.types import Document

_CONDITION = re.compile(
    r"\b(?:if(?! (?:that|it|this) (?:helps|would help|is (?:okay|ok|all right|useful))| (?:i|we) "
    r"(?:may|might|can"
    r"|could)\b| (?:you|members|people) (?:like|want|wish|prefer)| possible| needed| not\b)|"
    r"subject to|"
    r"provided (?:that )?|unless|as long as|assuming|weather permitting|depending "
    r"on)\b[^.;?!]{0,120}",
    re.IGNORECASE,
)
_GAP = 3  # sentences that may stand between two signs of one decision


def find_spoken(document: Document) -> tuple[Found, ...]:
    """The promises of a transcript in the order they were said; empty for other documents.

    Of a request ``who`` is the asker and ``to_whom`` who answered or was addressed; of an
    undertaking ``who`` has undertaken it, and ``to_whom`` is who asked, where anybody did.
    """
    turns = turns_of(document)
    if not turns:
        return ()
    sentences, bridges = utterances(document.text, turns)
    people = People(document, turns, sentences)
    candidates = _candidates(sentences, bridges, people.pattern)
    decided = _decisions(sentences)
    taken = {number for cluster in decided for number, _ in cluster}
    candidates = [c for c in candidates if not (c.number in taken and _in_a_vote(c, decided))]
    kept = link(candidates, sentences)
    finds = _Finds(document, people, sentences)
    for candidate in _merged(kept):
        finds.add(candidate)
    for cluster in decided:
        finds.add_decision(cluster)
    return finds.in_order()


def _candidates(
    sentences: Sequence[Utterance], bridges: Sequence[Utterance], names: str
) -> list[Candidate]:
    """Every cue of an undertaking or a request, in the order of the document."""
    found = [
        Candidate(number, said, cue)
        for number, said in enumerate(sentences)
        for cue in (*commitments(said.said, names), *requests(said.said, names))
        if not _in_quotes(said, cue)
    ]
    number_of = {said.start: number for number, said in enumerate(sentences)}
    for bridge in bridges:
        number = number_of[bridge.start]
        cut = next(
            (p for p, (start, _) in zip(bridge.places, bridge.spans, strict=True)
             if start >= (bridge.bridge or 0)),
            0,
        )  # fmt: skip
        for cue in (*commitments(bridge.said, names), *requests(bridge.said, names)):
            if cue.begin < cut < cue.end and cue.force != "weak":
                found.append(Candidate(number, bridge, cue))
    return sorted(found, key=lambda c: (c.number, c.said.bridge is None, c.cue.begin))


def _in_quotes(said: Utterance, cue: Cue) -> bool:
    """True where the cue's words are somebody else's, in quotation marks."""
    at = said.span_of(cue.begin, cue.end)[0] - said.start
    before, after = said.raw[:at], said.raw[at:]
    opened = len(_OPENS.findall(before)) > len(_CLOSES.findall(before))
    return opened or bool(_CLOSES.search(after) and not _OPENS.search(said.raw))


_OPENS = re.compile(r"(?<![\w.,?!])['‘\"“](?=\w)")
_CLOSES = re.compile(r"(?<=[.,?!])['’\"”](?!\w)")


def _merged(kept: Sequence[Candidate]) -> list[Candidate]:
    """One candidate for each sentence and kind: the firmest, widened over the others beside it."""
    merged: list[Candidate] = []
    for candidate in kept:
        same = next(
            (
                m
                for m in merged[-4:]
                if m.number == candidate.number
                and _side(m.cue) == _side(candidate.cue)
                and (m.said is candidate.said or _overlap(m, candidate))
                and (abs(m.cue.begin - candidate.cue.begin) < 220)
            ),
            None,
        )
        if same is None:
            merged.append(candidate)
            continue
        first, second = same.cue, candidate.cue
        better = _rank(candidate) > _rank(same)
        lead = second if better else first
        if same.said is candidate.said:
            same.cue = Cue(
                _kind_of(first, second),
                lead.force,
                min(first.begin, second.begin),
                max(first.end, second.end),
                lead.rule,
                lead.score,
                lead.actor,
            )
        same.answers = same.answers or candidate.answers
        same.accepted = same.accepted if same.accepted is not None else candidate.accepted
        if same.same_as is None and candidate.same_as is not same:
            same.same_as = candidate.same_as
        candidate.same_as = same  # what pointed at the one points at the other
        candidate.keep = False
    return merged


def _kind_of(first: Cue, second: Cue) -> PromiseKind:
    if "suggested-change" in (first.kind, second.kind):
        return "suggested-change"
    return first.kind


def _side(cue: Cue) -> str:
    return "asked" if cue.kind in ("request", "suggested-change") else cue.kind


def _overlap(one: Candidate, other: Candidate) -> bool:
    a = one.said.span_of(one.cue.begin, one.cue.end)
    b = other.said.span_of(other.cue.begin, other.cue.end)
    return a[0] < b[1] and b[0] < a[1]


def _rank(candidate: Candidate) -> tuple[int, float]:
    return {"firm": 2, "soft": 1, "weak": 0}[candidate.cue.force], candidate.cue.score


def _decisions(sentences: Sequence[Utterance]) -> list[list[tuple[int, Cue]]]:
    """Signs of decisions gathered: each list is one decision, at least one sign of it firm."""
    signs = [(number, cue) for number, said in enumerate(sentences) for cue in decisions(said.said)]
    clusters: list[list[tuple[int, Cue]]] = []
    for sign in signs:
        last = clusters[-1][-1][0] if clusters else -99
        same_item = clusters and sentences[last].item == sentences[sign[0]].item
        # Once one is carried or lost, the next firm sign opens another; so does a new motion.
        settled = last >= 0 and sign[1].force == "firm" and settles(sentences[last].said)
        settled = settled or (bool(clusters) and moves(sentences[sign[0]].said, sign[1]))
        if same_item and sign[0] - last <= _GAP and not (settled and sign[0] > last):
            clusters[-1].append(sign)
        else:
            clusters.append([sign])
    firm = []
    for cluster in clusters:
        while cluster and cluster[0][1].force == "weak":
            cluster.pop(0)
        if cluster:
            firm.append(cluster)
    return firm


def _in_a_vote(candidate: Candidate, decided: Iterable[list[tuple[int, Cue]]]) -> bool:
    """True for a cue that lies on a decision's own words ("can I ask the panel to endorse")."""
    cue = candidate.cue
    for cluster in decided:
        for number, sign in cluster:
            if number != candidate.number or sign.force == "weak":
                continue
            near = 0 if cue.kind in ("commitment", "suggested-change") else 15
            if cue.begin < sign.end + near and sign.begin - near < cue.end:
                return True
    return False


class _Finds:
    """Collects the finds of one document."""

    def __init__(self, document: Document, people: People, sentences: Sequence[Utterance]) -> None:
        self._document = document
        self._people = people
        self._sentences = sentences
        self._next_meeting = next_meeting_of(document)
        self._found: list[tuple[Found, Candidate | None]] = []

    def add(self, candidate: Candidate) -> None:
        """Turn a linked candidate into a find."""
        quote = quote_of(self._document.text, candidate)
        promised = candidate.cue.kind == "commitment"
        request = candidate.answers
        who = self._people.promiser(candidate) if promised else self._people.asker(candidate)
        stated = spoken_due(quote.text, self._document.meeting_date, self._next_meeting)
        condition = _CONDITION.search(quote.text) if promised else None
        to_whom = None if promised else self._people.addressed(candidate)
        if promised and request is not None:
            asker = self._people.asker(request)
            to_whom = asker.name if asker.name != who.name else None
        found = Found(
            kind=candidate.cue.kind,
            strength=_strength(candidate, condition is not None),
            start=quote.start,
            end=quote.end,
            what=quote.what,
            who=who.name,
            role=who.role,
            attribution=who.attribution,
            to_whom=to_whom,
            due_text=stated[0] if stated else None,
            due_date=stated[1] if stated else None,
            condition=condition.group().strip(" ,") if condition else None,
            accepted=True if promised and request is not None else candidate.accepted,
            rule=candidate.cue.rule,
            score=candidate.cue.score,
        )
        self._found.append((found, candidate))

    def add_decision(self, cluster: list[tuple[int, Cue]]) -> None:
        """Turn the gathered signs of a decision into a find."""
        quote = quote_of_decision(self._document.text, self._sentences, cluster)
        first, last = cluster[0][0], cluster[-1][0]
        said = " ".join(sentence.said for sentence in self._sentences[first : last + 1])
        found = Found(
            kind="resolution",
            strength="firm",
            start=quote.start,
            end=quote.end,
            what=quote.what,
            who=self._people.body(),
            accepted=outcome(said),
            rule="decides",
            score=0.85,
        )
        self._found.append((found, None))

    def in_order(self) -> tuple[Found, ...]:
        """The finds by place, each pointing at the first time that its obligation was said."""
        ordered = sorted(self._found, key=lambda pair: (pair[0].start, pair[0].end))
        place_of = {id(c): place for place, (_, c) in enumerate(ordered) if c is not None}
        finds = []
        for place, (found, candidate) in enumerate(ordered):
            first = _first(candidate) if candidate is not None else None
            same = place_of.get(id(first)) if first is not None else None
            if same is not None and same < place:
                found = found.model_copy(update={"same_as": same})
            finds.append(found)
        return tuple(finds)


def _first(candidate: Candidate) -> Candidate | None:
    """The first candidate that said the same, or None; a circle of pointers ends it."""
    passed = {id(candidate)}
    at = candidate.same_as
    while at is not None and at.same_as is not None and id(at) not in passed:
        passed.add(id(at))
        at = at.same_as
    return at


def _strength(candidate: Candidate, conditional: bool) -> Strength:
    cue = candidate.cue
    # A plain question is only a record because something was undertaken, or refused, in answer.
    if cue.force == "soft" or (cue.force == "weak" and cue.kind != "commitment"):
        return "soft"
    return "conditional" if conditional else "firm"
