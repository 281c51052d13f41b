"""Sentences of a document that tell what became of something: sent, still awaited, dropped.

Only the cue is looked for here; whether a sentence is about a given promise is for
``assistant.promises.evidence`` to say.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from corpus.sentences import sentence_spans, skip_marker
from corpus.types import Block, Document

Effect = Literal["done", "not-done", "pending", "superseded"]

# How far back the words may stand that say what a sentence is about.
SENTENCES_BEFORE = 2
SPOKEN_BEFORE = 450
# A reply of no more words than this ("It was.") is quoted with the sentence after it.
REPLY_WORDS = 6

_DELIVERED = (
    r"(?:sent|e-?mailed|circulated|provided|supplied|shared|forwarded|issued|published|"
    r"distributed|tabled|delivered|submitted|presented|brought|reported back|written(?: to)?|"
    r"completed|carried out|undertaken|done|actioned|implemented|installed|repaired|mended|"
    r"fixed|removed|replaced|corrected|amended|added|included|incorporated|arranged|held|trained|"
    r"appointed|set up|put (?:in place|on|right|into|back|up)|introduced|adopted|changed|updated|"
    r"checked|looked into|dealt with|resolved|rectified|received|recruited|purchased|ordered|"
    r"painted|planted|cleared|cut|collected|paid|signed|finished|concluded|opened|taken up)"
)
_HAS_BEEN = (
    r"(?:(?:was|were|(?:has|have|had)(?: all| both| each)?(?: now| since| already| also)? been|"
    r"(?:has|have|had|['’](?:s|ve|d)) been)"
    r"(?: now| since| duly| already| subsequently| also| all| both| then)*)"
)
_PATTERNS: tuple[tuple[Effect, str], ...] = (
    (
        "superseded",
        r"\bsupersed(?:ed|es)\b|\bovert(?:ook|aken)\b|\brescinded\b|\babandoned\b|"
        r"\bno longer (?:required|needed|necessary|relevant|proceeding|going ahead|applies)\b|"
        rf"\b(?:is|{_HAS_BEEN}) (?:withdrawn|dropped|cancelled|discontinued|stopped|revoked|"
        r"set aside|struck out|taken out|reversed)\b|"
        r"\brescinds\b|\b(?:would|will) not now\b|\bwithdr(?:ew|awn altogether)\b|"
        r"\b(?:was|were|is|are) at an end\b|"
        r"\b(?:would|will) not (?:now )?(?:proceed|go ahead|be pursued)\b|"
        r"\bno longer to be\b",
    ),
    (
        "not-done",
        rf"\b(?:not|never|n['’]t)(?: yet| ever| still| so far| now)*(?: been)? {_DELIVERED}\b|"
        r"\bstill (?:not|no|awaiting|awaited|waiting|outstanding|to be|hasn['’]t|haven['’]t|"
        r"had not|has not|have not|unresolved)\b|"
        r"\bnever (?:came|come|arrived|materiali[sz]ed|appeared|happened)\b|"
        r"\b(?:did|has|have|had)(?: not|n['’]t) (?:yet )?(?:come|arrived?|materiali[sz]ed?|"
        r"happen(?:ed)?|appear(?:ed)?|begun|started?)\b|"
        r"\bto date\b[^.]{0,40}\bnot\b|\b(?:remain(?:s|ed)?|is|are|was|were) (?:still )?"
        r"(?:outstanding|overdue|unresolved|incomplete)\b|\|\s*(?:outstanding|overdue)\b|"
        r"\bawaiting\b|\bstill got (?:no|not a)\b|\bstill not got\b|"
        r"\bno (?:reply|response|answer|progress|news)\b.{0,30}\b(?:received|had|made|yet)\b|"
        r"\bnever (?:been )?(?:had|seen|given)\b",
    ),
    (
        "done",
        rf"\b(?:{_HAS_BEEN}) {_DELIVERED}\b|"
        rf"\b(?:had|has|have|['’]ve)(?: now| since| already| also| duly)? {_DELIVERED}\b|"
        r"\b(?:had|has|have|['’]s|['’]ve)(?: now| since)? "
        r"(?:arrived|begun|started|written|gone out|been done|been out)\b|"
        r"\|\s*(?:done|completed?|closed|actioned|green)\b|\b(?:marked|shown|recorded) as "
        r"(?:complete|completed|done|closed)\b|"
        r"^(?:yes[, ]+)?(?:it|they|we|that|she|he) (?:was|did|were|has|have)\b"
        r"(?:[\s,]+(?:indeed|chair|councillor|(?-i:[A-Z][a-z]+)))?[.\s]*$|"
        r"\b(?:opened|started|began|finished) (?:on|in) (?:the )?(?:\d|(?-i:[A-Z]))|"
        r"\b(?:we|I|they|he|she|council) (?:wrote|sent|circulated|published|e-?mailed)\b|"
        r"\bthis is it\b|\bwent (?:on (?:the|to|our)|out to|live)\b|"
        r"\b(?:is|are) in the (?:pack|papers)\b|"
        r"\byou['’]ve (?:had|received)\b|\bmembers (?:had|have) (?:had|received|seen)\b|"
        r"\bas (?:requested|promised|undertaken|agreed) (?:at|by|in)\b|"
        r"\bthank(?:ed)?\b.{0,60}\bfor (?:sending|circulating|providing)\b",
    ),
    (
        "pending",
        r"\bnot yet due\b|\bin progress\b|\bin hand\b|\bongoing\b|\bexpected (?:on|in|by|to)\b|"
        r"\bdeferred\b|\bput (?:back|over)\b|"
        r"\bwould be (?:on the agenda|brought|reported|circulated)\b|"
        r"\b(?:had|has|have) (?:been )?(?:slipped|delayed|postponed)\b",
    ),
)  # fmt: skip
_COMPILED = tuple((effect, re.compile(pattern, re.I)) for effect, pattern in _PATTERNS)
# What reads like a cue and is none: a wish, a condition, a resolution's own wording, a question.
_UNREAL = re.compile(
    r"\b(?:if|unless|until|once|when|whether|should|could|would like|must|ought to|in order to|"
    r"(?:move|propose|recommend)(?:d|s|ed)? that|to (?:be|have been)|will (?:be|have been)|"
    r"shall be|may be|might be)\b[^.;]{0,40}$",
    re.I,
)


_NAMES_ITSELF = re.compile(r"^(?!(?:Yes|No|It|They|We|That|She|He|I|This|These)\b)", re.I)


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence with a cue: ``text[start:end]``; what it is about stands from ``since`` on."""

    start: int
    end: int
    since: int
    effect: Effect


