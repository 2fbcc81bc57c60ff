"""Which questions about a claim can be answered once it is matched and assessed?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.model import AttributionKind
from claims.quality.computed.view import where

if TYPE_CHECKING:
    import pandas as pd

    from claims.quality.computed.view import View


def origin_is_set(view: View) -> pd.Series:
    """Whether it is said where the figure comes from, where a speaker is named or the outlet known."""
    frame = view.frame
    traceable = frame["source"].notna() | frame["attribution_kind"].eq(AttributionKind.NAMED)
    return where(traceable, frame["origin"].notna())
