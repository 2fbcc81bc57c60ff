"""Which value, or which range, do the claims of a fact support?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from claims.assess.intervals import intervals
from claims.assess.origins import canonical_speaker
from claims.assess.pairs import grouped_codes
from claims.assess.times import RUNNING, known_days
from claims.assess.units import conversion
from claims.assess.wording import plain
from claims.model import Bound, Modality, Policy

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from claims.assess.intervals import Intervals
    from claims.settings.assessment import AssessSettings

_POINTS = (Bound.EXACT, Bound.ABOUT, Bound.NEARLY)


def estimates(claims: pd.DataFrame, last: pd.DataFrame, settings: AssessSettings) -> pd.DataFrame:
    """Draw an estimate of every fact from the newest claims of each origin: SEMANTICS.md, section 6.

    What was taken back or is denied, and what is said in another way than most claims of the fact (planned, authorised), is left out.

    Args:
        claims: With `fact_id` and `origin` filled.
        last: Those of them that speak for each origin, as `newest` picks them.
        settings: The policy, the preferred origins, and how much rounding leaves open.

    Returns:
        On the index of the facts: low, best, high, high_open and estimate_rule, the policy and what it found in words; and estimates,
        the three values under each policy. An end that no claim gives is null, and so is the best value where no value has the
        support of most origins.
    """
    voices = _voices(last, settings)
    facts = pd.Index(claims["fact_id"].dropna().unique(), name="fact_id").sort_values()
    under = {policy: _under(policy, voices, facts, settings) for policy in Policy}
    out = under[settings.policy].copy()
    out["estimates"] = _told([under[policy] for policy in Policy])
    return out


def _under(policy: Policy, voices: pd.DataFrame, facts: pd.Index[str], settings: AssessSettings) -> pd.DataFrame:
    """The estimate of every fact under one policy."""
    out = _ends(voices).reindex(facts)
    if policy is Policy.LOW_BEST_HIGH:
        out = out.join(_best(voices, settings))
    elif policy is Policy.CONSERVATIVE:
        out = out.drop(columns="low").join(_lowest(voices))
    else:
        out["best"] = np.nan
        rule = pd.Series("lowest and highest figure, no best", index=out.index)
        out["estimate_rule"] = rule.where(out["high"].notna() | out["low"].notna())
    out["estimate_rule"] = f"{policy}: " + out["estimate_rule"].astype("str").fillna("no figure to go by")
    out["high_open"] = out["high_open"].astype("boolean")
    return out[["low", "best", "high", "high_open", "estimate_rule"]]


def _told(policies: list[pd.DataFrame]) -> pd.Series:
    """Put the estimates of a fact under several policies in one line."""
    plain_columns = [[one[name].astype(object).where(one[name].notna(), None).tolist() for name in one] for one in policies]
    rows = [list(zip(*columns, strict=True)) for columns in plain_columns]
    words = {row: _line(*row) for one in rows for row in dict.fromkeys(one)}  # many facts have one estimate
    lines = [[words[row] for row in one] for one in rows]
    return pd.Series(["; ".join(parts) for parts in zip(*lines, strict=True)], index=policies[0].index, dtype="str")


def _line(low: float | None, best: float | None, high: float | None, high_open: object, rule: str) -> str:
    name, _, why = rule.partition(": ")
    ends = " / ".join("none" if end is None else plain(end) for end in (low, best, high))
    return f"{name} {ends}{' or more' if high_open is True else ''} ({why})"


def standing(claims: pd.DataFrame, settings: AssessSettings) -> pd.DataFrame:
    """Pick the claims that count for their facts: neither taken back nor a denial, and said in the manner that most of the fact's are.

    Args:
        claims: With `fact_id` and `superseded_by` filled.
        settings: Which modalities may stand for one another.
    """
    chosen = claims[claims["fact_id"].notna() & claims["superseded_by"].isna()]
    chosen = chosen[chosen["modality"] != Modality.DENIED]
    manner = pd.Series(grouped_codes(chosen["modality"], settings.comparable_modalities), index=chosen.index)
    return chosen[manner == commonest(chosen["fact_id"], manner)]


def newest(claims: pd.DataFrame, settings: AssessSettings) -> pd.DataFrame:
    """Pick the claims that speak for each origin: its newest of every fact, several if they are of one day.

    What an origin puts in vague words (a headline's dozens) gives way to a figure that it gives the same day. Of a running count the newest
    of an origin is left out where another origin's, known later, is higher: it is out of date.

    Args:
        claims: With `fact_id` and `origin` filled.
        settings: Which modalities may stand for one another.

    Returns:
        The rows picked, with `voice`: the origin, or the document where the origin is not known.
    """
    chosen = standing(claims, settings)
    chosen = chosen.assign(voice=chosen["origin"].fillna("document " + chosen["doc_id"]), known=known_days(chosen, settings))
    last = chosen.groupby(["fact_id", "voice"])["known"].transform("max")
    spoken = chosen[last.isna() | (chosen["known"] == last)]
    vague = spoken["bound"] == Bound.VAGUE
    spoken = spoken[~vague | vague.groupby([spoken["fact_id"], spoken["voice"]]).transform("all")]
    return spoken[~_outdated(spoken, settings)].drop(columns="known")


def _outdated(claims: pd.DataFrame, settings: AssessSettings) -> NDArray[np.bool_]:
    """Say which running counts lie wholly below one of the same fact that was known later."""
    running = np.flatnonzero(claims["measure"].isin(list(RUNNING)))
    words = intervals(claims.iloc[running], settings)
    ends = claims[["fact_id", "unit", "known"]].iloc[running].assign(low=words.core_low, high=words.core_high, row=running)
    ends = ends[np.isfinite(words.core_low) & ~words.upper & ~words.vague].dropna()
    # going back from the latest, the highest lower end of the days after
    daily = ends.groupby(["fact_id", "unit", "known"])["low"].max().sort_index(ascending=False)
    later = daily.groupby(level=["fact_id", "unit"]).cummax().groupby(level=["fact_id", "unit"]).shift()
    risen = ends.join(later.rename("later"), on=["fact_id", "unit", "known"])
    out = np.zeros(len(claims), dtype=bool)
    out[risen.loc[risen["later"] > risen["high"], "row"]] = True
    return out


def commonest(group: pd.Series, value: pd.Series) -> pd.Series:
    """Give every row the commonest value of its group, of equals the least; null where the group has none."""
    counts = pd.DataFrame({"group": group, "value": value}).dropna().value_counts().reset_index()
    chosen = counts.sort_values(["count", "value"], ascending=[False, True]).drop_duplicates("group")
    return group.map(chosen.set_index("group")["value"])


def _voices(chosen: pd.DataFrame, settings: AssessSettings) -> pd.DataFrame:
    """The claims that speak for each origin, with their values in the unit that most claims of the fact have."""
    words = intervals(chosen, settings)
    unit = commonest(chosen["fact_id"], chosen["unit"])
    usable = np.ones(len(chosen), dtype=bool)
    unlike = (chosen["unit"] != unit).to_numpy(dtype=bool)
    place = pd.Series(np.flatnonzero(unlike))
    for (own, other), rows in place.groupby([chosen["unit"].to_numpy()[unlike], unit.to_numpy()[unlike]]):
        convert = conversion(own, other)
        if convert is None:
            usable[rows] = False
        else:
            words = words.converted(rows.to_numpy(), convert)
    return _laid_out(chosen, words)[usable].reset_index(drop=True)


def _laid_out(chosen: pd.DataFrame, words: Intervals) -> pd.DataFrame:
    endless = ~np.isfinite(words.high)
    return pd.DataFrame(
        {
            "fact_id": chosen["fact_id"].to_numpy(),
            "voice": chosen["voice"].to_numpy(),
            "as_of": chosen["as_of"].to_numpy(),
            "exact": (chosen["bound"] == Bound.EXACT).to_numpy(dtype=bool),
            "point": np.where(chosen["bound"].isin(_POINTS).to_numpy(), words.point, np.nan),
            "least": np.where(words.upper | ~np.isfinite(words.low), np.nan, words.low),
            "most": np.where(endless, np.nan, words.high),
            "bound": np.where(endless & np.isfinite(words.low), words.low, np.nan),
            "halo_low": words.halo_low,
            "halo_high": words.halo_high,
            "vague": words.vague,
        }
    )


def _ends(voices: pd.DataFrame) -> pd.DataFrame:
    """Least lower end, greatest upper end or lower bound, and whether the top is a lower bound."""
    facts = voices.groupby("fact_id")
    most, bound = facts["most"].max(), facts["bound"].max()
    return pd.DataFrame({"low": facts["least"].min(), "high": np.fmax(most, bound), "high_open": bound.notna() & ~(bound < most)})


def _lowest(voices: pd.DataFrame) -> pd.DataFrame:
    """The lowest figure that is a number; where all are vague, the least that their words allow."""
    lowest = voices["least"].where(~voices["vague"]).groupby(voices["fact_id"]).min()
    floors = voices["halo_low"].where(voices["vague"]).groupby(voices["fact_id"]).min()
    low = lowest.fillna(floors.replace(-np.inf, np.nan))
    return pd.DataFrame({"low": low, "best": low, "estimate_rule": "the lowest well-founded figure"})


def _best(voices: pd.DataFrame, settings: AssessSettings) -> pd.DataFrame:
    """The figure of a preferred origin, else a value that fits more than half of the origins, else none."""
    total = voices.groupby("fact_id")["voice"].nunique()
    ranked = _supported(voices)
    # the map of an empty column would be one of text
    ranked = ranked[ranked["support"] > ranked["fact_id"].map(total).astype("float64") / 2]
    order = ["exact", "as_of", "support", "width", "point"]
    best = (
        ranked.sort_values(order, ascending=[False, False, False, True, True], kind="stable")
        .drop_duplicates("fact_id")
        .set_index("fact_id")
    )
    none = "no value fits more than half of " + total.astype("str") + " origins"
    rule = ("fits " + best["support"].astype("str") + " of " + total.reindex(best.index).astype("str") + " origins").reindex(total.index)
    out = pd.DataFrame({"best": best["point"].reindex(total.index), "estimate_rule": rule.fillna(none)})
    preferred = _preferred(voices, settings.preferred_origins)
    out.loc[preferred.index, "best"] = preferred["point"]
    out.loc[preferred.index, "estimate_rule"] = "preferred origin: " + preferred["voice"]
    return out


def _supported(voices: pd.DataFrame) -> pd.DataFrame:
    """Every value that a claim states, with the number of origins of which it fits a newest claim, unless one of them is torn.

    An origin may give two figures on one day (the dead, and then those of them who were children). It is behind both, and the other
    origins decide; behind neither, where they favour none. Its bounds and ranges give way to a figure of its own.
    """
    halo = ["halo_low", "halo_high"]
    value = ["fact_id", "point", "exact", *halo]
    points = voices.dropna(subset="point").assign(width=voices["halo_high"] - voices["halo_low"])
    points = points.sort_values("as_of", ascending=False).drop_duplicates(value).reset_index(drop=True)
    points["candidate"] = points.index
    figures = voices["point"].notna()
    speaking = voices[figures | ~figures.groupby([voices["fact_id"], voices["voice"]]).transform("any")]
    against = points.merge(speaking[["fact_id", "voice", *halo]].drop_duplicates(), on="fact_id", suffixes=("", "_other"))
    fitting = against[_meeting(against)].drop_duplicates(["candidate", "voice_other"])["candidate"].value_counts()
    points["support"] = fitting.reindex(points.index, fill_value=0).astype("int64")
    stated = voices[["voice", *value]].drop_duplicates().merge(points[[*value, "candidate", "support"]], on=value)
    both = stated.merge(stated.drop(columns=["point", "exact"]), on=["fact_id", "voice"], suffixes=("", "_other"))
    torn = both.loc[~_meeting(both) & (both["support_other"] >= both["support"]), "candidate"]
    return points[~points["candidate"].isin(torn)]


def _meeting(pairs: pd.DataFrame) -> pd.Series:
    """Say where the halos of both sides have a value in common."""
    return (pairs["halo_low"] <= pairs["halo_high_other"]) & (pairs["halo_low_other"] <= pairs["halo_high"])


def _preferred(voices: pd.DataFrame, origins: tuple[str, ...]) -> pd.DataFrame:
    """The figure of the first preferred origin that states one, on the index of the facts that have it."""
    rank = {canonical_speaker(name): place for place, name in reversed(list(enumerate(origins)))}
    own = voices[voices["voice"].isin(rank)].dropna(subset="point")
    own = own.assign(rank=own["voice"].map(rank)).sort_values(["rank", "exact", "point"], ascending=[True, False, True])
    return own.drop_duplicates("fact_id").set_index("fact_id")[["point", "voice"]]
