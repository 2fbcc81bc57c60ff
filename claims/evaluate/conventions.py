"""How do the labelled sets write what the product writes otherwise?"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from pydantic import BaseModel, ConfigDict


class NewsquantConventions(BaseModel):
    """How NewsQuant writes bounds, vague numerals and units."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    signs: dict[str, str]
    vague: dict[str, tuple[float, float]]
    units: dict[str, str]


class ShootingsConventions(BaseModel):
    """The words by which a claim counts the killed or the injured of an incident."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    killed: frozenset[str]
    injured: frozenset[str]


class Conventions(BaseModel):
    """The conventions of all sets that have any."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    newsquant: NewsquantConventions
    shootings: ShootingsConventions


@cache
def conventions() -> Conventions:
    """Read conventions.toml, which lies beside this module."""
    text = resources.files("claims.evaluate").joinpath("conventions.toml").read_text(encoding="utf-8")
    return Conventions.model_validate(tomllib.loads(text))
