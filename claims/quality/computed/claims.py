"""Which questions about a claim, as it was extracted, take several columns or tables to answer?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from claims.model import Bound, Measure, Modality, Precision, Section
from claims.quality.computed.units import is_known
from claims.quality.computed.view import FLAG, known, where

if TYPE_CHECKING:
    from claims.quality.computed.view import View

_DAY = pd.Timedelta(days=1)

_OPEN_ENDS = dict.fromkeys((Bound.EXACT, Bound.ABOUT, Bound.NEARLY), (False, False, False)) | {
    Bound.AT_LEAST: (False, True, False),
    Bound.MORE_THAN: (False, True, False),
    Bound.UP_TO: (True, False, False),
    Bound.LESS_THAN: (True, False, False),
    Bound.RANGE: (False, False, True),
    Bound.VAGUE: (False, False, True),
}
"""Whether `low`, `high` and `stated` are null, by bound."""


def document_is_known(view: View) -> pd.Series:
    """Whether the claim's document is among those read."""
    return known(view.frame["doc_id"], view.related["documents"]["doc_id"])


def quote_is_found(view: View) -> pd.Series:
    """Whether the quoted phrase stands in its document at its offsets, which are code points."""
    documents = view.related["documents"].drop_duplicates("doc_id").set_index("doc_id")
    texts = {(section.value, doc_id): text for section in Section for doc_id, text in documents[section.value].dropna().items()}
    places = view.frame[["section", "doc_id", "start", "end", "exact"]].dropna()
    places = places[places["end"] > places["start"]]
    found = [
        texts[section, doc_id][start:end] == exact if (section, doc_id) in texts else None
        for section, doc_id, start, end, exact in zip(*(places[name].to_numpy(dtype=object) for name in places), strict=True)
    ]
    return pd.Series(found, index=places.index, dtype=FLAG).reindex(view.frame.index)


def ends_agree_with_bound(view: View) -> pd.Series:
    """Whether the ends are open that the bound leaves open, and the number is stated where the bound has one."""
    frame = view.frame
    agree = pd.Series(pd.NA, index=frame.index, dtype=FLAG)
    for bound, (no_low, no_high, no_number) in _OPEN_ENDS.items():
        as_it_says = (frame["low"].isna() == no_low) & (frame["high"].isna() == no_high) & (frame["stated"].isna() == no_number)
        agree = agree.mask(frame["bound"].eq(bound), as_it_says)
    return agree


def count_is_not_negative(view: View) -> pd.Series:
    """Whether both ends of a count are 0 or more."""
    frame = view.frame
    return where(frame["unit"].eq("count"), (frame["low"].fillna(0) >= 0) & (frame["high"].fillna(0) >= 0))


def share_is_within_whole(view: View) -> pd.Series:
    """Whether both ends of a share are within 0 and 100 percent; a rise may well be one of 200 percent."""
    frame = view.frame
    share = frame["unit"].eq("percent") & frame["measure"].eq(Measure.SHARE) & frame["change"].isna()
    return where(share, frame["low"].fillna(0).between(0, 100) & frame["high"].fillna(0).between(0, 100))


def as_of_is_past(view: View) -> pd.Series:
    """Whether a figure that is said to be so is true of a day up to the one after publication.

    A day of grace, because the day ends at different hours for the reporter and for UTC. A publication date that is not believed
    itself refutes nothing, nor does a date that the words give to the week, month or year only: that one may end later.
    """
    frame, ahead = view.frame, (Modality.PLANNED, Modality.FORECAST, Modality.AUTHORISED)
    published = frame["published_at"].dt.tz_localize(None)
    believed = frame["published_at"].between(view.earliest, view.tomorrow)
    told = believed & frame["as_of_precision"].eq(Precision.DAY) & frame["as_of"].notna() & ~frame["modality"].isin(ahead)
    return where(told, frame["as_of"] <= published.dt.normalize() + _DAY)


def whole_is_known(view: View) -> pd.Series:
    """Whether the claim that this one counts a part of is another one in the same document."""
    frame = view.frame
    homes = frame.drop_duplicates("claim_id").set_index("claim_id")["doc_id"]
    home = frame["part_of"].map(homes)
    return where(frame["part_of"].notna(), home.eq(frame["doc_id"]) & frame["part_of"].ne(frame["claim_id"]))


def stated_is_between_ends(view: View) -> pd.Series:
    """Whether the number as written lies between the two ends, where these are in order."""
    low, stated, high = (view.frame[name] for name in ("low", "stated", "high"))
    asked = stated.notna() & ~(low > high).fillna(value=False)
    return where(asked, (low <= stated).fillna(value=True) & (stated <= high).fillna(value=True))


def unit_is_known(view: View) -> pd.Series:
    """Whether figures are read in that unit, or in that unit per something."""
    units = view.frame["unit"]
    return where(units.notna(), units.astype(object).isin([unit for unit in units.dropna().unique() if is_known(unit)]))


def share_is_of_something(view: View) -> pd.Series:
    """Whether the text says what a share is a share of."""
    share = view.frame["measure"].eq(Measure.SHARE)
    return where(share, view.frame["head"].notna() | view.frame["counted"].notna())


def is_of_the_article(view: View) -> pd.Series:
    """Whether the phrase stands outside the stretches of the text that are page furniture."""
    spans = view.frame.loc[view.frame["section"].eq(Section.TEXT), ["doc_id", "start", "end"]].dropna()
    met = spans.reset_index().merge(view.related["furniture"], on="doc_id", suffixes=("", "_furniture"))
    inside = met.loc[(met["start"] < met["end_furniture"]) & (met["end"] > met["start_furniture"]), "index"]
    return where(view.frame["doc_id"].notna(), pd.Series(~view.frame.index.isin(inside), index=view.frame.index))
