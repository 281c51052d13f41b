"""What a conversation is about so far: its subject, the people named, dates, the last answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.understanding.names import names_in
from assistant.understanding.question import wanted_by
from assistant.understanding.words import ASKING_WORDS, GENERIC_WORDS, content_words
from corpus.months import MONTH_NAME

LINK = ", regarding "
"""Joins a question and what it leans on, in the rewriting."""

MOST_WORDS = 9
MOST_NAMED = 7
SHORT_ANSWER = 14
_QUOTE = re.compile(r"“([^”]{15,})”")
_WHO = re.compile(r"^\W*(?:and |so |but )?(?:who|whose|whom|which (?:\w+ )?(?:councillor|member|officer|director|person|company|firm|contractor|charity|builder|provider|bidder))\b", re.I)  # fmt: skip
_YEAR = re.compile(r"\b(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?\b")
_EDGES = frozenset(
    """was were is are be been being did do does has have had will would can could should shall may
    might must there who what when where why how which whom whose much many often long far a an and
    or but so then the of in on for to at by with from about as than that this it its tell me
    please any anything else ever still going gone get got come came happen happened""".split()
)
_NO_PERSON = frozenset(
    """lane street road close avenue drive way terrace house houses court library school academy
    primary secondary college university hospital park bridge baths centre center hall council
    committee panel board cabinet programme program scheme plan strategy service services team
    trust ltd limited plc group partnership report act bill fund green common moor river canal
    station airport borough county district parish city town ward estate farm farmhouse depot
    budget survey policy review framework forum network project market square gardens church
    quay wharf mill works hub pathfinder department ministry office authority association society
    union party government parliament crown north south east west new early later life career
    full annual overview scrutiny
    option schedule section appendix band year""".split()
)


_CALENDAR = frozenset(
    """january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday""".split()
)
_DATE = re.compile(rf"\b(?:(?:spring|summer|autumn|winter|{MONTH_NAME})\s+)?{_YEAR.pattern}", re.I)


@dataclass(frozen=True, slots=True)
class Focus:
    """Where a conversation stands before the next question.

    ``question`` is the last one made self-contained; ``subject`` what the last question that
    stood alone is about; ``named`` what a short answer brings in; ``people`` are those whom "he"
    or "she" may mean, likeliest first; ``answer`` is the last one.
    """

    question: str
    subject: str
    named: str = ""
    people: tuple[str, ...] = ()
    answer: str = ""

    @property
    def quote(self) -> str:
        """The words of the record that the last answer quotes, or ""."""
        found = _QUOTE.search(self.answer)
        return found[1].strip("… ") if found else ""

    @property
    def date(self) -> str:
        """The last date as far as it is named ("October 2021") by the question or the answer."""
        found = _DATE.findall(self.question) or _DATE.findall(self.answer)
        return found[-1] if found else ""

    @property
    def year(self) -> str:
        """The last year or pair of years named by the last question, else by the answer."""
        found = _YEAR.findall(self.question) or _YEAR.findall(self.answer)
        return found[-1] if found else ""


def after_question(focus: Focus | None, asked: str, whole: str) -> Focus:
    """The focus once a question has been asked; ``whole`` is its self-contained form."""
    people = _first(people_in(whole), focus.people if focus else ())
    subject = phrase(whole)
    if focus is not None:
        if LINK in whole:
            subject = focus.subject
        elif len(content_words(subject)) < 3 and not _alike(subject, focus.subject):
            # A question of few words most often goes on with what was spoken of.
            subject = f"{subject}, {focus.subject.split(', ')[0]}".strip(", ")
    return Focus(whole, subject, people=people)


def _alike(subject: str, other: str) -> bool:
    a, b = set(content_words(subject)), set(content_words(other))
    return a <= b or b <= a


def after_answer(focus: Focus, answer: str) -> Focus:
    """The focus once it has been answered."""
    lead, said = people_in(_lead(answer)), people_in(answer)
    # After "who …?" the person meant is the one who answers it; else the one asked about.
    if _WHO.match(focus.question) or not people_in(focus.question):
        first = lead if lead and _leads(answer, lead[0]) else ()
        if _WHO.match(focus.question):
            # Whoever is quoted may tell of somebody else: "X said: “Y moved the motion.”"
            told = () if wanted_by(focus.question) == "attribution" else people_in(_quoted(answer))
            first = told or first or said
        people = _first(first, focus.people)
    else:
        people = focus.people
    people = _first(people, said)
    return Focus(focus.question, focus.subject, _named(focus, answer), people, answer)


def people_in(text: str) -> tuple[str, ...]:
    """Names in ``text`` that may be people's: no streets, bodies, months or schemes."""
    return tuple(
        name
        for name in names_in(f"- {text}")
        if not any(part.lower().strip(".,") in _NO_PERSON | _CALENDAR for part in name.split())
    )


