"""Finds what later documents say became of each promise: verbatim, and only where it is the same.

A sentence counts as evidence where it carries a cue of what became of something
(``assistant.promises.mentions``) and is about the same thing: the promise's rarer words stand
there or just before it, and the two lie near each other in meaning.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.promises.assembling import Entry, Outcome, entries
from assistant.promises.duplicates import said_again
from assistant.promises.mentions import Mention, unpack_mentions
from assistant.promises.recording import block_at
from assistant.promises.status import settles_itself
from assistant.promises.subjects import Subject, subject_of, terms_of
from assistant.types import AgendaItemRef, Citation
from corpus.types import Document
from index.library import PassageIndex
from index.records import DocumentInfo, match_key

RULES = "1"
"""Raised when what is worked out changes, so that it is worked out again everywhere."""

MOST_PIECES = 4
# Tuned on the sample library (docs/promises.md): the share of the promise's words, weighted by
# rarity, that must stand beside the cue; the words that must be shared; the cosine.
COVERED = 0.45
COVERED_ELSEWHERE = 0.6
SHARED = 2
NEAR = 0.3
TITLE_COVERED = 0.6
# Words of meaning up to which a sentence ("The plan had not been received") leans on others.
SHORT = 8


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence with a cue, or a report's title, in a document: what it may be evidence of."""

    info: DocumentInfo
    mention: Mention
    quote_from: int
    terms: frozenset[str]
    own: frozenset[str]
    text: str
    title: bool = False


@dataclass(frozen=True, slots=True)
class _Pair:
    entry: Entry
    place: _Place
    covered: float


def work_out(index: PassageIndex) -> dict[str, Outcome]:
    """What became of each promise that stands in no replaced draft, by promise id.

    Reads each document that carries cues once, and embeds what may match in one batch.
    """
    infos = {i.document_id: i for i in index.documents() if i.superseded_by is None}
    found = entries(index.promises.rows(), infos)
    documents: dict[str, Document] = {}

    def document_of(document_id: str) -> Document:
        if document_id not in documents:
            documents[document_id] = index.document(document_id)
        return documents[document_id]

    subjects = {e.row.promise_id: subject_of(e, index.idf) for e in found}
    twins = said_again(found, subjects, index.encode)
    leading = [e for e in found if e.row.promise_id not in twins]
    packed = index.promises.mentions()
    places = [
        place
        for document_id, info in infos.items()
        for place in _places(document_of, info, unpack_mentions(packed.get(document_id, "[]")))
    ]
    pairs = _near(_alike(leading, subjects, places), subjects, index.encode)
    outcomes: dict[str, Outcome] = {i: Outcome(duplicate_of=twin) for i, twin in twins.items()}
    chosen: dict[str, list[_Pair]] = defaultdict(list)
    for pair in pairs:
        chosen[pair.entry.row.promise_id].append(pair)
    for promise_id, its in chosen.items():
        kept = _strongest(its)
        outcomes[promise_id] = Outcome(
            evidence=tuple(
                _cite(index, document_of(p.place.info.document_id), p.place, number)
                for number, p in enumerate(kept, 1)
            ),
            effects=tuple(p.place.mention.effect for p in kept),
        )
    return outcomes


def _places(
    document_of: Callable[[str], Document], info: DocumentInfo, mentions: Sequence[Mention]
) -> Iterable[_Place]:
    if info.status == "exempt" or info.meeting_date is None:
        return
    if info.kind == "report":
        title = _title_place(document_of(info.document_id), info)
        if title is not None:
            yield title
    for mention in mentions:
        document = document_of(info.document_id)
        block = block_at(document.blocks, mention.start)
        item = block.locator.agenda_item if block else None
        head = terms_of(" ".join(p for p in (item.title if item else None, info.title) if p))
        window = document.text[mention.since : mention.end]
        yield _Place(
            info=info,
            mention=mention,
            quote_from=max(mention.since, block.start if block else mention.start),
            terms=terms_of(window) | head,
            own=terms_of(document.text[mention.start : mention.end]),
            text=window,
        )


def _title_place(document: Document, info: DocumentInfo) -> _Place | None:
    """A report's own title, where its text holds it: the report itself has arrived."""
    at = document.text.find(info.title)
    if at < 0 or not info.title:
        return None
    end = at + len(info.title)
    terms = terms_of(info.title)
    return _Place(info, Mention(at, end, at, "done"), at, terms, terms, info.title, title=True)


