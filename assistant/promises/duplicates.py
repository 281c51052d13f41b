"""Which records are the same obligation, said in two documents of one meeting."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from assistant.promises.assembling import Entry
from assistant.promises.subjects import Subject
from index.records import match_key

# Which kind of document keeps the record: the formal one before the spoken one.
_RANK = {"minutes": 0, "decision": 1, "report": 2, "transcript": 3, "agenda": 4}
# Tuned on the sample library: shared words (weighted by rarity, both ways) and cosine.
SHARED = 0.5
NEAR = 0.6
NEAR_ALONE = 0.8


def said_again(
    found: Sequence[Entry],
    subjects: Mapping[str, Subject],
    encode: Callable[[Sequence[str]], np.ndarray],
) -> dict[str, str]:
    """The id of the leading record for each that says the same in the same meeting.

    Compared are records of different documents of one council, body and date, where body and
    date are known; requests with requests, and what is undertaken or resolved with its like.
    """
    meetings: dict[tuple[str | None, str, dt.date], list[Entry]] = defaultdict(list)
    for entry in found:
        info = entry.info
        if info.body and info.meeting_date:
            key = (match_key(info.council), match_key(info.body) or "", info.meeting_date)
            meetings[key].append(entry)
    shared = [its for its in meetings.values() if len({e.info.document_id for e in its}) > 1]
    texts = list(dict.fromkeys(subjects[e.row.promise_id].text for its in shared for e in its))
    if not texts:
        return {}
    vectors = dict(zip(texts, encode(texts), strict=True))
    twins: dict[str, str] = {}
    for its in shared:
        ordered = sorted(
            its, key=lambda e: (_RANK.get(e.info.kind, 9), e.info.document_id, e.row.start)
        )
        for place, later in enumerate(ordered):
            best: tuple[float, str] | None = None
            for earlier in ordered[:place]:
                if (
                    earlier.info.document_id == later.info.document_id
                    or earlier.row.promise_id in twins
                    or _side(earlier) != _side(later)
                ):
                    continue
                one, other = subjects[earlier.row.promise_id], subjects[later.row.promise_id]
                near = float(vectors[one.text] @ vectors[other.text])
                common = min(one.covered(other.stems), other.covered(one.stems))
                alike = (common >= SHARED and near >= NEAR) or near >= NEAR_ALONE
                if alike and (best is None or near > best[0]):
                    best = (near, earlier.row.promise_id)
            if best is not None:
                twins[later.row.promise_id] = best[1]
    return twins


def _side(entry: Entry) -> str:
    return "asked" if entry.noted.kind in ("request", "suggested-change") else "undertaken"
