"""What is drawn: escaping, numbering, references only where there is an answer."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.page.masthead import render_filter_note, render_heading
from assistant.page.references import (
    NEAR_MISS_LABEL,
    context_key,
    render_quote_in_context,
    render_reference,
    trim_after,
    trim_before,
)
from assistant.page.render import (
    render_exchange,
    render_pending,
    render_problem,
    render_statement,
    say_announcement,
)
from assistant.types import Answer, CitationContext, Statement

from .fake_assistant import MISSED, NEARER, TREES, FakeAssistant

HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'&{{value}}${1+1}`"


class Outline(HTMLParser):
    """Collects the tags, ids, link targets and text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        found = dict(attrs)
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a":
            self.links.append(found["href"])
        assert not [name for name in found if name.startswith("on")]

    def handle_data(self, data):
        self.words += data


def answer_to(question: str) -> tuple[Answer, dict]:
    assistant = FakeAssistant()
    answer = assistant.ask(question)
    shown = (*answer.citations, *answer.near_misses)
    return answer, {context_key(c): assistant.context(c) for c in shown}


def hostile_citation():
    return MISSED.model_copy(
        update=dict.fromkeys(
            ("title", "body", "speaker", "source", "quote", "kind", "time", "council"), HOSTILE
        )
    )


def test_every_number_in_an_answer_links_to_a_reference_that_is_there():
    outline = Outline(render_exchange(*answer_to("collections?"), exchange=3))
    cited = [link for link in outline.links if link.startswith("#ref-")]
    assert cited == ["#ref-3-1", "#ref-3-2"]
    assert {"ref-3-1", "ref-3-2"} <= set(outline.ids)
    assert len(outline.ids) == len(set(outline.ids))


def test_a_reference_shows_what_a_person_would_cite():
    html = render_exchange(*answer_to("collections?"), exchange=1)
    words = Outline(html).words
    for expected in (
        MISSED.title,
        "Environment Scrutiny Panel",
        "14 October 2021",
        "6 Missed collections",
        "Draft, not yet approved",
        "0:19:02",
        "Perhaps Cllr Oswin Tarrable (label uncertain",
        "minutes-bins.txt",
    ):
        assert expected in words


def test_the_quote_is_marked_in_its_context_and_the_answering_words_in_it():
    context = FakeAssistant().context(MISSED)
    html = render_quote_in_context(context)
    assert "<mark>Members were told that " in html
    assert '<strong class="answering">412</strong>' in html
    whole = context.before + context.quote + context.after
    assert Outline(html).words.split() == whole.replace("\n", " ").split()


@given(st.text(alphabet="ab \n", max_size=60), st.integers(1, 30))
def test_trimmed_text_is_the_nearer_end_of_the_whole(text, most):
    before, after = trim_before(text, most), trim_after(text, most)
    assert text.endswith(before.removeprefix("… "))
    assert text.startswith(after.removesuffix(" …"))
    assert len(before.removeprefix("… ")) <= most
    assert len(after.removesuffix(" …")) <= most


def test_long_text_around_a_quote_is_cut_between_lines_or_words():
    long = "First line of the item.\n" + "word " * 40 + "\nLast line of the item."
    assert trim_before(long, 60) == "Last line of the item."
    assert trim_after(long, 60) == "First line of the item."
    assert trim_before("one two three", 7) == "… three"
    assert trim_after("one two three", 6) == "one …"


@pytest.mark.parametrize("mark", [(-1, 3), (5, 5), (0, 999)])
def test_a_mark_outside_its_quote_is_left_out(mark):
    html = render_quote_in_context(CitationContext("a ", "quote", " b", mark))
    assert html.count("<mark>quote</mark>") == 1


def test_not_found_shows_no_references_whatever_the_answer_holds():
    answer, contexts = answer_to("trees?")
    answer = answer.model_copy(
        update={
            "citations": (MISSED,),
            "statements": (Statement(text="Untrue.", citations=(1,), verbatim=False),),
        }
    )
    outline = Outline(render_exchange(answer, contexts, 1))
    assert "The minutes I hold do not say." in outline.words
    assert "References" not in outline.words
    assert "Untrue." not in outline.words
    assert not [link for link in outline.links if link.startswith("#ref-")]


@pytest.mark.parametrize("status", ["not_found", "out_of_scope", "needs_clarification"])
def test_near_misses_stand_apart_and_are_labelled(status):
    answer, contexts = answer_to("trees?")
    html = render_exchange(answer.model_copy(update={"status": status}), contexts, 1)
    answer_part, near_part = html.split('<details class="near-misses"')
    assert NEAR_MISS_LABEL in near_part
    assert "Street trees" in near_part
    assert "Street trees" not in answer_part
    assert "Reference 1" not in html


def test_a_partial_answer_says_so_and_keeps_its_references():
    answer, contexts = answer_to("collections?")
    html = render_exchange(answer.model_copy(update={"status": "partial"}), contexts, 1)
    assert "answers part of the question" in html
    assert 'id="ref-1-1"' in html


def test_a_streamed_answer_grows_by_whole_statements_and_ends_with_references():
    answer, contexts = answer_to("collections?")
    first, second = (render_exchange(answer, contexts, 1, shown=n) for n in (1, 2))
    assert "412" in first
    assert "430" not in first
    assert "430" in second
    assert "References" not in second
    assert "References" in render_exchange(answer, contexts, 1)


