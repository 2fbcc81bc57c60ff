"""How did each origin's figure of a fact move in time?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from claims.assess.estimates import commonest, standing
from claims.assess.intervals import intervals
from claims.assess.times import RUNNING, days_as_dates, known_days
from claims.assess.wording import dated, figures
from claims.model import Trend

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    import pandas as pd

    from claims.settings.assessment import AssessSettings

_POINTS = (("first", "first_day"), ("peak", "peak_day"), ("last", "last_day"))


def series(claims: pd.DataFrame, settings: AssessSettings) -> pd.DataFrame:
    """Lay out what each origin gave for each fact, day by day: one row a day, that of the highest figure where it gave several.

    Figures that were taken back are left out, those of an unknown day, and those of another unit than most.

    Args:
        claims: With `fact_id`, `origin` and `superseded_by` filled.
        settings: How long after an event its count runs.

    Returns:
        fact_id, origin, day, low, high, stated, bound, unit, words (the figure in words) and measure; ordered by fact, origin and day.
    """
    told = standing(claims, settings)
    told = told.assign(day=days_as_dates(known_days(told, settings)).to_numpy(), words=figures(told))
    alike = told["unit"] == commonest(told["fact_id"], told["unit"])
    told = told[alike & told["day"].notna() & told["origin"].notna()]
    words = intervals(told, settings)
    told = told.assign(value=np.where(words.vague, words.halo_low, words.point))
    last = told.sort_values(["fact_id", "origin", "day", "value", "words"], kind="stable").drop_duplicates(
        ["fact_id", "origin", "day"], keep="last"
    )
    columns = ["fact_id", "origin", "day", "low", "high", "stated", "bound", "unit", "words", "measure", "value"]
    return last[columns].reset_index(drop=True)


def trends(table: pd.DataFrame, settings: AssessSettings) -> pd.DataFrame:
    """Say of each series of two days or more which way it goes, and whether that is suspicious.

    A running count that falls is `falling`: it was corrected, or something else is counted. One that stands still for long, while
    the same fact's figure rises elsewhere, is `frozen`: the origin may not have counted on.

    Args:
        table: As `series` gives it.
        settings: For how many days a figure must stand still.

    Returns:
        fact_id, origin, trend (a `Trend`), flagged, first_day, last_day, first and last (figures in words), peak and peak_day (the highest
        figure in words, and the first day it was given), n_days.
    """
    groups = table.groupby(["fact_id", "origin"], sort=True)
    out = groups.agg(
        n_days=("day", "size"), first_day=("day", "min"), last_day=("day", "max"), first=("words", "first"), last=("words", "last"),
        start=("value", "first"), end=("value", "last"), low=("value", "min"), high=("value", "max"), measure=("measure", "last"),
    ).reset_index()  # fmt: skip
    steps = table["value"].diff().where(table.duplicated(["fact_id", "origin"]))
    fell = (steps < 0).groupby([table["fact_id"], table["origin"]]).any().to_numpy()
    out = out.assign(fell=fell)[out["n_days"] > 1]
    still = out["low"] == out["high"]
    out["trend"] = np.select(
        [out["fell"] & (out["end"] < out["high"]), still, out["end"] > out["start"]],
        [str(Trend.FALLING), str(Trend.LEVEL), str(Trend.RISING)],
        str(Trend.UNEVEN),
    )
    runs = out["measure"].isin(list(RUNNING))
    stood = (out["last_day"] - out["first_day"]).dt.days >= settings.frozen_days
    risen = table.groupby("fact_id")["value"].max().reindex(out["fact_id"]).to_numpy() > out["end"]
    frozen = still & runs & stood & risen
    out.loc[frozen, "trend"] = str(Trend.FROZEN)
    out["flagged"] = frozen | (runs & (out["trend"] == Trend.FALLING))
    highest = table.loc[groups["value"].idxmax().to_numpy(), ["fact_id", "origin", "words", "day"]]
    out = out.merge(highest.rename(columns={"words": "peak", "day": "peak_day"}), on=["fact_id", "origin"], how="left")
    names = ["fact_id", "origin", "trend", "flagged", "first_day", "last_day", "first", "last", "peak", "peak_day", "n_days"]
    return out[names]


def told_series(table: pd.DataFrame, settings: AssessSettings) -> pd.Series:
    """Tell how the origins' figures of each fact moved, those that are flagged first.

    Args:
        table: As `series` gives it.
        settings: For how many days a figure must stand still, and how many origins are told.

    Returns:
        Text on the index of the facts in which an origin's figure moved, or stands still and is flagged:
        `OCHA: 60 (3 June 2019) to 75 (10 June 2019), rising`.
    """
    found = trends(table, settings)
    found = found[found["trend"] != Trend.LEVEL].sort_values(["fact_id", "flagged", "origin"], ascending=[True, False, True], kind="stable")
    days = [zip(found[figure], found[day], strict=True) for figure, day in _POINTS]
    rows = zip(found["origin"], zip(*days, strict=True), found["trend"], found["flagged"], strict=True)
    found["words"] = [f"{origin}: {_told(points, trend, bool(flagged))}" for origin, points, trend, flagged in rows]
    shown = found.groupby("fact_id").head(settings.origins_in_chain)
    return shown.groupby("fact_id")["words"].agg("; ".join).astype("str")


def _told(points: Sequence[tuple[str, date]], trend: str, flagged: bool) -> str:
    """Tell a series by its first, highest and last figure, each with its day."""
    (first, since), (_, height), (last, until) = points
    if trend == Trend.FROZEN:
        return f"{first} ({dated(since)} to {dated(until)}), unchanged while others counted on"
    shown = points if trend == Trend.FALLING and height != since else ((first, since), (last, until))
    moved = " to ".join(f"{figure} ({dated(day)})" for figure, day in shown)
    return f"{moved}: a running count that fell was corrected, or counts something else" if flagged else f"{moved}, {trend}"
