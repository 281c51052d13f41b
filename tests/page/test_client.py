"""The served page through gradio_client: named endpoints, streaming, one state per visitor."""

from __future__ import annotations

import httpx
import pytest
from gradio_client import Client

NO_FILTERS = ([], [], "", "")


@pytest.fixture
def client(served):
    client = Client(served.url, verbose=False, analytics_enabled=False)
    yield client
    client.close()


def ask(client, question, filters=NO_FILTERS):
    """Ask as the page does; return the past, the latest exchange and what is announced."""
    job = client.submit(question, *filters, api_name="/ask")
    job.result(timeout=20)
    steps = job.outputs()
    # Only the first step changes the past: the later ones leave it as it is.
    return steps[0][0], steps[-1][1], steps[-1][2]


def test_the_endpoints_have_names(client):
    named = client.view_api(return_format="dict", print_info=False)["named_endpoints"]
    assert set(named) == {"/ask", "/new_conversation", "/describe_filters", "/library"}


def test_a_question_is_answered_with_references(client):
    _, latest, announcement = ask(client, "How many collections were missed?")
    assert "412" in latest
    assert 'id="ref-1-1"' in latest
    assert "2 references below the answer" in announcement


def test_an_answer_streams_from_searching_to_references(client):
    job = client.submit("How many collections?", *NO_FILTERS, api_name="/ask")
    job.result(timeout=20)
    drawn = [step[1] for step in job.outputs()]
    assert "Searching the record" in drawn[0]
    assert "References" in drawn[-1]
    assert len(drawn) >= 3


def test_a_question_that_the_record_does_not_answer_shows_no_reference(client):
    _, latest, _ = ask(client, "What of the trees?")
    assert "The minutes I hold do not say." in latest
    assert "References" not in latest
    assert "Not an answer, but close:" in latest


def test_filters_reach_the_assistant(served, client):
    ask(client, "Trees?", (["Cabinet"], ["report"], "2019", "March 2020"))
    asked = served.asked()[-1]
    assert asked["bodies"] == ["Cabinet"]
    assert asked["kinds"] == ["report"]
    assert (asked["date_from"], asked["date_to"]) == ("2019-01-01", "2020-03-31")


def test_a_date_that_cannot_be_read_is_said_and_nothing_is_asked(served, client):
    before = len(served.asked())
    _, _, announcement = ask(client, "Trees?", ([], [], "soon", ""))
    assert "could not read “soon” as a date" in announcement
    assert len(served.asked()) == before
    note = client.predict([], [], "soon", "", api_name="/describe_filters")
    assert "could not read “soon” as a date" in note


def test_each_visitor_has_a_conversation_of_their_own(served, client):
    ask(client, "How many collections?")
    other = Client(served.url, verbose=False, analytics_enabled=False)
    past, _, _ = ask(other, "Trees?")
    other.close()
    assert past == ""
    assert served.asked()[-1]["history"] == []
    past, _, _ = ask(client, "Trees?")
    assert "How many collections?" in past
    assert len(served.asked()[-1]["history"]) == 2


def test_a_new_conversation_forgets_the_old_one(served, client):
    ask(client, "How many collections?")
    client.predict(api_name="/new_conversation")
    past, latest, _ = ask(client, "Trees?")
    assert past == ""
    assert "exchange-1" in latest
    assert served.asked()[-1]["history"] == []


def test_an_empty_question_is_not_asked(served, client):
    before = len(served.asked())
    _, _, announcement = ask(client, "   ")
    assert "Write a question first" in announcement
    assert len(served.asked()) == before


def test_every_response_carries_the_security_policy(served):
    for path in ("", "config", "no-such-page"):
        answer = httpx.get(served.url + path)
        assert "default-src 'self'" in answer.headers["content-security-policy"]


def test_the_served_index_names_no_outside_address(served):
    page = httpx.get(served.url).text
    assert '<html lang="en-GB"' in page.replace("\n\t", " ")
    head = page.split("window.gradio_config")[0]
    assert "http" not in head