def phrase(question: str) -> str:
    """What a question is about: its words without those of asking at the edges.

    At most ``MOST_WORDS`` words; "" where no word of it says anything particular.
    """
    text = re.sub(r"\bTell me about\b", "", question.strip().rstrip("?!. "), flags=re.I)
    words = text.split()
    telling = [n for n, word in enumerate(words) if _tells(word)]
    if not telling:
        return ""
    kept = [
        word for word in words[telling[0] : telling[-1] + 1]
        if word.lower().strip(",.;:?()") not in _DROPPED
    ]  # fmt: skip
    while kept and kept[0].lower().strip(",.") in _EDGES:
        kept.pop(0)
    return " ".join(kept[:MOST_WORDS]).strip(",;:?. ")


_DROPPED = frozenset(
    """was were is are be been did do does has have had will would there it they them he she him
    ever still going about""".split()
)


def _tells(word: str) -> bool:
    found = content_words(word)
    return any(w not in ASKING_WORDS and w not in _EDGES for w in found)


def says_little(question: str) -> bool:
    """Whether no word of a question is particular: it leans on what was said before."""
    return all(
        w in ASKING_WORDS or w in GENERIC_WORDS or w in _EDGES for w in content_words(question)
    )


def _first(front: Sequence[str], rest: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*front, *rest)))


def _quoted(answer: str) -> str:
    found = _QUOTE.search(answer)
    return found[1] if found else ""


def _leads(answer: str, name: str) -> bool:
    """Whether an answer begins with ``name``, or names it before it quotes."""
    return "“" in answer or len(answer.partition(name)[0].split()) <= 3


def _lead(answer: str) -> str:
    """The first words of an answer, before its quote: there it names who spoke."""
    return answer.split("“")[0]


def _named(focus: Focus, answer: str) -> str:
    """What a short answer brings in: all of its telling words, else the names in it."""
    bare = re.sub(r"^\W*(?:yes|no)\b\W*", "", re.sub(r"\[\d+\]", "", answer), flags=re.I)
    if "do not say" in answer or "don't know" in answer.lower():
        return ""
    if _QUOTE.search(answer):
        if not _WHO.match(focus.question):
            return ""
        asked = focus.question.lower()
        told = [n for n in names_in(f"- {_quoted(answer)}") if n.lower() not in asked]
        return ", ".join(told[:2])
    bare = re.sub(r"£?\d[\d,.]*(?:st|nd|rd|th|%)?(?: per cent| million)?", " ", bare)
    known = {w.lower() for w in content_words(focus.question)}
    if len(content_words(bare)) <= SHORT_ANSWER:
        words = [w.strip(",.;:()“”'") for w in bare.split()]
        fresh = [w for w in words if _tells(w) and not set(content_words(w)) & (known | _CALENDAR)]
        return " ".join(dict.fromkeys(fresh[:MOST_NAMED]))
    return ", ".join(names_in(f"- {bare}")[:3])
