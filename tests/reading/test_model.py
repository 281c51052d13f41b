"""The shipped reader: its readings lie in the text, repeat exactly, and make sense."""

import logging
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.reading.model import WEIGHTS, PassageReader, Reading, load_reader

QUESTION = "When will the reading room at Harrowmere library open?"
TEXTS = [
    "The director said that the reading room at Harrowmere library would open on 4 May 2031.",
    "Members thanked the officers for the report on parking charges in the town centre.",
    "Councillor Farrar asked whether the library's reading room had been painted.",
]


@pytest.fixture(scope="module")
def reader() -> PassageReader:
    if not (WEIGHTS / "reader.onnx").exists():
        pytest.skip("the reader's weights are not in this checkout")
    loaded = load_reader()
    assert loaded is not None, "the weights are there but cannot be loaded"
    return loaded


def _check(reading: Reading, text: str) -> None:
    assert 0 <= reading.start <= reading.end <= len(text)
    for value in (reading.relevance, reading.answerable, reading.span_score):
        assert 0.0 <= value <= 1.0


def test_the_answering_text_stands_out(reader: PassageReader) -> None:
    first, second, third = reader.read(QUESTION, TEXTS, [""] * 3)
    assert first.relevance > third.relevance > second.relevance
    assert first.answerable > max(second.answerable, third.answerable)
    assert "May 2031" in TEXTS[0][first.start : first.end]


def test_order_and_company_do_not_matter(reader: PassageReader) -> None:
    together = reader.read(QUESTION, TEXTS, [""] * 3)
    backwards = reader.read(QUESTION, TEXTS[::-1], [""] * 3)[::-1]
    for a, b in zip(together, backwards, strict=True):
        assert a.relevance == pytest.approx(b.relevance, abs=0.05)
        assert (a.start, a.end) == (b.start, b.end)


def test_same_call_same_readings(reader: PassageReader) -> None:
    headers = ["Cabinet, 3 March 2031, item 4 Libraries:"] * 3
    assert reader.read(QUESTION, TEXTS, headers) == reader.read(QUESTION, TEXTS, headers)
    again = load_reader()
    assert again is not None
    assert again.fingerprint == reader.fingerprint
    assert again.read(QUESTION, TEXTS, headers) == reader.read(QUESTION, TEXTS, headers)


def test_nothing_to_read(reader: PassageReader) -> None:
    assert reader.read(QUESTION, [], []) == []
    for text in ("", "   \n\u00a0"):
        (reading,) = reader.read(QUESTION, [text], [""])
        assert reading.start == reading.end
    (reading,) = reader.read("", TEXTS[:1], [""])
    _check(reading, TEXTS[0])


def test_headers_must_match_texts(reader: PassageReader) -> None:
    with pytest.raises(ValueError, match="one header"):
        reader.read(QUESTION, TEXTS, [""])


def test_an_answer_far_into_a_long_text_is_found(reader: PassageReader) -> None:
    filler = "Members noted the figures for street lighting and moved on to the next item. "
    text = filler * 25 + TEXTS[0] + " " + filler * 5
    (reading,) = reader.read(QUESTION, [text], ["Cabinet"])
    assert "May 2031" in text[reading.start : reading.end]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=200), header=st.text(max_size=40), question=st.text(max_size=60))
def test_any_text_is_read(reader: PassageReader, text: str, header: str, question: str) -> None:
    (reading,) = reader.read(question, [text], [header])
    _check(reading, text)


def test_odd_characters_keep_their_places(reader: PassageReader) -> None:
    text = "🙂 Ünï the réading room at Harrowmere library will open on 4\u00a0May 2031 日本 \ud800"
    (reading,) = reader.read(QUESTION, [text], ["e\u0301"])
    _check(reading, text)
    assert "2031" in text[reading.start : reading.end]


def test_without_weights_there_is_no_reader(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert load_reader(tmp_path) is None
    assert len(caplog.records) == 1
    assert "not available" in caplog.text


def test_weights_that_do_not_match_their_card_are_refused(tmp_path: Path) -> None:
    if not (WEIGHTS / "reader.json").exists():
        pytest.skip("the reader's weights are not in this checkout")
    shutil.copy(WEIGHTS / "reader.json", tmp_path)
    (tmp_path / "reader.onnx").write_bytes(b"something else")
    assert load_reader(tmp_path) is None
