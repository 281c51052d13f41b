"""Places the gold evidence in the documents read, so that judgements outlive any cutting.

A *need* is what one part of an answer calls for: the spans of the library that would each do.
A passage or citation meets a need when it shares at least half of the shorter of the two with
one of its spans.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from eval.judging import GoldQuestion

# Below this likeness (0 to 100) a passage of the document is not the evidence misprinted.
NEARLY = 88.0


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` of a document."""

    document_id: str
    start: int
    end: int

    def meets(self, other: Span) -> bool:
        """Whether the two share at least half of the shorter one."""
        if self.document_id != other.document_id:
            return False
        shared = min(self.end, other.end) - max(self.start, other.start)
        return shared > 0 and 2 * shared >= min(self.end - self.start, other.end - other.start)


Need = tuple[Span, ...]


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Folded ``text`` (as ``judging.fold``) and, for each character, where it stood."""
    out: list[str] = []
    where: list[int] = []
    for at, character in enumerate(text):
        if character in "*\\":
            continue
        if character.isspace():
            if out and out[-1] != " ":
                out.append(" ")
                where.append(at)
            continue
        for letter in "'" if character in "’‘" else character.lower():
            out.append(letter)
            where.append(at)
    return "".join(out), where


class SpanFinder:
    """Finds evidence in the texts of a library.

    ``texts`` maps a document id to its text, ``sources`` to the file name it was added from.
    """

    def __init__(self, texts: Mapping[str, str], sources: Mapping[str, str]) -> None:
        self._folded = {i: fold_with_offsets(t) for i, t in texts.items()}
        self._names = {i: Path(s).name for i, s in sources.items()}

    def needs(self, question: GoldQuestion) -> list[Need]:
        """What an answer to ``question`` calls for; a need found nowhere has no spans."""
        groups = question.evidence_groups or (
            (tuple(range(len(question.evidence))),) if question.evidence else ()
        )
        return [
            tuple(s for i in group for s in self.locate(question.evidence[i], question.doc))
            for group in groups
        ]

    def locate(self, evidence: str, prefixes: tuple[str, ...]) -> list[Span]:
        """Every place of ``evidence`` in the documents whose file names begin so.

        Where it stands nowhere word for word, the nearest wording of each document is taken,
        so long as it is alike enough (captions are respaced, pages are broken).
        """
        wanted = fold_with_offsets(evidence.strip())[0].strip()
        chosen = [i for i, name in self._names.items() if name.startswith(prefixes)]
        exact = [s for i in chosen for s in self._exact(i, wanted)] if wanted else []
        if exact or not wanted:
            return exact
        return [s for i in chosen for s in self._near(i, wanted)]

    def _exact(self, document_id: str, wanted: str) -> Iterable[Span]:
        text, where = self._folded[document_id]
        at = text.find(wanted)
        while at >= 0:
            yield Span(document_id, where[at], where[at + len(wanted) - 1] + 1)
            at = text.find(wanted, at + len(wanted))

    def _near(self, document_id: str, wanted: str) -> Iterable[Span]:
        text, where = self._folded[document_id]
        if len(wanted) > len(text) or len(wanted) < 12:
            return
        found = fuzz.partial_ratio_alignment(wanted, text, score_cutoff=NEARLY)
        if found is not None and found.dest_end > found.dest_start:
            last = min(found.dest_end, len(where)) - 1
            yield Span(document_id, where[found.dest_start], where[last] + 1)


def newly_met(needs: Sequence[Need], spans: Sequence[Span]) -> list[list[int]]:
    """For each of ``spans`` in order, the numbers of the needs that it is the first to meet."""
    left = set(range(len(needs)))
    result: list[list[int]] = []
    for span in spans:
        met = sorted(n for n in left if any(span.meets(s) for s in needs[n]))
        left.difference_update(met)
        result.append(met)
    return result


def relevant(needs: Sequence[Need], span: Span) -> bool:
    """Whether ``span`` meets any need."""
    return any(span.meets(s) for need in needs for s in need)
