"""Undoes a page's layout: page breaks, running heads and hard-wrapped lines become paragraphs."""

from __future__ import annotations

import re
import statistics
from dataclasses import dataclass, replace

from corpus.linemarks import is_item, is_row
from corpus.months import ANY_MONTH
from corpus.names import COUNCIL_KINDS
from corpus.pages import (
    RULE,
    SENTENCE_END,
    double_spaced,
    line_key,
    page_break,
    page_lines,
    running_heads,
)
from corpus.remnants import CUT, trimmed

_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_EMPHASIS = re.compile(r"(?<!\*)\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?!\*)|\*{2,3}")
_LEAD = re.compile(
    r"\s*(?:\|[^|]*\|\s*)?(?:[-•*+]\s+)?(?:[\w./()-]{1,12}\s+)?\*\*(?P<lead>[^*]+)\*\*"
)
_LABELLED = re.compile(
    r"\s*(?:(?:it was\s+)?(?:unanimously\s+)?(?:RESOLVED|AGREED|Resolved|Agreed|NOTED|Noted|"
    r"DECIDED|"
    r"RECOMMENDED|ACTIONS?|Actions?)\b\s*(?:[:–—-]|that\b|unanimously|$)|"
    r"It was (?:unanimously )?(?:RESOLVED|"
    r"resolved|agreed|AGREED)\b|(?:Present|PRESENT|In attendance|IN ATTENDANCE|In Attendance|"
    r"Also present|Also Present|ALSO PRESENT|ALSO IN ATTENDANCE|Apologies|"
    r"APOLOGIES|Absent|ABSENT|Attendance|Officers|Members of the public|Public|Clerk|"
    r"Chair|Chairman|Chairperson|Venue|Date|Time|Proposed|"
    r"Members|Councillors|MEMBERS|COUNCILLORS|OFFICERS|Attendees|ATTENDEES|Substitutes?|Signed|"
    r"(?:STAFF|OFFICERS|Staff|Officers) (?:PRESENT|Present)|AYES|NAYS|NOES|Ayes|Nays|Noes|"
    r"ABSTAIN\w*)\b[^.\n]{0,40}:)"
)
_DATE_ALONE = re.compile(
    r"\s*(?:[A-Z][a-z]+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+,?\s+\d{4}\s*"
)
_NUMBER_ALONE = re.compile(r"\s*(?:\d{1,3}[.)]|\d{1,3}(?:\.\d{1,2}){1,3}\.?)")
_FIGURE_FIRST = re.compile(r"\s*(?P<number>\d{1,3}(?:\.\d{1,3})*)[.)]?\s+(?=\S)")
# A list lettered in capitals; a lone initial at a line's beginning is one only after its neighbour.
_CAPITAL_FIRST = re.compile(r"\s*([A-Z])[.)]\s+(?=\S)")
# A list of people, one a line: "Mr Tom Bee – Clerk" and then "Mrs Una Fenn – Deputy Clerk".
_PERSON_FIRST = re.compile(r"\s*(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s+[A-Z]")
_FAR_IN = re.compile(r"\s{8,}\S")
_HEADING = re.compile(r"\s*#{1,6}\s+\S")
_GOES_ON = re.compile(r"(?:,|\b(?:and|of|the|to|for|a|in|by|with|AND|OF|THE|Cllrs?|Mr|Mrs))$")
_ORDINAL = re.compile(rf"\s*(?:st|nd|rd|th)\s+(?:of\s+)?{ANY_MONTH}\b", re.IGNORECASE)
# "MEETING OF DUNLEY COUNTY" and then "COUNCIL HELD IN …": a name that goes on.
_COUNCIL_FIRST = re.compile(r"\s*council\b(?!\s+(?:tax|house|flat)s?\b)", re.IGNORECASE)
# The hour of what follows, on a line of its own, and an item's title as some clerks number it.
_CLOCK_ALONE = re.compile(r"\s*\d{1,2}:\d\d(?::\d\d)?\s*")
_HASHED = re.compile(r"\s*#\d{1,2}\s+[A-Z]")
_SET_IN = re.compile(r"\t\t+[^\t]+")
_DAY_LAST = re.compile(r"(?<![\d£€$.,])\d{1,2}$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line with the page it stands on; ``bold`` where Markdown set the whole line bold.

    ``lead`` is the words that Markdown set bold at its beginning.

    ``cut`` is True where something was lifted out right before it, so that no text may be
    joined across; ``gap`` where blank space or a page break does.
    """

    text: str
    page: int | None = None
    bold: bool = False
    gap: bool = False
    cut: bool = False
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, joined with spaces, and what kind of text they look like."""

    text: str
    page: int | None = None
    bold: bool = False
    is_item: bool = False
    is_row: bool = False
    lines: int = 1
    lead: str = ""


@dataclass(slots=True)
class _Pages:
    """Counts pages as breaks and printed numbers come by."""

    page: int = 1
    start: int = 0  # where in the lines this page begins

    def turn(self, lines: list[Line], number: int | None, *, broken: bool) -> None:
        """Turn over at a break (``broken``) or a printed page number, or both at once.

        A printed number is that of the page that begins when it is one more than this page's, or
        when nothing of this page was read yet; otherwise it stood at the foot of this page.
        """
        begun = len(lines) > self.start
        if number is None:
            self.page += begun and broken
        elif not begun or number == self.page + 1:
            self.page = number
        else:
            lines[self.start :] = [replace(one, page=number) for one in lines[self.start :]]
            self.page = number + 1
        self.start = len(lines)


def read_lines(text: str) -> list[Line]:
    """Lines without page breaks, page numbers, running heads, emphasis marks and escapes.

    Page breaks are form feeds, rules with a page number, and "Page 2 of 7" lines. A running head
    is kept once, near the beginning, and lifted out elsewhere.
    """
    raw = text.replace("\f", "\n\f\n").split("\n")
    numbered = page_lines(raw)
    running, seen = running_heads(raw, numbered), set[str]()
    lines: list[Line] = []
    heads: list[Line] = []
    pages = _Pages()
    lone = [line.number for line in numbered.values()] if len(numbered) == 1 else []
    # One number alone, unless it is the first, does not tell where the pages before it began.
    paged = (bool(numbered) and not any(number > 2 for number in lone)) or any(
        row == "\f" or RULE.fullmatch(row) for row in raw
    )
    spaced = double_spaced(raw)
    gap = cut = False
    at = 0
    while at < len(raw):
        row = raw[at]
        step, number = page_break(raw, at)
        if step:
            pages.turn(lines, number, broken=True)
            gap = True
            at += step
            continue
        at += 1
        if row.strip(" \t") == CUT:
            gap = cut = True
            continue
        if not row.strip():
            # Where a blank follows every line, only two in a row part anything.
            gap = gap or not spaced or (at < len(raw) and not raw[at].strip())
            continue
        printed = numbered.get(at - 1)
        words = printed.words if printed else row
        key = line_key(words)
        if printed is not None or (key in running and lines):
            if printed is not None:
                pages.turn(lines, printed.number, broken=False)
            if words and key not in seen:
                heads.append(Line(_clean(words), 1, gap=True, cut=True))
            seen.add(key)
            cut = gap = True
            continue
        seen.add(key)
        clean = _clean(row)
        if clean.strip():
            bold = bool(re.fullmatch(r"\s*\**\s*\*\*[^*]+\*\*\s*:?\**\s*", row))
            led = _LEAD.match(row)
            lead = _clean(led["lead"]).strip() if led else ""
            lines.append(Line(clean, pages.page, bold, gap, cut, lead))
            gap = cut = False
    after = next((i for i, line in enumerate(lines) if i and line.gap), 0)
    if heads:
        rest = [replace(line, cut=True) for line in lines[after : after + 1]]
        lines[after : after + 1] = [*heads, *rest]
    return lines if paged else [replace(line, page=None) for line in lines]


def _clean(row: str) -> str:
    """A line without Markdown's emphasis marks and escapes, which are no words of the source."""
    return _EMPHASIS.sub("", _ESCAPE.sub("", row)) if "*" in row or "\\" in row else row


def paragraphs(lines: list[Line]) -> list[Paragraph]:
    """Join hard-wrapped lines; items, labels, headings and table rows begin anew.

    A paragraph that a page break or a blank line cut in mid-sentence is joined again.
    """
    lines = [_not_set_in(lines, at) for at in range(len(lines))]
    widths = [len(line.text.rstrip()) for line in lines if len(line.text.split()) > 6]
    width = max(60.0, statistics.quantiles(widths, n=10)[8]) if len(widths) > 1 else 80.0
    groups: list[list[Line]] = []
    for line in lines:
        if groups and (_wrapped(groups, line, width) or not _begins(groups[-1], line, width)):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_paragraph(group) for group in groups]


