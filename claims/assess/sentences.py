"""What could a desk publish about a fact, in a sentence?"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from claims.assess.labels import Naming, topic
from claims.assess.phrases import UNNAMED, Saying, capitalised, dated_saying, first_date, takes_at, told_by, verb, with_article
from claims.assess.times import RUNNING, known_days
from claims.assess.wording import figures, listed
from claims.model import AsOfBasis, Consistency, Corroboration, Measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.settings.assessment import AssessSettings

_EVENT = (Measure.COUNT, Measure.CUMULATIVE)
"""Counts of an event: their as-of day is that of the event, and may lie before the day on which they were told."""
_TIES = ("fine", "modality", "citing", "kind")
"""What decides between two that say the same of a day, whatever the order of rows."""


class _Fact(NamedTuple):
    """What a sentence needs to know of a fact."""

    fact_id: str
    topic: str
    consistency: str
    corroboration: str
    n_documents: int


def sentences(facts: pd.DataFrame, claims: pd.DataFrame, newest: pd.DataFrame, settings: AssessSettings) -> pd.Series:
    """Write a sentence about every fact: each origin with its newest figure, bounds and hedges as stated, and when it was told.

    Nothing is said that the claims do not say: a bound stays a bound, a figure taken back is told as such, a date is left out where it
    is not known.

    Args:
        facts: On the index of the facts: counted, predicate, place, measure, unit, modality, change, consistency, corroboration and
            n_documents.
        claims: With `fact_id`, `origin` and `superseded_by` filled.
        newest: Those of them that speak for each origin, as `claims.assess.estimates.newest` picks them.
        settings: How many figures and origins are named.

    Returns:
        Text on the index of `facts`.
    """
    last, first = _spoken(facts, claims, newest.drop(columns="voice"), settings)
    voices, before = _by_fact(last, facts), _by_fact(first, facts)
    naming = facts[list(Naming._fields)]
    plain = naming.astype(object).where(naming.notna(), None)
    named = [topic(Naming(*row)) for row in zip(*(plain[name] for name in Naming._fields), strict=True)]
    told = (facts[name].tolist() for name in ("consistency", "corroboration", "n_documents"))
    rows = zip(facts.index.tolist(), named, *told, strict=True)
    gone = set(claims.loc[claims["superseded_by"].notna(), "fact_id"]) - set(claims.loc[claims["superseded_by"].isna(), "fact_id"])
    texts = [
        _withdrawn(fact, voices[fact.fact_id])
        if fact.fact_id in gone
        else _sentence(fact, voices[fact.fact_id], before.get(fact.fact_id, ()), settings)
        for fact in map(_Fact._make, rows)
    ]
    return pd.Series(texts, index=facts.index, dtype="str")


def _spoken(facts: pd.DataFrame, claims: pd.DataFrame, last: pd.DataFrame, settings: AssessSettings) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The newest claims of each origin, or all of a fact that is only denied or whose conflict lies between older ones; and the oldest."""
    different = (
        last.drop_duplicates(["fact_id", "low", "high", "bound", "unit"]).groupby("fact_id").size().reindex(facts.index, fill_value=0)
    )
    whole = facts.index[(different == 0) | ((different == 1) & (facts["consistency"] == Consistency.CONFLICTING))]
    spoken = claims[claims["fact_id"].isin(whole)]
    standing = spoken[spoken["superseded_by"].isna() | ~spoken["fact_id"].isin(spoken.loc[spoken["superseded_by"].isna(), "fact_id"])]
    known = claims.assign(day=known_days(claims, settings))
    oldest = known[known["day"] == known.groupby("fact_id")["day"].transform("min")].drop(columns="day")
    return pd.concat([last[~last["fact_id"].isin(whole)], standing]), oldest


def _by_fact(claims: pd.DataFrame, facts: pd.DataFrame) -> dict[str, list[Saying]]:
    """Who said what of each fact and when, the earliest first, then the lowest; what an origin repeats stands once, its last."""
    alike = claims["change"].eq(claims["fact_id"].map(facts["change"]))
    figure = pd.Series(figures(claims.assign(change=claims["change"].mask(alike))), index=claims.index, dtype="str")
    # The topic says these already: the age of X is 15, the magnitude of Y is 6.1.
    figure = figure.str.removesuffix(" years of age").str.removeprefix("magnitude ")
    table = pd.DataFrame(
        {
            "fact_id": claims["fact_id"], "origin": claims["origin"], "figure": figure, "hedge": claims["hedge"],
            "modality": claims["modality"], "citing": claims["attribution"], "kind": claims["attribution_kind"],
            "day": _told_on(claims), "fine": claims["as_of_precision"].where(~_told_later(claims)),
            "low": claims["low"].astype("float64").fillna(0), "high": claims["high"].astype("float64"),
        }
    )  # fmt: skip
    order = ["fact_id", "day", "low", "high", "figure", "origin", "hedge", *_TIES]
    table = table.sort_values(order, key=_unknown_first).drop_duplicates(["fact_id", "origin", "figure"], keep="last")
    plain = table.astype(object).where(table.notna(), None)
    rows = [Saying(*row) for row in zip(*(plain[name] for name in Saying._fields), strict=True)]
    return {fact: list(group) for fact, group in groupby(rows, key=lambda saying: saying.fact_id)}


def _unknown_first(column: pd.Series) -> pd.Series:
    """Of two that say the same, the one that says more of itself stands last, and is kept."""
    return column.astype(object).fillna("").astype("str") if column.name in _TIES else column


