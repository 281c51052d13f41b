"""Scores the promises register against gold: found, rightly told, and no false friend flagged.

A record and a gold promise match when their quotes, in the same file, share at least half of the
word 3-grams of the shorter. A false friend is flagged when a firm or conditional record matches
it and holds at least half of its 3-grams. Precision is over the records that are not soft.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.promises.recording import read_promises
from assistant.promises.register import Register
from assistant.promises.types import Promise
from assistant.settings import Settings
from eval.measures import Measure, Part, ratio
from eval.promise_gold import CORE, FalseFriend, GoldPromise, PromiseGold
from index.library import PassageIndex

PREFIX = "promise_"
Gram = tuple[str, ...]


class PromiseMiss(BaseModel):
    """One failure: what went wrong, the gold's words (or the record's), and what was found."""

    model_config = ConfigDict(frozen=True)

    wrong: str
    id: str
    doc: str
    quote: str
    wanted: str = ""
    found: str = ""


class PromiseScores(BaseModel):
    """The measures of a register, each failure, and which core promises (by id) were found."""

    model_config = ConfigDict(frozen=True)

    records: int
    core: int
    soft: int
    false_friends: int
    as_of: str | None
    measures: dict[str, Measure]
    core_found: dict[str, bool]
    misses: tuple[PromiseMiss, ...]


def grams(text: str, n: int = 3) -> set[Gram]:
    """The word n-grams of a text in lower case; the whole text where it is shorter."""
    words = re.findall(r"[a-z0-9']+", text.lower().replace("’", "'"))
    return {tuple(words[i : i + n]) for i in range(max(1, len(words) - n + 1))}


def likeness(a: set[Gram], b: set[Gram]) -> float:
    """The share of the smaller set's n-grams that both hold."""
    return len(a & b) / min(len(a), len(b))


def measure_register(index: PassageIndex, settings: Settings, gold: PromiseGold) -> PromiseScores:
    """Look at every document of a library afresh, and score its register."""
    ids = [info.document_id for info in index.documents()]
    index.promises.put({i: read_promises(index.document(i)) for i in ids})
    register = Register(index, settings)
    return score(register.promises(today=gold.as_of, duplicates=True), gold)


def score(records: Sequence[Promise], gold: PromiseGold) -> PromiseScores:
    """The measures of ``records``, duplicates included, against ``gold``.

    Records of files that the gold does not name are passed over.
    """
    files = {g.doc for g in gold.promises} | {f.doc for f in gold.false_friends}
    held = [_Held(r) for r in records if Path(r.source).name in files]
    wanted = [(g, grams(g.quote)) for g in gold.promises]
    core = [(g, _best(held, g, words)) for g, words in wanted if g.tier == CORE]
    firm = [h for h in held if h.record.strength != "soft"]
    known = [
        (h, any(h.name == g.doc and likeness(h.grams, words) >= 0.5 for g, words in wanted))
        for h in firm
    ]
    flagged = [(f, _flags(firm, f)) for f in gold.false_friends]
    found = [(g, r) for g, r in core if r is not None]
    parts: dict[str, list[Part]] = {
        "promise_core_recall": [(float(r is not None), 1.0) for _, r in core],
        "promise_precision": [(float(k), 1.0) for _, k in known],
        "promise_false_friends": [(float(r is not None), 1.0) for _, r in flagged],
        **{f"{PREFIX}{name}": [] for name in _CHECKS},
    }
    misses = [
        PromiseMiss(wrong="missed", id=g.id, doc=g.doc, quote=g.quote) for g, r in core if r is None
    ]
    for name, check in _CHECKS.items():
        for promise, record in found:
            judged = check(promise, record)
            if judged is None:
                continue
            right, wished, got = judged
            parts[f"{PREFIX}{name}"].append((float(right), 1.0))
            if not right:
                misses.append(
                    PromiseMiss(
                        wrong=f"wrong {name}", id=promise.id, doc=promise.doc,
                        quote=promise.quote, wanted=wished, found=got,
                    )
                )  # fmt: skip
    misses += [
        PromiseMiss(wrong="false friend", id=f.id, doc=f.doc, quote=f.quote, wanted=f.why, found=r)
        for f, r in flagged
        if r is not None
    ]
    misses += [
        PromiseMiss(
            wrong="not in the gold", id=h.record.id, doc=h.name, quote=h.record.quote,
            found=f"{h.record.kind}, {h.record.strength}",
        )
        for h, in_gold in known
        if not in_gold
    ]  # fmt: skip
    return PromiseScores(
        records=len(held),
        core=len(core),
        soft=len(gold.promises) - len(core),
        false_friends=len(gold.false_friends),
        as_of=gold.as_of.isoformat() if gold.as_of else None,
        measures={name: ratio(values) for name, values in parts.items()},
        core_found={g.id: r is not None for g, r in core},
        misses=tuple(misses),
    )


class _Held:
    """A record with its file name and 3-grams."""

    def __init__(self, record: Promise) -> None:
        self.record = record
        self.name = Path(record.source).name
        self.grams = grams(record.quote)


def _best(held: Sequence[_Held], gold: GoldPromise, words: set[Gram]) -> Promise | None:
    """The record that holds most of the gold's words; of equals one of the right kind, the first.

    Where an obligation is said in two sentences, and told as two records, its date is wanted of
    the record that says most of it.
    """
    matching = [
        (-len(h.grams & words), h.record.kind not in (gold.kind, *gold.kinds_also), n, h.record)
        for n, h in enumerate(held)
        if h.name == gold.doc and likeness(h.grams, words) >= 0.5
    ]
    return min(matching, key=lambda m: m[:3])[3] if matching else None


def _flags(firm: Sequence[_Held], false: FalseFriend) -> str | None:
    """The quote of a record that takes a false friend for a promise."""
    words = grams(false.quote)
    for h in firm:
        alike = h.name == false.doc and likeness(h.grams, words) >= 0.5
        if alike and len(h.grams & words) >= 0.5 * len(words):
            return h.record.quote
    return None


_Judged = tuple[bool, str, str] | None


def _kind(gold: GoldPromise, record: Promise) -> _Judged:
    return record.kind in (gold.kind, *gold.kinds_also), gold.kind, record.kind


def _who(gold: GoldPromise, record: Promise) -> _Judged:
    names = gold.right_names()
    if not names:
        return None
    said = " ".join(n for n in (record.who, record.role, record.owner) if n)
    if gold.kind == "resolution" and not said:
        return None
    right = record.attribution == "uncertain" or any(n.lower() in said.lower() for n in names)
    return right, " or ".join(names), said or "nobody"


def _due(gold: GoldPromise, record: Promise) -> _Judged:
    if gold.due_date is None:
        return None
    right = record.due_date in (gold.due_date, *gold.due_also)
    return right, str(gold.due_date), str(record.due_date or "no date")


def _status(gold: GoldPromise, record: Promise) -> _Judged:
    if gold.status is None:
        return None
    return record.status == gold.status, gold.status, f"{record.status}: {record.status_reason}"


def _refused(gold: GoldPromise, record: Promise) -> _Judged:
    if gold.accepted is not False:
        return None
    told = record.accepted is False or record.status == "refused"
    return told, "refused", f"accepted: {record.accepted}; {record.status}"


_CHECKS = {"kind": _kind, "who": _who, "due": _due, "status": _status, "refused": _refused}
