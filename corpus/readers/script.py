"""Finds who speaks where in a transcript that names each speaker before a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.people import TITLE
from corpus.pieces import fold
from corpus.readers.subtitles import CLOCK, SpokenLine, spoken_lines

_TIME = rf"[\[(]?{CLOCK}[\])]?"
_TURN = re.compile(
    rf"\s*(?:>>+\s*)?(?:(?P<time>{_TIME})\s+(?:[-–]\s+)?)?\**(?P<name>[A-Z][^:\n|]{{0,110}}?)\**\s*"
    rf"(?:(?P<after>{_TIME})\s*)?:\**[ \t]+(?P<words>\S.*)"
)
_CHEVRONS = re.compile(r"\s*>>+(?![>\s]*\d{1,3}[.)]\s)\s*(?P<words>[^>].*)")
_ASIDE = re.compile(r"\s*[\[(][^\[\]()]{0,200}[\])]\s*")
_ROLE_NOTE = re.compile(r"\s*[\[(][^\[\]()]{0,80}[\])]")
_WORD = re.compile(r"[A-Za-z][\w'’.-]*")
# Labels that head a paper's parts and rows; nobody is called so.
_NO_SPEAKER = re.compile(
    r"(?:resol\w+|agreed|action\w*|decision\w*|recommend\w+|note[sd]?|q\d*|a\d*|question\w*|"
    r"answers?|respons\w+|repl(?:y|ies)|proposed\w*|proposer|proposal|seconded\w*|seconder|votes?|"
    r"voting|for|against|abstain\w*|item\b.*|agenda\b.*|minutes?|present|apologies|motion|amendment|"
    r"date|time|place|venue|reason\w*|options?|option \w+|risk\w*|cost\w*|budget|target|status|"
    r"owner|lead|due|update|outcome|purpose|background|appendix.*|table.*|figure.*|contact.*|"
    r"reference|ref|application.*|site|location|ward|parish|applicant|agent|address|comments?|"
    r"objections?|total|income|expenditure|cllrs|councillors|members|officers|in attendance|"
    r"also present|supplementary\b.*|conditions?|subject|tel|telephone|email|e-mail|description|"
    r"documents?|page \d+.*|quorum)",
    re.IGNORECASE,
)
_RANK = r"(?:Reverend|Rt Hon|Mme|Inspector|Insp|Superintendent|Supt|DCC|ACC|DI|Capt|Maj|Col)\b\.?"
_ROLE = (
    r"(?:Chair|Chairman|Chairwoman|Chairperson|Vice-Chair\w*|Mayor|Provost|Leader|Clerk|Speaker|Convener|"
    r"Convenor|President|Secretary|Witness|Moderator|Facilitator|Interviewer|Interviewee|Commissioner|"
    r"Officer|Manager|Director|Designer|Expert|Marketing|Interface|Minister|Host|Judge|Counsel|Grad|PhD|"
    r"Professor|Student|Resident|Member)"
)
_PERSON = re.compile(
    rf"(?:The )?(?:(?:{TITLE}|{_RANK}).*|"
    rf"(?:[A-Z][\w'’.-]* ){{0,3}}{_ROLE}\b(?:(?:[ ,:–-]+|\W*\().*)?|"
    r"[A-Z][\w'’-]+(?: (?:[A-Z]\.?|[A-Z][\w'’.-]+|of|de|van|von|der|da|Mac|ap)){1,4}(?:,.*)?|"
    r"[A-Z]{2,}(?: [A-Z'’-]{2,})+)"
)
NUMBERED_SPEAKER = re.compile(
    r"(?:(?i:unknown|unidentified) )?(?i:speaker|voice|male|female|participant|person)"
    r"(?:\s*#?\d{1,3}|\s+[A-Z]|\s*\?)?"
)
# Such lines belong to minutes, which may quote people after a colon too.
_MINUTED = re.compile(r"\s*\**(?:RESOLVED|Resolved|AGREED|It was (?:resolved|agreed))\b")
_MINUTES_HEAD = re.compile(
    r"(?i:\bminutes of\b|^\W*(?:draft |approved )?minutes\b)|"
    # "Xton Planning Board Minutes   4 May 2021" at the very beginning, whatever hours follow.
    r"\A\s*[^\n.:?!]{0,100}\b(?:Council|Committee|Commission|Board|Panel|Meeting)\s+(?:Minutes|MINUTES)\b",
    re.MULTILINE,
)
_SPEECH = re.compile(r"\b(?:transcri\w+|verbatim|captions?|captioned|subtitles?)\b", re.I)
_STOP = re.compile(r"[.?!](?=\s|$)")
FEWEST_TURNS, LONGEST_NAME = 6, 7
# Of the turns: those of people who speak again; of these: those whose names look like people's.
SPOKEN_AGAIN, OF_PEOPLE = 0.7, 0.6
# What share of all words must be spoken, and of the lines begin with ">>".
SPOKEN, MARKED = 0.6, 0.1
# Three or more labels that follow each other as in a form, in so large a share of places.
IN_ONE_ORDER = 0.85
FEWEST_CAPTIONED, WORDS_A_STOP, HEAD_ROWS, HEAD_WORDS = 150, 60, 12, 30
HEADING_WORDS = 10
TIMED_WORDS = 80


@dataclass(slots=True)
class Turn:
    """What one speaker (``None`` where none is named) says without a break; ``heading``: no
    speech at all."""

    name: str | None
    time: str | None
    lines: list[str] = field(default_factory=list)
    heading: bool = False


@dataclass(slots=True)
class Script:
    """A transcript taken apart: the rows before anybody speaks, and the turns in order."""

    head: list[str]
    turns: list[Turn]


def script_of(text: str) -> Script | None:
    """The transcript that ``text`` is, or ``None`` where it is some other paper."""
    lines = spoken_lines(text)
    turns = _without_head([_turn(line) for line in lines])
    begins = next((at for at, turn in enumerate(turns) if turn is not None), 2 * HEAD_ROWS)
    heads = "\n".join(line.text for line in lines[: min(begins, 2 * HEAD_ROWS)])[:1500]
    if _MINUTES_HEAD.search(heads) and not _SPEECH.search(heads):
        return None
    if sum(bool(_MINUTED.match(line.text)) for line in lines) and not _SPEECH.search(heads):
        return None
    named = [turn.name for turn in turns if turn is not None]
    if _are_speakers(named):
        script = _taken_apart(lines, turns)
        said = [(turn.name, len(" ".join(turn.lines).split())) for turn in script.turns]
        everything = sum(n for _, n in said) + len(" ".join(script.head).split())
        if sum(n for name, n in said if name) >= SPOKEN * everything:
            return script
    timed = any(line.time for line in lines)
    return _captions(lines) if timed or _are_captions(lines) else None


def _are_speakers(named: Sequence[str | None]) -> bool:
    """Whether most labels recur, look like people, and do not follow each other as in a form."""
    often = Counter(named)
    again = [name for name in named if name and often[name] > 1]
    if len(named) < FEWEST_TURNS or len(set(again)) < 2 or len(again) < SPOKEN_AGAIN * len(named):
        return False
    people = [name for name in again if _is_person(name)]
    if len(people) < OF_PEOPLE * len(again):
        return False
    followed: dict[str, Counter[str]] = {}
    for one, other in pairwise(again):
        followed.setdefault(one, Counter())[other] += 1
    usual = sum(max(counts.values()) for counts in followed.values())
    return len(followed) < 3 or usual < IN_ONE_ORDER * (len(again) - 1)


def _without_head(turns: list[Turn | None]) -> list[Turn | None]:
    """The turns without those that stand before anybody who speaks again and bear no person's
    name: they are rows of the head."""
    often = Counter(turn.name for turn in turns if turn is not None)
    kept: list[Turn | None] = []
    begun = False
    for turn in turns:
        name = turn.name if turn is not None else None
        begun = begun or often[name] > 1
        kept.append(turn if begun or (name and _is_person(name)) else None)
    return kept


def _is_person(name: str) -> bool:
    return bool(NUMBERED_SPEAKER.fullmatch(name) or _PERSON.fullmatch(name))


def _turn(line: SpokenLine) -> Turn | None:
    """The turn that begins on this line, if one does."""
    match = _TURN.fullmatch(line.text)
    if match is None:
        return None
    name = fold(match["name"]).strip("*_ -–")
    bare = _ROLE_NOTE.sub("", name).strip()
    if not bare or len(bare.split()) > LONGEST_NAME or _NO_SPEAKER.fullmatch(name):
        return None
    # "It was agreed that the following apply: …" is no name; "The Chair - Cllr Bee" is.
    words = _WORD.findall(bare)
    small = [word for word in words if word[0].islower()]
    if 2 * len(small) > len(words) or re.search(r"[.?!,;] [a-z]", bare):
        return None
    time = match["time"] or match["after"] or line.time
    return Turn(name, time.strip("[]()") if time else None, [match["words"]])


def _taken_apart(lines: Sequence[SpokenLine], turns: Sequence[Turn | None]) -> Script:
    """The head's rows, and every later line in the turn that it goes on, or in none."""
    begins = next(at for at, turn in enumerate(turns) if turn is not None)
    head = [fold(line.text).lstrip("# ") for line in lines[:begins] if line.text.strip()]
    found: list[Turn] = []
    gap = False
    for line, turn in zip(lines[begins:], turns[begins:], strict=True):
        words = fold(line.text)
        chevron = _CHEVRONS.fullmatch(line.text)
        if turn is not None:
            found.append(turn)
        elif not words:
            gap = True
            continue
        elif chevron is not None:
            found.append(Turn(None, line.time, [chevron["words"]]))
        elif _ASIDE.fullmatch(words):
            speaker = found[-1].name
            found += [Turn(None, None, [words], heading=True), Turn(speaker, line.time)]
        elif _is_heading(words, gap):
            found.append(Turn(None, None, [words], heading=True))
        elif found[-1].heading:
            found.append(Turn(None, line.time, [words]))
        else:
            found[-1].lines.append(words)
        gap = False
    return Script(head, [turn for turn in found if turn.lines])


