"""Spots what is no question to the record: greetings, abuse, private details, other tasks."""

from __future__ import annotations

import re

WHAT_I_DO = (
    "I answer questions about the council documents in this library, in their own words. "
    "Ask, for example, what was decided, who said something, or how a figure has changed."
)
PERSONAL = (
    "I do not look up people’s private details such as telephone numbers, home addresses, "
    "email addresses or pay. The council’s website or the committee officer can help."
)

_GREETING = re.compile(
    r"^\W*(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening)|thanks?(?: you)?(?: very much)?|"
    r"cheers|ta|bye|goodbye|ok(?:ay)?|great|lovely|how are you(?: today)?|who are you|what are you|"
    r"what can you do|help|are you (?:a (?:robot|bot|person|human)|real|there)|test(?:ing)?)"
    r"(?:[\s,!.?]+(?:there|all|assistant|again|today))*\W*$",
    re.I,
)
_ABUSE = re.compile(
    r"\b(?:fuck\w*|shit\w*|bastards?|wank\w*|twat\w*|arsehole|piss off|idiots?|stupid bot|"
    r"you(?:['’]re| are) (?:useless|stupid|rubbish|an idiot))\b",
    re.I,
)
_OTHER_TASK = re.compile(
    r"^\W*(?:please\s+|can you\s+|could you\s+)?(?:write|compose|draft|translate|code|program|"
    r"sing|tell me a (?:joke|story)|generate|draw|play|book|order|"
    r"ignore (?:all|your|the|previous))\b"
    r"|\bweather (?:today|tomorrow|forecast)\b|\bcapital of\b|\brecipe\b|\bmeaning of life\b",
    re.I,
)
_PERSONAL = re.compile(
    r"\b(?:(?:tele)?phone|mobile|home)\s+(?:number|address|phone)\b|\bphone number\b|"
    r"\bemail address\b|\bdate of birth\b|\bwhere (?:does|do) .{2,40} live\b|"
    r"\bhow much (?:does|do|did|is|was) .{2,60} (?:earn|paid|get paid|salary|make a year)\b|"
    r"\b(?:salary|wages?) of (?:the |mr|mrs|ms|dr|cllr|councillor)|"
    r"\bnational insurance number\b|"
    r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)?['’]s (?:salary|wages?|pay|age|religion|health|address)\b",
    re.I,
)


def out_of_scope(question: str) -> str | None:
    """What to say to something that the record is not for, or None for a question to it."""
    if _PERSONAL.search(question):
        return PERSONAL
    if _GREETING.match(question) or _ABUSE.search(question) or _OTHER_TASK.search(question):
        return WHAT_I_DO
    return None
