"""What a question asks of the promises register, by its wording."""

from __future__ import annotations

import re
from typing import Literal

from assistant.understanding.words import stem

Asked = Literal["promised", "outstanding", "fate"]

_PROMISING = (
    r"promis\w*|undert(?:ake|ook|aken|akings?)|pledged?|commitments?|committed to|"
    r"(?:come|came|coming|get|got|report|reported) back|follow(?:ed)? up on|"
    r"(?:said|say) (?:that )?(?:you|they|he|she|we|it) (?:would|will|['’]d|['’]ll)"
)
_OUTSTANDING = re.compile(
    r"\b(?:still outstanding|outstanding (?:from|for|on|actions?|promises|items|undertakings)|"
    r"is outstanding|are outstanding|overdue(?!\s+\w)|"
    r"overdue (?:actions?|promises|undertakings|items|from|for|on|in)|"
    r"still (?:open|owed|to be done|to come|awaited)|"
    r"not (?:yet )?been (?:done|kept|delivered)|unkept|broken promises?)\b",
    re.I,
)
_FATE = re.compile(
    r"^\W*(?:and |so |but )?(?:(?:did|was|were|has|have|is|are)\b.*\b(?:come back|came back|done|"
    r"delivered|kept|sent|provided|published|held|given|supplied|circulated|changed|brought|"
    r"completed|produced|carried out|happen(?:ed)?|received|get|arrived?|as promised)\b|"
    r"what (?:happened|became|has become|has happened|came) (?:of|to|with)\b)",
    re.I,
)
_PROMISED = re.compile(
    r"^\W*(?:and |so |but )?(?:what|which|list|tell|show|any|were (?:there )?any|did)\b.*"
    rf"\b(?:{_PROMISING})\b",
    re.I,
)
# Who, when, how many: asked of the documents, even where promising is spoken of.
_OTHER = re.compile(
    r"^\W*(?:and |so |but )?(?:who|whose|when|how|why|where|(?:which|what) (?:officer|councillor|"
    r"cllr|member|person|director|date|day|month|year|time|new date)s?)\b",
    re.I,
)
COME_BACK = re.compile(r"\b(?:come|came|get|got|report|reported)(?:ing)? back\b", re.I)
# What somebody says who will come back on something.
WILL_COME_BACK = re.compile(
    r"\b(?:come|get|report|bring|take)\b.{0,40}\bback\b|\blet (?:you|us|the|members)\b|"
    r"\b(?:take (?:it|that) away|check|look into|look at|find out|circulate|write|send|provide|"
    r"bring|share|report)\b",
    re.I,
)
WORDS_OF_ASKING = frozenset(
    stem(w)
    for w in """promise promised undertaking undertakings undertook commitment outstanding overdue
    open owed done kept broken back come came coming still ever supposed delivered given sent
    provided held published happened become became follow followed yet say said""".split()
)


def asked_for(text: str) -> Asked | None:
    """What a question asks of the register, by its wording; None where it asks nothing of it."""
    if _OTHER.search(text):
        return None
    if _OUTSTANDING.search(text):
        return "outstanding"
    if _FATE.search(text):
        return "fate"
    if _PROMISED.search(text):
        return "promised"
    return None
