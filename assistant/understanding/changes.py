"""How something changed, asked as what it was: each date's own figure answers that.

"How has the number of empty homes moved since 2019?" shares few words with the sentences that
tell it, each of which gives one figure of one date. They are looked for by "How many empty homes
were there?", and set side by side.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.understanding.question import FIGURES, Question, wanted_by
from assistant.understanding.words import ASKING_WORDS, content_words

_VERB = (
    r"chang\w+|mov(?:e|ed|ing)|ris(?:e|en|ing)|rose|f[ae]ll(?:en|ing)?|gr[eo]w(?:n|ing)?|"
    r"develop\w*|evolv\w*|var(?:y|ied|ying)|shift\w*|slip(?:ped)?|improv\w*|worsen\w*|progress\w*|"
    r"increas\w+|decreas\w+|(?:gone|go|went|come|came) (?:up|down|from)"
)
_CHANGE = re.compile(
    r"^\W*(?:and |but |so )?how (?:much |far |fast )?(?:has|have|had|did|do|does) (?P<thing>.+?) "
    rf"(?:been )?(?:{_VERB})\b",
    re.I,
)
_TREND = re.compile(
    r"\btrends? (?:in|of|for|on) (?P<thing>.+?)(?: (?:since|over|between|from|during|in) .*)?\W*$",
    re.I,
)
_COUNT = re.compile(r"^(?:the )?(?:total )?numbers? of (?P<counted>.+)$", re.I)


def asked_of_each_date(question: Question) -> Question:
    """The question as it may be asked of one date; itself where it asks how no figure changed."""
    if question.wanted != "change":
        return question
    found = _CHANGE.search(question.search_text) or _TREND.search(question.search_text)
    if found is None:
        return question
    thing = found["thing"].strip()
    counted = _COUNT.match(thing)
    text = f"How many {counted['counted']} were there?" if counted else f"What was {thing}?"
    wanted = wanted_by(text)
    if wanted not in FIGURES:
        return question
    terms = tuple(content_words(text))
    topic = tuple(t for t in terms if t not in ASKING_WORDS) or terms
    return replace(
        question,
        search_text=text,
        wanted=wanted,
        terms=terms,
        topic=topic,
        years=(),
        period=None,
    )
