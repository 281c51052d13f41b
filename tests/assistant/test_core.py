"""Questions in, checked answers out, over a small library and without the trained reader."""

from __future__ import annotations

import pytest

from assistant.core import Assistant
from assistant.scope import narrow
from assistant.settings import Settings
from assistant.types import Answer, Turn
from corpus.errors import BadRequest
from index.types import Filters


def assert_honest(assistant: Assistant, answer: Answer) -> None:
    """What holds of every answer, whatever was asked."""
    numbers = [c.number for c in answer.citations]
    assert numbers == list(range(1, len(numbers) + 1))
    for citation in (*answer.citations, *answer.near_misses):
        text = assistant.index.document(citation.document_id).text
        assert text[citation.start : citation.end] == citation.quote
        if citation.mark_start is not None:
            assert citation.mark_end is not None
            assert citation.start <= citation.mark_start < citation.mark_end <= citation.end
    for statement in answer.statements:
        assert set(statement.citations) <= set(numbers)
        assert statement.text in answer.text
    if answer.status not in ("answered", "partial"):
        assert answer.citations == ()
        assert answer.statements == ()


@pytest.mark.parametrize(
    ("question", "expected", "source"),
    [
        ("How much would the towpath repairs cost?", "£48,200", "2021-05-04"),
        ("How many metres of towpath were washed away?", "340 metres", "2021-05-04"),
        ("Why had the towpath work not been done before Easter?", "otters", "2021-05-04"),
        ("Which tender was accepted for the towpath?", "Dunmore Dredging", "2021-05-04"),
        ("When were the towpath repairs finished?", "April 2022", "2022-06-07"),
        ("What report will be brought on the lock gates?", "September meeting", "2022-06-07"),
    ],
)
def test_answers_in_the_records_words(
    assistant: Assistant, question: str, expected: str, source: str
) -> None:
    answer = assistant.ask(question)
    assert_honest(assistant, answer)
    assert answer.status == "answered"
    assert expected in answer.text
    assert any(c.source.startswith(source) and expected in c.quote for c in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "What did the committee decide about the ice rink?",
        "Who is the manager of the bowling alley?",
        "How many trams did the council buy in 1998?",
    ],
)
def test_says_so_when_the_record_is_silent(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert_honest(assistant, answer)
    assert answer.status == "not_found"


@pytest.mark.parametrize(
    "question",
    ["hello", "Thanks!", "Write me a poem about swans", "What is Cllr Reed's phone number?"],
)
def test_what_the_record_is_not_for(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "out_of_scope"
    assert_honest(assistant, answer)


def test_a_spoken_answer_names_speaker_and_time(assistant: Assistant) -> None:
    answer = assistant.ask("What did the final bill for the towpath repairs come to?")
    assert_honest(assistant, answer)
    lead = answer.citations[0]
    assert "51 ,300" in lead.quote
    assert (lead.speaker, lead.time) == ("Jo Fenn", "0:01:10")
    assert "Jo Fenn" in answer.statements[0].text


def test_a_name_that_nothing_bears_is_said_to_be_unheard_of(assistant: Assistant) -> None:
    answer = assistant.ask("How much would the towpath repairs in Quorndale cost?")
    assert answer.status == "not_found"
    assert "Quorndale" in answer.text
    # One misspelt, or one that begins the question, is no such name.
    for question in (
        "How many metres of towpath did the Enginear report washed away?",
        "Why did Dunmor Dredging win the tender for the towpath?",
    ):
        assert assistant.evidence.unheard(question) == ()


def test_filters_narrow_the_answer(assistant: Assistant) -> None:
    question = "What is said of the towpath repairs?"
    for kind, source in (("minutes", "2021-05-04"), ("transcript", "2022-06-07")):
        answer = assistant.ask(question, filters=Filters(kinds=(kind,)))  # type: ignore[arg-type]
        assert answer.citations
        assert all(c.source.startswith(source) for c in answer.citations)


def test_a_follow_up_is_understood_in_its_conversation(assistant: Assistant) -> None:
    first = assistant.ask("When were the towpath repairs finished?")
    history = (Turn(role="user", text=first.question), Turn(role="assistant", text=first.text))
    answer = assistant.ask("Who said that?", history)
    assert_honest(assistant, answer)
    assert "April 2022" in answer.search_question
    assert "Jo Fenn" in answer.text


def test_questions_about_the_library(assistant: Assistant) -> None:
    answer = assistant.ask("Which meetings do you hold?")
    assert answer.status == "answered"
    assert "4 May 2021" in answer.text
    assert "7 June 2022" in answer.text
    assert answer.citations == ()


@pytest.mark.parametrize("question", ["", "   ", "x" * 5000])
def test_bad_questions_say_what_to_do(assistant: Assistant, question: str) -> None:
    with pytest.raises(BadRequest, match=r"type|ask"):
        assistant.ask(question)


@pytest.mark.parametrize(
    "question",
    ["?", '"', "towpath' OR 1=1 --", "<script>alert(1)</script>", "🦢", "NEAR(a b)", "a" * 1500],
)
def test_odd_questions_never_break_it(assistant: Assistant, question: str) -> None:
    assert_honest(assistant, assistant.ask(question))


def test_the_context_holds_the_quote(assistant: Assistant) -> None:
    answer = assistant.ask("How many metres of towpath were washed away?")
    context = assistant.context(answer.citations[0])
    text = assistant.index.document(answer.citations[0].document_id).text
    assert context.quote == answer.citations[0].quote
    assert context.before + context.quote + context.after in text


def test_the_settings_fingerprint_changes_with_what_changes_answers() -> None:
    plain = Settings()
    assert plain.fingerprint() == Settings().fingerprint()
    assert plain.fingerprint() != Settings(answer_threshold=0.9).fingerprint()


@pytest.mark.parametrize("question", ["What was decided?", "Who said that?", "Why?"])
def test_a_first_question_that_names_nothing_is_asked_again(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status == "needs_clarification"
    assert_honest(assistant, answer)


def test_the_last_meeting_is_the_newest_one(assistant: Assistant) -> None:
    infos = list(assistant.documents().values())
    narrowed = narrow("What was resolved at the last meeting?", Filters(), infos)
    assert str(narrowed.date_from) == str(narrowed.date_to) == "2022-06-07"
    assert narrow("What was resolved about otters?", Filters(), infos) == Filters()
    cost = "What did the towpath repairs cost?"
    everywhere = assistant.ask(cost)
    last = assistant.ask(f"{cost[:-1]}, at the last meeting?")
    assert any(str(c.meeting_date) == "2021-05-04" for c in everywhere.citations)
    found = [*last.citations, *last.near_misses]
    assert found
    assert {str(c.meeting_date) for c in found} == {"2022-06-07"}


def test_an_empty_library_says_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    from index.embedder import load_embedder
    from index.library import PassageIndex

    index = PassageIndex.open(tmp_path_factory.mktemp("empty"), load_embedder("hashing"))
    with Assistant(index, Settings(use_reader=False)) as empty:
        answer = empty.ask("What was decided?")
    assert answer.status == "not_found"
    assert "no documents" in answer.text


def test_an_empty_setting_is_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTES_DATA", "")
    assert Settings().data is None
