"""Questions that the register answers: with its quotes, its status, and never more than is cited."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from assistant.answering.check import problems
from assistant.answering.nearness import Nearness
from assistant.core import Assistant
from assistant.promises.answers import MORE, RegisterAnswers
from assistant.promises.asking import asked_for
from assistant.promises.register import Register
from assistant.settings import Settings
from assistant.shelf import Shelf
from assistant.types import Answer, Turn
from assistant.understanding.question import understand
from index.library import PassageIndex
from tests.promises.conftest import add, write
from tests.promises.webcasts import MEMBER, OFFICER, webcast_text

TODAY = dt.date(2021, 10, 1)


@pytest.fixture
def answers(filled: PassageIndex) -> RegisterAnswers:
    near = Nearness(filled.encode)
    return RegisterAnswers(Register(filled), filled.idf, Shelf(filled).document, near, Settings())


def ask(answers: RegisterAnswers, question: str) -> Answer | None:
    return answers.answer(understand(question, today=TODAY), today=TODAY)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("What was promised about the lock gates?", "promised"),
        ("What did you say you would come back to us on?", "promised"),
        ("What is still outstanding from the Clerk?", "outstanding"),
        ("Did the Engineer come back on the survey?", "fate"),
        ("What happened to the leaflet about otters?", "fate"),
        ("Who promised the survey?", None),
        ("When was the survey promised?", None),
        ("How many overdue repairs were there?", None),
        ("What did the towpath cost?", None),
    ],
)
def test_what_is_asked_of_the_register(question: str, asked: str | None) -> None:
    assert asked_for(question) == asked


def test_what_was_promised_is_quoted_with_what_became_of_it(
    filled: PassageIndex, answers: RegisterAnswers
) -> None:
    answer = ask(answers, "What was promised about a survey of the lock gates?")
    assert answer is not None
    assert answer.status == "answered"
    assert "The Engineer undertook to circulate a survey of the lock gates" in answer.text
    assert "circulated to members on 12 June 2021" in answer.text
    assert "Undertaken" in answer.text
    for cited in answer.citations:
        assert filled.document(cited.document_id).text[cited.start : cited.end] == cited.quote
    for statement in answer.statements:
        assert not problems(statement, answer.citations, lambda i: filled.document(i).text)


def test_a_request_is_never_called_a_promise(answers: RegisterAnswers) -> None:
    answer = ask(answers, "What was promised about a bench at Mill Bridge?")
    assert answer is not None
    assert answer.text.startswith("Nothing was promised about this")
    assert "Asked for" in answer.text
    assert "refused" in answer.text


def test_what_is_outstanding_leaves_out_what_was_done(answers: RegisterAnswers) -> None:
    answer = ask(answers, "What is still outstanding from the Clerk?")
    assert answer is not None
    assert "stile" in answer.text
    assert "survey" not in answer.text
    everything = ask(answers, "What is overdue?")
    assert everything is not None
    assert "stile" in everything.text
    assert "bench" not in everything.text


JULY = """21/11 Weed

Cllr Vera Stone explained that the weed boat would be launched by August 2021.
The Clerk undertook to order a weed rake.

RESOLVED: That a price for dredging be obtained by August 2021.

