"""Finds requests in a sentence of minutes or of a report."""

from __future__ import annotations

import re

from assistant.promises.cues import ADVERBS, ANSWERING, DONE, FOLLOW_UP
from assistant.promises.parties import Cast, Party
from assistant.promises.sayings import (
    SUBORDINATE,
    Clause,
    has_been,
    perfect,
    told,
    was_before,
)
from assistant.promises.types import Strength

_QUICK = re.compile(
    r"\b(?:ask|request|invit|direct|instruct|urg|encourag|task|call|mandat|charg|sought|seek|press|"
    r"push|quer|enquir|inquir|wonder|insist|like|welcome|appreciate|grateful|wish|find|"
    r"recommended)",
    re.IGNORECASE,
)
_ASKED_THAT = re.compile(
    rf"\b(?:ask(?:s|ed|ing)|request(?:s|ed|ing)?|urg(?:es|ed|ing)|insist(?:s|"
    rf"ed))\s+{ADVERBS}that\s+"
    r"(?P<what>.+)"
)
_ASKED_TO = re.compile(
    r"\b(?P<cue>ask(?:s|ed|ing)|request(?:s|ed|ing)?|invit(?:es|ed|ing)|direct(?:s|ed|ing)|"
    r"instruct(?:s|ed|ing)|urg(?:es|ed|ing)|encourag(?:es|ed|ing)|task(?:s|ed|ing)|"
    r"call(?:s|ed|ing)\s+(?:up)?on|mandated|charged)\s+"
    r"(?P<whom>(?!(?:if|whether|for|that|about|to|why|how|what|when|where|who|which|on|in|at|by|"
    r"during|last)\b)[^.;]{2,70}?)\s+(?:also\s+)?to\s+(?P<verb>[a-z-]+)\b"
)
_ASKED_FOR = re.compile(
    r"\b(?P<cue>(?:ask(?:s|ed|ing)|call(?:s|ed|ing)|press(?:ed|es)|push(?:ed|es))\s+for|"
    rf"request(?:s|ed|ing)?(?=\s+{ADVERBS}(?:an?|the|some|further|more|additional|that|copies|"
    rf"details|"
    r"information|clarification|data|figures|sight|regular|updates?|to)\b)|sought|seeks)\s+"
    r"(?P<what>(?!that\b|apologies|questions|comments|nominations|volunteers|any\s|a\s+(?:vote|"
    r"show|"
    r"seconder|proposer|mover|point|motion|named|recorded|moment|minute['’]s)|(?:his|her|"
    r"their)\s+(?:vote|names?|dissent|abstention|opposition|objection)|recorded|everyone|"
    r"all\s+those)[^.;]+)"
)
_ASKED_TO_HAVE = re.compile(
    r"\b(?:ask|request)(?:s|ed|ing)?\s+to\s+(?P<what>(?:be\s+(?:kept|sent|given|provided|informed|"
    r"updated|notified|included|involved|consulted|told)|see|have|receive)\b[^.;]*)"
)
_ASKED_IF = re.compile(
    r"\b(?:ask(?:s|ed|ing)|quer(?:ies|ied|ying)|enquir(?:es|ed|ing)|inquir(?:es|ed)|wonder(?:s|"
    r"ed|ing))"
    r"\s+(?:the\s+\w+\s+|\w+\s+)?(?:if|whether)\s+(?P<what>(?P<subject>.{2,80}?)\s+(?P<modal>could|"
    r"would|might|can|will|should)\s+(?:also\s+)?(?P<be>be\s+)?(?P<verb>[a-z-]+)[^.;]*)"
)
_WERE_ASKED = re.compile(
    r"\b(?:was|were|is|are|be)\s+(?:also\s+|then\s+)?(?P<cue>asked|requested|directed|instructed|"
    r"tasked|recommended)\s+to\s+(?:also\s+)?(?P<verb>[a-z-]+)"
)
_CHARGED = re.compile(
    r"\s+(?P<cue>asked|requested|instructed|directed|tasked)\s+to\s+(?P<verb>[a-z-]+)\b"
)
_REQUEST_MADE = re.compile(
    r"\ba\s+request\s+was\s+made\b|\bit\s+was\s+(?:also\s+|further\s+)?(?:requested\s+that|"
    r"asked\s+(?:that|if|whether))\b",
    re.IGNORECASE,
)
_WOULD_LIKE = re.compile(
    r"\b(?:would|['’]d)\s+(?:also\s+)?(?:like|welcome|appreciate|be\s+grateful\s+for|wish|"
    r"find\s+it\s+"
    r"(?:helpful|useful))\s+(?P<what>[^.;]*\b(?:report|update|information|briefing|data|figures|"
    r"details|"
    r"included|presentation|breakdown|copy|copies|response|reply|timetable|answer)\b[^.;]*)"
)
_NAME = re.compile(r"[A-Z][a-z][\w'’-]*(?:\s+[A-Z][\w'’-]+){0,3}")
_HAD_DONE = re.compile(
    r"\b(?:had|having|has|have)\s+(?!been\b)(?:\w+ly\s+)?\w+(?:ed|en|nt|t)?\b[^.;]*$"
)
_QUERIED_FOR = re.compile(
    r"\bquer(?:ied|ies)\b.*\b(?:clarity|clear(?:er)?|(?:more|further)\s+(?:detail|information))"
)
_PAPER = re.compile(r"\b(?:reports?|updates?|briefing|breakdown|figures|copy|copies|list|plan)\b")
_INFORMATION = re.compile(
    r"^(?:(?:some|the|any|more|further|additional|greater|an?|his|her|their)\s+)*(?:more|details?|"
    r"information|clarification|clarity|explanations?|reassurance|assurances?|examples?|views?|"
    r"comments?|thoughts|opinions?|advice|confirmation|background|reasons?|help|patience)\b",
    re.IGNORECASE,
)
_EXPLAINS = frozenset(
    """explain clarify confirm comment elaborate outline describe say expand tell note consider
    agree declare introduce speak vote move second leave stand indicate remember bear pass
    support""".split()
)
_CALLED_UP = frozenset(
    "present introduce speak address comment outline give take ask make join begin start open lead "
    "continue respond reply answer explain report update".split()
)
_ALL = re.compile(r"(?:all\s+)?(?:members|those|everyone|the public|residents|people)\b", re.I)


