"""English verbs whose past has another shape: one asks what was "bought" of what they "buy".

A question says "did they spend" where the record says "spent", and no stemmer knows the two for
one word. Forms that are as often something else ("rose", "left", "saw", "fell") are left out.
"""

from __future__ import annotations

_VERBS = """
become became; begin began begun; break broke broken; bring brought; build built; burn burnt;
buy bought; catch caught; choose chose chosen; come came; deal dealt; dig dug; draw drawn;
drive drove driven; eat ate eaten; feed fed; fight fought; find found; flee fled; fly flew flown;
forget forgot forgotten; freeze froze frozen; go went gone; grow grew grown; hang hung; hear heard;
hide hid hidden; hold held; keep kept; know knew known; learn learnt;
lose lost; mow mown; oversee oversaw overseen; overrun overran; pay paid; rebuild rebuilt; repay repaid; ring rang; rise risen; run ran; seek sought; sell sold; send sent; shake shook shaken;
show shown; sink sank sunk; sit sat; sleep slept; speak spoke spoken; spend spent; stand stood;
steal stole stolen; strike struck; sweep swept; take took taken; teach taught; think thought;
throw threw thrown; undertake undertook undertaken; understand understood; wear wore worn; win won;
withdraw withdrew withdrawn; write wrote written
"""
_FORMS = [tuple(verb.split()) for verb in _VERBS.split(";")]
_OF: dict[str, tuple[str, ...]] = {form: forms for forms in _FORMS for form in forms}


def forms_of(word: str) -> tuple[str, ...]:
    """All forms of such a verb, whichever of them ``word`` (lower case) is, the one that a
    dictionary has first; else the word alone."""
    return _OF.get(word, (word,))
