"""What is known of each fact?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from claims.assess.chains import standing_behind
from claims.assess.estimates import commonest, estimates, newest
from claims.assess.judged import OF_FACT
from claims.assess.labels import Naming, label
from claims.assess.sentences import sentences
from claims.assess.series import series, told_series
from claims.assess.sums import overfull
from claims.assess.verdicts import verdicts
from claims.tables import typed

if TYPE_CHECKING:
    from claims.assess.pairs import Sides
    from claims.settings.assessment import AssessSettings


def describe_facts(
    documents: pd.DataFrame,
    claims: pd.DataFrame,
    matches: pd.DataFrame,
    sides: Sides,
    settings: AssessSettings,
) -> pd.DataFrame:
    """Lay out every fact: its label, how many stand behind it, its verdict, its estimate, and a sentence about it.

    Args:
        documents: With `story_id` filled.
        claims: With `fact_id` and `origin` filled, and `credit`, the wire that their document credits.
        matches: Pairs with `relation`, `grade` and `reason`.
        sides: Which claims are paired.
        settings: The policy of the estimate, and how many origins a sentence names.

    Returns:
        By fact_id, the columns of `claims.assess.judged.OF_FACT`: those of `claims.tables.FACTS`, then `sentence`, `behind` (how many
        reports rest on which origins), `estimates` (low, best and high under each policy) and `series` (how each origin's figure moved,
        where it did or is flagged).
        What a fact is of, is what most of its claims say.
    """
    # rows are picked again and again, and most of what that takes would be for texts that nothing here asks for
    known = claims.drop(columns="sentence").dropna(subset="fact_id")
    judged = verdicts(claims, matches, sides, overfull(claims, settings))
    last = newest(known, settings)
    facts = _counts(known).join(_described(known, documents)).join(judged).join(estimates(known, last, settings))
    facts["label"] = [label(Naming(*row)) for row in zip(*(_plain(facts[name]) for name in Naming._fields), strict=True)]
    facts["sentence"] = sentences(facts, known, last, settings)
    facts["behind"] = standing_behind(known, settings)
    facts["series"] = told_series(series(known, settings), settings)
    return typed(facts.drop(columns=["modality", "change"]).reset_index(), OF_FACT)


def _counts(claims: pd.DataFrame) -> pd.DataFrame:
    """How many claims, documents, outlets and origins stand behind each fact; what is not known counts as one of its kind, if alone."""
    facts = claims.groupby("fact_id")
    return pd.DataFrame(
        {
            "n_claims": facts.size(),
            "n_documents": facts["doc_id"].nunique(),
            "n_sources": facts["source"].nunique().clip(lower=1),
            "n_origins": facts["origin"].nunique().clip(lower=1),
            "newest_as_of": facts["as_of"].max(),
        }
    )


def _described(claims: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """What most claims of each fact say that it is of; the story of most of its documents."""
    story = claims["doc_id"].map(documents.set_index("doc_id")["story_id"])
    columns = {name: claims[name] for name in Naming._fields} | {"story_id": story}
    wide = pd.DataFrame({name: commonest(claims["fact_id"], column) for name, column in columns.items()})
    return wide.groupby(claims["fact_id"]).first()


def _plain(column: pd.Series) -> list[str | None]:
    return column.astype(object).where(column.notna(), None).tolist()
