"""Tables, breaks and points that a web page left in plain text or Markdown."""

from __future__ import annotations

import re

import pytest

from corpus.reading import read_bytes
from corpus.remnants import CUT, lay_out, trimmed, unquoted, without_tags
from corpus.types import Block, Document

HEAD = (
    "OXLADE PARISH COUNCIL\n\nMinutes of the meeting held on 31<sup>st</sup> May 2031\n\n"
    "Present: Cllr Ann Bell, Cllr Cy Dale\n\n1. Finance\n\n"
)
TABLE = (
    '<table width="6"><tbody><tr><td width="3"><strong>Payee</strong></td><td><strong>Cheque'
    "</strong></td><td><b>&nbsp;</b></td><td><strong>Gross</strong></td></tr>"
    "<tr><td>Lamps &amp; Sons</td><td>&nbsp;</td><td></td><td>£12.50</td></tr>\n"
    "<tr>\n  <td>Quay wall</td>\n  <td>0107</td>\n  <td>&nbsp;</td>\n  <td>&nbsp;</td>\n</tr>"
    "<tr><td>&nbsp;</td><td>&nbsp;</td></tr></tbody></table>"
)


def read(body: str, head: str = HEAD) -> Document:
    return read_bytes((head + body).encode(), "minutes.md")


def words(document: Document, block: Block) -> str:
    return document.text[block.start : block.end]


def texts(document: Document, after: str = "1. Finance") -> list[str]:
    found = [words(document, block) for block in document.blocks]
    return found[found.index(after) + 1 :]


def test_each_row_of_a_tagged_table_is_a_block_from_its_first_word_to_its_last() -> None:
    document = read(f"The bills:\n\n{TABLE}\n\nThey were paid.\n")
    rows = [block for block in document.blocks if block.kind == "table-row"]
    assert [words(document, row) for row in rows] == [
        "Lamps &amp; Sons</td><td>&nbsp;</td><td></td><td>£12.50",
        "Quay wall</td> <td>0107",
    ]
    assert {row.context for row in rows} == {"Payee; Cheque; Gross. Finance"}
    assert not any(block.follows_on for block in document.blocks if block in rows)
    source = " ".join((HEAD + TABLE).split())
    assert all(words(document, row) in source for row in rows)


def test_a_row_of_headings_may_hold_figures() -> None:
    document = read(
        "<table><tr><th>Fund</th><th>31 May</th></tr><tr><td>A</td><td>1</td></tr></table>"
    )
    assert [b.context for b in document.blocks if b.kind == "table-row"] == [
        "Fund; 31 May. Finance"
    ]


def test_a_table_that_lays_out_prose_is_prose() -> None:
    long = "The wall was seen to be sound along its whole length by all. " * 8
    document = read(
        f"<table><tr><td>Only <b>one</b> cell here.<div></div>And more.</td></tr>"
        f"<tr><td>{long}</td><td>Clerk</td></tr></table>"
    )
    assert texts(document) == ["Only <b>one</b> cell here.", "And more.", long.strip(), "Clerk"]
    assert "table-row" not in {block.kind for block in document.blocks}


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ("<p>It was read.</p><p>it was right.</p>", ["It was read.", "it was right."]),
        ("The roof leaks<br>and the<br />\nwall leans", ["The roof leaks", "and the", "wall leans"]),
        ("<ul><li>One <b>or</b> two</li><li></li><li><b>Three</b></li></ul>", ["One <b>or</b> two", "Three"]),
        ("<div class='x'>\n<center>\nThe quay\n</center>\n</div>", ["The quay"]),
        ("<strong>The lamps\nand the quay</strong> were lit.\n\n&nbsp;", ["The lamps and the quay</strong> were lit."]),
        ("It fell.<!-- more -->\nIt rose.", ["It fell.", "It rose."]),
        ("The price is <5 and x<y; see <https://oxlade.example/p>.", ["The price is <5 and x<y; see <https://oxlade.example/p>."]),
    ],
)  # fmt: skip
def test_no_paragraph_runs_across_a_tag_of_structure(body: str, parts: list[str]) -> None:
    document = read(body)
    assert texts(document) == parts
    held = [b for b in document.blocks if words(document, b) in parts[1:]]
    assert not any(block.follows_on for block in held)


def test_points_in_tags_are_items_of_a_list() -> None:
    document = read("Seen were:\n<ol><li>the quay</li><li>the lamps</li></ol>")
    assert [words(document, b) for b in document.blocks if b.kind == "list-item"] == [
        "the quay",
        "the lamps",
    ]


def test_a_head_is_read_without_its_tags() -> None:
    document = read(
        "The end.",
        head="Notes kept by the clerk\n\n<div>\nMINUTES<br>\nHarbour Board<br>\nThursday 4<sup>th</sup> May 2031<br>\n</div>\n"
        "<b>Present:</b> Cllr Ann Bell\n<b>Apologies:</b> Cllr Cy Dale\n\n",
    )
    assert document.body == "Harbour Board"
    assert str(document.meeting_date) == "2031-05-04"
    assert [(a.name, a.presence) for a in document.attendance] == [
        ("Cllr Ann Bell", "present"),
        ("Cllr Cy Dale", "apologies"),
    ]


def test_a_report_keeps_its_rows_whole() -> None:
    document = read_bytes(
        f"# Budget\n\nReport to: Finance Committee\nReport author: Ann Bee\nDate: 4 May 2031\n\n"
        f"## 1. Purpose\n\nTo note it.\n\n## 2. Background\n\n{TABLE}\n\n2.1 It rose.\n".encode(),
        "report.md",
    )
    assert document.kind == "report"
    rows = [words(document, b) for b in document.blocks if b.kind == "table-row"]
    assert rows[-2:] == ["Lamps &amp; Sons</td><td>&nbsp;</td><td></td><td>£12.50", "Quay wall</td> <td>0107"]  # fmt: skip


def test_lines_of_other_tables_keep_their_tags() -> None:
    row = "| Lamps | <p>Lit.</p> <p>All night.</p> |"
    assert lay_out(f"{row}\n<p>It fell.</p>").split("\n")[0] == row
    assert lay_out("No tags, 5 < 6 and 7 > 6.") == "No tags, 5 < 6 and 7 > 6."
    assert CUT not in lay_out("<p>It fell.</p>", breaks=False)


def test_ends_are_trimmed_of_tags_and_empty_marks() -> None:
    assert trimmed("<b><i>Quay</i> wall&nbsp;</b> ") == "Quay</i> wall"
    assert trimmed("## <b>Quay</b>") == "## Quay"
    assert trimmed("&nbsp;<br>") == ""
    assert without_tags("31<sup>st</sup> May &amp; after") == "31st May & after"


def test_marks_of_quotation_part_paragraphs_and_do_not_begin_them() -> None:
    text = "It was seen.\n\n> a) The quay\n> was lit.\n>\n> b) The wall leans.\n\nRESOLVED:\n\n> To mend it."
    assert unquoted(text).split("\n") == [
        "It was seen.", "", "a) The quay", "> was lit.", "", "b) The wall leans.", "",
        "RESOLVED:", "", "> To mend it.",
    ]  # fmt: skip
    assert not re.search(r"> >|^>", " ".join(texts(read(text.split("\n\nRESOLVED")[0]))))
