"""Finds undertakings in a sentence of minutes or of a report: who will do what."""

from __future__ import annotations

import re

from assistant.promises.cues import ADVERBS, DOING, FOLLOW_UP
from assistant.promises.futures import futures
from assistant.promises.intentions import intentions, to_be_done
from assistant.promises.parties import Cast, Party
from assistant.promises.sayings import (
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
_ASSENT = re.compile(
    r"\bagreed\s+to\s+(?:this|these|do\s+(?:so|this|that)|(?:the|this|that)\s+request)\b"
    r"|\b(?:said|confirmed|replied|advised|stated)\s+(?:that\s+)?(?:this|it|that)\s+(?:could|"
    r"would|can|will)\s+"
    r"be\s+(?:arranged|done|looked\s+(?:at|into)|provided|organised|actioned)\b"
)
# "Undertook that …", "gave her word that …", "agreed that this be included".
_BOUND = re.compile(
    r"\b(?P<word>undertook|promised|pledged|guaranteed|vowed|gave\s+(?:his|her|"
    r"their)\s+word)\s+(?:\w+\s+){0,3}?that\s+"
    r"(?=[^.;]*\b(?:would|will|be)\b)"
    r"|\bagreed\s+(?:that\s+)?(?=(?:this|it|these|they|"
    r"the\s+[\w ]{3,40}?)\s+(?:should\s+)?be\s+[a-z]+ed\b)"
)
_OFFERED = re.compile(
    r"\boffered\s+(?:(?:an?|the|some|further|to)\s+)*(?:\w+\s+){0,2}?(?P<what>(?:meeting|visit|"
    r"briefing|figures|copy|copies|tour|training|demonstration|session|presentation)\b[^.;]*)"
)
_LED_TO = re.compile(
    r"\s+(?:(?:and|&|/|,)\s+)?(?:(?:is|are)\s+)?(?:also\s+)?to\s+(?P<verb>[a-z-]+)\b"
)
_START = re.compile(
    r"(?:^|(?<=[:;–—•])\s+|(?<=\s-)\s+)(?:(?:ACTION|Action|Actions|AP|"
    r"Decision)\b[\s\d.]*[:–—-]*\s*)?"
)
_AND = re.compile(r"\s*(?:and|&|/|,|\+)\s*")


def undertakings(sentence: str, cast: Cast, *, report: bool) -> list[Clause]:
    """What the people and bodies of a sentence say that they or others will do.

    In a report's prose, where ``report`` is True, "will" states an intention: soft.
    """
    found = [_to_act(sentence, match, cast) for match in _TO_ACT.finditer(sentence)]
    found += [_by_noun(sentence, match, cast) for match in _UNDERTAKING.finditer(sentence)]
    clauses = [clause for clause in found if clause is not None]
    for match in _BOUND.finditer(sentence):
        subject = cast.subject(sentence, match.start()) or cast.first(sentence)
        if subject is None or was_before(sentence[: match.start()]):
            continue
        if subject.kind != "body" or match["word"]:
            what = sentence[match.end() :]
            at = match.start()
            clauses.append(Clause("commitment", "firm", at, what, "bound", 0.85, subject, subject))
    assent = None if report else _ASSENT.search(sentence)
    if assent and not was_before(sentence[: assent.start()]):
        subject = cast.subject(sentence, assent.start()) or cast.first(sentence)
        if subject is not None and subject.kind != "body":
            at = assent.start()
            clauses.append(
                Clause("commitment", "firm", at, sentence, "assent", 0.6, subject, subject)
            )
    clauses += futures(sentence, cast, report=report)
    clauses += _other_forms(sentence, cast)
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


def _other_forms(sentence: str, cast: Cast) -> list[Clause]:
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
