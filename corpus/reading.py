"""Reads a source, a path or bytes, into a Document: the front door of this package."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from corpus.decoding import MAX_BYTES, decode
from corpus.detect import Shape, shape_of
from corpus.errors import UnreadableSource
from corpus.exempt import mark_exempt
from corpus.frontmatter import fill_in, take_front_matter
from corpus.joints import mark_joints
from corpus.pieces import Reading, assemble, fold
from corpus.readers import dialogue, meeting, moderngov, plain, report, webcast
from corpus.remnants import lay_out, unquoted
from corpus.types import Document
from corpus.webpage import without_line_tags

_READERS: dict[Shape, Callable[[str], Reading]] = {
    "moderngov": moderngov.read,
    "moderngov-meeting": moderngov.read_meeting,
    "webcast": webcast.read,
    "dialogue": dialogue.read,
    "report": report.read,
    "meeting": meeting.read,
    "plain": plain.read,
}
# Of these shapes lines are joined to paragraphs, so that tags among them must be laid out.
_IN_PARAGRAPHS = frozenset({"meeting", "plain"})


def read_path(path: Path, *, source: str | None = None) -> Document:
    """Read the file at ``path``; ``source`` is the name to cite it by (default: its file name).

    Raises ``UnreadableSource``, with one plain sentence, for a file that is missing, empty,
    binary, damaged, over 50 MB or in no encoding that can be told.
    """
    name = source or path.name
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableSource(f"{name} is larger than 50 MB; split it into smaller files.")
        raw = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "it could not be opened").lower()
        raise UnreadableSource(f"{name} cannot be read ({reason}); check the file.") from error
    return read_bytes(raw, name, document_id=short_id(str(path.resolve())))


def read_bytes(
    raw: bytes, source: str, *, document_id: str | None = None, url: str | None = None
) -> Document:
    """Read ``raw`` as the document ``source``; its id comes from ``source`` unless given.

    Raises ``UnreadableSource`` as ``read_path`` does.
    """
    sent = decode(raw, source)
    text = without_line_tags(sent)
    front, text = take_front_matter(text)
    shape, laid = _laid_out(text)
    if shape == "plain" and front.says_minutes:
        shape = "meeting"
    reading = _READERS[shape](laid)
    fill_in(reading, front)
    pieces = mark_exempt(reading)
    words, blocks = assemble(pieces)
    blocks = mark_joints(words, blocks, sent)
    if not blocks:
        raise UnreadableSource(f"{source} holds no words of its own; there is nothing to read.")
    if all(block.exempt for block in blocks):
        reading.status = "exempt"
    return Document(
        document_id=document_id or short_id(source),
        title=reading.title or _title(words, source),
        kind=reading.kind,
        source=source,
        text=words,
        content_hash=hashlib.sha256(raw).hexdigest(),
        council=reading.council,
        body=reading.body,
        meeting_date=reading.meeting_date,
        agenda_item=reading.agenda_item,
        url=url,
        status=reading.status,
        starts_at=reading.starts_at,
        closed_at=reading.closed_at,
        attendance=tuple(dict.fromkeys(reading.attendance)),
        speakers=tuple(reading.speakers),
        agenda=tuple(reading.agenda),
        blocks=blocks,
        inferred=dict(reading.inferred),
    )


def iter_sources(paths: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Yield ``(path, source name)`` of each file, folders walked in sorted order.

    A file's source name is its own name, or its path inside the folder that was given. Hidden
    files and folders inside a given folder are passed over; a given path that does not exist is
    yielded all the same, so that reading it can say so.
    """
    for path in paths:
        if not path.is_dir():
            yield path, path.name
            continue
        for found in sorted(path.rglob("*")):
            inside = found.relative_to(path)
            if found.is_file() and not any(part.startswith(".") for part in inside.parts):
                yield found, inside.as_posix()


def short_id(name: str) -> str:
    """Twelve hex characters that stay the same for the same name."""
    return hashlib.sha256(name.encode("utf-8", errors="surrogatepass")).hexdigest()[:12]


def _laid_out(text: str) -> tuple[Shape, str]:
    """The shape of ``text``, and the text as the reader of that shape takes it."""
    shape = shape_of(text)
    if shape == "report":
        return shape, lay_out(text, breaks=False)
    if shape not in _IN_PARAGRAPHS:
        return shape, text
    laid = unquoted(lay_out(text))
    freed = shape_of(laid)  # a heading may have stood in tags
    return (freed if freed in _IN_PARAGRAPHS else shape), laid


def _title(text: str, source: str) -> str:
    first = fold(text.split("\n", 1)[0]).strip("#*_ ")
    if len(first) > 120:
        # A first line that runs on names the paper before it tells more.
        first = re.split(r"(?<=\w)(?:[:;(]| [-–—] |[.,] )", first[:120])[0].strip()
    return first if 2 < len(first) < 120 else Path(source).stem or source
