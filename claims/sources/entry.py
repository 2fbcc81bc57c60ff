"""What passes between the readers and those who judge what they read?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from claims.errors import ClaimsError
from claims.model.record import record

if TYPE_CHECKING:
    from collections.abc import Callable


@record(frozen=True, slots=True, kw_only=True)
class Entry:
    """One published text as a file, a page, a feed or a row gives it.

    Attributes:
        row_key: Where it stands: the path or address, with `:line` for a row.
        doc_id: Its own id where it has one, else one made from where it stands.
        text: As it will be stored.
        title: The headline, empty where the metadata give none.
        url: Its address, or None.
        source: The outlet, as the desk names it, or None.
        site: What the page or feed calls itself, which can be the name of a section; None where it does not.
        author: Who wrote it, as the metadata name them, or None.
        published: Time of publication as the metadata write it, or None.
        language: Language tag as the metadata write it, or None.
    """

    row_key: str
    doc_id: str
    text: str
    title: str = ""
    url: str | None = None
    source: str | None = None
    site: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address that a list names: what it answers is to be read."""

    url: str


class TooLargeError(ClaimsError, ValueError):
    """What has to be read as one piece has more bytes than are allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The bytes behind an input, and what is known of it.

    Attributes:
        where: The path or address, for messages.
        doc_id: The id of a document that has none of its own; the first part of it where the input holds many.
        stream: Opens the bytes from their beginning, unpacked; it may be called again.
        most_bytes: What is read as one piece, a page or a line of a table, may have no more.
        url: The address that they were fetched from, or None for a file.
        charset: The encoding that the server named, or None.
    """

    where: str
    doc_id: str
    stream: Callable[[], BinaryIO]
    most_bytes: int
    url: str | None = None
    charset: str | None = None

    def whole(self) -> bytes:
        """Read all bytes.

        Raises:
            TooLargeError: If there are more than `most_bytes`; they are not read to the end.
            OSError: If they cannot be read.
        """
        with self.stream() as stream:
            data = stream.read(self.most_bytes + 1)
        if len(data) > self.most_bytes:
            raise TooLargeError
        return data
