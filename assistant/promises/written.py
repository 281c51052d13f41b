"""Finds the promises of a written document: minutes, a decision, a report or an agenda."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from assistant.promises import resolutions
from assistant.promises.clauses import Clause, clauses
from assistant.promises.cues import ACCEPTING, REFUSING, condition_of
from assistant.promises.duedates import due, next_meeting_of
from assistant.promises.parties import Cast, Identity, Party
from assistant.promises.types import Found, Strength
from corpus.sentences import sentence_spans, skip_marker
from corpus.types import AgendaItem, Block, Document

_ACTION = re.compile(
    r"^\W*(?:ACTIONS?|Actions?|AP)\b(?:\s+(?:point|POINT))?(?:\s*\d+)?\s*[:–—-]*\s*"
)
_PRESENTS = re.compile(
    r"\b(?:introduced|presented|outlined|took\s+(?:members|the\s+\w+)\s+through|gave\s+(?:a|an|the|his|her)\s+"
    r"(?:\w+\s+)?(?:presentation|overview|update|report)|spoke\s+to\s+(?:the|his|her)\s+report)\b"
)
_RECOMMENDS = re.compile(r"\brecommend(?:ation|ations|ed)\b", re.IGNORECASE)
_IS_ASKED = re.compile(
    r"\b(?P<whom>(?:The|That\s+the|the)?\s*[A-Z][\w'’& ]{2,80}?)\s+(?:is|are|be|has\s+been)\s+(?:asked|recommended|"
    r"requested|invited|advised)\s+to\b\s*:?\s*(?P<rest>.*)$"
)
_BARE_RESOLVED = re.compile(
    r"^\W*(?:(?:Council(?:['’]s)?|Committee)\s+)?(?:Resolved|RESOLVED|Resolution|RESOLUTION|Decision|DECISION|AGREED|Agreed)"
    r"(?:\s+(?:number|No\.?|NO\.?))?(?:\s+[A-Z]{0,6}[-/]?\d[\w/.-]*)?\s*[:–—-]?\s*$"
)
_STEM = re.compile(r"^(?:That|THAT)\b[^.]{0,120}(?::[-–—]?|[a-z])$")
_CARRIED_LINE = re.compile(
    r"^\W*(?:(?:\w+\s+){0,12})?(?:CARRIED|Carried|carried)\b|^\W*Cr\.?\s+\w+\s*/\s*Cr", re.M
)
_PERSON_WORDS = re.compile(r"\b(?:he|she|they|his|her|their|him|them)\b", re.IGNORECASE)
_ANSWERS = re.compile(
    r"\b(?:explained|advised|commented|replied|responded|said|stated|confirmed|answered|reported|outlined|clarified|"
    r"added|informed|told)\b"
)
_WORDS = re.compile(r"[a-z0-9']+")
_LITTLE = frozenset(
    "the a an of to and that be for in on by with was were is it this as at from their his her panel committee council "
    "members agreed resolved would will should report".split()
)
MOST_WORDS = 70


@dataclass(slots=True)
class _Item:
    """What is known in an item of business as it is read."""

    key: AgendaItem | None = None
    presenter: Identity | None = None
    last_person: Identity | None = None
    recommending: str | None = None  # to whom a report recommends
    resolving: bool = False
    begins_at: int = 0  # the finds before this item


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    text: str


@dataclass(slots=True)
class _Reader:
    document: Document
    cast: Cast
    found: list[Found] = field(default_factory=list)
    item: _Item = field(default_factory=_Item)


def find_written(document: Document) -> tuple[Found, ...]:
    """The promises of a document that is not a transcript, in order of their place in it.

    A quote is the sentence that promises, or one numbered part of a resolution.
    """
    reader = _Reading(document)
    reader.read()
    return tuple(_joined(sorted(reader.found, key=lambda f: (f.start, f.end)), document))


class _Reading:
    """Goes through a document's blocks, keeping who speaks and what is being resolved."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.cast = Cast(document)
        self.next_meeting = next_meeting_of(document)
        self.found: list[Found] = []
        self.item = _Item()
        self.report = document.kind in ("report", "agenda")
        presents = document.attendance[:1] if document.attendance and not document.body else ()
        self.default = Identity(presents[0].name, presents[0].role) if presents else None

    def read(self) -> None:
        """Read every block; what is found is in ``found``."""
        blocks = self.document.blocks
        for number, block in enumerate(blocks):
            if block.locator.agenda_item != self.item.key or number == 0:
                self.item = _Item(
                    block.locator.agenda_item, self.default, begins_at=len(self.found)
                )
            self._block(number, block)

    def _block(self, number: int, block: Block) -> None:
        text = self._text(block)
        if block.kind == "attendance" or (block.kind == "note" and text.startswith("[")):
            return
        if block.kind == "heading":
            if _RECOMMENDS.search(text):
                self.item.recommending = self.document.body or ""
            elif self.item.recommending is not None:
                self.item.recommending = None
            self.item.resolving = False
            return
        if _ACTION.match(text) and block.kind in ("note", "paragraph", "list-item"):
            self._action(block, text)
            return
        if self.report and self._recommendation(block, text):
            return
        if block.kind == "resolution" or self._resolving(number, block, text):
            self._resolution(number, block)
            return
        if block.kind == "table-row":
            self._row(block, text)
            return
        self._prose(number, block)

    def _text(self, block: Block) -> str:
        return self.document.text[block.start : block.end]

    # Reports ---------------------------------------------------------------------------------

    def _recommendation(self, block: Block, text: str) -> bool:
        """A recommendation of a report: asked of the body that receives it."""
        asks = _IS_ASKED.search(text)
        if asks and (asks["rest"].strip() == "" or self.item.recommending is not None):
            self.item.recommending = re.sub(r"^That\s+", "", asks["whom"].strip())
            if asks["rest"].strip():
                for start, end in resolutions.split_parts(text, asks.start("rest")):
                    self._recommend(block.start + start, block.start + end)
            return True
        if self.item.recommending is None:
            return False
        if block.kind in ("list-item", "resolution") or re.match(
            r"\W*(?:\(?\w{1,4}[.)]|\d+\.\d+)\s|That\s|To\s", text
        ):
            start = skip_marker(self.document.text, block.start, block.end)
            self._recommend(start, block.end)
            return True
        return False

    def _recommend(self, start: int, end: int) -> None:
        what = self.document.text[start:end]
        author = self.default or Identity("the report's author", None, certain=False)
        self._add(
            Found(
                kind="request", strength="firm", start=start, end=end, what=_tidy(what),
                who=author.who, role=author.role,
                attribution="certain" if author.certain else "uncertain",
                to_whom=self.item.recommending or self.document.body, rule="recommended", score=0.9,
            )
        )  # fmt: skip

    # Resolutions -----------------------------------------------------------------------------

    def _resolving(self, number: int, block: Block, text: str) -> bool:
        """Whether a block that the reader did not mark is part of a resolution under way."""
        if self.report:
            return False
        if _BARE_RESOLVED.match(text):
            self.item.resolving = True
            return True
        if not self.item.resolving:
            return False
        if block.kind == "list-item" or re.match(
            r"(?:That|THAT|To|Receives?|Approves?|Notes?)\b", text
        ):
            return True
        self.item.resolving = False
        return False

    def _resolution(self, number: int, block: Block) -> None:
        text = self._text(block)
        if _BARE_RESOLVED.match(text) and not re.search(r"\w+\s+\w+\s+\w+\s+\w+", text):
            return
        sentences = self._sentences(block)
        lead = resolutions.LEAD.match(text)
        offset = lead.end() if lead else 0
        rest = text[offset:]
        if not re.search(
            r"[A-Za-z]{2,}\s+[A-Za-z]{2,}", re.sub(r"\([^)]*\)", "", rest)
        ) or resolutions.is_vote(rest):
            self._of_before(number, block)
            return
        if _STEM.match(text[offset:]) and self._followed_by_list(number):
            return
        parts = resolutions.split_parts(text, offset) if len(sentences) == 1 or lead else []
        if len(parts) > 1:
            for start, end in parts:
                self._resolve(block.start + start, block.start + end)
            return
        for place, sentence in enumerate(sentences):
            if place == 0 or re.match(r"(?:That|THAT|And that)\b", sentence.text):
                if resolutions.is_lost(sentence.text):
                    self._resolve(sentence.start, sentence.end, lost=True)
                    continue
                start = skip_marker(self.document.text, sentence.start, sentence.end)
                self._resolve(start, sentence.end)
            elif not resolutions.is_vote(sentence.text):
                self._sentence(sentences, place)

    def _followed_by_list(self, number: int) -> bool:
        after = self.document.blocks[number + 1 : number + 2]
        return bool(after) and (
            after[0].kind in ("list-item", "resolution")
            or bool(re.match(r"\W*\(?\w{1,3}[.)]\s", self._text(after[0])))
        )

    def _of_before(self, number: int, block: Block) -> None:
        """A bare "RESOLVED (For 5)": what it resolves is the sentence before it."""
        if number == 0 or self.document.blocks[number - 1].locator.agenda_item != self.item.key:
            return
        before = self._sentences(self.document.blocks[number - 1])
        if before and not any(f.start == before[-1].start for f in self.found):
            self._resolve(before[-1].start, before[-1].end)

    def _resolve(
        self,
        start: int,
        end: int,
        *,
        lost: bool = False,
        soft: bool = False,
        what: str = "",
        rule: str = "resolved",
    ) -> None:
        text = self.document.text[start:end]
        lead = resolutions.LEAD.match(text)
        said = what or text[lead.end() if lead else 0 :]
        said = re.sub(r"^(?:that|THAT|to)\s+", "", said.strip())
        if not said.strip(" .:;–-"):
            return
        actor = self._charged(text)
        who = actor or self._body()
        strength: Strength = "soft" if lost or soft else "firm"
        self._add(
            Found(
                kind="resolution", strength=strength, start=start, end=end, what=_tidy(said),
                who=who.who, role=who.role, attribution="certain" if who.certain else "uncertain",
                accepted=False if lost else None, rule=rule, score=0.95 if rule == "resolved" else 0.8,
            )
        )  # fmt: skip

    def _charged(self, text: str) -> Identity | None:
        """Who a resolution charges with its work: "that the Clerk be asked to", "requests officers to"."""
        match = re.search(
            r"\b(?:requests?|asks?|instructs?|directs?|authori[sz]es?|invites?|delegates?\s+(?:authority\s+|power\s+)?to|"
            r"delegated\s+to|that|THAT|and|resolved|RESOLVED|agreed|[:;]|^)\s+(?=\S)",
            text,
        )
        while match:
            party = self.cast.at(text, match.end())
            if (
                party
                and party.kind == "person"
                and _acts_after(text[party.end :], text[: match.end()])
            ):
                return self.cast.identify(party.words)
            match = re.compile(match.re.pattern).search(text, match.end())
        party = self.cast.at(text, 0)
        if (
            party
            and party.kind == "person"
            and re.match(r"\s+(?:to|be|is|are)\s+[a-z]", text[party.end :])
        ):
            return self.cast.identify(party.words)
        return None

    def _body(self) -> Identity:
        body = self.document.body or self.document.council
        if body:
            return Identity(body)
        spoken = re.search(
            r"\b[Tt]he\s+(panel|committee|cabinet|board|council)\b",
            self.document.text,
            re.IGNORECASE,
        )
        return (
            Identity(f"The {spoken[1].lower()}")
            if spoken
            else Identity("the meeting", None, certain=False)
        )

    # Prose -----------------------------------------------------------------------------------

    def _sentences(self, block: Block) -> list[_Sentence]:
        text = self.document.text
        return [
            _Sentence(a, b, text[a:b])
            for a, b in sentence_spans(text[block.start : block.end], block.start)
        ]

    def _prose(self, number: int, block: Block) -> None:
        sentences = self._sentences(block)
        motion: _Sentence | None = None
        for place, sentence in enumerate(sentences):
            if not self.report and resolutions.is_motion(sentence.text):
                self._motion(number, sentences, place)
                motion = sentence
                continue
            if motion is not None and (
                resolutions.is_vote(sentence.text)
                or re.match(r"(?:The\s+)?[Mm]otion\b", sentence.text)
            ):
                continue
            self._sentence(sentences, place)

    def _motion(self, number: int, sentences: list[_Sentence], place: int) -> None:
        """A motion counts as resolved once its vote, in it or soon after it, was won."""
        sentence = sentences[place]
        text = sentence.text
        marked = resolutions.resolved_in(text)
        outcome = self._outcome(number, sentences, place)
        listed = text.rstrip().endswith((":", ":-")) and self._followed_by_list(number)
        bare = not re.search(r"\b(?:that|THAT|That|to|be)\s+\w+", text) and not re.search(
            r"\bto\s+\w+|\bapprove", text
        )
        if listed:
            self.item.resolving = outcome is not False
            return
        if bare and place == len(sentences) - 1:
            # "Moved Cr A, seconded Cr B", the motion itself on the line below.
            self.item.resolving = outcome is not False
            if outcome is False:
                self._lost_below(number)
            return
        if outcome is None and marked is None:
            return
        self._resolve(sentence.start, sentence.end, lost=outcome is False, rule="motion")

    def _lost_below(self, number: int) -> None:
        for block in self.document.blocks[number + 1 : number + 2]:
            if block.kind in ("paragraph", "list-item") and re.match(
                r"(?:That|THAT)\b", self._text(block)
            ):
                self._resolve(block.start, block.end, lost=True, rule="motion")

    def _outcome(self, number: int, sentences: list[_Sentence], place: int) -> bool | None:
        """True if a motion was carried, False if lost, None if nothing says."""
        texts = [s.text for s in sentences[place:]]
        for block in self.document.blocks[number + 1 : number + 9]:
            text = self._text(block)
            if block.locator.agenda_item != self.item.key or (
                block.kind == "heading"
                and not re.match(r"\W*(?:CARRIED|DEFEATED|LOST|APPROVED)", text)
            ):
                break
            texts += [s.text for s in self._sentences(block)]
        for at, text in enumerate(texts):
            if at and resolutions.is_motion(text):
                return None
            if resolutions.is_lost(text):
                return False
            if resolutions.is_carried(text if at else re.sub(r"^.*?\bseconded\b", "", text)):
                return True
        return None

    def _sentence(self, sentences: list[_Sentence], place: int) -> None:
        sentence = sentences[place]
        text = sentence.text
        if len(text) < 9:
            return
        following = sentences[place + 1].text if place + 1 < len(sentences) else ""
        resolved = None if self.report else resolutions.resolved_in(text)
        cues = clauses(text, self.cast, report=self.report)
        if resolved and not (resolved.soft and any(c.strength != "soft" for c in cues)):
            self._resolve(
                sentence.start,
                sentence.end,
                soft=resolved.soft,
                what=resolved.what,
                rule=resolved.rule,
            )
            cues = []
        for at, clause in enumerate(cues):
            end = (
                cues[at + 1].at if at + 1 < len(cues) and cues[at + 1].kind != clause.kind else None
            )
            self._clause(sentence, clause, following, end)
        self._remember(text)

    def _clause(self, sentence: _Sentence, clause: Clause, following: str, end: int | None) -> None:
        text = sentence.text
        asking = clause.kind in ("request", "suggested-change")
        what = _tidy(clause.what if end is None else clause.what)
        if clause.kind == "resolution":
            self._resolve(sentence.start, sentence.end, what=clause.what, rule=clause.rule)
            return
        actor = self._who(clause.actor)
        speaker = self._who(clause.subject)
        accepted: bool | None = None
        strength = clause.strength
        if asking:
            who, to_whom = speaker, actor.who if actor else clause.to_whom
            accepted = _answer(text[clause.at + 5 :], following)
            if clause.rule == "asked if" and accepted is None and _ANSWERS.search(following):
                strength = "soft"
        else:
            who = actor or speaker
            to_whom = self._owed_to(sentence)
            accepted = None
        condition, hangs = condition_of(text)
        if hangs and strength == "firm" and not asking:
            strength = "conditional"
        certain = (
            who is not None
            and who.certain
            and (asking or clause.actor is not None or clause.subject is not None)
        )
        if who is None and self.item.presenter is not None and not asking:
            who, certain = self.item.presenter, False
        self._add(
            Found(
                kind=clause.kind, strength=strength, start=sentence.start, end=sentence.end, what=what,
                who=who.who if who else None, role=who.role if who else None,
                attribution="certain" if certain else "uncertain", to_whom=to_whom,
                condition=condition, accepted=accepted, rule=clause.rule, score=clause.score,
            )
        )  # fmt: skip

    def _who(self, party: Party | None) -> Identity | None:
        if party is None:
            return None
        if party.kind == "pronoun":
            last = self.item.last_person or self.item.presenter
            if party.words.lower() in ("we", "i"):
                return self._body() if party.words.lower() == "we" else last
            return last
        return self.cast.identify(party.words)

    def _owed_to(self, sentence: _Sentence) -> str | None:
        """Who asked for what is promised: the asker of the request just before."""
        for found in reversed(self.found[self.item.begins_at :][-2:]):
            if found.kind in ("request", "suggested-change") and sentence.start - found.end < 200:
                return found.who
        return None

    def _remember(self, text: str) -> None:
        first = self.cast.first(text)
        if first is None or first.kind == "pronoun":
            return
        if first.kind == "person":
            identity = self.cast.identify(first.words)
            if not re.match(r"\s*(?:officers?|staff)\b", first.words, re.IGNORECASE):
                self.item.last_person = identity
            if _PRESENTS.search(text[first.end : first.end + 120]):
                self.item.presenter = identity

    # Actions and tables ----------------------------------------------------------------------

    def _action(self, block: Block, text: str) -> None:
        """An action note: its own record where it says what, else the owner of the one before."""
        lead = _ACTION.match(text)
        at = lead.end() if lead else 0
        rest = text[at:]
        party = self.cast.at(rest, 0)
        identity = self.cast.identify(party.words) if party else None
        bare = party is not None and not re.search(r"[A-Za-z]{3,}", rest[party.end :])
        if bare and identity and self._give_owner(identity):
            return
        if not rest.strip():
            return
        what = rest[party.end :].strip() if party and not bare else rest
        what = re.sub(r"^\W*(?:to\s+)?", "", what) or rest
        self._add(
            Found(
                kind="commitment", strength="firm", start=block.start, end=block.end, what=_tidy(what),
                who=identity.who if identity else None, role=identity.role if identity else None,
                attribution="certain" if identity else "uncertain", rule="action", score=0.95,
            )
        )  # fmt: skip

    def _give_owner(self, owner: Identity) -> bool:
        """Name the owner of the last find of this item; False if there is none to own."""
        for at in range(len(self.found) - 1, self.item.begins_at - 1, -1):
            last = self.found[at]
            if last.strength == "soft":
                continue
            if last.kind in ("resolution", "commitment"):
                self.found[at] = replace(
                    last, who=owner.who, role=owner.role, attribution="certain"
                )
            else:
                self.found[at] = replace(last, to_whom=owner.who)
            return True
        return False

    def _row(self, block: Block, text: str) -> None:
        columns = [c.strip().lower() for c in block.context.split(". ", 1)[0].split(";")]
        cells = [
            (m.start(1), m.end(1)) for m in re.finditer(r"(?:^|\|)\s*([^|]+?)\s*(?=\||$)", text)
        ]
        named = dict(zip(columns, cells, strict=False)) if len(columns) >= len(cells) else {}
        act = next(
            (
                c
                for n, c in named.items()
                if re.match(r"(?:agreed )?(?:action|undertaking|task|what)s?\b(?! by)", n)
            ),
            None,
        )
        owner = next(
            (
                c
                for n, c in named.items()
                if re.search(r"\b(?:whom|who|owner|lead|responsib\w+|officer)\b", n)
            ),
            None,
        )
        done = next(
            (
                c
                for n, c in named.items()
                if re.search(r"\b(?:position|status|progress|update|outcome|completed?)\b", n)
            ),
            None,
        )
        when = next(
            (
                c
                for n, c in named.items()
                if re.search(r"\b(?:due|deadline|when|date|target|timescale)\b", n)
            ),
            None,
        )
        if act and (owner or when):
            who = self.cast.identify(text[owner[0] : owner[1]]) if owner else None
            found = Found(
                kind="commitment", strength="soft" if done else "firm", start=block.start + act[0],
                end=block.start + act[1], what=_tidy(text[act[0] : act[1]]), who=who.who if who else None,
                role=who.role if who else None, attribution="certain" if who else "uncertain",
                rule="action table", score=0.9,
            )  # fmt: skip
            stated = (
                due(text[when[0] : when[1]], self.document.meeting_date, self.next_meeting)
                if when
                else None
            )
            if stated:
                found = replace(found, due_text=stated[0], due_date=stated[1])
            self._add(found)
            return
        if self.report:
            self._prose(0, block)
            return
        for a, b in cells or [(0, len(text))]:
            cell = text[a:b]
            party = self.cast.at(cell, 0)
            if party and party.end == len(cell) and party.kind == "person":
                self._give_owner(self.cast.identify(cell))
                continue
            spans = sentence_spans(cell, block.start + a)
            sentences = [_Sentence(s, e, self.document.text[s:e]) for s, e in spans]
            for place in range(len(sentences)):
                self._sentence(sentences, place)

    def _add(self, found: Found) -> None:
        quote = self.document.text[found.start : found.end]
        if found.due_text is None:
            stated = due(quote, self.document.meeting_date, self.next_meeting)
            if stated:
                found = replace(found, due_text=stated[0], due_date=stated[1])
        if found.condition is None:
            condition, hangs = condition_of(quote)
            strength = found.strength
            if hangs and strength == "firm" and found.kind in ("resolution", "commitment"):
                strength = "conditional"
            found = replace(found, condition=condition, strength=strength)
        self.found.append(found)


