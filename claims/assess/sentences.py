"""What could a desk publish about a fact, in a sentence?"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from claims.assess.estimates import newest
from claims.assess.wording import dates, figures, listed
from claims.model import Consistency, Corroboration

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.settings.assessment import AssessSettings

_UNNAMED = "an outlet that is not known"


class _Fact(NamedTuple):
    """What a sentence needs to know of a fact."""

    fact_id: str
    label: str
    consistency: str
    corroboration: str
    n_documents: int


class _Voice(NamedTuple):
    """One origin's figure of a fact, in words."""

    fact_id: str
    origin: str
    words: str
    when: str
    last: bool


def sentences(facts: pd.DataFrame, claims: pd.DataFrame, settings: AssessSettings) -> pd.Series:
    """Write a sentence about every fact: each origin with its newest figure, bounds as stated, and what their meeting amounts to.

    Args:
        facts: On the index of the facts: label, consistency, corroboration, n_documents.
        claims: With `fact_id` and `origin` filled.
        settings: How many figures and origins are named.

    Returns:
        Text on the index of `facts`.
    """
    voices = _by_fact(_spoken(facts, claims, settings))
    rows = map(_Fact._make, facts[list(_Fact._fields[1:])].itertuples(name=None))
    texts = [_sentence(fact, voices[fact.fact_id], settings) for fact in rows]
    return pd.Series(texts, index=facts.index, dtype="str")


def _spoken(facts: pd.DataFrame, claims: pd.DataFrame, settings: AssessSettings) -> pd.DataFrame:
    """The newest claims of each origin; all claims of a fact that is only denied, or whose conflict lies between older ones."""
    last = newest(claims, settings).drop(columns="voice")
    different = (
        last.drop_duplicates(["fact_id", "low", "high", "bound", "unit"]).groupby("fact_id").size().reindex(facts.index, fill_value=0)
    )
    whole = facts.index[(different == 0) | ((different == 1) & (facts["consistency"] == Consistency.CONFLICTING))]
    return pd.concat([last[~last["fact_id"].isin(whole)], claims[claims["fact_id"].isin(whole)]])


def _by_fact(claims: pd.DataFrame) -> dict[str, list[_Voice]]:
    """Figures in words, lowest first; one that an origin repeats stands once."""
    hedge = claims["hedge"].map("({})".format, na_action="ignore").astype("str").fillna("")
    figure = pd.Series(figures(claims), index=claims.index)
    table = pd.DataFrame(
        {
            "fact_id": claims["fact_id"],
            "origin": claims["origin"].fillna(_UNNAMED),
            "figure": figure,
            "words": figure.str.cat(hedge, sep=" ").str.rstrip(),
            "when": dates(claims),
            "last": claims["as_of"] == claims.groupby("fact_id")["as_of"].transform("max"),
            "low": claims["low"].fillna(0),
            "high": claims["high"],
        }
    )
    order = ["fact_id", "low", "high", "figure", "origin", "last", "words"]
    table = table.sort_values(order, kind="stable").drop_duplicates(["fact_id", "origin", "figure"], keep="last")
    voices = (_Voice(*row) for row in zip(*(table[name] for name in _Voice._fields), strict=True))
    return {fact: list(group) for fact, group in groupby(voices, key=lambda voice: voice.fact_id)}


def _sentence(fact: _Fact, voices: Sequence[_Voice], settings: AssessSettings) -> str:
    if fact.consistency == Consistency.CONFLICTING:
        return f"Figures disagree on {fact.label}: {_attributed(voices, settings)}."
    if fact.consistency == Consistency.EVOLVING:
        latest = [voice for voice in voices if voice.last]
        return f"The figure for {fact.label} has changed: as of {latest[0].when} it is {_attributed(latest, settings)}."
    if fact.corroboration == Corroboration.CORROBORATED:
        return f"Independent origins support each other on {fact.label}: {_attributed(voices, settings)}."
    said = f"{fact.label[:1].upper()}{fact.label[1:]}: {_attributed(voices, settings)}"
    if fact.corroboration == Corroboration.SINGLE_ORIGIN:
        return f"{said}, in one report." if fact.n_documents == 1 else f"{said}, the only origin of {fact.n_documents} reports."
    return f"{said}; no two of these origins confirm each other."


def _attributed(voices: Sequence[_Voice], settings: AssessSettings) -> str:
    """Say who gives which figure, the lowest and the highest always; what is too much to be named is counted."""
    origins: dict[str, list[str]] = {}
    for voice in voices:
        origins.setdefault(voice.words, []).append(voice.origin)
    shown = list(origins)
    if len(shown) > settings.figures_named:
        shown = [*shown[: settings.figures_named - 1], shown[-1]]
    parts = [f"{words} according to {_named(origins[words], settings.origins_named)}" for words in shown]
    left = len(origins) - len(shown)
    return "; ".join(parts) + (f"; and {left} more between these" if left else "")


def _named(origins: Sequence[str], most: int) -> str:
    rest = len(origins) - most
    return listed([*origins[:most], f"{rest} more"] if rest > 0 else origins)
