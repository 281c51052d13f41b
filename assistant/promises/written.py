"""Finds the promises of a written document: minutes, a decision, a report or an agenda."""

from __future__ import annotations

import itertools
import re

from assistant.promises import resolutions, votes
from assistant.promises.actions import ACTION, read_action, read_row
from assistant.promises.clauses import Clause, clauses
from assistant.promises.ledger import Ledger, Sentence
from assistant.promises.motions import Motions
from assistant.promises.parties import Identity
from assistant.promises.recommendations import read_recommendation, recommending
from assistant.promises.repeats import once
from assistant.promises.replies import answer
from assistant.promises.types import Found, Strength
from corpus.sentences import skip_marker
from corpus.types import Block, Document

_ANSWERS = re.compile(
    r"\b(?:explained|advised|commented|replied|responded|said|stated|confirmed|answered|reported|"
    r"outlined|clarified|added|informed|told)\b"
)
_QUESTION = re.compile(
    r"\b(?:asked|queried|enquired|inquired|wondered|questioned|raised)\b(?!\s+(?:that|to|for)\b)"
)
_MOTION_VOTE = re.compile(r"(?:The\s+)?[Mm]otion\b|On being put\b")
NEAR = 200
"""Characters between a request and the words that take it up."""
MOST_BETWEEN = 250
"""Characters between a question and the promise that meets it."""
_TRAILING = re.compile(r"[,;\s]+(?:(?:and|but|while)\s*)?$|\s+(?:and|but|while)\s*$")
_NEXT_THAT = re.compile(r"[;,]\s+(?:(?:and|AND)\s+)?(?=(?:THAT|That)\s)")
_NEXT_THAT_END = re.compile(r"[;,]\s+(?:(?:and|AND)\s+)?$")
_RECIPIENT = re.compile(
    r"\b(?:provide|send|give|inform|advise|update|notify|tell|brief|assure|(?:write|report|"
    r"circulate|"
    r"respond|reply|speak|back|submitted|sent|provided|circulated|reported|brought|presented|come|"
    r"copy|email|it|them|this|list|report|figures|response|details|information|update)\s+to|"
    r"share\s+(?:it|this|them|the\s+\w+)\s+with|shared\s+with)\s+(?:all\s+)?"
)


def find_written(document: Document) -> tuple[Found, ...]:
    """The promises of a document that is not a transcript, in order of their place in it.

    A quote is the sentence that promises, or one numbered part of a resolution. Of a request or
    a suggested change ``who`` is the asker and ``to_whom`` who is asked to act; of a resolution
    ``who`` is whom it charges with its work, else the body.
    """
    reading = _Reading(document)
    reading.read()
    return tuple(once(sorted(reading.ledger.found, key=lambda f: (f.start, f.end))))


