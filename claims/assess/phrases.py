"""How is it worded who gave a figure, with which caution, and when?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from claims import lexicon
from claims.assess.wording import dated, in_words
from claims.model import AttributionKind, Modality, Precision

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

UNNAMED = "an outlet that is not known"
"""The origin of a figure without speaker or outlet."""
_OPEN = ("at least ", "more than ", "up to ", "less than ", "nearly ")
_DONE = (Modality.OBSERVED, Modality.ESTIMATED, Modality.ALLEGED)
_WEEK = 7


class Saying(NamedTuple):
    """What one origin said of a fact, in words.

    Attributes:
        fact_id: The fact.
        origin: Who is behind the figure; None if not known.
        figure: The figure, bound and unit with it.
        hedge: The hedging word, or None.
        modality: Whether it is said to be so, planned, denied.
        citing: The speaker whom the text names, or None.
        kind: What kind of speaker that is.
        day: When it was told or is true of, or None.
        fine: How finely that day is known; None for a day.
        low: The figure's lower end, for order.
    """

    fact_id: str
    origin: str | None
    figure: str
    hedge: str | None
    modality: str
    citing: str | None
    kind: str
    day: datetime | None
    fine: str | None
    low: float


def verb(saying: Saying) -> str:
    """Give the verb of a saying, with `{figure}` for the figure: its hedge decides, else its manner.

    `put it at` gives way where the figure is a bound (said it was at least 12) or vague (spoke of “dozens”).
    """
    hedged = _table("hedged").get(saying.hedge or "")
    words = (
        hedged
        if hedged and saying.modality in (Modality.OBSERVED, Modality.ESTIMATED, Modality.ALLEGED)
        else _table("verbs")[saying.modality]
    )
    if saying.figure.startswith("“"):
        return f"spoke of {{figure}} ({saying.hedge})" if saying.hedge else "spoke of {figure}"
    return words if takes_at(saying.figure) else words.replace("put it at", "said it was")


def takes_at(figure: str) -> bool:
    """Whether one may be said to put something at a figure: not at at least 12, nor at “dozens”."""
    return not figure.startswith((*_OPEN, "“"))


def told_by(saying: Saying) -> str:
    """Name who is behind a saying, and whom an outlet cites that names no one.

    >>> saying = Saying("f", "Valley Post", "15", None, "observed", "officials", "unnamed", None, None, 15.0)
    >>> told_by(saying)
    'the Valley Post, citing officials,'
    """
    if saying.origin is None:
        return UNNAMED
    name = with_article(saying.origin)
    if saying.kind == AttributionKind.UNNAMED and saying.citing:
        return f"{name}, citing {_cited(saying.citing.rpartition(' -> ')[2])},"
    return f"{name}, naming no source," if saying.kind == AttributionKind.PASSIVE else name


def _cited(speaker: str) -> str:
    """Name a speaker whom nobody names: `a Western military official`, `the mayor`, `police`."""
    first, *_, last = (speaker.split()[0], *speaker.split())
    if last in _words("anyone") and first.casefold() not in _words("determiners"):
        return f"{'an' if first[0].casefold() in 'aeiou' else 'a'} {speaker}"
    return with_article(speaker)


def with_article(name: str) -> str:
    """Put `the` before a name that takes it.

    >>> [with_article(name) for name in ("Syrian Observatory for Human Rights", "US-led coalition", "regional governor", "Reuters")]
    ['the Syrian Observatory for Human Rights', 'the US-led coalition', 'the regional governor', 'Reuters']
    """
    words = name.split()
    first, last = words[0], words[-1]
    if first.casefold() in _words("determiners") or "’s" in name or "'s" in name:
        return name
    small = name == name.lower() and name.replace(" ", "").replace("-", "").isalpha()
    common = small and not {first, last} & _words("bare") and not last.endswith("s")
    titled = any(word in _words("words") for word in words) and not (len(words) > 1 and last in _words("not_after"))
    return f"the {name}" if common or titled else name


def first_date(day: datetime, fine: str | None, *, with_year: bool) -> str:
    """Say when, as finely as it is known: `on 20 September`, `in June 2019`."""
    words = dated(day, fine)
    if Precision(fine or Precision.DAY) is Precision.DAY:
        return f"on {words if with_year else words.removesuffix(f' {day.year}')}"
    return f"in {words}"


def dated_saying(day: datetime, fine: str | None, before: datetime | None, *, with_year: bool) -> str:
    """Say when, against the saying before: `a day later`; a date where that one was not dated, or lies far back or ahead."""
    if before is None or Precision(fine or Precision.DAY) is not Precision.DAY:
        return first_date(day, fine, with_year=with_year)
    days = (day.date() - before.date()).days
    if days == 0:
        return "the same day"
    if not 0 < days <= _WEEK:
        return first_date(day, fine, with_year=with_year)
    return "a day later" if days == 1 else "a week later" if days == _WEEK else f"{in_words(days)} days later"


def capitalised(text: str) -> str:
    """Begin with a capital letter.

    >>> capitalised("the UN")
    'The UN'
    """
    return text[:1].upper() + text[1:]


@cache
def _table(name: str) -> Mapping[str, str]:
    return cast("Mapping[str, str]", lexicon.load("telling")[name])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(cast("Mapping[str, list[str]]", lexicon.load("telling")["articles"])[name])
