"""Reads the roll of a meeting: lists after "Present:", names line by line, apologies in prose."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.layout import Paragraph
from corpus.people import Presence, parse_people
from corpus.readers.headings import DECIDES, is_heading
from corpus.readers.heads import LISTED
from corpus.remnants import has_cells, without_tags
from corpus.tidy import LETTERS
from corpus.types import Attendee

_APOLOGIES = re.compile(
    r"\bapologies\b(?P<between>[^.]{0,80}?)\b(?:from|on behalf of)\b:?\s+(?P<names>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
# Under a heading "Apologies": "Intimated on behalf of Councillors Bee and Fenn."
_INTIMATED = re.compile(
    r"(?:intimated|received|submitted|tendered|given|sent)\s+(?:(?:and )?accepted )?"
    r"(?:from|by|on behalf of|for)\s+(?P<names>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_SENT_APOLOGIES = re.compile(
    r"^(?P<names>(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr)\.?\s[^.;]{3,120}?)\s+(?:had\s+)?"
    r"(?:sent|gave|given|tendered)\s+(?:(?:his|her|their)\s+)?apologies\b"
)
_SENTENCE_END = re.compile(r"(?<=[a-z\)]{2})\.(?:\s|$)")
_CHAIRED = re.compile(
    r"(?P<role>chair(?:man|person|woman)?|vice[- ]chair\w*|(?:\w+ ){0,2}clerk|mayor|"
    r"(?:\w+ ){0,2}(?:adviser|advisor|officer|solicitor|secretary)|"
    r"minutes(?: taken)? by)\s*[:–-]\s*(?P<name>[^:]{3,60})",
    re.IGNORECASE,
)
_ADVISES = re.compile(r"(?:adviser|advisor|officer|solicitor|secretary)$", re.IGNORECASE)
# A list of members that no label goes before, and the line that says who presides.
_BARE_LIST = re.compile(r"(?:Councillors|Cllrs|Council\s?[Mm]embers)\s+[A-Z](?:[^,:]{1,40},){3,}")
_IN_THE_CHAIR = re.compile(
    r"(?:The )?(?:(?:Lord|Deputy|Town) )?(?:Mayor|Provost|Convener|Chair(?:man|woman)?)\W+"
    r"(?:Cllr|Councillor)\b[^.]{3,60}\bin the Chair\W*"
)
# Before the first item a short line belongs to the roll, save a sentence on other business.
_BUSINESS = re.compile(
    r"(?!.*\b(?:public|press|residents?|present|attend\w*|apolog\w+|quor\w+|chair|meeting|"
    r"minutes?|arriv\w+|left|joined|clerk'?s?|members?|taker|recorded|absent|absence|opened)\b)"
    r"(?:\S+\s){6,}\S+\.",
    re.IGNORECASE,
)
# Sub-headings inside a roll, and what presence they stand for (None: as before).
_SUB_LABEL = re.compile(
    r"(?:(?P<officers>employees|officers?|staff|in attendance|also (?:present|in attendance)|"
    r"others?|"
    r"witnesses|guests?|visitors?|by invitation)|(?:committee |panel |board )?members|councillors|"
    r"voting|labour|conservative|liberal democrats?|green|independent|co-?opted.*)\b.{0,80}",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Roll:
    """The people read so far, and the presence that lines of names stand for just now."""

    people: list[Attendee] = field(default_factory=list)
    presence: Presence | None = None

    def begin_item(self, title: str | None, rest: str) -> None:
        """A numbered item begins; "Apologies" and "Present" items list people themselves."""
        self.presence = None
        low = (title or "").lower()
        listed = LISTED.fullmatch(rest)
        if listed and listed["mark"] and listed["rest"]:
            self.people += parse_people(listed["rest"], presence_of(listed))
            return
        if re.search(r"\b(?:attendance|present)\b", low):
            self.presence = "present"
        elif "apolog" in low:
            self.presence = "apologies"
        self.read_apologies(rest)

    def read_apologies(self, text: str) -> None:
        """Apologies given in a sentence ("Apologies were received from Cllr A. Bee.")."""
        match = _APOLOGIES.search(text) or _SENT_APOLOGIES.match(text)
        if match is None and self.presence == "apologies":
            match = _INTIMATED.match(text)
        if match:
            names = _SENTENCE_END.split(match["names"], maxsplit=1)[0]
            self.people += parse_people(names, "apologies")

    def read(self, text: str, part: Paragraph, *, started: bool) -> bool:
        """Read a paragraph of the roll; False when it is none, which ends the list under way."""
        text = without_tags(text.translate(LETTERS))
        bare = _BARE_LIST.match(text)
        if not started and (bare or _IN_THE_CHAIR.fullmatch(text)):
            self.people += parse_people(text, "present")
            return True
        chaired = _CHAIRED.fullmatch(text)
        if chaired and not started:
            role = chaired["role"].capitalize()
            where: Presence = "in attendance" if _ADVISES.search(role) else "present"
            for person in parse_people(chaired["name"], where)[:1]:
                self.people.append(Attendee(person.name, person.role or role, person.presence))
            return True
        listed = LISTED.fullmatch(text)
        if listed and (listed["mark"] or not listed["rest"]) and len(text.split()) < 160:
            self.presence = presence_of(listed)
            lead = "Councillors " if listed["label"].lower() == "councillors" else ""
            self.people += parse_people(lead + listed["rest"], self.presence)
            return True
        if self.presence is None:
            return False
        label = _SUB_LABEL.fullmatch(text)
        if label and len(text.split()) <= 12 and not parse_people(text, self.presence):
            self.presence = "in attendance" if label["officers"] else self.presence
            return True
        if is_heading(part, part.text) or DECIDES.match(text):
            self.presence = None
            return False
        row = part.is_row and not has_cells(part.text)
        return self._names(part.text if row else text, started=started)

    def _names(self, text: str, *, started: bool) -> bool:
        """A line of names under a label, or, before the first item, any short line there."""
        presence = self.presence or "present"
        line = re.sub(r"^[-–•*]\s+", "", text)
        if "\t" in line:
            line = re.sub(r"\t+", ", ", line.strip())
        people = parse_people(line, presence)
        named = sum(len(p.name.split()) + len((p.role or "").split()) for p in people)
        if people and named * 2 >= len(line.split()):
            self.people += people
            return True
        if not started and len(text.split()) <= 12 and not _BUSINESS.fullmatch(text):
            return True
        self.read_apologies(text)
        self.presence = None
        return False


def presence_of(listed: re.Match[str]) -> Presence:
    """What a label says of the people listed after it."""
    low = listed["label"].lower()
    if low.startswith("apolog"):
        return "apologies"
    if low.startswith("absent"):
        return "absent"
    if low.startswith("substitute"):
        return "substitute"
    plain = low.endswith(("present", "members", "councillors", "attendees")) or low == "attendance"
    plain = plain and not listed["also"] and not low.startswith("officers")
    return "present" if plain else "in attendance"
