"""Whether a sentence gives the measure asked for: how often, how long, what time, which firm."""

from __future__ import annotations

import re

from assistant.understanding.question import Question
from corpus.months import MONTH_NAME

_NUMBER = (
    r"(?:\d[\d.,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|few|several)"
)
_NO_FIRM = (
    f"{MONTH_NAME}|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Chair|Council|"
    "Committee|Panel|Cabinet|Board|Clerk|Director|Members?|I|Resolved|County|City"
)
_FIRM = (
    r"\b(?:what|which) (?:\w+ )?(?:company|firm|contractor|supplier|bank|builder|consultants?|"
    r"consultancy|provider|operator|university|college|charity|developer|bidder|auditors?)\b"
)
# Who is named with a title is no firm.
_TITLED = re.compile(
    r"\b(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Sir|Dame)\.? [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"
)
_NUMBERS = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty|\d{1,3})"
)
# How a vote went is asked and told so.
_ASKS_VOTE = (
    r"^(?!.*\b(?:reasons?|why|asked to vote)\b).*(?:"
    r"\b(?:what (?:was|were)|by (?:what|how)|how (?:close|narrow\w*) (?:was|were))\b.{0,40}"
    r"\b(?:votes?|voting figures|majority)\b(?! of (?!votes))"
    r"(?! (?:for|in|at) the (?:council|election|referendum))|"
    r"\bhow did (?:the |our )?(?:vote|voting|members|councillors|committee|council|panel|cabinet|"
    r"they|it)\b.{0,20}\b(?:go|vote|split)\b|"
    r"\bhow many (?:\w+ )?(?:votes?\b|voted\b|backed\b|supported\b|opposed\b|"
    r"were (?:for|against|in favou?r)\b))"
)
_VOTE = (
    rf"(?i:\b{_NUMBERS} (?:votes?|members|councillors)\b.{{0,40}}\b(?:to|for|against|in favou?r)\b|"
    rf"\b(?:carried|lost|defeated|approved|refused|agreed|passed|vot(?:e|es|ed|ing)|division|"
    rf"majority)\b[^.£]{{0,40}}\b{_NUMBERS} ?(?:[-–:]|to|votes to) ?{_NUMBERS}\b(?! ?(?:am|pm))|"
    rf"\b{_NUMBERS} (?:for|in favou?r)\b.{{0,30}}\b{_NUMBERS} against\b|"
    rf"\b{_NUMBERS} (?:abstentions?|abstained)\b|\bin favou?r\W{{1,3}}\d|"
    r"\bunanim\w+|\bnem\.? ?(?:con|dis)|\bcasting vote\b|\bby (?:a )?(?:\w+ )?majority\b|"
    r"\bwithout (?:a vote|dissent)\b|\ball (?:voted )?in favou?r\b|\bby one vote\b|\btied\b)|"
    r"\b(?:For|FOR|Against|AGAINST|Abst\w+|ABST\w+|Ayes?|AYES?|Noes|NOES|Nays|NAYS)\b"
    r"(?:[^\w£]{1,3}|(?: \w+){1,2} ?[(:] ?)\d"
)
# What is asked for, and what a sentence that gives it holds.
_MEASURES = tuple(
    (re.compile(asked, re.I), re.compile(given))
    for asked, given in (
        (
            r"\bhow (?:often|frequently|regularly)\b|\bhow many times (?:a|per|each)\b",
            r"(?i)\b(?:annual|dai|week|month|year|fortnight|quarter|hour|night|term)(?:ly)?\b|"
            r"\b(?:every|each|per) (?:\w+ ){0,2}(?:day|week|fortnight|month|quarter|term|year|"
            r"meeting|hour|night|spring|summer|autumn|winter)s?\b|\b(?:once|twice|times|visits?|"
            r"cuts?) (?:a|an|per|in|each|every)\b|\bat each\b|\bregular(?:ly)?\b|\brolling\b|"
            r"\bas and when\b|\bnever\b",
        ),
        (
            r"\bhow long (?!ago\b|is the (?:road|path|street|route|queue|list)\b)",
            rf"(?i)\b{_NUMBER}[ -](?:more |further |\w+ )?(?:second|minute|hour|day|week|fortnight|"
            r"month|term|year|decade)s?\b|\b(?:until|till|indefinite\w*|permanent\w*|overnight|"
            r"throughout|since|weeks|months|years)\b",
        ),
        (
            r"\bhow far (?:is|are|was|were|do|does|did|from|away|will|would)\b"
            r"(?!.*\b(?:spread\w*|along|progress\w*|advanced|support\w*|agree\w*|on with|"
            r"through)\b)",
            r"(?i)\b(?:miles?|km|kilomet\w+|met(?:re|er)s?|yards?|feet|foot|minutes?)\b|"
            r"\d ?(?:m|km|ft)\b",
        ),
        # Who voted how, save why: a recorded vote, not what somebody said against it.
        (
            r"^(?!\W*why\b).*\b(?:vot(?:ed?|ing) (?:against|no)|oppos\w+ in the vote)\b",
            r"(?i)\bagainst\b|\bnays?\b|\bnoes\b|\bdissent\w*|\bopposed\s*:|\bvoted no\b",
        ),
        (
            r"^(?!\W*why\b).*\b(?:abstain\w*|s[ai]t(?:ting)? on the fence)\b",
            r"(?i)\babst\w+",
        ),
        (
            r"^(?!\W*why\b).*\bvot(?:ed?|ing) (?:for|in favou?r|yes)\b",
            r"(?i)\bfor\b|\bayes?\b|\bin favou?r\b|\byeas?\b|\bunanimous\w*",
        ),
        # How a vote went: its figures, or in a word.
        (
            _ASKS_VOTE,
            _VOTE,
        ),
        (
            r"\bwho\b.*\b(?:vice|deputy)\b",
            r"(?i)\b(?:vice|deputy)\b",
        ),
        (
            r"\bhow old\b",
            r"(?i)\bage[ds]?\b|\b(?:year|month)s?[ -]old\b|\bborn\b|\bbirthday\b|\bbuilt\b|"
            r"\bdat(?:es|ing)\b|\bcentury\b|\b\d{1,3} (?:years|months)\b|\bsince \d{4}\b",
        ),
        (
            r"\b(?:what time|how late|how early)\b",
            r"(?i)\b\d{1,2}[:.]\d\d\b|\b\d{1,2} ?(?:am|pm|a\.m|p\.m)\b|"
            r"\b(?:midnight|noon|midday|o['’]clock)\b",
        ),
        (
            r"\b(?:what|which) colou?r\b",
            r"(?i)\b(?:red|blue|green|yellow|black|white|gr[ae]y|brown|orange|purple|pink|gold\w*|"
            r"silver|cream|maroon|navy|turquoise|teal|amber|magnolia|beige)\b",
        ),
        (
            r"\bhow much (?:[\w'’]+ ){0,6}?sav(?:e|ed|ing)\b|"
            r"\bwhat (?:would|will|did|could) (?:[\w'’]+ ){1,6}?save\b",
            r"(?i)\bsav\w+|\bsaving|\breduc\w+|\bless\b|\bcheaper|\bcuts?\b|\befficienc\w+",
        ),
        (
            _FIRM,
            r"\b(?:Ltd|Limited|plc|PLC|LLP|Inc|Group|Partnership|Trust|University|College)\b|"
            r"\band Sons?\b|& \w+|\b[A-Z]*[a-z]*[A-Z]{2,}[a-z]*\b|"
            rf"(?<=[a-z,:;(“\"] )(?!(?:{_NO_FIRM})\b)[A-Z][\w&'’-]+",
        ),
    )
)


