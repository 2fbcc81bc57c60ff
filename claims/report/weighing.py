"""How did the evidence for a pair add up? From the levels in its row, by the weights that the run recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from claims.errors import InputError
from claims.match import level_weights, prior_weight
from claims.report.evidence import Meaning, Step, Weighing
from claims.settings import MatchSettings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claims.report.cells import Row
    from claims.settings.matching import ComparisonSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What evidence weighed in a run.

    Attributes:
        start: What every pair begins with, in bits.
        needed: Least mean match weight of claims that join.
        comparisons: m and u of the levels.
        bits: What each level of each comparison weighs.
    """

    start: float
    needed: float
    comparisons: ComparisonSettings
    bits: Mapping[str, Mapping[str, float]]

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

    def weighing(self, row: Row) -> Weighing:
        """Take a row of matches or of near misses apart."""
        steps, total = [], self.start
        for name, of_level in self.bits.items():
            level = row.raw(name)
            total += of_level[level]
            steps.append(Step(comparison=name, level=level, bits=of_level[level], total=total))
        return Weighing(
            rule=row.text("match_key"),
            start=self.start,
            steps=tuple(steps),
            weight=row.number("match_weight") or 0.0,
            probability=row.number("match_probability") or 0.0,
        )

    def meanings(self, weighings: Iterable[Weighing]) -> tuple[Meaning, ...]:
        """Give what the levels that occur mean, in the order of the settings; those whose name says it all are left out."""
        seen = {(step.comparison, step.level) for one in weighings for step in one.steps}
        told = []
        for comparison in type(self.comparisons).model_fields:
            for level, field in type(getattr(self.comparisons, comparison)).model_fields.items():
                if (comparison, level) in seen and field.description:
                    told.append(Meaning(comparison=comparison, level=level, words=field.description))
        return tuple(told)
