"""Which questions about a row take several columns or tables to answer?

Great Expectations checks one column at a time, or a pair. What takes more is answered here, as a column beside those of the table: true,
false, or null where the question does not arise. The suites in config/expectations.toml then expect true; a question that another
expectation answers already is null here, so that a defect is reported once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from claims.model import Bound, Consistency, Corroboration, Grade, Measure, Modality, Precision, RelationKind, Section

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Answer = Callable[["View"], pd.Series]

KEYS: Mapping[str, tuple[str, ...]] = {
    "documents": ("doc_id",),
    "claims": ("claim_id",),
    "matches": ("claim_l", "claim_r"),
    "facts": ("fact_id",),
}
"""The columns that name a row of a table."""

_FLAG = pd.BooleanDtype()
_DAY = pd.Timedelta(days=1)

_OPEN_ENDS = dict.fromkeys((Bound.EXACT, Bound.ABOUT, Bound.NEARLY), (False, False, False)) | {
    Bound.AT_LEAST: (False, True, False),
    Bound.MORE_THAN: (False, True, False),
    Bound.UP_TO: (True, False, False),
    Bound.LESS_THAN: (True, False, False),
    Bound.RANGE: (False, False, True),
    Bound.VAGUE: (False, False, True),
}
"""Whether `low`, `high` and `stated` are null, by bound."""

_GRADES: Mapping[str, frozenset[Grade]] = {
    RelationKind.COMPATIBLE: frozenset({Grade.ROUNDING, Grade.BOUND, Grade.OVERLAP, Grade.LOOSE}),
    RelationKind.CONFLICT: frozenset({Grade.MINOR, Grade.MODERATE, Grade.MAJOR}),
    RelationKind.NOT_COMPARABLE: frozenset(
        {Grade.UNIT, Grade.POPULATION, Grade.PREDICATE, Grade.PLACE, Grade.MEASURE, Grade.MODALITY, Grade.TIME, Grade.EVENT}
    ),
}
"""The grades of a relation; relations that are not named have none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A table and what it is seen against.

    Attributes:
        table: Its name.
        frame: Its rows.
        related: The tables that its rows refer to, by name.
        earliest: First moment of publication that is believed.
        tomorrow: Last moment of publication that is believed.
    """

    table: str
    frame: pd.DataFrame
    related: Mapping[str, pd.DataFrame]
    earliest: pd.Timestamp
    tomorrow: pd.Timestamp


def with_answers(view: View) -> pd.DataFrame:
    """Lay the answers beside the columns of the table, under the names of the functions that give them.

    Raises:
        KeyError: If `related` lacks a table that the rows refer to.
    """
    return view.frame.assign(**{answer.__name__: answer(view).astype(_FLAG) for answer in _ANSWERS[view.table]})


def is_complete(view: View) -> pd.Series:
    """Whether the fields are filled that every row has."""
    required = {
        "claims": ["claim_id", "doc_id", "section", "start", "end", "exact", "bound", "unit", "measure", "modality"],
        "facts": ["fact_id", "n_claims", "n_origins", "consistency", "corroboration"],
    }[view.table]
    return view.frame[required].notna().all(axis="columns")


def first_with_id(view: View) -> pd.Series:
    """Whether no row above has the same id."""
    ids = view.frame[KEYS[view.table][0]]
    return (~ids.duplicated()).astype(_FLAG).mask(ids.isna())


def has_words(view: View) -> pd.Series:
    """Whether the document has any text or title beside white space."""
    return (view.frame["title"].fillna("") + view.frame["text"].fillna("")).str.strip().ne("")


def original_is_known(view: View) -> pd.Series:
    """Whether the document that this one copies is among those read."""
    return _known(view.frame["copy_of"], view.frame["doc_id"])


def document_is_known(view: View) -> pd.Series:
    """Whether the claim's document is among those read."""
    return _known(view.frame["doc_id"], view.related["documents"]["doc_id"])


