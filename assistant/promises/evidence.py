"""Finds what later documents say became of each promise: verbatim, and only where it is the same.

A sentence counts as evidence where it carries a cue of what became of something
(``assistant.promises.mentions``) and is about the same thing: the promise's rarer words stand
there or just before it, and the two lie near each other in meaning. A report or item that bears
the name of what was promised counts too, at the time that it was promised for.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from assistant.answering.people import named_in
from assistant.promises.assembling import Entry, Outcome, entries
from assistant.promises.citing import cite_place
from assistant.promises.duplicates import said_again
from assistant.promises.places import Place, places_of
from assistant.promises.status import settles_itself
from assistant.promises.subjects import Subject, subject_of
from corpus.types import Document
from index.library import PassageIndex
from index.records import DocumentInfo, match_key

RULES = "5"
"""Raised when what is worked out changes, so that it is worked out again everywhere."""

MOST_PIECES = 4
# Tuned on the sample library (docs/promises.md): the share of the promise's words, weighed by
# rarity, that must stand with the cue, in papers of the same body and of others; or, for long
# promises, the weight itself; the rarer words shared; and the cosine.
COVERED = 0.4
COVERED_ELSEWHERE = 0.55
WEIGHT = 7.5
SHARED = 2
# What a row of an action list that names whoever must act adds to that weight.
ROW_NAMES = 3.0
NEAR = 0.3
NEAR_BY_WEIGHT = 0.45
# A title must be covered this far by the promise and cover it so; at the time promised, less.
TITLE_COVERED = 0.5
TITLE_AT_TIME = 0.25
SAME_THING = 0.3
BEFORE_DUE, AFTER_DUE = dt.timedelta(days=60), dt.timedelta(days=45)
# Two bodies' names this alike (rapidfuzz's token_set_ratio) are one body, renamed.
SAME_BODY = 90.0
CLOSE = 0.12
"""Of one meeting, what covers a promise this much less than the best piece is left out."""


@dataclass(frozen=True, slots=True)
class _Pair:
    entry: Entry
    place: Place
    covered: float
    near: float = NEAR


def work_out(index: PassageIndex) -> dict[str, Outcome]:
    """What became of each promise that stands in no replaced draft, by promise id.

    Reads each document once and embeds what may match in one batch.
    """
    infos = {i.document_id: i for i in index.documents() if i.superseded_by is None}
    found = entries(index.promises.rows(), infos)
    documents: dict[str, Document] = {}
    mentions = index.promises.mentions()
    places: list[Place] = []
    for document_id, info in infos.items():
        if info.meeting_date is not None and info.status != "exempt":
            documents[document_id] = index.document(document_id)
            places += places_of(documents[document_id], info, mentions.get(document_id, "[]"))
    subjects = {e.row.promise_id: subject_of(e, index.idf) for e in found}
    twins = said_again(found, subjects, index.encode)
    leading = [e for e in found if e.row.promise_id not in twins]
    pairs = _near(_alike(leading, subjects, places), subjects, index.encode)
    pairs += _own_rows(leading, places)
    outcomes: dict[str, Outcome] = {i: Outcome(duplicate_of=twin) for i, twin in twins.items()}
    outcomes |= {e.row.promise_id: Outcome(later=False) for e in leading if _newest(e, infos)}
    chosen: dict[str, list[_Pair]] = defaultdict(list)
    for pair in pairs:
        chosen[pair.entry.row.promise_id].append(pair)
    for promise_id, its in chosen.items():
        kept = _strongest(its)
        outcomes[promise_id] = Outcome(
            evidence=tuple(
                cite_place(
                    index,
                    documents[p.place.info.document_id],
                    p.place,
                    number,
                    leans=not subjects[promise_id].rare & p.place.own,
                )
                for number, p in enumerate(kept, 1)
            ),
            effects=tuple(p.place.effect for p in kept),
        )
    return outcomes


def _alike(
    found: Sequence[Entry], subjects: Mapping[str, Subject], places: Sequence[Place]
) -> list[_Pair]:
    """The pairs of a promise and a later place that share enough of its rarer words."""
    by_term: dict[str, list[Entry]] = defaultdict(list)
    for entry in found:
        subject = subjects[entry.row.promise_id]
        for term in subject.rare:
            by_term[term].append(entry)
        if subject.reference:
            by_term[subject.reference].append(entry)
    pairs: list[_Pair] = []
    for place in places:
        near_by: dict[str, Entry] = {}
        for term in (*place.terms, *place.references):
            near_by.update((e.row.promise_id, e) for e in by_term.get(term, ()))
        for promise_id, entry in near_by.items():
            subject = subjects[promise_id]
            if _may_tell(entry, place):
                pair = (_by_title if place.title else _by_words)(entry, subject, place)
                if pair is not None:
                    pairs.append(pair)
    return pairs


def _own_rows(found: Sequence[Entry], places: Sequence[Place]) -> list[_Pair]:
    """The rows of action lists that say themselves what became of what stands in them."""
    rows: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        if place.row:
            rows[place.info.document_id].append(place)
    return [
        _Pair(entry, place, 1.0)
        for entry in found
        for place in rows[entry.info.document_id]
        if place.start <= entry.row.start < place.end
    ]


def _by_words(entry: Entry, subject: Subject, place: Place) -> _Pair | None:
    """The pair, where a sentence with a cue speaks of what was promised."""
    named = subject.reference is not None and subject.reference in place.references
    shared = subject.rare & place.terms
    if len(shared) + named < SHARED or not (subject.vague or shared & subject.own):
        return None
    # A sentence that names nothing of it itself must be short: it speaks of what came before.
    names = bool(subject.rare & place.own)
    if not names and not (place.leans or named):
        return None
    same = same_body(entry.info, place.info)
    covered = subject.covered(place.terms) + 0.3 * named
    if not subject.vague and covered >= (COVERED if same else COVERED_ELSEWHERE):
        return _Pair(entry, place, covered)
    weight = subject.shared(place.terms)
    if place.row and entry.noted.who and named_in(entry.noted.who, place.text):
        weight += ROW_NAMES
    if weight >= WEIGHT and (same or (names and not subject.vague)):
        return _Pair(entry, place, covered, NEAR_BY_WEIGHT)
    # A name of several words ("Alder House") with what is to become of it: any committee's paper.
    by_name = any(" " in term for term in subject.rare & place.own)
    if by_name and weight >= WEIGHT and shared & subject.own:
        return _Pair(entry, place, covered)
    return None


def _by_title(entry: Entry, subject: Subject, place: Place) -> _Pair | None:
    """The pair, where a report or item bears the name of the thing promised."""
    if not subject.things or not same_body(entry.info, place.info):
        return None
    shared, share = subject.rare & place.terms, subject.share_of(place.terms)
    due, day = entry.noted.due_date, place.info.meeting_date
    exact = due is not None and due == day
    in_time = bool(due and day and due - BEFORE_DUE <= day <= due + AFTER_DUE)
    same_thing = bool(subject.things & place.things)
    of_kind = same_thing or place.info.kind == "report"
    if in_time and shared and share >= TITLE_AT_TIME and (of_kind or exact):
        covered = max(share, subject.covered(place.terms)) + (SAME_THING if same_thing else 0.0)
        return _Pair(entry, place, covered, near=0.2)
    covered = min(share, subject.covered(place.terms))
    if of_kind and len(shared) >= SHARED and covered >= TITLE_COVERED:
        return _Pair(entry, place, covered)
    return None


def _may_tell(entry: Entry, place: Place) -> bool:
    """Whether a place comes after the promise, from the same council, and can bear on it."""
    info, day = entry.info, entry.info.meeting_date
    if day is None or place.info.meeting_date is None or place.info.meeting_date <= day:
        return False
    ours, theirs = match_key(info.council), match_key(place.info.council)
    if ours and theirs and ours != theirs:
        return False
    if entry.noted.accepted is False:
        return False
    return place.effect == "superseded" or not settles_itself(entry.noted, entry.row.quote)


def _newest(entry: Entry, infos: Mapping[str, DocumentInfo]) -> bool:
    """Whether no later paper of the body is held in which it could have been followed up."""
    day = entry.info.meeting_date
    return day is not None and not any(
        i.meeting_date and i.meeting_date > day and same_body(i, entry.info) for i in infos.values()
    )


def same_body(one: DocumentInfo, other: DocumentInfo) -> bool:
    """Whether two documents are one body's, a change of its name apart."""
    ours, theirs = match_key(one.body), match_key(other.body)
    if not ours or not theirs:
        return False
    alike = fuzz.token_set_ratio(ours, theirs, processor=default_process)
    return ours == theirs or float(alike) >= SAME_BODY


