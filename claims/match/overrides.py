"""What did an operator decide about single claims, and does it still stand?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from claims.errors import SettingsError
from claims.match.anchors import resolve
from claims.result import Link, OverrideOutcome, OverrideStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from claims.settings.matching import MatchSettings
    from claims.settings.overrides import Override


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An override, and the two claims that it is about.

    Attributes:
        link: Whether it joins or keeps apart.
        override: As the settings have it.
        rows: The rows of the two claims; None where one was not found.
        claim_ids: Their ids, None for what was not found.
        remark: What is wrong or doubtful about the two, or nothing.
    """

    link: Link
    override: Override
    rows: tuple[int, int] | None
    claim_ids: tuple[str | None, str | None]
    remark: str

    @property
    def name(self) -> str:
        """What an operator knows it by."""
        return f"{self.link} “{self.override.note}”"


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """All overrides of a run, in the order of the settings."""

    found: tuple[Found, ...]

    @classmethod
    def of(cls, documents: pd.DataFrame, claims: pd.DataFrame, settings: MatchSettings) -> Overrides:
        """Find the claims that the settings' overrides are about.

        Args:
            documents: With the columns of `claims.tables.DOCUMENTS`.
            claims: With the columns of `claims.tables.CLAIMS`, in order of their ids: rows are counted in it.
            settings: Of matching.

        Raises:
            SettingsError: If two of them contradict each other.
        """
        given = [(Link.MUST, one) for one in settings.must_link] + [(Link.CANNOT, one) for one in settings.cannot_link]
        both = resolve([one.claims for _, one in given], documents, claims)
        found = tuple(_found(link, one, ends) for (link, one), ends in zip(given, both, strict=True))
        overrides = cls(found=found)
        overrides._check(overrides._closed(len(claims)))
        return overrides

    def released(self, original: NDArray[np.int64]) -> NDArray[np.int64]:
        """Let a claim of a near copy stand for itself where it is kept apart from what it would go with.

        Args:
            original: The row that stands for each claim.
        """
        out = original.copy()
        # in order of the claims: an override before another in the file is not to change what comes out
        for a, b in sorted((min(rows), max(rows)) for rows in self._rows(Link.CANNOT)):
            if out[a] == out[b]:
                own = b if out[b] != b else a
                out[own] = own
        return out

    def kept_apart(self, original: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64], list[str]]:
        """List the pairs that no fact may hold: those of each cannot-link, and what must-links join to either of the two.

        Args:
            original: The row that stands for each claim.

        Returns:
            Left and right rows, left < right, each pair once; and why.
        """
        closed, why = self._closed(len(original)), dict[tuple[int, int], str]()
        tied = np.unique([row for rows in self._rows(Link.MUST) for row in rows]).astype(np.int64)
        for one in self._having(Link.CANNOT):
            sides = [original[[row, *tied[closed[tied] == closed[row]]]].tolist() for row in one.rows or ()]
            for a, b in ((a, b) for a in sides[0] for b in sides[1] if a != b):
                why.setdefault((min(a, b), max(a, b)), f"an override keeps them apart: {one.override.note}")
        pairs = np.array(list(why), dtype=np.int64).reshape(-1, 2)
        return pairs[:, 0], pairs[:, 1], list(why.values())

    def joined(self, fact: NDArray[np.int64]) -> NDArray[np.int64]:
        """Join the facts that must-links tie together.

        Args:
            fact: The fact of each claim, by its smallest row.

        Returns:
            The same after joining.

        Raises:
            SettingsError: If that would bring together what a cannot-link keeps apart.
        """
        out = _union(fact, self._rows(Link.MUST))
        self._check(out)
        return out

    def outcomes(
        self,
        weigh: Callable[[Sequence[tuple[int, int]]], list[float]],
        *,
        alone: NDArray[np.int64],
        apart: NDArray[np.int64],
        threshold: float,
    ) -> tuple[OverrideOutcome, ...]:
        """Say what became of each override.

        Args:
            weigh: Gives the match weights of pairs of rows.
            alone: The fact of each claim by the evidence, without any override.
            apart: The same, with the cannot-links and without the must-links.
            threshold: Match weight from which on a pair speaks for one fact.
        """
        pairs = [one.rows for one in self.found if one.rows is not None]
        weights = iter(weigh(pairs))
        return tuple(_outcome(one, None if one.rows is None else next(weights), alone, apart, threshold) for one in self.found)

    def _having(self, link: Link) -> Iterator[Found]:
        return (one for one in self.found if one.link is link and one.rows is not None)

    def _rows(self, link: Link) -> list[tuple[int, int]]:
        return [one.rows for one in self._having(link) if one.rows is not None]

    def _closed(self, n_rows: int) -> NDArray[np.int64]:
        return _union(np.arange(n_rows), self._rows(Link.MUST))

    def _check(self, fact: NDArray[np.int64]) -> None:
        for one in self._having(Link.CANNOT):
            a, b = (fact[row] for row in one.rows or ())
            if a == b:
                ties = " and ".join(f"match.{tie.name}" for tie in self._having(Link.MUST) if fact[(tie.rows or (0,))[0]] == a)
                remedy = "take one of them out, or keep the claim that does not belong apart by another cannot_link"
                raise SettingsError(ties, f"joins what match.{one.name} keeps apart", remedy)


def _found(link: Link, override: Override, ends: tuple[tuple[int | None, str | None, str], ...]) -> Found:
    (a, id_a, said_a), (b, id_b, said_b) = ends
    rows = (a, b) if a is not None and b is not None else None
    remark = "; ".join(said for said in (said_a, said_b) if said)
    if rows is not None and a == b:
        rows, remark = None, f"both anchors lead to one claim, {id_a}"
    return Found(link=link, override=override, rows=rows, claim_ids=(id_a, id_b), remark=remark)


def _union(fact: NDArray[np.int64], pairs: Iterable[tuple[int, int]]) -> NDArray[np.int64]:
    """Join groups that go by their smallest row, pair by pair of rows."""
    into = np.arange(len(fact))
    for a, b in pairs:
        one, other = sorted((int(into[fact[a]]), int(into[fact[b]])))
        into[into == other] = one
    return into[fact]


def _outcome(one: Found, weight: float | None, alone: NDArray[np.int64], apart: NDArray[np.int64], threshold: float) -> OverrideOutcome:
    status, remark = _status(one, weight, alone, apart, threshold)
    return OverrideOutcome(
        link=one.link,
        status=status,
        claims=one.claim_ids,
        note=one.override.note,
        by=one.override.by,
        on=one.override.on,
        weight=weight,
        remark="; ".join(said for said in (remark, one.remark) if said),
    )


def _status(
    one: Found, weight: float | None, alone: NDArray[np.int64], apart: NDArray[np.int64], threshold: float
) -> tuple[OverrideStatus, str]:
    if one.rows is None or weight is None:
        return OverrideStatus.UNRESOLVED, ""
    a, b = one.rows
    if one.link is Link.MUST and alone[a] == alone[b] and apart[a] == apart[b]:
        return OverrideStatus.NEEDLESS, "the run would join the two by itself"
    if one.link is Link.CANNOT and alone[a] != alone[b]:
        return OverrideStatus.NEEDLESS, "the run would keep the two apart by itself"
    then = one.override.weight
    if then is not None and (then >= threshold) != (weight >= threshold):
        return OverrideStatus.TURNED, f"the two weighed {then:+.1f} bits when this was decided, and weigh {weight:+.1f} now"
    return OverrideStatus.APPLIED, ""
