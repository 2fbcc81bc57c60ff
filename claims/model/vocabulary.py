"""Which words may stand in the closed fields of a record?"""

from enum import StrEnum


class Section(StrEnum):
    """The part of a document that a claim stands in."""

    TITLE = "title"
    TEXT = "text"


class Bound(StrEnum):
    """How the words bound the number."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    UP_TO = "up_to"
    LESS_THAN = "less_than"
    RANGE = "range"
    VAGUE = "vague"


class Change(StrEnum):
    """The direction of a rise or fall, where the number is the size of it."""

    UP = "up"
    DOWN = "down"


class Precision(StrEnum):
    """How finely the words give a time."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class AsOfBasis(StrEnum):
    """Where the as-of date of a claim comes from."""

    STATED = "stated"
    WEEKDAY = "weekday"
    PUBLISHED = "published"
    UNKNOWN = "unknown"


class AttributionKind(StrEnum):
    """What kind of speaker the document names for a figure."""

    NAMED = "named"
    UNNAMED = "unnamed"
    PASSIVE = "passive"
    OWN = "own"


class Modality(StrEnum):
    """Whether the figure is said to be so, planned, forecast, denied."""

    OBSERVED = "observed"
    ESTIMATED = "estimated"
    AUTHORISED = "authorised"
    PLANNED = "planned"
    FORECAST = "forecast"
    ALLEGED = "alleged"
    DENIED = "denied"


class Measure(StrEnum):
    """What kind of quantity a figure is, which decides how it may move in time."""

    COUNT = "count"
    CUMULATIVE = "cumulative"
    STOCK = "stock"
    SHARE = "share"
    FLOW = "flow"
    RATE = "rate"
    DURATION = "duration"
    AGE = "age"
    MONEY = "money"
    SIZE = "size"


class RelationKind(StrEnum):
    """How two claims stand to each other."""

    AGREE = "agree"
    REPEAT = "repeat"
    COMPATIBLE = "compatible"
    UPDATED = "updated"
    REVISED = "revised"
    PART_OF = "part_of"
    CONFLICT = "conflict"
    NOT_COMPARABLE = "not_comparable"


class Grade(StrEnum):
    """How a relation holds: the kind of compatibility, the size of a conflict, or what keeps two claims from being compared."""

    ROUNDING = "rounding"
    BOUND = "bound"
    OVERLAP = "overlap"
    LOOSE = "loose"
    MINOR = "minor"
    MODERATE = "moderate"
    MAJOR = "major"
    UNIT = "unit"
    POPULATION = "population"
    PREDICATE = "predicate"
    PLACE = "place"
    MEASURE = "measure"
    MODALITY = "modality"
    TIME = "time"
    EVENT = "event"


class Cause(StrEnum):
    """What could explain that two figures of one fact exclude each other."""

    AS_OF = "as_of"
    PLACE_SCOPE = "place_scope"
    POPULATION = "population"
    DEFINITION = "definition"
    UNIT = "unit"
    CURRENCY = "currency"
    ROUNDING = "rounding"
    SWAPPED_DIGITS = "swapped_digits"
    SLIPPED_ZERO = "slipped_zero"
    DOUBLE_COUNTING = "double_counting"
    UNEXPLAINED = "unexplained"


class Consistency(StrEnum):
    """Whether the claims of a fact can all be true."""

    CONSISTENT = "consistent"
    EVOLVING = "evolving"
    CONFLICTING = "conflicting"


class Corroboration(StrEnum):
    """Whether independent origins stand behind a fact."""

    CORROBORATED = "corroborated"
    SINGLE_ORIGIN = "single_origin"
    UNCORROBORATED = "uncorroborated"


class Turn(StrEnum):
    """What became of a fact since an earlier run; the first that holds."""

    NEW = "new"
    JOINED = "joined"
    """It is one with another fact, which has its claims now."""
    WITHDRAWN = "withdrawn"
    """No document states it any more."""
    CONFLICTING = "conflicting"
    RESOLVED = "resolved"
    """Its claims conflicted, and no longer do."""
    CORROBORATED = "corroborated"
    REVISED = "revised"
    """Its verdict or its estimate is another."""
    SILENT = "silent"
    """Several documents told it, and none has for long."""


class Trend(StrEnum):
    """Which way an origin's figure of a fact goes from day to day."""

    RISING = "rising"
    FALLING = "falling"
    LEVEL = "level"
    FROZEN = "frozen"
    UNEVEN = "uneven"


class Policy(StrEnum):
    """How the estimate of a fact is drawn from its claims."""

    LOW_BEST_HIGH = "low_best_high"
    MINMAX = "minmax"
    CONSERVATIVE = "conservative"


class Status(StrEnum):
    """What became of a document."""

    READ = "read"
    COPY = "copy"
    NO_CLAIMS = "no_claims"
    OTHER_LANGUAGE = "other_language"


class PublishedBasis(StrEnum):
    """Where a document's time of publication is taken from."""

    METADATA = "metadata"
    LABEL = "label"
    HEADER = "header"
    DATE_LINE = "date_line"
    DATELINE = "dateline"
    UPDATE = "update"


class Severity(StrEnum):
    """What a failed expectation does to a run: stops it, is reported, is counted."""

    CRITICAL = "critical"
    WARNING = "warning"
    INFO = "info"
