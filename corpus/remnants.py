"""Lays out what is left of a web page's tags in plain text and Markdown: tables, breaks, points.

The words stay as the file has them. Tags that stand for structure become marks of a cut, so that
no paragraph runs across one; those within a table's row stay in the row, which is one line.
"""

from __future__ import annotations

import html
import re

CUT = "\x1e"
"""A line of its own that stands for a tag lifted out; no text is joined across it."""

POINT = "\x1f"
"""Begins the line of a list's point that a tag set, and is no part of its words."""

_STRUCTURE = (
    "p|div|br|hr|ul|ol|li|dl|dt|dd|h[1-6]|table|thead|tbody|tfoot|tr|td|th|caption|center|section|"
    "article|header|footer|main|body|html|blockquote|figure|figcaption|form|fieldset|pre|address"
)
_INLINE = "strong|b|em|i|u|s|sup|sub|span|font|a|small|big|del|ins|mark|abbr|code|time|label"
_REST = r"(?:\s[^<>]*)?/?>"
_ANY_TAG = rf"</?(?:{_STRUCTURE}|{_INLINE}){_REST}"
_SPACE = r"&nbsp;|&#160;|\s"
_FOUND = re.compile(rf"<!--|&nbsp;|{_ANY_TAG}", re.I)
_TAG = re.compile(_ANY_TAG, re.I)
_ROW = re.compile(
    r"<tr(?:\s[^<>]*)?>(?P<cells>(?:(?!<tr[\s>]).)*?)(?:</tr\s*>|(?=<tr[\s>]|</table|</tbody)|\Z)",
    re.I | re.S,
)
_TABLE = re.compile(rf"</?(?:table|thead|tbody|tfoot){_REST}", re.I)
_CELL = re.compile(rf"<t[dh]{_REST}", re.I)
_CELL_EDGE = re.compile(rf"(?:</t[dh]\s*>\s*)?<t[dh]{_REST}|</t[dh]\s*>", re.I)
_BREAK = re.compile(
    rf"<!--.*?-->|(?P<point><li{_REST})|(?P<head><h[1-6]{_REST})|</?(?:{_STRUCTURE}){_REST}",
    re.I | re.S,
)
_GAP = re.compile(rf"(\n[ \t\xa0]*(?:{CUT}[ \t\xa0]*)?(?=\n|\Z))")
_LEADING = re.compile(rf"(?P<mark>\s*(?:## )?)(?:(?:{_ANY_TAG}|&nbsp;|&#160;)\s*)+", re.I)
_LAST = re.compile(rf"{_ANY_TAG}|&nbsp;|&#160;", re.I)
_EMPTY_HEADING = re.compile(rf"(?<={CUT}\n)## (?=\s*(?:{CUT}|\Z))")
# A cell of more words holds paragraphs of its own, and its row is none of a list or of figures.
LONGEST_CELL = 60
_QUOTED = re.compile(r"[ \t]*(?:>[ \t]*)+")
_POINT = re.compile(r"(?:[-–•*+]|\(?(?:[a-z]|[ivx]{1,4})[.)])\s")
_ENDS = re.compile(r"[.!?][\"'”’)\]*_]*$")


def lay_out(text: str, *, breaks: bool = True) -> str:
    """``text`` with each row of a table on one line, from its first word to its last.

    With ``breaks``, every other tag of structure is a cut, a point or a heading as well, and no
    paragraph begins or ends with a tag; lines of pipe or tab tables keep theirs, for their
    readers part them.
    """
    if not _FOUND.search(text):
        return text
    text = _TABLE.sub(f"\n{CUT}\n", _ROW.sub(lambda row: _row(row["cells"]), text))
    if not breaks:
        return text
    parts: list[str] = []
    loose: list[str] = []
    for line in [*text.split("\n"), None]:
        if line is not None and not (has_cells(line) or _is_plain_row(line)):
            loose.append(line)
            continue
        parts += [_broken("\n".join(loose))] if loose else []
        parts += [line] if line is not None else []
        loose = []
    return "\n".join(parts)


def unquoted(text: str) -> str:
    """``text`` with the marks of Markdown's quotations taken where a paragraph begins.

    Within a paragraph they stay, and before one that an unfinished sentence leads to, so that
    the words that a quote may take are the file's.
    """
    if "\n>" not in f"\n{text}":
        return text
    rows: list[str] = []
    before, going_on = "", False
    for row in text.split("\n"):
        mark = _QUOTED.match(row)
        words = row[mark.end() :] if mark and mark[0].strip() else row
        begins = _POINT.match(words) or (not going_on and _ENDS.search(before))
        rows.append(words if begins or not words.strip() else row)
        going_on = words is not row and bool(words.strip())
        before = words.strip() or before
    return "\n".join(rows)


def has_cells(line: str) -> bool:
    """Whether a line is a row whose cells tags part."""
    return "<" in line and _CELL.search(line) is not None


def tagged_cells(line: str) -> list[str]:
    """The cells of such a row, with whatever tags stand in them."""
    return _CELL_EDGE.split(line)


def names_columns(line: str) -> bool:
    """Whether all cells of such a row are set as headings."""
    return bool(re.search(r"<th[\s>]", line, re.I)) and not re.search(r"<td[\s>]", line, re.I)


def trimmed(words: str) -> str:
    """``words`` without the tags and empty marks at their ends; a heading's mark stays."""
    if "<" not in words and "&" not in words:
        return words
    led = _LEADING.match(words)
    words = led["mark"] + words[led.end() :] if led and led.end() < len(words) else words
    end = len(words.rstrip())
    while (at := max(words.rfind("<", 0, end), words.rfind("&", 0, end))) >= 0:
        if not _LAST.fullmatch(words, at, end):
            break
        end = len(words[:at].rstrip())
    return words[:end] if end < len(words.rstrip()) else words


def without_tags(words: str) -> str:
    """``words`` as they read, for taking a date or a name out of them; never to quote."""
    if "<" not in words and "&" not in words:
        return words
    return html.unescape(_TAG.sub("", _CELL_EDGE.sub(", ", words)))


def _row(cells: str) -> str:
    """One row: a line of its own, or, where it holds no more than one text, that text."""
    filled = [cell for cell in _CELL_EDGE.split(cells) if _words(cell)]
    if len(filled) > 1 and max(map(_words, filled)) <= LONGEST_CELL:
        return f"\n{CUT}\n{' '.join(trimmed(cells).split())}\n"
    return "".join(f"\n{CUT}\n{cell.strip()}\n" for cell in filled) + f"\n{CUT}\n"


def _words(cell: str) -> int:
    bare = re.sub(_SPACE, " ", _TAG.sub(" ", cell))
    return sum(any(c.isalnum() for c in word) for word in bare.split())


def _is_plain_row(line: str) -> bool:
    bare = line.strip()
    return "\t" in bare or (bare.startswith("|") and bare.count("|") >= 2)


def _broken(text: str) -> str:
    """Text with a cut for each tag of structure, a mark of a list's point or of a heading."""

    def cut(tag: re.Match[str]) -> str:
        mark = POINT if tag["point"] else "## " if tag["head"] else ""
        return f"\n{CUT}\n{mark}"

    cut_up = _EMPTY_HEADING.sub("", _BREAK.sub(cut, text))
    return "".join(
        part if number % 2 else trimmed(part) for number, part in enumerate(_GAP.split(cut_up))
    )
