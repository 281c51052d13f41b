"""Words of a question: tokens, stop words, stems and the terms that carry its meaning."""

from __future__ import annotations

import re
import threading
from functools import lru_cache

import snowballstemmer

from assistant.understanding.irregular import forms_of

_TOKEN = re.compile(r"£?\d[\d,]*(?:\.\d+)?%?|[A-Za-zÀ-ÿ]+(?:['’][A-Za-z]+)?")

STOP_WORDS = frozenset(
    """a about above after again against all also am an and any are as at be because been before
    being below between both but by can could did do does doing done down during each few for
    from further get got had has have having he her here hers him his how i if in into is it
    its just me more most my no nor not now of off on once only or other our out over own
    please same say said says she should so some such tell than that the their them then there
    these they this those through to too under until up us very was we were what when where
    which while who whom whose why will with would you your yours many much ever yet shall may
    might must gave give given made make makes making anything something someone anyone being
    happened happen regarding concerning according across upon within like there's what's
    who's it's""".split()
)

# Words of asking and reporting: they say what kind of answer is wanted, not what it is about.
ASKING_WORDS = frozenset(
    """ask asked asks asking question answer answered agree agreed decide decided decision resolve
    resolved resolution promise promised promises undertake undertook undertaken commit
    committed commitment raise raised mention mentioned explain explained comment commented
    discuss discussed discussion meeting meetings minutes minute panel committee council
    councillor councillors cllr board record records report reports reported member members
    number figure figures amount total reason reasons date time year people person name list
    change changed changes happen know known explain describe summarise summarize point
    pointed accept accepted confirm confirmed state stated tell told last latest recent newest
    previous current currently suggest suggested note noted expect expected item agenda
    part""".split()
)

# Words too general to say by themselves what a question is about: they lean on a subject.
GENERIC_WORDS = frozenset(
    """work works project projects scheme schemes plan plans programme proposal proposals cost costs
    price priced bill budget money funding fund vote votes voted motion seconded proposed seconder
    proposer outcome result results target targets deadline contract tender building site place
    places idea issue issues problem problems matter matters subject point points concern concerns
    reply replies response responses letter statement view views position policy strategy
    service services charge charges rate rates fee fees saving savings income loss increase rise
    fall cut cuts delay delays start started starting finish finished finishing end ended ending
    begin began open opened opening close closed closing complete completed completion late early
    deliver delivered happen paid pay paying payer spend spent spending worth raise raised lower
    high higher low less big bigger large long longer soon later since next following after before
    against favour support supported oppose opposed object objected refuse refused reject rejected
    approve approved pass passed carry carried lost won win keep kept upheld work working use
    used using need needs needed want wanted involve involved include included mean means meant
    exactly actually really also too instead else again other others another same different way
    ways kind sort type thing things bit lot details detail information today week weeks month
    months day days hour hours times first second last final finally main right wrong true
    better worse best worst good bad old new full whole half part rest per average up down back
    go going goes come comes coming take takes took taken put puts set look looks find found
    bring brought send sent call called say says see seen try tried stop stopped run running
    anybody everybody somebody nobody anyone everyone people folk role job post""".split()
)


class _Stemmers(threading.local):
    """A stemmer for each thread: one keeps the word that it is at, and is not shared."""

    def __init__(self) -> None:
        self.english = snowballstemmer.stemmer("english")


_STEMMERS = _Stemmers()


def tokens(text: str) -> list[str]:
    """Lower-cased words and figures of ``text``, in order; apostrophes made straight."""
    return [token.lower().replace("’", "'") for token in _TOKEN.findall(text)]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The Snowball English stem of one token, of its base form where it is an irregular verb;
    figures lose commas, "£" and "%"."""
    word = word.lower().replace("’", "'")
    if word[:1].isdigit() or word[:1] == "£":
        return word.strip("£%").replace(",", "")
    bare = word.removesuffix("'s").removesuffix("'")
    return str(_STEMMERS.english.stemWord(forms_of(bare)[0]))


def content_words(text: str) -> list[str]:
    """The words of ``text`` that are no stop words, in order, without repetition."""
    seen: dict[str, None] = {}
    for token in tokens(text):
        bare = token.removesuffix("'s")
        if bare not in STOP_WORDS and (len(bare) > 1 or bare.isdigit()):
            seen.setdefault(bare)
    return list(seen)


def stems(text: str) -> list[str]:
    """The stems of all tokens of ``text``, in order, repetitions kept."""
    return [stem(token) for token in tokens(text)]
