"""Tells whether a question leans on what was said before: pronouns with nothing to stand for."""

from __future__ import annotations

import re

from assistant.understanding.names import names_in
from assistant.understanding.words import ASKING_WORDS, content_words

_AUX = r"(?:is|was|are|were|will|would|did|does|do|has|have|had|can|could|should|may|might|must|be|been|isn['’]t|wasn['’]t|didn['’]t|doesn['’]t|hasn['’]t|won['’]t)"  # fmt: skip
_PREPOSITION = r"(?:of|about|for|on|in|to|with|by|from|at|against|like|than|after|before|behind|over|under|into|since|until|per|and|or)"  # fmt: skip
PERSON = re.compile(r"\b(?:he|him|his|she|her|hers)\b", re.I)
# The subject of the question itself, or its last word: nothing before it can be what it means.
_SUBJECT = re.compile(rf"^\W*(?:\w+[\s’'-]+){{0,5}}?{_AUX}\s+(?:it|they|this|these|those)\b|^\W*(?:it|they|its|their|this|these|those)\b", re.I)  # fmt: skip
_OBJECT = re.compile(r"\b(?:it|its|they|them|their|theirs|this|these|those|one|ones)\b", re.I)
_THAT = re.compile(
    rf"\b(?:{_AUX}|{_PREPOSITION}|do|done|said|say|asked|ask)\s+that\b(?!\s+(?:the|a|an|there|it|he|she|they|we|i|all|no|some|any|cllr|councillor)\b)"
    r"|\bthat\W*$|^\W*that\b",
    re.I,
)
_THERE = re.compile(
    r"\b(?:there|then)\W*$|\b(?:from|over|in|by|since|until|before|up) (?:there|then)\b", re.I
)
_MORE = re.compile(
    r"\b(?:instead|otherwise|the same|the others?|the rest|any ?(?:thing|one|body) else|who else|"
    r"what else|where else|else|either|neither|both|the (?:former|latter)|any more|besides|"
    r"which (?:one|ones)|(?:the|that|this) (?:one|ones)|any others?|what other|more (?:about|on) (?:it|that|this))\b",
    re.I,
)
# "What did the panel say when it met …": the clause's subject stands in the same question.
_OWN_CLAUSE = re.compile(
    r"\b(?:panel|committee|board|cabinet|council|inspectors|officers|members|councillors)\b.*"
    r"\b(?:when|that|because|if|whether|after|before|while|until|once)\s+(?:it|they)\s+(?:last\s+)?"
    r"(?:met|meets|voted|decided|agreed|heard|discussed|considered|sat|approved|resolved|refused|"
    r"rejected|visited|came|reported|reviewed|debated|set)\b",
    re.I,
)
# "What does the council pay its director?": whose it is stands in the same question; "say about its
# cost" may be of what was spoken of before.
_OWN_POSSESSIVE = re.compile(
    rf"\b(?:the|our|this)\s+(?:\w+\s+){{0,2}}(?:panel|committee|board|cabinet|council|borough)\b.*"
    rf"\b(?!{_PREPOSITION}\b)\w+\s+(?:its|their)\s+\w",
    re.I,
)
_CUE = re.compile(r"^\W*(?:and|but|so|also)\b", re.I)
_OF_THE = re.compile(r"\bone of (?:the|our|its|their)\b|\bone[- ](?:way|off|year|bed\w*|stop|third|half|hundred|million|thousand)\b|\bthis (?:year|month|week|council|committee|meeting|panel|library|city|borough|town|time)\b|\b(?:these|those) (?:days|who|with|in|that)\b", re.I)  # fmt: skip


def leans(question: str) -> bool:
    """Whether the question cannot be understood without what was said before it.

    A pronoun leans unless the same question names, before it, what it stands for.
    """
    text = _OF_THE.sub(" ", question)
    telling = _telling(text)
    if _SUBJECT.search(text):
        return True
    person = PERSON.search(text)
    if (
        person
        and not names_in(f"- {text[: person.start()]}")
        and len(_telling(text[: person.start()])) < 2
    ):
        return True
    if _THAT.search(text) or _THERE.search(text):
        return len(telling) <= 6
    thing = _OBJECT.search(text)
    if thing and len(_telling(text[: thing.start()])) < 3:
        return not (_OWN_CLAUSE.search(text) or _OWN_POSSESSIVE.search(text))
    if _MORE.search(text) and len(telling) <= 4:
        return True
    return bool(_CUE.match(text)) and len(telling) < 4


def _telling(text: str) -> list[str]:
    return [w for w in content_words(text) if w not in ASKING_WORDS]
