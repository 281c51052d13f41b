"""What minutes, decisions and reports promise: invented sentences, and whole documents."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.promises.finding import find_promises
from assistant.promises.parts import split_parts
from assistant.promises.types import Found
from corpus.inference import infer_from_name
from corpus.reading import read_bytes, read_path
from corpus.types import Document

HEAD = """HARROWMERE BOROUGH COUNCIL

HIGHWAYS AND PARKS PANEL

Minutes of the meeting held on Thursday 4 July 2024 at 7 pm

Present: Councillors Ines Marlowe (Chair), Otto Penn and Ravi Saltash
Officers: Una Brightwell (Director of Place), Tam Oakes (Tree Officer), Rhys Fallow (Clerk)

5. Lime Walk

"""


def minutes(text: str) -> Document:
    """Minutes of an invented panel, with ``text`` under its item 5."""
    return read_bytes((HEAD + text + "\n").encode(), "panel.txt")


def finds(text: str) -> list[tuple[Found, str]]:
    """What is found in such minutes, each with its quote."""
    document = minutes(text)
    return [(f, document.text[f.start : f.end]) for f in find_promises(document)]


def firm(text: str) -> list[Found]:
    """The finds that are not soft."""
    return [f for f, _ in finds(text) if f.strength != "soft"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Tree Officer agreed to make the correction.", "Tam Oakes"),
        ("The Tree Officer undertook to circulate the survey to members.", "Tam Oakes"),
        ("Ms Brightwell said that she would provide a written answer.", "Ms Brightwell"),
        (
            "The Director of Place gave an undertaking that no lime would be felled.",
            "Una Brightwell",
        ),
        ("The Director of Place confirmed that she would write to the school.", "Una Brightwell"),
        ("Officers to circulate the plan.", "Officers"),
        ("Clerk to write to the contractor.", "Rhys Fallow"),
        ("The Clerk will report back in September.", "Rhys Fallow"),
        ("Councillor Penn offered to speak to the residents.", "Councillor Penn"),
        ("The Tree Officer committed to bringing a planting list.", "Tam Oakes"),
        ("In reply, Ms Brightwell promised to look into the delay.", "Ms Brightwell"),
        ("The Tree Officer accepted that the table would be corrected.", "Tam Oakes"),
    ],
)
def test_a_commitment_and_whose_it_is(text: str, who: str) -> None:
    (found,) = firm(text)
    assert (found.kind, found.who) == ("commitment", who)


@pytest.mark.parametrize(
    ("text", "who", "to_whom"),
    [
        ("The Panel asked officers to bring a costed plan.", "The Panel", "officers"),
        ("Councillor Penn asked that the stumps be removed.", "Councillor Penn", None),
        ("The Chair requested a breakdown of the cost.", "Councillor Ines Marlowe", None),
        ("Members asked for the survey to be repeated.", "Members", None),
        ("Council directed the Tree Officer to return with options.", "Council", "Tam Oakes"),
        ("The Panel asked to be kept informed of the bid.", "The Panel", None),
    ],
)
def test_a_request_its_asker_and_whom_it_asks(text: str, who: str, to_whom: str | None) -> None:
    (found,) = firm(text)
    assert (found.kind, found.who, found.to_whom) == ("request", who, to_whom)


@pytest.mark.parametrize(
    "text",
    [
        "Councillor Saltash suggested that the report include a map.",
        "The Panel recommended that the wording be changed.",
        "It was suggested that the bench should face the lake.",
        "Members felt that the strategy should say more about footpaths.",
    ],
)
def test_a_suggested_change(text: str) -> None:
    assert [f.kind for f in firm(text)] == ["suggested-change"]


@pytest.mark.parametrize(
    "text",
    [
        "RESOLVED: that the limes be pollarded.",
        "RESOLVED – That the limes be pollarded.",
        "AGREED – that the limes be pollarded.",
        "It was resolved that the limes be pollarded.",
        "IT WAS RESOLVED to pollard the limes.",
        "Agreed that the Clerk order the saplings.",
        "The Panel agreed to note the report.",
        "The Panel agreed that the limes should be pollarded.",
        "The minutes of 6 June were approved.",
        "Payments of £1,204.50 were approved as listed.",
        "Moved by Councillor Penn, seconded by Councillor Saltash, that the limes be pollarded. Carried.",
        "Councillor Penn moved and Councillor Saltash seconded to adopt the plan. Motion passed 3-0.",
        "Councillor Penn proposed the accounts be paid, Councillor Saltash seconded, all in favour.",
    ],
)
def test_a_resolution(text: str) -> None:
    (found,) = firm(text)
    assert found.kind == "resolution"
    assert found.accepted is None


@pytest.mark.parametrize(
    "text",
    [
        "Councillor Penn asked why the verge had not been cut.",
        "Councillor Penn asked how many limes there were and was told that there were forty.",
        "The Director of Place agreed that the delay had been too long.",
        "Residents had heard promise after promise.",
        "The Leader spoke of the Council's commitment to be carbon neutral by 2030.",
        "The scheme waits on a funding commitment from Government.",
        "To demonstrate the commitment of managers, all of them attended.",
        "The Director of Place undertook a survey in May.",
        "The Director of Place said that no commitment can be given.",
        "Officers were happy to note the point.",
        "The Director of Place said that the Council wanted to lead by example.",
        "The Tree Officer said that he could not promise more.",
        "The Clerk reported that he had agreed to write in April, and had done so.",
        "Members were reminded that in 2017 it was resolved to transfer the quay.",
        "The Director of Place advised that the Harbour Board had agreed to pay.",
        "The survey suggested that the limes would be lost.",
        "The Chair thanked the Tree Officer for the promised report.",
        "Councillor Penn moved that the limes be felled. The motion died for lack of a second.",
        "Moved by Councillor Penn, seconded by Councillor Saltash, that the limes be felled. Lost.",
    ],
)
def test_what_is_no_firm_promise(text: str) -> None:
    assert firm(text) == []


def test_each_numbered_part_of_a_resolution_is_its_own_record() -> None:
    found = finds(
        "RESOLVED that:\n\n(a) the limes be pollarded;\n\n(b) the Tree Officer be asked to report in "
        "October 2024; and\n\n(c) the bench be moved."
    )
    assert [quote for _, quote in found] == [
        "the limes be pollarded;",
        "the Tree Officer be asked to report in October 2024; and",
        "the bench be moved.",
    ]
    assert found[1][0].who == "Tam Oakes"
    assert found[1][0].due_date == dt.date(2024, 10, 31)
    assert {f.kind for f, _ in found} == {"resolution"}


def test_parts_within_a_line_are_cut_where_their_marks_run_on() -> None:
    text = "that (a) the fee in (c) be raised; and (b) notice be given."
    assert [text[a:b] for a, b in split_parts(text, 5)] == [
        "the fee in (c) be raised",
        "notice be given.",
    ]
    assert split_parts("that the fee be raised.", 0) == [(0, 23)]


def test_a_bare_resolved_resolves_the_sentence_before_it() -> None:
    found = finds(
        "It was proposed by Councillor Penn and seconded by Councillor Saltash that the target be "
        "40 limes by March 2026, and this was\n\nRESOLVED (For 5, Against 2)."
    )
    assert [(f.kind, f.due_date) for f, _ in found] == [("resolution", dt.date(2026, 3, 31))]
    assert "the target be 40 limes" in found[0][1]


def test_a_lost_motion_is_kept_as_refused() -> None:
    ((found, _),) = finds(
        "Moved by Councillor Penn, seconded by Councillor Saltash, that the limes be felled. Lost."
    )
    assert (found.strength, found.accepted) == ("soft", False)


def test_an_action_note_is_a_record_or_names_the_owner() -> None:
    (found,) = firm("ACTION: Clerk to write by 19 July")
    assert (found.kind, found.who, found.due_date) == (
        "commitment",
        "Rhys Fallow",
        dt.date(2024, 7, 19),
    )
    (owned,) = firm("RESOLVED to buy a bench.\n\nACTION: Councillor Penn")
    assert (owned.kind, owned.who) == ("resolution", "Councillor Penn")


def test_an_action_table_gives_owner_and_date() -> None:
    table = (
        "| Action | By whom | By when |\n|---|---|---|\n"
        "| Repaint the bandstand | Tam Oakes | 30 September 2024 |\n"
    )
    ((found, quote),) = finds(table)
    assert quote == "Repaint the bandstand"
    assert (found.who, found.role, found.due_date) == (
        "Tam Oakes",
        "Tree Officer",
        dt.date(2024, 9, 30),
    )


@pytest.mark.parametrize(
    ("reply", "accepted"),
    [
        ("The Tree Officer agreed to do so.", True),
        ("Ms Brightwell declined the request, for want of money.", False),
        ("Ms Brightwell said that this was not possible.", False),
        ("The Panel moved on.", None),
    ],
)
def test_a_request_taken_up_or_turned_down(reply: str, accepted: bool | None) -> None:
    found = finds(f"Councillor Penn asked that the stumps be removed. {reply}")
    assert found[0][0].kind == "request"
    assert found[0][0].accepted is accepted


def test_a_pronoun_is_the_one_who_spoke() -> None:
    found = firm(
        "Councillor Penn spoke about the stumps. Ms Brightwell replied that she would have them "
        "removed. The Tree Officer said the ground was soft. He would mark the roots."
    )
    assert [f.who for f in found] == ["Ms Brightwell", "Tam Oakes"]


def test_a_condition_makes_it_conditional() -> None:
    (found,) = firm("The Director of Place agreed to replace the limes, subject to the budget.")
    assert (found.strength, found.condition) == ("conditional", "subject to the budget")


def test_the_same_thing_resolved_after_it_was_agreed_points_back() -> None:
    found = [
        f
        for f, _ in finds(
            "The Panel agreed that future planting lists should be brought every autumn.\n\n"
            "RESOLVED that future planting lists be brought every autumn."
        )
    ]
    assert [f.same_as for f in found] == [None, 0]


def test_a_report_asks_what_it_recommends_and_intends_the_rest() -> None:
    report = (
        "Report title: Lime Walk\nDate: 4 July 2024\nReport author: Tam Oakes, Tree Officer\n\n"
        "Recommendations\n\nThe Panel is recommended to:\n\n1. Approve the planting list.\n\n"
        "2. Note the cost.\n\n1.0 Purpose\n\n1.1 To set out the planting.\n\n"
        "2.0 Plans\n\n2.1 The saplings will be planted by March 2025.\n"
    )
    document = read_bytes(report.encode(), "report.txt")
    assert document.kind == "report"
    found = find_promises(document)
    asked = [f for f in found if f.kind == "request"]
    assert [f.what for f in asked] == ["Approve the planting list.", "Note the cost."]
    assert {f.to_whom for f in asked} == {"The Panel"}
    plans = [f for f in found if f.kind == "commitment"]
    assert [(f.strength, f.due_date) for f in plans] == [("soft", dt.date(2025, 3, 31))]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "RESOLVED:", "(a)", "that", "the Clerk", "would", "agreed to", "write", "asked",
                "Councillor Penn", "seconded", "moved", "1.", "\n\n", ". ", ", and", "ACTION:",
                "if", "by 3 May", "CARRIED", "| a | b |", "\n", "She", "“", "Lost", "to be", "(",
            ]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_whatever_is_written_quotes_are_whole_slices_in_order(words: list[str]) -> None:
    document = minutes(" ".join(words))
    found = find_promises(document)
    for place, one in enumerate(found):
        quote = document.text[one.start : one.end]
        assert quote.strip() == quote != ""
        assert one.what
        assert one.due_text is None or one.due_text in quote
        assert one.same_as is None or one.same_as < place
    assert [f.start for f in found] == sorted(f.start for f in found)


SAMPLE = Path(__file__).parents[2] / "corpus" / "sample" / "documents"
GOLD = Path(__file__).parents[2] / "eval" / "gold" / "sample_promises.json"


def _alike(one: str, other: str) -> bool:
    """Whether two quotes share half of the shorter one's runs of three words."""

    def runs(text: str) -> set[tuple[str, ...]]:
        words = text.replace("*", "").lower().split()
        return {tuple(words[i : i + 3]) for i in range(max(1, len(words) - 2))}

    first, second = runs(one), runs(other)
    return len(first & second) >= max(1, 0.5 * min(len(first), len(second)))


