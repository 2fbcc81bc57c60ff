"""How are the bytes of a file, of standard input or of an answer opened, unpacked where they are packed?"""

from __future__ import annotations

import atexit
import gzip
import io
import shutil
import sys
import tempfile
import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from claims.sources.kinds import PACKED, kind_of

if TYPE_CHECKING:
    from collections.abc import Callable

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
    return lambda: _set_down().open("rb")


@cache
def _set_down() -> Path:
    with tempfile.NamedTemporaryFile(prefix="claims-", delete=False) as kept:
        shutil.copyfileobj(sys.stdin.buffer, kept)
    path = Path(kept.name)
    atexit.register(path.unlink, missing_ok=True)
    return path
