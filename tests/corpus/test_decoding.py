"""Encodings, refusals and the walk over folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.decoding import MAX_BYTES, decode
from corpus.errors import UnreadableSource
from corpus.reading import iter_sources, read_bytes, read_path

WORDS = "The café’s rent is £4,000 – the Chair’s “note” says so.\nIt was noted.\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_reads_the_usual_encodings(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), "note.txt").lstrip("\ufeff") == WORDS


def test_line_ends_and_control_characters() -> None:
    assert decode(b"one\r\ntwo\rthree\x00\x07 four\n", "a.txt") == "one\ntwo\nthree four\n"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t\x00", "empty"),
        (b"--- *** ---", "no words"),
        (b"%PDF-1.7 rest", "PDF"),
        (b"PK\x03\x04 rest", "Office"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (bytes(range(256)) * 40, "binary"),
        (b"<!DOCTYPE html><html><body><script>x=1</script></body></html>", "without words"),
        (b"\xff\xfea\x00b", "damaged"),
    ],
)
def test_refuses_in_one_plain_sentence(raw: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason) as refused:
        read_bytes(raw, "bad.txt")
    assert str(refused.value).startswith("bad.txt")
    assert "\n" not in str(refused.value)


def test_refuses_what_is_too_large(tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(UnreadableSource, match="50 MB"):
        read_path(big)


def test_refuses_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="cannot be read"):
        read_path(tmp_path / "none.txt")


def test_markup_in_minutes_is_text() -> None:
    raw = b"Notes of the day\n\nThe clerk said <script>alert(1)</script> was no word.\n"
    assert "<script>alert(1)</script>" in read_bytes(raw, "n.txt").text


def test_giant_line_is_read() -> None:
    document = read_bytes(("word " * 200_000).encode(), "long.txt")
    assert len(document.text.split()) == 200_000


def test_ids_are_stable(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("First words here.", encoding="utf-8")
    first = read_path(path)
    path.write_text("Other words here.", encoding="utf-8")
    second = read_path(path)
    assert first.document_id == second.document_id
    assert len(first.document_id) == 12
    assert first.content_hash != second.content_hash
    assert read_bytes(b"Words.", "x").document_id == read_bytes(b"Other.", "x").document_id


def test_folders_are_walked_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden", "sub/c.txt", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    lone = tmp_path / "b.txt"
    found = list(iter_sources([tmp_path, lone, tmp_path / "missing.txt"]))
    assert [name for _, name in found] == ["a.txt", "b.txt", "sub/c.txt", "b.txt", "missing.txt"]
    assert found[0][0] == tmp_path / "a.txt"
