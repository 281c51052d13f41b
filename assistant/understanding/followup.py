"""Makes a follow-up self-contained: pronouns, "what about 2021?", "who said that?", corrections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.types import Turn
from assistant.understanding.focus import (
    LINK,
    Focus,
    after_answer,
    after_question,
    says_little,
)
from assistant.understanding.leaning import PERSON, leans
from assistant.understanding.mending import mend
from assistant.understanding.names import names_in
from assistant.understanding.words import content_words, stem, tokens
from corpus.months import MONTH_NAME

_YEAR = re.compile(r"\b(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d))?\b")
_ASKS = r"(?:what|who|whom|whose|when|where|why|how|which|did|do|does|was|were|is|are|has|have|had|can|could|will|would|should)\b"  # fmt: skip
_OPENING = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|right|thanks?(?: you)?|thank you|great|good|i see|yes|well|oh|ah|hm+)\b[,.!\s]+)*"
    r"(?:(?:and|but|so|also|then|now)\b[,\s]+)*",
    re.I,
)
_SWITCH = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|right|thanks?(?: you)?|now|and|so|but)\b[,.!\s]+)*"
    r"(?:changing (?:the )?(?:subject|topic)|(?:on|to) (?:a |an)?(?:different|other|another|unrelated|"
    r"separate)\s*(?:topic|subject|matter|note|question|thing|issue)?|(?:a )?different question|"
    r"new (?:question|topic|subject)|moving on|something else|by the way|separately|"
    r"(?:leaving|setting) that aside|forget (?:about )?that|never mind(?: that)?|next question)\b"
    r"[\s,:.;–—-]*",
    re.I,
)
_ABOUT = re.compile(
    rf"^\W*(?:(?:what|how) about|what of|same (?:question )?(?:for|about)|(?:and |or |but )(?!(?:{_ASKS})))\s*(.*?)\W*$",
    re.I,
)
_CORRECTION = re.compile(
    r"^\W*(?:no|nope|sorry|not (?:that|this)(?: one)?|not (?:him|her|them)|actually|i (?:mean|meant))\b[,.\s]*"
    r"(?:(?:sorry|no|not that(?: one)?|actually)\b[,.\s]*)*"
    r"(?:(?:i|we) (?:mean|meant|was asking about|am asking about|wanted)\b)?[,:\s]*(.*?)\W*$",
    re.I | re.S,
)
_OF_ANSWER = re.compile(
    r"^\W*(?:who (?:said|told|asked|raised|proposed|seconded|mentioned|was|wrote|claimed|thought)"
    r"(?: \w+)? (?:that|this|it|so)|says who|according to whom|whose words (?:were|are) (?:those|they|that)|"
    r"(?:when|where|in (?:what|which) (?:meeting|document|report)) (?:was|were|is|did) "
    r"(?:that|this|it|they|he|she)(?: (?:said|say that|reported|recorded|minuted|from|written))?|"
    r"(?:what|which) (?:meeting|document|report|date|minutes) (?:was|is|did) (?:that|this|it).*)\W*$",
    re.I,
)
_MONTH_YEAR = re.compile(rf"\b{MONTH_NAME}\s+{_YEAR.pattern}", re.I)
_LED = "for|in|on|about|at|from|with|to|by|of|against"
_NEXT = re.compile(r"\b(?:the )?(?:next|following) year\b|\b(?:the )?year (?:after|later|following)(?: that| this)?\b", re.I)  # fmt: skip
_LAST = re.compile(r"\b(?:the )?(?:previous|preceding) year\b|\b(?:the )?year (?:before|earlier)(?: that| this)?\b", re.I)  # fmt: skip
_THEN = re.compile(
    r"\b(?:by|since|before|after|until|at|in)?\s*(?:then|that (?:year|time|date))\b", re.I
)


def resolve(question: str, history: Sequence[Turn]) -> str:
    """The question as it would be asked without the conversation before it.

    A question that already stands alone comes back as it is, save that what its speaker took
    back in mid-sentence is left out. ``history`` is oldest first.
    """
    focus: Focus | None = None
    for turn in history:
        if turn.role == "user":
            focus = after_question(focus, turn.text, _whole(turn.text, focus))
        elif focus is not None:
            focus = after_answer(focus, turn.text)
    return _whole(question, focus)


def _whole(question: str, focus: Focus | None) -> str:
    asked = mend(question)
    if focus is None:
        return asked
    switch = _SWITCH.match(asked)
    if switch and len(tokens(asked[switch.end() :])) > 2:
        return _capital(asked[switch.end() :])
    bare = _OPENING.sub("", asked)
    if _OF_ANSWER.match(bare):
        about = focus.quote or ", ".join(t for t in (focus.subject, focus.named) if t)
        return f"{_end(bare)}{LINK}{about}?" if about else question
    correction = _CORRECTION.match(asked)
    if correction and correction[1]:
        return _corrected(focus, correction[1], question)
    about_this = _ABOUT.match(asked)
    if about_this and about_this[1] and not re.match(_ASKS, about_this[1], re.I):
        return _changed(focus, about_this[1])
    if _NEXT.search(bare) or _LAST.search(bare):
        dated = _dated(bare, focus)
        if dated != bare:
            return _filled(dated, focus) if leans(bare) or says_little(bare) else dated
    if leans(asked) or says_little(bare):
        return _filled(bare, focus)
    return asked if asked != question else question


def _corrected(focus: Focus, said: str, question: str) -> str:
    """What "no, I meant …" asks: the last question so changed, or the new one it goes on to."""
    first, _, rest = said.partition(". ")
    if rest and re.match(_ASKS, rest.strip(), re.I):
        changed = _one(first)
        return _filled(rest.strip(), Focus("", f"{changed} {focus.subject}", people=focus.people))
    if re.match(_ASKS, said, re.I) and len(content_words(said)) > 1:
        return _filled(said, focus) if leans(said) else _capital(said) + "?"
    return _changed(focus, said) if content_words(said) else question


def _one(said: str) -> str:
    """ "the climate one" as "climate"."""
    bare = re.sub(r"^(?:the|that|those|this|an?)\s+", "", said.strip(" .?!"), flags=re.I)
    return re.sub(r"\s+(?:one|ones|meeting|figure|figures|report)$", "", bare, flags=re.I)


def _changed(focus: Focus, new: str) -> str:
    """The last question with what ``new`` names in the place of its like."""
    before = focus.question
    new = _one(_dated(new, focus))
    new = re.sub(r"^(?:in|for|about|since|during|by|on|at|with|from)\s+(?=(?:19|20)\d\d)", "", new, flags=re.I)  # fmt: skip
    if _YEAR.fullmatch(new):
        if _YEAR.search(before):
            return _YEAR.sub(new, before, count=1)
        return f"{_end(before)} in {new}?"
    year = _YEAR.search(new)
    base = _YEAR.sub(year[0], before, count=1) if year and _YEAR.search(before) else before
    if year and base != before:
        left = _YEAR.sub("", new).strip(" ,")
        if not content_words(left):
            return base
    people, others = names_in(f"- {new}"), names_in(base)
    if people and others and len(people) == 1 and len(content_words(new)) <= 4:
        return base.replace(others[0], people[0], 1)
    month = _MONTH_YEAR.search(new)
    if month and _MONTH_YEAR.search(base):
        return _MONTH_YEAR.sub(month[0], base, count=1)
    led = re.match(rf"({_LED})\s+(.+)$", new, re.I)
    if led:
        alike = rf"\b{led[1]}\s+(?!\d)(?:(?!(?:{_LED})\b)[^\s?,]+\s?){{1,4}}"
        place = re.search(alike, _end(base), re.I)
        if place:
            after = _end(base)[place.end() :]
            return f"{_end(base)[: place.start()]}{new}{' ' if after else ''}{after}?"
    return f"{_end(base)}, {new}?"


def _dated(text: str, focus: Focus) -> str:
    """ "the year after" and "the year before" as the year they mean."""
    if not focus.year:
        return text
    for pattern, step in ((_NEXT, 1), (_LAST, -1)):
        text = pattern.sub(_moved(focus.year, step), text)
    return text


def _moved(year: str, step: int) -> str:
    """A year, or a pair such as 2020-21, moved on by ``step`` years."""

    def move(match: re.Match[str]) -> str:
        width = len(match[0])
        return str((int(match[0]) + step) % 10**width).zfill(width)

    return re.sub(r"\d+", move, year)


def _filled(question: str, focus: Focus) -> str:
    """The question with its pronouns given what they stand for."""
    filled = question
    about_person = False
    found = PERSON.search(filled)
    if found and focus.people:
        own = found[0].lower() in ("his", "hers") or (
            found[0].lower() == "her" and re.match(r"\s+\w", filled[found.end() :]) is not None
        )
        filled = filled[: found.start()] + focus.people[0] + ("’s" if own else "") + filled[found.end() :]  # fmt: skip
        about_person = True
    if focus.date and not _YEAR.search(filled) and (then := _THEN.search(filled)):
        filled = f"{filled[: then.start()]} in {focus.date}{filled[then.end() :]}".replace(
            "  ", " "
        )
    if about_person and not leans(filled) and len(_particular(question)) > 1:
        return filled
    if about_person and not leans(filled):
        return _with(filled, _topics(replace(focus, named=""), filled))
    return _with(filled, _topics(focus, filled))


def _particular(question: str) -> list[str]:
    """The words of a question that say what it is about by themselves."""
    return [w for w in content_words(question) if not says_little(w)]


def _topics(focus: Focus, question: str) -> list[str]:
    """The phrases of the conversation that a question leans on, none saying the same again."""
    known = {stem(w) for w in content_words(question)}
    kept = []
    for topic in (focus.subject, focus.named):
        if _YEAR.search(question):
            topic = re.sub(
                rf"\s*\b(?:in|for|since|by|during|at|of)?\s*(?:{MONTH_NAME}\s+)?{_YEAR.pattern}",
                "",
                topic,
            )
        fresh = {stem(w) for w in content_words(topic)} - known
        if fresh:
            kept.append(topic)
            known |= fresh
    return kept


def _with(question: str, topics: Sequence[str]) -> str:
    return f"{_end(question)}{LINK}{', '.join(topics)}?" if topics else question


def _end(question: str) -> str:
    return question.strip().rstrip("?!. ")


def _capital(question: str) -> str:
    return question[:1].upper() + question[1:]
