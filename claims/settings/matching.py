"""What may be set about matching?"""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from claims.model import Modality
from claims.settings.overrides import Override
from claims.settings.section import DescribedSection, Section

Key = Literal["story_id", "unit_kind", "thing", "predicate", "place", "unusual_value"]
"""What claims may be blocked by. `thing` is what is counted, under its general name (people for victims and persons)."""


class StorySettings(Section):
    """How documents about one event are found."""

    name_factor: float = Field(ge=1)
    """How much more a capitalised word tells than another word."""
    date_factor: float = Field(ge=1)
    """How much more a date tells than a word."""
    lead_factor: float = Field(ge=1)
    """How much more a word tells in the title and the lead."""
    lead_characters: int = Field(ge=0)
    """Length of the lead."""
    rarity_power: float = Field(gt=0)
    """Exponent of a word's rarity: above 1, rare words decide."""
    background_documents: int = Field(gt=0)
    """A word's rarity is ln(1 + this / documents that have it): the more, the more words that several documents have still tell."""
    terms_per_document: int = Field(gt=0)
    """The most telling terms of a document; the rest are left out."""
    max_documents_per_term: int = Field(gt=1)
    """A term of more documents forms no pairs: it is too common to tell events apart."""
    half_life_days: float = Field(gt=0)
    """Days between publication after which the part of the similarity that fades is halved."""
    lasting_share: float = Field(ge=0, le=1)
    """The part of the similarity that never fades: trials come years after."""
    elsewhere_share: float = Field(ge=0, le=1)
    """What is left of the similarity of two documents about different places, neither of which names that of the other."""
    figures_shared: int = Field(ge=1)
    """So many unusual figures that two documents give alike tell that they are of one event."""
    figures_similarity: float = Field(ge=0, le=1)
    """What that adds to their similarity."""
    join_similarity: float = Field(gt=0, le=1)
    """Mean similarity between two groups of documents from which on they are one story."""
    least_similarity: float = Field(ge=0, le=1)
    """A lower similarity counts as none."""


class ContextSettings(Section):
    """How the sentences around two claims are compared."""

    name_factor: float = Field(ge=1)
    """How much more a capitalised word tells than another word."""
    near_characters: int = Field(gt=0)
    """Words further than this from the figure are far from it."""
    far_factor: float = Field(gt=0, le=1)
    """What a word far from the figure counts of one near it."""
    rarity_power: float = Field(gt=0)
    """Exponent of a word's rarity among the claims' sentences."""
    background_sentences: int = Field(gt=0)
    """A word's rarity is ln(1 + this / sentences that have it)."""
    terms_per_sentence: int = Field(gt=0)
    """The most telling terms of a sentence; the rest are left out."""
    strong: float = Field(gt=0, le=1)
    """Overlap (cosine) from which on it is strong."""
    medium: float = Field(gt=0, le=1)
    """Overlap from which on it is medium."""
    weak: float = Field(gt=0, le=1)
    """Overlap from which on it is weak."""

    @model_validator(mode="after")
    def _rising(self) -> ContextSettings:
        if not self.weak <= self.medium <= self.strong:
            raise ValueError("weak, medium and strong must rise")
        return self


class LikenessSettings(Section):
    """From where on two texts are alike."""

    phrase: float = Field(gt=0, le=100)
    """Likeness (RapidFuzz token set ratio) of two phrases counted from which on they are similar."""
    modifiers: float = Field(gt=0, le=100)
    """Likeness of the modifiers of one head noun below which they count as others."""
    name: float = Field(gt=0, le=100)
    """Likeness of two persons' names below which they are two persons."""
    attribution: float = Field(gt=0, le=100)
    """Likeness of two speakers from which on they are one."""
    story: float = Field(gt=0, le=1)
    """Similarity of two documents of different stories from which on they are near."""


class BlockingRule(Section):
    """One way in which two claims come to be compared: all the keys are equal."""

    name: str = Field(min_length=1)
    """Kept with every pair as its match_key."""
    keys: tuple[Key, ...] = Field(min_length=1)
    """What must be equal; a claim that lacks one of them is not looked at by this rule."""
    least_similarity: float | None = Field(default=None, gt=0, le=1)
    """Where given, only claims of two documents of different stories that are at least as similar are looked at."""
    max_pairs_per_block: int = Field(gt=0)
    """A block of more pairs is thinned: its claims, by date, are compared with their neighbours only."""


class Level(Section):
    """One level of a comparison. Its weight is log2(m / u) bits."""

    m: float = Field(gt=0, le=1)
    """P(level | the two claims are of one fact)."""
    u: float = Field(gt=0, le=1)
    """P(level | they are of two facts)."""


class CountedLevels(DescribedSection):
    """How the phrases counted stand to each other."""

    unknown: Level
    """A phrase is missing."""
    same_phrase: Level
    """The same words in any order, modifiers included."""
    same_thing: Level
    """The same head noun, or one that means the same; no persons."""
    same_people: Level
    """The same kind of persons, under whatever name."""
    part: Level
    """One side counts a narrower kind of persons (two children of five people), or is told as a part of a whole, and counts fewer."""
    broader: Level
    """One kind of persons holds the other (people, children), and the narrower one counts as many or more."""
    similar: Level
    """Most letters alike, or the words of one found in the other."""
    rival: Level
    """Two kinds of persons that share nobody (civilians, soldiers)."""
    overlapping: Level
    """Two kinds of persons that may be the same people (men, robbers)."""
    other_name: Level
    """The ages of two persons of different names."""
    other_modifiers: Level
    """The same head noun, modified by other words (national games, world games)."""
    different_measured: Level
    """Different words for something measured, paid or aged, which has many names."""
    different: Level
    """Different words for something counted."""


