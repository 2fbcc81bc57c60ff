"""How is the garbage collector kept from looking again and again at all that a stage makes?

Tables, records and words hold no cycles, and there are millions of them: to look for cycles among them while they grow takes a tenth to a
quarter of the time of a stage.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def paused() -> Iterator[None]:
    """Leave garbage that is in cycles uncollected until the end of the body; what is in none goes at once, as ever."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