class _Reading:
    """Goes through a document's blocks and sentences."""

    def __init__(self, document: Document) -> None:
        self.ledger = Ledger(document)
        self.motions = Motions(self.ledger, self._sentence)
        self._question: Sentence | None = None
        self._number = 0

    def read(self) -> None:
        ledger = self.ledger
        for number, block in enumerate(ledger.document.blocks):
            if block.locator.agenda_item != ledger.item.key or number == 0:
                ledger.begin(block.locator.agenda_item)
            self._question = None
            self._number = number
            self._block(number, block)

    def _block(self, number: int, block: Block) -> None:
        ledger = self.ledger
        text = ledger.text(block)
        if block.kind == "attendance" or (block.kind == "note" and text.startswith("[")):
            return
        if block.kind == "heading":
            recommending(ledger, text)
            ledger.item.last_person = ledger.item.presenter = None
            if ledger.author and not ledger.report:
                ledger.item.presenter = ledger.author
            ledger.item.resolving = ledger.item.resolving and text.isupper()
        elif ACTION.match(text) and block.kind in ("note", "paragraph", "list-item"):
            read_action(ledger, block)
        elif ledger.report and read_recommendation(ledger, block):
            return
        elif self.motions.takes(block, text):
            self.motions.block(number, block)
        elif block.kind == "table-row" and not ledger.report:
            for sentences in read_row(ledger, block):
                for place in range(len(sentences)):
                    self._sentence(sentences, place)
        else:
            self._prose(number, block)

    def _prose(self, number: int, block: Block) -> None:
        sentences = self.ledger.sentences(block)
        moved = False
        for place, sentence in enumerate(sentences):
            if not self.ledger.report and votes.is_motion(sentence.text):
                self.motions.sentence(number, sentences, place)
                moved = True
            elif not moved or not (
                votes.is_vote(sentence.text) or _MOTION_VOTE.match(sentence.text)
            ):
                self._sentence(sentences, place)

    def _sentence(self, sentences: list[Sentence], place: int) -> None:
        ledger = self.ledger
        sentence = sentences[place]
        text = sentence.text
        if len(text) < 9:
            return
        following = sentences[place + 1].text if place + 1 < len(sentences) else ""
        resolved = None if ledger.report else resolutions.resolved_in(text)
        cues = clauses(text, ledger.cast, report=ledger.report)
        if resolved and resolved.rule == "that":
            self._moved(sentences, place)
            cues = []
        elif resolved and not (resolved.soft and any(c.strength != "soft" for c in cues)):
            ledger.resolve(
                sentence.start,
                sentence.end,
                soft=resolved.soft,
                what=resolved.what,
                rule=resolved.rule,
            )
            cues = []
        for clause, (begin, end) in zip(cues, _cuts(text, cues), strict=True):
            self._clause(sentence, clause, following, begin, end)
        self._note_question(sentence, cues)
        ledger.remember(text)

    def _moved(self, sentences: list[Sentence], place: int) -> None:
        """ "THAT the fee be doubled": what was moved, each THAT its own, unless it was lost."""
        sentence = sentences[place]
        lost = self.motions.outcome(self._number, sentences, place) is False
        cuts = [m.end() for m in _NEXT_THAT.finditer(sentence.text)]
        for begin, end in itertools.pairwise([0, *cuts, len(sentence.text)]):
            part = _NEXT_THAT_END.sub("", sentence.text[begin:end])
            start = skip_marker(self.ledger.document.text, sentence.start + begin, sentence.end)
            self.ledger.resolve(start, sentence.start + begin + len(part), lost=lost, rule="that")

    def _note_question(self, sentence: Sentence, cues: list[Clause]) -> None:
        """A question that is answered by a promise was a request."""
        promised = any(c.kind == "commitment" and c.strength == "firm" for c in cues)
        asked = self._question
        if promised and asked is not None:
            first = self.ledger.cast.first(asked.text)
            who = self.ledger.who(first)
            if who is not None:
                self.ledger.add(
                    Found(
                        kind="request",
                        strength="soft",
                        start=asked.start,
                        end=asked.end,
                        what=asked.text,
                        who=who.who,
                        role=who.role,
                        to_whom=self.ledger.found[-1].who,
                        accepted=True,
                        rule="question met by a promise",
                        score=0.6,
                    )
                )
            self._question = None
        asks = _QUESTION.search(sentence.text) and not cues
        if asks or (asked is not None and sentence.start - asked.end > MOST_BETWEEN):
            self._question = sentence if asks else None

    def _clause(
        self, sentence: Sentence, clause: Clause, following: str, begin: int, end: int
    ) -> None:
        """Add what a clause says; its quote is ``sentence.text[begin:end]``."""
        ledger = self.ledger
        if clause.kind == "resolution":
            ledger.resolve(sentence.start, sentence.end, what=clause.what, rule=clause.rule)
            return
        speaker = ledger.who(clause.subject)
        actor = ledger.who(clause.actor, speaker)
        asking = clause.kind in ("request", "suggested-change")
        accepted: bool | None = None
        strength: Strength = clause.strength
        if asking:
            who, to_whom = speaker, actor.who if actor else clause.to_whom
            accepted = answer(sentence.text[clause.at + 5 :], following)
            if clause.rule == "asked if" and accepted is None and _ANSWERS.search(following):
                strength = "soft"
        else:
            who, to_whom = actor or speaker, self._owed(sentence, clause)
            accepted = True if to_whom and to_whom == self._asker(sentence) else None
            if who is not None and to_whom == who.who:
                to_whom = accepted = None  # who takes up his own suggestion
        certain = who is not None and who.certain
        if who is None and not asking:
            item = ledger.item
            who = ledger.author if ledger.report else item.last_person or item.presenter
            certain = who is not None and ledger.report
        what = clause.what
        if clause.rule == "assent":
            met = self._request_before(sentence)
            what = met.what if met else what
        ledger.add(
            Found(
                kind=clause.kind,
                strength=strength,
                start=sentence.start + begin,
                end=sentence.start + end,
                what=what,
                who=who.who if who else None,
                role=who.role if who else None,
                attribution="certain" if certain else "uncertain",
                to_whom=to_whom,
                accepted=accepted,
                rule=clause.rule,
                score=clause.score,
            ),
            after=clause.at - begin,
        )

    def _owed(self, sentence: Sentence, clause: Clause) -> str | None:
        """Who is promised: whom the words name ("circulate it to members"), else who had asked."""
        for match in _RECIPIENT.finditer(clause.what):
            party = self.ledger.cast.at(clause.what, match.end())
            if party is not None and party.kind != "pronoun":
                return party.words
        return self._asker(sentence)

    def _asker(self, sentence: Sentence) -> str | None:
        """Who is promised: the asker of the request or question just before, if any."""
        if self._question is not None:
            asker: Identity | None = self.ledger.who(self.ledger.cast.first(self._question.text))
            return asker.who if asker else None
        request = self._request_before(sentence)
        return request.who if request else None

    def _request_before(self, sentence: Sentence) -> Found | None:
        """The request or suggested change just before a sentence, if there is one."""
        for found in reversed(self.ledger.found[self.ledger.item.begins_at :][-2:]):
            near = sentence.start - found.end < NEAR
            if found.kind in ("request", "suggested-change") and near:
                return found
        return None


def _cuts(text: str, cues: list[Clause]) -> list[tuple[int, int]]:
    """The part of a sentence that each of its clauses is quoted from, from its doer's name on."""
    if not cues:
        return []
    begins = [0]
    for before, clause in itertools.pairwise(cues):
        names = [p.start for p in (clause.subject, clause.actor) if p is not None]
        apart = [at for at in names if before.at < at <= clause.at]
        begins.append(min(apart) if apart else 0)
    ends = [*begins[1:], len(text)]
    cuts = []
    for begin, end in zip(begins, ends, strict=True):
        last = end if end > begin else len(text)
        piece = _TRAILING.sub("", text[begin:last])
        cuts.append((begin, begin + len(piece)))
    return cuts
