"""Whose a spoken promise is: labels that lag or are missing, and other shapes of transcript."""

from __future__ import annotations

from assistant.promises.spoken import find_spoken
from assistant.promises.turns import is_spoken
from corpus.reading import read_bytes
from tests.promises.webcasts import CHAIR, MEMBER, OFFICER, only, webcast


def test_an_answer_under_the_askers_own_label_names_nobody() -> None:
    """The label of the officer who answers is missing: the asker has not promised anything."""
    document = webcast(
        (CHAIR, "Should we have that colour coded for us perhaps in a future report."),
        (CHAIR, "I'll note that and thank you, I'll make sure it's included."),
        (CHAIR, "Any further questions?"),
    )
    (promise,) = only(find_spoken(document), "commitment")
    assert promise.attribution == "uncertain"
    assert promise.who != CHAIR
    assert promise.to_whom == CHAIR


def test_an_undertaking_across_two_labels_is_one_quote_and_uncertain() -> None:
    document = webcast(
        (MEMBER, "I couldn't see where skaters were in the plan.\nThat's not there but I'm happy"),
        (OFFICER, "to put that in. We do have some words on cyclists."),
        (CHAIR, "Thank you."),
    )
    (promise,) = only(find_spoken(document), "commitment")
    quote = document.text[promise.start : promise.end]
    assert "I'm happy" in quote
    assert "to put that in" in quote
    assert promise.attribution == "uncertain"
    assert promise.who == OFFICER
    assert promise.to_whom == MEMBER


def test_an_unlabelled_guest_is_not_taken_for_the_label_above() -> None:
    document = webcast(
        (CHAIR, "Welcome.\nMy name is Perpetua and I'm fourteen. I'll send you our survey."),
        (CHAIR, "Thank you."),
    )
    (found,) = only(find_spoken(document), "commitment")
    assert (found.who, found.attribution) == ("Perpetua", "uncertain")


PARISH = """Nether Wallop Down Parish Council, recorded on Zoom

Ann Bray (Chair): Right, item four, the hedge. Sue, could you chase the county again?
Sue Oram (Clerk): Will do. I'll email them in the morning.
Ann Bray (Chair): Thank you.
Tom Lisle: I propose we ask for two quotes.
Ann Bray (Chair): Seconded by Sue. All in favour? That's carried.
Tom Lisle: I'll ring the contractor.
Ann Bray (Chair): I'll move us on.
Sue Oram (Clerk): I need one of you to sign the mandate.
"""


def test_a_transcript_of_names_and_colons_is_read_too() -> None:
    document = read_bytes(PARISH.encode(), "zoom.txt")
    assert is_spoken(document)
    found = find_spoken(document)
    promised = {(f.who, f.role) for f in only(found, "commitment")}
    assert promised == {("Sue Oram", "Clerk"), ("Tom Lisle", None)}
    (chased, *_) = only(found, "request")
    assert (chased.who, chased.to_whom, chased.accepted) == ("Ann Bray", "Sue Oram", True)
    assert only(found, "resolution")


def test_capital_labels_become_names() -> None:
    text = PARISH
    for name in ("Ann Bray", "Sue Oram", "Tom Lisle"):
        text = text.replace(f"\n{name}", f"\n{name.upper()}")
    found = find_spoken(read_bytes(text.encode(), "zoom.txt"))
    assert {"Sue Oram", "Tom Lisle"} <= {f.who for f in found}


def test_minutes_are_not_spoken() -> None:
    minutes = (
        "Minutes of the Parks Panel held on 4 March 2025\n\nPresent: A. Bee\n\n"
        + "\n\n".join(f"{number}. Resolved: that the report be noted." for number in range(1, 12))
    )
    document = read_bytes(minutes.encode(), "minutes.txt")
    assert not is_spoken(document)
    assert find_spoken(document) == ()
