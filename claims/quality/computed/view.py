"""What does a computed column see, and what do all of them share?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from claims.tables import among

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from claims.quality.statistics import Statistics
    from claims.settings.quality import HistorySettings

    Answer = Callable[["View"], pd.Series]

KEYS: Mapping[str, tuple[str, ...]] = {
    "documents": ("doc_id",),
    "claims": ("claim_id",),
    "assessed": ("claim_id",),
    "matches": ("claim_l", "claim_r"),
    "facts": ("fact_id",),
    "run": (),
    "sources": ("source",),
}
"""The columns that name a row of a table; a run has one row only."""

FLAG = pd.BooleanDtype()


class Ends(NamedTuple):
    """The two claims of each pair, by their rows in the table of claims; -1 where it has none of that id."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]

    @property
    def known(self) -> NDArray[np.bool_]:
        """Where it has both."""
        return (self.left >= 0) & (self.right >= 0)


@dataclass(frozen=True, kw_only=True)
class View:
    """A table and what it is seen against.

    Attributes:
        table: Its name.
        frame: Its rows.
        related: The tables that its rows refer to, by name.
        earliest: First moment of publication that is believed.
        tomorrow: Last moment of publication that is believed.
        earlier: What earlier runs were like; of the tables `run` and `sources` only.
        history: What is usual, seen from them.
    """

    table: str
    frame: pd.DataFrame
    related: Mapping[str, pd.DataFrame]
    earliest: pd.Timestamp
    tomorrow: pd.Timestamp
    earlier: Statistics
    history: HistorySettings

    @cached_property
    def ends(self) -> Ends:
        """The claims of each pair; of the table `matches` only. Looked up once, since several questions need them."""
        ids = self.related["claims"]["claim_id"]
        return Ends(left=rows_of(ids, self.frame["claim_l"]), right=rows_of(ids, self.frame["claim_r"]))


def rows_of(ids: pd.Series, names: pd.Series) -> NDArray[np.int64]:
    """Give the first row that has each name as its id, or -1: as objects, as `claims.tables.among` looks them up."""
    first = np.flatnonzero(~ids.duplicated().to_numpy())
    at = pd.Index(ids.iloc[first].astype(object)).get_indexer(pd.Index(names.astype(object)))
    rows: NDArray[np.int64] = np.append(first, -1)[at].astype(np.int64)
    return rows


def known(names: pd.Series, those: pd.Series) -> pd.Series:
    """Whether each name is one of those; null where there is none."""
    return where(names.notna(), among(names, those))


def where(asked: pd.Series, answer: pd.Series) -> pd.Series:
    """The answer where the question arises, else null."""
    return answer.astype(FLAG).where(asked.fillna(value=False).astype(bool))


def first_with_id(view: View) -> pd.Series:
    """Whether no row above has the same id."""
    ids = view.frame[KEYS[view.table][0]]
    return (~ids.duplicated()).astype(FLAG).mask(ids.isna())


def is_complete(view: View) -> pd.Series:
    """Whether the fields are filled that every row has."""
    required = {
        "claims": ["claim_id", "doc_id", "section", "start", "end", "exact", "bound", "unit", "measure", "modality"],
        "facts": ["fact_id", "n_claims", "n_origins", "consistency", "corroboration"],
    }[view.table]
    return view.frame[required].notna().all(axis="columns")