def effect_of(sentence: str) -> Effect | None:
    """What a sentence says became of something, by its wording alone; None where nothing."""
    for effect, pattern in _COMPILED:
        for match in pattern.finditer(sentence):
            if not _UNREAL.search(sentence[: match.start()]):
                return effect
    return None


def mentions_of(document: Document) -> list[Mention]:
    """The sentences of a document that carry a cue, in order."""
    found: list[Mention] = []
    spoken = document.kind == "transcript"
    for number, block in enumerate(document.blocks):
        if block.kind in ("heading", "attendance"):
            continue
        spans = _sentences(document.text, block)
        for at, (start, end) in enumerate(spans):
            sentence = document.text[start:end]
            effect = None if sentence.rstrip().endswith("?") else effect_of(sentence)
            if effect is None:
                continue
            since = spans[max(0, at - SENTENCES_BEFORE)][0]
            if spoken:
                since = min(since, _spoken_since(document, number, start))
            short = len(sentence.split()) <= REPLY_WORDS and not _NAMES_ITSELF.match(sentence)
            if short and effect == "done":
                end = spans[at + 1][1] if at + 1 < len(spans) else _next_end(document, number, end)
            found.append(Mention(start, end, since, effect))
    return found


def _sentences(text: str, block: Block) -> list[tuple[int, int]]:
    if block.kind == "table-row":
        return [(block.start, block.end)]
    spans = sentence_spans(text[block.start : block.end], block.start)
    return [(skip_marker(text, a, b), b) for a, b in spans]


def _next_end(document: Document, number: int, end: int) -> int:
    """Where the next sentence ends, if the same speaker says it under the same item."""
    if number + 1 >= len(document.blocks):
        return end
    block, after = document.blocks[number], document.blocks[number + 1]
    same = (block.kind, block.exempt) == (after.kind, after.exempt)
    where, there = block.locator, after.locator
    if not same or (where.speaker, where.agenda_item) != (there.speaker, there.agenda_item):
        return end
    spans = sentence_spans(document.text[after.start : after.end], after.start)
    return spans[0][1] if spans else end


def _spoken_since(document: Document, number: int, start: int) -> int:
    """Where the words begin that a spoken sentence belongs to: its own turn and the one before."""
    blocks = document.blocks
    speaker, turns = blocks[number].locator.speaker, 0
    since = blocks[number].start
    while number and start - since < SPOKEN_BEFORE and blocks[number - 1].kind != "heading":
        number -= 1
        if blocks[number].locator.speaker != speaker:
            speaker, turns = blocks[number].locator.speaker, turns + 1
            if turns > 1:
                break
        since = blocks[number].start
    return max(since, start - SPOKEN_BEFORE)


def pack_mentions(mentions: Iterable[Mention]) -> str:
    """Mentions as JSON, for storing."""
    return json.dumps([[m.start, m.end, m.since, m.effect] for m in mentions])


def unpack_mentions(packed: str) -> list[Mention]:
    """What ``pack_mentions`` packed; entries of another shape are left out."""
    known = get_args(Effect)
    return [Mention(a, b, since, e) for a, b, since, e in json.loads(packed) if e in known]
