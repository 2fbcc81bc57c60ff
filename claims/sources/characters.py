"""Which characters do these bytes stand for?"""

from __future__ import annotations

import codecs
import io
import re
from typing import TYPE_CHECKING, BinaryIO

from claims.errors import ClaimsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# The longest mark first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Without a mark, two or four bytes a character are guessed from the shortest of texts ("café"), and hardly ever meant.
_NOT_GUESSED = ["utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le", "utf_7"]
# In an English text a guess has too little to go by: a lone accent can be half of a Chinese sign.
_FEW_ACCENTS = 0.15
_ASCII = bytes(range(128))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROL = 0.01
_CHUNK = 1 << 18


class NotTextError(ClaimsError, ValueError):
    """The bytes are no text in any encoding."""


def decode(data: bytes, *, declared: str | None = None) -> str:
    """Read bytes as text.

    In this order: the byte order mark, which is dropped; UTF-8; the encoding that the server or page declares; Western European
    Windows for Latin letters with a few accents and quotes; the best guess.

    Args:
        data: The whole of a file or page.
        declared: The encoding that the server or the page names, or None.

    Raises:
        NotTextError: If they are not text.

    >>> decode("Fünf Verletzte".encode("cp1252"))
    'Fünf Verletzte'
    """
    mark, encoding = _encoding(iter([data]), declared)
    text = _decoded(data[mark:], encoding)
    if text is None:
        raise NotTextError("no encoding fits it")
    return _checked(text)


def open_text(stream: Callable[[], BinaryIO], *, declared: str | None = None) -> io.TextIOWrapper:
    """Open bytes as text that is read piece by piece, however long it is; lines end at a line feed alone.

    Args:
        stream: Opens the bytes from their beginning; it is called twice, for the encoding is sought first.
        declared: As for `decode`.

    Raises:
        NotTextError: If they are not text.
        OSError: If they cannot be read.
    """
    with stream() as opened:
        mark, encoding = _encoding(iter(lambda: opened.read(_CHUNK), b""), declared)
    again = stream()
    again.read(mark)
    # What a guess gets wrong far down in a large table costs a sign, not the table.
    return io.TextIOWrapper(again, encoding=encoding, errors="replace", newline="\n")


def _encoding(chunks: Iterator[bytes], declared: str | None) -> tuple[int, str]:
    """The length of the byte order mark, and the encoding of what follows."""
    first = next(chunks, b"")
    for mark, encoding in _MARKS:
        if first.startswith(mark):
            return len(mark), encoding
    decoder, chunk = codecs.getincrementaldecoder("utf-8")(), first
    while True:
        _refuse_zero(chunk)
        try:
            decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError:
            # The beginning and the place where it is no UTF-8 tell what it is.
            return 0, _other_encoding(first if chunk is first else first + chunk, declared)
        if not chunk:
            _checked(first.decode("utf-8", errors="ignore"))
            return 0, "utf-8"
        chunk = next(chunks, b"")


def _refuse_zero(chunk: bytes) -> None:
    if b"\0" in chunk:
        raise NotTextError("a zero byte stands in it")


def _other_encoding(sample: bytes, declared: str | None) -> str:
    found = declared if declared and _decoded(sample, declared) is not None else _guessed(sample)
    if found is None:
        raise NotTextError("no encoding fits it")
    _checked(sample.decode(found, errors="replace"))
    return found


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (ValueError, LookupError):  # a codec that turns bytes into bytes ("hex") is a LookupError
        return None


def _guessed(data: bytes) -> str | None:
    if len(data.translate(None, _ASCII)) <= _FEW_ACCENTS * len(data) and _decoded(data, "cp1252") is not None:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_exclusion=_NOT_GUESSED).best()
    return None if best is None else best.encoding


def _checked(text: str) -> str:
    if len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        raise NotTextError("no encoding fits it")
    return text
