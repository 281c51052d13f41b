"""Runs ``minutes`` as from a terminal."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from assistant.cli import main


def run(*arguments: str | Path) -> Result:
    """What ``minutes`` with these arguments does; what it does not catch is raised."""
    return CliRunner().invoke(main, [str(a) for a in arguments], catch_exceptions=False)
