"""How do claims become columns, where they are found?

As objects they take five times as long to go from one process to another. Worker processes import this module: nothing here may load
pandas, which `pyarrow.array` does.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from claims.model import Claim, Quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST_DAY, _MICROSECOND, _DAY = _EPOCH.toordinal(), timedelta(microseconds=1), timedelta(days=1) // timedelta(microseconds=1)


def laid_out(claims: Sequence[Claim]) -> pa.RecordBatch:
    """Lay claims out, a row each: the fields of a claim but its quantity, then those of the quantity; null where there is none."""
    quantities = [claim.quantity for claim in claims]
    names = [field.name for field in fields(Claim) if field.name != "quantity"]
    cells = {name: list(map(attrgetter(name), claims)) for name in names}
    cells |= {field.name: list(map(attrgetter(field.name), quantities)) for field in fields(Quantity)}
    columns = [_KINDS.get(name, _texts)(column) for name, column in cells.items()]
    return pa.record_batch(columns, names=list(cells))


def _texts(cells: Sequence[Any]) -> pa.Array:
    written = [b"" if cell is None else cell.encode() for cell in cells]
    ends = np.zeros(len(cells) + 1, dtype=np.int64)
    np.cumsum(np.fromiter(map(len, written), np.int64, len(cells)), out=ends[1:])
    return pa.Array.from_buffers(pa.large_string(), len(cells), [_known(cells), pa.py_buffer(ends), pa.py_buffer(b"".join(written))])


def _numbers(cells: Sequence[float | None]) -> pa.Array:
    return _plain(cells, pa.float64(), np.array([0.0 if cell is None else cell for cell in cells], dtype=np.float64))


def _wholes(cells: Sequence[int]) -> pa.Array:
    return _plain(cells, pa.int64(), np.array(cells, dtype=np.int64))


def _days(cells: Sequence[date | None]) -> pa.Array:
    days = [0 if cell is None else cell.toordinal() - _FIRST_DAY for cell in cells]
    return _plain(cells, pa.timestamp("us"), np.array(days, dtype=np.int64) * _DAY)


def _times(cells: Sequence[datetime | None]) -> pa.Array:
    times = [0 if cell is None else (cell - _EPOCH) // _MICROSECOND for cell in cells]
    return _plain(cells, pa.timestamp("us", "UTC"), np.array(times, dtype=np.int64))


_KINDS: Mapping[str, Callable[[Sequence[Any]], pa.Array]] = {
    **dict.fromkeys(("low", "high", "stated", "floor"), _numbers),
    **dict.fromkeys(("start", "end"), _wholes),
    "as_of": _days,
    "published_at": _times,
}
"""How a column is laid out that holds no text."""


def _plain(cells: Sequence[object], kind: pa.DataType, values: NDArray[np.int64] | NDArray[np.float64]) -> pa.Array:
    return pa.Array.from_buffers(kind, len(cells), [_known(cells), pa.py_buffer(values)])


def _known(cells: Sequence[object]) -> pa.Buffer | None:
    """A bit for each cell, set where it is not null; None where none is."""
    if None not in cells:
        return None
    return pa.py_buffer(np.packbits(np.array([cell is not None for cell in cells]), bitorder="little"))
