"""How do the lines that the stages log come to stand under their run on the Prefect server?"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

from prefect.logging.handlers import APILogHandler

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def sent_to_server(name: str) -> Iterator[None]:
    """Send what a logger and those below it log, from INFO on, to the Prefect server too.

    Prefect does so by itself only where PREFECT_LOGGING_EXTRA_LOGGERS was set before it was imported.
    """
    logger = logging.getLogger(name)
    handler, level = APILogHandler(logging.INFO), logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
