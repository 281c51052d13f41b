"""Finds what a sentence says will be done: "the Clerk will write", "would be corrected"."""

from __future__ import annotations

import re

from assistant.promises.cues import (
    ADVERB,
    ADVERBS,
    ANSWERING,
    BINDING,
    DOING,
    DONE,
    FOLLOW_UP,
    REPORTING,
    gerund,
)
from assistant.promises.parties import Cast, Party
from assistant.promises.sayings import SUBORDINATE, Clause
from assistant.promises.types import Strength

_HAVE = re.compile(r"\s+(?:an?|the|them|it|this|his|her|these|all|some|every)$")
_CLAUSE_START = re.compile(r"\bthat\b|[,;:–—]|\b(?:and|but|so)\b", re.IGNORECASE)
_LINK = re.compile(rf"^\W*(?:(?:and|but|then|that|so)\s+|{ADVERB}\s+)*")
_RELATIVE = re.compile(r"\b(?:which|who|that)\s+$|\b(?:which|who)\b[^,]*$")
_SAYS_THAT = re.compile(
    rf"\b(?:{REPORTING}|assurances?|undertaking|commitment|promise|guarantee|so|ensur\w+|clear|"
    rf"sure|"
    r"grounds|decided|resolved|aware|agrees|says|confirm|understanding)\b[^;]{0,110}?\bthat$"
)
_SAID_THAT = re.compile(rf"\b{REPORTING}\b[^,;]{{0,60}}\bthat\s+$")
_ASKING = re.compile(
    r"\b(?:ask(?:s|ed|ing)|quer(?:ies|ied|ying)|enquir(?:es|ed|ing)|inquir(?:es|ed|ing)|"
    r"wonder(?:s|ed|ing)|question(?:ed|ing)|suggest(?:s|ed|ing)|recommend(?:s|ed|ing)|"
    r"propos(?:es|ed|ing)|request(?:s|ed|ing)|hop(?:es|ed|ing)|urg(?:es|ed|ing))\b[^.;]*$",
    re.IGNORECASE,
)
_THEN_SAID = re.compile(
    rf"\b(?:and|but)\s+(?:[\w'’]+\s+){{0,5}}?{REPORTING}\b[^.;]*$|\bbut\b[^.;]*$"
)
_HAD_SAID = re.compile(
    rf"\b(?:had|having)\s+(?:been\s+)?{ADVERBS}{REPORTING}\b[^.;]*$", re.IGNORECASE
)
_HEARD = re.compile(rf"\b(?:was|were|been|is|are)\s+{ADVERBS}$")
_HAS_SAID = re.compile(rf"\b(?:has|have)\s+(?:been\s+)?{ADVERBS}{REPORTING}\b[^.;]*$")
_DOUBT = re.compile(
    r"\b(?:expects?|expected|hopes?|hoped|hopeful|believed?|likely|thought|estimated?|suggests?|"
    r"suspected|feared|warned|predicted|anticipated?)\b"
)
_SUPERLATIVE = re.compile(r"\b(?:least|most|best|only\s+\w+|all|thing|what|which|where)\s+\w+\s*$")
# Said of people who move or speak, these are no act that anybody could follow up.
_NO_FOLLOW_UP = frozenset(
    """transfer move open close walk wait hold keep go come start begin receive lead increase use
    run work follow advise let place stop join look feed return""".split()
)
_VAGUE = _NO_FOLLOW_UP | {gerund(verb) for verb in _NO_FOLLOW_UP}
_OF_THINGS = frozenset(
    """tell show get lead give make take find increase return see help bring receive need go come
    join look let keep hold show reflect use work raise serve""".split()
)
_WITH_PARTICLE = re.compile(
    r"\b(?:look\s+(?:into|at|again)|go\s+(?:back|away)|come\s+back|follow\s+(?:up|this)|"
    r"feed\s+(?:back|this|that|it)|work\s+(?:with|up|on)|"
    r"let\s+\w+(?:\s+\w+)?\s+(?:know|have)|keep\s+\w+(?:\s+\w+)?\s+(?:informed|updated)|"
    r"hold\s+(?:an?|the)|lead\s+(?:on|the|an?)|"
    r"open\s+(?:the|an?)|close\s+(?:the|an?)|move\s+(?:the|an?)(?!\s+(?:motion|amendment))|"
    r"use\s+(?:the|an?)|run\s+(?:an?|"
    r"the)|start\s+(?:the|an?|work)|begin\s+(?:the|an?|work)|"
    r"place\s+(?:an?|the)|join\s+the|advise\s+(?:the|members|councillors|residents|on|of)|"
    r"receive\s+(?:an?|the)\s+(?:report|update)|"
    r"increase\s+the|transfer\s+the)\b"
)
_MODAL = re.compile(
    rf"(?:\b(?P<modal>would|will|shall)|(?<=[a-z])['’](?:ll|d))\s+(?!not\b|never\b|no\b|"
    rf"rather\b)(?P<adverbs>(?:(?:{ADVERB}|instead|"
    r"be\s+able\s+to|be\s+happy\s+to|look\s+to|try\s+to|endeavour\s+to|continue\s+to|aim\s+to|"
    rf"be\s+asked\s+to|need\s+to)\s+)*)(?P<be>be\s+{ADVERBS})?(?P<verb>[a-z-]+)(?P<next>\s+[\w'’£$-]+)?"
)
_SAYS_WILL = re.compile(r"\b(?:would|will|shall)\b|['’](?:ll|d)\b", re.IGNORECASE)
_PLACED = re.compile(
    rf"\b(?P<modal>will|would|shall)\s+{ADVERBS}(?:(?:come|go|return|report|be\s+back|"
    rf"be\s+coming)\s+(?:back\s+)?(?:to|before)\s+"
    r"(?:the\s+|this\s+|our\s+|its\s+)?(?:next\s+|\w+\s+){0,6}?(?:panel|committee|cabinet|"
    r"council|board|meeting|members)\b|"
    r"be\s+(?:on|an?\s+item\s+on)\s+(?:the|its|an)\s+agenda)",
    re.IGNORECASE,
)


