"""What may be set about the quality gates?"""

from collections.abc import Mapping
from enum import StrEnum

from pydantic import Field, JsonValue

from claims.model import Severity
from claims.settings.section import Section


class FailingRows(StrEnum):
    """What becomes of the rows that fail an expectation."""

    SET_ASIDE = "set_aside"
    KEEP = "keep"


class Expectation(Section):
    """One thing expected of a table, in the words of Great Expectations."""

    type: str = Field(pattern=r"^expect_[a-z_]+$")
    """The name of a Great Expectations expectation, e.g. `expect_column_values_to_be_unique`."""
    kwargs: Mapping[str, JsonValue]
    """Its arguments, by their names in Great Expectations."""
    severity: Severity
    """What a failure does to the run: critical ends it with exit code 1 when its files are written, warning is reported, info counted."""
    rows: FailingRows | None = None
    """What becomes of failing rows; needed where single rows can fail, absent where only the whole table can."""
    shows: tuple[str, ...] = ()
    """The columns whose values are shown as what was observed; none means those that `kwargs` names."""
    reason: str = Field(min_length=1)
    """What is wrong with a row or table that fails, in plain words."""


class SetAsideLimit(Section):
    """How many rows a gate may set aside before it fails: more than both are too many."""

    share: float = Field(ge=0, le=1)
    """Of the rows of a table."""
    rows: int = Field(ge=0)
    """So many never fail a gate, whatever their share: a pool of three claims may hold a bad one."""


class HistorySettings(Section):
    """What is usual, seen from earlier runs over the same inputs."""

    runs: int = Field(ge=1)
    """The last of them are looked at."""
    least_runs: int = Field(ge=1)
    """Fewer tell nothing; and a source that published in each of so many last runs is a regular one, which may fall silent."""
    least_documents: int = Field(ge=1)
    """A run of fewer documents is not compared with others."""
    ratio: float = Field(gt=1)
    """Claims per document may be so many times the median of earlier runs, or as small a part of it."""
    points: float = Field(gt=0, le=1)
    """A share may lie so far from the median of earlier runs."""
    least_compared: int = Field(ge=1)
    """A source that shares fewer facts with others is not judged by its conflicts."""
    deviations: float = Field(gt=0)
    """A source conflicts unusually often if its share of conflicts, less so many standard deviations, is above what is expected."""


class QualitySettings(Section):
    """What is expected of the tables, a suite a table, by the name of the expectation."""

    set_aside_limit: SetAsideLimit
    history: HistorySettings
    documents: Mapping[str, Expectation]
    claims: Mapping[str, Expectation]
    matches: Mapping[str, Expectation]
    assessed: Mapping[str, Expectation]
    facts: Mapping[str, Expectation]
    run: Mapping[str, Expectation]
    sources: Mapping[str, Expectation]

    def suite(self, table: str) -> Mapping[str, Expectation]:
        """The expectations of a table, by name, in the order of the file.

        Raises:
            KeyError: If no such table is checked.
        """
        suites = {
            "documents": self.documents,
            "claims": self.claims,
            "matches": self.matches,
            "assessed": self.assessed,
            "facts": self.facts,
            "run": self.run,
            "sources": self.sources,
        }
        return suites[table]
