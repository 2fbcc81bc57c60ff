"""What may be shown of a table's cell, and of the untrusted text in it?

Every text of a report passes through here, so that all its forms show the same: no control character, no bidirectional override
that would make a figure read backwards, no line break that would end a list or a table.
"""

from __future__ import annotations

import math
import re
from datetime import UTC
from typing import TYPE_CHECKING, Any, TypeVar

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date, datetime

_Read = TypeVar("_Read")

# Controls, directional embeddings, overrides and isolates, invisible operators, lone surrogates. Joiners and the marks that
# right-to-left scripts need are left alone.
_HIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_SPACE = re.compile(r"\s+")
_ADDRESS = re.compile(r"https?://[^\s\"'<>\\^`{|}]+", re.IGNORECASE)


def visible(text: str) -> str:
    r"""Show what is hidden in a text by its code point, and make any stretch of white space one space.

    >>> visible("15\u202e dead\n\tat sea")
    '15[U+202E] dead at sea'
    """
    if text.isprintable() and "  " not in text:  # nearly all are, and nothing hidden is
        return text
    return _SPACE.sub(" ", _HIDDEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text))


def link(text: str) -> str | None:
    """The address in a text, if it is one that a reader may follow: http or https, nothing hidden in it.

    >>> link("javascript:alert(1)") is None
    True
    """
    address = text.strip()
    return address if _ADDRESS.fullmatch(address) and visible(address) == address else None


class Row:
    """One row of a table, read cell by cell; a column that the table lacks reads as missing."""

    __slots__ = ("_cells",)

    def __init__(self, cells: Mapping[str, object]) -> None:
        self._cells = cells

    def text(self, name: str) -> str | None:
        """The visible text of a cell; None for a missing or blank one."""
        value = self._cells.get(name)
        return visible(value).strip() or None if isinstance(value, str) else None

    def raw(self, name: str) -> str:
        """The text of a cell as stored, empty if missing: for offsets and identity, never for showing."""
        value = self._cells.get(name)
        return value if isinstance(value, str) else ""

    def number(self, name: str) -> float | None:
        """The number of a cell; None for a missing one and for what JSON cannot hold."""
        value = self._cells.get(name)
        return float(value) if isinstance(value, int | float) and math.isfinite(value) else None

    def whole(self, name: str) -> int:
        """The count of a cell; 0 for a missing one."""
        return int(self.number(name) or 0)

    def flag(self, name: str) -> bool:
        """Whether a cell says yes; a missing one does not."""
        return self._cells.get(name) is True

    def moment(self, name: str) -> datetime | None:
        """The time of a cell in UTC, or None."""
        value = self._cells.get(name)
        return value.to_pydatetime().astimezone(UTC) if isinstance(value, pd.Timestamp) else None

    def day(self, name: str) -> date | None:
        """The date of a cell, or None."""
        value = self._cells.get(name)
        return value.date() if isinstance(value, pd.Timestamp) else None

    def link(self, name: str) -> str | None:
        """The address of a cell that a reader may follow, or None."""
        return link(self.raw(name))


class Columns:
    """A table read column by column, as `Row` reads a cell: for the tables of which thousands of rows are shown."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame

    def texts(self, name: str) -> list[str | None]:
        """The visible texts of a column; None for missing and blank ones."""
        return self._each(name, lambda value: visible(value).strip() or None if isinstance(value, str) else None, None)

    def raws(self, name: str) -> list[str]:
        """The texts of a column as stored, empty if missing."""
        if name not in self._frame:
            return [""] * len(self._frame)
        return [value if isinstance(value, str) else "" for value in self._frame[name].to_numpy(dtype=object).tolist()]

    def numbers(self, name: str) -> list[float | None]:
        """The numbers of a column; None for missing ones and for what JSON cannot hold."""
        if name not in self._frame:
            return [None] * len(self._frame)
        values = self._frame[name].to_numpy(dtype="float64", na_value=math.nan).tolist()
        return [value if math.isfinite(value) else None for value in values]

    def wholes(self, name: str) -> list[int]:
        """The counts of a column; 0 for missing ones."""
        return [int(value or 0) for value in self.numbers(name)]

    def moments(self, name: str) -> list[datetime | None]:
        """The times of a column in UTC."""
        return self._each(name, lambda value: value.to_pydatetime().astimezone(UTC), None)

    def days(self, name: str) -> list[date | None]:
        """The dates of a column."""
        return self._each(name, lambda value: value.date(), None)

    def links(self, name: str) -> list[str | None]:
        """The addresses of a column that a reader may follow."""
        return self._each(name, lambda value: link(value) if isinstance(value, str) else None, None)

    def _each(self, name: str, read: Callable[[Any], _Read], missing: _Read) -> list[_Read]:
        """Read every different cell once: most columns have few."""
        if name not in self._frame:
            return [missing] * len(self._frame)
        codes, different = pd.factorize(self._frame[name])
        found = [*map(read, different.tolist()), missing]  # a missing cell has the code -1
        return [found[code] for code in codes.tolist()]


def rows(frame: pd.DataFrame) -> Iterator[Row]:
    """Read a table row by row, in order."""
    names = [str(name) for name in frame.columns]
    for values in frame.astype(object).itertuples(index=False, name=None):
        yield Row(dict(zip(names, values, strict=True)))