def _acts_after(after: str, before: str) -> bool:
    """Whether a party named in a resolution is told to act by the words around it."""
    if re.search(
        r"\b(?:requests?|asks?|instructs?|directs?|authori[sz]es?|invites?|delegated?s?(?:\s+\w+)?\s+to)\s+$",
        before,
    ):
        return True
    return bool(
        re.match(
            r",?\s*(?:(?:in consultation with|with)[^,]*,\s*)?(?:be\s+(?:asked|requested|instructed|directed|authori[sz]ed|invited|tasked|given|"
            r"delegated)|to\s+[a-z]+|(?:should|shall|will|would)\s+[a-z]+|(?!be\b|is\b|was\b|are\b|and\b|of\b|for\b|in\b|on\b|as\b|who\b|with\b)"
            r"[a-z]+\s+(?:the|a|an|to|with|further|back|for|up|into|what|whether|three|on|any|all)\b)",
            after,
        )
    )


def _answer(rest: str, following: str) -> bool | None:
    """Whether what was asked was taken up (True), turned down (False) or not answered (None)."""
    tail = re.search(r"(?:[,;]|\band\b|\bbut\b|\bwhich\b)(.*)$", rest)
    for words in (tail[1] if tail else "", following):
        if not words or re.match(
            r"\W*(?:The\s+)?(?:Cllr|Councillor|Panel|Members?)\b.*\b(?:asked|queried)\b", words
        ):
            continue
        refused, taken = REFUSING.search(words), ACCEPTING.search(words)
        if refused and not (taken and taken.start() < refused.start()):
            return False
        if taken:
            return True
    return None


def _tidy(what: str) -> str:
    words = re.sub(r"\s+", " ", what).strip(" ;,")
    return " ".join(words.split()[:MOST_WORDS])


def _joined(found: list[Found], document: Document) -> list[Found]:
    """The finds with exact repeats left out, and the same thing said again pointing to its first."""
    kept: list[Found] = []
    for one in found:
        if any(
            k.start == one.start and k.end == one.end and k.kind == one.kind and k.what == one.what
            for k in kept
        ):
            continue
        same = None
        words = _terms(one.what)
        for place, earlier in enumerate(kept):
            if (
                earlier.kind != one.kind
                or one.start - earlier.end > 6000
                or one.kind in ("request", "suggested-change")
            ):
                continue
            other = _terms(earlier.what)
            if len(words & other) >= 4 and len(words & other) >= 0.6 * min(len(words), len(other)):
                same = earlier.same_as if earlier.same_as is not None else place
                break
        kept.append(replace(one, same_as=same))
    return kept


def _terms(text: str) -> set[str]:
    return {w for w in _WORDS.findall(text.lower()) if w not in _LITTLE}
