"""What holds for every document: offsets, order, nothing lost or doubled, the token limit."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableSource
from corpus.passages import cut_passages
from corpus.reading import read_bytes
from corpus.sentences import sentence_spans, skip_marker
from corpus.tidy import document_words, tidy
from corpus.types import Document
from corpus.webpage import is_web_page
from tests.corpus.golden import SOURCES

SAMPLES = [path.read_text(encoding="utf-8") for path in SOURCES]
LINES = sorted({line for text in SAMPLES for line in text.split("\n")})
# Lines of every shape in any order, with invented ones between: documents as odd as they come.
any_line = st.one_of(
    st.sampled_from(LINES),
    st.text(max_size=80),
    st.from_regex(r"[0-9]{1,2}[.)] [A-Z][a-z ]{0,40}[.]?", fullmatch=True),
    st.sampled_from(
        [
            *("", "\u00a0", "---", " 3", "\f", "| a | b |", "x" * 400, "A. B. Cee - 0:01:02"),
            *("m <table><tr><td>a</td><td>&nbsp;", "n <td>b</td></tr>", "o <p>c</p><p>d", "e<br>f"),
            *(
                "q <ul><li>h",
                "r <!-- i",
                "-->",
                "s <tr><th>j</th><th>k</th></table>",
                "t <b>l",
                "> g",
            ),
        ]
    ),
)
texts = st.one_of(
    st.lists(any_line, min_size=1, max_size=40).map("\n".join), st.sampled_from(SAMPLES)
)
limits = st.integers(min_value=12, max_value=256)


def words_and_marks(text: str) -> int:
    """A stand-in for the embedder's tokens: words of at most six letters, and marks."""
    return len(re.findall(r"\w{1,6}|[^\w\s]", text)) + 2


def read(text: str) -> Document | None:
    try:
        return read_bytes(text.encode("utf-8"), "sample.txt")
    except UnreadableSource:
        return None


def letters(text: str) -> str:
    return "".join(text.split())


@settings(max_examples=120, deadline=None)
@given(texts)
def test_blocks_hold_the_text_in_order(text: str) -> None:
    document = read(text)
    if document is None:
        return
    last = 0
    held = ""
    for block in document.blocks:
        assert last <= block.start < block.end <= len(document.text)
        slice_ = document.text[block.start : block.end]
        assert slice_ == " ".join(slice_.split()), "a block is one line with single spaces"
        held += letters(slice_)
        last = block.end
    assert held == letters(document.text)


@settings(max_examples=120, deadline=None)
@given(texts)
def test_a_block_is_a_slice_of_the_source(text: str) -> None:
    """White space folded, emphasis and escapes dropped, every block stands in its source."""
    document = read(text)
    if document is None or is_web_page(text):  # of a page, only the words are its source
        return
    dropped = r"[*\\]|[\x00-\x08\x0e-\x1f\x7f\u200b\u2060\ufeff]"
    whole = re.sub(dropped, "", letters(text))
    # The page breaks that are lifted out without harm: a rule, with a page number after it.
    bare = re.sub(dropped, "", letters(re.sub(r"\n---\s+\d*\s*\n", "\n", text)))
    for block in document.blocks:
        words = re.sub(r"[*\\]", "", letters(document.text[block.start : block.end]))
        assert words in whole or words in bare or _in_pieces(words, text)


def _in_pieces(words: str, text: str) -> bool:
    """True where only page breaks stand between the parts of ``words`` in the source."""
    lines = [
        re.sub(r"[*\\]|[\x00-\x08\x0e-\x1f\x7f\u200b\u2060\ufeff]", "", letters(line))
        for line in re.split(r"[\n\f\r\x0b\x1c-\x1e\x85\u2028\u2029]", text)
    ]
    kept = "".join(
        line
        for at, line in enumerate(lines)
        if not re.fullmatch(r"[-_=*]{3,}", line)
        and not (
            re.fullmatch(r"(?i:page)?\d{1,4}", line)
            and "---" in "".join(lines[max(0, at - 3) : at])
        )
    )
    return words in kept


@settings(max_examples=80, deadline=None)
@given(texts, limits)
def test_passages_cover_the_document_once_within_the_limit(text: str, limit: int) -> None:
    document = read(text)
    if document is None:
        return
    passages = cut_passages(document, words_and_marks, limit)
    last = 0
    held = ""
    for passage in passages:
        assert passage.text == document.text[passage.start : passage.end]
        assert passage.passage_id == f"{document.document_id}:{passage.start}-{passage.end}"
        assert last <= passage.start < passage.end
        embedded = f"{passage.header}\n{passage.search_text or passage.text}"
        assert words_and_marks(embedded) <= limit
        held += letters(passage.text)
        last = passage.end
    assert held == letters(document.text)


@settings(max_examples=60, deadline=None)
@given(texts)
def test_passages_keep_public_and_exempt_apart(text: str) -> None:
    document = read(text)
    if document is None:
        return
    for passage in cut_passages(document, words_and_marks):
        touched = [b for b in document.blocks if b.start < passage.end and b.end > passage.start]
        assert {block.exempt for block in touched} == {passage.exempt}


@settings(max_examples=200, deadline=None)
@given(texts, st.integers(min_value=0, max_value=1000))
def test_sentences_cover_every_letter_once(text: str, shift: int) -> None:
    last = shift
    held = ""
    for start, end in sentence_spans(text, shift):
        assert last <= start < end
        words = text[start - shift : end - shift]
        assert words == words.strip()
        held += letters(words)
        last = end
    assert held == letters(text)


@given(st.text(min_size=1, max_size=200))
def test_skipping_a_marker_leaves_something(text: str) -> None:
    assert 0 <= skip_marker(text, 0, len(text)) < len(text)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_tidying_twice_changes_no_figures(text: str) -> None:
    once = tidy(text, document_words(text))
    assert re.findall(r"\d", once) == re.findall(
        r"\d", re.sub(r"</?[a-zA-Z][^<>\n]{0,120}>", "", text)
    )


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=2000))
def test_any_bytes_are_read_or_refused_in_a_sentence(raw: bytes) -> None:
    reason = ""
    try:
        reason = read_bytes(raw, "upload.txt").text and "read."
    except UnreadableSource as refused:
        reason = str(refused).removeprefix("upload.txt ")
    assert reason.endswith(".")
    assert "upload.txt" not in reason


@settings(max_examples=40, deadline=None)
@given(texts)
def test_reading_is_deterministic(text: str) -> None:
    assert read(text) == read(text)
