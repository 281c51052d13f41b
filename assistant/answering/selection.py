"""Chooses what to say: the sentence that leads, at most a few that support it, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.answering.around import OF_NO_KIND, compares, goes_on, joined, widen
from assistant.answering.candidates import Candidate
from assistant.answering.lists import is_all_asked_for, the_list, told_one_by_one
from assistant.answering.nonanswers import denied_by, off_subject, puts_off, sides_with
from assistant.answering.people import same_person
from assistant.answering.quoting import words_in
from assistant.answering.replies import question_before, reply_to
from assistant.answering.rows import at_its_figure, by_date, one_a_date, other_figures
from assistant.answering.runs import introduces_list, whole_list
from assistant.answering.sureness import sureness
from assistant.understanding.question import FIGURES, Question
from assistant.understanding.words import stem, stems
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
    r"(?:\w+[\s.’'-]+){1,5}(?:question|query)) answered\b",
    re.I,
)
# How sure a reply must be, as a share of the words that it replies to.
REPLY = 0.1
# Kinds that a sentence either holds or does not answer, and how little is not at all.
PARTICULAR = frozenset({"date"})
# A reason may stand without a word that says so, where the choice is surer than usual.
REASON_UNSAID = 0.65
# What somebody said may be told without a word of its subject, where the choice is this sure.
SUBJECT_UNSAID = 0.75
# Questions that take for granted what the record may turn round: "why did they reject …?"
TAKEN_FOR_GRANTED = frozenset({"reason", *FIGURES})
# How sure a supporting sentence must be, as a share of the lead; less where several things are
# asked for, and beside a lead that is itself unsure.
CLOSE, LOOSE, UNSURE = 0.3, 0.2, 0.85
SEVERAL = frozenset({"list", "summary", "change", "decision", "promise"})


@dataclass(frozen=True, slots=True)
class Choice:
    """What to say, in order, and how to lay it out; empty when nothing answers.

    A dated list begins with its earliest and its latest row; those between follow in order.
    ``sure`` is how likely (0 to 1) it answers; ``contrary`` is the decision that says the opposite
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
        contrary = _contrary(question, lead, document_of)
        if contrary is not None or _unfit(question, lead, sure):
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
    listed = the_list(question, lead, ranked, document_of)
    if listed is not None:
        if is_all_asked_for(question, listed, document_of(listed.info.document_id)):
            return Choice((listed,))
        beside = [c for c in _support(question, lead, ranked) if _overlap(c, listed) < 0.6]
        return Choice(tuple(_within(ANSWER_WORDS, [listed, *beside])))
    apart = told_one_by_one(question, lead, ranked, document_of)
    if apart:
        return Choice(tuple(_within(ANSWER_WORDS, apart)))
    supports = _support(question, lead, ranked)
    onward = goes_on(question, lead, ranked)
    if not onward and supports and supports[0].confidence >= 0.9 * lead.confidence:
        wide = lead
    else:
        wide = widen(lead, ranked, onward=onward)
        supports = [c for c in supports if _overlap(c, wide) < 0.6]
    asked = question_before(wide, ranked) if lead.features["sentence"] < 0.4 else None
    if asked is not None and asked.features["sentence"] > lead.features["sentence"]:
        supports = [asked, *(c for c in supports if _overlap(c, asked) < 0.6)]
    whole = [_completed(c, document_of) for c in supports]
    kept: list[Candidate] = []
    for support in whole:
        if all(_overlap(support, other) < 1.0 for other in (wide, *kept)):
            kept.append(support)
    wide, kept = joined(wide, kept, document_of(wide.info.document_id).text)
    return Choice(tuple(_within(ANSWER_WORDS, [wide, *kept])))


def _is_asking(question: Question, lead: Candidate) -> bool:
    """Whether the lead is the asking itself, or is said by somebody whom the question names."""
    speaker = lead.block.locator.speaker
    named = speaker is not None and any(same_person(name, speaker) for name in question.names)
    return named or bool(lead.features["asks"])


def _unfit(question: Question, lead: Candidate, sure: float) -> bool:
    """Whether the lead lacks what an answer of its kind cannot do without."""
    of_no_kind = lead.features["kind"] < OF_NO_KIND
    if question.wanted in PARTICULAR and of_no_kind:
        return True
    if question.wanted == "reason" and of_no_kind and sure < REASON_UNSAID:
        return True
    if lead.features["opposed"] and question.wanted in TAKEN_FOR_GRANTED:
        return True
    about = f"{lead.before} {lead.text} {lead.after}"
    if question.wanted == "decision":
        about = f"{lead.hit.passage.text} {lead.hit.passage.header} {lead.info.title}"
    if lead.confidence < SUBJECT_UNSAID and off_subject(question, about):
        return True
    # A figure of none of the years asked about is another year's.
    return question.wanted in FIGURES and bool(question.years) and not lead.features["dated"]


def _contrary(
    question: Question, lead: Candidate, document_of: Callable[[str], Document]
) -> Candidate | None:
    """What was decided on the lead's item, where it is the opposite of what a "why" supposes."""
    item = lead.block.locator.agenda_item
    if question.wanted != "reason" or item is None or sides_with(question, lead.text):
        return None
    document = document_of(lead.info.document_id)
    subject = {stem(term) for term in question.topic}
    for block in document.blocks:
        if block.kind != "resolution" or block.locator.agenda_item != item:
            continue
        words = document.text[block.start : block.end]
        if denied_by(question, words) and not subject.isdisjoint(stems(words)):
            return replace(
                lead, block=block, start=block.start, end=block.end, text=words, mark=None
            )
    return None


def _completed(candidate: Candidate, document_of: Callable[[str], Document]) -> Candidate:
    """The candidate, with the list that it introduces or the table that it is a row of."""
    if not introduces_list(candidate.text) and candidate.block.kind != "table-row":
        return candidate
    return whole_list(candidate, document_of(candidate.info.document_id)) or candidate


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


def _within(limit: int, chosen: Sequence[Candidate]) -> list[Candidate]:
    """The first of ``chosen``, and as many more as keep the quotes to ``limit`` words."""
    kept, words = [chosen[0]], words_in(chosen[0].text)
    for candidate in chosen[1:]:
        words += words_in(candidate.text)
        if words > limit:
            break
        kept.append(candidate)
    return kept


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
    if a.info.document_id == b.info.document_id and a.start < b.end and b.start < a.end:
        return 1.0
    x, y = set(stems(a.text)), set(stems(b.text))
    return len(x & y) / max(1, min(len(x), len(y)))
