"""The words that promises are made, asked for and resolved in: verbs, forms and phrases.

A *follow-up verb* names an act that can later be seen to have been done ("circulate", "repair");
"will help" and "would mean" name none.
"""

from __future__ import annotations

import re

_BASE = """
accept acknowledge act action add address adjust advertise advise alert align allocate amend
analyse analyze answer apologise appeal append apply appoint approach approve arrange ask assess
assist attach attend audit authorise award begin book bring brief build buy call cancel carry
cascade chair change chase check circulate clarify clean clear close collate collect come
commence commission communicate compare compile complete conclude conduct confirm consider
consult contact contribute convene convey coordinate co-ordinate copy correct create cut
decommission
de-commission defer deliver demolish deploy design determine develop discuss display distribute
draft draw email e-mail enquire ensure erect escalate establish evaluate examine execute expand
explore extend facilitate feed file finalise finalize find finish fix follow form formulate
forward fund gather get give go hand hold host identify implement improve include incorporate
increase inform inspect install instruct introduce investigate invite invoice issue join keep
launch lead let liaise list lobby locate lodge log look mail maintain make mark meet mend modify
monitor move negotiate nominate note notify obtain offer open order organise organize oversee
paint pass pay phone photograph pick place plan plant post prepare present press prioritise
procure produce progress promote propose provide publicise publicize publish purchase pursue put
raise rebuild receive recirculate recommend reconsider reconvene record recruit rectify redraft
refer reflect refresh refund refurbish register reimburse reinstate reinvest reissue relay remind
remove renew repaint repair replace reply report represent request research reschedule
resend resolve respond restore resubmit resume resurface return revert review revise revisit roll
run schedule seek sell send serve set share show sign source speak start step store strengthen
submit supply support survey table take talk task tell tender test thank tidy tighten track train
transfer treat trim try undertake unveil update upgrade upload use view visit wait walk warn
withdraw work write
"""
_IRREGULAR = {
    "begin": "begun", "bring": "brought", "build": "built", "buy": "bought", "come": "come",
    "cut": "cut", "draw": "drawn", "feed": "fed", "find": "found", "get": "got", "give": "given",
    "go": "gone", "hold": "held", "keep": "kept", "lead": "led", "let": "let", "make": "made",
    "meet": "met", "pay": "paid", "put": "put", "rebuild": "rebuilt", "resend": "resent",
    "run": "run", "seek": "sought", "sell": "sold", "send": "sent", "set": "set",
    "show": "shown", "speak": "spoken", "take": "taken", "tell": "told",
    "undertake": "undertaken", "withdraw": "withdrawn", "write": "written",
}  # fmt: skip
_DOUBLED = {"refer", "defer", "plan", "chat", "log", "trim", "commit", "submit", "appal"}
FOLLOW_UP: frozenset[str] = frozenset(_BASE.split())


