"""By which way did each figure come, and who stands behind a fact?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from claims.assess.origins import routes
from claims.assess.wording import listed
from claims.model import AttributionKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claims.settings.assessment import AssessSettings

_JOINT = " -> "
_TOLD_BY = (AttributionKind.NAMED, AttributionKind.UNNAMED)


def chains(documents: pd.DataFrame, claims: pd.DataFrame, settings: AssessSettings) -> pd.Series:
    """Give the way of every figure: outlet, the wire it credits, whoever the text names, and at the end its origin.

    Args:
        documents: With the columns of `claims.tables.DOCUMENTS`; may lack documents of claims.
        claims: With `origin` filled.
        settings: The outlets of one house.

    Returns:
        Text on the index of `claims`, the steps joined by ` -> `; null where nothing is known.
    """
    way = routes(documents, claims, settings)
    said = claims["attribution"].where(claims["attribution_kind"].isin(list(_TOLD_BY)))
    named = claims["attribution_kind"] == AttributionKind.NAMED
    # The last name is the origin under the name that all its aliases share.
    before = said.str.extract(r"^(.*) -> ", expand=False).where(named, said)
    origin = claims["origin"].where(named | (claims["origin"] != way["credit"].fillna(way["house"])))
    parts = pd.DataFrame({"outlet": claims["source"], "credit": way["credit"], "said": before, "origin": origin}).astype(object)
    texts = [_joined(row) for row in parts.where(parts.notna(), None).itertuples(index=False, name=None)]
    return pd.Series(texts, index=claims.index, dtype="str")


def _joined(steps: Iterable[str | None]) -> str | None:
    """Join what is known, a step that says what the one before it said once."""
    out: list[str] = []
    for step in steps:
        for name in step.split(_JOINT) if step else ():
            if not out or out[-1].casefold() != name.casefold():
                out.append(name)
    return _JOINT.join(out) or None


def standing_behind(documents: pd.DataFrame, claims: pd.DataFrame, settings: AssessSettings) -> pd.Series:
    """Tell how many reports of each fact rest on which origins, and through which wires they came.

    Args:
        documents: With the columns of `claims.tables.DOCUMENTS`; may lack documents of claims.
        claims: With `fact_id` and `origin` filled.
        settings: The outlets of one house, and how many names are told.

    Returns:
        Text on the index of the facts: `17 reports, 2 origins: SOHR (15 reports, via AFP), the army (2 reports)`.
    """
    credit = routes(documents, claims, settings)["credit"]
    table = pd.DataFrame(
        {"fact": claims["fact_id"], "origin": claims["origin"].fillna("not known"), "doc": claims["doc_id"], "via": credit}
    )
    table = table.dropna(subset="fact")
    table["via"] = table["via"].where(table["via"] != table["origin"])
    wires = table.dropna(subset="via").groupby(["fact", "origin"])["via"].agg(lambda names: sorted(set(names)))
    sizes = table.groupby(["fact", "origin"])["doc"].nunique().rename("reports").reset_index()
    sizes["via"] = [wires.get(key, []) for key in zip(sizes["fact"], sizes["origin"], strict=True)]
    sizes = sizes.sort_values(["fact", "reports", "origin"], ascending=[True, False, True])
    reports = table.groupby("fact")["doc"].nunique()
    texts = {fact: _behind(int(reports[fact]), group, settings) for fact, group in sizes.groupby("fact")}
    return pd.Series(texts, dtype="str")


def _behind(reports: int, origins: pd.DataFrame, settings: AssessSettings) -> str:
    rows = zip(origins["origin"], origins["reports"], origins["via"], strict=True)
    named = [f"{origin} ({_several(n, 'report')}{f', via {listed(via)}' if via else ''})" for origin, n, via in rows]
    more = len(named) - settings.origins_in_chain
    shown = [*named[: settings.origins_in_chain], f"{more} more"] if more > 0 else named
    return f"{_several(reports, 'report')}, {_several(len(named), 'origin')}: {'; '.join(shown)}"


def _several(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
