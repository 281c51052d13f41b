"""What else the things a question names may be called in this library.

Acronyms are mined from the documents and taken both ways; everyday words are given the council's
own; a word that nothing in the library holds is matched to names and words that look or sound
like it. All are extra search words: the user's own are never replaced.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import jellyfish
from rapidfuzz import fuzz, process

from assistant.shelf import Shelf
from assistant.understanding.thesaurus import council_words, known_acronyms
from assistant.understanding.words import STOP_WORDS, stem, tokens
from corpus.acronyms import acronyms
from corpus.names import COUNCIL_KINDS
from corpus.tidy import english_words
from index.library import PassageIndex
from index.terms import query_terms
from index.terms import stem as held_as

MOST_WORDS = 14
LOOKS_ALIKE = 82.0
SOUNDS_ALIKE = 60.0
MOST_ALIKE = 3
_LONGEST_FORM = 60
_TITLES = frozenset("cllr cllrs clr clrs councillor miss prof messrs mesdames".split())
# "Leeds City Council": the name's words, and those that say what kind of council it is.
_COUNCIL = re.compile(r"\b(?:[A-Z][\w'’&-]+ ){1,5}Council\b")
_NOT_ITS_NAME = COUNCIL_KINDS | frozenset(
    "council royal london full youth whole annual our".split()
)
_LONG_WORD = re.compile(r"[a-z]{4,}")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")


@dataclass(slots=True)
class _Held:
    """The names, words and acronyms of one state of the library."""

    generation: int = -1
    words: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    surnames: frozenset[str] = frozenset()
    long_words: tuple[str, ...] = ()
    by_sound: dict[str, list[str]] = field(default_factory=dict)
    long_forms: dict[str, list[str]] = field(default_factory=dict)
    short_forms: dict[tuple[str, ...], list[str]] = field(default_factory=dict)


class Expander:
    """Gives extra search words for a question. Safe between threads.

    What it knows of the library is read again only when the library has changed.
    """

    def __init__(self, index: PassageIndex, shelf: Shelf) -> None:
        self._index = index
        self._shelf = shelf
        self._lock = threading.Lock()
        self._held = _Held()
        self._mined: dict[str, tuple[dict[str, str], frozenset[str]]] = {}

    def warm_up(self) -> None:
        """Read the library's names, words and acronyms."""
        self._now()

    def surnames(self) -> frozenset[str]:
        """The surnames, in lower case, of those who speak or attend in the library."""
        return self._now().surnames

    def words(self, question: str) -> tuple[str, ...]:
        """At most ``MOST_WORDS`` words to search for besides the question's own, surest first."""
        held = self._now()
        found = [
            *self._acronyms(question, held),
            *self._alike(question, held),
            *council_words(question),
        ]
        own = {stem(token) for token in tokens(question)}
        kept: dict[str, str] = {}
        for word in found:
            key = stem(word)
            if key not in own and self._index_holds(word, held):
                kept.setdefault(key, word)
        return tuple(list(kept.values())[:MOST_WORDS])

    def unheard(self, question: str) -> tuple[str, ...]:
        """Names inside the question (not its first word) that the library nowhere holds, nor
        anything that looks or sounds like them."""
        held = self._now()
        found: dict[str, None] = {}
        for word in _WORD.findall(question)[1:]:
            bare = word.removesuffix("'s").removesuffix("’s")
            plain = bare.isalpha() and len(bare) > 3 and bare[0].isupper() and bare[1:].islower()
            if not plain or bare.lower() in english_words() | _TITLES | STOP_WORDS:
                continue
            if held_as(bare.lower()) in held.words or self._alike(f"Who {bare}", held):
                continue
            if council_words(bare):
                continue
            found.setdefault(bare)
        return tuple(found)

    def other_council(self, question: str) -> str | None:
        """A council that the question names and nothing in the library does, as it is written."""
        held = self._now()
        for match in _COUNCIL.finditer(question):
            words = [w for w in match[0].split() if w.lower() not in STOP_WORDS]
            telling = [w for w in words if w.lower() not in _NOT_ITS_NAME]
            if telling and not any(self._index_holds(w.lower(), held) for w in telling):
                return " ".join(words)
        return None

    def _index_holds(self, word: str, held: _Held) -> bool:
        return all(part in held.words for part in held_as(word).split())

    def _now(self) -> _Held:
        with self._lock:
            generation = self._index.generation
            if generation != self._held.generation:
                self._held = self._read(generation)
            return self._held

    def _read(self, generation: int) -> _Held:
        infos = self._shelf.documents()
        words = frozenset(self._index.vocabulary())
        people: set[str] = set(self._index.speakers())
        for info in infos.values():
            if info.status != "exempt":
                people.update(person.name for person in info.attendance)
        names = tuple(
            sorted({w.lower() for name in people for w in _WORD.findall(name) if len(w) > 3})
        )
        held = _Held(generation, words, names)
        held.surnames = frozenset(
            last.lower() for name in people if len(last := _surname(name)) > 3 and " " in name
        )
        for name in names:
            held.by_sound.setdefault(jellyfish.metaphone(name), []).append(name)
        self._mine(infos.keys(), held)
        return held

    def _mine(self, documents: Iterable[str], held: _Held) -> None:
        """Every acronym with all that it stands for here, the reverse, and the words of the texts."""
        pairs: dict[tuple[str, str], None] = {}
        mined: dict[str, tuple[dict[str, str], frozenset[str]]] = {}
        for document_id in documents:
            info = self._shelf.documents()[document_id]
            if info.status == "exempt":
                continue
            kept = self._mined.get(info.content_hash)
            if kept is None:
                text = self._index.document(document_id).text
                kept = acronyms(text), frozenset(_LONG_WORD.findall(text.lower()))
            mined[info.content_hash] = kept
            pairs |= {pair: None for pair in kept[0].items() if len(pair[1]) <= _LONGEST_FORM}
        english = english_words()
        held.long_words = tuple(sorted(frozenset().union(*(words for _, words in mined.values()))))
        for word in held.long_words:
            if word not in english:  # what captions make of a name is seldom an English word
                held.by_sound.setdefault(jellyfish.metaphone(word), []).append(word)
        self._mined = mined
        pairs |= dict.fromkeys(known_acronyms().items())
        for short, long in pairs:
            bare = short.removesuffix("s") if len(short) > 3 else short
            held.long_forms.setdefault(bare.upper(), []).append(long)
            key = tuple(stem(w) for w in tokens(long) if w not in STOP_WORDS)
            held.short_forms.setdefault(key, []).append(bare)

    def _acronyms(self, question: str, held: _Held) -> list[str]:
        """The words that the question's acronyms stand for, and acronyms of its phrases."""
        found: list[str] = []
        for word in _WORD.findall(question):
            bare = word.removesuffix("'s").removesuffix("’s")
            bare = bare.removesuffix("s") if len(bare) > 3 and bare[:-1].isupper() else bare
            sure = bare.isupper() and len(bare) > 1
            if sure or (len(bare) > 3 and bare.lower() not in english_words()):
                for long in held.long_forms.get(bare.upper(), ()):
                    found += [w for w in tokens(long) if w not in STOP_WORDS]
        asked = [stem(w) for w in tokens(question) if w not in STOP_WORDS]
        for size in range(min(7, len(asked)), 1, -1):
            for start in range(len(asked) - size + 1):
                found += held.short_forms.get(tuple(asked[start : start + size]), ())
        return found

    def _alike(self, question: str, held: _Held) -> list[str]:
        """Names and words of the library that look or sound like those it does not hold.

        English words are left alone unless written as a name: "vote" is no misspelt "note".
        """
        english = english_words()
        named = {w.lower() for w in _WORD.findall(question)[1:] if w[:1].isupper()}
        found: list[str] = []
        for word in query_terms(question):
            key = held_as(word)
            if len(key) < 4 or not key.isalpha() or word in _TITLES:
                continue
            is_name = word in named and word not in english
            if key in held.words and not is_name:
                continue
            if key not in held.words and not is_name and (word in english or key in english):
                continue
            found += _near(key, word, held, is_name)
            found += _parts(word, held) if key not in held.words else []
        return found


def _surname(name: str) -> str:
    words = _WORD.findall(re.sub(r"\(.*?\)", "", name))
    return words[-1] if words else ""


def _near(key: str, word: str, held: _Held, is_name: bool) -> list[str]:
    """Likeliest first: what looks like the word, then what sounds like it."""
    among: Sequence[str] = (
        held.names if is_name and key in held.words else (*held.names, *held.long_words)
    )
    looks = process.extract(
        word, among, scorer=fuzz.ratio, limit=MOST_ALIKE, score_cutoff=LOOKS_ALIKE
    )
    near = [match for match, _, _ in looks if match[0] == word[0]]
    for other in held.by_sound.get(jellyfish.metaphone(word), ()):
        if other[0] == word[0] and fuzz.ratio(word, other) >= SOUNDS_ALIKE:
            near.append(other)
    return [n for n in dict.fromkeys(near) if n not in (word, key)][:MOST_ALIKE]


def _parts(word: str, held: _Held) -> list[str]:
    """A joined word's two halves where the library holds both ("lakeside", "lake side")."""
    for cut in range(4, len(word) - 2):
        left, right = word[:cut], word[cut:]
        if held_as(left) in held.words and held_as(right) in held.words:
            return [left, right]
    return []
