"""Of which figure told before does a definite phrase take a part: nine people were hurt. Two of the victims are children."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from claims.extraction.families import families_of_people
from claims.lexicon import word_list
from claims.model import Bound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.model import Claim

_TAKEN_FROM = re.compile(r"\bof\s+(?:the|these|those)\s", re.IGNORECASE)
_PEOPLE_AGAIN = word_list("grammar", "people_again")


def with_known_wholes(claims: Sequence[Claim]) -> list[Claim]:
    """Link counts that are taken from people or things known already to the last count of those.

    Args:
        claims: Those of one passage, in order.

    Returns:
        The same claims; some with `part_of` that had none.
    """
    linked: list[Claim] = []
    for claim in claims:
        linked.append(replace(claim, part_of=_antecedent(claim, linked)) if _is_taken(claim) else claim)
    return linked


def _is_taken(claim: Claim) -> bool:
    counted = claim.quantity.unit == "count" and bool(claim.quantity.low) and claim.head is not None
    return counted and claim.part_of is None and bool(_TAKEN_FROM.search(claim.exact))


def _antecedent(part: Claim, told: Sequence[Claim]) -> str | None:
    return next((claim.claim_id for claim in reversed(told) if _may_be_of(part, claim)), None)


def _may_be_of(part: Claim, whole: Claim) -> bool:
    """Whether a count may be that of the people or things from which another takes a part: enough of them, and called the same.

    People may be called otherwise again where it was told what they did or what befell them.
    """
    named = whole.quantity.unit == "count" and whole.quantity.bound is not Bound.VAGUE and whole.head is not None
    if not named or whole.part_of is not None or (whole.quantity.high or 0) <= (part.quantity.low or 0) or _TAKEN_FROM.search(whole.exact):
        return False
    return part.head == whole.head or ({part.head, whole.head} <= _PEOPLE_AGAIN and whole.predicate in families_of_people())
