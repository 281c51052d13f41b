"""The cues of a promise in one spoken sentence: which words show it, of what kind, how firmly.

Each rule reads normalised speech (see ``speech``). A cue that only counts when something else
answers it or is answered by it is "weak": a plain question, or "I can do that".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.promises.spoken_verbs import (
    DONE,
    ING,
    MAKE_SURE,
    MEETING_TALK,
    OBJECT,
    PLAN,
    PLANNED,
    STRONG,
)
from assistant.promises.types import PromiseKind

Force = Literal["firm", "soft", "weak"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A rule's match, ``said[begin:end]``; ``actor`` is who must act if not the speaker."""

    kind: PromiseKind
    force: Force
    begin: int
    end: int
    rule: str
    score: float
    actor: str | None = None


_NOT = r"(?! not\b)(?! never\b)(?! no longer\b)"
_WILL = rf"(?:will|shall|(?:am|are) (?:now )?going to){_NOT}"
_HAPPY = (
    r"(?:(?:am|are|be) )?(?:happy|willing|content|glad|pleased|prepared|delighted) (?:enough )?to"
)
_AND = r"(?:(?:[a-z']+ ){0,2}(?:and|then|,) )?"
_OFFICER = (
    r"(?:officers|colleagues|someone|somebody|(?:the|my|our) (?:[a-z]+ ){0,3}?(?:team|service|"
    r"clerk|director|officers?|department|staff|crew|managers?|colleagues|engineers?|office))"
)
# Before "i will": these make it a condition, a report of words, or a question.
_NO_WILL = re.compile(
    r"\b(?:if|when|whether|how|what|why|where|until|unless|before|said|says|say|told|"
    r"thought|promised|assured|understood|remember|wish|imagine|assume|the way|doubt|"
    r"(?:said|told (?:us|you|me|them)|promised|says|thought) that|so that|means(?: that)?|"
    r"as far as|the more|pretend|because|in case|where that)$"
)
_NO_CAN = re.compile(
    r"\b(?:so|so that|that|where|how|what|whatever|whether|if|when|because|means|ways?|until|as|"
    r"than|before|all|everything|much|soon as|best|which|place|only thing)$"
)
_FRONTED = re.compile(
    r"\b(?:something|one|thing|comment|point|suggestion|idea|action|promise) that$"
)
_HOPE = re.compile(r"\b(?:hope|hopeful|hoping|think|expect|believe|guess|suspect|would)(?: that)?$")