def quote_is_found(view: View) -> pd.Series:
    """Whether the quoted phrase stands in its document at its offsets, which are code points."""
    documents = view.related["documents"].drop_duplicates("doc_id").set_index("doc_id")
    texts = {(section.value, doc_id): text for section in Section for doc_id, text in documents[section.value].dropna().items()}
    places = view.frame[["section", "doc_id", "start", "end", "exact"]].dropna()
    places = places[places["end"] > places["start"]]
    found = [
        texts[section, doc_id][start:end] == exact if (section, doc_id) in texts else None
        for section, doc_id, start, end, exact in places.itertuples(index=False, name=None)
    ]
    return pd.Series(found, index=places.index, dtype=_FLAG).reindex(view.frame.index)


def ends_agree_with_bound(view: View) -> pd.Series:
    """Whether the ends are open that the bound leaves open, and the number is stated where the bound has one."""
    frame = view.frame
    agree = pd.Series(pd.NA, index=frame.index, dtype=_FLAG)
    for bound, (no_low, no_high, no_number) in _OPEN_ENDS.items():
        as_it_says = (frame["low"].isna() == no_low) & (frame["high"].isna() == no_high) & (frame["stated"].isna() == no_number)
        agree = agree.mask(frame["bound"].eq(bound), as_it_says)
    return agree


def count_is_not_negative(view: View) -> pd.Series:
    """Whether both ends of a count are 0 or more."""
    frame = view.frame
    return _where(frame["unit"].eq("count"), (frame["low"].fillna(0) >= 0) & (frame["high"].fillna(0) >= 0))


def share_is_within_whole(view: View) -> pd.Series:
    """Whether both ends of a share are within 0 and 100 percent; a rise may well be one of 200 percent."""
    frame = view.frame
    share = frame["unit"].eq("percent") & frame["measure"].eq(Measure.SHARE) & frame["change"].isna()
    return _where(share, frame["low"].fillna(0).between(0, 100) & frame["high"].fillna(0).between(0, 100))


def as_of_is_past(view: View) -> pd.Series:
    """Whether a figure that is said to be so is true of a day up to the one after publication.

    A day of grace, because the day ends at different hours for the reporter and for UTC. A publication date that is not believed
    itself refutes nothing, nor does a date that the words give to the week, month or year only: that one may end later.
    """
    frame, ahead = view.frame, (Modality.PLANNED, Modality.FORECAST, Modality.AUTHORISED)
    published = frame["published_at"].dt.tz_localize(None)
    believed = frame["published_at"].between(view.earliest, view.tomorrow)
    told = believed & frame["as_of_precision"].eq(Precision.DAY) & frame["as_of"].notna() & ~frame["modality"].isin(ahead)
    return _where(told, frame["as_of"] <= published.dt.normalize() + _DAY)


def whole_is_known(view: View) -> pd.Series:
    """Whether the claim that this one counts a part of is another one in the same document."""
    frame = view.frame
    homes = frame.drop_duplicates("claim_id").set_index("claim_id")["doc_id"]
    home = frame["part_of"].map(homes)
    return _where(frame["part_of"].notna(), home.eq(frame["doc_id"]) & frame["part_of"].ne(frame["claim_id"]))


def claims_are_known(view: View) -> pd.Series:
    """Whether both claims of the pair are in the table of claims."""
    ids = view.related["claims"]["claim_id"]
    return _among(view.frame["claim_l"], ids) & _among(view.frame["claim_r"], ids)


def claims_are_two(view: View) -> pd.Series:
    """Whether the pair is one of two different claims."""
    return view.frame["claim_l"].ne(view.frame["claim_r"])


def first_of_its_pair(view: View) -> pd.Series:
    """Whether no row above pairs the same two claims, in either order."""
    left, right = view.frame["claim_l"].fillna(""), view.frame["claim_r"].fillna("")
    in_order = left <= right
    return ~pd.DataFrame({"one": left.where(in_order, right), "other": right.where(in_order, left)}).duplicated()