def requests(sentence: str, cast: Cast, *, report: bool) -> list[Clause]:
    """What a sentence asks to have done; a question about how things are is no request."""
    found: list[Clause] = []
    if not _QUICK.search(sentence):
        return found

    def add(
        at: int,
        what: str,
        rule: str,
        score: float,
        strength: Strength = "firm",
        actor: Party | None = None,
        whom: str | None = None,
    ) -> None:
        before = sentence[:at]
        if was_before(before):
            return
        if sentence[at:].lower().startswith(("asking", "requesting")) and _HAD_DONE.search(before):
            return
        if has_been(before) or told(sentence, at):
            strength = "soft"
        subject = cast.subject(sentence, at) or cast.first(sentence)
        found.append(Clause("request", strength, at, what, rule, score, subject, actor, whom))

    for match in _ASKED_THAT.finditer(sentence):
        actor = _acting(sentence, match.start("what"), cast)
        add(match.start(), match["what"], "asked that", 0.9, "firm", actor)
    for match in _ASKED_TO.finditer(sentence):
        taken = _asked_to(match, sentence, cast)
        if taken is not None:
            actor, strength = taken
            whom = None if actor else match["whom"].strip()
            what = sentence[match.start("verb") :]
            add(match.start(), what, "asked to", 0.9, strength, actor, whom)
    for match in _ASKED_FOR.finditer(sentence):
        soft = bool(_INFORMATION.match(match["what"])) or (
            match["cue"] in ("sought", "seeks") and not _PAPER.search(match["what"])
        )
        if soft:
            add(match.start(), match["what"], "asked for", 0.6, "soft")
        else:
            add(match.start(), match["what"], "asked for", 0.85)
    for match in _ASKED_TO_HAVE.finditer(sentence):
        add(match.start(), match["what"], "asked to have", 0.85)
    for match in _ASKED_IF.finditer(sentence):
        party = cast.at(sentence, match.start("subject"))
        if _could_act(match, party):
            add(match.start(), match["what"], "asked if", 0.7, "firm", party)
    found += _unnamed(sentence, cast, report)
    return found


