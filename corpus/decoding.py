"""Turns bytes into text, or says in one sentence why they are not text."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from corpus.errors import UnreadableSource
from corpus.frontmatter import take_front_matter
from corpus.webpage import is_web_page, page_text

MAX_BYTES = 50 * 1024 * 1024
_SAMPLE = 256 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = {
    b"%PDF": "is a PDF; save it as text first",
    b"PK\x03\x04": "is a ZIP or Office file; save it as text first",
    b"\xd0\xcf\x11\xe0": "is an old Office file; save it as text first",
    b"{\\rtf": "is an RTF file; save it as plain text first",
    b"\x1f\x8b": "is compressed; unpack it first",
    b"\x89PNG": "is a picture, not text",
    b"\xff\xd8\xff": "is a picture, not text",
    b"GIF8": "is a picture, not text",
    b"SQLite format 3": "is a database, not text",
}
# Control characters but tab, line ends, form feed; they mean nothing in a document's words.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u200b\u2060\ufeff]")
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x85\u2028\u2029]")


def decode(raw: bytes, name: str) -> str:
    """Return the text of ``raw`` with line ends as ``\\n`` and control characters dropped.

    UTF-8 is tried first, then byte-order marks, UTF-16 without a mark, and charset-normalizer.
    Of a web page, the words are taken. Raises ``UnreadableSource`` for empty, too large, binary
    and undecodable input.
    """
    if not raw.strip(b"\x00 \t\r\n\f"):
        raise UnreadableSource(f"{name} is empty; there is nothing to read.")
    if len(raw) > MAX_BYTES:
        raise UnreadableSource(f"{name} is larger than 50 MB; split it into smaller files.")
    for signature, reason in _SIGNATURES.items():
        if raw.startswith(signature):
            raise UnreadableSource(f"{name} {reason}.")
    text = _text(raw, name)
    controls = len(_CONTROLS.findall(text[:_SAMPLE]))
    if controls > max(8, len(text[:_SAMPLE]) // 50):
        raise UnreadableSource(f"{name} is binary, not text; save it as text first.")
    text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))
    before = text[: len(text) - len(take_front_matter(text)[1])]
    if is_web_page(text[len(before) :]):
        text = before + page_text(text[len(before) :], name)
    if not any(character.isalnum() for character in text):
        raise UnreadableSource(f"{name} holds no words; there is nothing to read.")
    return text


def _text(raw: bytes, name: str) -> str:
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError as error:
                raise UnreadableSource(
                    f"{name} is damaged; its encoding mark does not fit what follows."
                ) from error
    if b"\x00" not in raw[:_SAMPLE]:
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            pass
    else:
        wide = _utf16(raw)
        if wide is not None:
            return wide
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError as error:
            raise UnreadableSource(f"{name} is binary, not text; save it as text first.") from error
    best = from_bytes(raw[:_SAMPLE]).best()
    # Council files that are not UTF-8 are nearly always Windows-1252; charset-normalizer names
    # one of its siblings for short texts, so the pound sign and curly quotes decide.
    for encoding in ("cp1252", best.encoding if best is not None else "cp1252"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "cp1252" or best is None or _looks_western(text):
            return text
    if best is not None:
        return raw.decode(best.encoding, errors="replace")
    raise UnreadableSource(f"{name} is in an encoding that cannot be told; save it as UTF-8.")


def _utf16(raw: bytes) -> str | None:
    """Decode UTF-16 without a mark: every other byte of western text is zero."""
    sample = raw[: _SAMPLE - _SAMPLE % 2]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    for encoding, here, there in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if here > 0.7 * half and there < 0.1 * half:
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError:
                return None
    return None


def _looks_western(text: str) -> bool:
    """True when nearly all letters past ASCII are ones that British documents use."""
    strange = [c for c in text[:_SAMPLE] if ord(c) > 127 and c not in _EXPECTED]
    expected = sum(1 for c in text[:_SAMPLE] if c in _EXPECTED)
    return len(strange) <= expected


_EXPECTED = frozenset("£€–—‘’“”•…§°½¼¾²³\xa0éèêëàâáäçñôöóòùûüúîïíìâŵŷ®©™·¬«»")
