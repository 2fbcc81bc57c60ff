"""What was judged, and how is it kept so that what it rests on need not be judged again?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from claims.match.pairs import pair_keys
from claims.tables import FACTS, RELATIONS, TEXT, among, typed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claims.assess.pairs import Sides

OF_CLAIM: Mapping[str, str] = {"superseded_by": TEXT, "chain": TEXT}
OF_PAIR: Mapping[str, str] = {**RELATIONS, "causes": TEXT}
OF_FACT: Mapping[str, str] = {**FACTS, "sentence": TEXT, "behind": TEXT, "estimates": TEXT, "series": TEXT}
_CLAIMS: Mapping[str, str] = {"claim_id": TEXT, "doc_id": TEXT, **OF_CLAIM}
_PAIRS: Mapping[str, str] = {"claim_l": TEXT, "claim_r": TEXT, **OF_PAIR}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What was found of some claims, pair by pair and fact by fact, each with the digest of its group (`claims.assess.groups`).

    Attributes:
        claims: digest, claim_id, doc_id, then the columns of `OF_CLAIM`.
        pairs: digest, claim_l and claim_r, then the columns of `OF_PAIR`.
        facts: digest, then the columns of `OF_FACT`.
    """

    claims: pd.DataFrame
    pairs: pd.DataFrame
    facts: pd.DataFrame

    @classmethod
    def unpacked(cls, kept: pd.DataFrame) -> Judged:
        """Read what `packed` laid out; an empty table is nothing."""
        wide = typed(kept, {"digest": TEXT, **_CLAIMS, **_PAIRS, **OF_FACT})
        return cls(**{
            name: wide.loc[wide[key].notna(), ["digest", *columns]].reset_index(drop=True)
            for name, key, columns in (("claims", "claim_id", _CLAIMS), ("pairs", "claim_l", _PAIRS), ("facts", "fact_id", OF_FACT))
        })  # fmt: skip

    def packed(self) -> pd.DataFrame:
        """Lay all of it out as one table: a row a claim, a pair or a fact. What there is of one group stands or falls together."""
        return pd.concat([self.claims, self.pairs, self.facts], ignore_index=True)

    def of(self, digests: pd.Series) -> Judged:
        """Keep what was found of some groups."""
        return Judged(**{
            name: frame[among(frame["digest"], digests)]
            for name, frame in (("claims", self.claims), ("pairs", self.pairs), ("facts", self.facts))
        })  # fmt: skip

    @classmethod
    def together(cls, parts: Sequence[Judged]) -> Judged:
        """Put together what was found of several lots of groups, in their order."""
        return cls(**{name: _concatenated([getattr(part, name) for part in parts]) for name in ("claims", "pairs", "facts")})

    def of_claims(self, claims: pd.DataFrame) -> dict[str, pd.Series]:
        """Give what was found of each claim, numbered from 0."""
        if self.claims["claim_id"].equals(claims["claim_id"]):  # all of them in their order, as where nothing was known
            return {name: self.claims[name] for name in OF_CLAIM}
        at = pd.Index(self.claims["claim_id"]).get_indexer(claims["claim_id"])
        return {name: self.claims[name].iloc[at].reset_index(drop=True) for name in OF_CLAIM}

    def of_pairs(self, pairs: pd.DataFrame, claims: pd.DataFrame, sides: Sides) -> dict[str, pd.Series]:
        """Give what was found of each pair of these claims, both numbered from 0."""
        if all(self.pairs[side].equals(pairs[side]) for side in ("claim_l", "claim_r")):
            return {name: self.pairs[name] for name in OF_PAIR}
        rows = pd.Index(claims["claim_id"])
        own = pair_keys(rows.get_indexer(self.pairs["claim_l"]), rows.get_indexer(self.pairs["claim_r"]), len(rows))
        order = np.argsort(own)
        at = order[np.searchsorted(own[order], pair_keys(sides.row_l, sides.row_r, len(rows)))]
        return {name: self.pairs[name].iloc[at].reset_index(drop=True) for name in OF_PAIR}


def _concatenated(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Put tables one below the other; empty ones, whose types may be others, stand aside where they can."""
    full = [frame for frame in frames if len(frame)]
    return pd.concat(full, ignore_index=True) if full else frames[-1]
