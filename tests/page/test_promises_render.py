"""What the register draws: words beside every symbol and bar, and all text as text."""

from __future__ import annotations

import datetime as dt
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.page.promises_filters import render_filters
from assistant.page.promises_plot import (
    MOST_COMMITTEES,
    count_statuses,
    render_committee_plot,
    render_plots,
    render_status_plot,
)
from assistant.page.promises_query import Listing, PromiseQuery
from assistant.page.promises_record import render_record
from assistant.page.promises_table import (
    LOT,
    render_found,
    render_lot,
    render_more,
    render_row,
    render_sheet,
    render_table,
    shorten,
)
from assistant.page.promises_wording import (
    STATUSES,
    say_accepted,
    say_change,
    say_due,
    say_who,
)
from assistant.promises.citing import cite_promise
from assistant.promises.types import Change
from assistant.types import CitationContext

from .fake_assistant import FakeAssistant
from .fake_register import BRIDGE, HOURS, MAP, RECORDS, ROTA, FakeRegister

HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'&{{value}}${1+1}`"
ALL = Listing(list(RECORDS), len(RECORDS))


class Outline(HTMLParser):
    """Collects tags and text; fails on anything that would act."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        assert tag not in ("script", "img", "iframe")
        for name, value in attrs:
            assert not name.startswith("on")
            assert name != "href" or value.startswith(("https://", "http://", "#"))

    def handle_data(self, data):
        self.words += data


def drawn_record(promise, notice=""):
    return render_record(promise, FakeAssistant().context, notice)


def hostile(text):
    """A record with ``text`` wherever a document or an officer could have put it."""
    cited = cite_promise(ROTA).model_copy(
        update={"quote": text, "title": text, "body": text, "speaker": text, "url": text}
    )
    change = Change(
        field=text or "note", before=text, after=text, who=text, when=dt.datetime(2026, 1, 1), why=text
    )  # fmt: skip
    return ROTA.model_copy(
        update=dict.fromkeys(
            ("id", "quote", "who", "role", "to_whom", "what", "due_text", "condition", "owner",
             "note", "status_reason", "title", "body", "source", "url", "evidence_link"), text
        )
        | {"evidence": (cited,), "also_said": (cited,), "history": (change,)}
    )  # fmt: skip


def draw_everything(promise):
    listing = Listing([promise], 1)
    query = PromiseQuery(body=promise.body or "", text=promise.quote)
    return (
        render_table(listing, query)
        + render_found(listing, query)
        + render_plots([promise])
        + render_filters([promise])
        + render_sheet([promise], "Register", promise.title)
        + render_record(promise, lambda c: CitationContext(c.quote, c.quote, c.quote), promise.id)
    )


def test_hostile_text_is_shown_as_text_everywhere():
    outline = Outline(draw_everything(hostile(HOSTILE)))
    assert HOSTILE in outline.words


@given(st.text(max_size=60))
def test_any_text_is_shown_as_text(text):
    plain = Outline(draw_everything(hostile("plain words"))).tags
    drawn = [t for t in Outline(draw_everything(hostile(text))).tags if t not in ("a", "br")]
    # A piece of text may leave a line out where it is blank; it never brings in a tag.
    assert set(drawn) <= set(plain) | {"mark", "p", "span"}


def test_each_status_has_a_word_and_a_symbol_of_its_own():
    assert len({name.symbol for name in STATUSES.values()}) == len(STATUSES)
    for status, name in STATUSES.items():
        words = Outline(render_row(ROTA.model_copy(update={"status": status}))).words
        assert name.word in words
        assert name.symbol in words


def test_the_plots_say_their_figures_in_text():
    assert count_statuses(RECORDS) == {"overdue": 1, "open": 2, "done": 1}
    words = Outline(render_status_plot(RECORDS)).words
    assert "Overdue1" in words.replace(" ", "")
    assert "Open2" in words.replace(" ", "")
    committees = Outline(render_committee_plot(RECORDS)).words
    assert "Environment Scrutiny Panel" in committees
    assert "1 overdue" in committees
    assert "1 open, 1 done" in committees
    assert "aria-hidden" in render_committee_plot(RECORDS)


def test_bars_are_in_proportion():
    drawn = render_status_plot(RECORDS)
    assert 'class="segment open" style="inline-size:100.00%"' in drawn
    assert 'class="segment overdue" style="inline-size:50.00%"' in drawn


def test_many_committees_share_a_last_bar():
    many = [
        ROTA.model_copy(update={"id": f"p{n}", "body": f"Panel {n:02}"})
        for n in range(MOST_COMMITTEES + 3)
    ]
    words = Outline(render_committee_plot(many)).words
    assert "3 other committees" in words
    assert "Panel 05" in words
    assert "Panel 06" not in words


def test_no_records_no_plots():
    assert render_plots([]) == ""


def test_a_row_says_what_kind_of_record_it_is():
    assert "Request" in Outline(render_row(MAP)).words
    assert "Commitment" not in Outline(render_row(MAP)).words
    assert "Resolution" in Outline(render_row(HOURS)).words


def test_an_uncertain_name_is_marked_in_the_row_and_explained_in_the_record():
    assert say_who(BRIDGE, brief=True) == "Perhaps Cllr Oswin Tarrable (uncertain)"
    words = Outline(drawn_record(BRIDGE)).words
    minuted = BRIDGE.model_copy(update={"document_kind": "minutes"})
    assert "the words leave room for somebody else" in say_who(minuted)
    assert "the transcript’s labels leave room for another speaker" in words
    assert "labels leave room" not in Outline(drawn_record(ROTA)).words


def test_an_opened_record_shows_quote_place_evidence_and_history():
    drawn = drawn_record(ROTA)
    assert f"<mark>{ROTA.quote}</mark>" in drawn
    assert "The Panel considered the depot report." in drawn
    assert "Councillor Tarrable asked for a map" in drawn
    assert "“The crews’ rota had been circulated on 2 March 2022.”" in drawn
    assert "31 January 2022, from the words “by 31 January 2022”" in drawn
    assert "Nobody has reviewed this record yet." in drawn
    assert "Suggested by the record, not reviewed." in drawn


def test_a_reviewed_record_shows_each_change_newest_first():
    register = FakeRegister()
    register.review(ROTA.id, status="done", note="Sent by e-mail", who="Ada Pell", why="Seen it")
    after = register.review(ROTA.id, owner="Waste team", who="Bram Oake")
    words = Outline(drawn_record(after, "Saved.")).words
    assert "Ada Pell changed the status from Overdue to Done" in words
    assert "Why: Seen it" in words
    assert words.index("Bram Oake set the owner") < words.index("Ada Pell changed the status")
    assert "Set by a review." in words
    assert "Saved." in words


def test_an_obligation_said_twice_shows_its_other_place():
    again = ROTA.model_copy(update={"also_said": (cite_promise(BRIDGE),)})
    assert "said 2 times" in Outline(render_row(again)).words
    assert "Said again in 1 other place" in Outline(drawn_record(again)).words


def test_words_that_left_their_source_are_shown_without_a_place():
    gone = ROTA.model_copy(update={"in_source": False, "start": 0, "end": 0, "evidence": ()})
    drawn = render_record(gone, lambda _: pytest.fail("there is no place to look up"))
    assert "these words no longer stand in it" in drawn
    assert ROTA.quote in drawn


def test_an_officers_link_is_a_link_only_where_it_is_a_web_address():
    link = "https://harrowmere.example/rota?a=1&b=2"
    drawn = drawn_record(ROTA.model_copy(update={"evidence_link": link}))
    assert 'href="https://harrowmere.example/rota?a=1&amp;b=2"' in drawn
    for text in ("javascript:alert(1)", "see the minutes", "http://[broken"):
        assert "officer" in (words := drawn_record(ROTA.model_copy(update={"evidence_link": text})))
        assert f'href="{text}' not in words


def test_lots_and_what_is_left():
    listing = Listing(FakeRegister(60).promises(), 60)
    assert render_lot(listing, 0).count("<tr ") == LOT
    assert render_lot(listing, 50).count("<tr ") == 10
    assert "Show 25 more" in render_more(listing, 25)
    assert "Show 10 more" in render_more(listing, 50)
    assert "50 of 60 records shown" in render_more(listing, 50)
    assert render_more(listing, 60) == ""


def test_the_line_of_how_many():
    assert "All 4 records." in Outline(render_found(ALL, PromiseQuery())).words
    assert "Show all" not in render_found(ALL, PromiseQuery())
    some = render_found(Listing([ROTA], 4), PromiseQuery(status="overdue"))
    assert "1 of 4 records: overdue." in Outline(some).words
    assert "Show all" in some


def test_nothing_found_and_nothing_held_say_what_to_do():
    assert "Take one away" in render_table(Listing([], 4), PromiseQuery(text="x"))
    assert "as minutes and transcripts are added" in render_table(Listing([], 0), PromiseQuery())


def test_the_printed_sheet_holds_whole_quotes_and_no_buttons():
    long = ROTA.model_copy(update={"quote": "word " * 200})
    sheet = render_sheet([long, MAP], "Register", "2 of 4 records.")
    assert sheet.count("word") == 200
    assert "<button" not in sheet
    assert "Head of Waste" in sheet


def test_a_long_quote_is_cut_at_a_word():
    cut = shorten("seven letter words " * 20)
    assert len(cut) <= 170
    assert cut.endswith(" …")
    assert shorten("short\n\nlines") == "short lines"


def test_due_and_answers_in_words():
    assert say_due(MAP) == "No date given"
    assert say_due(MAP.model_copy(update={"due_text": "soon"})) == "“soon”"
    assert say_accepted(ROTA) == ""
    assert say_accepted(MAP) == "No answer is recorded"
    assert say_accepted(MAP.model_copy(update={"accepted": False})) == "Declined"


def test_a_change_from_nothing_is_said():
    change = Change(
        field="due_date", before=None, after="2022-03-01", who="Ada", when=dt.datetime(2026, 1, 1)
    )
    assert say_change(change) == "Ada set the due date to 1 March 2022"
    back = change.model_copy(update={"before": "2022-03-01", "after": None})
    assert say_change(back) == "Ada took back the due date, which was 1 March 2022"
    same = change.model_copy(update={"field": "status", "before": "done", "after": "done"})
    assert say_change(same) == "Ada confirmed the status Done"


@pytest.mark.parametrize(
    ("kind", "strength", "said"),
    [
        ("commitment", "firm", "Commitment<"),
        ("commitment", "soft", "Commitment, an intention only<"),
        ("commitment", "conditional", "Commitment, conditional<"),
        ("request", "soft", "Request<"),
        ("resolution", "conditional", "Resolution, conditional<"),
    ],
)
def test_a_row_says_what_does_not_bind(kind, strength, said):
    record = ROTA.model_copy(update={"kind": kind, "strength": strength})
    assert f'<span class="promise-kind">{said}' in render_row(record)
