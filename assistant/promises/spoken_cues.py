"""The cues of an undertaking in one spoken sentence: which words show it, and how firmly.

Each rule reads normalised speech (see ``speech``). A cue that only counts when it answers
something, or is answered, is "weak": a plain question, or "I can do that".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.promises.spoken_verbs import (
    DATED,
    DONE,
    ING,
    MAKE_SURE,
    MEETING_TALK,
    NO_ACT,
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
    r"(?:(?:am|are) )?(?:be )?(?:happy|willing|content|glad|(?<=be )(?:pleased|prepared|delighted))"
    r" (?:enough )?to"
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
    r"as far as|the more|pretend|because|in case|where that|(?:am|are|is) told|"
    r"not (?:think|believe|know|say|see|suppose|want|expect|imagine)(?: (?:that|how|if|whether|"
    r"what))?)$"
)
_NO_CAN = re.compile(
    r"\b(?:so|so that|that|where|how|what|whatever|whether|if|when|because|means|ways?|until|as|"
    r"than|before|all|everything|much|soon as|best|which|place|only thing|things|news|sure|"
    r"not (?:think|believe|know|say|see|suppose))$"
)
_FRONTED = re.compile(
    r"\b(?:something|one|thing|comment|point|suggestion|idea|action|promise) that$"
)
_HOPE = re.compile(r"\b(?:hope|hopeful|hoping|expect|believe|guess|suspect|would)(?: that)?$")

_WILL_STRONG = re.compile(
    rf"\b(?P<who>i|we) (?:{_WILL}|(?:would|will) be {_HAPPY}|{_HAPPY}|undertake to|promise to|"
    rf"commit to|"
    rf"agree to|would like to(?= (?:take|come back|follow|look into|go back|check|get back)))"
    rf" (?:be )?(?:able to )?(?:try (?:to|and) |do (?:my|our) best to )?{_AND}"
    rf"(?P<verb>{STRONG}|{MAKE_SURE})"
)
_SURE_OF_IT = re.compile(r" (?:that )?(?:that|it|this|they|those) (?:is|are|gets?|goes|happens)")
_BARE = re.compile(  # the subject is left out: "happy to take that away", "will look into it"
    rf"(?:(?:^|[,.] |\b(?:yes|yeah|yep|sure|chair|and|so|okay) )(?:{_HAPPY}|would be {_HAPPY})|"
    rf"(?:^|\b(?:yes|yeah|yep|sure|chair|okay) (?:, )?)will{_NOT}) (?P<verb>{STRONG}|{MAKE_SURE})"
)
_HAPPY_ANY = re.compile(
    rf"\bi (?:am|would be) (?:happy|willing|prepared|glad) to (?!{NO_ACT})(?!do\b)[a-z]+\b"
)
_HAPPY_TO_DO = re.compile(
    r"\b(?:am|be|are) (?:happy|glad|pleased|willing) to do (?:it|that|this|so)\b"
)
_CAN_STRONG = re.compile(
    rf"\b(?P<who>i|we) (?:can|could|might){_NOT} (?:all )?{_AND}(?P<verb>{STRONG})"
)
_CAN_TALK = re.compile(r"\b(?:confirm|share|get|speak|talk|give)\b")
_IF_CLAUSE = re.compile(
    r"\bif (?!(?:you|it is|that is|that would be|members|people) (?:would |want|wish|like|helpful|"
    r"okay|"
    r"useful))"
)
_WHAT_I_CAN = re.compile(
    rf"\bwhat (?:i|we) (?P<aux>can|will|could|would like to) do (?:[a-z',]+ ){{0,14}}?is "
    rf"(?:to )?(?P<verb>{STRONG}|{MAKE_SURE})"
)
_LET_ME = re.compile(
    r"\blet me (?P<verb>(?:take|come back|get back|look into|find|follow|go and|double check|"
    r"speak to|investigate|check (?:that|this|with|and|on|whether|if|what))\b)"
)
_LEAVE = re.compile(r"\bleave (?:that|it|this|those|them) (?:one )?with (?:me|us)\b")
_OFFICERS_WILL = re.compile(
    rf"\b(?P<actor>{_OFFICER}) (?:will|can|shall|are going to|is going to){_NOT} "
    rf"(?P<verb>{STRONG}|{MAKE_SURE})"
)
_HAVE_DONE = re.compile(  # "i will have that with you", "we will have it open by", "have it ready"
    rf"\b(?P<who>i|we) (?:{_WILL}|(?<=i )should|can) have (?:{OBJECT}) (?:to you|with you|for you|"
    rf"ready|"
    r"back|done|in place|up and running|open|finished|completed?|available|poured|out|sorted|"
    r"circulated|sent|by|for|take|look|check|contact|follow|before|in time)\b"
)
_MINE_CREW = re.compile(
    rf"\bi {_WILL} (?:have|get) (?:my|our|the|some) (?:[a-z]+ ){{1,4}}?(?:to )?(?:take a look|"
    r"look|check|contact|follow|ring|email|send|write|come out|reach out|call|find)\b"
)
_SAID_AND_WILL = re.compile(r"\b(?:said|promised) (?:that )?i would .{3,80}\band i will\b")
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
    r"(?:that|it|this|so|something|both)|(?:^|[,.] |\b(?:yes|yeah|sure|chair|okay) )will do(?= "
    r"[.,!]|$)|"
    r"(?:i|we) will(?= [.,]|$)|consider it done|"
    r"that (?:is|will be) (?:no problem|not a problem|done|doable)|can do(?= [.,]|$))"
)
_ANY_WILL = re.compile(rf"\b(?P<who>i|we) {_WILL} (?!{NO_ACT})(?!just\b|do\b)[a-z]+\b")
_DATED_WILL = re.compile(
    rf"\b(?P<who>i|we) {_WILL} (?!{NO_ACT}(?<!go))(?!do\b)[a-z]+\b[^.?!;]{{0,60}}?\b{DATED}"
)
_WOULD_STILL = re.compile(
    r"\b(?:we|i) (?:(?:would|can) continue|would still|would not (?:leave|cut|stop|close|withdraw|"
    r"abandon))\b"
)
_PLANS = re.compile(rf"\b(?P<who>i|we) {_WILL} (?:{PLAN}|{ING})\b(?! back to (?:that|you|it)\b)")
_AIM = re.compile(
    r"\b(?:i|we) (?:aim|intend|plan|hope|propose|expect|(?:am|are) (?:hoping|aiming|planning|"
    r"looking|intending|due|hopeful|expecting|committed)) (?:to|that|at)\b"
)
_AGREED_BEFORE = re.compile(
    r"\b(?:it is been|it has been|we have|it was|been) agreed (?:to|that)\b"
)
_PLANNED = re.compile(rf"\b(?:will|is going to|are going to) (?:all )?be (?:{PLANNED}|{DONE})\b")
_IT_WILL_OPEN = re.compile(
    rf"\b(?:it|they|that|these|those|the(?: [a-z]+){{1,3}}) (?:will|is going to|are going to|is "
    rf"due to|"
    rf"are due to){_NOT} (?:open|start|begin|finish|close|launch|go live|come in|be (?:ready|open|"
    rf"finished|completed?|published|announced|launched|in place|with "
    rf"you))\b[^.?!]{{0,40}}?\b{DATED}"
)
_NEED = re.compile(
    r"\b(?:i|we) (?:would |will |do |still )?(?:need|have|ought|want) to "
    rf"(?:{STRONG}|do (?:some )?more)"
)
_SEE_IF = re.compile(r"\b(?:i|we) will see (?:if|whether|what) (?:i|we|that|it|there)\b")
# Words that show that the sentence reports, refuses or only supposes.
_DO_NOT_HOLD = re.compile(
    r"\b(?:no commitment|promise after promise|(?:can|could) not (?:promise|guarantee|commit)|"
    r"is that (?:us|you|a) promis|not (?:a )?(?:promise|commitment))\b"
)
_ANY_SIGN = re.compile(
    r"\b(?:will|shall|going to|happy|willing|content|glad|prepared|undertake|promise|can|could|"
    r"might|let me|leave|should|agreed|aim|intend|plan|hope|propose|expect|hoping|planning|looking|"
    r"hopeful|committed|need|would|have to)\b"
)
_SIMPLE_RULES: tuple[tuple[re.Pattern[str], str, Force, float], ...] = (
    (_HAVE_DONE, "have-it-done", "firm", 0.8),
    (_MINE_CREW, "have-it-done", "firm", 0.8),
    (_HAPPY_TO_DO, "happy-to", "firm", 0.8),
    (_SAID_AND_WILL, "said-and-will", "firm", 0.7),
    (_OFFICERS_WILL, "officers-will", "firm", 0.7),
    (_DATED_WILL, "dated-will", "firm", 0.6),
    (_HAPPY_ANY, "happy-to-any", "soft", 0.5),
    (_DO_THAT, "do-that", "weak", 0.6),
    (_ANY_WILL, "any-will", "weak", 0.4),
)
_SOFT_RULES = (
    (_AGREED_BEFORE, "agreed-before", 0.5),
    (_IT_WILL_OPEN, "it-will-open", 0.5),
    (_AIM, "aim", 0.4),
    (_PLANS, "plan", 0.35),
    (_WOULD_STILL, "would-still", 0.3),
    (_SEE_IF, "see-if", 0.5),
    (_NEED, "need", 0.3),
    (_PLANNED, "planned", 0.3),
)


def commitments(said: str, names: str) -> list[Cue]:
    """Cues of undertakings in ``said``; ``names`` is a pattern of the names of those present."""
    if not _ANY_SIGN.search(said) or _DO_NOT_HOLD.search(said):
        return []
    found: list[Cue] = []

    def add(rule: str, match: re.Match[str], force: Force, score: float) -> None:
        actor = match.groupdict().get("actor")
        found.append(Cue("commitment", force, match.start(), match.end(), rule, score, actor))

    for match in _WILL_STRONG.finditer(said):
        before = said[: match.start()].rstrip(" ,")
        if not _NO_WILL.search(before):
            add(*_judged_will(said, match, before))
    for match in _BARE.finditer(said):
        add("happy-to", match, "firm", 0.85)
    for match in _CAN_STRONG.finditer(said):
        before = said[: match.start()].rstrip(" ,")
        so_i = match["who"] == "i" and re.search(r"(?<!or )\bso$", before)
        if _NO_CAN.search(before) and not (_FRONTED.search(before) or so_i):
            continue
        if not _CAN_TALK.match(match["verb"]):
            could = re.search(r" (?:could|might) ", match.group())
            doubtful = could or _NO_WILL.search(before) or _IF_CLAUSE.search(before)
            add("can", match, "soft" if doubtful else "firm", 0.75)
    for match in _WHAT_I_CAN.finditer(said):
        add("what-i-can-do", match, "soft" if match["aux"] == "could" else "firm", 0.85)
    for match in _LET_ME.finditer(said):
        add("let-me", match, "firm", 0.8)
    for match in _LEAVE.finditer(said):
        add("leave-with-me", match, "firm", 0.95)
    if names:
        for match in re.finditer(
            rf"\b(?P<actor>{names}) (?:will|shall|can|is going to){_NOT} (?P<verb>{STRONG})", said
        ):
            add("named-will", match, "firm", 0.75)
    for match in _WILL_BE_DONE.finditer(said):
        pointing = match["subject"] in ("that", "it", "this", "those", "these", "they")
        if not _NO_WILL.search(said[: match.start()].rstrip(" ,")):
            add("will-be-done", match, "soft", 0.6 if pointing else 0.45)
    for match in _COMES_HERE.finditer(said):
        if not _NO_WILL.search(said[: match.start()].rstrip(" ,")):
            add("comes-here", match, "soft" if "would" in match.group() else "firm", 0.7)
    for pattern, rule, force, score in _SIMPLE_RULES:
        for match in pattern.finditer(said):
            before = said[: match.start()].rstrip(" ,")
            if not _NO_WILL.search(before) and not (rule == "do-that" and _NO_CAN.search(before)):
                add(rule, match, "soft" if _HOPE.search(before) else force, score)
    if any(cue.force != "weak" for cue in found):
        found = [cue for cue in found if cue.force != "weak"]
    else:
        for pattern, rule, score in _SOFT_RULES:
            soft = pattern.search(said)
            if soft and not _NO_WILL.search(said[: soft.start()].rstrip(" ,")):
                add(rule, soft, "soft", score)
                break
    return [cue for cue in found if not is_talk(said, cue)]


def _judged_will(
    said: str, match: re.Match[str], before: str
) -> tuple[str, re.Match[str], Force, float]:
    """The rule, force and score of "I will" with a strong verb; "we will ensure" is a policy's."""
    loose = before.endswith(" that") and not _FRONTED.search(before)
    policy = re.match(MAKE_SURE, match["verb"]) and match["who"] == "we"
    if policy and not _SURE_OF_IT.match(said, match.end()):
        return "we-make-sure", match, "soft", 0.5
    hedged = _HOPE.search(before) or re.search(r" try | best to ", match.group())
    return "will", match, "soft" if loose or hedged else "firm", 0.9


def is_talk(said: str, cue: Cue) -> bool:
    """True where the words round ``cue`` move the meeting on rather than undertake anything."""
    around = said[max(0, cue.begin - 12) : cue.end + 45]
    return bool(MEETING_TALK.search(around))
