"""Which columns do the tables have, in which order, and of which type?

The only module that knows column names and dtypes. Missing is null. Times are UTC; `as_of` is a date at midnight without a zone.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa

from claims.columnar import laid_out

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from claims.model import Claim, Document, Rejection

TEXT, NUMBER, WHOLE, FLAG, TIME, DATE = "str", "Float64", "Int64", "boolean", "datetime64[us, UTC]", "datetime64[us]"

DOCUMENTS: Mapping[str, str] = {
    "doc_id": TEXT, "story_id": TEXT, "source": TEXT, "url": TEXT, "title": TEXT, "published_at": TIME, "language": TEXT, "credit": TEXT,
    "copy_of": TEXT, "n_claims": WHOLE, "status": TEXT, "text": TEXT, "author": TEXT, "published_basis": TEXT,
}  # fmt: skip
FURNITURE: Mapping[str, str] = {"doc_id": TEXT, "start": WHOLE, "end": WHOLE}
CLAIMS: Mapping[str, str] = {
    "claim_id": TEXT, "doc_id": TEXT, "fact_id": TEXT, "section": TEXT, "start": WHOLE, "end": WHOLE, "exact": TEXT, "sentence": TEXT,
    "low": NUMBER, "high": NUMBER, "stated": NUMBER, "bound": TEXT, "unit": TEXT, "change": TEXT, "counted": TEXT, "head": TEXT,
    "predicate": TEXT, "place": TEXT, "as_of": DATE, "as_of_precision": TEXT, "as_of_basis": TEXT, "attribution": TEXT,
    "attribution_kind": TEXT, "hedge": TEXT, "modality": TEXT, "measure": TEXT, "part_of": TEXT, "origin": TEXT, "source": TEXT,
    "published_at": TIME, "floor": NUMBER,
}  # fmt: skip
MATCHES: Mapping[str, str] = {
    "claim_l": TEXT, "claim_r": TEXT, "match_key": TEXT, "match_weight": NUMBER, "match_probability": NUMBER,
}  # fmt: skip
NEAR_MISSES: Mapping[str, str] = {
    "claim_l": TEXT, "claim_r": TEXT, "fact_l": TEXT, "fact_r": TEXT, "match_key": TEXT, "match_weight": NUMBER,
    "match_probability": NUMBER, "reason": TEXT,
}  # fmt: skip
RELATIONS: Mapping[str, str] = {"relation": TEXT, "grade": TEXT, "reason": TEXT}
FACTS: Mapping[str, str] = {
    "fact_id": TEXT, "label": TEXT, "story_id": TEXT, "unit": TEXT, "counted": TEXT, "predicate": TEXT, "place": TEXT, "measure": TEXT,
    "n_claims": WHOLE, "n_documents": WHOLE, "n_sources": WHOLE, "n_origins": WHOLE, "consistency": TEXT, "corroboration": TEXT,
    "low": NUMBER, "best": NUMBER, "high": NUMBER, "high_open": FLAG, "estimate_rule": TEXT, "newest_as_of": DATE, "reason": TEXT,
}  # fmt: skip
STANDING: Mapping[str, str] = {
    "consistency": TEXT, "corroboration": TEXT, "low": NUMBER, "best": NUMBER, "high": NUMBER, "high_open": FLAG, "n_claims": WHOLE,
    "n_documents": WHOLE, "n_origins": WHOLE,
}  # fmt: skip
"""What of a fact is remembered before and after a change."""
CHANGES: Mapping[str, str] = {
    "fact_id": TEXT, "change": TEXT, "label": TEXT, "sentence": TEXT, "story_id": TEXT, "changed_at": TIME,
    **{f"{name}_before": kind for name, kind in STANDING.items()}, **{f"{name}_after": kind for name, kind in STANDING.items()},
    "joined": TEXT,
}  # fmt: skip
REJECTED: Mapping[str, str] = {"table": TEXT, "row_key": TEXT, "expectation": TEXT, "value": TEXT, "reason": TEXT, "kept": FLAG}
CHECKS: Mapping[str, str] = {
    "table": TEXT, "expectation": TEXT, "column": TEXT, "severity": TEXT, "success": FLAG, "n_checked": WHOLE, "n_failed": WHOLE,
    "detail": TEXT,
}  # fmt: skip
RUNS: Mapping[str, str] = {
    "started_at": TIME, "n_read": WHOLE, "n_documents": WHOLE, "n_documents_rejected": WHOLE, "n_extracted": WHOLE, "n_claims": WHOLE,
    "n_claims_rejected": WHOLE, "n_found": WHOLE, "n_facts": WHOLE, "n_facts_rejected": WHOLE, "claims_per_document": NUMBER,
    "unattributed_share": NUMBER, "vague_share": NUMBER, "empty_share": NUMBER, "conflicting_share": NUMBER,
}  # fmt: skip
SOURCES: Mapping[str, str] = {
    "started_at": TIME, "source": TEXT, "n_documents": WHOLE, "n_claims": WHOLE, "n_compared": WHOLE, "n_conflicting": WHOLE,
}  # fmt: skip


_PANDAS = {
    pa.large_string(): pd.StringDtype(na_value=np.nan), pa.float64(): pd.Float64Dtype(), pa.int64(): pd.Int64Dtype(),
}  # fmt: skip


def typed(frame: pd.DataFrame, columns: Mapping[str, str]) -> pd.DataFrame:
    """Give a frame the named columns first, with their types; columns that it lacks are null, others follow as they are."""
    present = frame.reindex(columns=[*columns, *(name for name in frame.columns if name not in columns)])
    return present.astype(dict(columns)).reset_index(drop=True)


def among(names: pd.Series, those: pd.Series | Collection[str]) -> pd.Series:
    """Tell whether each name is one of those: as objects, because pandas 3.1 takes eight seconds to look a million strings up in Arrow."""
    known = those.dropna().astype(object) if isinstance(those, pd.Series) else list(those)
    return names.astype(object).isin(known)


def documents_frame(documents: Iterable[Document]) -> pd.DataFrame:
    """Lay documents out as a table with the columns of `DOCUMENTS`; stories, counts and status are null until their stage fills them."""
    names = ("doc_id", "source", "url", "title", "published_at", "language", "credit", "copy_of", "text", "author", "published_basis")
    return typed(pd.DataFrame([{name: getattr(one, name) for name in names} for one in documents], columns=list(names)), DOCUMENTS)


def claims_frame(claims: Iterable[Claim]) -> pd.DataFrame:
    """Lay claims out as a table with the columns of `CLAIMS`; `fact_id` and `origin` are null until their stage fills them."""
    return claims_of(pa.Table.from_batches([laid_out(list(claims))]))


def claims_of(found: pa.Table) -> pd.DataFrame:
    """Give claims that `claims.columnar.laid_out` laid out the columns of `CLAIMS`, in their order, as `claims_frame` does."""
    # In one piece, Arrow's texts become those of pandas as they are.
    return typed(found.combine_chunks().to_pandas(types_mapper=_PANDAS.get), CLAIMS)


def furniture_frame(documents: Iterable[Document]) -> pd.DataFrame:
    """Lay out the stretches of text that are page furniture: a row each, with the columns of `FURNITURE`."""
    rows = [{"doc_id": one.doc_id, "start": span.start, "end": span.end} for one in documents for span in one.furniture]
    return typed(pd.DataFrame(rows), FURNITURE)


def rejected_frame(rejections: Iterable[Rejection]) -> pd.DataFrame:
    """Lay rejections out as a table with the columns of `REJECTED`."""
    return typed(pd.DataFrame([dataclasses.asdict(one) for one in rejections]), REJECTED)
