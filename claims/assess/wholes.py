"""Of how many is a share, where a text says so?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from claims.model import Bound

if TYPE_CHECKING:
    from claims.assess.intervals import Numbers

_OF = re.compile(
    r"^\W*of\s+(?:the\s+|its\s+|their\s+|all\s+|about\s+|some\s+|roughly\s+|an?\s+estimated\s+|[\w-]+['’]s?\s+)*$", re.IGNORECASE
)
_COUNTED = re.compile(r"\b(\d[\d,]*)\s+[^\d\s]+$")


def wholes(claims: pd.DataFrame, story: pd.Series) -> Numbers:
    """Give the number that each percentage is a share of: two-thirds of the 600 houses.

    That number is the one that stands after it in its sentence; else, in its story, the one of the same things that all texts agree on
    as a whole, by such a sentence or by a count of a part of it (400 of the 600 houses).

    Args:
        claims: With the columns of `claims.tables.CLAIMS`, numbered from 0.
        story: The story of each claim's document; null where not known.

    Returns:
        A number a claim; NaN for what is no percentage and where the whole is not known or told in several ways.
    """
    said = _in_sentence(claims)
    table = pd.DataFrame({"story": story.fillna(claims["doc_id"]), "head": claims["head"], "whole": said})
    counted = claims[(claims["unit"] == "count") & (claims["bound"] == Bound.EXACT)]
    of_part = counted[counted["claim_id"].isin(claims["part_of"].dropna())]
    named = pd.concat([table, table.loc[of_part.index].assign(whole=of_part["stated"].to_numpy(dtype=np.float64))]).dropna()
    one = named.groupby(["story", "head"])["whole"].agg(["min", "max"])
    agreed = one["min"].where(one["min"] == one["max"])
    told = table.join(agreed.rename("agreed"), on=["story", "head"])["agreed"].to_numpy(dtype=np.float64, na_value=np.nan)
    percent = (claims["unit"] == "percent").to_numpy(dtype=bool) & claims["change"].isna().to_numpy()
    return np.where(percent, np.where(np.isnan(said), told, said), np.nan)


def _in_sentence(claims: pd.DataFrame) -> Numbers:
    """The count in the name of what the share is of, else that follows in the sentence with nothing but `of the` between them."""
    inside = claims["counted"].str.extract(_COUNTED, expand=False).str.replace(",", "", regex=False)
    out: Numbers = np.array(inside.where(claims["unit"] == "percent").astype("float64"), dtype=np.float64)
    names = ["doc_id", "section", "sentence"]
    shares = claims.loc[(claims["unit"] == "percent") & claims["change"].isna(), [*names, "start", "exact"]]
    counts = claims.loc[(claims["unit"] == "count") & claims["stated"].notna(), [*names, "start", "exact", "stated"]]
    met = shares.assign(row=shares.index).merge(counts, on=names, suffixes=("", "_of"))
    met = met[met["start_of"] > met["start"]]
    for row, sentence, exact, whole, stated in zip(met["row"], met["sentence"], met["exact"], met["exact_of"], met["stated"], strict=True):
        begins = sentence.find(exact) + len(exact)
        ends = sentence.find(whole, begins)
        if ends >= 0 and np.isnan(out[row]) and (_OF.match(sentence[begins:ends]) or exact.endswith("of")):
            out[row] = float(stated)
    return out
