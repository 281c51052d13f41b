"""Reads resolutions block by block: marked ones, numbered parts, and motions with their outcome."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.promises import resolutions, votes
from assistant.promises.ledger import Ledger, Sentence
from assistant.promises.parts import split_parts
from corpus.sentences import skip_marker
from corpus.types import Block

_BARE_RESOLVED = re.compile(
    r"^\W*(?:(?:Council(?:['’]s)?|Committee)\s+)?(?:Resolved|RESOLVED|Resolution|RESOLUTION|"
    r"Decision|"
    r"DECISION|AGREED|Agreed)(?:\s+(?:number|No\.?|"
    r"NO\.?))?(?:\s+[A-Z]{0,6}[-/]?\d[\w/.-]*)?\s*[:–—-]?\s*$"
)
_STEM = re.compile(r"^(?:That|THAT|that)\b[^.]{0,120}(?::[-–—]?|[a-z])$")
_GOES_ON = re.compile(
    r"(?:That|THAT|To|[Rr]eceives?|[Aa]pproves?|[Nn]otes?|[Aa]grees?|[Rr]equests?|[Aa]dopts?)\b"
)
_OUTCOME_HEADING = re.compile(r"\W*(?:RESULT|Result)?\W*(?:CARRIED|Carried|DEFEATED|LOST|APPROVED)")
_LINKS_ON = re.compile(
    r"(?:\band|\bwas|\bit)[\s,:]*(?:(?:RESOLVED|AGREED|[Rr]esolved|[Aa]greed)\W*)?$"
)
_AGREED_FIRST = re.compile(
    r"\b(?:approved|agreed|resolved|accepted|adopted)\b[^.]*\b(?:proposed|proposer|moved)\b", re.I
)
_SAYS_WHAT = re.compile(r"\b(?:that|THAT|That|to|be)\s+\w+|\bapprov|\badopt")

ReadSentence = Callable[[list[Sentence], int], None]


class Motions:
    """Takes the blocks and sentences in which a meeting resolves."""

    def __init__(self, ledger: Ledger, read_sentence: ReadSentence) -> None:
        self.ledger = ledger
        self._read_sentence = read_sentence

    def takes(self, block: Block, text: str) -> bool:
        """Whether a block is a resolution: marked so, or in a list that a heading line began."""
        if self.ledger.report:
            return False
        if block.kind == "resolution":
            return True
        item = self.ledger.item
        if _BARE_RESOLVED.match(text):
            item.resolving = True
            return True
        if item.resolving and (block.kind == "list-item" or _GOES_ON.match(text)):
            return True
        item.resolving = False
        return False

    def block(self, number: int, block: Block) -> None:
        """Read a resolution block: each numbered part is a resolution of its own."""
        ledger = self.ledger
        text = ledger.text(block)
        if _BARE_RESOLVED.match(text):
            if not self._followed_by_list(number, said=True):
                self._of_before(number)
            return
        if re.search(r"\band\s+(?:RESOLVED|AGREED|[Rr]esolved|[Aa]greed)\W*$", text):
            return  # who moved it; what was moved stands below
        lead = resolutions.LEAD.match(text)
        offset = lead.end() if lead else 0
        rest = text[offset:]
        empty = not re.search(r"[A-Za-z]{2,}\W+[A-Za-z]{2,}", re.sub(r"\([^)]*\)", "", rest))
        if empty or votes.is_vote(rest):
            if not self._followed_by_list(number, said=True):
                self._of_before(number)
            return
        if _STEM.match(rest) and self._followed_by_list(number):
            return
        sentences = ledger.sentences(block)
        if resolutions.was_earlier(sentences[0].text):
            return
        parts = split_parts(text, offset) if lead or len(sentences) == 1 else []
        if len(parts) > 1:
            self._parts(block, parts)
            return
        for place, sentence in enumerate(sentences):
            if place == 0 or re.match(r"(?:That|THAT|And that)\b", sentence.text):
                lost = votes.is_lost(sentence.text)
                start = skip_marker(ledger.document.text, sentence.start, sentence.end)
                numbered = skip_marker(text, offset, len(text))
                if place == 0 and lead and numbered > offset:
                    start = block.start + numbered  # "Resolved: 1. …" is quoted from its words on
                ledger.resolve(start, sentence.end, lost=lost)
            elif not votes.is_vote(sentence.text):
                self._read_sentence(sentences, place)

    def _parts(self, block: Block, parts: list[tuple[int, int]]) -> None:
        """Numbered parts in one block; the last may be followed by ordinary sentences."""
        ledger = self.ledger
        for at, (start, end) in enumerate(parts):
            if at < len(parts) - 1:
                ledger.resolve(block.start + start, block.start + end)
                continue
            tail = Block(block.start + start, block.start + end, "paragraph", block.locator)
            sentences = ledger.sentences(tail)
            ledger.resolve(sentences[0].start, sentences[0].end)
            for place in range(1, len(sentences)):
                if not votes.is_vote(sentences[place].text):
                    self._read_sentence(sentences, place)

    def _followed_by_list(self, number: int, *, said: bool = False) -> bool:
        """Whether the next block goes on with what is resolved."""
        after = self.ledger.document.blocks[number + 1 : number + 2]
        if not after or after[0].locator.agenda_item != self.ledger.item.key:
            return False
        text = self.ledger.text(after[0])
        listed = after[0].kind in ("list-item", "resolution") or bool(
            re.match(r"\W*\(?\w{1,3}[.)]\s", text)
        )
        return listed or (said and bool(_GOES_ON.match(text)))

    def _of_before(self, number: int) -> None:
        """A bare "RESOLVED (For 5)": what it resolves is the sentence before it."""
        ledger = self.ledger
        if number == 0 or ledger.document.blocks[number - 1].locator.agenda_item != ledger.item.key:
            return
        before = ledger.sentences(ledger.document.blocks[number - 1])
        if not before or not _SAYS_WHAT.search(before[-1].text):
            return
        if not any(f.start == before[-1].start and f.strength != "soft" for f in ledger.found):
            ledger.resolve(before[-1].start, before[-1].end)

    def sentence(self, number: int, sentences: list[Sentence], place: int) -> None:
        """Read a motion: resolved once its vote, in it or soon after it, was won."""
        ledger = self.ledger
        sentence = sentences[place]
        last = place == len(sentences) - 1
        outcome = self.outcome(number, sentences, place)
        says = bool(_SAYS_WHAT.search(sentence.text))
        if last and _LINKS_ON.search(sentence.text):
            return  # "… and" with RESOLVED on the next line, which looks back here
        if sentence.text.rstrip().endswith((":", ":-")) and self._followed_by_list(number):
            ledger.item.resolving = outcome is not False
            return
        if last and not says:
            # "Moved Cr A, seconded Cr B", with the motion itself on the line below.
            ledger.item.resolving = outcome is not False
            if outcome is False:
                self._lost_below(number)
            return
        if outcome is None and resolutions.resolved_in(sentence.text) is None:
            return
        if says or outcome:
            ledger.resolve(sentence.start, sentence.end, lost=outcome is False, rule="motion")

    def _lost_below(self, number: int) -> None:
        for block in self.ledger.document.blocks[number + 1 : number + 2]:
            if re.match(r"(?:That|THAT)\b", self.ledger.text(block)):
                self.ledger.resolve(block.start, block.end, lost=True, rule="motion")

    def outcome(self, number: int, sentences: list[Sentence], place: int) -> bool | None:
        """True if a motion was carried, False if it was lost, None if nothing says."""
        ledger = self.ledger
        texts = [s.text for s in sentences[place:]]
        for block in ledger.document.blocks[number + 1 : number + 9]:
            text = ledger.text(block)
            heading = block.kind == "heading" and not _OUTCOME_HEADING.match(text)
            if heading or block.locator.agenda_item != ledger.item.key:
                break
            texts += [s.text for s in ledger.sentences(block)]
        for at, text in enumerate(texts):
            if at and votes.is_motion(text):
                return None
            if votes.is_lost(text):
                return False
            own = (
                re.sub(r"^.*?\b(?:[Ss]econded|SECONDED|[Ss]econd)\b", "", text) if at == 0 else text
            )
            if votes.is_carried(own) or (at == 0 and _AGREED_FIRST.search(text)):
                return True
        return None
