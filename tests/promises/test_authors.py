"""Who a document's head says wrote it: one person or post, on one line, or nobody."""

from __future__ import annotations

import pytest

from assistant.promises.authors import author_of
from assistant.promises.finding import LONGEST_NAME, find_promises
from assistant.promises.parties import Identity
from corpus.reading import read_bytes

REPORT = """HARROWMERE BOROUGH COUNCIL

Highways and Parks Panel

4 July 2024

{head}

Recommendations

The Panel is recommended to:

1. Agree that twelve limes be planted in Lime Walk.

1.0 Purpose

1.1 To set out the plan for Lime Walk.
"""


def stated(head: str) -> tuple[str | None, str | None]:
    """Who the author of such a report is, by name and post."""
    found = author_of(read_bytes(REPORT.format(head=head).encode(), "report.txt"))
    return (found.who, found.role) if found else (None, None)


@pytest.mark.parametrize(
    ("head", "who", "role"),
    [
        ("Report author: Tam Oakes, Tree Officer", "Tam Oakes", "Tree Officer"),
        ("Report author: Tam Oakes (Tree Officer)", "Tam Oakes", "Tree Officer"),
        ("**Report author:** Tam Oakes, Tree Officer", "Tam Oakes", "Tree Officer"),
        ("Author: T. R. Oakes, Tel: 01632 960100", "T. R. Oakes", None),
        ("Report author(s)\tTam Oakes\tTree Officer", "Tam Oakes", "Tree Officer"),
        (
            "Report author(s)\tTam Oakes\tHead of Parks and Trees\t\n"
            "\tUna Brightwell\tDirector of Place\t\n\tTel\t01632 960100",
            "Tam Oakes",
            "Head of Parks and Trees",
        ),
        (
            "Contact officer: Tam Oakes Strategic Tree Manager\n\nEmail\n\ntrees@harrowmere.example",
            "Tam Oakes",
            "Strategic Tree Manager",
        ),
        (
            "| Report of | Tam Oakes, Head of Parks |\n"
            "| Cabinet Member | Councillor Otto Penn, Environment |",
            "Tam Oakes",
            "Head of Parks",
        ),
        ("From: Tam Oakes, Head of Parks\nDate: 17 June 2024", "Tam Oakes", "Head of Parks"),
        ("Report author:\n\nTam Oakes\n\nWards\n\nAll", "Tam Oakes", None),
        (
            "Prepared by Tam Oakes, Assistant Director, Parks",
            "Tam Oakes",
            "Assistant Director, Parks",
        ),
        ("REPORT OF THE DIRECTOR OF PLACE", "Director of Place", None),
        (
            "Report of the Corporate Director of Children, Young People and Families",
            "Corporate Director of Children, Young People and Families",
            None,
        ),
    ],
)
def test_a_reports_head_names_its_author(head: str, who: str, role: str | None) -> None:
    assert stated(head) == (who, role)


@pytest.mark.parametrize(
    "head",
    [
        "From April 2018 to March 2019, forty limes were felled.",
        "Report author: to be confirmed",
        "Author: trees@harrowmere.example",
        "From: April 2018",
    ],
)
def test_what_names_nobody_gives_no_author(head: str) -> None:
    assert stated(head) == (None, None)


def test_a_name_in_the_register_is_short_and_on_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    document = read_bytes(REPORT.format(head="Report author: Tam Oakes").encode(), "report.txt")
    for given, who, attribution in (
        ("Tam\n\n  Oakes", "Tam Oakes", "certain"),
        ("Tam Oakes " * 20, None, "uncertain"),
    ):
        monkeypatch.setattr(
            "assistant.promises.ledger.author_of",
            lambda _, given=given: Identity(given, "Tree\nOfficer"),
        )
        (found, *_) = find_promises(document)
        assert (found.who, found.attribution) == (who, attribution)
        assert found.role == ("Tree Officer" if who else None)
    assert LONGEST_NAME < 200
