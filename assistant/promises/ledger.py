"""Keeps what is found as a written document is read, and what is known of the item under way."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from assistant.promises.authors import author_of
from assistant.promises.charges import charged
from assistant.promises.cues import condition_of
from assistant.promises.duedates import due, next_meeting_of
from assistant.promises.parties import Cast, Identity, Party
from assistant.promises.resolutions import LEAD
from assistant.promises.types import Found, Strength
from corpus.sentences import sentence_spans
from corpus.types import AgendaItem, Block, Document

_PRESENTS = re.compile(
    r"\b(?:introduced|presented|outlined|took\s+(?:members|the\s+\w+)\s+through|"
    r"spoke\s+to\s+(?:the|"
    r"his|her)\s+report|gave\s+(?:a|an|the|his|her)\s+(?:\w+\s+)?(?:presentation|overview|"
    r"update|report))\b"
)
_BODY_ACTS = re.compile(
    r"\b[Tt]he\s+(panel|committee|cabinet|board|council|forum|commission|sub-committee)\s+"
    r"(?:were|was|\w+ed|support|note)\b",
    re.IGNORECASE,
)
# A page of "agenda, decisions and minutes" is minutes; an agenda resolves nothing yet.
_MINUTED = re.compile(r"\b(?:RESOLVED|AGREED)\b|\bResolved\s*[:–—-]|\bmeeting (?:closed|ended)\b")
_RESOLVES = re.compile(
    r"^(?:(?:[Tt]he\s+)?(?:panel|committee|council|cabinet|board|members)\s+(?:agreed|resolved|"
    r"agree|resolves?)\s+"
    r"(?:that\s+|to\s+)|(?:that|THAT|That|to)\s+)"
)
MOST_WORDS = 70


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its place: ``document.text[start:end] == text``."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Item:
    """What is known in an item of business as it is read."""

    key: AgendaItem | None = None
    presenter: Identity | None = None
    last_person: Identity | None = None
    recommending: str | None = None
    """To whom the recommendations that are being read are made; None outside them."""
    resolving: bool = False
    begins_at: int = 0
    """How many finds there were before this item."""


class Ledger:
    """The finds of one document, and what is needed to fill in a find."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.cast = Cast(document)
        self.next_meeting = next_meeting_of(document)
        minuted = document.kind == "agenda" and _MINUTED.search(document.text) is not None
        self.report = document.kind in ("report", "agenda") and not minuted
        self.author = author_of(document)
        self.found: list[Found] = []
        self.item = Item()
        self._body: Identity | None = None

    def begin(self, key: AgendaItem | None) -> None:
        """Begin an item of business."""
        self.item = Item(key, None if self.report else self.author, begins_at=len(self.found))

    def text(self, block: Block) -> str:
        """The words of a block."""
        return self.document.text[block.start : block.end]

    def sentences(self, block: Block) -> list[Sentence]:
        """The sentences of a block."""
        text = self.document.text
        spans = sentence_spans(text[block.start : block.end], block.start)
        return [Sentence(a, b, text[a:b]) for a, b in spans]

    def body(self) -> Identity:
        """The body that meets: as stated, else as the minutes call it, else the council."""
        if self._body is None:
            name = self.document.body
            if name is None:
                acts = Counter(m[1].lower() for m in _BODY_ACTS.finditer(self.document.text))
                called = f"The {acts.most_common(1)[0][0]}" if acts else None
                name = called or self.document.council
            self._body = Identity(name) if name else Identity("The meeting", None, certain=False)
        return self._body

    def who(self, party: Party | None, speaker: Identity | None = None) -> Identity | None:
        """Who a party is; a pronoun is the sentence's speaker, else the last person named."""
        if party is None:
            return None
        if party.kind != "pronoun":
            return self.cast.identify(party.words)
        if party.words.lower() == "we":
            return self.author if self.report and self.author else self.body()
        if party.words == "I" and self.report:
            return self.author
        return speaker or self.item.last_person or self.item.presenter

    def remember(self, text: str) -> None:
        """Note who a sentence is about, for the pronouns after it."""
        first = self.cast.first(text)
        if first is None or first.kind != "person":
            return
        identity = self.cast.identify(first.words)
        if not re.match(r"\s*(?:officers?|staff)\b", first.words, re.IGNORECASE):
            self.item.last_person = identity
        if _PRESENTS.search(text[first.end : first.end + 120]):
            self.item.presenter = identity

    def resolve(
        self,
        start: int,
        end: int,
        *,
        lost: bool = False,
        soft: bool = False,
        what: str = "",
        rule: str = "resolved",
    ) -> None:
        """Add a resolution; a motion that was lost is kept as refused, and soft."""
        text = self.document.text[start:end]
        lead = LEAD.match(text)
        said = what or text[lead.end() if lead else 0 :]
        said = _RESOLVES.sub("", said.strip())
        if not said.strip(" .:;–-"):
            return
        decider = self.author if self.document.kind == "decision" else None
        who = charged(text, self.cast) or decider or self.body()
        strength: Strength = "soft" if lost or soft else "firm"
        self.add(
            Found(
                kind="resolution",
                strength=strength,
                start=start,
                end=end,
                what=said,
                who=who.who,
                role=who.role,
                attribution="certain" if who.certain else "uncertain",
                accepted=False if lost else None,
                rule=rule,
                score=0.95 if rule == "resolved" else 0.8,
            )
        )

    def add(self, found: Found, after: int = 0) -> None:
        """Add a find, with when it is due and on what it hangs read from its quote.

        A time named past offset ``after`` of the quote, where its promise is made, comes first.
        """
        quote = self.document.text[found.start : found.end]
        if found.due_text is None:
            when = (self.document.meeting_date, self.next_meeting)
            stated = due(quote[after:], *when) or (due(quote, *when) if after else None)
            if stated:
                found = found.model_copy(update={"due_text": stated[0], "due_date": stated[1]})
        condition, hangs = condition_of(quote)
        asking = found.kind in ("request", "suggested-change")
        if condition and not (asking and condition.lower().startswith("if")):
            strength = found.strength
            if hangs and strength == "firm" and found.kind in ("resolution", "commitment"):
                strength = "conditional"
            found = found.model_copy(update={"condition": condition, "strength": strength})
        words = re.sub(r"\s+", " ", found.what).strip(" ;,").split()
        self.found.append(found.model_copy(update={"what": " ".join(words[:MOST_WORDS])}))

    def give_owner(self, owner: Identity) -> bool:
        """Name who must act for the last firm find of this item; False if there is none."""
        for at in range(len(self.found) - 1, self.item.begins_at - 1, -1):
            last = self.found[at]
            if last.strength == "soft":
                continue
            if last.kind in ("resolution", "commitment"):
                last = last.model_copy(
                    update={"who": owner.who, "role": owner.role, "attribution": "certain"}
                )
            else:
                last = last.model_copy(update={"to_whom": owner.who})
            self.found[at] = last
            return True
        return False
