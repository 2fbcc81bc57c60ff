"""What speaks for and against each pair that was looked at?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from claims.match.pairs import pair_keys

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from claims.match.comparisons import Holds

_COLUMNS = ("left", "right", "match_key", "weight", "barred")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Pairs of claims, weighed; each stands once, left < right, in order of left, then right.

    Attributes:
        left: Row of one claim of each pair.
        right: Row of the other.
        match_key: The blocking rule that found it, or None.
        weight: Its match weight.
        barred: 0, or one more than the place in `bars` of what keeps the two apart whatever they weigh.
        bars: What can keep two claims apart, in words.
    """

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    match_key: NDArray[np.object_]
    weight: NDArray[np.float64]
    barred: NDArray[np.int16]
    bars: tuple[str, ...]

    @property
    def evidence(self) -> NDArray[np.float64]:
        """The match weights; minus infinity for what is barred."""
        return np.where(self.barred > 0, -np.inf, self.weight)

    def bar(self, left: NDArray[np.int64], right: NDArray[np.int64], words: Sequence[str], *, n_rows: int) -> Candidates:
        """Keep pairs apart, in place of any other bar; the same object where there are none to keep apart.

        Args:
            left: First row of each pair, the smaller; a pair stands once.
            right: Second row.
            words: Why, pair by pair.
            n_rows: How many rows there are.

        Returns:
            These pairs, and those barred that are not among them, whose weight is minus infinity: nobody asked for it.
        """
        if not words:
            return self
        own, keys = pair_keys(self.left, self.right, n_rows), pair_keys(left, right, n_rows)
        codes = np.arange(len(words), dtype=np.int16) + np.int16(len(self.bars) + 1)
        here, new = np.isin(own, keys), ~np.isin(keys, own)
        order = np.argsort(keys)
        barred = self.barred.copy()
        barred[here] = codes[order][np.searchsorted(keys[order], own[here])]
        more = Candidates(
            left=left[new],
            right=right[new],
            match_key=np.full(new.sum(), None, dtype=object),
            weight=np.full(new.sum(), -np.inf),
            barred=codes[new],
            bars=(*self.bars, *words),
        )
        return replace(self, barred=barred)._with(more, n_rows=n_rows)

    def _with(self, more: Candidates, *, n_rows: int) -> Candidates:
        """Put other pairs to these, in order of left, then right; the bars are those of the others."""
        columns = {name: np.append(getattr(self, name), getattr(more, name)) for name in _COLUMNS}
        order = np.argsort(pair_keys(columns["left"], columns["right"], n_rows))
        return Candidates(bars=more.bars, **{name: column[order] for name, column in columns.items()})

    def of(self, rows: NDArray[np.int64]) -> Candidates:
        """Keep some of the pairs."""
        return Candidates(bars=self.bars, **{name: getattr(self, name)[rows] for name in _COLUMNS})


def first_bar(barriers: Mapping[str, Holds]) -> NDArray[np.int16]:
    """Number the first barrier that stands between the two claims of each pair, from 1; 0 where there is none."""
    codes = [np.int16(place) for place in range(1, len(barriers) + 1)]
    return np.select(list(barriers.values()), codes, np.int16(0))
