"""Whether words can answer the kind of question asked: a "how many" needs a figure, and so on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.understanding.question import FIGURES, Question, Wanted
from corpus.months import MONTH_NAME
from corpus.types import Block

_NUMBER_WORD = (
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|"
    r"thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|dozen|half|third|quarter|none|no one|"
    r"once|twice|unanimous\w*)\b"
)
_FIGURE = re.compile(rf"\d|{_NUMBER_WORD}", re.I)
_DIGIT = re.compile(r"\d")
_MONEY = re.compile(r"[£$€]\s?\d|\b\d[\d ,.]*\s?(?:million|billion|thousand|bn|m|k|p|pence|pounds)\b|"
                    r"\b\d{1,3}\s?(?:,\s?\d{3})+\b", re.I)  # fmt: skip
_PAID_COLUMN = re.compile(
    r"[£$€]|\b(?:costs?|budget|spent|spend|spending|actual|forecast|outturn|price|fees?|charges?|"
    r"amount|income|grants?|savings?|premium|expenditure)\b",
    re.I,
)
_SHARE = re.compile(
    r"\d\s?%|\bper ?cent\b|\bpercentage\b|\b\d+ (?:out )?of (?:the )?\d+\b|"
    r"\b(?:half|third|quarter|two-thirds|majority|minority)\b", re.I)  # fmt: skip
_MONTH_IN_SHORT = r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
_DAY_IN_SHORT = (
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH_IN_SHORT}|"
    rf"\b{_MONTH_IN_SHORT}\.? \d{{1,2}}(?:st|nd|rd|th)?\b"
)
_DATE = re.compile(
    rf"\b{MONTH_NAME}\b|{_DAY_IN_SHORT}|\b(?:19|20)\d\d\b|\b(?:spring|summer|autumn|winter|christmas|easter)\b|"
    r"\b(?:next|last|this|previous|following) (?:week|month|year|term|quarter|meeting|cycle|spring|"
    r"summer|autumn|winter)\b|\b\d{1,2}[:.]\d\d ?(?:am|pm)?\b|\b\d{1,2} ?(?:am|pm)\b|"
    r"\b(?:within|in) (?:\w+ )?(?:days|weeks|months|years)\b|\b(?:mon|tues|wednes|thurs|fri)day\b",
    re.I,
)  # fmt: skip
_TITLE_NAME = re.compile(
    r"\b(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Prof)\.? ?[A-Z]|"
    r"\b[A-Z][a-z]+ (?:[A-Z]\.? )?[A-Z][a-z]+"
)
_ROLE = re.compile(
    r"\b(?:director|manager|chair(?:man|woman|person)?|officer|head of|cabinet member|leader|clerk|"
    r"mayor|inspector|treasurer|solicitor|consultants?|contractor|limited|ltd|plc|trust|company)\b",
    re.I,
)
_REASON = re.compile(
    r"\b(?:because|due to|as a result|owing to|so that|in order to|reasons?|given (?:the|that)|"
    r"caused|causing|led to|result of|on the grounds?|not enough|(?:was|were|is|are)n['’]t enough|"
    r"(?:did|do|does) ?n[o'’]t want|too (?:\w+)|lack of|in light of|for fear|in view of|"
    r"(?:was|were|is|are) unable|could ?n[o'’]t|unfortunately)\b",
    re.I,
)
# "refused, as the slope does not qualify": a clause, with a verb, that says why.
_AS_CLAUSE = re.compile(
    r"(?<!such )(?<!well )(?<!known )(?<!same )(?<!soon )(?<!long )(?<!far )\b(?:as|since) "
    r"(?:it|they|there|he|she|we|nobody|no[- ]one|this|these|those|the|its|their|his|her|our|no|"
    r"some|most|many|two|three|[A-Z][\w’'-]+) (?:[\w’'£%-]+ ){0,6}?"
    r"(?:is|are|was|were|has|have|had|does|do|did|will|would|could|can|cannot|may|might|costs?|"
    r"needs?|floods?|carry|carries|\w+n['’]t)\b"
)
_PERHAPS_REASON = re.compile(
    r"\b(?:since|therefore|following|to (?:ensure|avoid|reduce|allow|enable|protect|meet|keep|help|"
    r"save)|(?:was|were|is|are|did|do|does|would)n['’]t|not|but|so|as (?:it|they|there|the)|"
    r"concern(?:ed|s)?|after|without|unless|only|fail(?:ed|ure|s)?|shortages?|prevent(?:ed|s)|"
    r"means|meant)\b",
    re.I,
)
_PEOPLE_COLUMN = re.compile(
    r"\b(?:movers?|moved by|seconders?|seconded by|proposers?|proposed by|councillors?|members?|"
    r"names?|owners?|officers?|who|whom|responsible|speakers?|author|chair)\b",
    re.I,
)
# Minutes that call people by their initials: "LB to book the room".
_INITIALS = re.compile(
    r"(?:^|[.;] )\W*[A-Z]{2}(?:(?:/| and |, )[A-Z]{2})* (?:to|also|will|has|had|is|was|[a-z]+ed)\b"
)
# "introduced education as the fourth partner" tells who became it, whoever that is.
_NAMED_AS = re.compile(
    r"\b(?:introduced|appointed|named|elected|chosen|chose|selected|co-?opted)\b"
    r"(?: [\w’'-]+){1,5} as (?:the|an?|its|our)\b",
    re.I,
)
# To be named among the absent is to have said nothing.
_APOLOGIES = re.compile(r"\bapolog(?:y|ies)\b", re.I)
_DECISION = re.compile(
    r"\b(?:resolved|agreed|approved?|decided|carried|refused|rejected|endorsed|noted|adopted|"
    r"recommended|accepted|supported?|deferred|granted|confirmed|voted|withdrawn|lost|defeated|"
    r"passed|dismissed|allowed|awarded|motion|in favour|ayes|nays)\b", re.I)  # fmt: skip
_PROMISE = re.compile(
    r"\b(?:will|shall|would|agreed to|agrees to|undertook|undertakes?|undertaken to|promised?|"
    r"committed to|offered to|to (?:write|report|circulate|provide|investigate|bring|contact|check|"
    r"arrange|send|follow)|i['’]ll|we['’]ll|happy to|can check|let me|follow (?:it |that |this )?up|"
    r"take (?:it |that |this )?(?:away|back)|go (?:away )?and|make sure|should be able to|"
    r"accepted that|action)\b", re.I)  # fmt: skip
_SAID = re.compile(
    r"\b(?:said|asked|queried|commented|explained|advised|stated|reported|raised|suggested|noted|"
    r"expressed|questioned|requested|informed|confirmed|highlighted|pointed out|argued|felt|"
    r"welcomed|thanked|proposed|seconded|spoke|objected|referred|outlined|told|reminded|replied|"
    r"answered|responded|added|warned|wondered|declared|moved|complained|undertook|considered|"
    r"thought|believed|opposed|disagreed|called for|drew attention)\b", re.I)  # fmt: skip


def without_asked_figures(question: Question, text: str) -> str:
    """``text`` less the figures that the question holds, which answer no "how many" of it."""
    if question.wanted not in FIGURES:
        return text
    for figure in set(re.findall(rf"\d[\d,.]*\d|\d|{_NUMBER_WORD}", question.search_text, re.I)):
        text = re.sub(rf"(?<![\d.,]){re.escape(figure)}(?![\d]|[.,]\d)", " ", text, flags=re.I)
    return text


def suits(wanted: Wanted, text: str, block: Block, asked: Sequence[str] = ()) -> float:
    """How well ``text`` (a sentence of ``block``) can answer the kind wanted, from 0 to 1.

    1 where the kind of thing asked for is there or the kind asks for nothing special; 0 where
    it is not there at all. ``asked`` are names in the question, which answer no "who".
    """
    spoken = block.locator.speaker is not None
    match wanted:
        case "figure":
            return float(bool(_FIGURE.search(without_dates(text))))
        case "money":
            if _MONEY.search(text):
                return 1.0
            figure = bool(_DIGIT.search(without_dates(text)))
            # In a table the pounds often stand in the column's heading alone.
            column = block.kind == "table-row" and _PAID_COLUMN.search(block.context)
            return 1.0 if figure and column else 0.4 * figure
        case "share":
            return 1.0 if _SHARE.search(text) else 0.3 * bool(_FIGURE.search(without_dates(text)))
        case "date":
            return float(bool(_DATE.search(text)))
        case "person":
            for name in asked:
                text = text.replace(name, " ")
            # In a table a surname stands alone under a heading that says whose.
            columns = block.context.rpartition(". ")[0] or block.context
            column = block.kind == "table-row" and _PEOPLE_COLUMN.search(columns)
            column = column and re.search(r"(?<=\w.)\b[A-Z][a-z]{2,}|\|\s*[A-Z][a-z]{2,}", text)
            if column or _TITLE_NAME.search(text):
                return 1.0
            named = _ROLE.search(text) or _NAMED_AS.search(text) or _INITIALS.search(text)
            return 0.8 * bool(named) or 0.3 * spoken
        case "attribution":
            if _APOLOGIES.search(text):
                return 0.2
            return 1.0 if spoken or (_SAID.search(text)) else 0.3
        case "reason":
            if _REASON.search(text) or _AS_CLAUSE.search(text):
                return 1.0
            return 0.5 if _PERHAPS_REASON.search(text) else 0.2
        case "decision":
            if block.kind == "resolution":
                return 1.0
            return 0.7 if _DECISION.search(text) else 0.2
        case "promise":
            return 1.0 if block.kind == "resolution" or _PROMISE.search(text) else 0.2
        case "change":
            return 1.0 if _FIGURE.search(without_dates(text)) else 0.6
        case _:
            return 1.0


_BARE_DATE = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?{MONTH_NAME}(?:,?\s+(?:19|20)\d\d)?\b|"
    r"\b(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?\b|\b[12]\d\s?[-–/]\s?[123]\d\b(?!\s?%)|^\s*(?:[-•]\s*)?\d+(?:\.\d+)*\.?\s|"
    r"\b(?:page|paragraph|para|appendix|item|section|article|schedule|number|priority|outcome|"
    r"phase|stage) (?:\d+(?:\.\d+)*|one|two|three|four|five|six|seven|eight)\b",
    re.I,
)


def without_dates(text: str) -> str:
    """``text`` less the figures that count nothing: dates, paragraph and page numbers."""
    return _BARE_DATE.sub(" ", text)


def figures_counted(text: str) -> list[str]:
    """The figures of ``text`` that count something, as written without inner spaces."""
    closed = re.sub(r"(?<=\d)\s+(?=[.,]\d)", "", without_dates(text))
    return re.findall(
        r"[£$]?\d[\d,]*(?:\.\d+)?(?:\s?(?:%|million|billion|m\b|bn\b|per cent))?", closed
    )
