"""In which order are facts shown, and which of them in full?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from claims.model import Consistency, Corroboration, Grade, RelationKind

if TYPE_CHECKING:
    from claims.settings import ReportSettings

GRADES = (Grade.MAJOR, Grade.MODERATE, Grade.MINOR)
"""Sizes of a conflict, the largest first."""
_CORROBORATION = (Corroboration.CORROBORATED, Corroboration.SINGLE_ORIGIN, Corroboration.UNCORROBORATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterWords:
    """A chapter of the report, before its facts are known: see `claims.report.records.Chapter`."""

    key: str
    heading: str
    note: str


DISAGREE = ChapterWords(
    key="disagree", heading="Where sources disagree", note="Figures of one fact that cannot all be true; the widest gaps first."
)
MOVING = ChapterWords(
    key="moving", heading="What is changing", note="Running counts that rose, and figures that their own origin took back."
)
AGREE = ChapterWords(key="agree", heading="What independent origins confirm", note="Two or more origins give figures that fit together.")
REPEATED = ChapterWords(
    key="repeated",
    heading="Repeated, not confirmed",
    note="In several documents, without a second origin that independently gives a figure that fits.",
)
ONCE = ChapterWords(key="once", heading="Reported once", note="In one document only, with nothing to set against it.")
CHAPTERS = (DISAGREE, MOVING, AGREE, REPEATED, ONCE)


def ranked(facts: pd.DataFrame, pairs: pd.DataFrame, settings: ReportSettings) -> pd.DataFrame:
    """Put facts in the order of the report.

    Disagreements come first, the largest ahead; then what moved, then what is corroborated, then what is only repeated; facts of a
    single document that nothing contradicts come last. Within that: grade, corroboration, recency, number of documents.

    Args:
        facts: With the columns of `claims.tables.FACTS`.
        pairs: Related pairs, with `fact_id`, `relation` and `grade`.
        settings: How many facts are shown in full, and how many in brief.

    Returns:
        The same rows in order, with the columns `chapter` (the key), `conflict` (the grade of the largest conflict or null), `full`,
        `brief` (whether the fact is shown so; if neither, it is there to be searched) and `held` (whether it is on the page at all).
    """
    conflicts = pairs[pairs["relation"] == RelationKind.CONFLICT]
    size = _rank(conflicts["grade"], GRADES).groupby(conflicts["fact_id"]).min()
    out = facts.assign(size=facts["fact_id"].map(size), chapter=_chapters(facts))
    out["order"] = _rank(out["chapter"], tuple(chapter.key for chapter in CHAPTERS))
    out["standing"] = _rank(out["corroboration"], _CORROBORATION)
    by = ["order", "size", "standing", "newest_as_of", "n_documents", "label", "fact_id"]
    out = out.sort_values(by, ascending=[True, True, True, False, False, True, True], kind="stable").reset_index(drop=True)
    out["conflict"] = out["size"].map(dict(enumerate(str(grade) for grade in GRADES))).astype("str")
    eventful = out["chapter"] != ONCE.key
    out["held"] = out.index < settings.facts_on_page
    out["full"] = out["held"] & eventful & (eventful.cumsum() <= settings.facts_in_full)
    listed = out["held"] & ~out["full"]
    out["brief"] = listed & (listed.groupby(out["chapter"]).cumsum() <= settings.facts_in_brief)
    return out.drop(columns=["order", "size", "standing"])


def _rank(column: pd.Series, order: tuple[str, ...]) -> pd.Series:
    """The place of each word in an order; unknown words are null, which sorts last."""
    return column.map({str(word): place for place, word in enumerate(order)}).astype("Float64")


def _chapters(facts: pd.DataFrame) -> pd.Series:
    chapter = pd.Series(REPEATED.key, index=facts.index, dtype="str")
    chapter = chapter.mask(facts["corroboration"] == Corroboration.CORROBORATED, AGREE.key)
    chapter = chapter.mask(facts["n_documents"].fillna(0) <= 1, ONCE.key)
    chapter = chapter.mask(facts["consistency"] == Consistency.EVOLVING, MOVING.key)
    return chapter.mask(facts["consistency"] == Consistency.CONFLICTING, DISAGREE.key)