# A name is asked for: one that the question does not hold must be there.
_ASKS_NAME = re.compile(
    r"\bwhat(?:['’]s| is| was| were| are) (?:the )?(?:full |new |proper )?names? of\b|"
    r"\bwhat (?:is|was|will|would) .*\b(?:called|named)\W*$",
    re.I,
)
_A_NAME = re.compile(rf"(?<=[\w,:;(“\"‘'] )(?!(?:{_NO_FIRM})\b)[A-Z][\w&'’-]+")
_VOTE_ASKED, _VOTE_TOLD = re.compile(_ASKS_VOTE, re.I), re.compile(_VOTE)


def asks_vote(question: Question) -> bool:
    """Whether a question is after how a vote went."""
    return _VOTE_ASKED.search(question.search_text) is not None


def tells_vote(text: str) -> bool:
    """Whether ``text`` says how a vote went, in figures or in a word."""
    return _VOTE_TOLD.search(text) is not None


def measured(question: Question, text: str) -> bool | None:
    """Whether ``text`` gives what a question of a certain measure asks for; ``None`` for others.

    Names in the question itself are no answer to it.
    """
    if _ASKS_NAME.search(question.search_text):
        held = set(re.findall(r"[\w&'’-]+", question.search_text))
        return any(name not in held for name in _A_NAME.findall(_TITLED.sub(" ", text)))
    for asked, given in _MEASURES:
        if asked.search(question.search_text):
            for name in question.names:
                text = text.replace(name, " ")
            text = _TITLED.sub(" ", text) if asked.pattern == _FIRM else text
            return given.search(text) is not None
    return None
