"""The real documents beside the repository, where they are at hand: facts, and nothing lost."""

from __future__ import annotations

import datetime as dt
import os
import re
from functools import cache
from pathlib import Path

import pytest

from corpus.passages import cut_passages
from corpus.reading import iter_sources, read_path
from corpus.types import Block, Document

SHARED = Path(os.environ.get("MINUTES_SHARED", Path(__file__).parents[2].parent / "shared"))
SEEDS = SHARED / "seeds"
TRANSCRIPTS = SHARED / "data" / "qmsum" / "transcripts"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the real documents are not at hand")

# Labels that a reader lifts out because they say only what a field says.
LABELS = re.compile(
    r"agenda item|share this agenda point|start of webcast|supporting documents|minutes|"
    r"opens in new tab|webcasting|disclaimer.*|</?\w+[^>]*>",
    re.IGNORECASE,
)


@cache
def seeds() -> dict[str, tuple[Document, str]]:
    return {
        name[:3]: (read_path(path, source=name), path.read_text(encoding="utf-8"))
        for path, name in iter_sources([SEEDS])
    }


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def find(document: Document, needle: str) -> Block:
    at = document.text.index(needle)
    return next(b for b in document.blocks if b.start <= at < b.end)


def test_kinds_and_dates() -> None:
    read = {number: document for number, (document, _) in seeds().items()}
    assert [read[n].kind for n in ("000", "001", "002")] == ["minutes"] * 3
    assert (read["003"].kind, read["003"].meeting_date) == ("transcript", dt.date(2024, 11, 27))
    assert (read["004"].kind, read["004"].meeting_date) == ("report", dt.date(2019, 10, 15))
    for number in ("000", "001", "002"):
        assert read[number].meeting_date is None
        assert read[number].body is None
        assert read[number].council is None
    assert read["002"].closed_at == "18:43"
    assert read["003"].starts_at == "6:00pm"
    assert read["003"].body == read["003"].title
    assert "Council" in (read["003"].council or "")
    assert (read["004"].body or "").endswith("Scrutiny Panel")


def test_minutes_pages_name_the_presenter_and_the_resolutions() -> None:
    for number, resolutions in (("000", 2), ("001", 1), ("002", 1)):
        document, _ = seeds()[number]
        assert document.attendance, number
        assert document.attendance[0].role
        assert sum(b.kind == "resolution" for b in document.blocks) == resolutions


def test_webcast_labels() -> None:
    document, source = seeds()["003"]
    assert len(document.speakers) == 17
    assert len(document.agenda) == 10
    assert not re.search(r"\d:\d\d:\d\d", document.text)
    labels = re.findall(r" - (\d:\d\d:\d\d)$", source, re.MULTILINE)
    assert len(labels) == 131
    assert {b.locator.time for b in document.blocks} <= set(labels)
    for name in document.speakers:
        assert any(b.locator.speaker == name for b in document.blocks), name
    share = sum(
        len(words(document.text[b.start : b.end]))
        for b in document.blocks
        if not b.locator.speaker_certain
    ) / len(words(document.text))
    assert 0.05 < share < 0.4


def test_words_after_an_invitation_without_a_label_are_doubted() -> None:
    document, _ = seeds()["003"]
    block = find(document, "28th of February 2024 we set the 24 -25 budget")
    assert block.locator.speaker_certain is False


def test_table_rows_keep_their_headings() -> None:
    document, _ = seeds()["004"]
    row = find(document, "Best Case 621")
    assert row.kind == "table-row"
    assert row.context.startswith("Children in care targets for 2018-2019")
    family = find(document, "3,367 families")
    assert "Troubled Families" in family.context
    assert "March 2020" in family.context
    assert "Impacts to date" in family.context
    continued = find(document, "signposting to charities")
    assert "Section 17" in continued.context
    passages = cut_passages(document, lambda text: len(words(text)) * 2)
    passage = next(p for p in passages if "Best Case 621" in p.text)
    assert "Children in care targets for 2018-2019" in passage.header


def test_paragraph_numbers() -> None:
    document, _ = seeds()["004"]
    numbers = list(
        dict.fromkeys(b.locator.paragraph for b in document.blocks if b.locator.paragraph)
    )
    assert numbers[:4] == ["1.1", "2.1", "2.2", "3.1"]
    assert numbers[-1] == "13.1"
    assert find(document, "£822,000").locator.paragraph == "8.2"


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_nothing_is_lost(number: str) -> None:
    document, source = seeds()[number]
    if number == "003":
        source = source[source.index("Disclaimer") :]
        source = "\n".join(line for line in source.split("\n") if "opens in new tab" not in line)
        for name in document.speakers:
            source = re.sub(rf"{re.escape(name)} - \d:\d\d:\d\d", " ", source)
        for item in document.agenda:
            source = source.replace(f"{item.number} {item.title}\n", " \n", 1)
    kept = words(document.text)
    lost = words(LABELS.sub(" ", source))
    for word in kept:
        if word in lost:
            lost.remove(word)
    assert lost == []


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_every_block_is_a_slice_of_the_source(number: str) -> None:
    document, source = seeds()[number]
    folded = " ".join(source.split())
    for block in document.blocks:
        assert document.text[block.start : block.end] in folded


@pytest.mark.skipif(not TRANSCRIPTS.is_dir(), reason="the public transcripts are not at hand")
def test_other_transcripts_are_read_by_turns() -> None:
    for path in sorted(TRANSCRIPTS.glob("*.txt"))[::6]:
        document = read_path(path)
        assert document.kind == "transcript"
        assert document.meeting_date is None
        labels = len(re.findall(r" - \d:\d\d:\d\d$", path.read_text(), re.MULTILINE))
        times = {b.locator.time for b in document.blocks}
        assert len(times) > 0.9 * labels
        folded = " ".join(path.read_text().split())
        assert all(document.text[b.start : b.end] in folded for b in document.blocks)
