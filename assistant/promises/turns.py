"""Finds the turns of a spoken document: from its reader's labels, or from "Name: words" lines."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from corpus.types import Document

# ">> [0:12:03] Ann Bee (Chair): words" or "MAYOR BEE: words", at the beginning of a line.
_LABEL = re.compile(
    r"(?:^|(?<=[.?!…\"”)] "
    r"))[>\s]{0,4}(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?[\])]?\s*[-–]?\s*)?"
    r"(?P<name>[A-Z][\w.'’-]*(?: (?:[A-Z0-9(][\w.'’)-]*|of|the|and|de|van|for|"
    r"public|resident|member|speaker)){0,7})"
    r"\s?:[ \t]+(?=\S)",
    re.MULTILINE,
)
# Words before a colon that minutes and reports have, and that nobody is called.
_NOT_NAMES = re.compile(
    r"^(?:resolved|agreed|decision|decided|action|actions|note|notes|present|apologies|minutes|"
    r"item|agenda|date|time|venue|title|subject|report|recommendations?|reason|background|from|to|"
    r"location|members|in attendance|absent|question|answer|q|a|summary|purpose|contact|email|"
    r"telephone|wards?|appendix|table|section|part|also present|proposed|seconded|proposer|"
    r"seconder|for|against|abstentions?|vote|motion|amendment|re|cc|tel|resolution)\b",
    re.IGNORECASE,
)
_TIME = re.compile(r"\s[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?[\])]?\s*[-–]?$")  # before a label
_CAPITALS = re.compile(r"(?<!\S)((?:[A-Z][A-Z.'’-]+ ){1,5}[A-Z][A-Z'’-]+)\s?:[ \t]+(?=\S)")
_POST = re.compile(r"\s*\((?P<post>[^()]{2,120})\)\s*$")
_LEAST_LINES = 6
_LEAST_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Turn:
    """Words under one label: ``document.text[start:end]``, speaker, and whether that is sure."""

    start: int
    end: int
    speaker: str | None
    certain: bool
    item: str | None = None
    post: str | None = None
    label: int = 0  # counts the labels: words parted only by a heading share theirs


def is_spoken(document: Document) -> bool:
    """True for a transcript: one read as such, or a text most of whose lines are "Name: words"."""
    return document.kind == "transcript" or bool(_labelled_lines(document))


def turns_of(document: Document) -> list[Turn]:
    """The turns of ``document`` in order; empty where it is no transcript. Exempt text is kept."""
    labelled = [] if any(b.kind == "turn" for b in document.blocks) else _labelled_lines(document)
    if labelled:
        return labelled
    if document.kind != "transcript":
        return []
    found: list[Turn] = []
    label = 0
    stood: tuple[str | None, str | None] | None = None
    for block in document.blocks:
        if block.kind not in ("turn", "paragraph"):
            continue
        place = block.locator
        item = place.agenda_item
        name, post = name_and_post(place.speaker) if place.speaker else (None, None)
        label += (place.speaker, place.time) != stood
        stood = (place.speaker, place.time)
        found.append(
            Turn(
                block.start,
                block.end,
                name,
                place.speaker_certain and name is not None,
                f"{item.number} {item.title}" if item else None,
                post,
                label,
            )
        )
    return found


def name_and_post(label: str) -> tuple[str, str | None]:
    """Part "Ann Bee (Chair)" into the name and the post in brackets; capitals become a name's."""
    match = _POST.search(label)
    name = label[: match.start()].strip() if match else label.strip()
    if name.isupper() and len(name) > 4:
        name = " ".join(word if "." in word else _capitalised(word) for word in name.split())
    return name, match["post"] if match else None


def _capitalised(word: str) -> str:
    return "-".join(
        part[:2] + part[2:3] + part[3:].lower() if part.startswith("MC") else part.capitalize()
        for part in word.split("-")
    )


def _labelled_lines(document: Document) -> list[Turn]:
    text = document.text
    matches = [m for m in _LABEL.finditer(text) if not _NOT_NAMES.match(m["name"])]
    # A reader may have folded several lines into one paragraph, so a label may stand inside it;
    # there it must be a name that begins a line elsewhere, or one that comes again.
    heads = Counter(m["name"] for m in matches)
    begins = {m["name"] for m in matches if m.start() == 0 or text[m.start() - 1] == "\n"}
    known = begins | {name for name, count in heads.items() if count > 1}
    if not known:
        return []
    known |= {m.group(1) for m in _CAPITALS.finditer(text) if not _NOT_NAMES.match(m.group(1))}
    names = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    matches = list(re.finditer(rf"(?<!\S)(?:>+ ?)?(?P<name>{names})\s?:[ \t]+(?=\S)", text))
    lines = sum(1 for line in text.split("\n") if line.strip())
    if len(matches) < _LEAST_LINES or len(matches) < _LEAST_SHARE * lines:
        return []
    often = Counter(m["name"] for m in matches)
    if sum(1 for count in often.values() if count >= 2) < 2:
        return []
    turns = []
    for number, match in enumerate(matches):
        end = matches[number + 1].start() if number + 1 < len(matches) else len(text)
        words = _TIME.sub("", text[match.end() : end].rstrip()).rstrip()
        name, post = name_and_post(match["name"])
        if words:
            turns.append(
                Turn(match.end(), match.end() + len(words), name, True, None, post, number)
            )
    return turns