def _not_set_in(lines: list[Line], at: int) -> Line:
    """A line that tabs only set in, away from any table, without them: no row of a table."""
    line = lines[at]
    beside = [one.text.strip() for one in lines[max(0, at - 1) : at + 2] if one is not line]
    if not _SET_IN.fullmatch(line.text) or any("\t" in text for text in beside):
        return line
    return replace(line, text=line.text.lstrip("\t"))


def _begins(group: list[Line], line: Line, width: float) -> bool:
    last = group[-1]
    before, text = last.text.rstrip(), trimmed(line.text)
    if len(group) == 1 and _NUMBER_ALONE.fullmatch(before) and not (line.cut or is_row(text)):
        return not text.strip()[:1].isupper() or len(text.split()) > 16  # its title comes next
    if _ORDINAL.match(text) and _DAY_LAST.search(before) and not (line.cut or line.gap):
        return False  # "15" and then "TH SEPTEMBER": a raised ending set on its own line
    ended = SENTENCE_END.search(before) is not None
    if _NUMBER_ALONE.fullmatch(text) and (ended or len(before) < 0.75 * width):
        return True
    if line.cut or is_row(text) or is_row(before) or _HEADING.match(text) or _HEADING.match(before):
        return True
    if any(_CLOCK_ALONE.fullmatch(one) for one in (before, text)) and not _joins(before):
        return True
    if is_item(text) or _LABELLED.match(text) or _DATE_ALONE.fullmatch(text):
        return True
    if _next_capital(group[0].text, text):
        return True
    if _PERSON_FIRST.match(text) and _PERSON_FIRST.match(before) and len(before.split()) <= 9:
        return not _joins(before)
    if _FAR_IN.match(text) and _FAR_IN.match(last.text) and not _joins(before):
        return True  # the lines of a centred heading say different things
    first = text.lstrip()[:1]
    if _HASHED.match(before) and first.isupper() and not _joins(before):
        return True
    if line.gap:
        # Only a sentence that plainly goes on is joined over a gap.
        unfinished = not ended and len(before.split()) > 3
        return not (unfinished and first.islower())
    if line.bold != last.bold:
        return True
    if ended and len(before) < 0.75 * width:
        return True
    named_on = _COUNCIL_FIRST.match(text) and before.split()[-1].lower() in COUNCIL_KINDS
    filled = len(" ".join(before.split()))  # columns set apart fill no line
    if filled < 0.55 * width and first.isupper() and not _joins(before) and not named_on:
        return True
    return (
        before.isupper() != text.strip().isupper()
        and len(before.split()) > 1
        and (before.isupper() or len(before) < 0.6 * width)
    )