def participle(verb: str) -> str:
    """The past participle of a follow-up verb ("bring": "brought")."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb in _DOUBLED:
        return verb + verb[-1] + "ed"
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"


def gerund(verb: str) -> str:
    """The -ing form of a follow-up verb ("write": "writing")."""
    if verb in _DOUBLED or verb in ("cut", "get", "let", "put", "run", "set", "begin"):
        return verb + verb[-1] + "ing"
    if verb.endswith("e") and not verb.endswith(("ee", "oe")):
        return verb[:-1] + "ing"
    return verb + "ing"


DONE: frozenset[str] = frozenset(participle(verb) for verb in FOLLOW_UP)
DOING: frozenset[str] = frozenset(gerund(verb) for verb in FOLLOW_UP)
# Done to papers, people and requests rather than told of a plan: an undertaking even in passive.
ANSWERING: frozenset[str] = frozenset(
    """actioned added addressed amended arranged brought chased changed checked circulated clarified
    clear confirmed contacted corrected discussed emailed e-mailed escalated fed followed forwarded
    found included incorporated informed investigated invited issued looked made notified passed
    picked presented provided put raised reconsidered rectified relayed removed reported requested
    reflected reviewed revised revisited sent shared sought spoken submitted supplied taken updated
    uploaded written""".split()
)

REPORTING = (
    r"(?:said|states?|stated|advised|confirm(?:s|ed)|explained|added|responded|replied|indicated|"
    r"assured|commented|noted|reported|agreed|promised|undertook|accepted|acknowledged|informed|"
    r"told|clarified|answered|reiterated|guaranteed|announced|mentioned|outlined|pointed out|"
    r"stressed|emphasised|highlighted|reassured|considered|felt|hoped|thought|believed|observed|"
    r"remarked|understood|reminded|heard|expected|conceded)"
)
"""What a speaker in minutes did with words."""

BINDING = (
    r"(?:agreed|promised|undertook|accepted|assured|guaranteed|confirm(?:s|ed)|reassured|pledged|"
    r"committed|volunteered|offered)"
)
"""Of those, the ones that bind the speaker to what he or she says will be done."""

ADVERB = (
    r"(?:also|then|therefore|further|furthermore|subsequently|duly|unanimously|all|each|both|"
    r"collectively|formally|now|kindly|again|specifically|additionally|particularly|later|"
    r"accordingly|however|still|jointly|once more|in turn|immediately|soon|shortly)"
)
ADVERBS = rf"(?:{ADVERB}\s+)*"

ACCEPTING = re.compile(
    r"^Agreed\b|\bwould (?:also |now |\w+ly )?(?:send|provide|circulate|write|look|bring|check|"
    r"share|"
    r"include|add|arrange|ask|find|raise|report|speak|contact|consider|take|do|follow|make)\b|"
    r"\b(?:agreed (?:to|that|with (?:the|this) (?:request|suggestion|proposal))|this was agreed|"
    r"agreed\b(?=[.;,]|$)|accepted|undertook|promised|would (?:do so|do this|be done|be happy)|"
    r"(?:he|she|they|it|this|that|these|officers?|staff) would (?:be )?(?!not\b|need\b|rather\b)|"
    r"confirmed (?:that )?(?:this|he|she|they|it)|happy to (?!note)|will be (?:done|provided|"
    r"included)|"
    r"offered to|(?:this|that|it) c(?:ould|an) be (?:arranged|done|provided|organised|looked)|"
    r"noted (?:the|this) (?:request|suggestion)|took (?:the|this) (?:point|suggestion))",
    re.IGNORECASE,
)
"""An answer that takes a request up."""

REFUSING = re.compile(
    r"\b(?:declined|refused?|rejected|not seconded|no (?:such )?(?:commitment|promise|undertaking|"
    r"guarantee)|(?:was|were|is|are) (?:not (?:able|possible|prepared|willing|"
    r"practicable|feasible)|unable|unwilling)|(?:could|would|can|will) ?not\b(?! (?:only|just))|"
    r"cannot|won['’]t|did not agree|not (?:be )?(?:possible|feasible|practicable)|said no\b|"
    r"no plans to|"
    r"out of the question|did not support|ruled out)",
    re.IGNORECASE,
)
"""An answer that turns it down."""

CONDITION = re.compile(
    r"(?:^|[\s,(–-])(?P<condition>(?:subject to|provided (?:that )?(?=the|it|this|there|that|"
    r"a\b|all|no)|"
    r"providing (?:that )?|on (?:the )?condition that|conditional (?:up)?on|unless|as long as|"
    r"in the event (?:of|that)|should (?:it|this|the \w+) (?:be|prove|become)|"
    r"if(?! (?:any|so|not|possible)\b))\s[^.;]*)",
    re.IGNORECASE,
)
"""What a promise hangs on."""

LATER_CONDITION = re.compile(
    r"(?:^|[\s,(–-])(?P<condition>(?:once|as soon as|when(?:ever)?|where (?:necessary|possible|"
    r"required|"
    r"appropriate)|if (?:possible|any|necessary|required)|pending|following receipt of)\b[^.;,]*)",
    re.IGNORECASE,
)
"""What must come first, without putting the promise in doubt."""


def condition_of(clause: str) -> tuple[str | None, bool]:
    """The condition that ``clause`` states, in its own words, and whether it puts it in doubt."""
    match = CONDITION.search(clause)
    if match:
        before = clause[: match.start()].rstrip().lower()
        if not before.endswith(
            ("asked", "queried", "enquired", "wondered", "see", "know", "check")
        ):
            return match["condition"].strip(" ,"), True
    later = LATER_CONDITION.search(clause)
    return (later["condition"].strip(" ,"), False) if later else (None, False)
