"""In which words are a claim, a weight and a decision told, on whatever terminal?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.assess.wording import dated
from claims.report.cells import visible
from claims.report.wording import share

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claims.report.evidence import LinkView, Weighing
    from claims.report.fact_records import ClaimView
    from claims.result import OverrideOutcome

MEANING_OF_BITS = "A match weight is in bits: each bit up doubles the odds that two claims are of one fact, each bit down halves them."
TO_DECIDE = (
    "To decide otherwise for good, name two claims in a settings file, by id or by words of their documents: "
    "[[match.must_link]] joins them, [[match.cannot_link]] keeps them apart."
)


def published(claim: ClaimView) -> str:
    """Say who published a claim, and when."""
    day = f", {dated(claim.published_at)}" if claim.published_at else ""
    return f"{claim.source}{day}{' (copy of another report)' if claim.copy else ''}"


def weight(weighing: Weighing) -> str:
    """Say what a pair weighs, and how likely that makes it."""
    return f"{weighing.weight:+.1f} bits, {share(weighing.probability)} likely one fact by the pair alone"


def related(link: LinkView) -> str:
    """Say how two figures of a fact stand to each other, and by which rule."""
    relation = " ".join(part for part in (link.relation, f"({link.grade})" if link.grade else "") if part).replace("_", " ")
    return f"{relation}: {link.reason}" if link.reason else relation


def decided(one: OverrideOutcome, numbers: Mapping[str, int]) -> str:
    """Say what an operator decided, of which claims by their numbers."""
    both = " and ".join(str(numbers.get(claim or "", claim or "a claim that is not here")) for claim in one.claims)
    who = ", ".join(part for part in (one.by, dated(one.on) if one.on else None) if part)
    return f"{visible(str(one))} (claims {both}{f'; {who}' if who else ''})"
