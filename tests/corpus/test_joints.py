"""A quote may run from block to block only where the source does."""

from __future__ import annotations

from corpus.joints import longest_part
from corpus.reading import read_bytes

TRANSCRIPT = """Rivers Committee - Tuesday 7 June 2022, 7:00pm - Nether Marling Town Council Webcasting
Rivers Committee
Tuesday, 7th June 2022 at 7:00pm
Agenda item :
1 Otters
Share this agenda point
-
Cllr Ada Brook
-
Jo Fenn
Disclaimer: This transcript was automatically generated, so it may contain errors. Please view the webcast to confirm whether the content is accurate.
Cllr Ada Brook - 0:00:05
Welcome to this meeting of the rivers committee.
1 Otters
Could the otters be put into the plan, since I would be more than happy
Jo Fenn - 0:00:15
to see that in it before the summer and so would everybody on the river.
Cllr Ada Brook - 0:02:00
Thank you. That is good news.
"""

MINUTES = """RIVERS COMMITTEE

Minutes of the meeting held on 7 June 2022

3 Otters

**Resolved:**
(1) That the otters be left alone.
(2) That the swans be counted.
"""


def test_a_label_that_was_lifted_out_breaks_a_quote() -> None:
    document = read_bytes(TRANSCRIPT.encode(), "webcast.txt")
    start = document.text.index("more than happy")
    end = document.text.index("before the summer") + len("before the summer")
    a, b = longest_part(document, start, end)
    assert document.text[a:b] in ("more than happy", "to see that in it before the summer")
    assert longest_part(document, a, b) == (a, b)


def test_lines_that_follow_each_other_do_not() -> None:
    document = read_bytes(MINUTES.encode(), "minutes.txt")
    start = (
        document.text.index("(1)") if "(1)" in document.text else document.text.index("That the o")
    )
    end = document.text.index("swans be counted") + len("swans be counted")
    assert longest_part(document, start, end) == (start, end)


TAGGED = """RIVERS COMMITTEE

Minutes of the meeting held on 7 June 2022

3 Otters

Once all the otters have gone to the weir,

<p>Lock Nine will be drained. The Chair thanked all who came.</p>
"""


def test_a_tag_that_was_lifted_out_breaks_a_quote() -> None:
    for source, whole in ((TAGGED, False), (TAGGED.replace("<p>", "").replace("</p>", ""), True)):
        document = read_bytes(source.encode(), "minutes.txt")
        assert "<p>" not in document.text
        start = document.text.index("Once all")
        end = document.text.index("drained.") + len("drained.")
        assert (longest_part(document, start, end) == (start, end)) is whole
