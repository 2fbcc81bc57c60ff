"""What is known of an address from the last time it was fetched?

Fetching is handed a mapping of addresses to cursors and gives back those of what it fetched, to be kept until the next run: an address
whose server says that nothing has changed, or that answers with the same bytes, is not read again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """What an address answered last, so that it is asked only for what is new.

    Attributes:
        etag: The version that the server named (RFC 9110, ETag), or None.
        last_modified: When it last changed, in the server's own words (RFC 9110, Last-Modified), or None.
        digest: SHA-256 of the bytes, in hexadecimal: many servers name no version.
        fetched_at: When it was last asked for, aware.
    """

    etag: str | None
    last_modified: str | None
    digest: str
    fetched_at: datetime


Cursors: TypeAlias = Mapping[str, Cursor]
"""Cursors by the address that was asked for, before any redirect."""


def conditions(cursor: Cursor | None) -> dict[str, str]:
    """The headers that ask for an address only if it has changed.

    >>> conditions(None)
    {}
    """
    if cursor is None:
        return {}
    said = {"if-none-match": cursor.etag, "if-modified-since": cursor.last_modified}
    return {name: value for name, value in said.items() if value}