_WILL_STRONG = re.compile(
    rf"\b(?P<who>i|we) (?:{_WILL}|would be {_HAPPY}|{_HAPPY}|undertake to|promise to|commit to|"
    rf"agree to|would like to (?=take|come back|follow|look into|go back|check|get back))"
    rf" (?:be )?(?:able to )?(?:try (?:to|and) |do (?:my|our) best to )?{_AND}(?P<verb>{STRONG}|{MAKE_SURE})"
)
_BARE = re.compile(  # the subject is left out: "happy to take that away", "will look into it"
    rf"(?:^|[,.] |\byes |\byeah |\byep |\bsure |\bchair |\bcouncillor |\band |\bso |\bokay )"
    rf"(?:{_HAPPY}|will{_NOT}|would be {_HAPPY}) (?P<verb>{STRONG}|{MAKE_SURE})"
)
_CAN_STRONG = re.compile(
    rf"\b(?P<who>i|we) (?:can|could|might){_NOT} (?:all )?{_AND}(?P<verb>{STRONG})"
)
_WHAT_I_CAN = re.compile(
    rf"\bwhat (?:i|we) (?P<aux>can|will|could|would like to) do (?:[a-z',]+ ){{0,14}}?is "
    rf"(?:to )?(?P<verb>{STRONG}|{MAKE_SURE})"
)
_LET_ME = re.compile(
    rf"\blet (?:me|us) (?P<verb>(?:take|come back|get back|look into|find|follow|go|double check|"
    r"speak to|investigate|check (?:that|this|with|and|on|whether|if|what))\b(?:[a-z' ]{0,30}))"
)
_LEAVE = re.compile(r"\bleave (?:that|it|this|those|them) (?:one )?with (?:me|us)\b")
_OFFICERS_WILL = re.compile(
    rf"\b(?P<actor>{_OFFICER}) (?:will|can|shall|are going to|is going to){_NOT} "
    rf"(?P<verb>{STRONG}|{MAKE_SURE})"
)
_HAVE_DONE = re.compile(  # "i will have that with you", "i will have my crew look", "have it ready"
    rf"\b(?P<who>i|we) (?:{_WILL}|should|can) have (?:{OBJECT}) (?:to you|with you|for you|ready|back|"
    r"done|in place|up and running|open|finished|completed?|available|poured|out|sorted|circulated|"
    r"sent|by|for|take|look|check|contact|follow|before|in time)\b"
)
_MINE_CREW = re.compile(
    rf"\bi {_WILL} (?:have|get) (?:my|our|the|some) (?:[a-z]+ ){{1,4}}?(?:to )?(?:take a look|look|"
    r"check|contact|follow|ring|email|send|write|come out|reach out|call|find)\b"
)
_WILL_BE_DONE = re.compile(
    rf"\b(?P<subject>that|it|this|they|those|these|which|there|[a-z]+) {_WILL} (?:all )?"
    rf"(?:be|get) (?P<done>{DONE})\b"
)
_COMES_HERE = re.compile(
    rf"\b(?:it|that|this|report|paper|policy|plan|one|they|proposal) (?:{_WILL}|would) (?:be )?"
    r"(?:come|coming|go|going|brought|return) (?:back |first )?(?:to|before|in front of) "
    r"(?:this|the|your|full|another|a future) (?:[a-z]+ )?"
    r"(?:committee|panel|council|board|scrutiny|meeting)\b"
)
_DO_THAT = re.compile(
    rf"\b(?:(?:i|we) (?:{_WILL}|can{_NOT}|would be {_HAPPY}|{_HAPPY}) (?:do|sort|arrange|action) "
    r"(?:that|it|this|so|something|both)|will do\b|(?:i|we) will(?= [.,]|$)|consider it done|"
    r"(?:that is|that will be) (?:fine|no problem|not a problem|done|doable)|can do(?= [.,]|$))"
)
_ANY_WILL = re.compile(
    rf"\b(?P<who>i|we) {_WILL} (?!be\b|see\b|say\b|have\b|need\b|start with|admit\b|come\b|move\b|"
    r"hand\b|pass\b|give\b|tell\b|explain\b|talk\b|cover\b|focus\b|show\b|read\b|stop\b|leave\b|"
    r"finish\b|close\b|open the|call\b|take (?:the|questions|that (?:one|question)|them)|go\b|ask\b|"
    r"invite\b|second\b|support\b|vote\b|propose\b|let\b|share my|bring\b|declare\b|adjourn\b|"
    r"put\b|try\b|confirm\b|mention\b|turn\b|answer\b|do\b|just\b|not\b|never\b|know\b|want\b|"
    r"hear\b|get\b|meet again|pause\b|begin\b|conclude\b|end\b|repeat\b|note\b|entertain\b|"
    r"allow\b|remind\b|summarise\b|describe\b|address\b|speak\b|run\b|walk\b|look\b|find\b|"
    r"suspect\b|remember\b|refer\b|reiterate\b|stick\b|keep\b|make (?:a|one|the|it) (?:point|"
    r"comment|quick|observation)|add\b|come\b|hope\b|welcome\b|thank\b|wait\b|draw\b)[a-z]+\b"
)
_PLANS = re.compile(rf"\b(?P<who>i|we) {_WILL} (?:also )?(?:{PLAN}|{ING})\b")
_AIM = re.compile(
    rf"\b(?:i|we) (?:aim|intend|plan|hope|propose|expect|(?:am|are) (?:hoping|aiming|planning|"
    rf"looking|intending|due|hopeful|expecting|committed)) (?:to|that|at)\b"
)
_AGREED_BEFORE = re.compile(
    r"\b(?:it is been|it has been|we have|it was|been) agreed (?:to|that)\b"
)
_PLANNED = re.compile(rf"\b(?:will|is going to|are going to) (?:all )?be (?:{PLANNED}|{DONE})\b")
_NEED = re.compile(
    rf"\b(?:i|we) (?:would |will |do |still )?(?:need|have|ought|want) to (?:{STRONG}|do (?:some )?more)"
)
_SEE_IF = re.compile(r"\b(?:i|we) will see (?:if|whether|what) (?:i|we|that|it|there)\b")


