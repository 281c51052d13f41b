"""The large library of the benchmarks is the same each time and reads as minutes."""

from pathlib import Path

from corpus.reading import read_path
from eval.filling import PARAGRAPHS, fill


def test_invented_minutes_are_the_same_each_time_and_can_be_read(tmp_path: Path) -> None:
    one, two = fill(tmp_path / "one", 3), fill(tmp_path / "two", 3)
    names = sorted(p.name for p in one.iterdir())
    assert len(names) == 3
    for name in names:
        assert (one / name).read_bytes() == (two / name).read_bytes()
    for path in one.iterdir():
        document = read_path(path)
        assert document.kind == "minutes"
        assert document.meeting_date is not None
        assert len(document.blocks) >= PARAGRAPHS
