"""Tells motions and votes in a sentence: who moves, and whether it was carried or lost."""

from __future__ import annotations

import re

_VOTE = re.compile(
    r"^\W*(?:(?:Proposed|Moved|PROPOSED|MOVED|Motion|Proposer|Seconded|Cllrs?\.?|Councillors?|"
    r"Crs?\.?|Voting|Vote|"
    r"For|In favour|Against|Abstain\w*|Abstention|Ayes|All (?:in favour|agreed)|Carried|CARRIED|"
    r"Unanimous\w*)\b"
    r"[^.]{0,160}?)(?:seconded|second\b|unanimous\w*|in favour|carried|abstain\w*|abstention|"
    r"\d\s*[-–:]\s*\d|against|"
    r"votes?|Cr\s+\w+/Cr\s+\w+|/)",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"\b(?:LOST|DEFEATED|NOT\s+CARRIED|FAILED)\b"
    r"|(?i:\b(?:motion|amendment|proposal|proposition|vote)\b[^.;]{0,120}?\b(?:lost|defeated|"
    r"not\s+carried|fell|fails?|failed|died|withdrawn|rejected|not\s+(?:approved|agreed|"
    r"supported|seconded|put))\b)"
    r"|(?:^|[.,;:–—-]\s*|\bwas\s+|\bwere\s+)(?:[Ll]ost|[Dd]efeated|[Nn]ot\s+carried|[Ww]ithdrawn)\b"
    r"(?:\s+(?:by|for|on)\b[^.]*)?\W*$"
)
CARRIED = re.compile(
    r"\b(?:carried|CARRIED|Carried|passed|PASSED|adopted|approved|agreed|AGREED|APPROVED|"
    r"resolved|unanimous\w*|"
    r"UNANIMOUS\w*|all\s+(?:were\s+|being\s+)?in\s+favou?r|all\s+agreed|Ayes?:?\s+all)\b"
)
_MOTION = re.compile(
    r"\b(?:MOTION|Motion|MOVED|[Mm]oved|PROPOSED|[Pp]roposed|[Pp]roposer|[Pp]roposal\s+of|"
    r"motion\s+(?:by|of|from|to|was\s+made|made|duly)|made\s+(?:a|the)\s+motion)\b"
)
_ONLY_SECONDS = re.compile(
    r"^\W*(?:[\w.'’-]+\s+){1,4}?(?:seconded|seconds)\b(?!.*\b(?:to|that)\s+[a-z]+)"
)
_SECONDED = re.compile(r"\b(?:[Ss]econded|SECONDED|[Ss]econder|[Ss]econd\s+(?:by|from)|2nd)\b")
_MOVED = re.compile(
    r"\b(?:MOTION|Motion)\s*:|(?<!\bhad )(?<!\bhas )(?<!\bhave )\bmoved\s+(?:to|that)\b|\bMOVED\b|"
    r"\bmade\s+(?:a|the)\s+motion\s+(?:to|that)\b"
)


def is_lost(text: str) -> bool:
    """Whether a motion or resolution did not pass."""
    return bool(_LOST.search(text))


def is_vote(sentence: str) -> bool:
    """Whether a sentence only says who moved or how the vote went."""
    return bool(_VOTE.match(sentence)) and not re.search(
        r"\b(?:that|THAT|to)\s+\w+\s+\w+", sentence
    )


def is_motion(sentence: str) -> bool:
    """Whether a sentence moves something, with a mover and a seconder or the word motion."""
    if not _MOTION.search(sentence) or _ONLY_SECONDS.match(sentence):
        return False
    if re.search(r"\b[Pp]ropos(?:ed|al)\b", sentence) and re.search(
        r"\ball\s+(?:were\s+|present\s+)?(?:in\s+favou?r|agreed)\b", sentence
    ):
        return True
    return bool(_SECONDED.search(sentence) or _MOVED.search(sentence))


def is_carried(sentence: str) -> bool:
    """Whether a sentence says that a motion passed."""
    return bool(CARRIED.search(sentence)) and not is_lost(sentence)