def _acting(sentence: str, at: int, cast: Cast) -> Party | None:
    party = cast.at(sentence, at)
    if party and re.match(r"\s+[a-z]+\b", sentence[party.end :]):
        return party
    return None


def _asked_to(
    match: re.Match[str], sentence: str, cast: Cast
) -> tuple[Party | None, Strength] | None:
    """Who was asked and how firmly; None if it is no request ("invited her to speak")."""
    verb, cue = match["verb"].lower(), match["cue"].lower()
    if verb not in FOLLOW_UP and verb not in ("do", "have", "be", "see"):
        return None
    if verb == "be" and not cue.startswith(("ask", "request")):
        return None
    whom = match["whom"].strip()
    actor = cast.at(sentence, match.start("whom"))
    if (actor is None and len(whom.split()) > 6) or re.match(r"no\b|nobody|none", whom):
        return None
    if cue.startswith("invit") and verb in _CALLED_UP:
        return None
    soft = verb in _EXPLAINS or cue.startswith("encourag") or bool(_ALL.match(whom))
    return actor, "soft" if soft else "firm"


def _could_act(match: re.Match[str], party: Party | None) -> bool:
    """Whether "asked if X could …" asks for an act rather than for news of one."""
    verb, modal = match["verb"], match["modal"]
    if match["be"]:
        return verb in (ANSWERING if modal in ("would", "will") else DONE)
    if party is not None and party.kind == "pronoun" and party.words.lower() in ("he", "she", "i"):
        return modal == "could" and verb in ("have", "see", "receive")
    return verb in FOLLOW_UP and (
        party is not None or _NAME.fullmatch(match["subject"]) is not None
    )


def _unnamed(sentence: str, cast: Cast, report: bool) -> list[Clause]:
    """Requests whose asker the sentence does not name, or that are only wished."""
    found: list[Clause] = []
    for match in _WERE_ASKED.finditer(sentence):
        before = sentence[: match.start()]
        if match["verb"] not in FOLLOW_UP and match["verb"] not in ("do", "have"):
            continue
        if perfect(before) or told(sentence, match.start()) or SUBORDINATE.search(before):
            continue
        if re.search(r"\b(?:no\s+one|nobody|none|not)\b", before):
            continue
        actor = cast.subject(sentence, match.start())
        if actor is None:
            continue
        strength: Strength = "soft" if actor.kind == "body" and not report else "firm"
        what = sentence[match.start("verb") :]
        at = match.start("cue")
        found.append(Clause("request", strength, at, what, "were asked", 0.8, None, actor))
    party = cast.at(sentence, 0)
    charge = _CHARGED.match(sentence, party.end) if party is not None else None
    if charge and charge["verb"] in FOLLOW_UP:
        what = sentence[charge.start("verb") :]
        at = charge.start("cue")
        found.append(Clause("request", "firm", at, what, "were asked", 0.8, None, party))
    made = _REQUEST_MADE.search(sentence)
    if made:
        what = sentence[made.end() :]
        found.append(Clause("request", "firm", made.start(), what, "request made", 0.7))
    like = _WOULD_LIKE.search(sentence)
    if like:
        subject = cast.subject(sentence, like.start()) or cast.first(sentence)
        found.append(
            Clause("request", "soft", like.start(), like["what"], "would like", 0.5, subject)
        )
    queried = _QUERIED_FOR.search(sentence)
    if queried:
        subject = cast.first(sentence)
        found.append(Clause("request", "soft", queried.start(), sentence, "queried", 0.4, subject))
    return found
