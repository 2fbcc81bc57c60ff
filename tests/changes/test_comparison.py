"""What is said to have become of a fact?"""

from datetime import UTC, datetime

import pandas as pd
import pytest

from claims.changes import compare, heirs, with_voice
from claims.changes.comparison import REMEMBERED
from claims.tables import CLAIMS, FACTS, TEXT, typed

_AT = datetime(2031, 5, 12, 6, tzinfo=UTC)
_PLAIN = {
    "label": "people killed, Varn", "unit": "count", "sentence": "People killed, Varn: 12.", "consistency": "consistent",
    "corroboration": "single_origin", "low": 12, "best": 12, "high": 12, "high_open": False, "n_claims": 2, "n_documents": 2,
    "n_origins": 1, "silent": False, "heard_at": datetime(2031, 5, 1, tzinfo=UTC),
}  # fmt: skip


def remembered(**facts):
    rows = [{"fact_id": name} | _PLAIN | own for name, own in facts.items()]
    return typed(pd.DataFrame(rows), REMEMBERED)


@pytest.mark.parametrize(
    ("before", "after", "change", "sentence"),
    [
        pytest.param(None, {}, "new", "New: People killed, Varn: 12.", id="a fact that was not there is new"),
        pytest.param({}, {}, None, None, id="of a fact that is as it was nothing is said"),
        pytest.param({}, {"n_claims": 3, "n_documents": 3}, None, None, id="nor of one more report that says the same"),
        pytest.param({}, {"consistency": "conflicting"}, "conflicting", "Now in conflict: People killed, Varn: 12.", id="a conflict"),
        pytest.param({"consistency": "conflicting"}, {"low": 10}, "resolved", "No longer in conflict: People killed, Varn: 12.", id="a conflict that ended goes before a new estimate"),
        pytest.param({}, {"corroboration": "corroborated"}, "corroborated", "Now confirmed by independent origins: People killed, Varn: 12.", id="a second origin"),
        pytest.param({"corroboration": "corroborated"}, {}, "revised", "No longer confirmed by independent origins: People killed, Varn: 12.", id="an origin that took its word back"),
        pytest.param({}, {"best": 14, "high": 15}, "revised", "The estimate of people killed, Varn went from 12 to 12 to 15 (best 14).", id="another estimate"),
        pytest.param({"best": None, "low": None, "high": None}, {"best": None, "high_open": True}, "revised", "The estimate of people killed, Varn went from no figure to 12 or more.", id="an estimate where none was"),
        pytest.param({}, {"consistency": "evolving"}, "revised", "Judged anew: People killed, Varn: 12.", id="another verdict on the same figures"),
        pytest.param({}, {"silent": True}, "silent", "Nothing new on people killed, Varn since 1 May 2031: 12 stands.", id="silence"),
        pytest.param({"silent": True}, {"silent": True}, None, None, id="silence is told once"),
        pytest.param({}, None, "withdrawn", "No document gives people killed, Varn any more: 12 was withdrawn.", id="claims that were taken back"),
    ],
)  # fmt: skip
def test_what_became_of_a_fact(before, after, change, sentence):
    sides = [remembered() if one is None else remembered(f1=one) for one in (before, after)]
    changes = compare(*sides, pd.Series(dtype="str"), at=_AT)
    assert changes[["change", "sentence"]].to_numpy().tolist() == ([[change, sentence]] if change else [])


def test_a_change_holds_what_was_before_and_what_is_now():
    (row,) = compare(remembered(f1={}), remembered(f1={"low": 10, "n_origins": 2}), pd.Series(dtype="str"), at=_AT).to_dict("records")
    assert (row["fact_id"], row["low_before"], row["low_after"], row["n_origins_before"], row["n_origins_after"]) == ("f1", 12, 10, 1, 2)
    assert row["changed_at"] == _AT


def test_a_fact_that_went_into_another_names_it():
    heir_of = pd.Series({"f1": "f2", "f2": "f2"})
    changes = compare(remembered(f1={}, f2={"label": "people dead, Varn"}), remembered(f2={"label": "people dead, Varn"}), heir_of, at=_AT)
    (row,) = changes.to_dict("records")
    assert (row["fact_id"], row["change"], row["joined"]) == ("f1", "joined", "f2")
    assert row["sentence"] == "people killed, Varn and people dead, Varn turned out to be one fact."


def test_silence_is_counted_from_the_newest_report_and_only_for_what_several_reports_told():
    facts = typed(pd.DataFrame({"fact_id": ["f1", "f2", "f3"], "n_documents": [2, 1, 2]}), {**FACTS, "sentence": TEXT})
    days = pd.to_datetime(["2031-05-01", "2031-05-01", "2031-05-20"], utc=True)
    claims = typed(pd.DataFrame({"fact_id": ["f1", "f2", "f3"], "published_at": days}), CLAIMS)
    assert with_voice(facts, claims, silent_days=14)["silent"].tolist() == [True, False, False]
    assert with_voice(facts, claims, silent_days=19)["silent"].tolist() == [False, False, False]


def test_where_no_claim_was_found_nothing_is_heard_and_nothing_changed():
    nothing = with_voice(typed(pd.DataFrame(), {**FACTS, "sentence": TEXT}), typed(pd.DataFrame(), CLAIMS), silent_days=14)
    none = pd.Series(dtype="str")
    assert compare(nothing, nothing, heirs(none, none), at=_AT).empty
    assert compare(remembered(f1={}), nothing, heirs(none, pd.Series({"a": "f1"})), at=_AT)["change"].tolist() == ["withdrawn"]
