"""Tells what a sentence of minutes says that the meeting resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.promises.cues import ADVERB, ADVERBS, FOLLOW_UP, REPORTING
from assistant.promises.votes import is_lost

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

_BODY = (
    r"(?:panel|committee|council|cabinet|board|members|meeting|councillors|sub-?committee|"
    r"commission|"
    r"forum|executive|trustees|governors|working (?:group|party)|commissioners|everyone|"
    r"all(?: present)?)"
)
_BODY_RESOLVED = re.compile(
    rf"\b(?P<body>(?:(?:The|the|This|All)\s+)?(?:[A-Z][\w'’-]*\s+|and\s+|of\s+|for\s+|"
    rf",\s+){{0,7}}?{_BODY})(?:,\s+[^,.;]{{0,110}},)?\s+"
    rf"(?P<perfect>had\s+|has\s+|have\s+)?{ADVERBS}(?:[a-z][^.;]{{0,110}}?\band\s+{ADVERBS})?"
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
    r"(?:^|(?<=[\s;,(]))(?P<mark>RESOLVED|AGREED|Resolved|Agreed|APPROVED|DECIDED|RECOMMENDED)"
    r"(?=\s*[:–—-]|\s+(?:that|to|unanimously|by|THAT)\b|[.,]?$|\s+\()(?P<rest>.*)"
)
_THAT = re.compile(
    r"^(?:\(?\w{1,4}[.)]\s+)?[\"'“‘]?(?:That|THAT)\b(?!\s+(?:is|was|would|will|had|has|may|"
    r"might|said|being)\b)"
    r"(?:(?P<be>[^.;]{3,220}?(?<!to )(?<!could )(?<!can )(?<!may )(?<!might )(?<!will )"
    r"(?<!would )\bbe\s+(?:\w+ly\s+)?[a-z-]+)|(?P<body>\s+(?:the\s+|"
    r"this\s+)?(?:[A-Z][\w'’-]*\s+|and\s+|of\s+|"
    r"for\s+|,\s+){0,8}?"
    r"(?:[Cc]ouncil|[Cc]ommittee|[Pp]anel|[Bb]oard|Cabinet|Executive|Administration|[Ss]taff|"
    r"[Oo]fficers?|[Cc]hair\w*|[Cc]lerk|[Dd]irector|[Mm]anager|[Mm]ayor|[Ll]eader)\s+[a-z]+))"
)
_SECONDS = re.compile(r"\b(?:proposes|moves|nominates)\b.*\bseconds\b")
_CONSENSUS = re.compile(
    r"\b(?:consensus|will|sense|wish)\s+of\s+the\s+(?:[Cc]ouncil|[Bb]oard|[Cc]ommittee|[Pp]anel|"
    r"meeting|Commission)\s+"
    r"(?:was\s+|is\s+)?(?:to|that)\b|\b(?:[Cc]ouncil|[Bb]oard|[Cc]ommission|"
    r"[Cc]ommittee)\s+consensus\s+(?:was\s+|is\s+)?(?:to|that)\b"
)
_SETTLED = re.compile(
    r"\b(?:application|permission|consent|licen[cs]e|variation)\s+(?:was|be)\s+(?:REFUSED|"
    r"GRANTED|APPROVED|DEFERRED|"
    r"(?:refused|granted|approved|deferred)\s+(?:for\s+the\s+following|subject\s+to|unanimously))\b"
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
    rf"were)\s+{ADVERBS}(?:put\s+to\s+the\s+\w+\s+and\s+)?(?P<verb>approved|adopted|ratified|"
    rf"agreed|confirmed|"
    rf"accepted|authorised|noted|received|passed|carried|signed|endorsed)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:agreed|resolved|decided)\s+(?:at|in|by)\s+(?:the|a|our|its)\s+(?:last|previous|"
    r"earlier|preceding)\b|"
    r"\b(?:at|in)\s+(?:the|its|our)\s+(?:last|previous)\s+(?:\w+\s+)?meeting\b[^.]*\b(?:agreed|"
    r"resolved)\b",
    re.IGNORECASE,
)
_QUICK = re.compile(
    r"resol|agree|decid|approv|endors|support|ratif|adopt|accept|confirm|noted|recommend|authori|"
    r"refused|granted|deferred|determin|consensus|\bwill of|^\W*(?:\w\W+)?That\b|seconds|voted|"
    r"receiv|passed|carried|"
    r"signed|elected|appoint|"
    r"co-opt",
    re.IGNORECASE,
)
_PAPERS_FIRST = re.compile(rf"(?:the\s+)(?:\w+\s+){{0,3}}?{_PAPERS}\b", re.IGNORECASE)
# "Apologies accepted.", "Minutes of 6 May: approved": the bare words of short minutes.
_BRIEF = re.compile(
    rf"^(?!.*\b(?:if|will|that|which|who|when|sets?|until|be)\b)(?:The\s+)?{_PAPERS}\b(?:[^.;]|"
    rf"\.(?=\d)){{0,60}}?(?<!\bnot)[\s:,–-]\s*(?P<verb>approved|"
    rf"adopted|ratified|"
    r"agreed|accepted|noted|received)\b(?!\s+by\b)(?:\s+and\s+signed)?\W*$",
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


def was_earlier(text: str) -> bool:
    """Whether what ``text`` says was agreed was agreed at an earlier meeting."""
    return bool(_EARLIER.search(text))


def resolved_in(sentence: str, *, report: bool = False) -> Part | None:
    """What a sentence of ordinary prose says that the meeting resolved, or None.

    A decision that someone tells of ("advised that the Board had agreed") is not the meeting's.
    """
    if not _QUICK.search(sentence) or was_earlier(sentence):
        return None
    if (_THAT.match(sentence) or _SECONDS.search(sentence)) and not is_lost(sentence):
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
    settled = _SETTLED.search(sentence)
    if settled and not _told_of(sentence, settled.start()):
        return Part(sentence, "determined")
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
            soft = soft and not re.search(r"\b(?:approved|adopted|agreed)\b", rest)
            return Part(sentence, "passed", soft=soft)
    brief = _BRIEF.match(sentence)
    if brief and not report:
        return Part(sentence, "passed", soft=brief["verb"].lower() in ("noted", "received"))
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
        if link != "to" and not _directs(what) and not _PAPERS_FIRST.match(what):
            return None
        if not what:
            return None
        return Part(what, rule, body=body)
    if verb == "recommended":
        changes = re.search(r"\b(?:report|wording|paragraph|document|text|table|title)\b", what)
        return Part(what, rule, body=body) if link and not changes else None
    if verb == "voted":
        decided = re.search(r"\bto\s+[a-z]{3,}|unanimous", rest)
        return Part(what, rule, body=body) if decided else None
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
