"""Takes the words out of a saved web page, laid out as the browser shows them."""

from __future__ import annotations

import re
import warnings

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, Tag
from bs4.exceptions import ParserRejectedMarkup

from corpus.errors import UnreadableSource

_HTML = re.compile(
    r"\s*(?:<!doctype html|<html\b|<\?xml[^>]*>\s*<(?:!doctype )?html|"
    r"<(?:div|p|table|section|article|main|body|head|h[1-6]|ul|ol)\b[^<>]*>)",
    re.I,
)
# What a page holds besides its text; a form is kept, since some sites wrap everything in one.
_NO_TEXT = (
    "script style noscript template svg canvas iframe object nav footer button select input "
    "textarea dialog"
).split()
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BLOCKS = (
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure "
    "form h1 h2 h3 h4 h5 h6 header hr legend li main ol p pre section summary table tbody tfoot "
    "thead tr ul"
).split()
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Where the text of a page stands, the likeliest first.
_MAIN = ("main", "[role=main]", "#modgov", "#mgContent", "#main-content", "#content", "body")
# A page's part counts as its text where it holds so large a share of the words.
_MOST_WORDS = 0.5
# Cells of a table of figures hold no blocks; a table that lays out a page does.
_LAID_OUT = ("p", "div", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6")
_BREAKS = re.compile(r"[ \t\xa0]*\n[ \t\xa0\n]*")


def is_web_page(text: str) -> bool:
    """Whether a text is a web page, or a piece of one, by how it begins."""
    return _HTML.match(text.removeprefix("\ufeff")) is not None


def page_text(html: str, name: str) -> str:
    """The words of a web page, a line for each block and "|" between the cells of a table's row.

    Left out are scripts, menus, forms' fields and all that the page hides, so that nothing is
    quoted that a reader of the page could not see. Headings are marked with "#" as in Markdown.
    Raises ``UnreadableSource`` for a page that cannot be taken apart or has no words.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of pages that look like something else
            soup = BeautifulSoup(html, "html.parser")
        main = _without_furniture(soup)
        for string in list(main.find_all(string=True)):
            string.replace_with(NavigableString(re.sub(r"[ \t\r\n\f]+", " ", string)))
        _lay_out(main)
        text = main.get_text()
    except (ParserRejectedMarkup, RecursionError) as error:
        raise UnreadableSource(
            f"{name} is a web page that cannot be taken apart; save it as text and add that."
        ) from error
    text = _BREAKS.sub(lambda gap: "\n\n" if gap[0].count("\n") > 1 else "\n", text).strip()
    if not any(character.isalnum() for character in text):
        raise UnreadableSource(f"{name} is a web page without words; there is nothing to read.")
    return text


def _without_furniture(soup: BeautifulSoup) -> Tag:
    for comment in list(soup.find_all(string=lambda s: isinstance(s, Comment))):
        comment.extract()
    hidden = soup.find_all(
        lambda tag: (
            tag.name in _NO_TEXT
            or tag.has_attr("hidden")
            or tag.get("aria-hidden") == "true"
            or bool(_HIDDEN.search(str(tag.get("style") or "")))
        )
    )
    for tag in list(hidden):
        tag.extract()
    whole = len(soup.get_text().split())
    for place in _MAIN:
        found = soup.select_one(place)
        if found is not None and len(found.get_text().split()) >= _MOST_WORDS * whole:
            return found
    return soup


def _lay_out(main: Tag) -> None:
    """Put line ends about the blocks, bars between cells, and marks before headings and points."""
    for row in list(main.find_all("tr")):
        cells = row.find_all(["td", "th"], recursive=False)
        if len(cells) > 1 and not any(cell.find(_LAID_OUT) for cell in cells):
            for cell in cells:
                cell.insert(0, NavigableString("| "))
                cell.append(NavigableString(" "))
            cells[-1].append(NavigableString("|"))
        else:
            for cell in cells:
                cell.append(NavigableString("\n"))
    for line in list(main.find_all("br")):
        line.replace_with(NavigableString("\n"))
    for heading in list(main.find_all(_HEADINGS)):
        if heading.get_text().strip():
            heading.insert(0, NavigableString("## "))
    for point in list(main.select("ul > li")):
        if not point.find(_HEADINGS):
            point.insert(0, NavigableString("- "))
    for block in list(main.find_all(_BLOCKS)):
        mark = "\n" if block.name in ("li", "tr", "tbody", "thead", "div") else "\n\n"
        block.insert_before(NavigableString(mark))
        block.insert_after(NavigableString(mark))