def _near(
    pairs: Sequence[_Pair],
    subjects: Mapping[str, Subject],
    encode: Callable[[Sequence[str]], np.ndarray],
) -> list[_Pair]:
    """The pairs whose two texts lie near each other in meaning; one batch of embeddings."""
    if not pairs:
        return []
    sides = []
    for pair in pairs:
        subject, place = subjects[pair.entry.row.promise_id], pair.place
        # A sentence that names the thing itself is compared alone, another with what it leans on.
        names = bool(subject.rare & place.own)
        sides.append((subject.text, place.sentence if names else place.text))
    row_of = {text: row for row, text in enumerate(dict.fromkeys(t for s in sides for t in s))}
    vectors = encode(list(row_of))
    return [
        pair
        for pair, (ours, theirs) in zip(pairs, sides, strict=True)
        if float(vectors[row_of[ours]] @ vectors[row_of[theirs]]) >= pair.near
    ]


def _strongest(pairs: Sequence[_Pair]) -> list[_Pair]:
    """At most ``MOST_PIECES``, the best of each meeting (of equals each effect), oldest first."""
    meetings: dict[dt.date | None, list[_Pair]] = defaultdict(list)
    for pair in pairs:
        meetings[pair.place.info.meeting_date].append(pair)
    best: list[_Pair] = []
    for its in meetings.values():
        its.sort(key=lambda p: (-p.covered, p.place.info.document_id, p.place.start))
        effects: set[str] = set()
        for pair in its:
            if any(_overlap(pair.place, kept.place) for kept in best):
                continue
            if pair.place.effect not in effects and pair.covered >= its[0].covered - CLOSE:
                effects.add(pair.place.effect)
                best.append(_first_said(pair, its))
    best = sorted(best, key=lambda p: -p.covered)[:MOST_PIECES]
    return sorted(best, key=lambda p: (p.place.info.meeting_date or dt.date.min, p.place.start))


def _first_said(best: _Pair, its: Sequence[_Pair]) -> _Pair:
    """The first sentence of an exchange that says the same: the reply before what is added."""
    near = [
        p
        for p in its
        if p.place.effect == best.place.effect
        and p.place.info is best.place.info
        and not p.place.title
        and p.covered >= best.covered - CLOSE
        and best.place.since <= p.place.start <= best.place.start
    ]
    return min(near, key=lambda p: p.place.start, default=best)


def _overlap(one: Place, other: Place) -> bool:
    return one.info is other.info and one.start < other.end and other.start < one.end
