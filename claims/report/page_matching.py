"""What does the page hold of how a fact was matched?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypedDict

from claims.assess.wording import dated
from claims.report.wording import counted, share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.report.evidence import LinkView, Matching, NearMissView, Step, Weighing


class PageBar(TypedDict):
    """What one comparison adds to a sum of evidence, in bits: it begins where the sum stood."""

    name: str
    level: str
    bits: str
    start: float
    end: float


class PageWaterfall(TypedDict):
    """A sum of evidence, a bar for each thing that says anything."""

    bars: list[PageBar]


class PageLinked(TypedDict):
    """Two claims of the fact, with their relation in words; only the last has its waterfall."""

    weight: str
    likely: str
    weakest: bool
    one: str
    other: str
    found_by: str
    relation: str | None
    waterfall: PageWaterfall | None


class PageNear(TypedDict):
    """Another fact that came near, by its nearest claim; only the first has its waterfall."""

    fact: str
    named: str
    ahead: str
    marked: str
    behind: str
    outlet: str
    dated: str | None
    near: str
    weight: str
    likely: str
    not_joined: str
    waterfall: PageWaterfall | None


class PageJoined(TypedDict):
    """The links of a fact."""

    needed: str
    pairs: list[PageLinked]
    more: str | None


class PageNears(TypedDict):
    """What came near a fact."""

    misses: list[PageNear]
    more: str | None


class PageMatching(TypedDict):
    """How the claims of a fact were matched."""

    summary: str
    joined: PageJoined | None
    nears: PageNears | None


def page_matching(found: Matching) -> PageMatching:
    """Write for the page how a fact was matched."""
    links, misses = found.links, found.near_misses
    last = len(links) - 1
    return {
        "summary": f"How {'they were' if links else 'it was'} matched{', and what came near' if misses else ''}",
        "joined": {
            "needed": f"{found.needed:.1f}",
            "pairs": [_linked(link, drawn=at == last) for at, link in enumerate(links)],
            "more": counted(found.more_links, "more pair") if found.more_links else None,
        }
        if links
        else None,
        "nears": {
            "misses": [_near(miss, drawn=at == 0) for at, miss in enumerate(misses)],
            "more": counted(found.more_near_misses, "more fact") if found.more_near_misses else None,
        }
        if misses
        else None,
    }


def _linked(link: LinkView, *, drawn: bool) -> PageLinked:
    return {
        "weight": f"{link.weighing.weight:+.1f}",
        "likely": share(link.weighing.probability),
        "weakest": link.weakest,
        "one": link.claims[0],
        "other": link.claims[1],
        "found_by": link.found_by,
        "relation": _relation(link),
        "waterfall": _drawn(link.weighing) if drawn else None,
    }


def _relation(link: LinkView) -> str | None:
    if not link.relation:
        return None
    grade = f" ({link.grade})" if link.grade else ""
    return f"{link.relation.replace('_', ' ').capitalize()}{grade}{f': {link.reason}' if link.reason else ''}."


def _near(miss: NearMissView, *, drawn: bool) -> PageNear:
    quote, day = miss.other.quote, miss.other.published_at
    return {
        "fact": miss.other_fact.fact_id,
        "named": miss.other_fact.label,
        "ahead": quote.before,
        "marked": quote.figure,
        "behind": quote.after,
        "outlet": miss.other.source,
        "dated": dated(day) if day is not None else None,
        "near": miss.other.claim_id,
        "weight": f"{miss.weighing.weight:+.1f}",
        "likely": share(miss.weighing.probability),
        "not_joined": miss.reason,
        "waterfall": _drawn(miss.weighing) if drawn else None,
    }


def _drawn(weighing: Weighing) -> PageWaterfall:
    return _waterfall(weighing.start, weighing.steps, weighing.weight)


@lru_cache(maxsize=4096)  # thousands of pairs have the same levels
def _waterfall(start: float, steps: Sequence[Step], weight: float) -> PageWaterfall:
    """The start, every comparison that says anything, the sum."""
    bars = [_bar("start", "any two looked at", 0.0, start)]
    before = start
    for step in steps:
        if round(step.bits, 1):
            bars.append(_bar(step.comparison.replace("_", " "), step.level.replace("_", " "), before, step.total))
        before = step.total
    return {"bars": [*bars, _bar("sum", "", 0.0, weight)]}


def _bar(name: str, level: str, start: float, end: float) -> PageBar:
    return {"name": name, "level": level, "bits": f"{end - start:+.1f}", "start": round(start, 2), "end": round(end, 2)}
