"""How is a file written so that nobody ever reads half of it?"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place, then put it there in one step.

    A reader sees the old file or the new one; a crash leaves the old one.

    Args:
        path: Where the file belongs; its folder is made if there is none.
        content: All of it.

    Raises:
        OSError: If the folder or the file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        beside.chmod(0o644)  # mkstemp gives 0600: reports are there to be read by others
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
