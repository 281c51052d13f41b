"""What may not be shown to the public, and the false friends."""

from __future__ import annotations

import pytest

from corpus.exempt import is_exclusion
from corpus.passages import cut_passages
from corpus.reading import read_bytes
from corpus.types import Document

HEAD = (
    "NETHER MARLING PARISH COUNCIL\n\nMinutes of the meeting held on 5th March "
    "2024\n\nPresent: Cllr A. Bee\n\n"
)


def read(body: str) -> Document:
    return read_bytes((HEAD + body).encode(), "minutes.txt")


def hidden(document: Document) -> str:
    return " / ".join(document.text[b.start : b.end] for b in document.blocks if b.exempt)


@pytest.mark.parametrize(
    "text",
    [
        "RESOLVED that under Section 100A(4) of the Local Government Act 1972 the press and public "
        "be excluded from the meeting for the following items, Part 1 of Schedule 12A.",
        "It was resolved to exclude the press and public.",
        "Members of the public were asked to leave.",
        "The Council resolved to move into confidential session and moved into private session.",
    ],
)
def test_exclusions(text: str) -> None:
    assert is_exclusion(text)


@pytest.mark.parametrize(
    "text",
    [
        "There were no agenda items requiring the exclusion of the press and public.",
        "The committee agreed not to exclude the press and public.",
        "The panel considered whether to exclude the press and public.",
        "There is no business that is expected to need the exclusion of the press and public.",
        "Pupils were excluded from the school.",
        "The press were present.",
    ],
)
def test_false_friends(text: str) -> None:
    assert not is_exclusion(text)
    assert hidden(read(f"1. Exclusion\n\n{text}\n\n2. Roads\n\nSix holes.\n")) == ""


def test_items_after_the_resolution_are_exempt_until_routine_business() -> None:
    document = read(
        "1. Roads\n\nSix holes.\n\n2. Exclusion of the public\n\nRESOLVED that the press and "
        "public be "
        "excluded for the following items.\n\nProposed: Cllr Bee.\n\n3. Rent\n\nIt is "
        "£90.\n\n4. Pay\n\n"
        "It is £9.\n\n5. Date of next meeting\n\n2 April 2024\n"
    )
    assert hidden(document) == "3. Rent / It is £90. / 4. Pay / It is £9."


def test_one_item_only() -> None:
    document = read(
        "1. Exclusion of the public\n\nRESOLVED that the press and public be excluded for "
        "the following "
        "item.\n\n2. Rent\n\nIt is £90.\n\n3. Roads\n\nSix holes.\n"
    )
    assert hidden(document) == "2. Rent / It is £90."


def test_the_public_let_in_again() -> None:
    document = read(
        "1. Exclusion of the public\n\nRESOLVED that the press and public be excluded for "
        "the following "
        "items.\n\n2. Rent\n\nIt is £90.\n\n3. Roads\n\nThe public were re-admitted.\n\nSix "
        "holes.\n"
    )
    assert "Six holes" not in hidden(document)
    assert "£90" in hidden(document)


def test_item_headed_exempt_and_one_that_was_not_needed() -> None:
    assert "£90" in hidden(
        read("1. Roads\n\nSix.\n\n2. Rent (exempt)\n\nIt is £90.\n\n3. Bins\n\nNo.\n")
    )
    assert hidden(read("1. Roads\n\nSix.\n\n2. Exempt business\n\nThere was none.\n")) == ""


def _under(title: str) -> str:
    """What is hidden of a paper of the words under a line in bold."""
    head = "# Nether Marling Board\n\n### Minutes\n\n### 5 March 2024\n\n**Roll Call**  \n\n"
    words = "The lease of the mill was spoken of at some length."
    return hidden(read_bytes(f"{head}**{title}**  \n{words}\n\n".encode(), "minutes.md"))


@pytest.mark.parametrize(
    "heading",
    [
        "Open Session / Call to Order / Announcement of Closed Session Topics",
        "Reconvene from Closed Session",
        "Report on Closed Session",
        "Public Comments before Closed Session",
    ],
)
def test_a_heading_that_only_tells_of_closed_business_is_open(heading: str) -> None:
    assert _under(heading) == ""


@pytest.mark.parametrize(
    "heading",
    [
        "Closed Session",
        "CLOSED SESSION BEFORE REGULAR MEETING",
        "Closed Session – Report from Legal Counsel",
        "Closed Session: Report of the Chief Executive (Exempt)",
        "Not for publication: report on Closed Session",
        "Adjourn to Closed Session",
        "Reports in Closed Session",
        "Officer Reports (Closed Session)",
        "Report to Closed Session",
        "Public Comments and Closed Session",
        "Open Session adjourned to Closed Session",
        "Announcements / Closed Session",
        "Actions taken in Closed Session",
        "Closed Session (prior to the Regular Meeting)",
        "Reconvene in Closed Session",
    ],
)
def test_a_heading_of_closed_business_hides_what_is_under_it(heading: str) -> None:
    assert "lease" in _under(heading)


def test_whole_document() -> None:
    document = read_bytes(
        b"NOT FOR PUBLICATION\n\nby virtue of paragraph 3 of Schedule 12A\n\nThe price is 9.",
        "secret.txt",
    )
    assert document.status == "exempt"
    assert all(block.exempt for block in document.blocks)
    assert all(passage.exempt for passage in cut_passages(document, len, 400))


def test_agenda_hides_only_what_is_headed() -> None:
    agenda = HEAD.replace("Minutes of the meeting", "Agenda for the meeting") + (
        "AGENDA\n\n1. To resolve that the press and public be excluded\n\n2. Rent "
        "(exempt)\n\n3. Bins\n"
    )
    document = read_bytes(agenda.encode(), "agenda.txt")
    assert document.kind == "agenda"
    assert hidden(document) == "2. Rent (exempt)"


def test_a_heading_that_begins_no_item_hides_what_follows_it() -> None:
    paper = (
        "# Nether Marling Board\n\n## Minutes\n\n## 5 March 2024\n\n## Closed Session\n\n"
        "The lease of the mill was spoken of.\n\n## Thanks\n\nAll were thanked.\n"
    )
    document = read_bytes(paper.encode(), "minutes.md")
    assert "lease of the mill" in hidden(document)
    assert "thanked" not in hidden(document)
    none = paper.replace("The lease of the mill was spoken of.", "There were no closed items.")
    assert hidden(read_bytes(none.encode(), "minutes.md")) == ""
