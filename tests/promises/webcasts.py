"""An invented panel's webcast transcripts, made of the turns that a test gives."""

from __future__ import annotations

from assistant.promises.types import Found
from corpus.reading import read_bytes
from corpus.types import Document

HEAD = """Leisure and Parks Panel - Tuesday 4 March 2025, 6:00pm - Harrowmere Borough Council Webcasting
Leisure and Parks Panel
Tuesday, 4th March 2025 at 6:00pm
Agenda item :
Start of webcast
Share this agenda point
-
Cllr Ottoline Marsh
-
Cllr Piers Dunnock
-
Joan Tiverton
-
Abel Sorrow
Agenda item :
1 Welcome
Agenda item :
2 Skate park
Disclaimer: This transcript was automatically generated, so it may contain errors.
"""


CHAIR, MEMBER, OFFICER = "Cllr Ottoline Marsh", "Cllr Piers Dunnock", "Joan Tiverton"


def webcast(*turns: tuple[str, str]) -> Document:
    """A webcast's transcript of these turns, after a few of the chair's so that labels are known."""
    opening = [(CHAIR, "Good evening. I am the chair of this panel."), (OFFICER, "Good evening.")]
    return read_bytes(webcast_text(*opening, *turns).encode(), "webcast.txt")


def webcast_text(*turns: tuple[str, str]) -> str:
    """The transcript of these turns as its page prints it."""
    lines = []
    for number, (speaker, words) in enumerate(turns):
        lines += [f"{speaker} - 0:{number // 60:02d}:{number % 60:02d}", words]
    return HEAD + "\n".join(lines)


def quotes(document: Document, found: tuple[Found, ...]) -> list[str]:
    return [document.text[f.start : f.end] for f in found]


def only(found: tuple[Found, ...], kind: str) -> list[Found]:
    return [f for f in found if f.kind == kind]