def _alike(
    found: Sequence[Entry], subjects: Mapping[str, Subject], places: Sequence[_Place]
) -> list[_Pair]:
    """The pairs of a promise and a later place that share enough of its rarer words."""
    by_term: dict[str, list[Entry]] = defaultdict(list)
    for entry in found:
        for term in subjects[entry.row.promise_id].rare:
            by_term[term].append(entry)
    pairs: list[_Pair] = []
    for place in places:
        shared: dict[str, int] = defaultdict(int)
        entry_of: dict[str, Entry] = {}
        for term in place.terms:
            for entry in by_term.get(term, ()):
                shared[entry.row.promise_id] += 1
                entry_of[entry.row.promise_id] = entry
        for promise_id, count in shared.items():
            entry, subject = entry_of[promise_id], subjects[promise_id]
            if count < min(SHARED, len(subject.rare)) or not _may_tell(entry, subject, place):
                continue
            covered = subject.covered(place.terms)
            least = COVERED if _same_body(entry.info, place.info) else COVERED_ELSEWHERE
            if place.title:
                covered = min(covered, subject.share_of(place.terms))
                least = TITLE_COVERED
            if covered >= least:
                pairs.append(_Pair(entry, place, covered))
    return pairs


def _may_tell(entry: Entry, subject: Subject, place: _Place) -> bool:
    """Whether a place comes after the promise, from the same council, and can bear on it."""
    info = entry.info
    if info.meeting_date is None or not place.info.meeting_date:
        return False
    if place.info.meeting_date <= info.meeting_date:
        return False
    ours, theirs = match_key(info.council), match_key(place.info.council)
    if ours and theirs and ours != theirs:
        return False
    if place.title and not subject.deliverable:
        return False
    effect = place.mention.effect
    if settles_itself(entry.noted, entry.row.quote) and effect != "superseded":
        return False
    # A short sentence that names nothing itself speaks of what was named before it.
    return bool(place.own & subject.stems) or len(place.own) <= SHORT


def _same_body(one: DocumentInfo, other: DocumentInfo) -> bool:
    return one.body is not None and match_key(one.body) == match_key(other.body)


def _near(
    pairs: Sequence[_Pair],
    subjects: Mapping[str, Subject],
    encode: Callable[[Sequence[str]], np.ndarray],
) -> list[_Pair]:
    """The pairs whose two texts lie near each other in meaning; one batch of embeddings."""
    if not pairs:
        return []
    texts = list(
        dict.fromkeys(
            [subjects[p.entry.row.promise_id].text for p in pairs] + [p.place.text for p in pairs]
        )
    )
    row_of = {text: row for row, text in enumerate(texts)}
    vectors = encode(texts)
    return [
        p
        for p in pairs
        if float(
            vectors[row_of[subjects[p.entry.row.promise_id].text]] @ vectors[row_of[p.place.text]]
        )
        >= NEAR
    ]


def _strongest(pairs: Sequence[_Pair]) -> list[_Pair]:
    """At most ``MOST_PIECES``, the best of each meeting and effect, oldest first."""
    best: dict[tuple[dt.date | None, str], _Pair] = {}
    for pair in pairs:
        key = (pair.place.info.meeting_date, pair.place.mention.effect)
        if key not in best or pair.covered > best[key].covered:
            best[key] = pair
    kept = sorted(best.values(), key=lambda p: -p.covered)[:MOST_PIECES]
    return sorted(
        kept, key=lambda p: (p.place.info.meeting_date or dt.date.min, p.place.mention.start)
    )


def _cite(index: PassageIndex, document: Document, place: _Place, number: int) -> Citation:
    """The citation of a place; the sentence before it is quoted too where it names the thing."""
    info, mention = place.info, place.mention
    start = mention.start
    if len(place.own) <= SHORT and not place.title:
        start = place.quote_from
    block = block_at(document.blocks, mention.start)
    where = block.locator if block else None
    item = (where.agenda_item if where else None) or info.agenda_item
    passage = next(
        (p for p in index.passages(info.document_id) if p.start <= mention.start < p.end), None
    )
    return Citation(
        number=number,
        document_id=info.document_id,
        passage_id=passage.passage_id if passage else "",
        title=info.title,
        kind=info.kind,
        council=info.council,
        body=info.body,
        meeting_date=info.meeting_date,
        agenda_item=AgendaItemRef(number=item.number, title=item.title) if item else None,
        paragraph=where.paragraph if where else None,
        page=where.page if where else None,
        speaker=where.speaker if where else None,
        speaker_certain=where.speaker_certain if where else True,
        time=where.time if where else None,
        quote=document.text[start : mention.end],
        start=start,
        end=mention.end,
        source=info.source,
        url=info.url,
        status=info.status,
    )
