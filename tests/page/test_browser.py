"""The page in headless Chromium: what a person does with the keyboard, and what is fetched."""

from __future__ import annotations

import re
from itertools import pairwise

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

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect

pytestmark = pytest.mark.browser

QUESTION = "How many collections were missed?"


def ask(page, question=QUESTION):
    page.get_by_label("Your question").fill(question)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=question).wait_for()
    page.wait_for_selector("#latest .exchange .answer:not(.pending)")
    page.wait_for_selector("#latest :is(.references, .near-misses)")


def test_a_question_is_asked_and_a_reference_opened_by_keyboard_alone(open_page):
    page = open_page()
    page.keyboard.press("Tab")
    await_focus(page, ".skip-link")
    page.keyboard.press("Enter")
    await_focus(page, "#question textarea")
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    page.wait_for_selector(".references")
    page.keyboard.press("Shift+Tab")
    for _ in range(12):
        if page.evaluate("document.activeElement.matches('a.cite')"):
            break
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    tab_to(page, "a.cite[href='#ref-1-2']", limit=3)
    page.keyboard.press("Enter")
    expect(page.locator("#ref-1-2")).to_have_attribute("open", "")
    await_focus(page, "#ref-1-2 summary")
    page.keyboard.press("Enter")
    expect(page.locator("#ref-1-2")).not_to_have_attribute("open", "")


def test_an_opened_reference_marks_the_quote_in_its_context(open_page):
    page = open_page()
    ask(page)
    page.get_by_role("link", name="Reference 1").click()
    opened = page.locator("#ref-1-1")
    mark = opened.locator("mark")
    expect(mark).to_be_visible()
    expect(mark).to_have_text(
        "Members were told that 412 collections had been missed in September.",
        use_inner_text=True,
    )
    around = opened.locator("blockquote").inner_text()
    assert around.startswith("The Head of Waste")
    assert around.endswith("The meeting closed at 20:05.")
    at_rest(page)
    colour = mark.evaluate("e => getComputedStyle(e).backgroundColor")
    assert colour not in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")


@pytest.mark.parametrize("pressed", ["a[href='#ref-1-1']", "#ref-1-1 > summary"])
def test_a_reference_opened_just_before_a_redraw_stays_open(open_page, pressed):
    page = open_page()
    ask(page)
    page.evaluate(
        """pressed => {
            document.querySelector(pressed).click();
            const old = document.getElementById("ref-1-1");
            const drawn = old.cloneNode(true);
            drawn.open = false;
            old.replaceWith(drawn);
        }""",
        pressed,
    )
    expect(page.locator("#ref-1-1")).to_have_attribute("open", "")


def test_html_in_a_document_is_shown_as_text(open_page):
    page = open_page()
    fired = []
    page.on("dialog", lambda dialog: (fired.append(dialog.message), dialog.dismiss()))
    ask(page)
    page.get_by_role("link", name="Reference 2").click()
    quote = page.locator("#ref-1-2 blockquote")
    expect(quote).to_be_visible()
    expect(quote).to_contain_text("<script>alert('hostile')</script>")
    assert fired == []


def test_an_opened_reference_stays_open_when_the_next_question_is_asked(open_page):
    page = open_page()
    ask(page)
    page.get_by_role("link", name="Reference 1").click()
    ask(page, "What about trees?")
    expect(page.locator("#past #ref-1-1")).to_have_attribute("open", "")
    expect(page.locator("#past .exchange")).to_have_count(1)
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator(".exchange")).to_have_count(0)
    expect(page.get_by_role("heading", name="Questions to try")).to_be_visible()


def test_near_misses_are_closed_and_labelled(open_page):
    page = open_page()
    ask(page, "What about trees?")
    expect(page.get_by_text("Not an answer, but close: 1 passage")).to_be_visible()
    expect(page.get_by_text("Street trees")).to_be_hidden()
    expect(page.get_by_role("heading", name="References")).to_have_count(0)


