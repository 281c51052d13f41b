"""Takes the words out of a saved web page, laid out as the browser shows them."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag
from bs4.exceptions import ParserRejectedMarkup

from corpus.errors import UnreadableSource

_BEFORE = r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
_PAGE = re.compile(rf"{_BEFORE}<(?:!doctype html|html\b)", re.I | re.S)
_PIECE = re.compile(
    rf"{_BEFORE}<(?:div|p|table|section|article|main|body|head|header|h[1-6]|ul|ol|title|meta|link|"
    r"style|span|center|font|form|pre)\b[^<>]*>",
    re.I | re.S,
)
# A piece may begin with any tag, a button's say, where blocks are closed again and again.
_ANY_TAG = re.compile(rf"{_BEFORE}<[a-z][\w-]*(?:\s[^<>]*)?>", re.I | re.S)
_CLOSED = re.compile(r"</(?:p|div|li|td|h[1-6]|section|dd)>", re.I)
_MANY, _CHARACTERS_A_BLOCK = 5, 500
# Plain text may have its heading in tags, and below it paragraphs without any.
_TAG = re.compile(r"</?[a-z][^<>]*>", re.I)
_LONG_REST, _PARAGRAPHS = 1000, 3
# What only pages hold, or keep their lines in.
_OF_PAGES = re.compile(
    r"<(?:pre|script|nav|select|noscript|iframe|button|form)\b|pre-line|<!--", re.I
)
_NOT_WORDS = re.compile(r"<(script|style)\b.*?</\1>|(?<==)(?:\"[^\"<>]*\"|'[^'<>]*')", re.I | re.S)
_LINE_IN_TAGS = re.compile(
    r"^[ \t]*<(?P<tag>h[1-6]|p|div|center|b|strong)\b[^<>\n]*>"
    r"(?P<words>[^<>\n]+)</(?P=tag)>[ \t]*$",
    re.I | re.M,
)
# What is meant for a site's search box, say, and is seen by nobody.
_HIDDEN_LINE = re.compile(
    r"^[ \t]*<(?P<tag>[a-z][\w-]*)\b(?=[^<>\n]*(?:display\s*:\s*none|visibility\s*:\s*hidden))"
    r"[^<>\n]*>[^<>\n]*</(?P=tag)>[ \t]*$",
    re.I | re.M,
)
# A line of Markdown: a heading, an item of a list, a row of a table.
_MARKED = re.compile(r"^(?:#{1,6}\s|[-*]\s|\|)", re.M)
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
_HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
# Where the text of a page stands, the likeliest first.
_MAIN = ("main", "[role=main]", "#modgov", "#mgContent", "#main-content", "#content", "body")
# A page's part counts as its text where it holds so large a share of the words.
_MOST_WORDS = 0.85
# Cells of a table of figures hold no blocks; a table that lays out a page does.
_BLOCKY = ["p", "div", "ul", "ol", "table", *_HEADINGS]
# ModernGov sets a meeting's items in such a table; its readers need no marks of headings.
_ITEMS_IN_TABLE = "table.mgItemTable"
# No page that people read nests its parts so deep; taking it apart would take too long.
DEEPEST = 400
_TANGLED = "is a web page that cannot be taken apart; save it as text and add that."
_BREAKS = re.compile(r"[ \t\xa0]*\n[ \t\xa0\n]*")


def is_web_page(text: str) -> bool:
    """Whether a text is a web page, or a piece of one that begins with a tag.

    Markdown may begin with a table set in tags; lines with its own marks follow.
    """
    text = text.removeprefix("\ufeff")
    if _PAGE.match(text):
        return True
    if _MARKED.search(text):
        return False
    bare = _NOT_WORDS.sub("", text)
    if _PIECE.match(text):
        parts = _TAG.split(bare)
        told = parts[-1:] if _OF_PAGES.search(text) else parts
        return not any(len(p) >= _LONG_REST and p.count("\n\n") >= _PARAGRAPHS for p in told)
    closed = len(_CLOSED.findall(bare))
    blocks = closed >= _MANY and closed * _CHARACTERS_A_BLOCK >= len(bare)
    return blocks and _ANY_TAG.match(text) is not None


def without_line_tags(text: str) -> str:
    """A text with the lines that stand wholly in a pair of tags freed of them, and
    without those that their tags hide."""
    return _LINE_IN_TAGS.sub(r"\g<words>", _HIDDEN_LINE.sub("", text))


def page_text(html: str, name: str) -> str:
    """The words of a web page, a line for each block and "|" between the cells of a table's row.

    Left out are scripts, menus, forms' fields and all that the page hides, so that nothing is
    quoted that a reader of the page could not see. Headings are marked with "#" as in Markdown.
    Raises ``UnreadableSource`` for a page that cannot be taken apart or has no words.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of pages that look like something else
            soup = BeautifulSoup(html, "lxml")
    except ParserRejectedMarkup as error:
        raise UnreadableSource(f"{name} {_TANGLED}") from error
    if _depth(soup) > DEEPEST:
        raise UnreadableSource(f"{name} {_TANGLED}")
    text = "".join(_laid_out(_without_furniture(soup)))
    text = _BREAKS.sub(lambda gap: "\n\n" if gap[0].count("\n") > 1 else "\n", text).strip()
    if not any(character.isalnum() for character in text):
        raise UnreadableSource(f"{name} is a web page without words; there is nothing to read.")
    return text


