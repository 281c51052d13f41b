"""Minutes of an invented panel, made of the sentences that a test gives, and what is found in them."""

from __future__ import annotations

from assistant.promises.finding import find_promises
from assistant.promises.types import Found
from corpus.reading import read_bytes
from corpus.types import Document

HEAD = """HARROWMERE BOROUGH COUNCIL

HIGHWAYS AND PARKS PANEL

Minutes of the meeting held on Thursday 4 July 2024 at 7 pm

Present: Councillors Ines Marlowe (Chair), Otto Penn and Ravi Saltash
Officers: Una Brightwell (Director of Place), Tam Oakes (Tree Officer), Rhys Fallow (Clerk)

5. Lime Walk

"""


def minutes(text: str) -> Document:
    """Minutes of an invented panel, with ``text`` under its item 5."""
    return read_bytes((HEAD + text + "\n").encode(), "panel.txt")


def finds(text: str) -> list[tuple[Found, str]]:
    """What is found in such minutes, each with its quote."""
    document = minutes(text)
    return [(f, document.text[f.start : f.end]) for f in find_promises(document)]


def firm(text: str) -> list[Found]:
    """The finds that are not soft."""
    return [f for f, _ in finds(text) if f.strength != "soft"]
