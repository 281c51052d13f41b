"""The register: what is recorded with a document, found by filters, and keeps its id."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from assistant.promises.recording import FINDER, look_again
from assistant.promises.register import Register
from corpus.errors import BadRequest
from index.embedder import load_embedder
from index.library import PassageIndex
from index.promise_ids import Known, derive, identify
from index.promises import FoundRow, Reading
from index.types import Filters
from tests.promises.conftest import MAY, SIGNED, add, write

TODAY = dt.date(2021, 10, 1)


def test_each_quote_is_its_documents_own_text(filled: PassageIndex, register: Register) -> None:
    found = register.promises(today=TODAY, duplicates=True)
    assert len(found) >= 5
    for promise in found:
        text = filled.document(promise.document_id).text
        assert text[promise.start : promise.end] == promise.quote
        for cited in promise.evidence:
            later = filled.document(cited.document_id).text
            assert later[cited.start : cited.end] == cited.quote


def test_a_record_says_who_what_and_when(register: Register) -> None:
    survey = register.promises(today=TODAY, text="survey")[0]
    assert (survey.kind, survey.strength) == ("commitment", "firm")
    assert survey.who is not None
    assert "Engineer" in survey.who
    assert survey.due_date == dt.date(2021, 6, 30)
    assert survey.meeting_date == dt.date(2021, 5, 4)
    assert survey.agenda_item is not None
    assert survey.body


def test_filters_narrow_and_combine(register: Register) -> None:
    every = register.promises(today=TODAY)
    requests = register.promises(today=TODAY, kind="request")
    assert requests
    assert {p.kind for p in requests} == {"request"}
    assert len(requests) < len(every)
    by_clerk = register.promises(today=TODAY, owner="clerk")
    assert by_clerk
    assert all("Clerk" in (p.who or "") for p in by_clerk)
    assert register.promises(today=TODAY, owner="clerk", text="stile withy")
    assert not register.promises(today=TODAY, owner="clerk", text="survey")
    refused = register.promises(today=TODAY, status="refused")
    assert ["bench" in p.quote for p in refused] == [True]
    assert not register.promises(Filters(kinds=("transcript",)), today=TODAY)
    assert not register.promises(Filters(date_from=dt.date(2022, 1, 1)), today=TODAY)
    assert register.promises(Filters(bodies=(every[0].body or "",)), today=TODAY)


def test_overdue_is_reckoned_on_the_day_asked(register: Register) -> None:
    stile = {"text": "stile"}
    assert register.promises(today=dt.date(2021, 5, 20), overdue=False, **stile)
    assert register.promises(today=TODAY, overdue=True, **stile)
    assert not register.promises(today=TODAY, overdue=True, text="survey")


def test_counts_agree_with_the_list(register: Register) -> None:
    counts = register.counts(today=TODAY)
    found = register.promises(today=TODAY)
    assert counts.total == len(found) == sum(counts.statuses.values())
    assert sum(sum(its.values()) for its in counts.bodies.values()) == counts.total


def test_an_unknown_id_is_a_bad_request(register: Register) -> None:
    with pytest.raises(BadRequest, match="No promise"):
        register.promise("pnothing")


def test_ids_stay_when_the_source_is_read_again_and_changed_elsewhere(
    filled: PassageIndex, register: Register, papers: Path
) -> None:
    before = {p.quote: p.id for p in register.promises(today=TODAY)}
    filled.promises.put({})
    changed = "21/06 Swans\n\nThe swans were counted.\n\n" + MAY
    write(papers, "2021-05-04 minutes.txt", "Tuesday 4 May 2021", changed)
    assert add(filled, papers) == ["updated", "unchanged"]
    after = {p.quote: p.id for p in register.promises(today=TODAY)}
    assert after == before


def test_removing_a_document_removes_its_promises(filled: PassageIndex, register: Register) -> None:
    may = register.promises(today=TODAY, text="survey")[0].document_id
    filled.remove(may)
    assert not [p for p in register.promises(today=TODAY) if p.document_id == may]
    assert filled.check().ok


def test_a_library_made_before_is_looked_at_when_opened_for_writing(
    filled: PassageIndex, papers: Path
) -> None:
    wanted = len(Register(filled).promises(today=TODAY))
    with filled._store.recording() as connection:
        connection.execute("DELETE FROM promise_readings")
        connection.execute("DELETE FROM promises")
    assert len(filled.promises.unread(FINDER)) == 2
    assert len(Register(filled).promises(today=TODAY)) == wanted
    assert look_again(filled) == 0
    with PassageIndex.open(filled.folder, load_embedder("hashing"), read_only=True) as reader:
        assert len(Register(reader).promises(today=TODAY)) == wanted


def test_promises_of_a_draft_do_not_show_beside_the_approved_minutes(
    index: PassageIndex, tmp_path: Path
) -> None:
    draft = write(tmp_path, "draft.txt", "Tuesday 4 May 2021", MAY, status="DRAFT ")
    add(index, draft)
    alone = len(Register(index).promises(today=TODAY))
    assert alone
    approved = write(tmp_path, "approved.txt", "Tuesday 4 May 2021", MAY, signed=SIGNED)
    add(index, approved)
    assert [bool(i.superseded_by) for i in index.documents()].count(True) == 1
    found = Register(index).promises(today=TODAY)
    assert {p.source for p in found} == {"approved.txt"}


def test_exempt_text_gives_no_promise() -> None:
    from assistant.promises.recording import read_promises
    from assistant.promises.types import Found
    from tests.index.samples import make

    document, _ = make(
        "d", ["The Clerk undertook to write by May.", "The Clerk agreed to pay £9."], exempt=[1]
    )

    def find(document: object) -> tuple[Found, ...]:
        return (
            Found(kind="commitment", strength="firm", start=38, end=65, what="pay"),
            Found(kind="commitment", strength="firm", start=0, end=36, what="write", same_as=0),
        )

    reading = read_promises(document, find)
    assert [f.quote for f in reading.found] == [document.text[0:36]]
    assert '"same_as"' not in reading.found[0].record


def test_equal_and_nearly_equal_quotes_keep_their_ids_apart() -> None:
    quotes = [("That the report be noted.", "item 4"), ("That the report be noted.", "item 5")]
    first = identify("d", quotes, [])
    assert len(set(first)) == 2
    known = [Known(i, q, p) for i, (q, p) in zip(first, quotes, strict=True)]
    assert identify("d", quotes[1:], known) == [first[1]]
    reworded = "That the reports be noted"
    assert identify("d", [(reworded, "item 4")], known) == [first[0]]
    fresh = identify("d", [("That the Clerk buys a boat.", "item 4")], known)
    assert fresh == [derive("d", "that the clerk buys a boat", 0)]


def test_finds_with_the_very_same_words_keep_their_own_ids(filled: PassageIndex) -> None:
    document = filled.documents()[0].document_id
    text = filled.document(document).text
    rows = tuple(
        FoundRow(start=0, end=40, quote=text[:40], record=f'{{"what": "{n}"}}', place="")
        for n in range(6)
    )

    def ids() -> dict[str, str]:
        filled.promises.put({document: Reading(FINDER, rows)})
        held = filled.promises.rows()
        return {r.record: r.promise_id for r in held if r.document_id == document}

    first = ids()
    assert len(set(first.values())) == 6
    assert ids() == first
