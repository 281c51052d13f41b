"""The ``minutes`` command: thin over the library; errors are one clear line and exit code 2."""

from assistant.cli.main import main

__all__ = ["main"]
