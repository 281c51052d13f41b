"""Invents the header lines of a council's record, and questions that lean on them."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from assistant.training.examples import UNKNOWN, Group, Pair
from corpus.months import MONTHS


def _listed(names: str) -> list[str]:
    return names.split("|")


_TOPICS = _listed(
    "Children and Families|Adult Social Care|Planning|Licensing|Housing|Environment|"
    "Transport|Audit and Governance|Health and Wellbeing|Finance|Community Safety|Education|"
    "Culture|Highways|Resources|Regeneration|Climate|Parks and Open Spaces|Schools|Economy|"
    "Standards|Pensions"
)
_BODIES = _listed(
    "Scrutiny Panel|Committee|Scrutiny Committee|Sub-Committee|"
    "Overview and Scrutiny Committee|Select Committee|Working Group|Board|Forum|"
    "Cabinet Committee"
)
_WHOLE = _listed("Cabinet|Full Council|Parish Council|Executive|Town Council|City Council")
_FIRST = _listed(
    "Jane|Amir|Ruth|Peter|Sunita|Owen|Fatima|Colin|Grace|Tomasz|Helen|Desmond|Priya|Alan|"
    "Megan|Yusuf|Carol|Liam|Nadia|Stephen|Ifeoma|Graham|Leila|Martin|Bronwen|Kofi|Sheila|Raj|"
    "Ellen|Hugh"
)
_LAST = _listed(
    "Doe|Harcourt|Okonjo|Pemberly|Sandhu|Whitlock|Marchetti|Thornbury|Aldous|Kaminska|"
    "Fairclough|Mbeki|Rowntree|Llewelyn|Ashdown|Begum|Cartwright|Delaney|Eastwell|Farrar|"
    "Goodchild|Hussain"
)
_ROLES = _listed(
    "Cllr|Councillor|Cllr|Councillor|Director of {topic}|Head of {topic}|"
    "Cabinet Member for {topic}|Chair|Chairman|Officer|Mr|Ms|Dr"
)
_ITEMS = _listed(
    "Apologies for absence|Declarations of interest|Minutes of the previous meeting|"
    "Budget monitoring|Annual report|Performance report|Public questions|Update on services|"
    "Work programme|Strategy|Any other business|Inspection report|Capital programme|"
    "Matters arising|Fostering|Consultation"
)
_MONTHS = tuple(name.capitalize() for name in MONTHS)
_SEPARATORS = (", ", ", ", " | ", " · ", " – ", ". ", "\n")


@dataclass(frozen=True, slots=True)
class Meeting:
    """An invented meeting: its body, its date in words, and how its headers are written."""

    body: str
    day: int
    month: str
    year: int
    separator: str

    @property
    def date(self) -> str:
        """The date as minutes write it, such as "4 March 2019"."""
        return f"{self.day} {self.month} {self.year}"


def invent_meeting(rng: random.Random) -> Meeting:
    """A meeting of an invented body on an invented day."""
    whole = rng.random() < 0.15
    body = rng.choice(_WHOLE) if whole else f"{rng.choice(_TOPICS)} {rng.choice(_BODIES)}"
    day, month, year = rng.randint(1, 28), rng.choice(_MONTHS), rng.randint(2005, 2026)
    return Meeting(body, day, month, year, rng.choice(_SEPARATORS))


def invent_speaker(rng: random.Random) -> str:
    """An invented person with a title or role, such as "Cllr Jane Doe"."""
    role = rng.choice(_ROLES).format(topic=rng.choice(_TOPICS))
    first, last = rng.choice(_FIRST), rng.choice(_LAST)
    return f"{role} {last}" if rng.random() < 0.3 else f"{role} {first} {last}"


def header_line(meeting: Meeting, item: str, speaker: str | None, rng: random.Random) -> str:
    """A header as the library's passages carry it, with some parts left out at random."""
    parts = []
    if rng.random() < 0.9:
        parts.append(meeting.body)
    if rng.random() < 0.85:
        parts.append(meeting.date)
    numbered = f"item {rng.randint(1, 14)} {item}" if rng.random() < 0.5 else item
    parts.append(numbered)
    if speaker:
        parts.append(speaker)
    return meeting.separator.join(parts) + rng.choice((":", ":", "", "."))


def _lean(question: str, meeting: Meeting, speaker: str | None, rng: random.Random) -> str:
    """The question, made to hold for one meeting or one speaker only."""
    bare = question.rstrip(" ?.")
    choices = [
        f"{bare} at the {meeting.body} meeting?",
        f"{bare} at the {meeting.month} {meeting.year} meeting?",
        f"At the meeting of {meeting.date}, {bare}?",
        f"{bare} in the {meeting.year} minutes?",
    ]
    if speaker:
        choices += [f"According to {speaker}, {bare}?", f"{bare}, as {speaker} said?"] * 2
    return rng.choice(choices)


def with_headers(group: Group, rng: random.Random, title: str | None = None) -> Group:
    """Puts headers before the texts of a group: half of them whole, some a title alone.

    In some groups the question names the meeting or speaker of the first pair, and the last
    pair becomes the first one's text under another header, which then does not answer.
    """
    roll = rng.random()
    item = title if title and rng.random() < 0.6 else rng.choice(_ITEMS)
    if roll > 0.7:
        return group
    if roll > 0.55:
        return replace(group, pairs=tuple(replace(p, header=item) for p in group.pairs))
    meeting = invent_meeting(rng)
    spoken = rng.random() < 0.5
    speakers = [invent_speaker(rng) if spoken else None for _ in group.pairs]
    pairs: list[Pair] = []
    for pair, speaker in zip(group.pairs, speakers, strict=True):
        under = item if rng.random() < 0.7 else rng.choice(_ITEMS)
        pairs.append(replace(pair, header=header_line(meeting, under, speaker, rng)))
    if group.ranked and len(pairs) > 2 and roll < 0.12:
        first = pairs[0]
        full = replace(meeting, separator=", ")
        line = ", ".join(p for p in (full.body, full.date, item, speakers[0] or "") if p) + ":"
        other = invent_meeting(rng)
        wrong_speaker = invent_speaker(rng) if spoken else ""
        # Only what the question names differs for sure; the rest of the header may differ too.
        wrong = ", ".join(p for p in (other.body, other.date, item, wrong_speaker) if p) + ":"
        question = _lean(first.question, meeting, speakers[0], rng)
        pairs = [replace(p, question=question) for p in pairs]
        pairs[0] = replace(pairs[0], header=line)
        answers = 0.0 if first.answerable != UNKNOWN else UNKNOWN
        pairs[-1] = replace(
            pairs[0], header=wrong, start=-1, end=-1, relevant=0.25, answerable=answers
        )
    return replace(group, pairs=tuple(pairs))
