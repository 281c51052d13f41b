"""The entry point: a taken port is one clear line, and nothing heavy comes before it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

import httpx
import pytest

import app


def test_a_taken_port_is_one_line_and_exit_code_2(capsys):
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        with pytest.raises(SystemExit) as stopped:
            app.main(["--port", str(port)])
    assert stopped.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert f"Port {port} on 127.0.0.1 cannot be used" in printed.err
    assert "--port" in printed.err


def test_a_free_port_is_accepted():
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        port = holder.getsockname()[1]
    app.check_port("127.0.0.1", port)


def test_help_names_every_option(capsys):
    with pytest.raises(SystemExit) as stopped:
        app.main(["--help"])
    assert stopped.value.code == 0
    shown = capsys.readouterr().out
    assert all(option in shown for option in ("--data", "--port", "--host", "--sample"))


@pytest.mark.slow
def test_the_page_opens_on_a_new_library_and_says_where(tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, app.__file__, "--data", str(tmp_path / "own"), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            line = server.stdout.readline()
            page = httpx.get(f"http://127.0.0.1:{port}/", trust_env=False)
        finally:
            server.terminate()
    assert f"Open http://127.0.0.1:{port} in a browser" in line
    assert "No documents yet" in page.text
    assert "fictional" not in page.text


def test_a_proxy_is_not_used_for_this_machine(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "example.org")
    monkeypatch.delenv("no_proxy", raising=False)
    app._keep_local_calls_local()
    assert os.environ["NO_PROXY"] == "example.org,127.0.0.1,localhost,::1"
