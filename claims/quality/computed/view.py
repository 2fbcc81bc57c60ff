"""What does a computed column see, and what do all of them share?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from claims.tables import among

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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


@dataclass(frozen=True, slots=True, kw_only=True)
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
