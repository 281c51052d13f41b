"""Reviews: an officer's word wins, keeps its history, and nothing that happens to a source takes it."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path

import pytest

from assistant.promises.register import Register
from assistant.promises.types import Promise
from corpus.errors import BadRequest, LibraryError
from index.embedder import load_embedder
from index.library import PassageIndex
from tests.promises.conftest import MAY, SIGNED, add, write

TODAY = dt.date(2021, 10, 1)
DAY = "Tuesday 4 May 2021"


def stile(register: Register) -> Promise:
    return next(p for p in register.promises(today=TODAY) if "stile" in p.quote)


def reviewed(register: Register) -> Promise:
    return register.review(
        stile(register).id, status="done", note="Letter of 3 June", owner="A. Clerk",
        due_date=dt.date(2021, 6, 15), evidence="file 12/3", who="Vera Stone", why="saw it",
        today=TODAY,
    )  # fmt: skip


def test_a_review_wins_over_the_evidence_and_says_whose_it_is(register: Register) -> None:
    assert stile(register).status == "overdue"
    after = reviewed(register)
    assert (after.status, after.reviewed, after.note) == ("done", True, "Letter of 3 June")
    assert (after.owner, after.due_date) == ("A. Clerk", dt.date(2021, 6, 15))
    assert after.evidence_link == "file 12/3"
    assert "Vera Stone" in after.status_reason
    assert {c.field for c in after.history} == {
        "status", "note", "owner", "due_date", "evidence_link",
    }  # fmt: skip
    assert {(c.who, c.why) for c in after.history} == {("Vera Stone", "saw it")}
    change = next(c for c in after.history if c.field == "status")
    assert (change.before, change.after) == ("overdue", "done")
    assert change.when.tzinfo is not None


def test_a_second_review_adds_to_the_history_and_can_take_back(register: Register) -> None:
    first = reviewed(register)
    second = register.review(first.id, status="", note="", who="Tom Reed", today=TODAY)
    assert (second.status, second.reviewed, second.note) == ("overdue", False, None)
    assert second.owner == "A. Clerk"
    assert len(second.history) == len(first.history) + 2
    assert second.history[-1].who == "Tom Reed"
    assert second.history[: len(first.history)] == first.history


def test_a_review_needs_a_name_and_something_to_say(register: Register) -> None:
    identity = stile(register).id
    with pytest.raises(BadRequest, match="name"):
        register.review(identity, status="done", who=" ")
    with pytest.raises(BadRequest, match="says nothing"):
        register.review(identity, who="Vera Stone")
    with pytest.raises(BadRequest, match="no status"):
        register.review(identity, status="finished", who="V")  # type: ignore[arg-type]
    with pytest.raises(BadRequest, match="under 4000"):
        register.review(identity, note="x" * 5000, who="V")
    with pytest.raises(BadRequest, match="No promise"):
        register.review("pnothing", status="done", who="V")
    assert not stile(register).history


def test_a_review_survives_adding_again_unchanged_and_changed(
    filled: PassageIndex, register: Register, papers: Path
) -> None:
    before = reviewed(register)
    assert add(filled, papers) == ["unchanged", "unchanged"]
    assert stile(register) == before
    write(papers, "2021-05-04 minutes.txt", DAY, "21/06 Swans\n\nThere were nine.\n\n" + MAY)
    assert add(filled, papers)[0] == "updated"
    after = stile(Register(filled))
    assert after.id == before.id
    assert (after.status, after.note, after.history) == ("done", before.note, before.history)
    assert after.start != before.start


def test_a_review_survives_being_read_again_by_another_finder(
    filled: PassageIndex, register: Register
) -> None:
    before = reviewed(register)
    with filled._store.recording() as connection:
        connection.execute("UPDATE promise_readings SET finder = 'older'")
    assert stile(Register(filled)) == before


def test_a_review_goes_over_to_the_nearly_same_words(
    filled: PassageIndex, register: Register, papers: Path
) -> None:
    before = reviewed(register)
    reworded = MAY.replace("about the broken stile", "about a broken stile")
    write(papers, "2021-05-04 minutes.txt", DAY, reworded)
    add(filled, papers)
    after = stile(Register(filled))
    assert after.id == before.id
    assert after.status == "done"
    assert after.quote != before.quote
    assert after.history[-1].field == "quote"
    assert after.history[-1].before == before.quote


def test_a_review_is_kept_when_the_source_no_longer_holds_the_words(
    filled: PassageIndex, register: Register, papers: Path
) -> None:
    before = reviewed(register)
    unreviewed = {p.quote for p in register.promises(today=TODAY)} - {before.quote}
    without = "\n".join(line for line in MAY.splitlines() if "stile" not in line)
    write(papers, "2021-05-04 minutes.txt", DAY, without)
    add(filled, papers)
    kept = stile(Register(filled))
    assert kept.id == before.id
    assert not kept.in_source
    assert (kept.quote, kept.status, kept.history) == (before.quote, "done", before.history)
    assert "no longer holds" in kept.status_reason
    assert {p.quote for p in register.promises(today=TODAY)} >= unreviewed
    write(papers, "2021-05-04 minutes.txt", DAY, MAY)
    add(filled, papers)
    assert stile(Register(filled)).in_source
    assert stile(Register(filled)).id == before.id


def test_a_review_is_kept_while_its_document_is_away(
    filled: PassageIndex, register: Register, papers: Path
) -> None:
    before = reviewed(register)
    filled.remove(before.document_id)
    assert not [p for p in register.promises(today=TODAY) if p.id == before.id]
    add(filled, papers)
    assert stile(register).history == before.history


def test_a_drafts_review_passes_to_the_approved_minutes(
    index: PassageIndex, tmp_path: Path
) -> None:
    add(index, write(tmp_path, "draft.txt", DAY, MAY, status="DRAFT "))
    register = Register(index)
    before = reviewed(register)
    add(index, write(tmp_path, "approved.txt", DAY, MAY, signed=SIGNED))
    after = stile(register)
    assert after.source == "approved.txt"
    assert after.id != before.id
    assert (after.status, after.history) == ("done", before.history)


def test_history_can_be_neither_changed_nor_deleted(
    filled: PassageIndex, register: Register
) -> None:
    reviewed(register)
    for statement in ("DELETE FROM promise_changes", "UPDATE promise_changes SET who = 'x'"):
        with pytest.raises(sqlite3.IntegrityError), filled._store.recording() as connection:
            connection.execute(statement)


def test_a_library_opened_for_reading_only_takes_no_review(
    filled: PassageIndex, register: Register
) -> None:
    identity = stile(register).id
    with (
        PassageIndex.open(filled.folder, load_embedder("hashing"), read_only=True) as reader,
        pytest.raises(LibraryError, match="reading only"),
    ):
        Register(reader).review(identity, status="done", who="V", today=TODAY)


def test_the_check_finds_a_quote_that_is_not_in_its_place(
    filled: PassageIndex, register: Register
) -> None:
    assert filled.check().ok
    with filled._store.recording() as connection:
        connection.execute("UPDATE promises SET start = start + 1 WHERE ordinal = 0")
    assert any("promises" in p for p in filled.check().problems)