def test_an_example_question_is_asked_at_once(open_page):
    page = open_page()
    page.get_by_role("button", name=QUESTION).click()
    page.wait_for_selector(".references")
    expect(page.get_by_role("heading", name="Questions to try")).to_be_hidden()


def test_the_filters_in_force_are_shown_and_can_be_cleared(open_page):
    page = open_page()
    page.get_by_label("Cabinet").check()
    page.get_by_label("From").fill("2019")
    page.get_by_text("Searching only: Cabinet; from 1 January 2019").wait_for()
    ask(page, "What about trees?")
    expect(page.get_by_text("Searched only: Cabinet; from 1 January 2019")).to_be_visible()
    page.get_by_role("button", name="Clear filters").click()
    page.get_by_text("Searching every document.").wait_for()


@pytest.mark.parametrize("width", [1280, 640, 360, 320])
def test_nothing_scrolls_sideways(open_page, width):
    # 640 px is what a 1280 px window leaves at 200 % zoom.
    page = open_page(width)
    ask(page)
    page.get_by_role("link", name="Reference 1").click()
    ask(page, "What about trees? " + "Unbrokenwordwithoutend" * 8)
    at_rest(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    beyond = page.evaluate(
        """width => [...document.querySelectorAll(
        'main :is(p, h1, h2, h3, summary, dd, button, textarea, input, blockquote)')]
        .filter(e => e.checkVisibility())
        .filter(e => !e.closest('.visually-hidden'))
        .filter(e => e.getBoundingClientRect().right > width + 1).map(e => e.outerHTML)""",
        width,
    )
    assert beyond == []


@pytest.mark.parametrize("dark", [False, True])
def test_names_headings_language_and_contrast(open_page, dark):
    page = open_page(color_scheme="dark" if dark else "light")
    ask(page)
    page.get_by_role("link", name="Reference 1").click()
    ask(page, "What about trees?")
    at_rest(page)
    assert page.evaluate("document.documentElement.lang") == "en-GB"
    expect(page).to_have_title("Ask the minutes")
    assert page.evaluate(UNLABELLED) == []
    assert page.evaluate(UNNAMED_GROUPS) == []
    assert page.evaluate(DUPLICATE_IDS) == []
    assert page.evaluate(LOW_CONTRAST) == []
    assert page.locator("main").count() == 1
    assert page.locator("h1").count() == 1
    levels = page.evaluate(HEADING_LEVELS)
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_answer_is_announced(open_page):
    page = open_page()
    region = page.locator("#announcement [role=status][aria-live=polite]")
    expect(region).to_have_count(1)
    ask(page)
    expect(region).to_have_text(re.compile("^Answer: .*2 references below the answer"))


def test_focus_is_seen(open_page):
    page = open_page()
    for _ in range(4):
        page.keyboard.press("Tab")
        style = at_rest(page).evaluate(
            """(s => [s.outlineStyle, parseFloat(s.outlineWidth)])(
            getComputedStyle(document.activeElement))"""
        )
        assert style[0] == "solid"
        assert style[1] >= 2


def test_targets_are_large_enough(open_page):
    page = open_page(360)
    ask(page)
    at_rest(page)
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, input, textarea, summary, a.cite')]
        .filter(e => e.checkVisibility() && !e.closest('[aria-hidden=true]'))
        .map(e => [e.outerHTML.slice(0, 80),
        e.getBoundingClientRect()]).filter(([, r]) => r.width < 24 || r.height < 24)"""
    )
    assert small == []


def test_a_fictional_library_is_labelled(open_page):
    page = open_page()
    expect(page.get_by_text("this council is fictional")).to_be_visible()


def test_an_empty_library_says_what_to_do(open_page, served_empty):
    page = open_page(url=served_empty.url)
    expect(page.get_by_role("heading", name="No documents yet")).to_be_visible()
    expect(page.get_by_text("minutes add FOLDER-OR-FILES")).to_be_visible()
    expect(page.get_by_label("Your question")).to_be_hidden()
