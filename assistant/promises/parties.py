"""Tells who is meant in minutes: names, posts, initials, pronouns and bodies, and their roles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from assistant.promises.cues import ADVERB
from assistant.promises.namings import BODY, MEMBER, PLURAL, POST, PRONOUN, SMALL, TITLE, WORD
from corpus.types import Attendee, Document

PartyKind = Literal["person", "pronoun", "body"]

_ROLE_SPLIT = re.compile(r"^(?:the|a|an|our|their|his|her)\s+", re.IGNORECASE)
_BETWEEN = re.compile(
    rf"^[\s,]*(?:(?:has|have)\s+)?(?:\([^)]*\)[\s,]*)?(?:,[^,]{{3,90}},)?(?:\s*(?:{ADVERB}|"
    rf"on behalf of [\w\s'’]+?)\s*)*[\s,]*$"
)
_IN_BRACKETS = re.compile(r"\(([A-Z]{2,3})\b")
_NAME_BEFORE = re.compile(rf"({WORD}(?:\s+{WORD}){{1,3}})\s*$")


_CAPITALS = re.compile(r"(?<![\w.])[A-Z]{2,4}(?!\w|\.\w)")
_CAPITALS_IN_ACTION = re.compile(
    r"\b(?:(?:Action|ACTION)\W+(?=[A-Z]{2,4}\b)|(?=[A-Z]{2,4} to [a-z]))([A-Z]{2,4})\b"
)
_BEFORE_VERB = re.compile(
    r"\b([A-Z][\w'’-]+) (?:said|asked|noted|reported|suggested|requested|agreed|moved|will|to|"
    r"would|offered|"
    r"explained|advised|stated|confirmed|proposed|undertook|promised|added|replied)\b"
)
_INITIALS = re.compile(r"^[A-Z]{2,3},\s*")
_TITLED = re.compile(rf"{TITLE}\.?\s+(.+)$")


@dataclass(frozen=True, slots=True)
class Party:
    """Someone named in a sentence, ``sentence[start:end]``, as the minutes name them."""

    start: int
    end: int
    words: str
    kind: PartyKind


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a party is: the name or post to show, and the role where a person is known by name."""

    who: str
    role: str | None = None
    certain: bool = True


