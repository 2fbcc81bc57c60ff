"""May one figure of a conflict have counted something twice, or have counted in what the other tells apart?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from claims.assess.pairs import codes
from claims.match import populations as kinds
from claims.model import Bound

if TYPE_CHECKING:
    from claims.assess.intervals import Flags, Rows
    from claims.assess.reasons import Told

_LEAST_DOUBLED = 10
"""Below this, one number is twice another too often by chance."""
_LEAST_OF_ANOTHER_FATE = 3
"""Below this, the difference is the number of some other thing too often by chance."""


def added_up(told: Told, rows: Rows) -> tuple[Flags, list[str]]:
    """Find conflicts of which the larger number is the smaller and a third of the same documents together, or twice the smaller.

    27 against 15, where one report says that 15 were killed and 12 injured; 16 against 15, where it says that one of the dead
    was the attacker.

    Returns:
        Which of the conflicts, and for each of these the explanation.
    """
    asked = _asked(told, rows)
    third = _third(told, asked)
    said: dict[int, str] = {}
    for at, low, high in zip(asked["at"], asked["low"], asked["high"], strict=True):
        if high == 2 * low and low >= _LEAST_DOUBLED:
            said[at] = "double counting (one is twice the other)"
    for at, phrase in third.items():
        said[at] = f"double counting (the difference is the “{phrase}” of the same report)"
    found = np.zeros(len(rows), dtype=bool)
    found[list(said)] = True
    return found, [said[at] for at in sorted(said)]


def _asked(told: Told, rows: Rows) -> pd.DataFrame:
    """The conflicts between two counts that are points, with their numbers."""
    pairs, claims = told.pairs, told.pairs.claims
    point = np.where((claims["bound"] == Bound.EXACT).to_numpy(), claims["stated"].to_numpy(dtype=np.float64, na_value=np.nan), np.nan)
    left, right = point[pairs.row_l[rows]], point[pairs.row_r[rows]]
    counts = (claims["unit"] == "count").to_numpy(dtype=bool)[pairs.row_l[rows]] & pairs.same_unit[rows] & ~pairs.converted[rows]
    table = pd.DataFrame({"at": np.arange(len(rows)), "row_l": pairs.row_l[rows], "row_r": pairs.row_r[rows]})
    table = table.assign(low=np.fmin(left, right), high=np.fmax(left, right))
    return table[counts & np.isfinite(left) & np.isfinite(right)]


def _third(told: Told, asked: pd.DataFrame) -> dict[int, str]:
    """For conflicts that a third claim of either document makes up for, its words."""
    claims = told.pairs.claims
    doc, fact = codes(claims["doc_id"]), codes(claims["fact_id"])
    sides = pd.concat([asked.assign(own=asked["row_l"]), asked.assign(own=asked["row_r"])])
    sides = sides.assign(doc=doc[sides["own"]], fact=fact[sides["own"]], gap=sides["high"] - sides["low"])
    known = claims[(claims["unit"] == "count") & (claims["bound"] == Bound.EXACT)]
    at = known.index.to_numpy()
    others = pd.DataFrame(
        {"doc": doc[at], "gap": known["stated"].to_numpy(dtype=np.float64, na_value=np.nan), "row": at, "other": fact[at]}
    )
    met = sides.merge(others, on=["doc", "gap"])
    met = met[(met["fact"] != met["other"]) & (met["row"] != met["row_l"]) & (met["row"] != met["row_r"])]
    head, predicate, exact = (claims[name].to_numpy(dtype=object) for name in ("head", "predicate", "exact"))
    # in reading order: in which order the documents came must not decide whose words are quoted
    met = met.join(claims[["doc_id", "section", "start"]], on="row").sort_values(["at", "doc_id", "section", "start"], kind="stable")
    out: dict[int, str] = {}
    for conflict, own, row, gap in zip(met["at"], met["own"], met["row"], met["gap"], strict=True):
        same_fate = predicate[own] == predicate[row]
        if _of_one_kind(head[own], head[row]) and (same_fate or gap >= _LEAST_OF_ANOTHER_FATE):
            out.setdefault(int(conflict), str(exact[row]))
    return out


def _of_one_kind(one: object, other: object) -> bool:
    """Whether both count persons, or both the same thing."""
    kind_one, kind_other = kinds.kind(str(one).casefold()), kinds.kind(str(other).casefold())
    return kind_one == kind_other or (kinds.is_person(kind_one) and kinds.is_person(kind_other))
