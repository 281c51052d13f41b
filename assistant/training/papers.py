"""Groups from the project's own papers: fictional councils, with questions written on them.

The public sets ask about encyclopaedia articles in the articles' words. These ask of minutes,
reports and webcasts in other words than theirs, and name what a hasty reader would quote
instead. Each text is cut, headed and found as it is when a question is answered, so that the
reader learns on what it will read: a sentence with those around it, and a sentence alone.
"""

from __future__ import annotations

import json
import logging
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.answering.candidates import Candidate
from assistant.answering.windows import by_passage, window_of
from assistant.evidence import EvidenceFinder
from assistant.ingest import add_sources, find_sources
from assistant.reading.model import PassageReader
from assistant.settings import Settings
from assistant.shelf import Shelf
from assistant.training.examples import Group, Pair
from assistant.understanding.followup import resolve
from assistant.understanding.question import understand
from index.embedder import load_embedder
from index.library import PassageIndex
from index.types import Filters

logger = logging.getLogger(__name__)

PAPERS = Path(__file__).with_name("papers")
QUESTIONS = "questions.jsonl"
# How relevant a text is that is near the question and does not answer it.
NEAR_MISS = 0.2
WRONG_WINDOWS, WRONG_SENTENCES, REFUSED = 3, 6, 3
_SETTINGS = Settings(sentences_compared=14, windows_read=1)
# Of those that the reader puts first, so many may be wrong ones.
_MINED = 10
_MOST_PASSAGES = 400

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """A written question: where its answer stands, and what only looks like it.

    ``evidence`` and ``near`` are slices of the paper ``doc``; ``answer`` are the answering words
    within the evidence. Where nothing answers, ``evidence`` and ``answer`` are empty. ``apart``
    are those of the papers kept for validation: every fifth of a set.
    """

    doc: str
    apart: bool
    question: str
    evidence: tuple[str, ...]
    answer: tuple[str, ...]
    near: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """What a question's paper offers: its text and its sentences, the likeliest first."""

    text: str
    ranked: Sequence[Candidate]


