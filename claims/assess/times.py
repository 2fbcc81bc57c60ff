"""On which day was a figure known to be true?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from claims import lexicon
from claims.model import Measure

if TYPE_CHECKING:
    from claims.assess.intervals import Flags, Numbers
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


def aged_then(claims: pd.DataFrame) -> Flags:
    """Say which ages are told to be those of an earlier day than the text's own: the then 15-year-old.

    Args:
        claims: With the columns measure, sentence and exact.
    """
    ages = np.flatnonzero(claims["measure"] == Measure.AGE)
    told = zip(claims["sentence"].iloc[ages].fillna(""), claims["exact"].iloc[ages], strict=True)
    out = np.zeros(len(claims), dtype=bool)
    out[ages] = [_is_of_then(sentence, exact) for sentence, exact in told]
    return out


def _is_of_then(sentence: str, exact: str) -> bool:
    before, found, behind = sentence.partition(exact)
    return bool(found) and bool(
        _then("then_before", r"(?<![\w-])(?:{})[ -]*$").search(before) or _then("then_behind", r"^,? (?:{})\b").search(behind)
    )


@cache
def _then(words: str, pattern: str) -> re.Pattern[str]:
    told = lexicon.load("differences")[words]
    return re.compile(pattern.format("|".join(re.escape(str(word)) for word in told)) if isinstance(told, list) else "(?!)", re.IGNORECASE)


def to_days(times: pd.Series) -> Numbers:
    """Give times as days since 1970, NaN where there is none."""
    naive = times.dt.tz_convert(None) if isinstance(times.dtype, pd.DatetimeTZDtype) else times
    since = (naive - pd.Timestamp(0).as_unit("us")) / pd.Timedelta(days=1)
    return np.asarray(since.to_numpy(dtype=np.float64, na_value=np.nan), dtype=np.float64)


def days_as_dates(days: Numbers) -> pd.Series:
    """Give the dates of days since 1970; null where NaN."""
    return pd.Series(pd.to_datetime(pd.Series(days), unit="D")).astype("datetime64[us]")
