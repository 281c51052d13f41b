"""Minutes in styles beyond the parish's: cabinet, full council, licensing."""

from __future__ import annotations

from corpus.tidy import tidy
from tests.corpus.styles import numbers, read

CABINET = """HARROWMERE BOROUGH COUNCIL

CABINET

Tuesday, 17 October 2023

Minutes of the meeting held in Room 2 at 5.00 pm

Present: Councillor Maud Hale (Leader) (Chair); Councillor Yusuf Dale (Cabinet Member for Finance)

CAB.38  APOLOGIES

Councillor Ida Penn (Cabinet Member for Parks) sent apologies.

CAB.39  THE BUDGET

The Director said that £4 million was missing.

Decision:
(1) That the forecast be noted.
(2) That no posts be filled until March.

Reasons for the decision

To save money.
"""


def test_cabinet_minutes_with_a_dotted_reference() -> None:
    document = read(CABINET)
    assert numbers(document) == ["CAB.38", "CAB.39"]
    assert document.agenda[1].title == "THE BUDGET"
    decided = [document.text[b.start : b.end] for b in document.blocks if b.kind == "resolution"]
    assert decided == [
        "(1) That the forecast be noted.",
        "(2) That no posts be filled until March.",
    ]
    reason = next(b for b in document.blocks if document.text[b.start : b.end] == "To save money.")
    assert reason.locator.heading_path == ("Reasons for the decision",)
    assert reason.kind == "paragraph"


def test_two_brackets_after_a_name_and_apologies_that_were_sent() -> None:
    people = {person.name: (person.role, person.presence) for person in read(CABINET).attendance}
    assert people["Councillor Maud Hale"] == ("Leader, Chair", "present")
    assert people["Councillor Ida Penn"] == ("Cabinet Member for Parks", "apologies")


COUNCIL = """HARROWMERE BOROUGH COUNCIL
MINUTES OF THE MEETING OF THE COUNCIL
Wednesday 21 February 2024

The Mayor, Councillor Ambrose Fell, in the Chair

Councillors Adair, Bell, Coldwell, Dunn and Ellis

61. DECLARATIONS

There were none.

64. QUESTIONS FROM MEMBERS

Question 1 – from Councillor Bell to the Cabinet Member for Streets and the Public Realm

"How many holes were filled?"

Reply by Councillor Dunn

"Twelve hundred and sixty."

Question 2 – from Councillor Ellis to the Leader

"Will she apologise?"

65. THE BUDGET

Amendment 1

Moved by Councillor Bell: "That the charge stay at £48."

On being put to the vote the amendment was LOST.
"""


def test_questions_to_full_council_head_their_replies() -> None:
    document = read(COUNCIL)
    assert numbers(document) == ["61", "64", "65"]
    reply = next(b for b in document.blocks if "Twelve" in document.text[b.start : b.end])
    assert reply.locator.heading_path[0].startswith("Question 1 – from Councillor Bell")
    lost = next(b for b in document.blocks if "LOST" in document.text[b.start : b.end])
    assert lost.locator.heading_path == ("Amendment 1",)
    assert lost.kind == "paragraph"


def test_a_roll_without_a_label_and_who_presides() -> None:
    people = {person.name: person.role for person in read(COUNCIL).attendance}
    assert people == {
        "Councillor Ambrose Fell": "Mayor",
        **{f"Councillor {name}": None for name in ("Adair", "Bell", "Coldwell", "Dunn", "Ellis")},
    }


LICENSING = """Harrowmere District Council

Licensing Sub-Committee (Panel B)

MINUTES of a hearing held on 12 February 2025 at 10.00 am in the Court Room

Members:\tCouncillor Audley Brand (Chair), Councillor Milo Trent
Legal adviser:\tFarrah Quill
For the applicant: Mr Conrad Vane (director)

LSC.14/25 – Declarations

1. Councillor Trent said that he had once bought a coat from the applicant's shop in the Square \
many years ago and had been very content with it.

LSC.15/25 – The Tannery

2. The licensing officer introduced his report on the application, which was for the sale of \
alcohol until two in the morning on three days of the week.

3. Mr Vane promised that no customer would be in the yard after nine o'clock and that a telephone \
would be answered whenever the doors were open.

4. Mrs Oake, who had lived next door for twenty-two years, said that she could not sleep and that \
two of her neighbours had already moved away.

5. The members withdrew to consider what they had heard from all of the parties and came back \
after forty-nine minutes with the decision that follows.

Decision

The Sub-Committee RESOLVED to GRANT the licence until midnight.

The hearing ended at 1.26 pm.
"""


def test_a_licensing_hearing() -> None:
    document = read(LICENSING)
    assert numbers(document) == ["LSC.14/25", "LSC.15/25"]
    assert document.closed_at == "1.26 pm"
    places = [b.locator.paragraph for b in document.blocks if b.locator.paragraph]
    assert places == ["1", "2", "3", "4", "5"]
    decided = [document.text[b.start : b.end] for b in document.blocks if b.kind == "resolution"]
    assert decided == ["The Sub-Committee RESOLVED to GRANT the licence until midnight."]
    people = {person.name: (person.role, person.presence) for person in document.attendance}
    assert people["Councillor Milo Trent"] == (None, "present")
    assert people["Farrah Quill"] == ("Legal adviser", "in attendance")
    assert people["Mr Conrad Vane"] == ("director", "in attendance")


def test_a_role_with_and_in_it_is_one_persons() -> None:
    document = read(
        "Nether Marling Town Council\n\nMinutes of the meeting held on 5 March 2024\n\nPRESENT\n"
        "The Town Mayor (Councillor Gwen Hart) in the Chair\nCouncillors: B. Amery, L. Catch\n\n"
        "OFFICERS\nMr Jago Pender – Facilities and Grounds Manager\n"
        "Mrs Una Fenn – Clerk\n\nAlso present: Ward Councillor Mrs Iris Forth\n\n1. Apologies\nNone.\n\n2. Roads\nNone.\n"
    )
    assert [(p.name, p.role) for p in document.attendance] == [
        ("Councillor Gwen Hart", "Town mayor"),
        ("Councillor B. Amery", None),
        ("Councillor L. Catch", None),
        ("Mr Jago Pender", "Facilities and Grounds Manager"),
        ("Mrs Una Fenn", "Clerk"),
        ("Mrs Iris Forth", "Ward Councillor"),
    ]


def test_a_table_goes_on_over_the_word_continued() -> None:
    document = read(
        "Nether Marling Parish Council\n\nMinutes of the meeting held on 5 March 2024\n\n"
        "Present: Cllr A. Bee\n\n1. Payments\n\nTable 1 Payments for March\nPayee\tAmount\n"
        "A. Smith\t£12.40\n\ncontinued\nB. Jones\t£3.10\n\n2. Roads\n\nNone.\n"
    )
    rows = [b for b in document.blocks if b.kind == "table-row"]
    assert [b.context for b in rows] == ["Table 1 Payments for March. Payee; Amount. Payments"] * 2


def test_letters_that_pdf_files_join_are_parted_for_searching_only() -> None:
    document = read(LICENSING.replace("ffi", "\ufb03"))
    assert "o\ufb03cer" in document.text
    assert tidy("The \ufb01re o\ufb03cer con\ufb01rmed") == "The fire officer confirmed"
