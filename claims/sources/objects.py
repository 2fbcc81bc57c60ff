"""What does a JSON file hold: a feed, rows in an array, one row, or rows one a line?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from claims.sources.characters import decode
from claims.sources.feeds import read_json_feed, without_entries
from claims.sources.kinds import kind_within
from claims.sources.outcome import rejection
from claims.sources.rows import read_row, read_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.model import Rejection
    from claims.sources.entry import Content, Entry

_LINES = ".jsonl"


def read_json(content: Content) -> Iterator[Entry | Rejection]:
    """Read a JSON Feed, or rows as those of a table: an array of objects, one object, or, whatever the name says, one on each line.

    Raises:
        NotTextError: If the bytes are not text.
        TooLargeError: If it has too many bytes and is not written in lines.
        OSError: If it cannot be read.
    """
    if kind_within(content.stream) == _LINES and _has_lines(content):
        yield from read_table(content, _LINES)
        return
    try:
        found = json.loads(decode(content.whole(), declared=content.charset))
    except (ValueError, RecursionError) as err:
        yield without_entries(content, "a JSON Feed", f"({err})")
        return
    if isinstance(found, dict) and not isinstance(found.get("text"), str):
        yield from read_json_feed(content, found)
        return
    rows = found if isinstance(found, list) else [found]
    if not rows or not any(isinstance(row, dict) for row in rows):
        yield without_entries(content, "a JSON Feed, and no objects with a text,", "")
        return
    for number, row in enumerate(rows, start=1):
        if isinstance(row, dict):
            yield read_row(content, number, row)
        else:
            row_key = f"{content.where}:{number}"
            yield rejection(row_key, "json_row", f"{row_key}: not a JSON object; give each a text", str(row))


def _has_lines(content: Content) -> bool:
    """Whether an object stands on the second line, too."""
    with content.stream() as stream:
        stream.readline(content.most_bytes)
        return stream.readline(content.most_bytes).lstrip().startswith(b"{")
