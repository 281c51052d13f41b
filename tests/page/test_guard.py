"""The middleware that keeps the page from reaching outside."""

from __future__ import annotations

import asyncio

import pytest

from assistant.page.guard import (
    CONTENT_SECURITY_POLICY,
    Guard,
    comes_from_elsewhere,
    tidy_index,
)


def respond(content_type: bytes, chunks: list[bytes]) -> list[dict]:
    async def app(scope, receive, send):
        headers = [(b"content-type", content_type), (b"content-length", b"1")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        for place, chunk in enumerate(chunks, start=1):
            more = place < len(chunks)
            await send({"type": "http.response.body", "body": chunk, "more_body": more})

    sent: list[dict] = []

    async def send(message):
        sent.append(message)

    asyncio.run(Guard(app)({"type": "http"}, None, send))
    return sent


def test_no_directive_of_the_policy_names_another_origin():
    sources = {part for rule in CONTENT_SECURITY_POLICY.split("; ") for part in rule.split()[1:]}
    assert sources <= {"'self'", "'none'", "'unsafe-inline'", "'unsafe-eval'", "data:", "blob:"}


def test_a_page_is_tidied_across_its_chunks_and_its_length_is_right():
    start, body = respond(
        b"text/html; charset=utf-8",
        [b'<html\n lang="en"><meta proper', b'ty="og:url" content="https://gradio.app/" /><p>'],
    )
    headers = dict(start["headers"])
    assert body["body"] == b'<html lang="en-GB"><p>'
    assert int(headers[b"content-length"]) == len(body["body"])
    assert headers[b"content-security-policy"].decode() == CONTENT_SECURITY_POLICY


def test_a_stream_passes_chunk_by_chunk_with_the_headers():
    start, *bodies = respond(b"text/event-stream", [b"data: 1\n\n", b"data: 2\n\n"])
    assert [body["body"] for body in bodies] == [b"data: 1\n\n", b"data: 2\n\n"]
    assert b"content-security-policy" in dict(start["headers"])


def test_other_meta_tags_stay():
    page = b'<html lang="en"><meta name="viewport" content="width=device-width" />'
    assert b'name="viewport"' in tidy_index(page)


@pytest.mark.parametrize(
    ("method", "site", "refused"),
    [
        ("POST", b"cross-site", True),
        ("POST", b"same-site", True),
        ("POST", b"same-origin", False),
        ("POST", None, False),
        ("GET", b"cross-site", False),
    ],
)
def test_another_site_may_look_but_not_send(method, site, refused):
    headers = [(b"sec-fetch-site", site)] if site else []
    scope = {"type": "http", "method": method, "headers": headers}
    assert comes_from_elsewhere(scope) is refused
    reached = []

    async def app(scope, receive, send):
        reached.append(scope)

    sent: list[dict] = []

    async def send(message):
        sent.append(message)

    asyncio.run(Guard(app)(scope, None, send))
    assert bool(reached) is not refused
    assert [m["status"] for m in sent if "status" in m] == ([403] if refused else [])
