"""Says whose a spoken promise is: by the label where it is sure, else uncertain and unnamed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from assistant.promises.linking import Candidate
from assistant.promises.speech import Utterance
from assistant.promises.turns import Turn, name_and_post
from assistant.promises.types import Attribution
from corpus.people import mentioned_people
from corpus.types import Document

_TITLE = re.compile(
    r"^(?:cllr|councillor|councilmember|council member|alderman|mr|mrs|ms|miss|dr|prof|rev|sir|"
    r"mayor|lady|lord|dame)\.?\s+",
    re.IGNORECASE,
)
_CHAIRS = re.compile(
    r"\b(?:i am (?:the |your )?chair(?! of governors)|i am [a-z ]{0,40}\b(?:the |in the )chair\b|"
    r"i will be "
    r"chairing|i chair this|chair of (?:this|the) (?:panel|committee|board|meeting)|call (?:this|"
    r"the) "
    r"meeting to order|in the chair)\b"
)
_POSTS = (
    r"(?:(?:interim |acting |deputy |assistant |senior |strategic )*(?:head of|director of|"
    r"cabinet member for|"
    r"chief) [A-Za-z&,' -]{3,60}?|[A-Za-z'& -]{3,40}? (?:manager|officer|director|clerk|lead|"
    r"adviser|"
    r"advisor))"
)


@dataclass(frozen=True, slots=True)
class Who:
    """Who a promise is by or to, the post that the document gives, and whether that is sure."""

    name: str | None
    role: str | None
    attribution: Attribution


class People:
    """Those who speak in one document: their names, posts, and who chairs."""

    def __init__(self, document: Document, turns: list[Turn], spoken: list[Utterance]) -> None:
        self._body = document.body
        self._roles: dict[str, str] = {}
        labelled = Counter(turn.speaker for turn in turns if turn.speaker)
        for person in (*document.attendance, *mentioned_people([document.text])):
            if person.role:
                self._roles.setdefault(person.name, person.role)
        for turn in turns:
            if turn.speaker and turn.post:
                self._roles.setdefault(turn.speaker, turn.post)
        self.names = list(
            dict.fromkeys([*(name_and_post(name)[0] for name in document.speakers), *labelled])
        )
        self._introduced(document.text)
        self.chair = self._who_chairs(spoken, labelled)
        self._by_word: dict[str, str | None] = {}
        for name in self.names:
            for word in _TITLE.sub("", name).lower().split():
                if len(word) > 2 and word.isalpha():
                    # A word that two people share names neither.
                    self._by_word[word] = None if word in self._by_word else name
        words = sorted((w for w, n in self._by_word.items() if n), key=len, reverse=True)
        titled = r"(?:councillor |mr |mrs |ms |miss |dr |director )?"
        self.pattern = rf"{titled}(?:{'|'.join(map(re.escape, words))})" if words else ""

    def _introduced(self, text: str) -> None:
        for name in self.names:
            bare = _TITLE.sub("", name)
            told = re.search(
                rf"\b{re.escape(bare)},? (?:the )?({_POSTS})(?=[.,;]| to\b|$)", text, re.I
            )
            if told:
                self._roles.setdefault(name, told.group(1).strip(" ,"))

    def _who_chairs(self, spoken: list[Utterance], labelled: Counter[str]) -> str | None:
        for name, role in self._roles.items():
            if name in labelled and re.fullmatch(r"(?:the )?chair\w*", role, re.IGNORECASE):
                return name
        for said in spoken[:40]:
            if said.speaker and _CHAIRS.search(said.said):
                self._roles.setdefault(said.speaker, "Chair")
                return said.speaker
        return labelled.most_common(1)[0][0] if len(labelled) > 2 else None

    def called(self, words: str) -> str | None:
        """The full name of whoever is called ``words`` ("sue", "councillor bee"), if that is "
        "one."""
        found = {self._by_word.get(word) for word in words.lower().split()} - {None}
        return found.pop() if len(found) == 1 else None

    def role(self, name: str | None) -> str | None:
        """The post that the document gives someone."""
        return self._roles.get(name) if name else None

    def body(self) -> str | None:
        """The body that meets."""
        return self._body

    def promiser(self, promise: Candidate) -> Who:
        """Who undertakes: never the label's name where that is who asked."""
        said, request, actor = promise.said, promise.answers, promise.cue.actor
        if actor:
            name = self.called(actor)
            if name:
                return Who(name, self.role(name), "certain")
            return Who(_as_said(actor), None, "uncertain")
        if said.bridge is not None and said.speaker_after != said.speaker:
            # Labels come late: the words before one are more often those of the name on it.
            asker = request.said.speaker if request else None
            name = said.speaker_after if said.speaker_after != asker else None
            return Who(name, self.role(name), "uncertain")
        own = request is not None and request.said.speaker == said.speaker
        if own or said.speaker is None:
            return Who(None, None, "uncertain")
        return Who(
            said.speaker, self.role(said.speaker), "certain" if said.certain else "uncertain"
        )

    def asker(self, request: Candidate) -> Who:
        """Who asks, by the label."""
        said = request.said
        sure = said.certain and said.bridge is None and said.speaker is not None
        return Who(said.speaker, self.role(said.speaker), "certain" if sure else "uncertain")

    def addressed(self, request: Candidate) -> str | None:
        """Whom a request names as the one to act ("Sue, could you"), else who took it up."""
        if self.pattern:
            named = re.search(
                rf"\b(?:can|could|would|will) (?P<one>{self.pattern})\b|"
                rf"(?:^|[,.] )(?P<other>{self.pattern}) ,? ?(?:can|could|would|will) you\b",
                request.said.said,
            )
            if named:
                return self.called(named["one"] or named["other"])
        return request.taken_up_by


def _as_said(actor: str) -> str:
    return actor[:1].upper() + actor[1:]
