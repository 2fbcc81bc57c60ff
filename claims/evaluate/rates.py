"""How is a share of right answers kept, and how are two of them made one?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """So many right of so many asked."""

    right: int
    of: int

    @property
    def value(self) -> float:
        """The share that is right, in [0, 1]; 0 where nothing was asked.

        >>> Rate(right=3, of=4).value
        0.75
        """
        return self.right / max(self.of, 1)


def f1(precision: Rate, recall: Rate) -> float:
    """Harmonic mean of precision and recall, in [0, 1]; 0 where both are 0.

    >>> f1(Rate(right=1, of=2), Rate(right=1, of=1))
    0.6666666666666666
    """
    total = precision.value + recall.value
    return 2 * precision.value * recall.value / total if total else 0.0
