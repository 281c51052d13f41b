"""Keeps the page to itself: security headers, a tidied index, no writing from other sites.

Gradio's index page names its maker's site in social-media tags and says ``lang="en"``; the
Content-Security-Policy makes the browser refuse anything that is not served by this machine.
Browsers say where a request comes from (Sec-Fetch-Site): another site's page that is open beside
this one could otherwise put a review into the register, for the reply is all that CORS withholds.
"""

from __future__ import annotations

import re

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# 'unsafe-inline' and 'unsafe-eval' are what Gradio's own front end needs (inline start-up script,
# compiled templates); what matters here is that no directive names another origin.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
_SOCIAL_TAG = re.compile(rb'<meta\s+(?:property="og:|name="twitter:)[^>]*?/>\s*')
_HTML_TAG = re.compile(rb'<html\s+lang="[^"]*"')


def tidy_index(page: bytes) -> bytes:
    """Return the index page without social-media tags and with British English as its language."""
    return _HTML_TAG.sub(b'<html lang="en-GB"', _SOCIAL_TAG.sub(b"", page), count=1)


def comes_from_elsewhere(scope: Scope) -> bool:
    """Whether another site's page sends a request that may change something."""
    if scope.get("method", "GET") in ("GET", "HEAD", "OPTIONS"):
        return False
    headers = dict(scope.get("headers", ()))
    return headers.get(b"sec-fetch-site", b"none") not in (b"same-origin", b"none")


class Guard:
    """ASGI middleware: headers for all responses; whole HTML pages are tidied on the way out."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; only complete HTML responses are held back until they are whole."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if comes_from_elsewhere(scope):
            refusal = PlainTextResponse("This page takes no requests from other sites.", 403)
            await refusal(scope, receive, send)
            return
        held: Message | None = None
        body = b""

        async def guarded(message: Message) -> None:
            nonlocal held, body
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
                headers["Referrer-Policy"] = "no-referrer"
                headers["X-Content-Type-Options"] = "nosniff"
                if headers.get("content-type", "").startswith("text/html"):
                    held = message
                    return
            elif message["type"] == "http.response.body" and held is not None:
                body += message.get("body", b"")
                if message.get("more_body", False):
                    return
                tidied = tidy_index(body)
                MutableHeaders(scope=held)["Content-Length"] = str(len(tidied))
                await send(held)
                message, held = {"type": "http.response.body", "body": tidied}, None
            await send(message)

        await self.app(scope, receive, guarded)