def _wrapped(groups: list[list[Line]], line: Line, width: float) -> bool:
    """True where a line begins with a figure only because the sentence was wrapped before it.

    A list counts on from its last number; "…498 and / 96. A night…" does not.
    """
    before = groups[-1][-1].text.rstrip()
    figure = _FIGURE_FIRST.match(line.text)
    if figure is None or line.gap or line.cut or SENTENCE_END.search(before) or is_row(before):
        return False
    if len(before) < 0.75 * width or _HEADING.match(before):
        return False
    parts = [int(part) for part in figure["number"].split(".")]
    for group in reversed(groups):
        last = _FIGURE_FIRST.match(group[0].text)
        if last:
            then = [int(part) for part in last["number"].split(".")]
            return not (parts[:-1] == then[:-1] and parts[-1] == then[-1] + 1) and parts != [
                then[0] + 1
            ]
    return parts[-1] > 1 or len(parts) > 1


def _next_capital(before: str, text: str) -> bool:
    """True for "D. …" after a paragraph that begins "C. …"."""
    last, this = _CAPITAL_FIRST.match(before), _CAPITAL_FIRST.match(text)
    return bool(last and this and ord(this[1]) == ord(last[1]) + 1)


def _joins(before: str) -> bool:
    return bool(_GOES_ON.search(before))


def _paragraph(group: list[Line]) -> Paragraph:
    first = group[0]
    text = "\n".join(line.text for line in group)
    row = is_row(first.text)
    return Paragraph(
        text=trimmed(re.sub(r"\s+", " ", text).strip()) if not row else text.strip(" \n"),
        page=first.page,
        bold=all(line.bold for line in group),
        is_item=is_item(first.text),
        is_row=row,
        lines=len(group),
        lead=first.lead,
    )
