"""Imports point one way, and each heavy library is imported in its one place."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = ("corpus", "index", "assistant", "app")
# A package may import itself and those before it; eval stands beside the page.
ALLOWED = {name: set(LAYERS[: n + 1]) for n, name in enumerate(LAYERS)}
ALLOWED["eval"] = {"corpus", "index", "assistant", "eval"}
ONLY_IN = {
    "faiss": ("index/vectors.py",),
    "gradio": ("app.py", "assistant/page/"),
    "llama_index": ("corpus/llamaindex.py", "index/llamaindex.py", "eval/quality/llamaindex.py"),
}


def sources() -> list[Path]:
    found = [ROOT / "app.py"]
    for package in ("corpus", "index", "assistant", "eval"):
        found += sorted((ROOT / package).rglob("*.py"))
    return [path for path in found if path.exists()]


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} uses a relative import"
            names.add(node.module or "")
    return names


def test_there_are_sources_to_read() -> None:
    assert len(sources()) > 20


@pytest.mark.parametrize("path", sources(), ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_one_way(path: Path) -> None:
    top = path.relative_to(ROOT).parts[0].removesuffix(".py")
    ours = {name.split(".")[0] for name in imported(path)} & {*LAYERS, "eval"}
    assert ours <= ALLOWED[top], f"{top} may not import {sorted(ours - ALLOWED[top])}"


@pytest.mark.parametrize("path", sources(), ids=lambda p: str(p.relative_to(ROOT)))
def test_heavy_libraries_have_one_place(path: Path) -> None:
    place = path.relative_to(ROOT).as_posix()
    for name in imported(path):
        allowed = ONLY_IN.get(name.split(".")[0])
        assert allowed is None or place.startswith(allowed), f"{place} imports {name}"


@pytest.mark.parametrize("path", sources(), ids=lambda p: str(p.relative_to(ROOT)))
def test_files_stay_readable(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 320
