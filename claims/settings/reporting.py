"""What may be set about the report?"""

from pydantic import Field

from claims.settings.section import Section


class ReportSettings(Section):
    """How the report is laid out; the tables beside it always hold everything."""

    title: str = Field(min_length=1)
    """The headline of the page."""
    facts_in_full: int = Field(ge=0)
    """Facts shown with their chart and claims, readable without a script and on paper; those after them are listed in a line each."""
    facts_in_brief: int = Field(ge=0)
    """Lines in each list of facts; those after them are there for the page's search."""
    facts_on_page: int = Field(ge=0)
    """Facts that the page and report.json hold in all; those after them are counted."""
    claims_per_fact: int = Field(gt=0)
    """Claims shown of one fact, the most different first in line; the rest is counted."""
    differences_per_fact: int = Field(gt=0)
    """Pairs of figures set against each other, the widest apart first; the rest is counted."""
    links_per_fact: int = Field(ge=0)
    """Matched pairs shown of one fact with what they weigh: the strongest, then the weakest; the rest is counted."""
    near_misses_per_fact: int = Field(ge=0)
    """Other facts shown that came near to being the same; the rest is counted."""
    sources_shown: int = Field(ge=0)
    """Rows in each table of sources, origins and pairs of origins; the rest is counted."""
    quote_characters: int = Field(ge=40)
    """A longer sentence is cut around its figure."""
    changes: int = Field(ge=0)
    """Facts shown of those that changed since the last run; the rest is counted."""
    rejected_rows: int = Field(ge=0)
    """Rejected rows shown with their reasons; the rest is counted."""
