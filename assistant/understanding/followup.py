"""Makes a follow-up self-contained: pronouns, "what about 2021?", "who said that?", corrections."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.types import Turn
from assistant.understanding.question import names_in
from assistant.understanding.words import ASKING_WORDS, content_words, tokens

_YEAR = re.compile(r"\b(?:19|20)\d\d(?:[-–/]\d{2,4})?\b")
_ABOUT = re.compile(
    r"^\W*(?:ok(?:ay)?[,. ]+|thanks?[,. ]+|and |but |so |then )*"
    r"(?:(?:what|how) about|and|what of|and what about|same for|and for|for)\b\s*(.*?)\W*$",
    re.I,
)
_CORRECTION = re.compile(
    r"^\W*(?:no|sorry|not that|actually|i mean|i meant)\b[,. ]*(?:i (?:mean|meant)\b)?[,: ]*(.*?)\W*$",
    re.I,
)
_PRONOUN = re.compile(
    r"\b(?:it|its|that|this|these|those|they|them|their|he|him|his|she|her|hers|there|then|one|ones|"
    r"the same|the (?:figure|number|decision|report|meeting|reason|plan|date|cost|proposal|motion|"
    r"promise|action|request|vote|amount|policy|scheme|change|answer))\b",
    re.I,
)
_PERSON = re.compile(r"\b(he|him|his|she|her|hers)\b", re.I)
_THING = re.compile(r"\b(it|that|this|these|those|they|them)\b", re.I)
_OF_ANSWER = re.compile(
    r"^\W*(?:and |so |but )?(?:who (?:said|told|asked|raised|proposed|seconded|mentioned|was) (?:that|this|it)|"
    r"when was (?:that|this|it)(?: said)?|where was (?:that|this)|"
    r"(?:what|which) (?:meeting|document|report|date|minutes) (?:was|is|did) (?:that|this|it).*)\W*$",
    re.I,
)
_QUOTE = re.compile(r"“([^”]{15,})”")
_OPENING = re.compile(r"^\W*(?:and|but|so|also|then)\b\s*", re.I)


def resolve(question: str, history: Sequence[Turn]) -> str:
    """The question as it would be asked without the conversation before it.

    A question that already stands alone comes back as it is. ``history`` is oldest first.
    """
    asked = [t.text for t in history if t.role == "user"]
    if not asked:
        return question
    before = _standalone(asked)
    answers = [t.text for t in history if t.role == "assistant"]
    answer = answers[-1] if answers else ""
    if _OF_ANSWER.match(question):
        quote = _QUOTE.search(answer)
        if quote:
            return f"{question.strip().rstrip('?')}: {quote[1].strip('… ')}?"
        return f"{question.strip().rstrip('?')} ({_bare(before)})?"
    correction = _CORRECTION.match(question)
    if correction and correction[1]:
        return _changed(before, correction[1])
    about = _ABOUT.match(question)
    if (
        about
        and about[1]
        and not re.match(r"\W*(?:what|who|when|where|why|how|did|was|were)\b", about[1], re.I)
    ):
        return _changed(before, about[1])
    if _needs_more(question):
        return _filled(_OPENING.sub("", question), before, answer)
    return question


def _standalone(asked: Sequence[str]) -> str:
    """The last question made self-contained by those before it."""
    whole = asked[0]
    for later in asked[1:]:
        whole = resolve(later, [Turn(role="user", text=whole)])
    return whole


def _bare(question: str) -> str:
    return question.strip().rstrip("?!. ")


def _needs_more(question: str) -> bool:
    content = [w for w in content_words(question) if w not in ASKING_WORDS]
    if re.match(r"^\W*(?:and|but|so|also)\b", question, re.I) and len(content) < 5:
        return True
    if _PRONOUN.search(question) and len(content) <= 4:
        return not (names_in(question) and len(content) >= 3) or bool(_PERSON.search(question))
    return len(content) == 0 or len(tokens(question)) <= 3


def _changed(before: str, new: str) -> str:
    """The earlier question with what ``new`` names in the place of its like."""
    new = re.sub(
        r"^(?:the|in|for|about|since|during)\s+(?=(?:19|20)\d\d)", "", new.strip(), flags=re.I
    )
    new = re.sub(
        r"^((?:19|20)\d\d\S*)\s+(?:one|ones|meeting|figure|report)$", r"\1", new, flags=re.I
    )
    if _YEAR.fullmatch(new.strip("?. ")):
        if _YEAR.search(before):
            return _YEAR.sub(new, before, count=1)
        return f"{_bare(before)} in {new}?"
    year = _YEAR.search(new)
    base = _YEAR.sub(year[0], before, count=1) if year and _YEAR.search(before) else before
    people, others = names_in(f"- {new}"), names_in(base)
    if people and others and len(people) == 1:
        return base.replace(others[0], people[0], 1)
    return f"{_bare(base)}, {new}?"


def _filled(question: str, before: str, answer: str) -> str:
    """The question with its pronouns given what they stand for."""
    people = names_in(before) + names_in(_lead(answer))
    topic = _topic(before)
    filled = question
    if people and (found := _PERSON.search(filled)):
        own = found[0].lower() in ("his", "her", "hers")
        filled = filled[: found.start()] + people[0] + ("’s" if own else "") + filled[found.end() :]
    if topic and not set(content_words(topic)) <= set(content_words(filled)):
        filled = f"{_bare(filled)}, about {topic}?"
    return filled


def _lead(answer: str) -> str:
    """The first words of an answer, before its quote: there it names who spoke."""
    return "- " + answer.split("“")[0]


def _topic(before: str) -> str:
    """What the earlier question was about: its words from the first to the last that tell."""
    words = re.findall(r"\S+", _bare(before))
    telling = [
        i for i, word in enumerate(words)
        if any(w not in ASKING_WORDS for w in content_words(word))
    ]  # fmt: skip
    return " ".join(words[telling[0] : telling[-1] + 1]).strip(",;:") if telling else ""
