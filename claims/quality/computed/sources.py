"""Has a source fallen silent, and do its figures conflict more often than they should?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from claims.quality.computed.view import FLAG, where

if TYPE_CHECKING:
    from claims.quality.computed.view import View
    from claims.quality.statistics import Statistics
    from claims.settings.quality import HistorySettings


def has_spoken(view: View) -> pd.Series:
    """Whether a source that published in each of the last runs has published in this one."""
    regular = view.frame["source"].isin(regular_sources(view.earlier, view.history))
    return where(regular, view.frame["n_documents"] > 0)


def conflicts_as_usual(view: View) -> pd.Series:
    """Whether a source's figures conflict with those of other sources about as often as is to be expected.

    To be expected is what its own figures did in earlier runs, where enough is known of them; else what those of all sources do in this
    run. The lower end of Wilson's score interval (1927) has to lie above it, so that a few figures prove nothing.
    """
    frame, history = view.frame, view.history
    past = view.earlier.sources.groupby("source")[["n_compared", "n_conflicting"]].sum().reindex(frame["source"]).set_axis(frame.index)
    enough = (past["n_compared"] >= history.least_compared).fillna(value=False).astype(bool)
    overall = _share(pd.Series([frame["n_conflicting"].sum()]), pd.Series([frame["n_compared"].sum()])).iloc[0]
    expected = _share(past["n_conflicting"], past["n_compared"]).where(enough, overall)
    asked = frame["n_compared"] >= history.least_compared
    least = _wilson_low(_share(frame["n_conflicting"], frame["n_compared"]), frame["n_compared"].astype("float64"), history.deviations)
    return where(asked, pd.Series(least <= expected, index=frame.index, dtype=FLAG))


def regular_sources(earlier: Statistics, history: HistorySettings) -> list[str]:
    """The sources that published in each of the last runs, as many as make a source a regular one; none if there were fewer runs."""
    times = earlier.runs["started_at"].tail(history.least_runs)
    if len(times) < history.least_runs:
        return []
    told = earlier.sources[earlier.sources["started_at"].isin(times) & (earlier.sources["n_documents"] > 0)]
    runs = told.groupby("source")["started_at"].nunique()
    return sorted(runs[runs == len(times)].index)


def _share(part: pd.Series, whole: pd.Series) -> pd.Series:
    return part.astype("float64") / whole.astype("float64").where(whole > 0)


def _wilson_low(share: pd.Series, n: pd.Series, z: float) -> pd.Series:
    """The lower end of the score interval of a share of n, z standard deviations wide.

    >>> _wilson_low(pd.Series([0.5]), pd.Series([10.0]), 1.96).round(4).tolist()
    [0.2366]
    """
    spread = z * ((share * (1 - share) + z**2 / (4 * n)) / n) ** 0.5
    return (share + z**2 / (2 * n) - spread) / (1 + z**2 / n)
