"""Which questions about a fact take several columns or tables to answer?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from claims.model import Consistency, Corroboration, RelationKind
from claims.quality.computed.view import where
from claims.tables import among

if TYPE_CHECKING:
    from claims.quality.computed.view import View


def claims_are_counted(view: View) -> pd.Series:
    """Whether the fact has as many claims as it says, and at least one."""
    counted = view.frame["fact_id"].map(view.related["claims"]["fact_id"].value_counts())
    return where(view.frame["fact_id"].notna(), view.frame["n_claims"].eq(counted).fillna(value=False))


def corroborated_by_two(view: View) -> pd.Series:
    """Whether a corroborated fact has two origins or more, by its own count and by that of its claims."""
    behind = view.related["claims"].groupby("fact_id")["origin"].nunique()
    origins = view.frame["fact_id"].map(behind).fillna(0)
    corroborated = view.frame["corroboration"].eq(Corroboration.CORROBORATED)
    return where(corroborated, (view.frame["n_origins"] >= 2) & (origins >= 2))


def documents_are_counted(view: View) -> pd.Series:
    """Whether the claims of the fact stand in as many documents as it says."""
    counted = view.frame["fact_id"].map(view.related["claims"].groupby("fact_id")["doc_id"].nunique())
    return where(view.frame["n_documents"].notna() & counted.notna(), view.frame["n_documents"].eq(counted).fillna(value=False))


def conflict_is_shown(view: View) -> pd.Series:
    """Whether a fact is called conflicting if two of its claims are in conflict, and only if one of its claims is with any.

    A part that exceeds its whole is in conflict with a claim of another fact.
    """
    facts = view.related["claims"].drop_duplicates("claim_id").set_index("claim_id")["fact_id"]
    matches = view.related["matches"]
    conflicts = matches[matches["relation"].eq(RelationKind.CONFLICT)]
    left, right = conflicts["claim_l"].map(facts), conflicts["claim_r"].map(facts)
    within, at_all = (among(view.frame["fact_id"], ids) for ids in (left[left.eq(right)], pd.concat([left, right])))
    called = view.frame["consistency"].eq(Consistency.CONFLICTING)
    return where(view.frame["consistency"].isin(list(Consistency)), (called & at_all) | (~called & ~within))


def estimate_is_in_order(view: View) -> pd.Series:
    """Whether low, best and high stand in that order; any of them may be absent."""
    low, best, high = (view.frame[name] for name in ("low", "best", "high"))
    pairs = [(low <= best), (best <= high), (low <= high)]
    return pd.concat(pairs, axis="columns").fillna(value=True).all(axis="columns")
