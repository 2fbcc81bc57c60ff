"""Which questions about a document take several columns to answer?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.quality.computed.view import known

if TYPE_CHECKING:
    import pandas as pd

    from claims.quality.computed.view import View


def has_words(view: View) -> pd.Series:
    """Whether the document has any text or title beside white space."""
    return (view.frame["title"].fillna("") + view.frame["text"].fillna("")).str.strip().ne("")


def original_is_known(view: View) -> pd.Series:
    """Whether the document that this one copies is another one of those read."""
    names = view.frame["copy_of"]
    return known(names, view.frame["doc_id"]) & names.ne(view.frame["doc_id"])
