"""What may be set about judging a fact's claims?"""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from claims.model import Measure, Modality, Policy
from claims.settings.section import Section


class RoundingSettings(Section):
    """How much the rounding of a number's words leaves open."""

    bare_from: float = Field(ge=0)
    """A smaller count without a word such as `about` is taken at its word."""
    bare_digits: int = Field(ge=1)
    """A bare count with more significant digits is taken at its word."""
    bare_share: float = Field(ge=0, lt=1)
    """Most by which a bare count is widened, as a share of it; else half the place of its last digit that is not zero."""
    about_share: float = Field(ge=0, lt=1)
    """Least by which `about` widens, as a share of the number."""
    about_share_most: float = Field(ge=0, lt=1)
    """Most by which `about` widens on account of the place of the last digit that is not zero, as a share of the number."""
    percent_multiple: float = Field(gt=0)
    """A percentage that is a multiple of this is a round one."""
    percent_round: float = Field(ge=0)
    """Points by which a bare round percentage is widened."""
    percent_other: float = Field(ge=0)
    """Points by which any other bare percentage is widened."""
    percent_about: float = Field(ge=0)
    """Points by which `about` widens a percentage."""

    @model_validator(mode="after")
    def _about_is_wider(self) -> Self:
        if self.bare_share > self.about_share or max(self.percent_round, self.percent_other) > self.percent_about:
            message = "`about` must widen a number at least as much as no word does"
            raise ValueError(message)
        return self


class GradeSettings(Section):
    """Where a conflict turns from minor to moderate to major, by the nearest ends of the two figures."""

    moderate_ratio: float = Field(ge=1)
    """The larger end over the smaller from which on a conflict is moderate."""
    major_ratio: float = Field(ge=1)
    """The same for major."""
    moderate_points: float = Field(ge=0)
    """For percentages: points apart from which on a conflict is moderate."""
    major_points: float = Field(ge=0)
    """The same for major."""


class AssessSettings(Section):
    """How claims of one fact are judged."""

    policy: Policy
    """How a fact's estimate is drawn."""
    preferred_origins: tuple[str, ...]
    """Origins whose figure is the best estimate where they give one, the first before the second."""
    staleness_days: int = Field(ge=0)
    """Stocks and shares further apart in time than this are not compared."""
    running_days: int = Field(ge=0)
    """Days after an event in which its toll still runs: it is what was known at publication, and a later, higher one updates it."""
    frozen_days: int = Field(ge=1)
    """Days that an origin's running count stands still, while others' rise, from which on it is called frozen."""
    ceiling_factor: float = Field(ge=1)
    """A value up to this many times a lower bound is still what the speaker meant; the same below an upper bound."""
    vague_floor: float = Field(ge=0)
    """Least value that does not contradict a vague word which has no floor of its own."""
    shared_sentence_words: int = Field(ge=1)
    """A sentence of so many words or more that stands word for word in an earlier document comes from there."""
    comparable_modalities: tuple[tuple[Modality, ...], ...]
    """Modalities that may be set against each other; one in no group only against itself."""
    comparable_measures: tuple[tuple[Measure, ...], ...]
    """Measures that may be set against each other; one in no group only against itself."""
    figures_named: int = Field(ge=2)
    """Most figures that a fact's sentence tells, the lowest and the highest always; the rest is counted."""
    origins_named: int = Field(ge=1)
    """Most origins that a fact's sentence names for one figure; the rest is counted."""
    origins_in_chain: int = Field(ge=1)
    """Most origins that are named where it is told how many reports rest on which; the rest is counted."""
    rounding: RoundingSettings
    grades: GradeSettings
    families: dict[str, str]
    """Outlets of one house, by name or web address: they are one origin."""