def _told_on(claims: pd.DataFrame) -> pd.Series:
    """The day on which each figure was told or is true of; null where only the day of the event is known."""
    return claims["as_of"].where(~_told_later(claims), _printed(claims))


def _told_later(claims: pd.DataFrame) -> pd.Series:
    """Whether the as-of day is that of an event, which is not the day on which its count was told."""
    event = claims["measure"].isin(list(_EVENT)) & (claims["as_of_basis"] != AsOfBasis.PUBLISHED)
    later: pd.Series = event & ~(claims["measure"].isin(list(RUNNING)) & claims["published_at"].isna())
    return later


def _printed(claims: pd.DataFrame) -> pd.Series:
    day: pd.Series = claims["published_at"].dt.tz_convert(None).dt.normalize().astype("datetime64[us]")
    return day


def _sentence(fact: _Fact, voices: Sequence[Saying], first: Sequence[Saying], settings: AssessSettings) -> str:
    said = "; ".join(_clauses(voices, settings))
    figures_told = {voice.figure for voice in voices}
    if fact.consistency == Consistency.CONFLICTING:
        if len(figures_told) == 1:
            return f"Figures for {fact.topic} do not add up: {said}."
        alone = fact.corroboration == Corroboration.SINGLE_ORIGIN
        return f"{'Figures of one origin differ' if alone else 'Sources disagree'} on {fact.topic}: {said}."
    if fact.consistency == Consistency.EVOLVING:
        # What has changed is what is said, not always the world.
        return f"{capitalised(fact.topic.replace('the ', 'the reported ', 1))} has changed: {said}{_earlier(voices, first)}."
    if fact.corroboration == Corroboration.CORROBORATED:
        return f"Independent origins support each other on {fact.topic}: {said}."
    if fact.corroboration == Corroboration.SINGLE_ORIGIN:
        reports = ", in one report" if fact.n_documents == 1 else f"; {fact.n_documents:,} reports rest on this one origin"
        return f"{_alone(fact.topic, said, figures_told)}{reports}."
    return f"{capitalised(fact.topic)}: {said}; no two of these origins confirm each other."


def _alone(topic_words: str, said: str, figures_told: set[str]) -> str:
    """Say what one origin says: with the topic in the place of `it` where that reads well."""
    if len(figures_told) == 1 and " it " in said:
        return capitalised(said.replace(" it ", f" {topic_words} ", 1))
    return f"{capitalised(topic_words)}: {said}"


def _withdrawn(fact: _Fact, voices: Sequence[Saying]) -> str:
    taken = listed(dict.fromkeys(voice.figure for voice in voices))
    return f"What was said of {fact.topic}, {taken}, was taken back."


def _earlier(voices: Sequence[Saying], first: Sequence[Saying]) -> str:
    """The figure from which a count has moved, where that is another than the newest."""
    start = first[0] if first else None
    if start is None or start.figure in {voice.figure for voice in voices}:
        return ""
    years = {voice.day.year for voice in (start, *voices) if voice.day is not None}
    when = first_date(start.day, start.fine, with_year=len(years) > 1) if start.day is not None else "before"
    return f"; it was {'put at' if takes_at(start.figure) else 'said to be'} {start.figure} {when}"


def _clauses(voices: Sequence[Saying], settings: AssessSettings) -> list[str]:
    """Say who gives which figure, the lowest and the highest always; what is too much to be told is counted."""
    if len(voices) == 1:
        (voice,) = voices
        when = "" if voice.day is None else dated_saying(voice.day, voice.fine, None, with_year=False)
        return [f"{told_by(voice)} {verb(voice).format(figure=voice.figure)} {when}".rstrip()]
    groups: dict[tuple[str, str], list[Saying]] = {}
    for voice in voices:
        groups.setdefault((verb(voice), voice.figure), []).append(voice)
    shown = _shown(list(groups), groups, settings.figures_named)
    years = {voice.day.year for key in shown for voice in groups[key] if voice.day is not None}
    parts, before = [], None
    for key in shown:
        days = {(voice.day, voice.fine) for voice in groups[key]}
        day, fine = next(iter(days)) if len(days) == 1 else (None, None)
        when = "" if day is None else dated_saying(day, fine, before, with_year=len(years) > 1)
        parts.append(f"{_named(groups[key], settings.origins_named)} {key[0].format(figure=key[1])} {when}".rstrip())
        # "A day later" is counted from a date that stands there, not from another "a day later".
        before = None if when.endswith(" later") else day if day is not None else before
    rest = len(groups) - len(shown)
    return [*parts, *([f"{rest} more figures lie between these"] if rest > 1 else ["one more figure lies between these"] * rest)]


def _shown(keys: list[tuple[str, str]], groups: dict[tuple[str, str], list[Saying]], most: int) -> list[tuple[str, str]]:
    """Pick the figures that are told, in their order: if they are too many the lowest ones and the highest."""
    if len(keys) <= most:
        return keys
    by_value = sorted(keys, key=lambda key: (groups[key][0].low, key[1]))
    kept = {*by_value[: most - 1], by_value[-1]}
    return [key for key in keys if key in kept]


def _named(voices: Sequence[Saying], most: int) -> str:
    if len(voices) == 1:
        return told_by(voices[0])
    names = sorted({with_article(voice.origin) if voice.origin else UNNAMED for voice in voices}, key=str.casefold)
    rest = len(names) - most
    return listed([*names[:most], f"{rest} more"] if rest > 0 else names)