Cllr Tom Reed asked the Clerk to bring a map of the reed beds by 31 August 2021.
"""


def test_what_binds_comes_before_what_was_only_intended(
    filled: PassageIndex, answers: RegisterAnswers, tmp_path: Path
) -> None:
    add(filled, write(tmp_path, "july.txt", "Tuesday 6 July 2021", JULY))
    soft = next(p for p in Register(filled).promises(today=TODAY) if "weed boat" in p.quote)
    assert (soft.strength, soft.status) == ("soft", "overdue")
    answer = ask(answers, "What is still outstanding from the Rivers and Paths Committee?")
    assert answer is not None
    told = [answer.text.index(w) for w in ("broken stile", "dredging", "reed beds", "weed boat")]
    assert told == sorted(told)
    heads = ("Undertaken: ", "Resolved: ", "Asked for: ", "Said to be intended: ")
    places = [answer.text.index(head) for head in heads]
    assert places == sorted(places)


def test_what_is_overdue_leaves_out_what_is_only_open(
    filled: PassageIndex, answers: RegisterAnswers, tmp_path: Path
) -> None:
    add(filled, write(tmp_path, "july.txt", "Tuesday 6 July 2021", JULY))
    register = Register(filled)
    rake = next(p for p in register.promises(today=TODAY) if "weed rake" in p.quote)
    register.review(rake.id, status="open", who="Vera Stone", today=TODAY)
    late, still = ask(answers, "What is overdue?"), ask(answers, "What is still outstanding?")
    assert late is not None
    assert still is not None
    assert "weed rake" in still.text
    assert "weed rake" not in late.text
    assert "broken stile" in late.text


def test_evidence_of_two_records_is_quoted_once_and_pointed_at(
    filled: PassageIndex, answers: RegisterAnswers, tmp_path: Path
) -> None:
    resolved = (
        "21/03 Stile\n\nThe broken stile at Withy Meadow had been reported to the angling club.\n\n"
        "RESOLVED: That the broken stile at Withy Meadow be written about to the angling club.\n"
    )
    add(filled, write(tmp_path, "april.txt", "Tuesday 6 April 2021", resolved))
    answer = ask(answers, "What was promised about the broken stile at Withy Meadow?")
    assert answer is not None
    late = "The angling club had still not been written to about the broken stile at Withy Meadow."
    assert answer.text.count(late) == 1
    cited = [c for c in answer.citations if c.quote == late]
    assert len(cited) == 1
    carried = [s for s in answer.statements if cited[0].number in s.citations]
    assert [s.verbatim for s in carried] == [True, False]
    assert answer.text.count(f"[{cited[0].number}]") == 2


def test_an_answer_says_that_there_is_more(
    filled: PassageIndex, answers: RegisterAnswers, tmp_path: Path
) -> None:
    few = ask(answers, "What is still outstanding?")
    assert few is not None
    assert MORE not in few.text
    owed = (
        "The Engineer undertook to repaint the swing bridge by 31 August 2021.\n"
        "The Chair undertook to invite the rowing club by 31 August 2021.\n"
        "The Clerk undertook to buy seven lifebelts by 31 August 2021.\n"
    )
    add(filled, write(tmp_path, "july.txt", "Tuesday 6 July 2021", f"{JULY}\n{owed}"))
    many = ask(answers, "What is still outstanding?")
    assert many is not None
    assert many.text.endswith(MORE)


def test_what_became_of_it_leads_with_the_evidence(answers: RegisterAnswers) -> None:
    answer = ask(answers, "Was the survey of the lock gates ever circulated?")
    assert answer is not None
    assert answer.text.startswith("It was done.")
    assert answer.citations[0].meeting_date == dt.date(2021, 9, 7)
    dropped = ask(answers, "What happened to the leaflet about otters?")
    assert dropped is not None
    assert dropped.text.startswith("It was overtaken or dropped.")


def test_what_no_record_is_about_is_left_to_the_documents(answers: RegisterAnswers) -> None:
    assert ask(answers, "What was promised about the swimming pool at Thorpe?") is None
    assert ask(answers, "What happened to the drove road?") is None
    assert ask(answers, "What did the towpath repairs cost?") is None


def in_august(filled: PassageIndex, folder: Path, item: str, undertaken: str) -> None:
    body = f"21/12 {item}\n\n{undertaken}\n\nThe meeting closed at 8 pm\n"
    add(filled, write(folder, "august.txt", "Tuesday 3 August 2021", body))


def test_what_one_post_promised_is_not_answered_with_anothers_word(
    filled: PassageIndex, answers: RegisterAnswers, tmp_path: Path
) -> None:
    undertaken = "The Bridge Manager undertook to bring a business case for dredging."
    in_august(filled, tmp_path, "Dredging", undertaken)
    theirs = ask(answers, "What did the Bridge Manager promise to bring about dredging?")
    assert theirs is not None
    assert "business case for dredging" in theirs.text
    assert ask(answers, "What did the Museum Manager promise to bring about dredging?") is None


def test_a_post_may_be_asked_for_by_how_its_name_begins(
    filled: PassageIndex, answers: RegisterAnswers, tmp_path: Path
) -> None:
    undertaken = "The Cabinet Member for Housing undertook to bring a plan about damp homes."
    in_august(filled, tmp_path, "Damp", undertaken)
    answer = ask(answers, "What did the Cabinet Member promise to bring about damp homes?")
    assert answer is not None
    assert "plan about damp homes" in answer.text


def test_an_officers_word_is_told(filled: PassageIndex, answers: RegisterAnswers) -> None:
    register = Register(filled)
    stile = register.promises(today=TODAY, text="stile")[0]
    register.review(stile.id, status="done", who="Vera Stone")
    answer = ask(answers, "What was promised about the broken stile at Withy Meadow?")
    assert answer is not None
    assert "A council officer has recorded this." in answer.text
    assert "Vera Stone" not in answer.text


def test_a_follow_up_asks_about_the_promise_before(filled: PassageIndex) -> None:
    assistant = Assistant(filled, Settings(use_reader=False))
    first = assistant.ask("What was promised about a survey of the lock gates?", today=TODAY)
    assert "undertook" in first.text
    history = [
        Turn(role="user", text="What was promised about a survey of the lock gates?"),
        Turn(role="assistant", text=first.text),
    ]
    then = assistant.ask("Was it done?", history, today=TODAY)
    assert "circulated to members on 12 June 2021" in then.text
    assert then.citations


def test_what_breaks_off_is_followed_by_what_was_said_in_full(
    filled: PassageIndex, answers: RegisterAnswers, tmp_path: Path
) -> None:
    asked = "What I couldn't see is where the otters displaced by the weir sit in the plan."
    page = tmp_path / "webcast.txt"
    page.write_text(
        webcast_text(
            (MEMBER, f"{asked} Sorry, so that's not in the plan but I'm more than happy"),
            (OFFICER, "to put that in. There are gaps. So I'm happy to include that in the plan."),
            (MEMBER, "Thank you."),
        ),
        "utf-8",
    )
    add(filled, page)
    answer = ask(answers, "What was promised about the otters displaced by the weir?")
    assert answer is not None
    broken, whole, *_ = (c.quote for c in answer.citations)
    assert broken.endswith("more than happy")
    assert "happy to include that in the plan" in whole
