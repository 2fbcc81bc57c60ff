"""What does the page hold of a fact?

The words as its template shows them, and the numbers that its charts are drawn from. Written once for the facts that are in the page from
the start and for those that its script unpacks, so that both read alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from claims.assess.wording import dated
from claims.model import AsOfBasis, Bound, Consistency, RelationKind
from claims.report.page_matching import PageMatching, page_matching
from claims.report.wording import CORROBORATION, brief_date, counted, verdict

if TYPE_CHECKING:
    from claims.report.fact_records import ClaimView, Difference, Estimate, FactView

_STATED = (AsOfBasis.STATED, AsOfBasis.WEEKDAY)
_HOLLOW = (Bound.MORE_THAN, Bound.LESS_THAN)  # the number itself is excluded


class PageLink(TypedDict):
    """A link within the page."""

    id: str
    label: str


class PageSpread(TypedDict):
    """An estimate whose ends differ; `none` where it has no best."""

    low: str
    best: str
    high: str
    none: bool


class PageDifference(TypedDict):
    """Two figures set against each other: each with where or when it is from, and the word between them."""

    one: str
    one_from: str
    turn: str
    other: str
    other_from: str
    why: str | None


class PageDifferences(TypedDict):
    """Why figures differ, or how they moved."""

    heading: str
    pairs: list[PageDifference]
    more: str | None


class PageHand(TypedDict):
    """One through whose hands a figure went."""

    name: str
    first: bool
    last: bool


class PageClaim(TypedDict):
    """A claim: its words, and what is drawn for it.

    `low`, `high`, `halo_low` and `halo_high` are as in `claims.report.fact_records.Figure`; `hollow` says that the number itself is
    excluded, `vague` that the ends come from the lexicon; `day` is the date that the figure is true of, `when` that date in short.
    """

    claim: str
    before: str
    figure: str
    after: str
    source: str
    published: str | None
    copied: bool
    superseded: str | None
    speaker: str
    as_of: str | None
    href: str | None
    headline: str | None
    hands: list[PageHand]
    cited: str
    origin: str
    words: str
    when: str
    day: str | None
    low: float | None
    high: float | None
    halo_low: float | None
    halo_high: float | None
    hollow: bool
    vague: bool


class PageScale(TypedDict):
    """What a chart shows besides the claims: the estimate, and the chart in a sentence."""

    low: float | None
    best: float | None
    high: float | None
    open: bool
    percent: bool
    told: str


class PageFact(TypedDict):
    """A fact as the page's template and script read it."""

    id: str
    label: str
    consistency: str
    verdict: str
    standing: str
    sentence: str | None
    single: str | None
    spread: PageSpread | None
    tally: str
    latest: str | None
    rule: str | None
    wholes: list[PageLink]
    differences: PageDifferences | None
    because: str | None
    series: str | None
    spoken: str
    claims: list[PageClaim]
    more_claims: str | None
    matching: PageMatching | None
    citation: str
    scale: PageScale | None


def page_fact(fact: FactView) -> PageFact:
    """Write a fact for the page."""
    several = len(fact.claims) > 1  # one figure needs no scale
    return {
        "id": fact.fact_id,
        "label": fact.label,
        "consistency": fact.consistency,
        "verdict": verdict(fact.consistency, fact.grade),
        "standing": CORROBORATION[fact.corroboration],
        "sentence": fact.sentence,
        "single": fact.estimate.best_words if _single(fact.estimate) else None,
        "spread": None if _single(fact.estimate) else _spread(fact.estimate),
        "tally": fact.behind or f"{counted(fact.reports, 'report')}, {counted(fact.origins, 'origin')}",
        "latest": dated(fact.newest) if fact.newest is not None else None,
        "rule": fact.estimate.rule,
        "wholes": [{"id": whole.fact_id, "label": whole.label} for whole in fact.part_of],
        "differences": _differences(fact) if fact.differences else None,
        "because": None if fact.differences else fact.reason,
        "series": fact.series,
        "spoken": counted(len(fact.claims) + fact.more_claims, "claim"),
        "claims": [_claim(claim) for claim in fact.claims],
        "more_claims": counted(fact.more_claims, "more claim stands", "more claims stand") if fact.more_claims else None,
        "matching": page_matching(fact.matching) if fact.matching is not None else None,
        "citation": fact.citation,
        "scale": _scale(fact) if several else None,
    }


def _single(found: Estimate) -> bool:
    return found.low is not None and found.low == found.best == found.high and not found.high_open


def _spread(found: Estimate) -> PageSpread:
    return {"low": found.low_words, "best": found.best_words, "high": found.high_words, "none": found.best is None}


def _differences(fact: FactView) -> PageDifferences:
    more = counted(fact.more_differences, "more pair of figures", "more pairs of figures") if fact.more_differences else None
    heading = "Why they differ" if fact.consistency is Consistency.CONFLICTING else "How it moved"
    return {"heading": heading, "pairs": [_difference(one) for one in fact.differences], "more": more}


def _difference(one: Difference) -> PageDifference:
    against = one.relation is RelationKind.CONFLICT
    return {
        "one": one.first.words,
        "one_from": one.first.origin if against else one.first.when,
        "turn": "against" if against else "taken back to" if one.relation is RelationKind.REVISED else "then",
        "other": one.second.words,
        "other_from": one.second.origin if against else f"{one.second.when}, {one.second.origin}",
        "why": one.reason if against else None,
    }


def _claim(claim: ClaimView) -> PageClaim:
    figure, last = claim.figure, len(claim.chain) - 1
    return {
        "claim": claim.claim_id,
        "before": claim.quote.before,
        "figure": claim.quote.figure,
        "after": claim.quote.after,
        "source": claim.source,
        "published": dated(claim.published_at) if claim.published_at is not None else None,
        "copied": claim.copy,
        "superseded": claim.superseded_by,
        "speaker": claim.speaker,
        "as_of": claim.when if claim.as_of is not None and claim.as_of_basis in _STATED else None,
        "href": claim.passage or claim.url,
        "headline": claim.title or ("Read it there" if claim.url else None),
        "hands": [{"name": hand, "first": at == 0, "last": at == last} for at, hand in enumerate(claim.chain)],
        "cited": claim.citation,
        "origin": claim.origin,
        "words": figure.words,
        "when": brief_date(claim.when),
        "day": claim.as_of.isoformat() if claim.as_of is not None else None,
        "low": figure.low,
        "high": figure.high,
        "halo_low": figure.halo_low,
        "halo_high": figure.halo_high,
        "hollow": figure.bound in _HOLLOW,
        "vague": figure.bound is Bound.VAGUE,
    }


def _scale(fact: FactView) -> PageScale:
    found = fact.estimate
    claims, origins = len(fact.claims) + fact.more_claims, len({claim.origin for claim in fact.claims})
    return {
        "low": found.low,
        "best": found.best,
        "high": found.high,
        "open": found.high_open,
        "percent": fact.unit == "percent",
        "told": f"{counted(claims, 'claim')} of {counted(origins, 'origin')}. "
        f"Low {found.low_words}, best {found.best_words}, high {found.high_words}.",
    }
