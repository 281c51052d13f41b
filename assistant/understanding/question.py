"""What a question wants: the kind of answer, the terms it turns on, people and period."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from assistant.understanding.dates import Period, period_of, years_in
from assistant.understanding.names import names_in as names_in
from assistant.understanding.words import ASKING_WORDS, content_words
from corpus.sentences import sentence_spans

Wanted = Literal[
    "figure", "money", "share", "date", "person", "reason", "list", "decision", "promise",
    "change", "summary", "attribution", "library", "yes-no", "fact",
]  # fmt: skip
# The kinds that a figure answers.
FIGURES = frozenset({"figure", "money", "share"})

_MEASURED = (
    "number|figure|total|target|rate|amount|level|size|turnout|score|count|limit|age|mark|speed|"
    "height|length|depth|width|distance|weight|temperature|volume|population|attendance|capacity|"
    "majority|caseload|average"
)
PAID = (
    "cost|costs|costing|budget|price|priced|saving|savings|grant|fee|fees|charge|charged|charging|"
    "funding|deficit|shortfall|gap|income|precept|payment|pay|paid|paying|spend|spent|spending|"
    "value|valued|worth|rent|salary|wage|wages|bill|council tax|reserves|losing|takings|fine|"
    "compensation|debt|debts|bank balance|statement balance|insurance premium|sum"
)
_SAYING = (
    "raised|asked|said|says|pointed|suggested|mentioned|queried|questioned|argued|claimed|commented|"
    "told|warned|requested|complained|noted|objected|welcomed|thanked|stated|described|called|"
    "thought|thinks|brought up|blame[sd]?|criticised|praised|spotted|reckoned|reckons|insisted"
)
_PATTERNS: tuple[tuple[Wanted, str], ...] = (
    ("library", r"\b(?:which|what|how many|list|show)\b.*\b(?:meetings|documents|minutes|reports|"
                r"transcripts|years|dates|committees|councils|period)\b.*(?:\bhave you\b|"
                r"\byou (?:hold|have|cover|keep|got)\b|"
                r"(?<!, )\bdo you (?:know|search|use|read|include|contain|answer|quote|store|go back)(?: \w+)?\W*$|\b(?:held|here)\W*$|"
                r"\b(?:this|your) (?:library|collection|archive)\b|\b(?:in|does) the library"
                r"(?: (?:hold|have|cover|contain))?\W*$)|"
                r"\bhow far back do (?:you|the minutes|your \w+) go\b|\bwhat (?:is|do you have) in (?:this|the|your) library\b"),
    ("date", r"^\W*(?:and |but |so )?(?:by|on|from|since|until|before) (?:what|which) (?:date|day|month|year|time)\b(?!['’]s (?:budget|precept|rate|figure))(?! (?:groups?|old|plan|scale|table|frame|limit|staff|jobs?))"),
    ("change", r"\bhow (?:has|have|had|did)\b.*\b(?:chang|mov|risen|rise|fall|fallen|grow|grown|"
               r"develop|evolv|var(?:y|ied)|shift|slip|improv|worsen|progress|gone (?:up|down|from))|"
               r"\bover (?:the years|time)\b|\btrends?\b|\byear (?:on|by|after) year\b|"
               r"\bhas (?:it|that|this) changed\b|\bsince .* changed\b|\bgone from and to\b|"
               r"\bgone (?:up|down) (?:since|from|between)\b"),
    ("person", r"^\W*(?:[Aa]nd |[Bb]ut |[Ss]o )?[Ww]hich (?:of the (?:two|three|four) )?[A-Z][a-z]+s?\b(?! (?:Council|Committee|Panel|Board))"),
    ("attribution", rf"\bwhich (?:\w+ )?(?:councillor|officer|member|director|person|speaker|cllr) (?:{_SAYING})\b"),
    ("person", r"\bwhich (?:\w+ )?(?:councillor|officer|member|director|person|minister|mayor|chair)\w*\b"),
    ("promise", r"^(?!\W*(?:and |but |so )?how (?:much|many|often)\b).*(?:\bpromis\w*|\bundert(?:ake|ook|aking|akings)\w*\b|\bcommit(?:ted)? to\b|"
                r"\b(?:agree|offer)\w*\b.*\bto (?:add|include|check|find|look|send|provide|bring|"
                r"write|report|circulate|amend|correct|change|follow|take|share|ask|raise|speak|"
                r"contact|arrange|investigate|review|supply|confirm|come)\b|"
                r"\bwho (?:will|is going to|was going to)\b|\bcome back (?:to|on|with)\b|"
                r"\baccept\w*\b.*\bshould be\b|\bcommitments?\b|\bactions?\b.*\b(?:for|on)\b|"
                r"\bsay (?:he|she|they)(?:['’]d| would| will)\b)"),
    ("reason", r"^\W*(?:and |but |so )?(?:why|how come|what (?:led|caused|prompted|made)|what['’ ]i?s (?:behind|holding|stopping|delaying))\b|"
               r"\bon what (?:grounds?|basis)\b|\bfor what reasons?\b|\bwhat (?:were |was |are |is )?(?:the )?(?:\w+ )?(?:reasons?|causes?|grounds)\b|"
               r"\bwhat (?:is|was|are|were) (?:behind|holding up|stopping|delaying)\b|\bhow come\b|\breasons? (?:for|why|given)\b"),
    ("money", r"\bhow (?:much|cheap|dear|expensive)\b(?!.*\b(?:time|longer|earlier|later)\b)(?! (?:supervision|notice|of (?:the|our|its)))|"
              rf"\b(?:what|which)\b(?! (?:happened|(?:other |main |the )?(?:two|three|four|five|six) |(?:did|has|have|does) .* (?:decide|resolve|vote|say|said|tell|told|ask|asked|think|mention)\b.*\babout\b|(?:was|is|were) right|share|proportion|percentage)).*\b(?:{PAID})\b(?! (?:scheme|policy|plan|review|strategy|consultation|report|committee|meeting))|"
              r"\bwhat (?:did|does|do|would|will|could) .*\b(?:come to|set (?:us|them|it|you) back)\b"),
    ("share", r"\b(?:what|which) (?:share|proportion|percentage|per cent|percent|fraction)\b|"
              r"\bhow (?:large|big|high|low) (?:a|is the|was the) (?:share|proportion)\b|"
              r"\bpercentage of\b|\bhow much (?:of (?:the|our|its)|supervision)\b"),
    ("figure", r"\bhow (?:much notice|many|often|long|large|big|old|high|low|tall|fast|deep|wide|heavy|late)\b|"
               r"\bhow far\b(?!.*\b(?:spread\w*|along|progress\w*|advanced|support\w*|agree\w*|on with|through)\b)|"
               rf"\bwhat (?:was |is |were |are )?(?:the )?(?:\w+ ){{0,3}}(?:{_MEASURED})\b|"
               r"\bwhat(?:['’]?s| is| was| were) the (?:most|fewest|least|greatest|maximum|minimum) \w+"),
    ("date", r"^\W*(?:and )?when\b(?! (?:is|are|does|do) .*\b(?:used?|allowed|applied|appl(?:y|ies)|counted|charged|eligible|triggered|convened|called in)\W*(?:for [^?]*)?\?)|"
             r"\b(?:what|which) (?:(?!other\b|two\b|three\b|four\b|full\b|part\b)\w+ )?(?:dates?|days?|months?|years?|time)\b(?! (?:groups?|old|plan|scale|table|frame|limit|staff|jobs?))|\bby when\b|"
             r"\bsince when\b|\buntil when\b|\bhow soon\b|\bhow long ago\b"),
    ("attribution", rf"^\W*(?:and |but |so )?who (?:{_SAYING}|proposed|seconded)\b|"
                    r"\bwhat (?:did|does|has|have) (?:cllr|councillor|the|mr|mrs|ms|dr)?\.? ?.*\b(?:say|said|ask|asked|raise|"
                    r"mention|think|argue|comment|point out|suggest|want|query|complain|reply|respond|tell|told)\b|"
                    r"\baccording to (?:whom|who)\b|\bwhose (?:idea|suggestion|words|view|opinion|proposal|motion)\b"),
    ("list", r"\b(?:list|name) (?:all|the|every|them)\b|\bwhat (?:are|were) (?:all )?the\b|\b(?:what|which) (?:are|were) they\W*$|"
             r"\b(?:what|which) (?:other |main |the )?(?:two|three|four|five|six|seven|eight|nine|ten)\b|"
             r"\b(?:what|which) (?:\w+ ){0,2}?(?!(?:was|does|has|is|this|his|its|us|gas|bus|business|process|progress|status|plus|less|address|access|loss|class|crisis|basis)\b)\w{3,}(?<!s)s (?:are|were|have|had|do|did|will|should|could|can|would|need|needed|took|take|apply)\b|"
             r"\b(?:what|which) (?:options|ways|changes|steps|measures|issues|concerns|questions|topics|items|groups|places|areas)\b"),
    ("person", r"\bwho\b|\bwho['’]s\b|\bwhom\b|\bwhose\b|\bwhich (?:\w+ )?(?:councillor|officer|member|director|person|"
               r"company|firm|organisation|contractor|consultant|consultants|supplier|partner|operator|bank|charity|trust|college)\w*\b"),
    ("decision", r"\b(?:resolve|resolved|decide|decided|decision|approve|approved|agreed|agree|"
                 r"recommend|recommended|outcome|vote|voted|settle on|settled on)\b|"
                 r"\bwhat (?:did|has|have) .*\b(?:do|done) (?:about|with|over)\b"),
    ("summary", r"\bsummar(?:y|ise|ize)\b|\bwhat (?:was|were) (?:said|discussed|the (?:main )?"
                r"(?:points|issues|concerns))\b|\btell me about\b|\boverview\b|\bdiscussion (?:of|on|about)\b"),
    ("yes-no", r"^\W*(?:(?:and|but|so) )?(?:did|was|were|is|are|has|have|had|does|do|will|can|could|should|would)\b"),
)  # fmt: skip
# What a yes-or-no question may still be besides: "did they agree to …?" asks for a promise.
_ALSO_YES_NO = frozenset({"library", "change", "promise", "decision", "summary"})
_YES_NO = re.compile(
    r"^\W*(?:(?:and|but|so) )?(?:did|was|were|is|are|has|have|had|does|do|will|can|could|should|would)\b"
    r"(?!.*(?:,|\band) (?:how|what|who|when|where|why|which)\b)",
    re.I,
)
_COMPILED = tuple(
    # "Which Brook asked …?" is told by its capital; everything else in either case.
    (wanted, re.compile(pattern, re.I if "[A-Z]" not in pattern else 0))
    for wanted, pattern in _PATTERNS
)
_INTERROGATIVE = re.compile(r"\W*(?:and |but |so )?(?:who|what|when|where|why|which|how)\b", re.I)
_CODES = re.compile(r"\b[A-Z][A-Za-z]*[A-Z]+[A-Za-z]*s?\b")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    ``terms`` are content words in order; ``topic`` those of them that say what it is about
    (words of asking left out, unless nothing else is there). ``names`` are capitalised phrases;
    ``codes`` are acronyms. ``latest`` is set by "latest", "most recent", "now".
    """

    text: str
    search_text: str
    wanted: Wanted
    terms: tuple[str, ...]
    topic: tuple[str, ...]
    names: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    period: Period | None = None
    latest: bool = False


