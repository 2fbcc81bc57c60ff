"""How are the bytes of a file, of standard input or of an answer opened, unpacked where they are packed?"""

from __future__ import annotations

import gzip
import io
import shutil
import sys
import tempfile
import zlib
from functools import cache
from typing import TYPE_CHECKING, BinaryIO, cast

from claims.sources.kinds import PACKED, kind_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STANDARD_INPUT = "-"
# What a broken or cut gzip file raises while it is read.
UNREADABLE = (OSError, EOFError, zlib.error)
_PACKED_START = b"\x1f\x8b"


def opener(path: Path) -> Callable[[], BinaryIO]:
    """Open a file, unpacked where it is packed as a whole; an archive of pages unpacks its own members."""
    if path.suffix.lower() == PACKED and kind_of(path) != ".warc":
        return lambda: cast("BinaryIO", gzip.open(path, "rb"))
    return lambda: path.open("rb")


def held(data: bytes) -> Callable[[], BinaryIO]:
    """Open bytes that are held in memory, unpacked where they are packed."""
    if data.startswith(_PACKED_START):
        return lambda: cast("BinaryIO", gzip.open(io.BytesIO(data), "rb"))
    return lambda: io.BytesIO(data)


def standard_input() -> Callable[[], BinaryIO]:
    """Open what stands on standard input, which is set down in a temporary file: it comes but once, and may be large."""
    return lambda: cast("BinaryIO", io.BufferedReader(_FromStart(_set_down())))


@cache
def _set_down() -> BinaryIO:
    # Closed and removed when the process ends.
    kept = cast("BinaryIO", tempfile.TemporaryFile())  # noqa: SIM115
    shutil.copyfileobj(sys.stdin.buffer, kept)
    return kept


class _FromStart(io.RawIOBase):
    """Reads a file that stays open from its beginning; closing it closes only this view."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._at = file, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at}
        self._at = base[whence] + offset if whence in base else self._file.seek(offset, whence)
        return self._at

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        self._file.seek(self._at)
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)
