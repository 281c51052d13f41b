"""The chat page's entry point: ``python app.py`` opens a library and serves the page locally."""

from __future__ import annotations

import logging
import os
import socket
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import click

from assistant.page.build import build_app
from assistant.page.look import launch_options
from corpus.errors import BadRequest, MinutesError

__all__ = ["build_app", "main"]

log = logging.getLogger(__name__)


def check_port(host: str, port: int) -> None:
    """Raise BadRequest when nothing can be served at ``host`` and ``port``."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # As the server itself does, so that a port just given back counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise BadRequest(
                f"Port {port} on {host} cannot be used ({error.strerror or error}): "
                "close what is using it or choose another with --port."
            ) from error


def _keep_local_calls_local() -> None:
    # Gradio calls its own server while starting; a proxy set for the machine must not see that.
    for name in ("NO_PROXY", "no_proxy"):
        held = [part for part in os.environ.get(name, "").split(",") if part]
        os.environ[name] = ",".join(dict.fromkeys([*held, "127.0.0.1", "localhost", "::1"]))


def _tell_progress(done: int, total: int, source: str) -> None:
    width = 28
    filled = width * done // max(total, 1)
    line = f"[{'#' * filled}{'.' * (width - filled)}] {done}/{total} {source}"[:100]
    if sys.stderr.isatty():
        click.echo(f"\r\033[K{line}", nl=done >= total, err=True)
    else:
        click.echo(line, err=True)


def _serve(data: Path | None, host: str, port: int, sample: bool) -> None:
    check_port(host, port)
    # Here and not above: --help and a taken port should not wait for the models' libraries.
    from assistant.opening import open_assistant

    assistant = open_assistant(data, sample=sample, progress=_tell_progress)

    def warm() -> None:
        try:
            assistant.warm_up()
        except MinutesError as error:
            click.echo(f"Error: {error}", err=True)

    page = build_app(assistant)
    page.launch(server_name=host, server_port=port, prevent_thread_lock=True, **launch_options())
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"Open http://{shown}:{port} in a browser. Stop with Ctrl+C.")
    # The page is up already; the models load meanwhile, so that the first question is quick.
    threading.Thread(target=warm, name="warm-up", daemon=True).start()
    page.block_thread()


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="MINUTES_DATA",
    help="Library folder (default: ./library where there is one, else the sample).",
)
@click.option("--port", type=click.IntRange(1, 65535), default=7860, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve on.")
@click.option("--sample", is_flag=True, help="Open the fictional sample library.")
def _command(data: Path | None, port: int, host: str, sample: bool) -> None:
    """Open the chat page on this machine."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    _keep_local_calls_local()
    try:
        _serve(data, host, port, sample)
    except (MinutesError, OSError) as error:
        click.echo(f"Error: {error}", err=True)
        raise SystemExit(2) from error


def main(argv: Sequence[str] | None = None) -> None:
    """Run the page from the command line; an error is one line and exit code 2."""
    _command.main(args=None if argv is None else list(argv), prog_name="app.py")


if __name__ == "__main__":
    main()
