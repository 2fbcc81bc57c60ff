"""How is a file written so that nobody ever reads half of it?"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place, then put it there in one step, as `write_pieces` does."""
    write_pieces(path, (content,))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file beside its place, piece by piece, then put it there in one step.

    A reader sees the old file or the new one; a crash leaves the old one. No more than a piece is held.

    Args:
        path: Where the file belongs; its folder is made if there is none.
        pieces: All of it, in order.

    Raises:
        OSError: If the folder or the file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
        beside.chmod(0o644)  # mkstemp gives 0600: reports are there to be read by others
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
