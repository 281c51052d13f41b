"""Tells what a sentence resolves, moves or votes on, and how the vote went."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.promises.cues import ADVERB, FOLLOW_UP, REPORTING

_ADV = rf"(?:{ADVERB}\s+)*"
_WORD = (
    r"(?:RESOLVED|AGREED|DECIDED|RECOMMENDED|APPROVED|NOTED|Resolved|Agreed|Decided|Approved|"
    r"Recommended|Resolution|RESOLUTION)"
)
LEAD = re.compile(
    rf"^\W*(?:(?:(?:It|IT|it)\s+(?:was|WAS)\s+|(?:and\s+)?was\s+)?(?:(?:therefore|then|"
    rf"unanimously|also|further|THEREFORE|UNANIMOUSLY)\s+)*"
    rf"(?:{_WORD}|resolved|agreed|decided)"
    r"(?:\s+(?:unanimously|UNANIMOUSLY|nem\.?\s*con\.?|accordingly|by\s+\w+\s+votes?\s+to\s+\w+|"
    r"\([^)]*\)))?"
    r"(?:\s+(?:[A-Z]{1,5}[-/ ]?)?\d[\w./-]*)?\s*(?:\([^)]*\))?\s*[:–—-]*\s*)",
)
"""The words that mark a resolution, before what it resolves."""

_VOTE = re.compile(
    r"^\W*(?:(?:Proposed|Moved|PROPOSED|MOVED|Motion|Proposer|Seconded|Cllrs?\.?|Councillors?|"
    r"Crs?\.?|Voting|Vote|"
    r"For|In favour|Against|Abstain\w*|Abstention|Ayes|All (?:in favour|agreed)|Carried|CARRIED|"
    r"Unanimous\w*)\b"
    r"[^.]{0,160}?)(?:seconded|second\b|unanimous\w*|in favour|carried|abstain\w*|abstention|"
    r"\d\s*[-–:]\s*\d|against|"
    r"votes?|Cr\s+\w+/Cr\s+\w+|/)",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"\b(?:LOST|DEFEATED|NOT\s+CARRIED|FAILED)\b"
    r"|\b(?:[Mm]otion|MOTION|[Aa]mendment|[Pp]roposal|[Pp]roposition|"
    r"[Vv]ote)\b[^.;]{0,120}?\b(?:lost|defeated|"
    r"not\s+carried|fell|fails?|failed|died|withdrawn|rejected|not\s+(?:approved|agreed|"
    r"supported|seconded|put))\b"
    r"|(?:^|[.,;:–—-]\s*|\bwas\s+|\bwere\s+)(?:[Ll]ost|[Dd]efeated|[Nn]ot\s+carried|[Ww]ithdrawn)\b"
    r"(?:\s+(?:by|for|on)\b[^.]*)?\W*$"
)
CARRIED = re.compile(
    r"\b(?:carried|CARRIED|Carried|passed|PASSED|adopted|approved|agreed|AGREED|APPROVED|"
    r"resolved|unanimous\w*|"
    r"UNANIMOUS\w*|all\s+(?:were\s+|being\s+)?in\s+favou?r|all\s+agreed|Ayes?:?\s+all)\b"
)
_MOTION = re.compile(
    r"\b(?:MOTION|Motion|motion|MOVED|[Mm]oved|PROPOSED|[Pp]roposed|[Pp]roposal|[Pp]roposer)\b"
)
_SECONDED = re.compile(r"\b(?:[Ss]econded|SECONDED|[Ss]econder|[Ss]econd\s+(?:by|from)|2nd)\b")
_MOVED = re.compile(
    r"\b(?:MOTION|Motion)\s*:|(?<!\bhad )(?<!\bhas )(?<!\bhave )\bmoved\s+(?:to|that)\b|\bMOVED\b"
)
_BODY = (
    r"(?:panel|committee|council|cabinet|board|members|meeting|councillors|sub-?committee|"
    r"commission|"
    r"forum|executive|trustees|governors|working (?:group|party)|commissioners|everyone|"
    r"all(?: present)?)"
)
_BODY_RESOLVED = re.compile(
    rf"\b(?P<body>(?:(?:The|the|This|All)\s+)?(?:[A-Z][\w'’-]*\s+|and\s+|of\s+|for\s+|"
    rf",\s+){{0,7}}?{_BODY})\s+"
    rf"(?P<perfect>had\s+|has\s+|have\s+)?{_ADV}(?:[a-z][^.;]{{0,110}}?\band\s+{_ADV})?"
    rf"(?P<verb>agreed|resolved|decided|approved|endorsed|supported|ratified|adopted|accepted|"
    rf"confirmed|noted|"
    rf"recommended|authorised|authorized|determined|voted)\b(?P<rest>[^.]*)",
    re.IGNORECASE,
)
_IT_WAS = re.compile(
    rf"\b(?:It|it|IT)\s+(?:was|is|WAS)\s+(?:{ADVERB}\s+|generally\s+)*(?P<verb>agreed|resolved|"
    rf"decided|RESOLVED|AGREED|DECIDED|determined)\b"
    rf"(?:\s+(?:unanimously|by\s+\w+))*(?P<rest>[^.]*)"
)
_MARKED = re.compile(
    r"(?:^|(?<=[\s;,(]))(?P<mark>RESOLVED|AGREED|Resolved|Agreed|APPROVED|DECIDED)"
    r"(?=\s*[:–—-]|\s+(?:that|to|unanimously|by|THAT)\b|[.,]?$|\s+\()(?P<rest>.*)"
)
_THAT_BE = re.compile(
    r"^[\"'“‘]?That\b[^.;]{3,200}?\bbe\s+[a-z]+(?:ed|en|d|n)\b|"
    r"^[\"'“‘]?That\s+(?:the|this|these|all|a|an)\b[^.;,]{3,60}?\s(?:notes?|writes?|approves?|"
    r"supports?|agrees?|"
    r"requests?|endorses?|receives?|adopts?|asks?|rescinds?|calls?|thanks?|resolves?)\b"
)
_CONSENSUS = re.compile(
    r"\b(?:consensus|will|sense|wish)\s+of\s+the\s+(?:[Cc]ouncil|[Bb]oard|[Cc]ommittee|[Pp]anel|"
    r"meeting|Commission)\s+"
    r"(?:was\s+|is\s+)?(?:to|that)\b|\b(?:[Cc]ouncil|[Bb]oard|[Cc]ommission|"
    r"[Cc]ommittee)\s+consensus\s+(?:was\s+|is\s+)?(?:to|that)\b"
)
_THEY_WERE = re.compile(
    r"^(?:[^.;]{0,80},\s+)?(?:[Tt]hey|[Tt]hese)\s+were\s+(?:then\s+|duly\s+)?(?:approved|agreed|"
    r"adopted|accepted|confirmed|signed)\b"
)
_OPENS = re.compile(
    r"^(?P<verb>Approved|Adopted|Agreed|Endorsed|Ratified|Accepted|Confirmed|"
    r"Noted)\b(?:\s+(?:that|to|by|as)\b|\s*[,.;:–—-]|$)(?P<rest>.*)"
)
_PAPERS = (
    r"(?:minutes?|payments?|accounts?|invoices?|cheques?|expenditure|polic(?:y|ies)|"
    r"standing\s+orders|"
    r"budget|precept|quot(?:e|ation)s?|tenders?|grants?|recommendations?|proposals?|"
    r"terms\s+of\s+reference|schedule|"
    r"calendar|nominations?|agenda|motion|amendments?|ordinance|resolution|apolog(?:y|ies)|"
    r"statement|plan|donation|AGAR|"
    r"risk\s+assessment|regulations|dispensations?|appointments?|report)"
)
_PASSED = re.compile(
    rf"\b{_PAPERS}\b(?P<between>(?:[^.;]|\.(?=\d)){{0,110}}?)\b(?:was|"
    rf"were)\s+{_ADV}(?P<verb>approved|adopted|ratified|agreed|confirmed|"
    rf"accepted|authorised|noted|received|passed|carried|signed|endorsed)\b",
    re.IGNORECASE,
)
_QUICK = re.compile(
    r"resol|agree|decid|approv|endors|support|ratif|adopt|accept|confirm|noted|recommend|authori|"
    r"determin|consensus|\bwill of|That\b|voted|receiv|passed|carried|signed|elected|appoint|"
    r"co-opt",
    re.IGNORECASE,
)
_ELECTED = re.compile(
    r"\bwas\s+(?:duly\s+|unanimously\s+)*(?:re-?)?(?:elected|appointed|co-opted)\b"
)
_CHOSEN = re.compile(r"\b(?:propos|second|nominat|unanimous|duly|vote|Chair|Mayor|Leader)\w*")
_INDICATIVE = re.compile(
    r"\b(?:was|were|is|are|had|has|did|have|needed|looked|seemed|could|there)\b"
)
_CONCEDED = re.compile(r"^\s*(?:with|about|upon|on|in principle with)\b")


@dataclass(frozen=True, slots=True)
class Part:
    """What a sentence resolves; ``soft`` where the meeting only noted or welcomed it."""

    what: str
    rule: str
    soft: bool = False
    body: str | None = None


def is_lost(text: str) -> bool:
    """Whether a motion or resolution did not pass."""
    return bool(_LOST.search(text))


def is_vote(sentence: str) -> bool:
    """Whether a sentence only says who moved or how the vote went."""
    return bool(_VOTE.match(sentence)) and not re.search(
        r"\b(?:that|THAT|to)\s+\w+\s+\w+", sentence
    )


def is_motion(sentence: str) -> bool:
    """Whether a sentence moves something, with a mover and a seconder or the word motion."""
    if not _MOTION.search(sentence):
        return False
    if re.search(r"\b[Pp]ropos(?:ed|al)\b", sentence) and re.search(
        r"\ball\s+(?:were\s+|present\s+)?(?:in\s+favou?r|agreed)\b", sentence
    ):
        return True
    return bool(_SECONDED.search(sentence) or _MOVED.search(sentence))


def is_carried(sentence: str) -> bool:
    """Whether a sentence says that a motion passed."""
    return bool(CARRIED.search(sentence)) and not is_lost(sentence)


def resolved_in(sentence: str, *, report: bool = False) -> Part | None:
    """What a sentence of ordinary prose says that the meeting resolved, or None.

    A decision that someone tells of ("advised that the Board had agreed") is not the meeting's.
    """
    if not _QUICK.search(sentence):
        return None
    that = _THAT_BE.match(sentence)
    if that and not is_lost(sentence):
        return Part(sentence, "that")
    marked = _MARKED.search(sentence)
    if marked and not _told_of(sentence, marked.start()):
        if is_lost(sentence):
            return None
        before = sentence[: marked.start()].strip()
        what = re.sub(r"^\W*(?:that|THAT|unanimously|to)?\s*", "", marked["rest"]).strip() or before
        return Part(what, "marked")
    for pattern, rule in ((_IT_WAS, "it was"), (_BODY_RESOLVED, "body")):
        for match in pattern.finditer(sentence):
            part = _by_body(sentence, match, rule)
            if part:
                return part
    consensus = _CONSENSUS.search(sentence)
    if consensus and not _told_of(sentence, consensus.start()):
        return Part(sentence[consensus.end() :], "consensus")
    they = _THEY_WERE.match(sentence)
    if they:
        return Part(sentence, "passed")
    opens = _OPENS.match(sentence)
    if opens:
        return Part(sentence, "opens", soft=opens["verb"] == "Noted")
    passed = _PASSED.search(sentence)
    if passed and not report and not _told_of(sentence, passed.start()):
        told = re.search(
            r"\b(?:by|when|after|which|that|who|in (?:19|20)\d\d)\b", passed["between"]
        )
        rest = sentence[passed.end() :]
        elsewhere = re.match(
            r"\s+(?:by\s+(?!the\s+(?:panel|committee|council|meeting|members|chair))|in\s+\d{4})",
            rest,
            re.I,
        )
        if not told and not elsewhere and not is_lost(sentence):
            soft = passed["verb"].lower() in ("noted", "received")
            return Part(sentence, "passed", soft=soft)
    elected = _ELECTED.search(sentence)
    if elected is None or _told_of(sentence, elected.start()):
        return None
    relative = re.search(r"\b(?:who|which|had)\s+$", sentence[: elected.start()])
    return Part(sentence, "elected") if _CHOSEN.search(sentence) and not relative else None


def _by_body(sentence: str, match: re.Match[str], rule: str) -> Part | None:
    groups = match.groupdict()
    verb, rest = match["verb"].lower(), match["rest"]
    before = sentence[: match.start()]
    if _told_of(sentence, match.start()) or (groups.get("perfect") or "").startswith(
        ("had", "Had")
    ):
        return None
    if re.search(
        r"\b(?:when|if|as|where|because|that|which|after|until|by|of|to|with|than|in\s+(?:19|"
        r"20)\d\d,?|once)\s*$",
        before,
        re.I,
    ):
        return None
    if re.match(r"\s*(?:in|on)\b[^,]*\b(?:19|20)\d\d\b", before, re.I) and rule == "body":
        return None
    if is_lost(rest) or re.search(r"\bnot\s+$", before):
        return None
    if _CONCEDED.match(rest):
        return None
    that = re.match(r"\s*,?\s*(?:unanimously\s+)?(?P<link>that|to|:)?\s*(?P<what>.*)", rest)
    what = (that["what"] if that else rest).strip(" .")
    link = that["link"] if that else None
    body = (groups.get("body") or "").strip() or None
    if verb in ("agreed", "resolved", "decided", "determined"):
        if link != "to" and not _directs(what):
            return None
        if not what:
            return None
        return Part(what, rule, body=body)
    if verb == "recommended":
        changes = re.search(r"\b(?:report|wording|paragraph|document|text|table|title)\b", what)
        return Part(what, rule, body=body) if link and not changes else None
    if verb == "voted":
        return Part(what, rule, body=body) if link == "to" or "unanimous" in rest else None
    if verb in ("supported", "noted", "accepted", "confirmed"):
        if link == "that" and verb != "supported":
            return None  # what members noted is what they heard
        return Part(f"{verb} {what}", rule, soft=True, body=body)
    return Part(f"{verb} {what}", rule, body=body)


def _directs(what: str) -> bool:
    """Whether an agreed clause says what is to be, rather than concedes how things are."""
    directive = re.search(r"\b(?:should|shall|will|would|must|be|to|not)\b", what)
    indicative = _INDICATIVE.search(what)
    if directive and (indicative is None or directive.start() < indicative.start()):
        return True
    if indicative is not None:
        return False
    return any(w in FOLLOW_UP for w in re.findall(r"[a-z-]+", what)[:10])


def _told_of(sentence: str, at: int) -> bool:
    """Whether someone tells of what stands at ``at`` ("recalled that in 2017 it was")."""
    return bool(
        re.search(
            rf"\b(?:{REPORTING}|aware|recalled|recorded|because)\b[^.;]{{0,80}}?\b(?:that|when|"
            rf"where)\b[^.;]*$",
            sentence[:at],
        )
    ) or bool(
        re.search(r"\b(?:when|as|after|since|before)\s+(?:it\s+)?(?:was\s+)?$", sentence[:at], re.I)
    )
