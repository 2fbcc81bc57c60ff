"""Pairs that were weighed are found again among others."""

import numpy as np
import pandas as pd

from claims.match.weighed import Weighed


def weighed(keys, levels):
    column = pd.Categorical(levels, categories=["same", "different"])
    return Weighed(keys=np.array(keys), levels=pd.DataFrame({"place": column}), weights=np.array(keys, dtype=float))


def test_known_and_new_pairs_stand_as_asked_for():
    known, keys = weighed([3, 5, 8], ["same", "different", "same"]), np.array([8, 4, 5, 2])
    assert known.lacking(keys).tolist() == [False, True, False, True]
    found = known.with_others(weighed([4, 2], ["different", "same"]), keys)
    assert found.weights.tolist() == [8, 4, 5, 2]
    assert found.levels["place"].tolist() == ["same", "different", "different", "same"]
    assert isinstance(found.levels["place"].dtype, pd.CategoricalDtype)
