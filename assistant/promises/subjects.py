"""What a promise is about: its telling words, weighed by how rare they are in the library."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assistant.promises.assembling import Entry
from assistant.understanding.words import ASKING_WORDS, content_words, stem
from corpus.tidy import tidy

# Words of promising, asking and resolving: they stand in every record and tell none apart.
_PROMISING = """undertake undertook undertaking promise promised ensure provide bring send circulate
sent circulated provided include included add added look check follow followed back future next
consider considered request requested action actions officer officers director head chair cabinet
resolved resolve recommend recommended endorse endorsed receive received approve approved work
would need needs further information details detail full copy panel council member agenda thank
sure take taken come go going let put get also please able ahead written write wrote set happy
confirm confirmed review reviewed propose proposed second seconded carried vote prepared present
today meeting week month year end date time new made help plan plans one two three four five six
seven eight nine ten twelve january february march april may june july august september october
november december done do know think first next last course spring summer autumn winter see
whether right way mind bit rather will due later start good thing things want day somebody anybody
nobody every hundred thousand million sorry toward thank year happy per cent point time""".split()
_DELIVERABLE = re.compile(
    r"\b(?:report|paper|plan|briefing|update|review|business case|proposals?|figures|analysis|"
    r"breakdown|timetable|note|statement|letter|item|agenda|table|presentation|response)\b",
    re.I,
)
_NAME = re.compile(
    r"\b(?!(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr|The|That|This|Head|Director|In|At|On|By|From|"
    r"For|And|But|It|We|If|When|Since|As|Of|To|So|Yes|No|Thank)\b)"
    r"[A-Z][a-z]+(?: (?:[A-Z][a-z]+)){1,3}\b"
)
_VAGUE = re.compile(r"\b(?:it|that|this|them|these|those|one|so|there)\b", re.I)
_REFERENCE = re.compile(r"^[A-Z]{0,5}\d{1,4}[/-]\d{1,4}[a-z]?$")
TOO_COMMON, TOO_COMMON_SHARE = 1.2, 0.35
"""The weight (``PassageIndex.idf``) below which a word tells no subjects apart; in a small
library, the share of the weight of a word that stands nowhere."""
_NO_WORD = "zqxjkvzzq"
TELLING = 3
"""With fewer telling words than this of its own, a promise takes those of the words before it."""
MOST_BORROWED = 8.0
"""The weight that words borrowed from round about may add to the whole."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A promise's telling words by stem with their weights; ``rare`` are the heavier ones.

    Figures weigh, but are not among ``rare``: a year or a sum alone tells no subjects apart.
    ``own`` are the rare ones among the words of the promise itself.
    ``whole`` is the weight of its own words, and of those borrowed up to ``MOST_BORROWED``.
    ``points_back`` is True where it says "it" or "that" of something said before.
    ``text`` is what is embedded; ``things`` are what could arrive ("report", "plan");
    ``reference`` is the minute's number where minutes are numbered.
    """

    weights: dict[str, float]
    rare: frozenset[str]
    text: str
    whole: float
    own: frozenset[str] = frozenset()
    points_back: bool = False
    things: frozenset[str] = frozenset()
    reference: str | None = None

    @property
    def stems(self) -> frozenset[str]:
        """All its stems."""
        return frozenset(self.weights)

    @property
    def vague(self) -> bool:
        """Whether its own words tell so little that what it is about stands elsewhere."""
        return len(self.own) < (TELLING if self.points_back else 2)

    def covered(self, present: Iterable[str]) -> float:
        """Share of the whole weight whose stems are ``present``, from 0 to 1."""
        return min(1.0, self.shared(present) / self.whole) if self.whole else 0.0

    def shared(self, present: Iterable[str]) -> float:
        """The weight whose stems are ``present``."""
        here = set(present)
        return sum(w for s, w in self.weights.items() if s in here)

    def share_of(self, terms: Iterable[str]) -> float:
        """Share of ``terms`` (a title's) that are among its stems, from 0 to 1."""
        asked = set(terms)
        return len(asked & set(self.weights)) / len(asked) if asked else 0.0


_LEFT_OUT = frozenset(stem(word) for word in _PROMISING) | frozenset(
    stem(word) for word in ASKING_WORDS
)


def terms_of(text: str) -> frozenset[str]:
    """The stems of a text's content words, as printed and tidied, without words of promising.

    A name of several words ("Climate Action Plan") is a term too, in small letters.
    """
    said = {*content_words(text), *content_words(tidy(text))}
    names = {" ".join(m[0].lower().split()) for m in _NAME.finditer(text)}
    return frozenset({stem(w) for w in said if "'" not in w} - _LEFT_OUT | names)


def things_in(text: str) -> frozenset[str]:
    """The things that a text names of which it can be said that they arrived, as stems."""
    return frozenset(stem(thing) for thing in _DELIVERABLE.findall(text))


def subject_of(entry: Entry, idf: Callable[[str], float]) -> Subject:
    """What a stored promise is about.

    Its ``what`` says, and the rest of its quote. Where they say little or point back ("it",
    "that"), so do the words before the quote, and where even they say little, the item's and
    the document's title.
    """
    noted = entry.noted
    item = noted.agenda_item
    named = " ".join(p for p in (noted.who, noted.role, noted.to_whom) if p)
    people = terms_of(named)
    body = re.compile(re.escape(entry.info.body), re.I) if entry.info.body else None
    own = terms_of(body.sub(" ", noted.what) if body else noted.what) - people
    weights = {term: idf(term) for term in own}
    least = min(TOO_COMMON, TOO_COMMON_SHARE * idf(_NO_WORD))
    quote = " ".join(entry.row.quote.split())
    text = quote

    def borrow(words: str) -> None:
        for term in terms_of(body.sub(" ", words) if body else words) - people:
            weights.setdefault(term, idf(term))

    borrow(quote)
    said = set(weights)
    if noted.about and (len(_telling(weights, least)) < TELLING or _VAGUE.search(noted.what)):
        borrow(noted.about)
        text = f"{noted.about} {text}"
    if len(_telling(weights, least)) < TELLING:
        title = " ".join(p for p in (item.title if item else None, entry.info.title) if p)
        borrow(title)
        text = f"{title}: {text}"
    mine = sum(weights[term] for term in own)
    return Subject(
        weights=weights,
        rare=_telling(weights, least),
        text=text[-600:],
        own=_telling(weights, least) & said,
        whole=mine + min(MOST_BORROWED, sum(weights.values()) - mine),
        points_back=bool(noted.about and _VAGUE.search(noted.what)),
        things=things_in(f"{noted.what} {entry.row.quote}"),
        reference=item.number if item and _REFERENCE.match(item.number or "") else None,
    )


def _telling(weights: dict[str, float], least: float) -> frozenset[str]:
    return frozenset(t for t, w in weights.items() if w >= least and not t[:1].isdigit())
