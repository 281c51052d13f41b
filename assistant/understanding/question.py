"""What a question wants: the kind of answer, the terms it turns on, people and period."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from assistant.understanding.dates import Period, period_of, years_in
from assistant.understanding.names import names_in as names_in
from assistant.understanding.words import ASKING_WORDS, content_words, stem

Wanted = Literal[
    "figure", "money", "share", "date", "person", "reason", "list", "decision", "promise",
    "change", "summary", "attribution", "library", "yes-no", "fact",
]  # fmt: skip

_PATTERNS: tuple[tuple[Wanted, str], ...] = (
    ("library", r"\b(?:which|what|how many|list)\b.*\b(?:meetings|documents|minutes|years|committees)"
                r"\b.*\b(?:you|held|hold|have|cover|library)\b"),
    ("change", r"\bhow (?:has|have|had|did)\b.*\b(?:chang|mov|risen|rise|fall|fallen|grow|grown|"
               r"develop|evolv|var)|\bover (?:the years|time)\b|\btrend\b|\byear (?:on|by) year\b|"
               r"\bhas (?:it|that|this) changed\b|\bsince .* changed\b"),
    ("promise", r"\bpromis\w*|\bundert(?:ake|ook|aking|akings)\w*\b|\bcommit(?:ted)? to\b|"
                r"\b(?:agree|offer)\w*\b.*\bto (?:add|include|check|find|look|send|provide|bring|"
                r"write|report|circulate|amend|correct|change|follow|take|share|ask|raise|speak|"
                r"contact|arrange|investigate|review|supply|confirm|come)\b|"
                r"\bwho (?:will|is going to|was going to)\b|\bcome back (?:to|on|with)\b|"
                r"\baccept\w*\b.*\bshould be\b|\bcommitments?\b|\bactions?\b.*\b(?:for|on)\b"),
    ("money", r"\bhow much\b(?!.*\btime\b)|\bwhat\b.*\b(?:cost|costs|budget|price|saving|savings|"
              r"grant|fee|fees|charge|funding|deficit|gap|income|precept|payment|spend|spent|value)\b"),
    ("share", r"\b(?:what|which) (?:share|proportion|percentage|per cent|percent|fraction)\b|"
              r"\bhow (?:large|big|high|low) (?:a|is the|was the) (?:share|proportion)\b|"
              r"\bpercentage of\b"),
    ("figure", r"\bhow (?:many|often|long|far|large|big|old|high|tall|fast)\b|"
               r"\bwhat (?:was |is |were |are )?(?:the )?(?:\w+ ){0,3}(?:number|figure|total|target|"
               r"rate|amount|level|size|turnout|score|count|limit)\b"),
    ("date", r"^\W*(?:and )?when\b|\b(?:what|which) (?:date|day|month|year|time)\b|\bby when\b|"
             r"\bwhat time\b|\bhow soon\b"),
    ("attribution", r"^\W*(?:and )?who (?:raised|asked|said|pointed|suggested|mentioned|queried|"
                    r"questioned|argued|claimed|proposed|seconded|commented|told|warned|requested|"
                    r"complained|noted|objected|welcomed|thanked|stated|described|called)\b|"
                    r"\bwhat did (?:cllr|councillor|the|mr|mrs|ms|dr)?\.? ?.*\b(?:say|ask|raise|"
                    r"mention|think|argue|comment|point out|suggest|want|query|complain)\b"),
    ("person", r"\bwho\b|\bwhom\b|\bwhose\b|\bwhich (?:councillor|officer|member|director|person|"
               r"company|firm|organisation|contractor|consultant|consultants|supplier|partner)\w*\b"),
    ("reason", r"^\W*(?:and |but )?why\b|\breasons?\b|\bwhat caused\b|\bhow come\b|"
               r"\bwhat (?:was|were|is) .*\b(?:because|behind)\b"),
    ("decision", r"\b(?:resolve|resolved|decide|decided|decision|approve|approved|agreed|agree|"
                 r"recommend|recommended|outcome|vote|voted)\b"),
    ("summary", r"\bsummar(?:y|ise|ize)\b|\bwhat (?:was|were) (?:said|discussed|the (?:main )?"
                r"(?:points|issues|concerns))\b|\btell me about\b|\boverview\b|\bdiscussion (?:of|on|about)\b"),
    ("list", r"\b(?:list|name) (?:all|the)\b|\bwhat (?:are|were) (?:all )?the\b|"
             r"\bwhich \w+s (?:are|were|have|had|did)\b"),
    ("yes-no", r"^\W*(?:did|was|were|is|are|has|have|had|does|do|will|can|could|should)\b"),
)  # fmt: skip
_COMPILED = tuple((wanted, re.compile(pattern, re.I)) for wanted, pattern in _PATTERNS)
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
) -> Question:
    """Read a self-contained question; ``search_text`` is its form with the follow-up resolved."""
    asked = (search_text or text).strip()
    terms = tuple(content_words(asked))
    topic = tuple(t for t in terms if t not in ASKING_WORDS) or terms
    return Question(
        text=text,
        search_text=asked,
        wanted=wanted_by(asked),
        terms=terms,
        topic=topic,
        names=names_in(asked),
        codes=tuple(dict.fromkeys(_CODES.findall(asked))),
        years=years_in(asked),
        period=period_of(asked, today or dt.date.today(), newest),
        latest=bool(
            re.search(r"\b(latest|most recent|newest|current|currently|now)\b", asked, re.I)
        ),
    )


def wanted_by(text: str) -> Wanted:
    """The kind of answer a question wants, by its wording; "fact" where none is told."""
    for wanted, pattern in _COMPILED:
        if pattern.search(text):
            return wanted
    return "fact"


def same_terms(a: str, b: str) -> bool:
    """Whether two words are alike for comparing, by their stems."""
    return stem(a) == stem(b)
