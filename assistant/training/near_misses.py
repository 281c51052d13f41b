"""Near misses made from answered questions: one name, figure or telling word is another.

What the reader takes worst is a question that fits a text but for one detail (model card,
Limits). Each near miss is learnt beside the question it was made from, over the same text and
header, so that nothing but the detail tells them apart.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace

from assistant.training.examples import UNKNOWN, Group

_NAME = re.compile(r"(?:[A-Z][\w’'-]+)(?: (?:(?:of|the|de|and) )?[A-Z][\w’'-]+)*")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_FIGURE = re.compile(r"\b\d{1,3}(?:,\d{3})*\b")
_WORD = re.compile(r"[A-Za-z]+")
_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
_OPENING = frozenset(
    "what when where which who whom whose why how in at on for from to by is are was were did do "
    "does has have had can could will would should if the a an during after before "
    "according".split()
)
# "/" turns round either way, ">" only from left to right: "for", "new", "left" and "end" mostly
# mean something else.
_OPPOSITES = (
    "first/last largest/smallest highest/lowest most/least more/less increase/decrease "
    "increased/decreased rise/fall rose/fell higher/lower before/after began/ended start>end "
    "started/ended opened/closed north/south east/west northern/southern eastern/western "
    "old>new older/younger oldest/youngest male/female men/women boys/girls won/lost "
    "accepted/rejected approved/refused agreed/declined support/oppose supported/opposed "
    "against>for included/excluded minimum/maximum early/late earlier/later longest/shortest "
    "gained/lost added/removed allowed/forbidden cheaper/dearer income/spending urban/rural "
    "import/export winter/summer public/private married/divorced joined>left bought/sold "
    "strongest/weakest best/worst upper/lower father/mother son/daughter king/queen"
).split()
_OTHER_WORD = {two: one for pair in _OPPOSITES if "/" in pair for one, two in [pair.split("/")]}
_OTHER_WORD |= {one: two for pair in _OPPOSITES for one, two in [re.split("[/>]", pair)]}


def _names(text: str) -> list[str]:
    """Names within sentences of ``text``: capitals at a sentence's start tell nothing."""
    found = []
    for match in _NAME.finditer(text):
        before = text[: match.start()].rstrip(" \"'(")
        if before and before[-1] not in ".!?:\n":
            found.append(match[0])
    return found


def _in(name: str, text: str) -> bool:
    return any(part.lower() in text.lower() for part in name.split() if len(part) > 3)


def _by_name(question: str, text: str, elsewhere: str, rng: random.Random) -> str | None:
    """The question with a name of the text exchanged for one that stands only elsewhere."""
    places = [
        m
        for m in _NAME.finditer(question)
        if m[0].split()[0].lower() not in _OPENING and m.start() > 0 and m[0] in text
        if m[0][:3].lower() not in _MONTHS
    ]
    if not places:
        return None
    place = rng.choice(places)
    others = {
        n
        for n in _names(elsewhere)
        if abs(len(n.split()) - len(place[0].split())) < 2 and not _in(n, text + question)
    }
    if not others:
        return None
    return question[: place.start()] + rng.choice(sorted(others)) + question[place.end() :]


def _by_figure(question: str, text: str, rng: random.Random) -> str | None:
    """The question with a year or figure of the text exchanged for one close by."""
    years = [m for m in _YEAR.finditer(question) if m[0] in text]
    places = years or [m for m in _FIGURE.finditer(question) if m[0] in text]
    if not places:
        return None
    place = rng.choice(places)
    was = int(place[0].replace(",", ""))
    reach = 6 if years else max(3, was // 3)
    others = [n for n in range(max(1, was - reach), was + reach + 1) if n != was]
    other = str(rng.choice(others))
    if other in text:
        return None
    return question[: place.start()] + other + question[place.end() :]


def _by_word(question: str, text: str, rng: random.Random) -> str | None:
    """The question with a telling word turned round ("rejected" for "approved")."""
    places = [m for m in _WORD.finditer(question) if m[0].lower() in _OTHER_WORD]
    if not places:
        return None
    place = rng.choice(places)
    other = _OTHER_WORD[place[0].lower()]
    other = other.capitalize() if place[0][0].isupper() else other
    if re.search(rf"\b{other}\b", text, re.IGNORECASE):
        return None
    return question[: place.start()] + other + question[place.end() :]


def near_miss(group: Group, rng: random.Random) -> Group | None:
    """The group's first question beside its near miss; ``None`` where none can be made.

    Both stand over the first pair's text and header. Names come from the group's other texts,
    so mostly from the same article.
    """
    first = group.pairs[0]
    if not group.ranked or first.start < 0 or first.answerable == UNKNOWN:
        return None
    elsewhere = " ".join(pair.text for pair in group.pairs[1:])
    kept = first.header + " " + first.text
    ways: list[Callable[[], str | None]] = [
        lambda: _by_name(first.question, kept, elsewhere, rng),
        # A time set's answer often holds for the next year too.
        lambda: None if "time" in group.source else _by_figure(first.question, kept, rng),
        lambda: _by_word(first.question, kept, rng),
    ]
    rng.shuffle(ways)
    for way in ways:
        changed = way()
        if changed:
            wrong = replace(first, question=changed, start=-1, end=-1, relevant=0.3, answerable=0.0)
            return Group(group.source + "_near_miss", group.key, (first, wrong))
    return None
