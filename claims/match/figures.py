"""What do the figures of two claims say about whether they are one figure, told twice?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pandas as pd

from claims.dimensions import size
from claims.match.coded import coded, holding, numbered_as, where
from claims.match.units import AGE, MAGNITUDE, MONEY, unit_kind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from claims.match.coded import Coded

Ends: TypeAlias = "tuple[NDArray[np.float64], NDArray[np.float64]]"
"""Lower or upper ends of both sides of some pairs."""

_UNUSUAL_DIGITS = 3
_TELLING_DIGITS = 2
"""Amounts of one digit, 5,000 and 10,000, are offered and asked for in many events."""
_RESTATED = re.compile(r"\s*(?:\(|;|/|\bor\b)\s*")
_NEARBY = 6
"""Characters between a figure and its restatement in another unit, at most: a bracket, or a comma and "or"."""


def figure_traits(claims: pd.DataFrame) -> pd.DataFrame:
    """Bring the figures of claims to the form in which they are compared.

    Args:
        claims: With the columns of `claims.tables.CLAIMS`.

    Returns:
        A row a claim, in order:

        - figure: the core interval as text, the same for the same figure; unusual_value: the figure where few facts share it;
        - least, most: the ends of the core interval, infinite where it is open;
        - size: the figure as a number, NaN where the words are vague; all three in the base unit of what is measured where `sized` says
          that it is known, else in the unit of the claim; age in years; magnitude;
        - restates: claim_id of the claim whose figure this one gives in another unit ("2 million euros ($2.6 million)").
    """
    figure, units = _figures(claims), coded(claims["unit"])
    told = claims["bound"] != "vague"
    amount = claims["stated"].fillna(claims["low"].fillna(claims["high"])).astype("float64").where(told)
    years = np.array([*map(_years, units.categories), np.nan])[units.codes]
    sizes = np.array([*(size(unit) or np.nan for unit in units.categories), np.nan])[units.codes]
    sized = ~np.isnan(sizes)
    scale = np.where(sized, sizes, 1.0)
    return pd.DataFrame(
        {
            "figure": figure,
            "unusual_value": where(figure, _unusual(claims)),
            "least": claims["low"].astype("float64").fillna(-np.inf) * scale,
            "most": claims["high"].astype("float64").fillna(np.inf) * scale,
            "size": amount * scale,
            "sized": sized,
            "age": amount * years,
            "magnitude": amount.where(claims["unit"] == MAGNITUDE),
            "restates": _restated(claims),
        },
        index=claims.index,
    )


@cache
def _years(unit: str) -> float:
    """Give one of a unit of age in years, NaN for any other unit: five months of age are no 60 years."""
    own, year = size(unit), size(AGE)
    return np.nan if own is None or year is None or unit_kind(unit) != unit_kind(AGE) else own / year


def _figures(claims: pd.DataFrame) -> Coded:
    low, high = (_numbered(claims[end]) for end in ("low", "high"))
    keys, at = np.unique(low[0] * len(high[1]) + high[0], return_inverse=True)
    ends = list(zip(low[1][keys // len(high[1])], high[1][keys % len(high[1])], strict=True))
    return numbered_as(at, [f"{a}..{b}" if a or b else None for a, b in ends])


def _numbered(column: pd.Series) -> tuple[NDArray[np.int64], NDArray[np.object_]]:
    """Number the values of a column, and write each as text; null, the last, as nothing."""
    codes, known = pd.factorize(column)
    texts = np.array([*pd.Series(known).astype("str"), ""], dtype=object)
    return codes.astype(np.int64) % len(texts), texts


def _unusual(claims: pd.DataFrame) -> NDArray[np.bool_]:
    """Say which figures few facts share: amounts of money, and three or more significant digits, years of age left out."""
    money = holding(coded(claims["unit"]), lambda unit: unit_kind(unit) == MONEY)
    unusual: NDArray[np.bool_] = (money | (_digits(claims) >= _UNUSUAL_DIGITS)) & claims["stated"].notna().to_numpy(dtype=bool)
    return unusual


def _digits(claims: pd.DataFrame) -> NDArray[np.int64]:
    """Count the significant digits of each figure, 0 where there is none."""
    codes, known = pd.factorize(claims["stated"].fillna(claims["low"]).astype("float64"))
    digits = [len(f"{value:.6g}".replace(".", "").split("e")[0].strip("0-")) for value in known.tolist()]
    return np.array([*digits, 0], dtype=np.int64)[codes]


def telling_figures(claims: pd.DataFrame) -> pd.DataFrame:
    """Pick the figures that tell what an article is about, as rare names do: those that few facts share, if they are not round.

    Args:
        claims: With the columns of `claims.tables.CLAIMS`.

    Returns:
        Columns doc_id and figure (with its unit, as text), a row for each figure of each document.
    """
    telling = claims[_unusual(claims) & (_digits(claims) >= _TELLING_DIGITS)]
    figures = pd.Series(_figures(telling), index=telling.index).astype("str") + " " + telling["unit"]
    return pd.DataFrame({"doc_id": telling["doc_id"], "figure": figures}).drop_duplicates(ignore_index=True)


def _restated(claims: pd.DataFrame) -> pd.Series:
    """Name the claim right before each one whose figure it gives again in another unit of the same kind."""
    rows = claims[["claim_id", "doc_id", "section", "sentence", "start", "end", "exact", "unit"]]
    rows = rows.sort_values(["doc_id", "section", "start"], kind="stable")
    before = rows.shift()
    beside = (rows["doc_id"] == before["doc_id"]) & (rows["section"] == before["section"]) & (rows["sentence"] == before["sentence"])
    near = beside & (rows["start"] - before["end"]).between(1, _NEARBY) & (rows["unit"] != before["unit"])
    near &= rows["unit"].map(unit_kind, na_action="ignore") == before["unit"].map(unit_kind, na_action="ignore")
    close = near.fillna(value=False).to_numpy(dtype=bool)
    texts = zip(rows.loc[close, "sentence"], before.loc[close, "exact"], rows.loc[close, "exact"], strict=True)
    again = (_RESTATED.fullmatch(_between(sentence, one, other)) is not None for sentence, one, other in texts)
    names = [name if restated else None for name, restated in zip(before.loc[close, "claim_id"], again, strict=True)]
    found = pd.Series(names, index=rows.index[close], dtype="str")
    return found.reindex(claims.index)


def _between(sentence: str, one: str, other: str) -> str:
    _, _, rest = sentence.partition(one)
    return rest.partition(other)[0] if other in rest else ""


def ratio_apart(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give how many times the greater figure of each pair holds the smaller, at least 1; NaN where either is unknown or of other sign.

    >>> ratio_apart(np.array([20.0, 5.0]), np.array([2.0, 5.0])).tolist()
    [10.0, 1.0]
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.maximum(one / other, other / one)
    return np.where((one == 0) & (other == 0), 1.0, np.where(ratio >= 1, ratio, np.nan))


def meeting(
    least: tuple[NDArray[np.float64], NDArray[np.float64]], most: tuple[NDArray[np.float64], NDArray[np.float64]]
) -> NDArray[np.bool_]:
    """Say which two core intervals have a value in common; no where either is NaN."""
    met: NDArray[np.bool_] = (least[0] <= most[1]) & (least[1] <= most[0])
    return met