def read_asked(path: Path) -> list[Asked]:
    """The questions of a set's ``questions.jsonl``."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [
        Asked(
            doc=row["doc"][0],
            apart=row["split"] == "apart",
            question=row["question"],
            evidence=tuple(row["evidence"]),
            answer=tuple(words for group in row["gold"] for words in group),
            near=tuple(row["near"]),
        )
        for row in rows
    ]


def paper_groups(
    folder: Path = PAPERS, reader: PassageReader | None = None
) -> Iterator[tuple[Group, bool]]:
    """Groups of every set below ``folder``, two for each place that answers a question, and
    whether each is kept apart.

    With a ``reader`` the wrong texts are those that it takes for the answer: what whoever reads
    after it will have to tell apart. A group's ``key`` is its set and paper. Raises
    ``ValueError`` where a paper cannot be read.
    """
    for questions in sorted(folder.glob(f"*/{QUESTIONS}")):
        count = 0
        with tempfile.TemporaryDirectory() as place:
            for key, asked, search_text, paper in _looked_up(questions, Path(place), reader):
                for group in groups_of(asked, search_text, paper, key, mined=reader is not None):
                    count += 1
                    yield group, asked.apart
        logger.info("papers of %s: %d groups", questions.parent.name, count)


def _looked_up(
    questions: Path, place: Path, reader: PassageReader | None
) -> Iterator[tuple[str, Asked, str, Paper]]:
    """Each question with its group's key, its words and its paper's sentences, as ranked
    before anything is read, or by the ``reader`` where there is one."""
    embedder = load_embedder(_SETTINGS.embedder)
    with PassageIndex.open(place, embedder) as index:
        for added in add_sources(
            index, embedder, find_sources(sorted(questions.parent.glob("*.txt")))
        ):
            if added.outcome == "quarantined":
                raise ValueError(f"{added.source} cannot be read: {added.reason}")
        shelf = Shelf(index)
        finder = EvidenceFinder(index, shelf, reader, _SETTINGS)
        infos = shelf.documents()
        ids = {Path(info.source).stem: info.document_id for info in infos.values()}
        for asked in read_asked(questions):
            question = understand(asked.question, resolve(asked.question, ()))
            its_own = Filters(documents=(ids[asked.doc],), include_superseded=True)
            hits = index.search(question.search_text, k=_MOST_PASSAGES, filters=its_own)
            paper = Paper(shelf.text(ids[asked.doc]), finder.read(question, hits, infos))
            yield f"{questions.parent.name}/{asked.doc}", asked, question.search_text, paper


def groups_of(
    asked: Asked, question: str, paper: Paper, key: str, mined: bool = False
) -> Iterator[Group]:
    """The groups of one question over its paper's sentences.

    A slice that cannot be found in the paper, or that no passage holds, gives no group. Where
    the sentences are ``mined``, as a reader ranks them, each place that answers meets other wrong
    ones, and what says the answer in another place is none of them.
    """
    right = _holding(asked.evidence, paper)
    near = [c for c in _holding(asked.near, paper) if c not in right]
    likeliest = [c for c in paper.ranked if c not in right and not c.features["label"]]
    if mined:
        likeliest = [c for c in likeliest[:_MINED] if not _says(asked.answer, c.text)]
    tempting = near + [c for c in likeliest[:12] if c not in near]
    passages = by_passage(paper.ranked)

    def windowed(candidate: Candidate) -> Span:
        _, start, end = window_of(candidate, passages[candidate.hit.passage.passage_id])
        return start, end

    evidence = [(c.start, c.end) for c in right]
    wrong = {windowed(c): c for c in tempting}
    wrong = {w: c for w, c in wrong.items() if not any(_meet(w, e) for e in evidence)}
    alone = {(c.start, c.end): c for c in tempting}
    if not asked.evidence:
        for source, texts in (("paper_refused", wrong), ("sentence_refused", alone)):
            pairs = [
                _pair(question, paper, span, c, None, NEAR_MISS)
                for span, c in _turn(list(texts.items()), len(near) if mined else 0)[:REFUSED]
            ]
            if pairs:
                yield Group(source, key, tuple(pairs), ranked=False)
        return
    for place, candidate in enumerate(right):
        answer = _answer_in(asked.answer, paper.text, candidate)
        for source, span, texts, most in (
            ("paper", windowed(candidate), wrong, WRONG_WINDOWS),
            ("sentence", (candidate.start, candidate.end), alone, WRONG_SENTENCES),
        ):
            turned = _turn(list(texts.items()), len(near), place) if mined else texts.items()
            others = [_pair(question, paper, s, c, None, 0.0) for s, c in list(turned)[:most]]
            if others:
                first = _pair(question, paper, span, candidate, answer, 1.0)
                yield Group(source, key, (first, *others))


def _turn(
    texts: list[tuple[Span, Candidate]], near: int, place: int = 0
) -> list[tuple[Span, Candidate]]:
    """One of the first ``near`` texts and the others after it, each ``place`` from another on."""
    if near == 0:
        return texts[place:]
    at = place % near
    return texts[at : at + 1] + texts[near + place :]


def _says(answers: Sequence[str], text: str) -> bool:
    """Whether ``text`` has an answer's words, if these are more than a single name."""
    words = " ".join(re.findall(r"\w+", text.lower()))
    plain = (" ".join(re.findall(r"\w+", a.lower())) for a in answers)
    return any(a in words for a in plain if " " in a or re.search(r"\d", a))


def _pair(
    question: str,
    paper: Paper,
    span: Span,
    candidate: Candidate,
    answer: Span | None,
    relevant: float,
) -> Pair:
    a, b = span
    start, end = (answer[0] - a, answer[1] - a) if answer else (-1, -1)
    header = candidate.hit.passage.header
    answerable = float(relevant == 1.0)
    return Pair(question, paper.text[a:b], header, start, end, relevant, answerable)


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _found(words: str, text: str) -> Span | None:
    """Where ``words`` stand in ``text``, however they are broken over lines."""
    match = re.search(r"\s+".join(map(re.escape, words.split())), text)
    return match.span() if match else None


def _holding(slices: Sequence[str], paper: Paper) -> list[Candidate]:
    """For each slice the sentence that holds the most of it."""
    found: list[Candidate] = []
    for words in slices:
        span = _found(words, paper.text)
        if span is None:
            continue
        shares = [
            (min(c.end, span[1]) - max(c.start, span[0]), -n, c)
            for n, c in enumerate(paper.ranked)
            if _meet((c.start, c.end), span)
        ]
        if shares:
            best = max(shares, key=lambda s: s[:2])[2]
            if best not in found:
                found.append(best)
    return found


def _answer_in(answers: Sequence[str], text: str, candidate: Candidate) -> Span | None:
    """The first of ``answers`` that stands within the sentence, as offsets in ``text``."""
    for words in answers:
        span = _found(words, text[candidate.start : candidate.end])
        if span is not None:
            return candidate.start + span[0], candidate.start + span[1]
    return None