def test_words_of_the_record_stand_in_quote_marks_with_their_speaker_and_date():
    statement = Statement(text=NEARER.quote, citations=(2,), verbatim=True)
    words = Outline(render_statement(statement, (NEARER,), 1)).words
    assert f"“{NEARER.quote}”" in words
    assert "Perhaps Cllr Oswin Tarrable (label uncertain), Environment" in words


def test_a_statement_that_says_whose_words_they_are_is_not_quoted_twice():
    text = f"The minutes of 14 October 2021 say: “{MISSED.quote}”"
    statement = Statement(text=text, citations=(1,), verbatim=True)
    html = render_statement(statement, (MISSED,), 1)
    assert Outline(html).words.count("“") == 1
    assert "attribution" not in html
    assert html.startswith('<p class="statement verbatim">The minutes of 14 October 2021 say: <q>')


def test_the_answering_words_are_marked_in_the_statement():
    statement = Statement(text=MISSED.quote, citations=(1,), verbatim=True)
    html = render_statement(statement, (MISSED,), 1)
    assert 'told that <strong class="answering">412</strong> collections' in html


def test_answering_words_that_stand_twice_in_a_quote_are_not_guessed_at():
    statement = Statement(text="412 is not 412.", citations=(1,), verbatim=True)
    assert "<strong" not in render_statement(statement, (MISSED,), 1)


def test_brackets_inside_a_quote_are_not_taken_for_references():
    statement = Statement(text="See note [1] and [7].", citations=(1,), verbatim=True)
    outline = Outline(render_statement(statement, (MISSED,), 1))
    assert outline.links == ["#ref-1-1"]
    assert "[7]" in outline.words


def test_a_number_that_was_never_given_is_not_linked():
    statement = Statement(text="So it was. [9]", citations=(9,), verbatim=False)
    assert Outline(render_statement(statement, (MISSED,), 1)).links == []


def test_hostile_text_is_shown_and_never_interpreted():
    citation = hostile_citation()
    answer = Answer(
        id="h",
        question=HOSTILE,
        search_question="",
        status="answered",
        text=HOSTILE,
        statements=(
            Statement(text=HOSTILE, citations=(1,), verbatim=True),
            Statement(text=HOSTILE, citations=(1,), verbatim=False),
        ),
        citations=(citation,),
        near_misses=(citation,),
    )
    context = CitationContext(HOSTILE, HOSTILE, HOSTILE, (1, 5))
    html = render_exchange(answer, {context_key(citation): context}, 1, filters_note=HOSTILE)
    outline = Outline(html)
    assert not {"script", "img"} & set(outline.tags)
    assert outline.words.count(HOSTILE) >= 10


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http://[", ""]
)
def test_only_web_addresses_become_links(url):
    html = render_reference(TREES.model_copy(update={"url": url}), {}, 1)
    assert [link for link in Outline(html).links if not link.startswith("#")] == []


def test_a_web_address_becomes_a_link_to_the_original():
    assert MISSED.url in Outline(render_reference(MISSED, {}, 1)).links


@given(st.text(), st.text())
def test_any_question_and_message_come_back_as_they_were_written(question, message):
    # The parser joins what it reads; a carriage return may be folded by HTML itself.
    for html in (render_problem(question, message, 1), render_pending(question, 1)):
        outline = Outline(html)
        assert question in outline.words
        assert set(outline.tags) <= {"article", "h2", "span", "div", "p"}


def test_the_announcement_is_the_answer_without_its_numbers():
    answer, _ = answer_to("collections?")
    said = say_announcement(answer)
    assert "412 collections" in said
    assert "[1]" not in said
    assert said.endswith("2 references below the answer.")


def test_a_fictional_library_is_labelled_and_another_is_not():
    assert "fictional" in render_heading(FakeAssistant().library())
    assert "fictional" not in render_heading(FakeAssistant(fictional=False).library())


def test_an_empty_library_says_what_to_do():
    html = render_heading(FakeAssistant(documents=0).library())
    assert "minutes add" in html
    assert "No documents yet" in html


def test_the_filter_note_says_what_will_be_searched():
    assert "every document" in render_filter_note("")
    assert "&lt;b&gt;" in render_filter_note("<b>")
    assert 'role="alert"' in render_filter_note("", "Not a date")


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("Reason Days\nOtters 12\n\nRain  30", "Reason Days<br>Otters 12<br>Rain 30"),
        ("Three causes:\n(a) otters;\n(b) rain.", "Three causes:<br>(a) otters;<br>(b) rain."),
        ("The bank was\nworn by otters and\nby rain.", "The bank was worn by otters and by rain."),
        ("Otters\nand rain.", "Otters and rain."),
    ],
)
def test_lines_of_a_list_or_table_stand_apart_and_wrapped_prose_does_not(quote, shown):
    citation = TREES.model_copy(update={"quote": quote, "mark_start": None, "mark_end": None})
    words = f"It also says: “… {' '.join(quote.split())}”"
    statement = Statement(text=words, citations=(citation.number,), verbatim=True)
    html = render_statement(statement, (citation,), 1)
    assert f"<q>“… {shown}”</q>" in html