class Cast:
    """The people of one document, by name, surname, initials and post."""

    def __init__(self, document: Document) -> None:
        self._people: list[Attendee] = [a for a in document.attendance if a.name]
        self._initials: dict[str, Attendee] = {}
        self._identities: dict[str, Identity] = {}
        self._by_name: dict[str, Attendee] = {}
        self._by_surname: dict[str, list[Attendee]] = {}
        for person in self._people:
            for form in _forms(person.name):
                self._by_name.setdefault(form.casefold(), person)
            self._by_surname.setdefault(person.name.split()[-1].casefold(), []).append(person)
        self._posts = [(p, _plain(_INITIALS.sub("", p.role))) for p in self._people if p.role]
        self.body = document.body or document.council
        self._read_initials(document)
        forms = {form for person in self._people for form in _forms(person.name)}
        forms |= self._short_forms(document.text)
        names = sorted(map(re.escape, forms), key=len, reverse=True)
        initials = sorted(map(re.escape, self._initials), key=len, reverse=True)
        known = [*names, *initials]
        alternatives = [
            rf"(?P<pronoun>{PRONOUN})\b",
            *(
                [
                    rf"(?P<known>{'|'.join(known)})(?:,\s+(?:the\s+)?[A-Z][\w'’&,\s-]{{3,80}}?(?=,))?\b"
                ]
                if known
                else []
            ),
            rf"(?P<titled>{PLURAL}|{TITLE}\.?\s+{WORD}\.?(?:\s+{WORD}){{0,3}})",
            rf"(?P<member>{MEMBER})",
            rf"(?P<post>{POST}|{SMALL})",
            rf"(?P<body>{BODY})",
        ]
        self._party = re.compile(rf"(?<![\w'’-])(?:{'|'.join(alternatives)})")

    def _read_initials(self, document: Document) -> None:
        for match in _IN_BRACKETS.finditer(document.text):
            name = _NAME_BEFORE.search(document.text[max(0, match.start() - 60) : match.start()])
            if name and name[1].split()[0][0] == match[1][0]:
                self._initials.setdefault(match[1], Attendee(name[1]))
        for person in self._people:
            lead = re.match(r"([A-Z]{2,3})\b(?:,\s*(.+))?$", person.role or "")
            if lead:
                self._initials[lead[1]] = Attendee(person.name, lead[2])
        used = Counter(_CAPITALS.findall(document.text))
        used.update(_CAPITALS_IN_ACTION.findall(document.text))  # once is enough in an action
        for person in self._people:
            words = [
                w for w in re.sub(rf"^{TITLE}\.?\s+", "", person.name).split() if w[:1].isupper()
            ]
            letters = "".join(word[0] for word in words)
            if len(letters) >= 2 and used[letters] >= 2:
                self._initials.setdefault(letters, person)

    def _short_forms(self, text: str) -> set[str]:
        """Surnames and first names that stand alone before a verb, where one person bears them."""
        used = set(_BEFORE_VERB.findall(text))
        bearers: dict[str, list[Attendee]] = {}
        for person in self._people:
            bare = re.sub(rf"^{TITLE}\.?\s+", "", person.name).split()
            for word in {bare[0], bare[-1]} if bare else ():
                if word in used and len(word) > 2:
                    bearers.setdefault(word, []).append(person)
        found = {word: people[0] for word, people in bearers.items() if len(people) == 1}
        for word, person in found.items():
            self._by_name.setdefault(word.casefold(), person)
        return set(found)

    def at(self, sentence: str, start: int) -> Party | None:
        """The party named at offset ``start`` of ``sentence``, or None."""
        match = self._party.match(sentence, start)
        return _party(match) if match else None

    def parties(self, sentence: str, start: int = 0, end: int | None = None) -> list[Party]:
        """The parties named in ``sentence[start:end]``, in order."""
        last = len(sentence) if end is None else end
        found = []
        # What follows a name helps to tell it, so the search looks past ``end``.
        for match in self._party.finditer(sentence, start):
            if match.start() >= last:
                break
            party = _party(match)
            if party.end <= last:
                found.append(party)
        return found

    def subject(self, sentence: str, verb: int, start: int = 0) -> Party | None:
        """Who does the verb at offset ``verb``: the party before it, else the clause's first.

        A verb joined by "and" to one before it has that one's subject.
        """
        found = self.parties(sentence, start, verb)
        if not found:
            return None
        last = found[-1]
        if _BETWEEN.match(sentence[last.end : verb]) and not _object(sentence, last):
            return _joined(sentence, found)
        if re.search(rf"(?:\band|,|\bbut|\bthen)\s+(?:{ADVERB}\s+)*$", sentence[:verb]):
            first = found[0]
            return first if not _object(sentence, first) else None
        return None

    def first(self, sentence: str) -> Party | None:
        """The party that begins ``sentence``, after any opening phrase and its comma, or None."""
        party = self.at(sentence, 0)
        if party:
            return party
        opening = re.match(
            r"(?:In (?:response|reply|answer|summary|addition)|Following|Responding|Further|"
            r"After|On|At|"
            r"With|Finally|However|Also|Then|As)\b[^,.]{0,120},\s+",
            sentence,
        )
        return self.at(sentence, opening.end()) if opening else None

    def identify(self, words: str) -> Identity:
        """The name to show for a party, with the role of someone known by name.

        A post held by one person of the attendance list, and by no other, gives that person.
        """
        if words not in self._identities:
            self._identities[words] = self._identify(words)
        return self._identities[words]

    def _identify(self, words: str) -> Identity:
        bare = _ROLE_SPLIT.sub("", words.strip(" ,.;:"))
        if bare in self._initials:
            return self._shown(self._initials[bare])
        name, _, rest = bare.partition(",")
        if name.casefold() in self._by_name:
            shown = self._shown(self._by_name[name.casefold()])
            return Identity(shown.who, shown.role or _post_of(rest))
        titled = _TITLED.match(name)
        if titled:
            same = self._by_surname.get(titled[1].split()[-1].casefold(), [])
            role = same[0].role if len({p.name for p in same}) == 1 else None
            return Identity(name, role)
        holders = [p for p, role in self._posts if _same_post(_plain(bare), role)]
        if len({h.name for h in holders}) == 1:
            return Identity(holders[0].name, holders[0].role)
        ends = self._by_surname.get(bare.split()[-1].casefold() if bare else "", [])
        if len({h.name for h in ends}) == 1 and " " in bare:
            return Identity(ends[0].name, ends[0].role or None)
        return Identity(words.strip(" ,.;:"))

    @staticmethod
    def _shown(person: Attendee) -> Identity:
        role = person.role
        if role and re.fullmatch(r"[A-Z]{2,3}", role):
            role = None
        elif role:
            role = _INITIALS.sub("", role)
        return Identity(person.name, role)


def _party(match: re.Match[str]) -> Party:
    kinds: dict[str, PartyKind] = {"pronoun": "pronoun", "body": "body"}
    group = match.lastgroup or ""
    words = match.group().rstrip(" ,")
    return Party(match.start(), match.start() + len(words), words, kinds.get(group, "person"))


def _joined(sentence: str, found: list[Party]) -> Party:
    """The last party, with those joined to it by "and" or a comma."""
    last = found[-1]
    start = last.start
    for before in reversed(found[:-1]):
        if re.fullmatch(r"\s*(?:and|&|/|,)\s*", sentence[before.end : start]):
            start = before.start
        else:
            break
    return Party(start, last.end, sentence[start : last.end], last.kind)


def _object(sentence: str, party: Party) -> bool:
    """Whether a party is governed by a word before it ("of the Clerk", "thanked the Clerk")."""
    before = sentence[: party.start].rstrip()
    return bool(
        re.search(r"\b(?:of|to|from|by|with|for|thanked|asked|told|invited|at|in|on)$", before)
    )


def _forms(name: str) -> Iterable[str]:
    """The ways minutes may write a name: as listed, and without its title."""
    bare = re.sub(rf"^{TITLE}\.?\s+", "", name)
    yield name
    if " " in bare:
        yield bare


def _post_of(words: str) -> str | None:
    post = words.strip(" ,")
    return post or None


def _same_post(named: str, listed: str) -> bool:
    """Whether a post named in the text is the one on the list, in full or by its beginning."""
    if not named:
        return False
    chairs = {"chair", "chairman", "chairwoman", "chairperson"}
    if named in chairs:
        return listed.split(" ")[0] in chairs or listed == "leader chair"
    return named == listed or listed.startswith(named + " ")


def _plain(post: str) -> str:
    """A post in small letters, without its little words."""
    low = re.sub(r"[^a-z0-9 ]", " ", post.casefold().replace("’", "'").replace("'s", "s"))
    return " ".join(re.sub(r"\b(?:the|and|of|for|in)\b", " ", low).split())