def understand(
    text: str,
    search_text: str | None = None,
    *,
    today: dt.date | None = None,
    newest: dt.date | None = None,
    surnames: Collection[str] = (),
) -> Question:
    """Read a self-contained question; ``search_text`` is its form with the follow-up resolved.

    ``surnames`` (lower case) are those of people in the library, who may be named without more.
    """
    asked = (search_text or text).strip()
    terms = tuple(content_words(asked))
    topic = tuple(t for t in terms if t not in ASKING_WORDS) or terms
    return Question(
        text=text,
        search_text=asked,
        wanted=wanted_by(asked),
        terms=terms,
        topic=topic,
        names=names_in(asked, surnames),
        codes=tuple(dict.fromkeys(_CODES.findall(asked))),
        years=years_in(asked),
        period=period_of(asked, today or dt.date.today(), newest),
        latest=bool(
            re.search(r"\b(latest|most recent|newest|current|currently|now)\b", asked, re.I)
        ),
    )


def wanted_by(text: str) -> Wanted:
    """The kind of answer a question wants, by its wording; "fact" where none is told.

    Where something is said first ("The target was May. When will it open?") the first question
    after it tells, if it tells anything.
    """
    said = [text[a:b].strip() for a, b in sentence_spans(text, 0)]
    if len(said) > 1 and not (said[0].endswith("?") or _INTERROGATIVE.match(said[0])):
        for asked in said[1:]:
            wanted = _wanted_by(asked)
            asks = asked.endswith("?") or _INTERROGATIVE.match(asked)
            if asks and wanted not in ("fact", "yes-no"):
                return wanted
    return _wanted_by(text)


def _wanted_by(text: str) -> Wanted:
    plain = _YES_NO.match(text) is not None
    for wanted, pattern in _COMPILED:
        if (not plain or wanted in _ALSO_YES_NO or wanted == "yes-no") and pattern.search(text):
            return wanted
    return "fact"
