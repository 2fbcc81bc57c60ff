"""By which way did each figure come, and who stands behind a fact?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from claims.assess.wording import listed
from claims.model import AttributionKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claims.settings.assessment import AssessSettings

_JOINT = " -> "
_TOLD_BY = (AttributionKind.NAMED, AttributionKind.UNNAMED)


def chains(claims: pd.DataFrame, way: pd.DataFrame) -> pd.Series:
    """Give the way of every figure: outlet, the wire it credits, whoever the text names, and at the end its origin.

    Args:
        claims: With `origin` filled.
        way: Their wires and houses, as `claims.assess.origins.routes` gives them.

    Returns:
        Text on the index of `claims`, the steps joined by ` -> `; null where nothing is known.
    """
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


def standing_behind(claims: pd.DataFrame, settings: AssessSettings) -> pd.Series:
    """Tell how many reports of each fact rest on which origins, and through which wires they came.

    Args:
        claims: With `fact_id` and `origin` filled, and `credit`, the wire that their document credits.
        settings: How many names are told.

    Returns:
        Text on the index of the facts: `17 reports, 2 origins: SOHR (15 reports, via AFP), the army (2 reports)`.
    """
    table = pd.DataFrame(
        {"fact": claims["fact_id"], "origin": claims["origin"].fillna("not known"), "doc": claims["doc_id"], "via": claims["credit"]}
    )
    table = table.dropna(subset="fact")
    table["via"] = table["via"].where(table["via"] != table["origin"])
    carried = table.dropna(subset="via").drop_duplicates(["fact", "origin", "via"]).sort_values("via")
    wires: dict[tuple[str, str], list[str]] = {}
    for fact, origin, via in zip(carried["fact"], carried["origin"], carried["via"], strict=True):
        wires.setdefault((fact, origin), []).append(via)
    sizes = table.drop_duplicates(["fact", "origin", "doc"]).groupby(["fact", "origin"]).size().rename("reports").reset_index()
    sizes = sizes.sort_values(["fact", "reports", "origin"], ascending=[True, False, True])
    named: dict[str, list[str]] = {}
    for fact, origin, n in zip(sizes["fact"], sizes["origin"], sizes["reports"], strict=True):
        via = wires.get((fact, origin))
        named.setdefault(fact, []).append(f"{origin} ({_several(n, 'report')}{f', via {listed(via)}' if via else ''})")
    reports = table.drop_duplicates(["fact", "doc"])["fact"].value_counts().to_dict()
    return pd.Series({fact: _behind(reports[fact], parts, settings) for fact, parts in named.items()}, dtype="str")


def _behind(reports: int, named: list[str], settings: AssessSettings) -> str:
    more = len(named) - settings.origins_in_chain
    shown = [*named[: settings.origins_in_chain], f"{more} more"] if more > 0 else named
    return f"{_several(reports, 'report')}, {_several(len(named), 'origin')}: {'; '.join(shown)}"


def _several(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
