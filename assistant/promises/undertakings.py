"""Finds undertakings in a sentence of minutes or of a report: who will do what."""

from __future__ import annotations

import re

from assistant.promises.cues import ADVERB, ANSWERING, BINDING, DOING, DONE, FOLLOW_UP, REPORTING
from assistant.promises.intentions import intentions, to_be_done
from assistant.promises.parties import Cast, Party
from assistant.promises.sayings import (
    ADVERBS,
    SUBORDINATE,
    Clause,
    has_been,
    perfect,
    told,
    was_before,
)
from assistant.promises.types import PromiseKind, Strength

_TO_ACT = re.compile(
    r"\b(?P<cue>agree[ds]?|undertook|undertakes?|promise[ds]?|offer(?:ed|s)|volunteer(?:ed|s)|"
    r"pledge[ds]?|consent(?:ed|s)|committed(?:\s+(?:himself|herself|themselves|itself|officers|"
    r"the\s+\w+))?|(?:was|were|is|are|would\s+be)\s+(?:also\s+)?(?:happy|pleased|willing|prepared|"
    rf"content))\s+to\s+{ADVERBS}(?P<verb>[a-z-]+)",
    re.IGNORECASE,
)
_NO_ACTS = frozenset("disagree differ the this that a an his her these those any see it".split())
_TO_DOING = re.compile(rf"\bcommitted\s+to\s+{ADVERBS}(?P<verb>[a-z-]+ing)\b")
_UNDERTAKING = re.compile(
    r"\b(?:gave|gives|given|giving|made|provided|offered)\s+(?:an?|his|her|their|its|the|that|"
    r"this)\s+"
    r"(?:\w+\s+)?(?:undertaking|assurance|commitment|promise|guarantee|pledge)s?\b[^.;]{0,60}?"
    r"\b(?P<link>that|to)\s+",
)
_OFFERED = re.compile(
    r"\boffered\s+(?:(?:an?|the|some|further|to)\s+)*(?:\w+\s+){0,2}?(?P<what>(?:meeting|visit|"
    r"briefing|figures|copy|copies|tour|training|demonstration|session|presentation)\b[^.;]*)"
)
_MODAL = re.compile(
    rf"\b(?P<modal>would|will|shall)\s+(?!not\b|never\b|no\b|"
    rf"rather\b)(?P<adverbs>(?:(?:{ADVERB}|instead|"
    r"be\s+able\s+to|be\s+happy\s+to|look\s+to|try\s+to|endeavour\s+to|continue\s+to|aim\s+to|"
    rf"be\s+asked\s+to|need\s+to)\s+)*)(?P<be>be\s+{ADVERBS})?(?P<verb>[a-z-]+)(?P<next>\s+[\w'’£$-]+)?"
)
_HAVE = re.compile(r"\s+(?:an?|the|them|it|this|his|her|these|all|some|every)$")
_PLACED = re.compile(
    rf"\b(?P<modal>will|would|shall)\s+{ADVERBS}(?:(?:come|go|return|report|be\s+back|"
    rf"be\s+coming)\s+(?:back\s+)?(?:to|before)\s+"
    r"(?:the\s+|this\s+|our\s+|its\s+)?(?:next\s+|\w+\s+){0,6}?(?:panel|committee|cabinet|"
    r"council|board|meeting|members)\b|"
    r"be\s+(?:on|an?\s+item\s+on)\s+(?:the|its|an)\s+agenda)",
    re.IGNORECASE,
)
_LED_TO = re.compile(r"\s+(?:(?:and|&|/|,)\s+)?(?:also\s+)?to\s+(?P<verb>[a-z-]+)\b")
_START = re.compile(
    r"(?:^|(?<=[:;–—•])\s+|(?<=\s-)\s+)(?:(?:ACTION|Action|Actions|AP|"
    r"Decision)\b[\s\d.]*[:–—-]*\s*)?"
)
_AND = re.compile(r"\s*(?:and|&|/|,|\+)\s*")
_CLAUSE_START = re.compile(r"\bthat\b|[,;:–—]|\b(?:and|but|so)\b", re.IGNORECASE)
_LINK = re.compile(rf"^\W*(?:(?:and|but|then|that|so)\s+|{ADVERB}\s+)*")
_RELATIVE = re.compile(r"\b(?:which|who|that)\s+$|\b(?:which|who)\b[^,]*$")
_SAID_THAT = re.compile(rf"\b{REPORTING}\b[^,;]{{0,60}}\bthat\s+$")
_ASKING = re.compile(
    r"\b(?:ask|quer|enquir|inquir|wonder|question|suggest|recommend|propos|request|hop|"
    r"urg)\w*\b[^.;]*$",
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
    run work follow advise let place stop join look feed""".split()
)
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


def undertakings(sentence: str, cast: Cast, *, report: bool) -> list[Clause]:
    """What the people and bodies of a sentence say that they or others will do.

    In a report's prose, where ``report`` is True, "will" states an intention: soft.
    """
    found = [_to_act(sentence, match, cast) for match in _TO_ACT.finditer(sentence)]
    found += [_by_noun(sentence, match, cast) for match in _UNDERTAKING.finditer(sentence)]
    found += [_modal(sentence, match, cast, report) for match in _MODAL.finditer(sentence)]
    clauses = [clause for clause in found if clause is not None]
    clauses += _other_forms(sentence, cast, report)
    clauses += _party_to_act(sentence, cast)
    clauses += intentions(sentence, cast)
    left = None if report else to_be_done(sentence)
    if left is not None:
        clauses.append(left)
    return clauses


def _to_act(sentence: str, match: re.Match[str], cast: Cast) -> Clause | None:
    """ "Agreed to make the correction", "undertook to circulate", "was happy to provide"."""
    verb, cue = match["verb"].lower(), match["cue"].lower()
    before = sentence[: match.start()]
    happy = cue.endswith(("happy", "pleased", "content", "willing", "prepared"))
    if verb in _NO_ACTS or (verb not in FOLLOW_UP and (happy or verb == "be")):
        return None
    if verb in ("note", "accept", "receive", "support") and not cue.startswith("agree"):
        return None
    if was_before(before) or re.search(r"\b(?:if|whether|when)\b[^,;]*$", before, re.IGNORECASE):
        return None
    if told(sentence, match.start()):
        return None
    strength: Strength = "soft" if has_been(before) else "firm"
    subject = cast.subject(sentence, match.start())
    if subject is None and before.strip(" \"'“-–·•*"):
        subject = cast.first(sentence)
        if subject is None or subject.kind == "body":
            return None
    kind: PromiseKind = "commitment"
    if subject is not None and subject.kind == "body":
        if cue.startswith("agree") and strength == "firm":
            kind = "resolution"
        elif _outside(subject, cast):
            strength = "soft"
    what = sentence[match.start("verb") :]
    return Clause(kind, strength, match.start(), what, f"{cue} to", 0.95, subject, subject)


def _outside(subject: Party, cast: Cast) -> bool:
    """Whether a body is another than the one that meets."""
    words = subject.words.casefold().removeprefix("the ")
    own = ("panel", "committee", "members", "meeting", "councillors")
    return not words.endswith(own) and words not in (cast.body or "").casefold()


def _by_noun(sentence: str, match: re.Match[str], cast: Cast) -> Clause | None:
    """ "Gave an undertaking that no tenant would be moved"."""
    rest, before = sentence[match.end() :], sentence[: match.start()]
    if match["link"] == "that" and not re.search(r"\b(?:will|would|shall)\b", rest):
        return None
    if perfect(before) or re.search(r"\b(?:no|unable|not|could not)\b[^,]*$", before):
        return None
    subject = cast.subject(sentence, match.start()) or cast.first(sentence)
    return Clause("commitment", "firm", match.start(), rest, "undertaking", 0.9, subject, subject)


def _modal(sentence: str, match: re.Match[str], cast: Cast, report: bool) -> Clause | None:
    """ "The Clerk will write", "said that she would circulate it", "would be corrected"."""
    before, verb = sentence[: match.start()], match["verb"]
    passive = bool(match["be"]) and verb in DONE
    going = bool(match["be"]) and verb in DOING
    having = verb == "have" and not match["be"] and bool(_HAVE.match(match["next"] or ""))
    if match["be"] and not (passive or going):
        return None
    if not match["be"] and verb not in FOLLOW_UP and not having and verb != "do":
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
    if subject is None and not own_words[_LINK.match(own_words).end() :].strip():  # type: ignore[union-attr]
        subject = cast.subject(sentence, match.start()) or (
            cast.first(sentence) if going or not match["be"] else None
        )
    person = subject is not None and subject.kind != "body"
    if match["modal"] == "would" and not person and not passive and not re.search(BINDING, before):
        return None
    if not person and not passive and not going and verb in _OF_THINGS:
        return None
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
        vague = verb in _NO_FOLLOW_UP and not _WITH_PARTICLE.match(sentence, match.start("verb"))
        return (
            ("soft", 0.5)
            if vague or (match["be"] and verb in ("working", "looking"))
            else ("firm", 0.85)
        )
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


def _other_forms(sentence: str, cast: Cast, report: bool) -> list[Clause]:
    found: list[Clause] = []
    for match in _TO_DOING.finditer(sentence):
        subject = cast.subject(sentence, match.start())
        before = sentence[: match.start()]
        if subject and match["verb"] in DOING and not perfect(before) and not was_before(before):
            what = sentence[match.start("verb") :]
            found.append(
                Clause(
                    "commitment", "firm", match.start(), what, "committed to", 0.8, subject, subject
                )
            )
    for match in _PLACED.finditer(sentence):
        before = sentence[: match.start()]
        if _ASKING.search(before) or _HAD_SAID.search(before) or SUBORDINATE.search(before):
            continue
        speaker = _speaker(sentence, before, cast)
        strength: Strength = "soft" if report or _DOUBT.search(before) else "firm"
        found.append(
            Clause("commitment", strength, match.start(), sentence, "will come", 0.7, speaker)
        )
    offered = _OFFERED.search(sentence)
    if offered and not perfect(sentence[: offered.start()]):
        subject = cast.subject(sentence, offered.start())
        if subject is not None:
            what = offered["what"]
            found.append(
                Clause(
                    "commitment", "firm", offered.start(), what, "offered", 0.6, subject, subject
                )
            )
    return found


def _party_to_act(sentence: str, cast: Cast) -> list[Clause]:
    """ "Clerk to write", "Officers to circulate", "RF and JT to collect the keys"."""
    found = []
    for start in _START.finditer(sentence):
        party = cast.at(sentence, start.end())
        if party is None or party.kind == "pronoun":
            continue
        end = party.end
        joined = _AND.match(sentence, end)
        while joined:
            other = cast.at(sentence, joined.end())
            if other is None:
                break
            end = other.end
            joined = _AND.match(sentence, end)
        match = _LED_TO.match(sentence, end)
        if match is None or match["verb"] not in (FOLLOW_UP | {"do", "have", "be"}):
            continue
        who = Party(party.start, end, sentence[party.start : end], party.kind)
        if match["verb"] == "be":
            continue  # "officers to be contacted" names no one to do it
        what = sentence[match.start("verb") :]
        found.append(Clause("commitment", "firm", party.start, what, "to act", 0.9, who, who))
    return found
