"""On which day was a figure known to be true?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from claims.model import Measure

if TYPE_CHECKING:
    from claims.assess.intervals import Numbers
    from claims.settings.assessment import AssessSettings

RUNNING = (Measure.CUMULATIVE,)
"""Counts that only grow."""


def known_days(claims: pd.DataFrame, settings: AssessSettings) -> Numbers:
    """Give the day from which on each figure is told, in days since 1970; NaN where it is unknown.

    That is the as-of day. A running count names the day of the event ("four people were killed on Monday") and is what was known
    on the day of publication, so that a report of Tuesday with a higher count updates it. Long after the event nothing runs any more.

    Args:
        claims: With the columns as_of, measure and published_at.
        settings: How long after the event a count runs.
    """
    named, printed = to_days(claims["as_of"]), to_days(claims["published_at"])
    after = printed - named
    runs = claims["measure"].isin(list(RUNNING)).to_numpy() & (after > 0) & (after <= settings.running_days)
    return np.where(runs, np.floor(printed), named)


def to_days(times: pd.Series) -> Numbers:
    """Give times as days since 1970, NaN where there is none."""
    naive = times.dt.tz_convert(None) if isinstance(times.dtype, pd.DatetimeTZDtype) else times
    since = (naive - pd.Timestamp(0).as_unit("us")) / pd.Timedelta(days=1)
    return np.asarray(since.to_numpy(dtype=np.float64, na_value=np.nan), dtype=np.float64)


def days_as_dates(days: Numbers) -> pd.Series:
    """Give the dates of days since 1970; null where NaN."""
    return pd.Series(pd.to_datetime(pd.Series(days), unit="D")).astype("datetime64[us]")
