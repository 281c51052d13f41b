"""Dates, kinds and places in words."""

from __future__ import annotations

import datetime as dt

from assistant.page.wording import (
    count,
    say_attribution,
    say_date,
    say_kind,
    say_speaker,
    say_where,
)

from .fake_assistant import MISSED, NEARER, TREES


def test_dates_are_said_in_uk_order():
    assert say_date(dt.date(2021, 10, 14)) == "14 October 2021"
    assert say_date(dt.date(2020, 2, 1)) == "1 February 2020"


def test_a_kind_that_the_page_does_not_know_is_still_readable():
    assert say_kind("transcript") == "Webcast transcript"
    assert say_kind("written-question") == "Written question"


def test_an_uncertain_label_is_said_in_plain_words():
    assert say_speaker(NEARER).startswith("Perhaps Cllr Oswin Tarrable (label uncertain")
    certain = NEARER.model_copy(update={"speaker_certain": True})
    assert say_speaker(certain) == "Cllr Oswin Tarrable"
    assert say_attribution(NEARER).startswith("Perhaps Cllr Oswin Tarrable (label uncertain)")


def test_where_holds_only_what_the_record_says():
    assert say_where(MISSED) == "Environment Scrutiny Panel, 14 October 2021, item 6"
    assert say_where(NEARER).endswith("18 November 2021, webcast at 0:19:02")
    assert say_where(TREES) == "Cabinet, paragraph 2.1"
    bare = TREES.model_copy(update={"body": None, "paragraph": None})
    assert say_where(bare) == "Report"


def test_an_attribution_without_a_date_says_so():
    assert say_attribution(TREES) == "Cabinet, date not stated"


def test_counts_agree_with_their_noun():
    assert count(1, "document") == "1 document"
    assert count(1200, "document") == "1,200 documents"
