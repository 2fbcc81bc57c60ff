"""Weights of levels add up to the match weight, and probabilities follow from it."""

import numpy as np
import pandas as pd
import pytest

from claims.match.comparisons import Pairs, compare
from claims.match.contexts import contexts
from claims.match.names import Names
from claims.match.readings import Readings
from claims.match.traits import traits
from claims.match.weights import level_weights, match_probability, match_weight, prior_weight, weigh


@pytest.mark.parametrize(
    ("m", "u", "weight"),
    [
        pytest.param(0.8, 0.1, 3.0, id="eight times as common in one fact gives three bits"),
        pytest.param(0.1, 0.1, 0.0, id="equally common says nothing"),
        pytest.param(0.05, 0.2, -2.0, id="four times as rare takes two bits"),
    ],
)
def test_weight_of_a_level(m, u, weight):
    assert match_weight(m=m, u=u) == pytest.approx(weight)


@pytest.mark.parametrize(("m", "u"), [(0.0, 0.5), (0.5, 0.0), (1.5, 0.5), (0.5, -0.1)])
def test_a_share_outside_its_range_is_refused(m, u):
    with pytest.raises(ValueError, match="must be in"):
        match_weight(m=m, u=u)


def test_a_prior_alone_gives_its_own_probability():
    assert match_probability(np.array([prior_weight(0.2)]))[0] == pytest.approx(0.2)


def test_the_bars_of_the_waterfall_add_up_to_the_match_weight(make_claims, make_documents, settings):
    claims = make_claims(
        ("a", 12, "villagers", {"predicate": "kill", "place": "Hadra"}), ("b", 15, "people", {"predicate": "kill", "place": "Hadra"})
    )
    table = traits(claims, pd.Series({"doc of a": "s1", "doc of b": "s1"}))
    pairs = Pairs(traits=table, left=np.array([0]), right=np.array([1]))
    none_similar = pd.DataFrame(
        {"doc_l": pd.Series(dtype="str"), "doc_r": pd.Series(dtype="str"), "similarity": pd.Series(dtype="float64")}
    )
    names = Names.of(make_documents(("doc of a", ""), ("doc of b", "")), Readings())
    levels = compare(pairs, none_similar, contexts(claims, settings.context, Readings()), names, settings)
    bars = level_weights(levels.astype("str").iloc[0].to_dict(), settings.comparisons)
    assert list(bars) == list(type(settings.comparisons).model_fields)
    assert sum(bars.values()) + prior_weight(settings.prior) == pytest.approx(weigh(levels, settings.comparisons, prior=settings.prior)[0])
