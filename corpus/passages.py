"""Cuts a document into passages, by structure, each small enough to embed with its header."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.acronyms import acronyms
from corpus.headers import header_of
from corpus.pieces import fold
from corpus.sentences import sentence_spans
from corpus.tidy import document_words, spell_out, tidy
from corpus.types import Block, BlockKind, Document, Passage

# In words: below SMALL a passage takes in its neighbour, beyond LARGE it is split.
SMALL, GOOD, LARGE = 60, 110, 150
# Words at a turn's edge whose speaker is doubted join the turn's own passage when so few.
EDGE = 25
# A header may take this share of the token limit at most.
HEADER_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class _Atom:
    """A sentence, or as much of one as fits: the smallest thing that a passage is made of."""

    start: int
    end: int
    words: int
    block: Block


def cut_passages(
    document: Document, count_tokens: Callable[[str], int], limit: int = 256
) -> list[Passage]:
    """Cut ``document`` into passages, in order and without overlap.

    Every character of ``document.text`` that is not white space lies in exactly one passage, and
    ``count_tokens(header + "\\n" + (search_text or text)) <= limit`` for each, as long as a single
    character fits at all. Neighbouring small blocks of one place are taken together; long ones
    are split at sentence ends, then between words. A passage holds either exempt text or none.
    """
    cutter = _Cutter(document, count_tokens, limit)
    return [passage for run in _runs(document.blocks, document.text) for passage in cutter.cut(run)]


class _Cutter:
    def __init__(self, document: Document, count_tokens: Callable[[str], int], limit: int) -> None:
        self.document = document
        self.count = count_tokens
        self.limit = limit
        self.headers: dict[str, str] = {}
        self.vocabulary = document_words(document.text)
        self.meanings = acronyms(document.text)
        british = "£" in document.text or "Cllr" in document.text
        self.pounds = document.kind == "transcript" and british

    def cut(self, run: Sequence[Block]) -> Iterator[Passage]:
        atoms = [atom for block in run for atom in _atoms(block, self.document.text)]
        total = sum(atom.words for atom in atoms)
        if total <= LARGE:
            yield from self._fit(atoms)
            return
        pieces = max(2, round(total / GOOD))
        target = total / pieces
        group: list[_Atom] = []
        done = 0
        for atom in atoms:
            # Close a group when stopping here comes nearer to an even share than going on.
            reached = done + sum(a.words for a in group)
            goal = target * (1 + int((done + 0.5 * target) / target))
            if group and abs(reached - goal) <= abs(reached + atom.words - goal):
                yield from self._fit(group)
                done, group = reached, []
            group.append(atom)
        yield from self._fit(group)

    def _fit(self, atoms: list[_Atom]) -> Iterator[Passage]:
        """One passage of ``atoms`` if it keeps the limit; else halves, down to characters."""
        if not atoms:
            return
        passage = self._passage(atoms)
        if passage is not None:
            yield passage
            return
        if len(atoms) == 1:
            atoms = _halve(atoms[0], self.document.text)
            if len(atoms) == 1:
                yield self._smallest(atoms[0])
                return
        half = _middle(atoms)
        yield from self._fit(atoms[:half])
        yield from self._fit(atoms[half:])

    def _passage(self, atoms: list[_Atom]) -> Passage | None:
        passage = self._plain(atoms)
        header = self._header(passage, atoms)
        tidied = tidy(passage.text, self.vocabulary, pounds=self.pounds)
        plain = fold(passage.text)
        for words in (spell_out(tidied, self.meanings), tidied, ""):
            search = "" if words == plain else words
            if self.count(f"{header}\n{search or passage.text}") <= self.limit:
                return replace(passage, header=header, search_text=search)
        return None

    def _smallest(self, atom: _Atom) -> Passage:
        return self._plain([atom])

    def _plain(self, atoms: list[_Atom]) -> Passage:
        start, end = atoms[0].start, atoms[-1].end
        main = _main_block(atoms)
        certain = all(atom.block.locator.speaker_certain for atom in atoms)
        return Passage(
            passage_id=f"{self.document.document_id}:{start}-{end}",
            document_id=self.document.document_id,
            text=self.document.text[start:end],
            start=start,
            end=end,
            locator=replace(main.locator, speaker_certain=certain),
            kind=_kind(atoms, main),
            exempt=any(atom.block.exempt for atom in atoms),
        )

    def _header(self, passage: Passage, atoms: list[_Atom]) -> str:
        """The header, shortened from its end until it leaves room for the text."""
        context = _main_block(atoms).context
        header = header_of(self.document, passage.locator, context)
        if header not in self.headers:
            self.headers[header] = self._shortened(header)
        return self.headers[header]

    def _shortened(self, header: str) -> str:
        room = int(self.limit * HEADER_SHARE)
        words = header.split()
        while words and self.count(" ".join(words)) > room:
            words = words[: min(len(words) - 1, int(len(words) * 0.8))]
        return header if len(words) == len(header.split()) else " ".join(words)


def _runs(blocks: Sequence[Block], text: str) -> Iterator[list[Block]]:
    """Group neighbouring blocks that read as one and share a place."""
    run: list[Block] = []
    words = 0
    for block in blocks:
        size = len(text[block.start : block.end].split())
        if run and not _joins(run, words, block, size):
            yield run
            run, words = [], 0
        run.append(block)
        words += size
    if run:
        yield run


def _joins(run: list[Block], words: int, block: Block, size: int) -> bool:
    last = run[-1]
    a, b = last.locator, block.locator
    if last.exempt != block.exempt:
        return False
    if all(one.kind == "heading" for one in run):
        # A heading goes with what it heads, but not a whole chain of them with one another.
        return words <= SMALL and _same_item(last, block)
    if block.kind == "heading" or (a.agenda_item, a.speaker, a.time) != (
        b.agenda_item, b.speaker, b.time,
    ):  # fmt: skip
        return False
    if block.kind == "turn" and last.kind == "turn":
        return a.speaker_certain == b.speaker_certain or min(words, size) < EDGE
    if a.heading_path != b.heading_path or last.context != block.context:
        return False
    if a.paragraph != b.paragraph:
        return False
    follows = block.kind == "list-item" and last.kind in ("paragraph", "list-item", "resolution")
    if block.kind != last.kind and not follows:
        # A short resolution means little without the paragraph that it settles.
        settled = {block.kind, last.kind} <= {"paragraph", "resolution", "note"}
        settled = settled or (last.kind, block.kind) == ("list-item", "resolution")
        return settled and words + size <= GOOD and min(words, size) <= SMALL // 2
    if block.kind == "table-row":
        return words + size <= SMALL
    small = words < SMALL or size < SMALL // 3
    return words + size <= LARGE and (small or follows)


def _same_item(heading: Block, block: Block) -> bool:
    a, b = heading.locator, block.locator
    return (a.agenda_item, a.speaker) == (b.agenda_item, b.speaker) and (
        b.heading_path[: len(a.heading_path)] == a.heading_path or block.kind != "heading"
    )


def _main_block(atoms: Sequence[_Atom]) -> Block:
    """The block that most of the words stand in; a heading only when there is nothing else."""
    sizes: dict[int, int] = {}
    by_start: dict[int, Block] = {}
    for atom in atoms:
        by_start[atom.block.start] = atom.block
        weight = 0 if atom.block.kind == "heading" else atom.words
        sizes[atom.block.start] = sizes.get(atom.block.start, 0) + weight
    return by_start[max(sizes, key=lambda start: (sizes[start], -start))]


def _kind(atoms: Sequence[_Atom], main: Block) -> BlockKind:
    """The main block's kind, but "resolution" where a good part of the words resolve."""
    total = sum(atom.words for atom in atoms)
    resolved = sum(atom.words for atom in atoms if atom.block.kind == "resolution")
    return "resolution" if resolved * 4 >= total else main.kind


