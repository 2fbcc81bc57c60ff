"""What became of each fact since the last run?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from claims.changes.sentences import sentences
from claims.model import Consistency, Corroboration, Turn
from claims.tables import CHANGES, FACTS, FLAG, STANDING, TEXT, TIME, typed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

_TOLD = 2
"""Documents that make a fact one that is followed: of most figures nobody ever speaks again."""
REMEMBERED: Mapping[str, str] = {**FACTS, "sentence": TEXT, "heard_at": TIME, "silent": FLAG}
"""The columns of facts as they are remembered."""


def with_voice(facts: pd.DataFrame, claims: pd.DataFrame, *, silent_days: int) -> pd.DataFrame:
    """Say of every fact when it was last heard of, and whether it has gone silent since.

    What counts is when documents were published, not when they were read: a store that is filled from an archive, and one that was
    filled day by day, say the same.

    Args:
        facts: With the columns of `claims.tables.FACTS` and `sentence`.
        claims: With fact_id and published_at.
        silent_days: A fact that several documents told is silent when its newest is so many days older than the newest of all.

    Returns:
        The columns of `REMEMBERED`.
    """
    heard = claims.groupby("fact_id")["published_at"].max().reindex(facts["fact_id"]).set_axis(facts.index)
    late = heard < claims["published_at"].max() - pd.Timedelta(days=silent_days)
    silent = late & (facts["n_documents"] >= _TOLD).fillna(value=False)
    return typed(facts.assign(heard_at=heard, silent=silent)[list(REMEMBERED)], REMEMBERED)


def compare(before: pd.DataFrame, after: pd.DataFrame, heir_of: pd.Series, *, at: datetime) -> pd.DataFrame:
    """List the facts of which something is otherwise.

    Args:
        before: The facts of the last run, with the columns of `REMEMBERED`.
        after: Those of this run, with the same.
        heir_of: For facts of before, the fact that has most of their claims now.
        at: When this run began.

    Returns:
        A row a fact that changed, by its id: the columns of `claims.tables.CHANGES`.
    """
    sides = before.set_index("fact_id").add_suffix("_before"), after.set_index("fact_id").add_suffix("_after")
    both = sides[0].join(sides[1], how="outer").sort_index()
    both["joined"] = heir_of.reindex(both.index)
    both["change"] = _turns(both)
    changed = both[both["change"].notna()]
    there = changed["change"].isin([Turn.JOINED, Turn.WITHDRAWN])
    for name in ("label", "story_id", "unit"):
        changed = changed.assign(**{name: changed[f"{name}_before"].where(there, changed[f"{name}_after"])})
    labels = changed["joined"].map(after.set_index("fact_id")["label"])
    told = changed.assign(sentence=sentences(changed.assign(joined_label=labels)), changed_at=pd.Timestamp(at))
    joined = told["joined"].where(told["change"] == Turn.JOINED)
    return typed(told.assign(joined=joined).reset_index()[list(CHANGES)], CHANGES)


def _turns(both: pd.DataFrame) -> pd.Series:
    gone, fresh = both["label_after"].isna(), both["label_before"].isna()
    conflicted, conflicts = (both[f"consistency_{when}"].eq(Consistency.CONFLICTING) for when in ("before", "after"))
    firm_before, firm = (both[f"corroboration_{when}"].eq(Corroboration.CORROBORATED) for when in ("before", "after"))
    quiet_before, quiet = (both[f"silent_{when}"].eq(other=True) for when in ("before", "after"))
    other = ~np.logical_and.reduce([_same(both, name) for name in STANDING if not name.startswith("n_")])
    cases = {
        Turn.NEW: fresh,
        Turn.JOINED: gone & both["joined"].notna(),
        Turn.WITHDRAWN: gone,
        Turn.CONFLICTING: conflicts & ~conflicted,
        Turn.RESOLVED: conflicted & ~conflicts,
        Turn.CORROBORATED: firm & ~firm_before,
        Turn.REVISED: other,
        Turn.SILENT: quiet & ~quiet_before,
    }
    found = np.full(len(both), None, dtype=object)
    for turn, holds in reversed(cases.items()):
        found[np.asarray(holds.fillna(value=False) if isinstance(holds, pd.Series) else holds, dtype=bool)] = str(turn)
    return pd.Series(found, index=both.index, dtype="str")


def _same(both: pd.DataFrame, name: str) -> pd.Series:
    one, other = both[f"{name}_before"], both[f"{name}_after"]
    return (one == other).fillna(value=False).astype(bool) | (one.isna() & other.isna())
