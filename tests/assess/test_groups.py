"""Claims that nothing connects have no say in one another's verdicts: what was judged once is not judged again."""

import itertools

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.assess import Judged, assess, assessment
from claims.settings import load_settings
from claims.tables import CLAIMS, DOCUMENTS, MATCHES, typed
from claims.workers import Workers

SETTINGS = load_settings().assess
NOTHING = Judged.unpacked(pd.DataFrame())
SPEAKERS = ["Ann Dorrian", "ANN DORRIAN", "Dorrian", "the army", None]

said = st.tuples(
    st.integers(0, 5), st.integers(0, 3), st.integers(1, 30), st.sampled_from(SPEAKERS), st.sampled_from(["count", "count", "percent"])
)
stories = st.lists(st.integers(0, 4), min_size=6, max_size=6)
copies = st.lists(st.one_of(st.none(), st.integers(0, 5)), min_size=6, max_size=6)


def laid_out(sayings, story, copy_of):
    """Documents, claims, and the pairs of one fact."""
    documents = pd.DataFrame({
        "doc_id": [f"d{n}" for n in range(6)], "story_id": [f"s{n}" for n in story], "source": [f"Post {n % 4}" for n in range(6)],
        "copy_of": [None if n is None else f"d{n}" for n in copy_of],
    })  # fmt: skip
    rows = [
        {
            "claim_id": f"c{at:02}", "doc_id": f"d{doc}", "fact_id": f"f{fact}", "low": number, "high": number, "stated": number, "unit": unit,
            "bound": "exact", "exact": f"{number} people", "sentence": f"{number} people were hurt, {speaker} said.", "attribution": speaker,
            "attribution_kind": "named" if speaker else "own", "measure": "count", "modality": "observed", "source": f"Post {doc % 4}",
            "head": "person", "counted": "people", "predicate": "injure", "part_of": f"c{at - 1:02}" if at % 4 == 3 else None,
        }
        for at, (doc, fact, number, speaker, unit) in enumerate(sayings)
    ]  # fmt: skip
    return typed(documents, DOCUMENTS), typed(pd.DataFrame(rows), CLAIMS)


def judged(documents, claims, known, **by):
    """Assess the claims, and every two of one fact."""
    both = itertools.combinations(zip(claims["claim_id"], claims["fact_id"], claims["part_of"], strict=True), 2)
    pairs = [{"claim_l": a[0], "claim_r": b[0]} for a, b in both if a[1] == b[1] or b[2] == a[0]]
    return assess(documents, claims, typed(pd.DataFrame(pairs), MATCHES), SETTINGS, known, **by)


@settings(max_examples=8)  # three assessments each, of a quarter of a second
@given(st.lists(said, min_size=1, max_size=12), stories, copies, st.sets(st.integers(0, 5)))
def test_what_was_judged_of_some_documents_changes_nothing_about_all(sayings, story, copy_of, earlier):
    documents, claims = laid_out(sayings, story, copy_of)
    first = [f"d{n}" for n in earlier]
    before = judged(documents[documents["doc_id"].isin(first)], claims[claims["doc_id"].isin(first)], NOTHING)
    known = Judged.unpacked(before.judged.packed())
    found, whole = judged(documents, claims, known), judged(documents, claims, None)
    for name in ("claims", "matches", "facts"):
        pd.testing.assert_frame_equal(getattr(found, name), getattr(whole, name))


class _InThisProcess(Workers):
    """Divides the work as processes do, and does it here."""

    def map(self, function, items, *, worth):
        return map(function, items)


@settings(max_examples=8)
@given(st.lists(said, min_size=1, max_size=12), stories, copies, st.integers(2, 3), st.sampled_from([2, 100]))
def test_judging_in_shares_changes_nothing(sayings, story, copy_of, processes, most):
    documents, claims = laid_out(sayings, story, copy_of)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assessment, "_WORTH_PROCESSES", 1)
        patch.setattr(assessment, "_SHARE", most)
        found = judged(documents, claims, None, workers=_InThisProcess(processes))
    whole = judged(documents, claims, None)
    for name in ("claims", "matches", "facts"):
        pd.testing.assert_frame_equal(getattr(found, name), getattr(whole, name))
