"""Fixtures of the page tests: one served page over the fake assistant, one headless browser."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from .checking import WAIT_MS

BROWSER_FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
START_SECONDS = 180


@dataclass(frozen=True)
class Served:
    """A page that is being served, and the log of what its assistant was asked."""

    url: str
    log: Path

    def asked(self) -> list[dict[str, Any]]:
        """What the assistant has been asked so far, oldest first."""
        if not self.log.exists():
            return []
        return [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines()]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _serve(documents: int, log: Path, promises: int = 4) -> Iterator[Served]:
    port = _free_port()
    script = Path(__file__).with_name("serve_fake.py")
    command = [sys.executable, str(script), str(port), str(documents), str(log), str(promises)]
    url = f"http://127.0.0.1:{port}/"
    tests = script.parents[1]
    path = os.pathsep.join((str(tests.parent), str(tests)))
    with subprocess.Popen(command, env=os.environ | {"PYTHONPATH": path}) as server:
        try:
            deadline = time.monotonic() + START_SECONDS
            while not _answers(url):
                assert server.poll() is None, "the page's server stopped while starting"
                assert time.monotonic() < deadline, "the page's server did not start"
                time.sleep(0.1)
            yield Served(url, log)
        finally:
            server.terminate()


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, trust_env=False).status_code == 200
    except httpx.TransportError:
        return False


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with _serve(3, tmp_path_factory.mktemp("served") / "asked.jsonl") as page:
        yield page


@pytest.fixture(scope="session")
def served_empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with _serve(0, tmp_path_factory.mktemp("empty") / "asked.jsonl") as page:
        yield page


@pytest.fixture
def served_few(tmp_path: Path) -> Iterator[Served]:
    """A page of one test's own, whose register nobody else has reviewed."""
    with _serve(3, tmp_path / "asked.jsonl") as page:
        yield page


@pytest.fixture(scope="session")
def served_many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A page whose register holds a thousand records."""
    with _serve(3, tmp_path_factory.mktemp("many") / "asked.jsonl", promises=1000) as page:
        yield page


# Per module: Playwright's event loop runs in this thread for as long as the browser is open,
# and no other test could call asyncio.run() beside it.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("no chromium on this machine: browser tests need one on the PATH")
    sync_api.expect.set_options(timeout=WAIT_MS)
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(BROWSER_FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, served):
    """Open the page at a width; fails at the end when anything was fetched from outside."""
    pages = []
    outside = []

    def note(request):
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.hostname != "127.0.0.1":
            outside.append(request.url)

    def block(route):
        local = urlsplit(route.request.url).hostname == "127.0.0.1"
        return route.continue_() if local else route.abort()

    def open_at(width=1280, height=900, url=served.url, **options):
        page = chromium.new_page(viewport={"width": width, "height": height}, **options)
        page.set_default_timeout(WAIT_MS)
        page.on("request", note)
        page.route("**/*", block)
        pages.append(page)
        page.goto(url)
        page.wait_for_selector(".masthead")
        # Groups are named by the page's own script, once Gradio has drawn everything.
        page.wait_for_function("document.querySelector('.empty-library, fieldset[aria-label]')")
        return page

    yield open_at
    for page in pages:
        page.close()
    assert outside == []
