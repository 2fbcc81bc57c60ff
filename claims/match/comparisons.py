"""How alike are two claims, column by column? A level for each pair and comparison.

The levels of a comparison, and what each means, stand with their settings; here is decided which one holds. The first rule that
holds names the level.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from claims.match.coded import codes
from claims.match.figures import meeting, ratio_apart
from claims.match.pairs import among, numbered, pair_keys
from claims.match.populations import exclusive_fates, holds, person_kinds, related, rivals
from claims.match.terms import overlap
from claims.match.units import COUNT, MONEY, PERCENT
from claims.model import AsOfBasis
from claims.settings.matching import (
    AttributionLevels,
    ContextLevels,
    CountedLevels,
    MeasureLevels,
    PlaceLevels,
    PredicateLevels,
    RepetitionLevels,
    StoryLevels,
    TimeLevels,
    UnitLevels,
    ValueLevels,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from claims.match.names import Names
    from claims.match.terms import Vectors
    from claims.settings.matching import ContextSettings, LikenessSettings, MatchSettings
    from claims.settings.section import Section

Holds: TypeAlias = NDArray[np.bool_]
Levels: TypeAlias = "pd.Categorical[str]"

_ALL = 100.0
_WEEK, _QUARTER = 7, 90
_FAR = 10.0
"""Times the smaller figure from which on two figures are hardly of one thing."""
_ROUNDED = 1.05
"""Times the smaller figure: two significant digits are off by 5 percent at most (1.0 for 1.05)."""
_NEAR_BOUND = 1.25
"""Times the smaller figure up to which a bound was likely said of the other figure: over 10,000 of 10,977, hardly of 20,000."""
_ONE_QUAKE = 0.25
"""Magnitudes that agencies give for one earthquake differ by a tenth or two; an aftershock is a quake of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Pairs of claims, by row of their traits.

    Attributes:
        traits: Claims as `claims.match.traits.traits` gives them.
        left: Row of one claim of each pair.
        right: Row of the other.
    """

    traits: pd.DataFrame
    left: NDArray[np.int64]
    right: NDArray[np.int64]

    def of(self, rows: NDArray[np.int64] | Holds) -> Pairs:
        """Keep some of the pairs."""
        return Pairs(traits=self.traits, left=self.left[rows], right=self.right[rows])

    def sides(self, column: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Give the number of a text for both sides, -1 where it is null."""
        numbers = codes(self.traits[column])
        return numbers[self.left], numbers[self.right]

    def missing(self, column: str) -> Holds:
        """Say where either side is null."""
        null: Holds = self.traits[column].isna().to_numpy()
        return null[self.left] | null[self.right]

    def same(self, column: str) -> Holds:
        """Say where both sides are equal and not null."""
        one, other = self.sides(column)
        equal: Holds = (one == other) & (one >= 0)
        return equal

    def holding(self, column: str, values: Iterable[str]) -> tuple[Holds, Holds]:
        """Say where each side is one of some values."""
        among = self.traits[column].isin(list(values)).to_numpy()
        return among[self.left], among[self.right]

    def linked(self, column: str) -> Holds:
        """Say where a column of one side names the claim of the other."""
        naming = np.flatnonzero(self.traits[column].notna().to_numpy())
        named = np.full(len(self.traits), -1, dtype=np.int64)
        named[naming] = pd.Index(self.traits["claim_id"]).get_indexer(self.traits[column].iloc[naming])
        found: Holds = (named[self.left] == self.right) | (named[self.right] == self.left)
        return found

    def numbers(self, column: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Give a column of numbers for both sides, NaN where it is null."""
        whole = self.traits[column].to_numpy(dtype=np.float64)
        return whole[self.left], whole[self.right]

    def on_one_scale(self) -> Holds:
        """Say where the sizes of both sides can be set against each other: they are in one unit, or in two of known size."""
        sized = self.traits["sized"].to_numpy()
        either: Holds = self.same("unit") | (self.same("unit_kind") & sized[self.left] & sized[self.right])
        return either

    def gap(self, column: str) -> NDArray[np.float64]:
        """Give the distance between the numbers of both sides, NaN where either is null."""
        one, other = self.numbers(column)
        distance: NDArray[np.float64] = np.abs(one - other)
        return distance

    def judged(self, column: str, judge: Callable[[str, str], bool], asked: Holds) -> Holds:
        """Ask a question of both sides of some pairs, once for each two values, first of which is the one that comes first in the column.

        Returns:
            Where the answer is yes; no where either side is null, and in the other pairs.
        """
        rows, names = self._told(column, asked)
        one, other = self.sides(column)
        keys, at = numbered(pair_keys(one[rows], other[rows], len(names)), len(names) ** 2)
        questions = zip(names[keys // max(len(names), 1)].tolist(), names[keys % max(len(names), 1)].tolist(), strict=True)
        return self._spread(rows, np.fromiter((judge(a, b) for a, b in questions), dtype=bool, count=len(keys))[at])

    def alike(self, column: str, least: float, asked: Holds) -> Holds:
        """Say of some pairs where the words of both sides score so much: RapidFuzz, token set ratio, in 0 to 100.

        Returns:
            No where either side is null, and in the other pairs.
        """
        rows, names = self._told(column, asked)
        one, other = self.sides(column)
        keys, at = numbered(pair_keys(one[rows], other[rows], len(names)), len(names) ** 2)
        texts = (names[keys // max(len(names), 1)], names[keys % max(len(names), 1)])
        scores = process.cpdist(*texts, scorer=fuzz.token_set_ratio, score_cutoff=least) if len(keys) else np.zeros(0)
        return self._spread(rows, (scores >= least)[at])

    def _told(self, column: str, asked: Holds) -> tuple[NDArray[np.int64], NDArray[np.object_]]:
        """Give the pairs asked about of which both sides are not null, and the values of the column."""
        one, other = self.sides(column)
        names: NDArray[np.object_] = self.traits[column].cat.categories.to_numpy(dtype=object)
        return np.flatnonzero(asked & (one >= 0) & (other >= 0)), names

    def _spread(self, rows: NDArray[np.int64], answers: Holds) -> Holds:
        out = np.zeros(len(self.left), dtype=bool)
        out[rows] = answers
        return out


def compare(pairs: Pairs, similar: pd.DataFrame, contexts: Vectors, names: Names, settings: MatchSettings) -> pd.DataFrame:
    """Give the level of each comparison for each pair.

    Args:
        pairs: The pairs.
        similar: Similarities of documents, with the columns doc_l, doc_r (either way round, once) and similarity.
        contexts: The sentences' terms, a row a row of the traits.
        names: Those in the documents.
        settings: Their likeness and context decide where one level ends and the next begins.

    Returns:
        A row a pair, a column a comparison, in the order of the settings: the name of the level, as a categorical.
    """
    likeness = settings.likeness
    return pd.DataFrame(
        {
            "counted": _counted(pairs, likeness),
            "predicate": _predicate(pairs),
            "place": _place(pairs, names),
            "time": _time(pairs),
            "attribution": _attribution(pairs, likeness),
            "story": _story(pairs, similar, likeness),
            "context": _context(pairs, contexts, settings.context),
            "measure": _level(MeasureLevels, {"same": pairs.same("measure")}, otherwise="different"),
            "unit": _unit(pairs),
            "value": _value(pairs),
            "repetition": _repetition(pairs),
        }
    )


def barriers(pairs: Pairs, apart_modalities: Iterable[str]) -> dict[str, Holds]:
    """Say which pairs can be of no fact together, whatever else is alike.

    Returns:
        By what stands between the two, in words: where it does.
    """
    changes = pairs.traits["change"].notna().to_numpy()
    one_changes: Holds = changes[pairs.left] != changes[pairs.right]
    apart = pairs.holding("modality", apart_modalities)
    other_modality = (apart[0] | apart[1]) & ~pairs.same("modality")
    return {
        "the units measure different things": ~pairs.same("unit_kind"),
        "one figure is a change, and the other is not": one_changes,
        "one figure is authorised or the like, and the other is not": other_modality,
        "one counts a part of what the other counts": pairs.linked("part_of"),
        "one speaker gives two figures for one time in one text, and so means two things": _told_apart(pairs),
        "one sentence counts them side by side": _side_by_side(pairs),
    }


def _side_by_side(pairs: Pairs) -> Holds:
    """Say where one sentence says the same of two lots of persons: two adults and two children were killed, two women and two others."""
    besides = pairs.traits["besides"].to_numpy()
    named = pairs.holding("kind", person_kinds())
    told = pairs.same("doc_id") & pairs.same("sentence") & pairs.same("predicate") & named[0] & named[1]
    other_kind = told & ~pairs.same("kind")
    nested = pairs.judged("kind", lambda one, other: holds(one, other) or holds(other, one), other_kind)
    listed: Holds = (other_kind & ~nested) | (told & (besides[pairs.left] != besides[pairs.right]))
    return listed


def _told_apart(pairs: Pairs) -> Holds:
    """Say where one speaker gives two figures for one time in one document: a text that knows both means two things.

    Of two in different units one may be the other, converted and rounded.
    """
    differ = np.where(pairs.same("unit"), pairs.gap("size") > 0, pairs.on_one_scale() & (ratio_apart(*pairs.numbers("size")) > _ROUNDED))
    speakers = pairs.sides("speaker")
    days = pairs.traits["as_of"].to_numpy()
    other_day = days[pairs.left] != days[pairs.right]
    other_day &= ~np.isnat(days[pairs.left]) & ~np.isnat(days[pairs.right])
    two: Holds = pairs.same("doc_id") & differ & ~other_day
    told_apart: Holds = two & (speakers[0] == speakers[1])
    return told_apart


def _level(levels: type[Section], rules: Mapping[str, Holds], *, otherwise: str) -> Levels:
    names = list(levels.model_fields)
    codes = np.select(list(rules.values()), [np.int8(names.index(name)) for name in rules], np.int8(names.index(otherwise)))
    return pd.Categorical.from_codes(codes, categories=pd.Index(names))


def _counted(pairs: Pairs, likeness: LikenessSettings) -> Levels:
    same = pairs.same("kind")
    person, other_person = pairs.holding("kind", person_kinds())
    bare = pairs.holding("modifiers", [""])
    both_modified = same & ~bare[0] & ~bare[1]
    named = ~pairs.missing("person")
    rules = {
        "other_name": named & ~pairs.alike("person", likeness.name, named),
        "part": _part(pairs),
        "unknown": pairs.missing("kind"),
        "other_modifiers": both_modified & ~pairs.alike("modifiers", likeness.modifiers, both_modified),
        "same_phrase": (same & pairs.same("phrase") & ~(person & bare[0])) | pairs.same("run_together"),
        "same_people": same & person,
        "same_thing": same,
        "broader": pairs.judged("kind", lambda one, other: holds(one, other) or holds(other, one), ~same),
        "rival": pairs.judged("kind", rivals, ~same),
        "overlapping": person & other_person,
        "similar": pairs.alike("phrase", likeness.phrase, ~same),
        "different_measured": ~pairs.holding("unit_kind", [COUNT])[0],
    }
    return _level(CountedLevels, rules, otherwise="different")


def _part(pairs: Pairs) -> Holds:
    """Say where one side counts a narrower kind of persons, or is told as a part of a whole, and counts fewer.

    A part of which more is said than of its whole is all of whom that is said: of 120 workers 98 were rescued.
    """
    one, other = pairs.numbers("size")
    told = pairs.traits["part_of"].notna().to_numpy()
    partial = pairs.traits["partial"].to_numpy()
    all_of_them = pairs.same("predicate") & ~partial[pairs.left] & ~partial[pairs.right]
    left_within, right_within = _within(pairs)
    left_part = left_within | (told[pairs.left] & ~told[pairs.right] & ~all_of_them)
    right_part = right_within | (told[pairs.right] & ~told[pairs.left] & ~all_of_them)
    fewer: Holds = (left_part & (one < other)) | (right_part & (other < one))
    return fewer


def _within(pairs: Pairs) -> tuple[Holds, Holds]:
    """Say where one side counts a narrower kind of persons than the other: the left side, the right side."""
    one, other = pairs.sides("kind")
    two, left_first = ~pairs.same("kind"), one < other
    first, second = pairs.judged("kind", lambda a, b: holds(b, a), two), pairs.judged("kind", holds, two)
    return np.where(left_first, first, second), np.where(left_first, second, first)


def _predicate(pairs: Pairs) -> Levels:
    fates = pairs.holding("predicate", exclusive_fates())
    same = pairs.same("predicate")
    rules = {"unknown": pairs.missing("predicate"), "same": same, "exclusive": fates[0] & fates[1]}
    rules |= {"related": pairs.judged("predicate", related, ~same)}
    return _level(PredicateLevels, rules, otherwise="different")


def _place(pairs: Pairs, names: Names) -> Levels:
    same = pairs.same("place")
    # a token set ratio of 100 says that the words of one are all found in the other
    contains = pairs.alike("place", _ALL, ~same)
    rules = {"unknown": pairs.missing("place"), "same": same, "contains": contains, "elsewhere": _elsewhere(pairs, names, ~same)}
    return _level(PlaceLevels, rules, otherwise="different")


def _elsewhere(pairs: Pairs, names: Names, asked: Holds) -> Holds:
    """Say in which of some pairs neither document names the place of the other's claim."""
    known = pairs.traits["place"].cat.categories.tolist()
    document = names.documents.get_indexer(pairs.traits["doc_id"].cat.categories)[codes(pairs.traits["doc_id"])]
    place = codes(pairs.traits["place"])
    foreign = asked & (place[pairs.left] >= 0) & (place[pairs.right] >= 0)
    for one, other in ((pairs.left, pairs.right), (pairs.right, pairs.left)):
        rows = np.flatnonzero(foreign)
        foreign[rows] = ~names.told(document[one[rows]], place[other[rows]], known)
    return foreign


def _time(pairs: Pairs) -> Levels:
    dates = pairs.traits["as_of"].to_numpy()
    gap = np.abs(dates[pairs.left] - dates[pairs.right]) / np.timedelta64(1, "D")
    published = pairs.holding("as_of_basis", [AsOfBasis.PUBLISHED])
    rules = {
        "unknown": np.isnan(gap),
        "same_publication": (gap <= 1) & published[0] & published[1],
        "same_day": gap <= 1,
        "same_week": gap <= _WEEK,
        "same_quarter": gap <= _QUARTER,
    }
    return _level(TimeLevels, rules, otherwise="apart")


def _attribution(pairs: Pairs, likeness: LikenessSettings) -> Levels:
    same = pairs.same("speaker")
    alike = same | pairs.alike("speaker", likeness.attribution, ~same)
    return _level(AttributionLevels, {"unknown": pairs.missing("speaker"), "same": alike}, otherwise="different")


def _story(pairs: Pairs, similar: pd.DataFrame, likeness: LikenessSettings) -> Levels:
    row, documents = codes(pairs.traits["doc_id"]), pd.Index(pairs.traits["doc_id"].cat.categories)
    one, other = (documents.get_indexer(similar[side]) for side in ("doc_l", "doc_r"))
    told = (one >= 0) & (other >= 0) & (similar["similarity"].to_numpy() >= likeness.story)
    alike = np.sort(pair_keys(one[told], other[told], len(documents)))
    same_document, same_story = pairs.same("doc_id"), pairs.same("story_id")
    apart = np.flatnonzero(~same_document & ~same_story)
    near = np.zeros(len(row[pairs.left]), dtype=bool)
    near[apart] = among(pair_keys(row[pairs.left[apart]], row[pairs.right[apart]], len(documents)), alike)
    rules = {"same_document": same_document, "same_story": same_story, "near": near}
    return _level(StoryLevels, rules, otherwise="distant")


def _context(pairs: Pairs, contexts: Vectors, settings: ContextSettings) -> Levels:
    shared = overlap(contexts, pairs.left, pairs.right)
    rules = {"strong": shared >= settings.strong, "medium": shared >= settings.medium, "weak": shared >= settings.weak}
    return _level(ContextLevels, rules, otherwise="none")


def _unit(pairs: Pairs) -> Levels:
    rules = {"count": pairs.holding("unit_kind", [COUNT])[0], "same_unit": pairs.on_one_scale()}
    return _level(UnitLevels, rules, otherwise="convertible")


def _value(pairs: Pairs) -> Levels:
    counted = pairs.holding("unit_kind", [COUNT])[0]
    one_unit, equal = pairs.same("unit"), pairs.same("figure") & pairs.same("unit")
    one_scale, vague = pairs.on_one_scale(), np.isnan(pairs.traits["size"].to_numpy(dtype=np.float64))
    either_vague = vague[pairs.left] | vague[pairs.right]
    apart = np.where(one_scale, ratio_apart(*pairs.numbers("size")), np.nan)
    ages, magnitudes = pairs.gap("age"), pairs.gap("magnitude")
    rules = {"same_age": ages == 0, "near_age": ages <= 1, "other_age": ages > 1}
    rules |= {"near_magnitude": magnitudes <= _ONE_QUAKE, "other_magnitude": magnitudes > _ONE_QUAKE}
    rules |= {"unusual": pairs.same("unusual_value") & one_unit, "equal": equal & counted, "equal_measured": equal}
    wide = ~vague & (pairs.traits["least"].to_numpy() < pairs.traits["most"].to_numpy())
    bounded = wide[pairs.left] | wide[pairs.right]
    least, most = pairs.numbers("least"), pairs.numbers("most")
    met = meeting(least, most) & ~either_vague
    # percentages lie so close together that two of two facts are often near each other
    spread = ~counted & ~pairs.holding("unit", [PERCENT])[0]
    rules |= {"rounded": spread & (apart <= _ROUNDED) & (met | ~bounded), "within": spread & bounded & met & (apart <= _NEAR_BOUND)}
    # three, and hundreds of thousands: all that the words can mean is far from the other
    above, below = np.maximum(*least), np.minimum(*most)
    far_by_words = either_vague & one_scale & (above > 0) & (above >= _FAR * below)
    rules |= {"far": (apart >= _FAR) | far_by_words, "other_measured": spread & ~pairs.holding("unit_kind", [MONEY])[0]}
    return _level(ValueLevels, rules, otherwise="other")


def _repetition(pairs: Pairs) -> Levels:
    one_document = pairs.same("doc_id")
    rules = {
        "two_documents": ~one_document,
        "restated": pairs.linked("restates"),
        "one_sentence": pairs.same("sentence"),
        "one_figure": pairs.same("figure") & pairs.same("unit"),
    }
    return _level(RepetitionLevels, rules, otherwise="two_figures")