def commitments(said: str, names: str) -> list[Cue]:
    """Cues of undertakings in ``said``; ``names`` is a pattern of the names of those present."""
    found: list[Cue] = []

    def add(rule: str, match: re.Match[str], force: Force, score: float, actor: str = "") -> None:
        found.append(
            Cue("commitment", force, match.start(), match.end(), rule, score, actor or None)
        )

    if _DO_NOT_HOLD.search(said):
        return []
    for match in _WILL_STRONG.finditer(said):
        before = said[: match.start()].rstrip(" ,")
        if _NO_WILL.search(before):
            continue
        loose = before.endswith(" that") and not _FRONTED.search(before)
        sure = re.match(MAKE_SURE, match["verb"])
        object_after = said[match.end() :]
        hedged = _HOPE.search(before) or " try " in match.group() or " best to " in match.group()
        if (
            sure
            and match["who"] == "we"
            and not re.match(
                r" (?:that )?(?:that|it|this|they|those) (?:is|are|gets?|goes)", object_after
            )
        ):
            add("we-make-sure", match, "soft", 0.5)
        else:
            weak_think = hedged and not re.search(r"\bi think$", before)
            force: Force = "soft" if loose or weak_think else "firm"
            add("will", match, force, 0.9)
    for match in _BARE.finditer(said):
        add("happy-to", match, "firm", 0.85)
    for match in _CAN_STRONG.finditer(said):
        before = said[: match.start()].rstrip(" ,")
        if _NO_CAN.search(before) and not _FRONTED.search(before):
            continue
        if not re.search(r"\bconfirm\b", match.group()):
            could = re.search(r" (?:could|might) ", match.group())
            add("can", match, "soft" if could or _NO_WILL.search(before) else "firm", 0.75)
    for match in _WHAT_I_CAN.finditer(said):
        add("what-i-can-do", match, "soft" if match["aux"] == "could" else "firm", 0.85)
    for match in _LET_ME.finditer(said):
        add("let-me", match, "firm", 0.8)
    for match in _LEAVE.finditer(said):
        add("leave-with-me", match, "firm", 0.95)
    for match in _OFFICERS_WILL.finditer(said):
        if not _NO_WILL.search(said[: match.start()].rstrip(" ,")):
            add("officers-will", match, "firm", 0.7, match["actor"])
    if names:
        for match in re.finditer(
            rf"\b(?P<actor>{names}) (?:will|shall|can|is going to){_NOT} (?P<verb>{STRONG})", said
        ):
            add("named-will", match, "firm", 0.75, match["actor"])
    for pattern, rule in ((_HAVE_DONE, "have-it-done"), (_MINE_CREW, "have-it-done")):
        for match in pattern.finditer(said):
            if not _NO_WILL.search(said[: match.start()].rstrip(" ,")):
                add(rule, match, "firm", 0.8)
    for match in _WILL_BE_DONE.finditer(said):
        before = said[: match.start()].rstrip(" ,")
        if not _NO_WILL.search(before):
            pointing = match["subject"] in ("that", "it", "this", "those", "these", "they")
            add("will-be-done", match, "soft", 0.6 if pointing else 0.45)
    for match in _COMES_HERE.finditer(said):
        if not _NO_WILL.search(said[: match.start()].rstrip(" ,")):
            add("comes-here", match, "soft" if "would" in match.group() else "firm", 0.7)
    for match in _DO_THAT.finditer(said):
        before = said[: match.start()].rstrip(" ,")
        if not (_NO_WILL.search(before) or _NO_CAN.search(before)):
            add("do-that", match, "weak", 0.6)
    for match in _ANY_WILL.finditer(said):
        if not _NO_WILL.search(said[: match.start()].rstrip(" ,")):
            add("any-will", match, "weak", 0.4)
    if not found:
        for pattern, rule, score in _SOFT_RULES:
            soft = pattern.search(said)
            if soft and not _NO_WILL.search(said[: soft.start()].rstrip(" ,")):
                add(rule, soft, "soft", score)
                break
    return [cue for cue in found if not is_talk(said, cue)]


_SOFT_RULES = (
    (_AGREED_BEFORE, "agreed-before", 0.5),
    (_AIM, "aim", 0.4),
    (_PLANS, "plan", 0.35),
    (_SEE_IF, "see-if", 0.5),
    (_NEED, "need", 0.3),
    (_PLANNED, "planned", 0.3),
)
# Words that show that the sentence reports, refuses or only supposes.
_DO_NOT_HOLD = re.compile(
    r"\b(?:no commitment|promise after promise|(?:can|could) not (?:promise|guarantee|commit)|"
    r"is that (?:us|you|a) promis|not (?:a )?(?:promise|commitment))\b"
)


def is_talk(said: str, cue: Cue) -> bool:
    """True where the words round ``cue`` move the meeting on rather than undertake anything."""
    around = said[max(0, cue.begin - 12) : cue.end + 45]
    return bool(MEETING_TALK.search(around))
