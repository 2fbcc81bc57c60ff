"""How is a column of text held so that each of its values is read once, however many rows have it?"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

Coded: TypeAlias = "pd.Categorical[str]"


def coded(column: pd.Series) -> Coded:
    """Number the values of a column in the order in which they appear; -1 is null."""
    codes, known = pd.factorize(column)
    return _of(codes, known)


def changed(column: Coded, change: Callable[[str], str | None]) -> Coded:
    """Put another value in the place of each, or null."""
    return renamed(column, [change(value) for value in column.categories])


def renamed(column: Coded, values: Iterable[str | None]) -> Coded:
    """Put other values in the place of a column's values, in their order."""
    return numbered_as(column.codes, values)


def numbered_as(rows: NDArray[np.integer], values: Iterable[str | None]) -> Coded:
    """Give each row the value of which it has the number; -1 is null, and two numbers may be of one value."""
    codes, known = pd.factorize(np.array([*values, None], dtype=object))
    return _of(codes[rows], known)


def where(column: Coded, rows: NDArray[np.bool_]) -> Coded:
    """Keep the values of some rows, and no others; the other rows are null."""
    kept, codes = np.unique(np.where(rows, column.codes, -1), return_inverse=True)
    nulls = int(len(kept) > 0 and kept[0] < 0)
    return _of(codes - nulls, column.categories[kept[nulls:]])


def holding(column: Coded, test: Callable[[str], bool]) -> NDArray[np.bool_]:
    """Say which rows have a value that passes a test; null does not."""
    passed: NDArray[np.bool_] = np.array([*map(test, column.categories), False], dtype=bool)[column.codes]
    return passed


def codes(column: pd.Series) -> NDArray[np.int64]:
    """Give a number a row that is the same for the same value, -1 for null, of a column that is held so or of any other."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return np.asarray(column.cat.codes, dtype=np.int64)
    return np.asarray(pd.factorize(column)[0], dtype=np.int64)


def _of(codes: NDArray[np.integer], known: Iterable[str]) -> Coded:
    return pd.Categorical.from_codes(codes, categories=pd.Index(list(known), dtype=object), validate=False)
