"""Chooses what to say: the sentence that leads, at most a few that support it, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.answering.around import compares, goes_on, joined, widen
from assistant.answering.candidates import Candidate
from assistant.answering.fitness import contrary_to, turned_round, unfit
from assistant.answering.lists import is_all_asked_for, the_list, told_one_by_one
from assistant.answering.nonanswers import puts_off
from assistant.answering.onward import WORDS, carried_on, introduces_list
from assistant.answering.people import same_person
from assistant.answering.quoting import words_in
from assistant.answering.replies import question_before, reply_to
from assistant.answering.rows import at_its_figure, by_date, one_a_date, other_figures
from assistant.answering.runs import whole_list
from assistant.answering.sureness import sureness
from assistant.understanding.question import FIGURES, Question
from assistant.understanding.words import stems
from corpus.types import Document

Shape = Literal["lead", "dated-list", "differing"]
ANSWER_WORDS = 90
# So sure of the answering words the reader must be for what looks like putting off to answer.
SPANNED = 0.95
KIND_MARGIN = 0.55
# "What was she told when she asked …?": the reply, not the words in which it was asked.
_TOLD = re.compile(
    r"\bwhat (?:was|were) (?:\w+[\s.]+){1,5}told\b|"
    r"\bwhat (?:answer|reply) (?:did|was|were|has|have)\b|"
    r"\bhow (?:was|were) (?:that|this|it|the question|"
    r"(?:\w+[\s.’'-]+){1,5}(?:question|query)) answered\b|"
    r"\b(?:asked|queried|questioned|wondered|wanted to know)\b[^.?!]*[.?!] "
    r"(?:why|what|when|where|how|who|which)\b",
    re.I,
)
# How sure a reply must be, as a share of the words that it replies to.
REPLY = 0.1
# How sure a supporting sentence must be, as a share of the lead; less where several things are
# asked for, and beside a lead that is itself unsure.
CLOSE, LOOSE, UNSURE = 0.3, 0.2, 0.85
SEVERAL = frozenset({"list", "summary", "change", "decision", "promise"})


@dataclass(frozen=True, slots=True)
class Choice:
    """What to say, in order, and how to lay it out; empty when nothing answers.

    A dated list begins with its earliest and its latest row; those between follow in order.
    ``sure`` is how likely (0 to 1) it answers; ``contrary`` is what says the opposite
    of what the question supposes, where that is why there is no answer.
    """

    candidates: tuple[Candidate, ...]
    shape: Shape = "lead"
    sure: float = 0.0
    contrary: Candidate | None = None


def choose(
    question: Question,
    ranked: Sequence[Candidate],
    threshold: float,
    document_of: Callable[[str], Document],
) -> Choice:
    """Choose from candidates by confidence, best first; less sure than ``threshold``: nothing.

    ``document_of(document_id)`` gives a document, in which the rest of a list is looked up.
    """
    sure = sureness(question, ranked)
    if sure < threshold:
        return Choice((), sure=sure)
    return replace(_chosen(question, ranked, threshold, document_of, sure), sure=sure)


def _chosen(
    question: Question,
    ranked: Sequence[Candidate],
    threshold: float,
    document_of: Callable[[str], Document],
    sure: float,
) -> Choice:
    bar = min([threshold, *(c.confidence for c in ranked[:1])])
    able = [c for c in ranked if c.confidence >= bar and not c.features.get("label")]
    if not able:
        return Choice(())
    spanned = able[0].features.get("spanned", 0.0)
    if spanned < SPANNED and puts_off(question, able[0].text, sure):
        return Choice(())
    lead = _of_the_kind(able[0], ranked)
    if threshold > 0:  # at 0 nothing is to be refused
        contrary = contrary_to(question, lead, document_of)
        contrary = contrary or turned_round(question, lead, ranked)
        if contrary is not None or unfit(question, lead, sure):
            return Choice((), contrary=contrary)
    if _TOLD.search(question.search_text) and _is_asking(question, lead):
        reply = reply_to(lead, ranked)
        lead = reply if reply and reply.confidence >= REPLY * lead.confidence else lead
    if question.latest:
        near = [c for c in able if c.confidence >= 0.8 * lead.confidence]
        dated = [c for c in near if c.info.meeting_date]
        if dated:
            lead = max(dated, key=lambda c: (c.info.meeting_date, c.confidence))
    if question.wanted == "change":
        rows = one_a_date(question, lead, ranked)
        if len(rows) > 1:
            rows = [at_its_figure(question, row) for row in rows]
            return Choice((rows[0], rows[-1], *rows[1:-1]), "dated-list")
    if question.wanted in FIGURES and not question.years:
        rivals = other_figures(question, lead, able)
        if rivals:
            rows = sorted([lead, *rivals], key=by_date)
            return Choice(tuple(rows), "differing")

    def onward(candidate: Candidate) -> Candidate:
        return carried_on(candidate, document_of(candidate.info.document_id), ranked)

    listed = the_list(question, lead, ranked, document_of)
    if listed is not None:
        if is_all_asked_for(question, listed, document_of(listed.info.document_id)):
            return Choice((listed,))
        beside = [c for c in _support(question, lead, ranked) if _overlap(c, listed) < 0.6]
        return Choice(tuple(_within(ANSWER_WORDS, [listed, *beside], onward)))
    apart = told_one_by_one(question, lead, ranked, document_of)
    if apart:
        return Choice(tuple(_within(ANSWER_WORDS, apart, lambda c: c)))
    supports = _support(question, lead, ranked)
    more = goes_on(question, lead, ranked)
    if not more and supports and supports[0].confidence >= 0.9 * lead.confidence:
        wide = lead
    else:
        wide = widen(lead, ranked, onward=more)
        supports = [c for c in supports if _overlap(c, wide) < 0.6]
    asked = question_before(wide, ranked) if lead.features["sentence"] < 0.4 else None
    if asked is not None and asked.features["sentence"] > lead.features["sentence"]:
        supports = [asked, *(c for c in supports if _overlap(c, asked) < 0.6)]
    document = document_of(wide.info.document_id)
    wide, supports = joined(wide, supports, document.text)
    wide = _led_on(wide, lead, ranked, document)
    whole = [wide, *supports]
    return Choice(
        tuple(_within(ANSWER_WORDS, whole, lambda c: _listed(c, document_of) or onward(c)))
    )


def _is_asking(question: Question, lead: Candidate) -> bool:
    """Whether the lead is the asking itself, or is said by somebody whom the question names."""
    speaker = lead.block.locator.speaker
    named = speaker is not None and any(same_person(name, speaker) for name in question.names)
    return named or bool(lead.features["asks"])


def _listed(candidate: Candidate, document_of: Callable[[str], Document]) -> Candidate | None:
    """The list that the candidate introduces or the table that it is a row of, if any."""
    if not _needs_more(candidate):
        return None
    return whole_list(candidate, document_of(candidate.info.document_id))


def _needs_more(candidate: Candidate) -> bool:
    """Whether words introduce something, or are a row, and say little by themselves."""
    return introduces_list(candidate.text) or candidate.block.kind == "table-row"


def _led_on(
    wide: Candidate, lead: Candidate, ranked: Sequence[Candidate], document: Document
) -> Candidate:
    """The widened lead with what it leads up to; from the lead itself on where, with what stands
    before that, there is no room for all."""
    whole = carried_on(wide, document, ranked, limit=2 * WORDS)
    if words_in(whole.whole) > WORDS and wide.start < lead.start:
        said = document.text[lead.start : wide.end]
        wide = replace(wide, start=lead.start, text=said)
    return carried_on(wide, document, ranked)


def _of_the_kind(lead: Candidate, ranked: Sequence[Candidate]) -> Candidate:
    """The lead, or one nearly as sure that holds the kind of thing asked for where it does not."""
    if lead.features["kind"] >= 1.0:
        return lead
    floor = KIND_MARGIN * lead.confidence
    for candidate in ranked:
        if candidate.confidence < floor:
            break
        if candidate.features["kind"] >= 1.0 and not candidate.features.get("label"):
            return candidate
    return lead


def _within(
    limit: int, chosen: Sequence[Candidate], completed: Callable[[Candidate], Candidate]
) -> list[Candidate]:
    """The first of ``chosen``, and as many more as keep the quotes to ``limit`` words.

    Each of those is ``completed``; a sentence is left as it is where it fits only so, but words
    that introduce are not left without what they introduce, nor a row without its table.
    """
    kept, room = [chosen[0]], limit - words_in(chosen[0].whole)
    for candidate in chosen[1:]:
        forms = [completed(candidate)]
        if not _needs_more(candidate):
            forms.append(candidate)
        if all(_among(form, kept) for form in forms):
            continue
        forms = [f for f in forms if words_in(f.whole) <= room and not _among(f, kept)]
        if not forms:
            break
        kept.append(forms[0])
        room -= words_in(forms[0].whole)
    return kept


def _among(candidate: Candidate, kept: Sequence[Candidate]) -> bool:
    """Whether a candidate overlaps, or says nothing that is not said in, one of ``kept``."""
    return any(_overlap(candidate, other) == 1.0 for other in kept)


def _support(question: Question, lead: Candidate, ranked: Sequence[Candidate]) -> list[Candidate]:
    """At most three sentences that bear on the question and say something more.

    How sure they must be goes by the lead: beside one that is less than sure, the next
    likeliest help the reader to judge, though by themselves they would not be an answer.
    """
    several = question.wanted in SEVERAL or compares(question)
    most = 3 if several else 2
    floor = LOOSE if several or lead.confidence < UNSURE else CLOSE
    kept: list[Candidate] = []
    for candidate in ranked:
        if len(kept) == most or candidate.confidence < floor * lead.confidence:
            break
        if candidate is lead or candidate.features.get("label"):
            continue
        if candidate.features["by"] < lead.features["by"]:
            continue  # another's words do not bear out what somebody is said to have said
        if all(_overlap(candidate, other) < 0.6 for other in (lead, *kept)):
            kept.append(candidate)
    same = [c for c in kept if c.info.document_id == lead.info.document_id]
    return same + [c for c in kept if c not in same]


def _overlap(a: Candidate, b: Candidate) -> float:
    if a.info.document_id == b.info.document_id and any(
        x.start < y.end and y.start < x.end for x in (a, *a.rest) for y in (b, *b.rest)
    ):
        return 1.0
    x, y = set(stems(a.whole)), set(stems(b.whole))
    return len(x & y) / max(1, min(len(x), len(y)))
