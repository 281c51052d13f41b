"""What a spoken undertaking answers is quoted from where it names its subject."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from assistant.promises.prompted import asked_from
from corpus.types import Document
from tests.promises.webcasts import webcast

NAMED = "What I couldn't see is where the otters displaced by the weir sat within the plan."
POINTS = "I couldn't see where it sat and could you put that in please."
TURN = f"Thank you, Chair. {NAMED} {POINTS}"


def _request(document: Document, quote: str) -> Any:
    return SimpleNamespace(start=document.text.index(quote), quote=quote)


def test_a_request_that_points_back_begins_a_sentence_earlier() -> None:
    document = webcast(("Cllr Ann Reed", TURN), ("Bo Stow", "Yes, I'll put that in."))
    start = asked_from(_request(document, POINTS), document)
    assert document.text[start:].startswith(NAMED)


def test_a_request_that_names_its_subject_stands_by_itself() -> None:
    document = webcast(("Cllr Ann Reed", TURN), ("Bo Stow", "Yes."))
    request = _request(document, NAMED)
    assert asked_from(request, document) == request.start


def test_another_speakers_words_are_not_taken_in() -> None:
    document = webcast(("Cllr Ann Reed", NAMED), ("Cllr Cy Lake", POINTS), ("Bo Stow", "Yes."))
    request = _request(document, POINTS)
    assert asked_from(request, document) == request.start
