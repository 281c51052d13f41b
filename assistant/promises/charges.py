"""Tells whom a resolution charges with its work: "that the Clerk be asked to …"."""

from __future__ import annotations

import re

from assistant.promises.cues import FOLLOW_UP
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
    r"authori[sz]ed|invited|tasked|given|delegated)\b|to\s+[a-z]+|(?:should|shall|will|"
    r"would)\s+[a-z]+|"
    r"(?P<verb>[a-z-]+)\b)"
)


def _acts(match: re.Match[str] | None) -> bool:
    """Whether a party is told to act: "be asked", "to write", or a bare verb ("obtain")."""
    if match is None:
        return False
    verb = match["verb"]
    return verb is None or verb in FOLLOW_UP or verb.removesuffix("s") in FOLLOW_UP


def charged(text: str, cast: Cast) -> Identity | None:
    """Who must act under a resolution, where it names an officer or a member; else None."""
    for match in _BEFORE.finditer(text):
        party = cast.at(text, match.end())
        if party is None or party.kind != "person":
            continue
        if _CHARGED.search(text[: match.end()]) or _acts(_ACTS.match(text, party.end)):
            return cast.identify(party.words)
    return None