def _atoms(block: Block, text: str) -> list[_Atom]:
    """The sentences of a block; one of more than LARGE words is parted between words."""
    atoms: list[_Atom] = []
    for start, end in sentence_spans(text[block.start : block.end], block.start):
        atom = _Atom(start, end, max(1, len(text[start:end].split())), block)
        atoms.extend(_part(atom, text))
    return atoms


def _part(atom: _Atom, text: str) -> list[_Atom]:
    if atom.words <= LARGE:
        return [atom]
    halves = _halve(atom, text)
    return [atom] if len(halves) == 1 else [a for half in halves for a in _part(half, text)]


def _halve(atom: _Atom, text: str) -> list[_Atom]:
    """Two halves of an atom, between words if it has several, else between characters."""
    words = text[atom.start : atom.end]
    if len(words) < 2:
        return [atom]
    middle = len(words) // 2
    gaps = [i for i, character in enumerate(words) if character.isspace()]
    cut = min(gaps, key=lambda i: abs(i - middle)) if gaps else middle
    right = cut
    while right < len(words) and words[right].isspace():
        right += 1
    left = len(words[:cut].rstrip())
    if not left or right >= len(words):
        return [atom]
    first, second = words[:left], words[right:]
    return [
        _Atom(atom.start, atom.start + left, max(1, len(first.split())), atom.block),
        _Atom(atom.start + right, atom.end, max(1, len(second.split())), atom.block),
    ]


def _middle(atoms: Sequence[_Atom]) -> int:
    """Where to part atoms so that both sides hold nearly the same number of words."""
    total, reached = sum(atom.words for atom in atoms), 0
    for at, atom in enumerate(atoms[:-1], 1):
        reached += atom.words
        if reached * 2 >= total:
            return at
    return len(atoms) - 1