def test_the_sample_librarys_written_promises_are_found() -> None:
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    core = found_core = flagged = good = 0
    for path in sorted(SAMPLE.iterdir()):
        document = infer_from_name(read_path(path))
        if document.kind == "transcript" or "EXEMPT" in path.name:
            continue
        ours = find_promises(document)
        quotes = [document.text[f.start : f.end] for f in ours]
        theirs = [g for g in gold["promises"] if g["doc"] == path.name]
        must = [g for g in theirs if g["tier"] == "core"]
        core += len(must)
        found_core += sum(any(_alike(g["quote"], q) for q in quotes) for g in must)
        firm_quotes = [q for f, q in zip(ours, quotes, strict=True) if f.strength != "soft"]
        flagged += len(firm_quotes)
        good += sum(any(_alike(g["quote"], q) for g in theirs) for q in firm_quotes)
    assert found_core / core >= 0.85
    assert good / flagged >= 0.80


def test_two_promises_in_one_sentence_are_quoted_apart() -> None:
    found = finds(
        "Councillor Penn will attend the July meeting, and the Tree Officer will write the notes."
    )
    assert [(f.who, quote) for f, quote in found] == [
        ("Councillor Penn", "Councillor Penn will attend the July meeting"),
        ("Tam Oakes", "the Tree Officer will write the notes."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Jo Marsh made a motion to approve the plan. Al Reed seconded the motion. Motion carried.",
        "Moved by: Councillor Penn\n\nSeconded by: Councillor Saltash\n\n"
        "THAT the fee be doubled.\n\nMotion Carried",
        "Resolved HP/2024/017\n\nThat the fee be doubled.\n\nCr Penn/Cr Saltash Carried",
    ],
)
def test_a_motion_told_over_several_sentences_or_lines(text: str) -> None:
    assert [f.kind for f in firm(text)] == ["resolution"]


