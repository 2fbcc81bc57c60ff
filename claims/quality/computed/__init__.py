"""Which questions about a row take several columns or tables to answer?

Great Expectations checks one column at a time, or a pair. What takes more is answered here, as a column beside those of the table: true,
false, or null where the question does not arise. The suites in config/expectations.toml then expect true; a question that another
expectation answers already is null here, so that a defect is reported once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.quality.computed import assessed, claims, documents, facts, matches, run, sources
from claims.quality.computed.view import FLAG, KEYS, View, first_with_id, is_complete

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from claims.quality.computed.view import Answer

__all__ = ["COMPUTED", "KEYS", "View", "with_answers"]

_ANSWERS: Mapping[str, tuple[Answer, ...]] = {
    "documents": (first_with_id, documents.has_words, documents.original_is_known),
    "claims": (
        is_complete, first_with_id, claims.document_is_known, claims.quote_is_found, claims.is_of_the_article,
        claims.ends_agree_with_bound, claims.stated_is_between_ends, claims.unit_is_known, claims.count_is_not_negative,
        claims.share_is_within_whole, claims.share_is_of_something, claims.as_of_is_past, claims.whole_is_known,
    ),
    "assessed": (assessed.origin_is_set,),
    "matches": (
        matches.claims_are_known, matches.claims_are_two, matches.first_of_its_pair, matches.claims_belong_together,
        matches.unit_kinds_convert, matches.part_is_within_whole, matches.grade_fits_relation,
    ),
    "facts": (
        is_complete, first_with_id, facts.claims_are_counted, facts.documents_are_counted, facts.corroborated_by_two,
        facts.conflict_is_shown, facts.estimate_is_in_order,
    ),
    "run": (run.documents_add_up, run.claims_add_up, run.facts_add_up),
    "sources": (sources.has_spoken, sources.conflicts_as_usual),
}  # fmt: skip

COMPUTED: Mapping[str, tuple[str, ...]] = {
    table: (*(answer.__name__ for answer in answers), *(run.COMPARED if table == "run" else ())) for table, answers in _ANSWERS.items()
}
"""The names of the columns that are computed for each table."""


def with_answers(view: View) -> pd.DataFrame:
    """Lay the answers beside the columns of the table, under the names of the functions that give them.

    Raises:
        KeyError: If `related` lacks a table that the rows refer to.
    """
    answers = {answer.__name__: answer(view).astype(FLAG) for answer in _ANSWERS[view.table]}
    return view.frame.assign(**answers, **(run.compared(view) if view.table == "run" else {}))