def _without_furniture(soup: BeautifulSoup) -> Tag:
    """The part of a page that holds its text, less what is hidden and what is no text."""
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
    whole = len(soup.get_text(" ").split())
    for place in _MAIN:
        found = soup.select_one(place)
        if found is not None and len(found.get_text(" ").split()) >= _MOST_WORDS * whole:
            return found
    return soup


def _laid_out(main: Tag) -> Iterator[str]:
    """The page's words with line ends about the blocks, bars between cells, and marks before
    headings and points."""
    tabled = main.select_one(_ITEMS_IN_TABLE) is not None
    headed = _holders(main, _HEADINGS, ("li",))  # points that hold a heading need no other mark
    laying = _holders(main, _BLOCKY, ("td", "th"))
    cells: set[int] = set()
    inside = printed = 0  # how many cells of figures, and preformatted parts, are open
    last: set[int] = set()
    nodes: list[tuple[PageElement, bool]] = [(main, False)]
    while nodes:
        node, ended = nodes.pop()
        if not isinstance(node, Tag):
            if type(node) is NavigableString and printed:
                yield str(node)
            elif type(node) is NavigableString:
                yield re.sub(r"[ \t\r\n\f]+", " ", node)
            continue
        if node.name == "tr" and not ended:
            row = [id(cell) for cell in node.find_all(["td", "th"], recursive=False)]
            if len(row) > 1 and laying.isdisjoint(row):
                cells.update(row)
                last.add(row[-1])
        if node.name == "br":
            yield " " if inside else "\n"
            continue
        inside += (id(node) in cells) * (-1 if ended else 1)
        printed += (node.name == "pre") * (-1 if ended else 1)
        if ended:
            yield (" |" if id(node) in last else " ") if id(node) in cells else _edge(node)
            continue
        if id(node) in cells:
            yield "| "
        elif node.name in _HEADINGS and not tabled and node.get_text().strip():
            yield "\n\n## "
        else:
            point = node.name == "li" and id(node) not in headed
            bulleted = point and node.parent is not None and node.parent.name == "ul"
            yield _edge(node) + ("- " if bulleted else "")
        nodes.append((node, True))
        nodes.extend((child, False) for child in reversed(node.contents))


def _depth(soup: BeautifulSoup) -> int:
    """How deep the page's parts are nested."""
    deepest = 0
    nodes: list[tuple[Tag, int]] = [(soup, 0)]
    while nodes:
        tag, depth = nodes.pop()
        deepest = max(deepest, depth)
        nodes.extend((child, depth + 1) for child in tag.contents if isinstance(child, Tag))
    return deepest


def _holders(main: Tag, inner: list[str], outer: tuple[str, ...]) -> set[int]:
    """The ``outer`` tags that a tag of ``inner`` stands in, the nearest of each."""
    found: set[int] = set()
    for tag in main.find_all(inner):
        for parent in tag.parents:
            if parent.name in outer:
                found.add(id(parent))
                break
    return found


def _edge(tag: Tag) -> str:
    if tag.name in ("li", "tr", "td", "th", "tbody", "thead", "div"):
        return "\n"
    return "\n\n" if tag.name in _BLOCKS else ""
