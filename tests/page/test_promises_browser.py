"""The Promises tab in headless Chromium: found, opened and reviewed by keyboard, read on a phone."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from .checking import (
    DUPLICATE_IDS,
    HEADING_LEVELS,
    LOW_CONTRAST,
    UNLABELLED,
    UNNAMED_GROUPS,
    at_rest,
    await_focus,
    tab_to,
)
from .fake_register import BRIDGE, HOURS, MAP, ROTA

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect

pytestmark = pytest.mark.browser


def open_register(page):
    page.get_by_role("tab", name="Promises").click()
    page.wait_for_selector("table.register")
    return page


def open_record(page, identity):
    page.get_by_role("button", name=f"Record {identity}", exact=True).click()
    record = page.locator(f'.record[data-id="{identity}"]')
    record.wait_for()
    return record


def test_the_tab_is_reached_and_a_record_opened_by_keyboard_alone(open_page):
    page = open_page()
    tab_to(page, "[role=tab]", limit=4)
    page.keyboard.press("ArrowRight")
    page.wait_for_selector("table.register")
    await_focus(page, "#promises-tab-button")
    tab_to(page, ".open-record")
    page.keyboard.press("Enter")
    page.wait_for_selector(".record")
    await_focus(page, ".open-record[aria-expanded=true]")
    expect(page.locator(".record mark").first).to_have_text(ROTA.quote, use_inner_text=True)
    page.keyboard.press("Enter")
    page.wait_for_selector(".record", state="detached")
    page.locator("#promises-tab-button").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_label("Your question")).to_be_visible()


def test_filters_narrow_and_show_all_brings_everything_back(open_page):
    page = open_register(open_page())
    page.get_by_label("Status").select_option(label="Outstanding (open or overdue)")
    page.get_by_label("With the words").fill("rota")
    page.keyboard.press("Enter")
    page.get_by_text("1 of 4 records: open or overdue; with the words “rota”.").first.wait_for()
    expect(page.locator("tr.promise")).to_have_count(1)
    await_focus(page, ".found")
    page.get_by_role("button", name="Show all").last.click()
    page.get_by_text("All 4 records.").first.wait_for()
    expect(page.get_by_label("With the words")).to_have_value("")
    page.locator(".plot").get_by_role("button", name="Done").click()
    page.get_by_text("1 of 4 records: done.").first.wait_for()
    expect(page.get_by_label("Status")).to_have_value("done")


def test_a_date_that_cannot_be_read_is_said_beside_its_field(open_page):
    page = open_register(open_page())
    field = page.get_by_label("Due from")
    field.fill("soonish")
    page.get_by_role("button", name="Apply filters").click()
    page.wait_for_selector("[name=due_from][aria-invalid=true]")
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description(re.compile("could not read “soonish” as a date"))
    expect(page.locator("tr.promise")).to_have_count(4)
    field.fill("2022")
    page.keyboard.press("Enter")
    page.get_by_text("2 of 4 records: due from 1 January 2022").first.wait_for()
    page.wait_for_selector("[name=due_from]:not([aria-invalid])")


def test_a_review_is_saved_and_its_history_shown_at_once(open_page):
    page = open_register(open_page())
    record = open_record(page, HOURS.id)
    record.get_by_label("Status").select_option(label="Superseded")
    record.get_by_role("button", name="Save the review").click()
    page.wait_for_selector("[name=who][aria-invalid=true]")
    expect(record).to_contain_text("Write your name")
    record.get_by_label("Your name").fill("Ada Pell")
    record.get_by_label("Reason for the change").fill("New depot agreed")
    page.keyboard.press("Enter")
    page.wait_for_selector(".record .notice")
    await_focus(page, ".record .notice")
    expect(record.locator(".notice")).to_contain_text("Saved.")
    history = record.locator(".history")
    expect(history).to_contain_text("Ada Pell changed the status from Done to Superseded")
    expect(history).to_contain_text("Why: New depot agreed")
    expect(page.locator(f'tr.promise[data-id="{HOURS.id}"]')).to_contain_text("Superseded")
    expect(record.get_by_label("Your name")).to_have_value("Ada Pell")


def test_the_counts_above_the_table_follow_a_review(open_page, served_few):
    page = open_register(open_page(url=served_few.url))
    overdue = page.locator(".by-status tr", has_text="Overdue").locator("td.figure")
    expect(overdue).to_have_text("1")
    page.locator(".plot").get_by_role("button", name="Overdue").click()
    expect(page.locator(".found")).to_contain_text("1 of 4 records: overdue.")
    record = open_record(page, ROTA.id)
    record.get_by_label("Status").select_option(label="Done")
    record.get_by_label("Your name").fill("Ada Pell")
    record.get_by_role("button", name="Save the review").click()
    expect(record.locator(".notice")).to_contain_text("It no longer fits the filters above")
    expect(page.locator(".found")).to_contain_text("0 of 4 records: overdue.")
    expect(page.locator(".plot")).to_have_count(0)
    page.get_by_role("button", name="Show all").last.click()
    expect(page.locator("tr.promise")).to_have_count(4)
    expect(page.locator(".by-status tr", has_text="Overdue")).to_have_count(0)
    done = page.locator(".by-status tr", has_text="Done").locator("td.figure")
    expect(done).to_have_text("2")
    record = open_record(page, ROTA.id)
    record.get_by_label("Status").select_option(label="Refused")
    record.get_by_label("Your name").fill("Ada Pell")
    record.get_by_role("button", name="Save the review").click()
    expect(page.locator(".by-status tr", has_text="Refused").locator("td.figure")).to_have_text("1")
    expect(done).to_have_text("1")
    expect(record.locator(".notice")).to_have_text("Saved. The history below shows the change.")


def test_the_second_reviewer_sees_that_the_record_changed_and_keeps_what_was_typed(open_page):
    first, second = open_register(open_page()), open_register(open_page())
    ours, theirs = open_record(first, MAP.id), open_record(second, MAP.id)
    theirs.get_by_label("Your name").fill("Bram Oake")
    theirs.get_by_label("Note").fill("The map is on its way.")
    ours.get_by_label("Your name").fill("Ada Pell")
    ours.get_by_label("Owner").fill("Waste team")
    ours.get_by_role("button", name="Save the review").click()
    first.wait_for_selector(".record .notice")
    theirs.get_by_role("button", name="Save the review").click()
    second.wait_for_selector(".record .notice")
    expect(theirs).to_contain_text("Ada Pell set the owner to Waste team")
    expect(theirs.get_by_label("Note")).to_have_value("The map is on its way.")
    expect(theirs.get_by_label("Owner")).to_have_value("Waste team")
    theirs.get_by_role("button", name="Save the review").click()
    expect(theirs.locator(".history")).to_contain_text("Bram Oake set the note")
    expect(theirs.locator(".history")).to_contain_text("Ada Pell set the owner")


def test_html_in_a_record_is_shown_as_text(open_page):
    page = open_page()
    fired = []
    page.on("dialog", lambda dialog: (fired.append(dialog.message), dialog.dismiss()))
    record = open_record(open_register(page), BRIDGE.id)
    expect(record).to_contain_text("<img src=x onerror=alert('hostile')>")
    expect(record).to_contain_text("{{value}} ${1+1} and all")
    expect(page.locator("#register img")).to_have_count(0)
    assert fired == []


@pytest.mark.parametrize("dark", [False, True])
def test_names_headings_and_contrast(open_page, dark):
    page = open_register(open_page(color_scheme="dark" if dark else "light"))
    open_record(page, BRIDGE.id)
    evidence = open_record(page, ROTA.id).locator("details.reference").first
    evidence.locator("summary").click()
    expect(evidence).to_have_attribute("open", "")
    at_rest(page)
    assert page.evaluate(UNLABELLED) == []
    assert page.evaluate(UNNAMED_GROUPS) == []
    assert page.evaluate(DUPLICATE_IDS) == []
    assert page.evaluate(LOW_CONTRAST) == []
    levels = page.evaluate(HEADING_LEVELS)
    assert levels[:3] == [1, 2, 3]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    expect(page.get_by_role("table")).to_have_count(3)
    expect(page.get_by_role("columnheader", name="What was said")).to_have_count(1)
    assert page.locator("[aria-describedby]").evaluate_all(
        "all => all.every(e => e.getAttribute('aria-describedby').trim().split(/\\s+/)"
        ".every(id => document.getElementById(id)))"
    )


@pytest.mark.parametrize("width", [1280, 640, 320])
def test_nothing_scrolls_sideways_and_targets_are_large_enough(open_page, width):
    page = open_register(open_page(width))
    open_record(page, ROTA.id)
    at_rest(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    beyond = page.evaluate(
        """width => [...document.querySelectorAll(`#register :is(p, h2, h3, h4, td, th, dd, li,
        button, input, select, textarea, summary, blockquote, .bar)`)]
        .filter(e => e.checkVisibility() && !e.closest('.visually-hidden'))
        .filter(e => e.getBoundingClientRect().right > width + 1).map(e => e.outerHTML)""",
        width,
    )
    assert beyond == []
    small = page.evaluate(
        """() => [...document.querySelectorAll('#register :is(button, input, select, textarea)')]
        .filter(e => e.checkVisibility()).map(e => [e.outerHTML.slice(0, 80),
        e.getBoundingClientRect()]).filter(([, r]) => r.width < 24 || r.height < 24)"""
    )
    assert small == []


def test_on_a_phone_the_table_is_cards_that_are_still_a_table(open_page):
    page = open_register(open_page(360))
    expect(page.locator("table.register thead")).to_be_hidden()
    expect(page.get_by_label("With the words")).to_be_hidden()
    row = page.get_by_role("row", name=ROTA.id)
    expect(row.get_by_role("cell")).to_have_count(6)
    cell = row.locator("td.due")
    assert cell.evaluate("e => getComputedStyle(e, '::before').content") == '"Due"'


def test_a_thousand_records_come_in_lots(open_page, served_many):
    page = open_register(open_page(url=served_many.url))
    page.get_by_text("All 1,000 records.").first.wait_for()
    expect(page.locator("tr.promise")).to_have_count(25)
    page.get_by_role("button", name="Show 25 more").click()
    page.get_by_text("50 of 1,000 records shown.").first.wait_for()
    expect(page.locator("tr.promise")).to_have_count(50)
    expect(page.locator(".open-record").nth(25)).to_be_focused()


def test_the_printed_register_holds_every_record_and_nothing_else(open_page, served_many):
    page = open_register(open_page(url=served_many.url))
    # Void, since Playwright calls a function that an evaluated expression comes to.
    page.evaluate("void (window.print = () => { window.printed = true; })")
    page.locator("#register").get_by_label("Committee").select_option(label="Cabinet")
    page.get_by_role("button", name="Apply filters").click()
    page.get_by_text("500 of 1,000 records: Cabinet.").first.wait_for()
    page.get_by_role("button", name="Print").click()
    page.wait_for_function("window.printed")
    page.emulate_media(media="print")
    expect(page.locator("#register-sheet tbody tr")).to_have_count(500)
    expect(page.locator("#register-sheet")).to_be_visible()
    expect(page.locator("#register")).to_be_hidden()
    expect(page.get_by_role("tab").first).to_be_hidden()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#register-sheet")).to_be_hidden()
    expect(page.get_by_role("button", name="Apply filters")).to_be_hidden()
    expect(page.locator("tr.promise").first).to_be_visible()


def test_the_skip_link_leads_back_to_the_question(open_page):
    page = open_register(open_page())
    page.locator(".skip-link").focus()
    page.keyboard.press("Enter")
    await_focus(page, "#question textarea")


def test_the_records_found_are_saved_as_files(open_page):
    page = open_register(open_page())
    page.locator("#register").get_by_label("Kind").select_option(label="Request")
    page.get_by_role("button", name="Apply filters").click()
    page.get_by_text("1 of 4 records: request.").first.wait_for()
    for name, ending, start in (
        ("Save as CSV", ".csv", b"\xef\xbb\xbf"),
        ("Save as Excel", ".xlsx", b"PK"),
    ):
        with page.expect_download() as told:
            page.get_by_role("button", name=name).click()
        assert told.value.suggested_filename.endswith(ending)
        saved = Path(told.value.path()).read_bytes()
        assert saved.startswith(start)
    page.get_by_text("is saved with your downloads").wait_for()
