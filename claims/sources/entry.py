"""What does a reader take from a file before anything is judged?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One published text as a file, a page, a feed or a row gives it.

    Attributes:
        row_key: Where it stands: the path or address, with `:line` for a row.
        doc_id: Its own id where it has one, else one made from where it stands.
        text: As it will be stored.
        title: The headline, empty where the metadata give none.
        url: Its address, or None.
        source: The outlet that the metadata name, or None.
        published: Time of publication as the metadata write it, or None.
        language: Language tag as the metadata write it, or None.
    """

    row_key: str
    doc_id: str
    text: str
    title: str = ""
    url: str | None = None
    source: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The bytes behind an input, and what is known of it.

    Attributes:
        where: The path or address, for messages.
        doc_id: The id of a document that has none of its own; the first part of it where the input holds many.
        data: The bytes.
        url: The address that they were fetched from, or None for a file.
        charset: The encoding that the server named, or None.
    """

    where: str
    doc_id: str
    data: bytes
    url: str | None = None
    charset: str | None = None
