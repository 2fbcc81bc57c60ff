"""How did the evidence for a pair add up? From the levels in its row, by the weights that the run recorded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pydantic import ValidationError

from claims.errors import InputError
from claims.match import level_weights, prior_weight
from claims.report.cells import Columns
from claims.report.evidence import Meaning, Step, Weighing
from claims.settings import MatchSettings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pandas as pd

    from claims.settings.matching import ComparisonSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What evidence weighed in a run.

    Attributes:
        start: What every pair begins with, in bits.
        needed: Least mean match weight of claims that join.
        comparisons: m and u of the levels.
        bits: What each level of each comparison weighs.
        known: Sums that were taken apart before, by their levels: a run has thousands of pairs and some hundred such sums.
    """

    start: float
    needed: float
    comparisons: ComparisonSettings
    bits: Mapping[str, Mapping[str, float]]
    known: dict[tuple[str, ...], tuple[Step, ...]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def recorded(cls, settings: Mapping[str, object], where: str) -> Scale:
        """Read the weights from the settings of a run.

        Args:
            settings: As its record has them.
            where: What the record is called if it cannot be used.

        Raises:
            InputError: If they are not those of a run of this version.
        """
        try:
            match = MatchSettings.model_validate(settings["match"])
        except (KeyError, ValidationError) as err:
            raise InputError(where, "does not hold the match weights that this version reads", "run `claims run` again") from err
        comparisons = match.comparisons
        bits = {
            name: {level: level_weights({name: level}, comparisons)[name] for level in type(getattr(comparisons, name)).model_fields}
            for name in type(comparisons).model_fields
        }
        return cls(start=prior_weight(match.prior), needed=prior_weight(match.join_probability), comparisons=comparisons, bits=bits)

    def weighings(self, pairs: pd.DataFrame) -> Iterator[Weighing]:
        """Take the rows of matches or of near misses apart, in order."""
        columns = Columns(pairs)
        rules, weights, probabilities = columns.texts("match_key"), columns.numbers("match_weight"), columns.numbers("match_probability")
        levels = zip(*map(columns.raws, self.bits), strict=True)
        for rule, own, weight, probability in zip(rules, levels, weights, probabilities, strict=True):
            if own not in self.known:
                self.known[own] = tuple(self._steps(own))
            yield Weighing(rule=rule, start=self.start, steps=self.known[own], weight=weight or 0.0, probability=probability or 0.0)

    def _steps(self, levels: Iterable[str]) -> Iterator[Step]:
        total = self.start
        for (name, of_level), level in zip(self.bits.items(), levels, strict=True):
            total += of_level[level]
            yield Step(comparison=name, level=level, bits=of_level[level], total=total)

    def meanings(self, weighings: Iterable[Weighing]) -> tuple[Meaning, ...]:
        """Give what the levels that occur mean, in the order of the settings; those whose name says it all are left out."""
        seen = {(step.comparison, step.level) for one in weighings for step in one.steps}
        told = []
        for comparison in type(self.comparisons).model_fields:
            for level, known in type(getattr(self.comparisons, comparison)).model_fields.items():
                if (comparison, level) in seen and known.description:
                    told.append(Meaning(comparison=comparison, level=level, words=known.description))
        return tuple(told)