def futures(sentence: str, cast: Cast, *, report: bool) -> list[Clause]:
    """What a sentence says will or would be done, by whom, and how firmly."""
    if not _SAYS_WILL.search(sentence):
        return []
    made = [_modal(sentence, match, cast, report) for match in _MODAL.finditer(sentence)]
    found = [clause for clause in made if clause is not None]
    for match in _PLACED.finditer(sentence):
        before = sentence[: match.start()]
        if _ASKING.search(before) or _HAD_SAID.search(before) or SUBORDINATE.search(before):
            continue
        speaker = _speaker(sentence, before, cast)
        strength: Strength = "soft" if report or _DOUBT.search(before) else "firm"
        found.append(
            Clause("commitment", strength, match.start(), sentence, "will come", 0.7, speaker)
        )
    return found


def _modal(sentence: str, match: re.Match[str], cast: Cast, report: bool) -> Clause | None:
    """ "The Clerk will write", "said that she would circulate it", "would be corrected"."""
    before, verb = sentence[: match.start()], match["verb"]
    passive = bool(match["be"]) and verb in DONE
    going = bool(match["be"]) and verb in DOING
    having = verb == "have" and not match["be"] and bool(_HAVE.match(match["next"] or ""))
    if match["be"] and not (passive or going):
        return None
    if not match["be"] and verb not in FOLLOW_UP and not having and verb not in ("do", "see"):
        return None
    if verb == "see" and not re.match(
        r"\s+(?:to|that|what|whether|if)\b", sentence[match.end("verb") :]
    ):
        return None
    if "need to" in match["adverbs"]:
        return None
    clause_at = _clause_start(before, cast)
    own_words = before[clause_at:]
    if (_ASKING.search(before) and not _THEN_SAID.search(before)) or SUBORDINATE.search(own_words):
        return None
    if _HAD_SAID.search(before) or _SUPERLATIVE.search(before):
        return None
    subject = cast.subject(sentence, match.start(), clause_at)
    if subject is None and not _LINK.sub("", own_words, count=1).strip():
        subject = cast.subject(sentence, match.start()) or (
            cast.first(sentence) if going or not match["be"] else None
        )
    person = subject is not None and subject.kind != "body"
    if (
        match["modal"] in ("would", None)
        and not person
        and not passive
        and not re.search(BINDING, before)
    ):
        return None
    if not person and not passive and not going and verb in _OF_THINGS:
        return None
    if before[:clause_at].endswith("that") and not _SAYS_THAT.search(before[:clause_at]):
        return None  # "the actions that officers will take"
    relative = bool(_RELATIVE.search(before)) and not _SAID_THAT.search(before)
    strength, score = _strength(sentence, match, subject, passive=passive, report=report)
    if relative or _DOUBT.search(before) or _HAS_SAID.search(before):
        strength = "soft"
    speaker = _speaker(sentence, before, cast)
    what = sentence[clause_at:] if passive else sentence[match.start("verb") :]
    actor = subject if person and not passive else None
    return Clause(
        "commitment", strength, match.start(), what, "will", score, speaker or subject, actor
    )


def _clause_start(before: str, cast: Cast) -> int:
    """Where the clause that ends ``before`` begins; "and" between two parties begins none."""
    for match in reversed(list(_CLAUSE_START.finditer(before))):
        if match.group().lower() == "and":
            ends = [p.end for p in cast.parties(before, 0, match.start())]
            if ends and not before[ends[-1] : match.start()].strip():
                continue
        return match.end()
    return 0


def _strength(
    sentence: str, match: re.Match[str], subject: Party | None, *, passive: bool, report: bool
) -> tuple[Strength, float]:
    before, verb = sentence[: match.start()], match["verb"]
    binding = bool(re.search(rf"\b{BINDING}\b", before))
    if report:
        return "soft", 0.5
    if subject is not None and subject.kind != "body" and not passive:
        vague = verb in _VAGUE and not _WITH_PARTICLE.match(sentence, match.start("verb"))
        return (
            ("soft", 0.5)
            if vague or (match["be"] and verb in ("working", "looking"))
            else ("firm", 0.85)
        )
    if verb == "taken" and not re.match(
        r"\s+(?:up|back|away|forward|into|on)\b", sentence[match.end("verb") :]
    ):
        return "soft", 0.4  # "the item would be taken first"
    if passive and (verb in ANSWERING or binding):
        return "firm", 0.75
    return ("firm", 0.7) if binding and _speaker_said(before) else ("soft", 0.5)


def _speaker_said(before: str) -> bool:
    return bool(re.search(rf"\b{REPORTING}\b", before))


def _speaker(sentence: str, before: str, cast: Cast) -> Party | None:
    verbs = list(re.finditer(rf"\b{REPORTING}\b", before))
    if not verbs:
        return None
    if _HEARD.search(before[: verbs[-1].start()]):
        by = re.compile(r"\s+by\s+").match(before, verbs[-1].end())
        return cast.at(sentence, by.end()) if by else None
    return cast.subject(sentence, verbs[-1].start()) or cast.first(sentence)
