"""Tells whom a resolution charges with its work: "that the Clerk be asked to …"."""

from __future__ import annotations

import re

from assistant.promises.parties import Cast, Identity

_CHARGES = (
    r"(?:requests?|asks?|instructs?|directs?|authori[sz]es?|invites?|delegated?s?(?:\s+\w+)?\s+to)"
)
_BEFORE = re.compile(
    rf"\b(?:{_CHARGES}|that|That|THAT|and|resolved|RESOLVED|agreed|AGREED|to\s+(?:ask|request|"
    rf"instruct|authori[sz]e|direct|invite))\s+(?=\S)|[:;–]\s+(?=\S)|^(?=\S)"
)
_CHARGED = re.compile(
    rf"(?:{_CHARGES}|to\s+(?:ask|request|instruct|authori[sz]e|direct|invite))\s+$"
)
_ACTS = re.compile(
    r",?\s*(?:(?:in consultation with|with)[^,]*,\s*)?(?:be\s+(?:asked|requested|instructed|"
    r"directed|"
    r"authori[sz]ed|invited|tasked|given|delegated)|to\s+[a-z]+|(?:should|shall|will|"
    r"would)\s+[a-z]+|"
    r"(?!be\b|is\b|was\b|are\b|and\b|of\b|for\b|in\b|on\b|as\b|who\b|with\b|or\b|have\b|had\b|"
    r"not\b|do\b)"
    r"[a-z]+(?<!s)(?<!ed)(?:\s+(?:to|with|back|for|up|into|on))?\s+(?:the|a|an|to|with|further|"
    r"back|what|"
    r"whether|three|any|all|two|on|quotes?|quotations?|options|prices)\b)"
)


def charged(text: str, cast: Cast) -> Identity | None:
    """Who must act under a resolution, where it names an officer or a member; else None."""
    for match in _BEFORE.finditer(text):
        party = cast.at(text, match.end())
        if party is None or party.kind != "person":
            continue
        if _CHARGED.search(text[: match.end()]) or _ACTS.match(text, party.end):
            return cast.identify(party.words)
    return None