class PredicateLevels(DescribedSection):
    """How what is said of the figures stands to each other."""

    unknown: Level
    """A predicate is missing, or says next to nothing (be, have)."""
    same: Level
    """The same family or verb."""
    exclusive: Level
    """Two fates that no report takes for one another (killed, injured)."""
    related: Level
    """Two predicates that tell of one thing from two sides (bought for, cost; was fined, paid)."""
    different: Level
    """Two other predicates."""


class PlaceLevels(DescribedSection):
    """How the places stand to each other."""

    unknown: Level
    same: Level
    contains: Level
    """One name holds the other (Raqqa, Raqqa province)."""
    elsewhere: Level
    """Two names, and neither document has the name that the other claim gives."""
    different: Level


class TimeLevels(DescribedSection):
    """How far apart the as-of dates are."""

    unknown: Level
    same_publication: Level
    """At most one day, and both by publication only: neither text dates its figure."""
    same_day: Level
    """At most one day."""
    same_week: Level
    """At most seven days."""
    same_quarter: Level
    """At most 90 days."""
    apart: Level


class AttributionLevels(DescribedSection):
    """Whether one speaker is named."""

    unknown: Level
    same: Level
    different: Level


class StoryLevels(DescribedSection):
    """How the documents stand to each other."""

    same_document: Level
    same_story: Level
    near: Level
    """Two stories, but documents about as alike as those of one."""
    distant: Level


class ContextLevels(DescribedSection):
    """How many telling words the claims' sentences share."""

    strong: Level
    medium: Level
    weak: Level
    none: Level


class MeasureLevels(DescribedSection):
    """Whether the figures are of one kind (toll, stock, share, money, age)."""

    same: Level
    different: Level


class UnitLevels(DescribedSection):
    """What the units say."""

    count: Level
    """Both count."""
    same_unit: Level
    """Both measure in one unit, or in two whose sizes are known (miles and kilometres)."""
    convertible: Level
    """Two units of one kind that are not set against each other (euros and dollars)."""


class ValueLevels(DescribedSection):
    """Whether the figures are the same: hardly a reason to join and none to split, within reason.

    Ages tell persons apart, and magnitudes earthquakes. Amounts and measures have so many values that the same one twice says more.
    """

    same_age: Level
    near_age: Level
    """At most a year apart: a birthday, or a slip."""
    other_age: Level
    near_magnitude: Level
    """At most a quarter of a magnitude apart, as agencies are about one earthquake."""
    other_magnitude: Level
    unusual: Level
    """The same figure, of three or more significant digits, or an amount of money."""
    equal: Level
    """The same count, of the kind that many facts share."""
    equal_measured: Level
    """The same figure of something measured or a share, of the kind that many facts share."""
    rounded: Level
    """Two figures of something measured or paid of which one may be the other, rounded: at most 5 percent apart."""
    within: Level
    """A bound or range of something measured or paid that holds the other figure, and is at most a quarter away from it."""
    far: Level
    """One figure is at least ten times the other."""
    other_measured: Level
    """Two figures of something measured or paid: of one thing they are mostly the same, or nearly."""
    other: Level


class RepetitionLevels(DescribedSection):
    """What one document's stating both says."""

    two_documents: Level
    restated: Level
    """One gives the figure of the other again in another unit (2 million euros, in brackets dollars)."""
    one_figure: Level
    """One document states the same figure twice."""
    two_figures: Level
    """One document states two figures."""
    one_sentence: Level
    """One sentence states both."""


class ComparisonSettings(Section):
    """Every comparison, with m and u of its levels."""

    counted: CountedLevels
    predicate: PredicateLevels
    place: PlaceLevels
    time: TimeLevels
    attribution: AttributionLevels
    story: StoryLevels
    context: ContextLevels
    measure: MeasureLevels
    unit: UnitLevels
    value: ValueLevels
    repetition: RepetitionLevels


class NearMissSettings(Section):
    """Which pairs that were looked at and did not join are kept, with the reason."""

    per_claim: int = Field(ge=0)
    """Most pairs kept for a claim, the weightiest; a pair may be among those of either of its claims. 0 keeps none."""
    least_weight: float
    """Match weight in bits below which a pair did not come near."""


class MatchSettings(Section):
    """How claims of one fact are found."""

    prior: float = Field(gt=0, lt=1)
    """Probability that two claims that a blocking rule compares are of one fact."""
    join_probability: float = Field(gt=0, lt=1)
    """A claim joins a fact where the mean match weight of its pairs with the fact's claims means at least this probability."""
    unseen_weight: float = Field(le=0)
    """Match weight counted for two claims that no blocking rule compares."""
    apart_modalities: tuple[Modality, ...]
    """A figure of one of these is never of one fact with a figure of another modality (authorised is not deployed)."""
    must_link: tuple[Override, ...]
    """Claims whose facts are joined, whatever the evidence."""
    cannot_link: tuple[Override, ...]
    """Claims that are of no fact together, whatever the evidence."""
    near_misses: NearMissSettings
    stories: StorySettings
    context: ContextSettings
    likeness: LikenessSettings
    blocking: tuple[BlockingRule, ...] = Field(min_length=1)
    comparisons: ComparisonSettings

    @model_validator(mode="after")
    def _rules_told_apart(self) -> MatchSettings:
        if len({rule.name for rule in self.blocking}) < len(self.blocking):
            raise ValueError("two blocking rules have one name")
        return self
