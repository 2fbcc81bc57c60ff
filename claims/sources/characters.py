"""Which characters do these bytes stand for?"""

from __future__ import annotations

import codecs
import re

from claims.errors import ClaimsError

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
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_decoded(data[len(mark) :], encoding))
    if b"\0" in data:
        raise NotTextError("a zero byte stands in it")
    text = _decoded(data, "utf-8")
    if text is None and declared:
        text = _decoded(data, declared)
    return _checked(_guessed(data) if text is None else text)


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _guessed(data: bytes) -> str | None:
    if len(data.translate(None, _ASCII)) <= _FEW_ACCENTS * len(data) and (western := _decoded(data, "cp1252")) is not None:
        return western
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_exclusion=_NOT_GUESSED).best()
    return None if best is None else str(best)


def _checked(text: str | None) -> str:
    if text is None or len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        raise NotTextError("no encoding fits it")
    return text
