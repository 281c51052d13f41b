"""Whether a figure in a sentence counts what a "how many" asks about."""

from __future__ import annotations

import re

from assistant.answering.kinds import without_dates
from assistant.understanding.question import Question
from assistant.understanding.words import stem, stems

# Words between a figure and the thing that it counts ("412 of our looked after children").
REACH = 7
_COUNTED = re.compile(
    r"\bhow many (?:more |fewer |of (?:the |our |these |those )?)?((?:[\w'’-]+ ){0,3}?[\w'’-]+)"
    r"(?= (?:are|is|were|was|did|do|does|have|has|had|will|would|can|could|of|in|at|on|for|to|"
    r"who|that|which|with|from|by|took|take|get|got|came|come|per|there|a|each|we|they|it)\b|\W*$)",
    re.I,
)
_FIGURE = re.compile(
    r"\d|^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    r"ninety|hundreds?|dozens?|half|none|no)$",
    re.I,
)


def counted_thing(question: Question) -> str | None:
    """The noun that a "how many" asks to be counted ("children" in "how many foster children");
    ``None`` for other questions."""
    found = _COUNTED.search(question.search_text)
    return found[1].split()[-1] if found else None


def counts(question: Question, text: str) -> float:
    """1 where a figure of ``text`` stands close to the thing counted, 0.5 where the thing is not
    there but a figure is (a pronoun or a table's heading may stand for it), 0 without a figure;
    1 for questions that count nothing."""
    thing = counted_thing(question)
    if thing is None:
        return 1.0
    words = re.findall(r"[£$]?\d[\d,.]*%?|[\w'’-]+", without_dates(text))
    figures = [n for n, w in enumerate(words) if _FIGURE.search(w)]
    if not figures:
        return 0.0
    key = stem(thing.lower())
    things = [n for n, w in enumerate(words) if key in stems(w) or stem(w.lower()) == key]
    if not things:
        return 0.5
    near = any(-2 <= t - f <= REACH for f in figures for t in things)
    return 1.0 if near else 0.6
