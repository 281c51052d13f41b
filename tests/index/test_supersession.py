"""Approved minutes replace the draft of the same meeting, and only that."""

from __future__ import annotations

import datetime as dt

import pytest

from corpus.types import AgendaItem
from index.library import PassageIndex
from index.supersession import MinutesRecord, superseded
from index.types import Filters
from tests.index.samples import make

LIDO, DRAINS = AgendaItem("6", "Lido"), AgendaItem("7", "Drains")


def record(
    document_id: str,
    status: str | None,
    *,
    council: str | None = "harrowmere",
    body: str | None = "panel",
    date: str | None = "2021-03-09",
    item: AgendaItem | None = None,
) -> MinutesRecord:
    return MinutesRecord(document_id, status, council, body, date, item)


@pytest.mark.parametrize(
    ("draft", "approved", "replaced"),
    [
        (record("d", "draft"), record("a", "approved"), True),
        (record("d", "draft"), record("a", None), False),
        (record("d", None), record("a", "approved"), False),
        (record("d", "draft"), record("a", "approved", body="board"), False),
        (record("d", "draft"), record("a", "approved", council="other"), False),
        (record("d", "draft"), record("a", "approved", date="2021-03-10"), False),
        (record("d", "draft", date=None), record("a", "approved", date=None), False),
        (record("d", "draft", body=None), record("a", "approved", body=None), False),
        (
            record("d", "draft", council=None, body="parish council"),
            record("a", "approved", council=None, body="parish council"),
            False,  # two parishes may meet on one day
        ),
        (record("d", "draft", item=LIDO), record("a", "approved", item=LIDO), True),
        (record("d", "draft", item=LIDO), record("a", "approved", item=DRAINS), False),
        (record("d", "draft", item=LIDO), record("a", "approved"), True),
        (record("d", "draft"), record("a", "approved", item=LIDO), False),
    ],
)
def test_the_rule(draft: MinutesRecord, approved: MinutesRecord, replaced: bool) -> None:
    expected = {"d": "a"} if replaced else {}
    assert superseded([draft, approved]) == expected
    assert superseded([approved, draft]) == expected


def test_the_whole_meeting_goes_before_an_item_and_the_lower_id_before_the_higher() -> None:
    draft = record("d", "draft", item=LIDO)
    approved = [record(name, "approved") for name in ("c", "b")]
    assert superseded([draft, record("a", "approved", item=LIDO), *approved]) == {"d": "b"}


def test_in_a_library(index: PassageIndex) -> None:
    meeting = {"body": "Parks Panel", "meeting_date": dt.date(2021, 3, 9)}
    draft = make("draft", ["The lido shall open in May."], status="draft", **meeting)
    approved = make("approved", ["The lido shall open in June."], status="approved", **meeting)

    def found(filters: Filters | None = None) -> set[str]:
        return {hit.passage.document_id for hit in index.search("lido open", 9, filters)}

    def successor() -> str | None:
        (one,) = (info for info in index.documents() if info.document_id == "draft")
        return one.superseded_by

    index.add(*draft)
    assert found() == {"draft"}
    index.add(*approved)
    assert successor() == "approved"
    assert found() == {"approved"}
    assert found(Filters(include_superseded=True)) == {"draft", "approved"}
    assert found(Filters(documents=("draft",))) == {"draft"}
    index.remove("approved")
    assert successor() is None
    assert found() == {"draft"}
    index.add(*approved)
    moved = make("approved", ["The lido shall open in June."], status="approved", body="Board")
    index.add(*moved)
    assert successor() is None
    assert index.check().ok
