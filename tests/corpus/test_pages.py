"""Page breaks, page numbers and running heads as PDF text and pasted pages leave them."""

from __future__ import annotations

from corpus.layout import paragraphs, read_lines
from corpus.pages import line_key, page_lines, running_heads
from corpus.reading import read_bytes

HEAD = (
    "NETHER MARLING PARISH COUNCIL\n\nMinutes of the meeting held on 5th March 2024 at 7.30pm\n\n"
    "Present: Cllrs A. Bee (Chair) and R. Fenn\n\n"
)


def _business(count: int) -> list[str]:
    rows = []
    for number in range(1, count + 1):
        rows += [f"{number}. Item about the lane", "", f"The lane was swept on day {number}.", ""]
    return rows


def test_a_running_foot_that_holds_the_page_number_is_lifted_out() -> None:
    rows = _business(12)
    for at, page in ((32, 2), (16, 1)):
        foot = f"Chair's initials: ______                            Page {page} of 3"
        rows[at:at] = [foot, "", "NETHER MARLING PARISH COUNCIL      5th March 2024", ""]
    document = read_bytes((HEAD + "\n".join(rows)).encode(), "minutes.txt")
    text = document.text
    assert "initials" not in text
    assert (
        text.count("NETHER MARLING PARISH COUNCIL 5th March 2024") == 1
    )  # kept once, near the top
    pages = {
        b.locator.agenda_item.number: b.locator.page
        for b in document.blocks[4:]
        if b.locator.agenda_item
    }
    assert [pages["1"], pages["6"], pages["12"]] == [1, 2, 3]


def test_bare_numbers_that_count_up_are_page_numbers() -> None:
    rows = _business(12)
    rows[32:32] = ["", "2", ""]
    rows[16:16] = ["", "1", ""]
    document = read_bytes((HEAD + "\n".join(rows)).encode(), "minutes.txt")
    assert not {"1", "2"} & {line.strip() for line in document.text.split("\n")}
    assert [b.locator.page for b in document.blocks][-1] == 3


def test_figures_that_do_not_count_up_or_stand_close_are_kept() -> None:
    rows = _business(4)
    rows[9:9] = ["", "12", "", "14", ""]
    assert page_lines(rows) == {}
    close = ["Spaces", "", "1", "", "Bays", "", "2", "", "Racks", "", "3", ""]
    assert page_lines(close) == {}


def test_one_page_number_alone_does_not_number_the_pages_before_it() -> None:
    rows = _business(6)
    rows[12:12] = ["Harrowmere Council  Roads Committee  5 March 2024      Page 3", ""]
    document = read_bytes((HEAD + "\n".join(rows)).encode(), "minutes.txt")
    assert {block.locator.page for block in document.blocks} == {None}
    assert "Page 3" not in document.text


def test_a_contents_line_with_a_page_is_not_a_page_break() -> None:
    rows = ["Introduction      Page 3", "Costs and savings      Page 7", "Next steps      Page 12"]
    assert page_lines(rows) == {}


def test_a_head_beside_two_breaks_is_lifted_out_when_it_names_the_meeting() -> None:
    rows = _business(12)
    for at in (32, 16):
        rows[at:at] = [f"Page {at // 16}", "Full Council 5 March 2024    Initialled ....", ""]
    document = read_bytes((HEAD + "\n".join(rows)).encode(), "minutes.txt")
    assert document.text.count("Initialled") == 1


def _paragraphs(text: str) -> list[str]:
    return [part.text for part in paragraphs(read_lines(text))]


def test_a_figure_at_the_head_of_a_wrapped_line_begins_no_item() -> None:
    wide = (
        "Cllr Fenn presented the report. On 30 September there were 641 households waiting, of\n"
        "which 203 were in guest houses; a year earlier the totals had been no fewer than 498 and\n"
        "96. A night there cost the Council on average a hundred pounds, and it was thought that\n"
        "2.4 million would be spent before the year was out.\n"
    )
    assert len(_paragraphs(wide)) == 1


def test_a_list_that_counts_on_still_begins_its_items() -> None:
    listed = (
        "1. that the report of the working party on the lane be received and its author thanked\n"
        "2. that the lane be swept every week from the first of April until the end of October\n"
        "3. that the cost be met from the reserve\n"
    )
    assert [text[:2] for text in _paragraphs(listed)] == ["1.", "2.", "3."]


def test_a_list_lettered_in_capitals_begins_its_items() -> None:
    rows = _paragraphs("CONSENT AGENDA\nA. Minutes of May.\nB. Payments of $40.\nC. A licence.\n")
    assert rows == ["CONSENT AGENDA", "A. Minutes of May.", "B. Payments of $40.", "C. A licence."]


def test_lines_of_a_centred_heading_say_different_things() -> None:
    indent = " " * 20
    text = (
        f"{indent}CITY OF LARCH FALLS\n{indent}MINUTES OF THE CITY COUNCIL\n{indent}JUNE 6, 2023\n"
    )
    assert _paragraphs(text) == [
        "CITY OF LARCH FALLS",
        "MINUTES OF THE CITY COUNCIL",
        "JUNE 6, 2023",
    ]


def test_what_the_text_says_again_and_again_is_no_running_head() -> None:
    vote = "Councillor Bee seconded the motion"
    page = [vote, *(f"Line {n} of the page" for n in range(20)), vote, "more", vote, "more", vote]
    rows = [row for number in (1, 2, 3) for row in [*page, f"Page {number} of 3", "", "\f"]]
    assert line_key(vote) not in running_heads(rows, page_lines(rows))


def test_a_page_number_and_its_break_are_one_break() -> None:
    rows = ["a first", "The minutes of May", "Page 1 of 2", "\f", "b second", "", "c", "d", "e"]
    assert running_heads(rows, page_lines(rows)) == frozenset()
