"""Finds what one sentence of minutes or of a report promises, asks, suggests or resolves."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.promises.cues import ADVERB, ANSWERING, BINDING, DOING, DONE, FOLLOW_UP, REPORTING
from assistant.promises.parties import Cast, Party
from assistant.promises.types import PromiseKind, Strength


@dataclass(frozen=True, slots=True)
class Clause:
    """A cue in a sentence: ``subject`` says it, ``actor`` must act, ``what`` is to be done.

    ``at`` is the offset of the cue; ``subject``, ``actor`` and ``asked`` are the sentence's own
    words. ``implicit`` is True where who must act is not said.
    """

    kind: PromiseKind
    strength: Strength
    at: int
    what: str
    rule: str
    score: float
    subject: Party | None = None
    actor: Party | None = None
    to_whom: str | None = None


_ADV = rf"(?:{ADVERB}\s+)*"
_QUICK = re.compile(
    r"\b(?:agree|agrees|agreed|undert|undertook|promis|offer|volunteer|pledg|commit|consent|confirm|"
    r"would|will|shall|to|ask|asked|asking|request|invit|direct|instruct|urg|sought|seek|call|"
    r"suggest|recommend|propos|assur|guarantee|action|arrang|quer|enquir|wonder|plan|intend|aim|"
    r"schedul|timetabl|due|track|happy|willing|by|task|like)\w*",
    re.IGNORECASE,
)
_TO_ACT = re.compile(
    rf"\b(?P<cue>agree[ds]?|undertook|undertakes?|promise[ds]?|offer(?:ed|s)|volunteer(?:ed|s)|"
    rf"pledge[ds]?|consent(?:ed|s)|committed(?:\s+(?:himself|herself|themselves|itself|officers|"
    rf"the\s+\w+))?|(?:was|were|is|are|would\s+be)\s+(?:also\s+)?(?:happy|pleased|willing|prepared|content|able))"
    rf"\s+to\s+(?:{ADVERB}\s+)*(?P<verb>[a-z-]+)",
    re.IGNORECASE,
)
_TO_DOING = re.compile(rf"\bcommitted\s+to\s+{_ADV}(?P<verb>[a-z-]+ing)\b")
_UNDERTAKING = re.compile(
    r"\b(?:gave|gives|given|giving|made|provided|offered)\s+(?:an?|his|her|their|its|the|that|this)\s+"
    r"(?:\w+\s+)?(?:undertaking|assurance|commitment|promise|guarantee|pledge)s?\b[^.;]{0,60}?"
    r"\b(?P<link>that|to)\s+",
)
_MODAL = re.compile(
    rf"\b(?P<modal>would|will|shall|['’]ll)\s+(?!not\b|never\b|no\b|have\b)(?P<adverbs>(?:{ADVERB}\s+|"
    rf"be\s+able\s+to\s+|be\s+happy\s+to\s+|look\s+to\s+|try\s+to\s+|endeavour\s+to\s+|continue\s+to\s+|"
    rf"be\s+asked\s+to\s+|need\s+to\s+)*)"
    rf"(?P<be>be\s+(?:{ADVERB}\s+)*)?(?P<verb>[a-z-]+)"
)
_PARTY_TO = re.compile(r"\s+(?:(?:and|&|/|,)\s+)?(?P<also>also\s+)?to\s+(?P<verb>[a-z-]+)\b")
_START = re.compile(
    r"(?:^|(?<=[:;–—•])\s+|(?<=\s-)\s+)(?:(?:ACTION|Action|Actions|AP|Decision)\b[\s\d.]*[:–—-]*\s*)?"
)
_INTENDS = re.compile(
    r"\b(?:intend(?:s|ed)?|plan(?:s|ned)?|propos(?:es|ed)|aim(?:s|ed)?|(?:is|are|was|were)\s+"
    r"(?:planning|intending|looking|proposing|aiming))\s+to\s+(?P<verb>[a-z-]+)"
    r"|\b(?:timetabled|scheduled|planned|due|expected|on\s+(?:track|course|target|schedule))\s+"
    r"(?:to\s+be\s+(?P<pp>[a-z-]+)|to\s+(?P<verb2>[a-z-]+)|for\b)"
)
_MILESTONE = re.compile(
    r"\b(?:implementation|roll-?\s?out|completion|launch|opening|delivery|introduction|publication|"
    r"go-?\s?live|submission|recruitment|installation|adoption)\b"
)
_ASKED_THAT = re.compile(
    rf"\b(?P<cue>ask(?:s|ed|ing)?|request(?:s|ed|ing)?|urg(?:es|ed|ing)|insist(?:s|ed)|"
    rf"call(?:s|ed)\s+for\s+it)\s+{_ADV}that\s+(?P<what>.+)"
)
_ASKED_TO = re.compile(
    r"\b(?P<cue>ask(?:s|ed|ing)?|request(?:s|ed|ing)?|invit(?:es|ed|ing)|direct(?:s|ed|ing)|"
    r"instruct(?:s|ed|ing)|urg(?:es|ed|ing)|encourag(?:es|ed|ing)|task(?:s|ed|ing)|requir(?:es|ed|ing)|"
    r"call(?:s|ed|ing)\s+(?:up)?on|mandated|authorised|authorized|charged)\s+"
    r"(?P<whom>(?!if\b|whether\b|for\b|that\b|about\b|to\b|why\b|how\b|what\b|when\b|where\b|who\b|which\b)"
    r"[^.;]{2,70}?)\s+(?:also\s+)?to\s+(?P<verb>[a-z-]+)\b"
)
_ASKED_FOR = re.compile(
    r"\b(?P<cue>(?:ask(?:s|ed|ing)?|call(?:s|ed|ing)?|press(?:ed|es)?|push(?:ed|es)?)\s+for|"
    rf"request(?:s|ed|ing)?(?=\s+{_ADV}(?:an?|the|some|further|more|additional|that|copies|details|"
    r"information|clarification|data|figures|sight|regular|updates?|to)\b)|sought|seeks)\s+"
    r"(?P<what>(?!that\b|apologies|questions|comments|nominations|volunteers|any\s|a\s+(?:vote|show|seconder|"
    r"proposer|mover|point|motion|named|recorded|moment)|recorded|everyone|all\s+those)[^.;]+)"
)
_ASKED_TO_HAVE = re.compile(
    r"\b(?:ask|request)(?:s|ed|ing)?\s+to\s+(?P<what>(?:be\s+(?:kept|sent|given|provided|informed|updated|"
    r"notified|included|involved|consulted|told)|see|have|receive)\b[^.;]*)"
)
_ASKED_IF = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|quer(?:ies|ied|ying)|enquir(?:es|ed|ing)|inquir(?:es|ed)|wonder(?:s|ed|ing)?)\s+"
    r"(?:the\s+\w+\s+|\w+\s+)?(?:if|whether)\s+(?P<what>(?P<subject>.{2,80}?)\s+(?P<modal>could|would|might|can|"
    r"will|should)\s+(?:also\s+)?(?P<be>be\s+)?(?P<verb>[a-z-]+)[^.;]*)"
)
_WERE_ASKED = re.compile(
    r"\b(?:was|were|is|are|be)\s+(?:also\s+|then\s+)?(?P<cue>asked|requested|directed|instructed|tasked|"
    r"invited|recommended|required)\s+to\s+(?:also\s+)?(?P<verb>[a-z-]+)"
)
_REQUEST_MADE = re.compile(
    r"\b(?:a|the|this)\s+request\s+(?:was\s+made|for)\b|\bit\s+was\s+(?:also\s+|further\s+)?requested\s+that\b"
    r"|\bit\s+was\s+(?:also\s+|further\s+)?asked\s+(?:that|if|whether)\b",
    re.IGNORECASE,
)
_WOULD_LIKE = re.compile(
    r"\b(?:would|['’]d)\s+(?:also\s+)?(?:like|welcome|appreciate|be\s+grateful\s+for|wish|find\s+it\s+"
    r"(?:helpful|useful))\s+(?P<what>[^.;]*\b(?:report|update|information|briefing|data|figures|details|"
    r"included|presentation|breakdown|copy|copies|response|reply|timetable|answer)\b[^.;]*)"
)
_SUGGESTED = re.compile(
    rf"\b(?P<cue>suggest(?:s|ed|ing)|recommend(?:s|ed|ing)|propos(?:es|ed|ing))\s+{_ADV}(?P<what>[^.;]+)"
)
_QUERIED_FOR = re.compile(
    r"\bquer(?:ied|ies)\b.*\b(?:clarity|clear(?:er)?|more\s+(?:detail|information)|further\s+(?:detail|information))"
)
_INFORMATION = re.compile(
    r"^(?:(?:some|the|any|more|further|additional|greater|an?|his|her|their)\s+)*(?:more|details?|information|clarification|"
    r"clarity|explanations?|reassurance|assurances?|examples?|views?|comments?|thoughts|opinions?|"
    r"advice|confirmation|background|reasons?)\b",
    re.IGNORECASE,
)
_EXPLAINS = frozenset(
    "explain clarify confirm comment elaborate outline describe say expand tell note consider agree "
    "declare introduce speak vote move second leave stand indicate remember bear pass support".split()
)
_CALLED_UP = frozenset(
    "present introduce speak address comment outline give take ask make join".split()
)
_THINGS_SUGGEST = re.compile(
    r"\b(?:which|that|data|figures?|evidence|report|trends?|survey|research|numbers?|structure|analysis|"
    r"results?|findings?|this|these|it|feedback|statistics|reports)\s+(?:also\s+)?$",
    re.IGNORECASE,
)
_PERFECT = re.compile(
    rf"\b(?:had|having|has|have|previously|already|been|as|not|never|originally|earlier)\s+{_ADV}$",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"\b(?:if|whether|what|when|why|how|unless|once|until|where|who|whose|than|because|although|while|in\s+case)"
    r"\b[^,]*$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:which|who|that)\s+$|\b(?:which|who)\b[^,]*$")
_CLAUSE_START = re.compile(
    r"(?:\bthat|[,;:–—]|\band\b|\bbut\b|\bas\b|\bso\b|\bif\b|^)\s*(?=[^,;:]*$)", re.IGNORECASE
)
_INDICATIVE = re.compile(
    r"\b(?:was|were|is|are|had|has|did|does|have|needed|looked|seemed|could|can|may|might|remained|felt|"
    r"made|took|meant|works?|worked|shows?|showed)\b"
)
_DIRECTIVE = re.compile(r"\b(?:should|shall|will|would|must|be|to)\b")


def clauses(sentence: str, cast: Cast, *, report: bool = False) -> list[Clause]:
    """What ``sentence`` promises, asks for or suggests, in order of its words.

    ``report`` is True for a report's prose, where "will" states an intention and no more.
    """
    if not _QUICK.search(sentence):
        return []
    found = [*_commitments(sentence, cast, report), *_requests(sentence, cast, report)]
    found += _suggestions(sentence, cast)
    found.sort(key=lambda clause: (clause.at, -clause.score))
    return _apart(found)


def _apart(found: list[Clause]) -> list[Clause]:
    """One clause for each kind of thing said: the surest first, no soft one beside a firm one."""
    kept: list[Clause] = []
    for clause in sorted(found, key=lambda c: (c.strength == "soft", -c.score, c.at)):
        same = [k for k in kept if k.kind == clause.kind]
        if same and (clause.strength == "soft" or not _elsewhere(clause, same)):
            continue
        if clause.strength == "soft" and kept:
            continue
        kept.append(clause)
    return sorted(kept, key=lambda c: c.at)


def _elsewhere(clause: Clause, others: list[Clause]) -> bool:
    """Whether a clause stands well apart from others of its kind, by another doer."""
    return all(
        abs(clause.at - k.at) > 25
        and (clause.actor and k.actor and clause.actor.words != k.actor.words)
        for k in others
    )


def _told(sentence: str, at: int) -> bool:
    """Whether what stands at ``at`` is reported by someone as having happened ("advised that")."""
    return bool(
        re.search(
            rf"\b(?:{REPORTING}|reminded|was aware|recalled)\b[^.;]{{0,60}}?\bthat\b[^.;]*$",
            sentence[:at],
        )
    )


def _commitments(sentence: str, cast: Cast, report: bool) -> list[Clause]:
    found: list[Clause] = []
    for match in _TO_ACT.finditer(sentence):
        clause = _to_act(sentence, match, cast)
        if clause:
            found.append(clause)
    for match in _TO_DOING.finditer(sentence):
        subject = cast.subject(sentence, match.start())
        if subject and match["verb"] in DOING and not _PERFECT.search(sentence[: match.start()]):
            what = sentence[match.start("verb") :]
            found.append(
                Clause(
                    "commitment", "firm", match.start(), what, "committed to", 0.8, subject, subject
                )
            )
    for match in _UNDERTAKING.finditer(sentence):
        rest = sentence[match.end() :]
        before = sentence[: match.start()]
        if match["link"] == "that" and not re.search(r"\b(?:will|would|shall)\b", rest):
            continue
        if _PERFECT.search(before) or re.search(r"\b(?:no|unable|not|could not)\b[^,]*$", before):
            continue
        subject = cast.subject(sentence, match.start()) or cast.first(sentence)
        found.append(
            Clause("commitment", "firm", match.start(), rest, "undertaking", 0.9, subject, subject)
        )
    found += _by_modal(sentence, cast, report)
    found += _party_to(sentence, cast)
    found += _intentions(sentence, cast)
    return found


def _to_act(sentence: str, match: re.Match[str], cast: Cast) -> Clause | None:
    verb, cue = match["verb"].lower(), match["cue"].lower()
    before = sentence[: match.start()]
    if verb in (
        "disagree",
        "differ",
        "the",
        "this",
        "that",
        "a",
        "his",
        "her",
        "these",
        "any",
        "see",
    ):
        return None
    if verb not in FOLLOW_UP and (
        cue.endswith(("happy", "pleased", "able", "content")) or verb == "be"
    ):
        return None
    if verb in ("note", "accept", "receive", "support") and not cue.startswith("agree"):
        return None
    if cue.endswith("able") and "would be" not in cue:
        return None
    if re.search(
        r"\b(?:had|having|previously|not|never|was|were|been|as|originally)\s+(?:\w+ly\s+)?$",
        before,
    ):
        return None
    strength: Strength = "firm"
    if re.search(r"\b(?:has|have)\s+(?:\w+ly\s+)?$", before) or cue.startswith("offer"):
        strength = "soft" if re.search(r"\b(?:has|have)\s+(?:\w+ly\s+)?$", before) else "firm"
    if re.search(r"\b(?:if|whether|when)\b[^,;]*$", before, re.IGNORECASE) or (
        _told(sentence, match.start()) and not _said_by_itself(sentence, match.start(), cast)
    ):
        return None
    subject = cast.subject(sentence, match.start()) or (
        cast.first(sentence) if "," in before else None
    )
    if subject is None and not re.match(r"\W*$", before):
        first = cast.first(sentence)
        if first is None or first.kind == "body":
            return None
        subject = first
    kind: PromiseKind = "commitment"
    if subject is not None and subject.kind == "body" and cue.startswith("agree"):
        kind = "resolution"
    elif subject is not None and subject.kind == "body":
        strength = "soft" if _outside(subject, cast) else strength
    return Clause(
        kind,
        strength,
        match.start(),
        sentence[match.start("verb") :],
        f"{cue} to",
        0.95,
        subject,
        subject,
    )


def _said_by_itself(sentence: str, at: int, cast: Cast) -> bool:
    """Whether the verb that reports and the one at ``at`` are of one subject ("and agreed to")."""
    return bool(re.search(rf"\band\s+{_ADV}$", sentence[:at]))


def _outside(subject: Party, cast: Cast) -> bool:
    words = subject.words.casefold()
    return not any(w in words for w in ("panel", "committee", "members", "meeting")) and bool(
        cast.body and words.removeprefix("the ") not in cast.body.casefold()
    )


def _by_modal(sentence: str, cast: Cast, report: bool) -> list[Clause]:
    found: list[Clause] = []
    for match in _MODAL.finditer(sentence):
        before = sentence[: match.start()]
        verb = match["verb"]
        passive = bool(match["be"]) and verb in DONE
        going = bool(match["be"]) and verb in DOING
        if match["be"] and not passive and not going:
            continue
        if not match["be"] and verb not in FOLLOW_UP:
            continue
        if "need to" in match["adverbs"]:
            continue
        start = _CLAUSE_START.search(before)
        clause_at = start.end() if start else 0
        subject_words = before[clause_at:]
        if _asking(before) or _SUBORDINATE.search(subject_words):
            continue
        relative = bool(_RELATIVE.search(before)) and not re.search(
            rf"\b{REPORTING}\b[^,;]{{0,40}}\bthat\s+$", before
        )
        subject = cast.subject(sentence, match.start(), clause_at)
        if subject is None and not subject_words.strip():
            subject = cast.subject(sentence, match.start())
        speaker = _speaker(sentence, before, cast)
        strength: Strength = "soft"
        score = 0.5
        binding = bool(re.search(rf"\b{BINDING}\b", before))
        person = subject is not None and subject.kind != "body"
        if not report and not relative:
            if person and not passive:
                strength, score = "firm", 0.85
            elif passive and (verb in ANSWERING or binding):
                strength, score = "firm", 0.75
            elif binding and speaker is not None:
                strength, score = "firm", 0.7
        if match["modal"] == "would" and not person and not passive and not binding:
            continue
        if "hope" in before[-60:].lower() or re.search(r"\b(?:likely|could|might)\s+$", before):
            strength = "soft"
        if re.search(r"\b(?:expects?|expected|hopes?|hoped|believed?|likely)\b", before):
            strength = "soft"
        actor = subject if person else None
        what = sentence[match.start("verb") :] if not passive else sentence[clause_at:]
        found.append(
            Clause(
                "commitment",
                strength,
                match.start(),
                what,
                "will",
                score,
                speaker or subject,
                actor,
            )
        )
    return found


def _asking(before: str) -> bool:
    return bool(
        re.search(
            r"\b(?:ask|quer|enquir|inquir|wonder|question|suggest|recommend|propos|request|hop|urg)\w*\b"
            r"[^.;]*$",
            before,
            re.IGNORECASE,
        )
        and not re.search(rf"\band\s+(?:\w+\s+){{0,4}}{REPORTING}\b[^.;]*$|\bbut\b[^.;]*$", before)
    )


def _speaker(sentence: str, before: str, cast: Cast) -> Party | None:
    verbs = list(re.finditer(rf"\b{REPORTING}\b", before))
    if not verbs:
        return None
    return cast.subject(sentence, verbs[-1].start()) or cast.first(sentence)


def _party_to(sentence: str, cast: Cast) -> list[Clause]:
    found = []
    for start in _START.finditer(sentence):
        party = cast.at(sentence, start.end())
        if party is None or party.kind == "pronoun":
            continue
        end = party.end
        joined = re.match(r"\s*(?:and|&|/|,|\+)\s*", sentence[end:])
        while joined:
            other = cast.at(sentence, end + joined.end())
            if other is None:
                break
            end = other.end
            joined = re.match(r"\s*(?:and|&|/|,|\+)\s*", sentence[end:])
        match = _PARTY_TO.match(sentence, end)
        if match is None or (
            match["verb"] not in FOLLOW_UP and match["verb"] not in ("do", "have", "be")
        ):
            continue
        who = Party(party.start, end, sentence[party.start : end], party.kind)
        found.append(
            Clause(
                "commitment",
                "firm",
                party.start,
                sentence[match.start("verb") :],
                "to act",
                0.9,
                who,
                who,
            )
        )
    return found


def _intentions(sentence: str, cast: Cast) -> list[Clause]:
    found = []
    for match in _INTENDS.finditer(sentence):
        verb = match["verb"] or match["verb2"]
        pp = match["pp"]
        if (verb and verb not in FOLLOW_UP and verb != "become") or (pp and pp not in DONE):
            continue
        if _SUBORDINATE.search(sentence[: match.start()]):
            continue
        subject = cast.first(sentence)
        found.append(
            Clause(
                "commitment",
                "soft",
                match.start(),
                sentence[match.start() :],
                "intends",
                0.4,
                subject,
            )
        )
    milestone = _MILESTONE.search(sentence)
    if milestone and re.search(
        r"\b(?:by|before|no later than)\s+(?:the\s+end\s+of\s+)?[A-Z]", sentence
    ):
        found.append(
            Clause(
                "commitment",
                "soft",
                milestone.start(),
                sentence,
                "milestone",
                0.4,
                cast.first(sentence),
            )
        )
    return found


def _requests(sentence: str, cast: Cast, report: bool) -> list[Clause]:
    found: list[Clause] = []

    def add(
        at: int,
        what: str,
        rule: str,
        score: float,
        strength: Strength,
        actor: Party | None = None,
        to: str | None = None,
    ) -> None:
        before = sentence[:at]
        if re.search(
            rf"\b(?:had|having|previously|been|was|were|is|are|not|already)\s+{_ADV}$", before
        ):
            return
        if re.search(r"\b(?:has|have)\s+(?:\w+ly\s+)?$", before) or _told(sentence, at):
            strength = "soft"
        subject = cast.subject(sentence, at) or cast.first(sentence)
        found.append(Clause("request", strength, at, what, rule, score, subject, actor, to))

    for match in _ASKED_THAT.finditer(sentence):
        add(
            match.start(),
            match["what"],
            "asked that",
            0.9,
            "firm",
            _first_party(match["what"], match.start("what"), sentence, cast),
        )
    for match in _ASKED_TO.finditer(sentence):
        verb, cue = match["verb"].lower(), match["cue"].lower()
        if verb not in FOLLOW_UP and verb not in ("do", "have", "be", "see"):
            continue
        whom = match["whom"].strip()
        actor = cast.at(sentence, match.start("whom"))
        if actor is None and len(whom.split()) > 6:
            continue
        if cue.startswith("invit") and verb in _CALLED_UP:
            continue
        strength: Strength = "firm"
        if (
            verb in _EXPLAINS
            or cue.startswith("encourag")
            or re.match(r"(?:all\s+)?(?:members|those|everyone|the public)", whom, re.I)
        ):
            strength = "soft"
        if cue.startswith("authori"):
            continue
        add(
            match.start(),
            sentence[match.start("verb") :],
            "asked to",
            0.9,
            strength,
            actor,
            None if actor else whom,
        )
    for match in _ASKED_FOR.finditer(sentence):
        soft = bool(_INFORMATION.match(match["what"])) or match["cue"] in ("sought", "seeks")
        add(
            match.start(),
            match["what"],
            "asked for",
            0.6 if soft else 0.85,
            "soft" if soft else "firm",
        )
    for match in _ASKED_TO_HAVE.finditer(sentence):
        add(match.start(), match["what"], "asked to have", 0.85, "firm")
    for match in _ASKED_IF.finditer(sentence):
        verb = match["verb"]
        acts = (
            verb in (ANSWERING if match["modal"] in ("would", "will") else DONE)
            if match["be"]
            else verb in FOLLOW_UP
        )
        party = cast.at(sentence, match.start("subject"))
        if not acts or (not match["be"] and party is None):
            continue
        add(match.start(), match["what"], "asked if", 0.7, "firm", party)
    for match in _WERE_ASKED.finditer(sentence):
        verb = match["verb"]
        if verb not in FOLLOW_UP and verb not in ("do", "have"):
            continue
        actor = cast.subject(sentence, match.start())
        members = bool(actor and actor.kind == "body")
        before = sentence[: match.start()]
        if (
            re.search(r"\b(?:had|has|have)\s+$", before)
            or _told(sentence, match.start())
            or _SUBORDINATE.search(before)
        ):
            continue
        found.append(
            Clause(
                "request",
                "soft" if members and not report else "firm",
                match.start("cue"),
                sentence[match.start("verb") :],
                "were asked",
                0.8,
                None,
                actor,
            )
        )
    made = _REQUEST_MADE.search(sentence)
    if made and not re.search(
        r"\b(?:declined|refused|considered|received)\s+(?:a|the|this)\s+request", sentence
    ):
        strength = "firm" if "was" in made.group() else "soft"
        found.append(
            Clause("request", strength, made.start(), sentence[made.end() :], "request made", 0.7)
        )
    like = _WOULD_LIKE.search(sentence)
    if like:
        found.append(
            Clause(
                "request",
                "soft",
                like.start(),
                like["what"],
                "would like",
                0.5,
                cast.subject(sentence, like.start()) or cast.first(sentence),
            )
        )
    queried = _QUERIED_FOR.search(sentence)
    if queried:
        found.append(
            Clause(
                "request", "soft", queried.start(), sentence, "queried", 0.4, cast.first(sentence)
            )
        )
    return found


def _first_party(words: str, at: int, sentence: str, cast: Cast) -> Party | None:
    party = cast.at(sentence, at)
    if party and re.match(
        r"\s+(?:also\s+)?(?:be|to|should|could|would|will|[a-z]+)\b", sentence[party.end :]
    ):
        return party
    return None


def _suggestions(sentence: str, cast: Cast) -> list[Clause]:
    found = []
    for match in _SUGGESTED.finditer(sentence):
        before = sentence[: match.start()]
        if (
            _THINGS_SUGGEST.search(before)
            or _PERFECT.search(before)
            or _told(sentence, match.start())
        ):
            continue
        what = match["what"]
        that = re.match(r"that\s+", what)
        body = what[that.end() :] if that else what
        passive = bool(re.search(r"\bit\s+(?:was|is)\s+(?:also\s+|further\s+)?$", before))
        if not passive and re.search(r"\b(?:is|are|was|were|be|being)\s+(?:\w+ly\s+)?$", before):
            continue
        subject = None if passive else cast.subject(sentence, match.start()) or cast.first(sentence)
        if not passive and subject is None:
            continue
        if re.match(r"(?:an?\s+)?(?:amendment|that)\b.*\bseconded\b", what) or re.search(
            r"\bseconded\b|\brecommended\s+(?:for|to)\b|\bCllr [A-Z]\w+ (?:for|as|be)\b", sentence
        ):
            continue
        if not _would_change(body, bare=not that, cue=match["cue"]):
            continue
        found.append(
            Clause("suggested-change", "firm", match.start(), body, match["cue"], 0.8, subject)
        )
    return found


def _would_change(body: str, *, bare: bool, cue: str) -> bool:
    """Whether what was suggested is something to do, rather than how things are."""
    directive = _DIRECTIVE.search(body)
    indicative = _INDICATIVE.search(body)
    if directive and (indicative is None or directive.start() < indicative.start()):
        return True
    if indicative is not None:
        return False
    first = body.split(" ", 1)[0].lower()
    if first in DOING:
        return True
    if bare:
        nouns = r"(?:an?|the|some|more|further|additional|different|that)\s"
        return bool(re.match(nouns, body)) and (
            not cue.startswith("propos")
            or bool(re.search(r"\b(?:change|amendment|addition|wording)\b", body))
        )
    # A bare subjunctive: "that the Panel visit the school".
    return any(word in FOLLOW_UP for word in re.findall(r"[a-z-]+", body)[:9])
