"""Do parts add up to more than their whole, in one document or across several?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from claims.assess.intervals import intervals
from claims.assess.times import known_days
from claims.assess.wording import figures, listed, plain
from claims.match import populations as kinds
from claims.model import Modality

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claims.settings.assessment import AssessSettings


class _Part(NamedTuple):
    """A part of a whole, with the least that it can be."""

    least: float
    words: str
    kind: str


def overfull(claims: pd.DataFrame, settings: AssessSettings) -> pd.Series:
    """Find the facts whose parts, of kinds that share nobody, are together more than the whole can be.

    Within a document the parts are those that it states of one claim. Across documents they are the facts whose claims somewhere count
    a part of the whole's; the least that any source gives for each is set against the most that any gives for the whole, so that
    no choice among the sources' figures makes them fit. One part may be enough: 18 children of 15 civilians.

    Args:
        claims: With `fact_id` and `superseded_by` filled, numbered from 0.
        settings: How much rounding leaves open.

    Returns:
        The reason, in plain words, on the ids of these facts.
    """
    table = _standing(claims, settings)
    linked = _linked(claims, table)
    return pd.Series({**dict(_across(table, linked)), **dict(_within(linked))}, dtype="str").rename_axis("fact_id").sort_index()


def _standing(claims: pd.DataFrame, settings: AssessSettings) -> pd.DataFrame:
    """The least and the most that each claim allows, of those that were neither taken back nor are a denial."""
    words = intervals(claims, settings)
    table = pd.DataFrame(
        {
            "row": np.arange(len(claims)), "claim_id": claims["claim_id"], "fact": claims["fact_id"], "unit": claims["unit"],
            "least": np.where(words.vague, words.halo_low, words.core_low), "most": words.halo_high, "known": known_days(claims, settings),
            "kind": claims["head"].fillna("").str.casefold().map(kinds.kind), "noun": claims["counted"].fillna(""),
        }
    )  # fmt: skip
    told = claims["superseded_by"].isna() & ~claims["modality"].isin([Modality.DENIED]) & claims["fact_id"].notna()
    return table[told.to_numpy()]


def _linked(claims: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """Every part beside its whole, where both are counted alike."""
    parts = table.assign(part_of=claims["part_of"].iloc[table["row"]]).dropna(subset="part_of")
    linked = parts.merge(table, left_on="part_of", right_on="claim_id", suffixes=("", "_whole"))
    linked = linked[(linked["unit"] == linked["unit_whole"]) & (linked["unit"] != "percent") & (linked["fact"] != linked["fact_whole"])]
    words, whole = (figures(claims.iloc[linked[name]]) for name in ("row", "row_whole"))
    return linked.assign(words=[f"{figure} {noun}".strip() for figure, noun in zip(words, linked["noun"], strict=True)], whole_words=whole)


def _within(linked: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """The wholes of one document that its own parts exceed."""
    several = linked[linked["part_of"].duplicated(keep=False)]
    for _, group in several.sort_values("row").groupby("part_of", sort=False):
        parts = _disjoint(_Part(*row) for row in zip(group["least"], group["words"], group["kind"], strict=True))
        most = group["most_whole"].iloc[0]
        if len(parts) > 1 and sum(part.least for part in parts) > most:
            yield str(group["fact_whole"].iloc[0]), _told(parts, group["whole_words"].iloc[0])


def _across(table: pd.DataFrame, linked: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """The wholes that the least of their parts, whoever gives them, exceed in the most that anybody gives for them."""
    facts = table.groupby("fact").agg(
        least=("least", "min"), most=("most", "max"), known=("known", "max"), units=("unit", "nunique"), first=("known", "min")
    )
    pairs = linked.sort_values("row").drop_duplicates(["fact", "fact_whole"])
    own, whole = (facts.reindex(pairs[name]).reset_index(drop=True) for name in ("fact", "fact_whole"))
    pairs = pairs.assign(part_least=own["least"].to_numpy(), whole_most=whole["most"].to_numpy())
    # A part told after the last word on the whole may have outgrown it.
    unlike = (own["units"] > 1) | (whole["units"] > 1) | (own["first"] > whole["known"])
    # All parts together are the most that those of kinds that share nobody can be: few wholes need be looked at.
    together = pairs["part_least"].clip(lower=0).groupby(pairs["fact_whole"]).transform("sum", skipna=False)
    asked = ~(together <= pairs["whole_most"]) & ~pairs["fact_whole"].isin(pairs["fact_whole"][unlike.to_numpy()])
    for name, group in pairs[asked].groupby("fact_whole"):
        words = [f"{plain(least)} {noun}".strip() for least, noun in zip(group["part_least"], group["noun"], strict=True)]
        parts = _disjoint(_Part(*row) for row in zip(group["part_least"], words, group["kind"], strict=True))
        most = group["whole_most"].iloc[0]
        if sum(part.least for part in parts) > most:
            yield str(name), _told(parts, plain(most))


def _disjoint(parts: Iterable[_Part]) -> list[_Part]:
    """Pick parts of kinds of which no two share anybody, the largest first."""
    chosen: list[_Part] = []
    for part in sorted(parts, key=lambda part: -part.least):
        if all(kinds.rivals(part.kind, other.kind) for other in chosen):
            chosen.append(part)
    return chosen


def _told(parts: list[_Part], whole: str) -> str:
    named = listed([part.words for part in parts])
    total = plain(sum(part.least for part in parts))
    return f"{named} are {f'together {total}, ' if len(parts) > 1 else ''}more than the whole, {whole}"