def _is_heading(words: str, gap: bool) -> bool:
    """Whether a line among speech is none: a heading, a page's number, a label of the paper."""
    label = words.split(":", 1)[0] if ":" in words else ""
    if label and (_NO_SPEAKER.fullmatch(label) or (gap and len(label.split()) > LONGEST_NAME)):
        return True
    if re.match(r"(?i:page \d+( of \d+)?\W*$)", words) or re.match(r"#{1,6} ", words):
        return True
    short = len(words.split()) <= HEADING_WORDS
    return short and (
        words.isupper() or (gap and words[:1].isupper() and words[-1] not in ".?!…,;")
    )


def _are_captions(lines: Sequence[SpokenLine]) -> bool:
    """Whether these are captions: marked as such, or said so at the head with hardly a stop."""
    rows = [line.text for line in lines if line.text.strip()]
    marked = sum(bool(_CHEVRONS.fullmatch(row)) for row in rows)
    if marked >= max(FEWEST_TURNS, MARKED * len(rows)):
        return True
    text = "\n".join(rows)
    words = len(text.split())
    if words < FEWEST_CAPTIONED or not _SPEECH.search(text[:300]):
        return False
    return len(_STOP.findall(text)) * WORDS_A_STOP < words


def _captions(lines: Sequence[SpokenLine]) -> Script:
    """The turns of captions without names: one at each ">>"; where times are given, one every
    so many words, so that each has a time near to its own."""
    rows = [(at, line) for at, line in enumerate(lines) if line.text.strip()]
    marks = [at for at, line in rows if _CHEVRONS.fullmatch(line.text)]
    begins = marks[0] if marks and marks[0] <= HEAD_ROWS else rows[0][0]
    first = rows[0][1]
    if not marks and first.time is None and len(rows) > 1 and len(first.text.split()) <= HEAD_WORDS:
        begins = rows[1][0]
    head = [fold(line.text).lstrip("# ") for at, line in rows if at < begins]
    turns = [Turn(None, rows[0][1].time)]
    for at, line in rows:
        if at < begins:
            continue
        chevron = _CHEVRONS.fullmatch(line.text)
        long = sum(len(part.split()) for part in turns[-1].lines) >= TIMED_WORDS
        if chevron is not None or (long and line.time):
            words = chevron["words"] if chevron is not None else fold(line.text)
            turns.append(Turn(None, line.time, [words]))
        else:
            turns[-1].lines.append(fold(line.text))
    return Script(head, [turn for turn in turns if turn.lines])
