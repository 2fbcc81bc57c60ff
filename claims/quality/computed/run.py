"""Is nothing lost between the stages of a run, and is the run like those before it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from claims.quality.computed.view import FLAG
from claims.tables import NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.quality.computed.view import View

_RATIOS = ("claims_per_document",)
_SHARES = ("unattributed_share", "vague_share", "empty_share", "conflicting_share")

COMPARED = tuple(f"{name}_{what}" for name in (*_RATIOS, *_SHARES) for what in ("before", "as_usual"))
"""The columns that set a run beside those before it: the median of these, and whether this one is near it."""


def documents_add_up(view: View) -> pd.Series:
    """Whether the documents read are those used and those rejected."""
    return view.frame["n_read"].eq(view.frame["n_documents"] + view.frame["n_documents_rejected"])


def claims_add_up(view: View) -> pd.Series:
    """Whether the claims extracted are those matched and those rejected."""
    return view.frame["n_extracted"].eq(view.frame["n_claims"] + view.frame["n_claims_rejected"])


def facts_add_up(view: View) -> pd.Series:
    """Whether the facts found are those reported and those rejected."""
    return view.frame["n_found"].eq(view.frame["n_facts"] + view.frame["n_facts_rejected"])


def compared(view: View) -> dict[str, pd.Series]:
    """Set each statistic of the run beside its median in earlier runs; null where too little is known of either."""
    return {name: column for ratio in (*_RATIOS, *_SHARES) for name, column in _beside(view, ratio)}


def _beside(view: View, name: str) -> Iterator[tuple[str, pd.Series]]:
    now, history = view.frame[name], view.history
    earlier = view.earlier.runs.tail(history.runs)
    told = earlier.loc[earlier["n_documents"] >= history.least_documents, name].dropna()
    enough = len(told) >= history.least_runs and bool((view.frame["n_documents"] >= history.least_documents).all())
    before = float(told.median()) if enough else None
    yield f"{name}_before", pd.Series(before, index=now.index, dtype=NUMBER)
    if before is None:
        near = pd.Series(pd.NA, index=now.index, dtype=FLAG)
    elif name in _SHARES:
        near = (now - before).abs() <= history.points
    else:
        near = now.between(before / history.ratio, before * history.ratio)
    yield f"{name}_as_usual", near.astype(FLAG).mask(now.isna())