def test_a_motion_told_over_several_lines_and_lost() -> None:
    text = (
        "Moved by: Councillor Penn\n\nSeconded by: Councillor Saltash\n\n"
        "THAT the fee be doubled.\n\nMotion Defeated"
    )
    assert [(f.kind, f.strength, f.accepted) for f, _ in finds(text)] == [
        ("resolution", "soft", False)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It was agreed at the last meeting that the Clerk would write; this had been done.",
        "The report sets out the actions that officers will take if approved.",
        "The Chair said that the item would be taken first.",
        "The Clerk had been asked to write to the school and had received no reply.",
        "The Government has announced that grants will be paid in May.",
        "Councillor Penn said that he would vote against the proposal.",
        "Ms Brightwell said she could not give a date.",
    ],
)
def test_what_is_told_of_or_only_procedure_is_no_firm_promise(text: str) -> None:
    assert firm(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Potholes in Mill Lane to be reported again.",
        "A sign is to be put up to deter fly-tipping.",
        "It was confirmed that the figures would be circulated.",
        "Action: To consider a workshop on risk.",
    ],
)
def test_an_undertaking_that_names_no_one_is_uncertain(text: str) -> None:
    (found,) = firm(text)
    assert (found.kind, found.attribution) == ("commitment", "uncertain")