def claims_belong_together(view: View) -> pd.Series:
    """Whether the two claims are of one fact, or one is said to be a part of the other."""
    claims = view.related["claims"].drop_duplicates("claim_id").set_index("claim_id")
    left, right = view.frame["claim_l"], view.frame["claim_r"]
    one_fact = left.map(claims["fact_id"]).eq(right.map(claims["fact_id"]))
    linked = left.map(claims["part_of"]).eq(right) | right.map(claims["part_of"]).eq(left)
    part = view.frame["relation"].eq(RelationKind.PART_OF)
    return _where(claims_are_known(view), one_fact | linked | part)


def grade_fits_relation(view: View) -> pd.Series:
    """Whether the grade is one of those of the relation, or absent where the relation has none."""
    relation, grade = view.frame["relation"], view.frame["grade"]
    fits = grade.isna()
    for kind, grades in _GRADES.items():
        fits = fits.mask(relation.eq(kind), grade.isin(grades))
    return _where(relation.isin(list(RelationKind)), fits)


def claims_are_counted(view: View) -> pd.Series:
    """Whether the fact has as many claims as it says, and at least one."""
    counted = view.frame["fact_id"].map(view.related["claims"]["fact_id"].value_counts())
    return _where(view.frame["fact_id"].notna(), view.frame["n_claims"].eq(counted).fillna(value=False))


def corroborated_by_two(view: View) -> pd.Series:
    """Whether a corroborated fact has two origins or more."""
    return _where(view.frame["corroboration"].eq(Corroboration.CORROBORATED), view.frame["n_origins"] >= 2)


def conflict_is_shown(view: View) -> pd.Series:
    """Whether a fact is called conflicting if two of its claims are in conflict, and only if one of its claims is with any.

    A part that exceeds its whole is in conflict with a claim of another fact.
    """
    facts = view.related["claims"].drop_duplicates("claim_id").set_index("claim_id")["fact_id"]
    matches = view.related["matches"]
    conflicts = matches[matches["relation"].eq(RelationKind.CONFLICT)]
    left, right = conflicts["claim_l"].map(facts), conflicts["claim_r"].map(facts)
    within, at_all = (_among(view.frame["fact_id"], ids) for ids in (left[left.eq(right)], pd.concat([left, right])))
    called = view.frame["consistency"].eq(Consistency.CONFLICTING)
    return _where(view.frame["consistency"].isin(list(Consistency)), (called & at_all) | (~called & ~within))


def estimate_is_in_order(view: View) -> pd.Series:
    """Whether low, best and high stand in that order; any of them may be absent."""
    low, best, high = (view.frame[name] for name in ("low", "best", "high"))
    pairs = [(low <= best), (best <= high), (low <= high)]
    return pd.concat(pairs, axis="columns").fillna(value=True).all(axis="columns")


def _known(names: pd.Series, those: pd.Series) -> pd.Series:
    return _where(names.notna(), _among(names, those))


def _among(names: pd.Series, those: pd.Series) -> pd.Series:
    """Whether each name is one of those: as objects, because pandas 3.1 takes eight seconds to look a million strings up in Arrow."""
    return names.astype(object).isin(those.dropna().astype(object))


def _where(asked: pd.Series, answer: pd.Series) -> pd.Series:
    """The answer where the question arises, else null."""
    return answer.astype(_FLAG).where(asked.fillna(value=False).astype(bool))


_ANSWERS: Mapping[str, tuple[Answer, ...]] = {
    "documents": (first_with_id, has_words, original_is_known),
    "claims": (
        is_complete, first_with_id, document_is_known, quote_is_found, ends_agree_with_bound, count_is_not_negative,
        share_is_within_whole, as_of_is_past, whole_is_known,
    ),
    "matches": (claims_are_known, claims_are_two, first_of_its_pair, claims_belong_together, grade_fits_relation),
    "facts": (is_complete, first_with_id, claims_are_counted, corroborated_by_two, conflict_is_shown, estimate_is_in_order),
}  # fmt: skip
