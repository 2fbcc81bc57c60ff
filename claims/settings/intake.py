"""What may be set about reading documents?"""

from typing import Annotated

from pydantic import Field

from claims.settings.section import Section

Host = Annotated[str, Field(pattern=r"^[a-z0-9.-]+$")]
"""A domain in lower case, without www."""


class Outlet(Section):
    """What is known of one outlet."""

    domains: tuple[Host, ...] = ()
    """Its web addresses; a subdomain belongs to the nearest domain that is named."""
    family: str | None = None
    """The owner or newsroom that it shares with others: all of one family are one origin."""
    language: str | None = Field(default=None, pattern=r"^[a-z]{2,3}$")
    """What it publishes in; for texts too short to tell."""
    feeds: tuple[str, ...] = ()
    """Addresses of its feeds, read where the command names `@feeds`."""


class InputSettings(Section):
    """Where documents come from and which are believed."""

    paths: tuple[str, ...]
    """Files, folders or addresses read where the command names none; `@sample` is the bundled corpus, `@feeds` the outlets' feeds."""
    max_document_characters: int = Field(gt=0)
    """A longer text is rejected: it is not one article."""
    copy_containment: float = Field(gt=0, le=1)
    """Share of the word 5-grams of the shorter of two texts that are found in the other from which on the later one is a near copy."""
    copy_share: float = Field(gt=0, le=1)
    """Share of its own word 5-grams that a longer, later text has in common with the earlier one if it is a near copy, and no report
    that quotes it."""
    repeated_lines: int = Field(ge=2)
    """A line that so many different articles of one outlet carry, and a fifth of all, is furniture."""
    earliest_year: int = Field(ge=1450, le=2100)
    """A publication date before this year is not believed."""
    max_page_bytes: int = Field(gt=0)
    """A page, feed, text or line of a table of more bytes is given up, and so is anything larger from the network."""
    download_seconds: float = Field(gt=0)
    """A server that stays silent for longer is given up."""
    max_download_seconds: float = Field(gt=0)
    """An address that takes longer in all is given up."""
    tries: int = Field(ge=1, le=10)
    """How often an address that fails in passing is asked."""
    longest_wait_seconds: float = Field(ge=0)
    """A server that asks for a longer wait before the next try is given up."""
    servers_at_once: int = Field(ge=1, le=64)
    """How many servers are asked side by side."""
    requests_per_server: int = Field(ge=1, le=16)
    """How many requests one server gets at a time."""
    pause_seconds: float = Field(ge=0)
    """Between two requests to one server; a longer Crawl-delay of its robots.txt is kept, up to 30 seconds."""
    max_links: int = Field(ge=0)
    """Most addresses read from lists and sitemaps in one run; the rest is said to be left out."""
    respect_robots: bool
    """Whether addresses that a robots.txt closes to programs are left alone."""
    allow_private_addresses: bool
    """Whether addresses of this machine and of private networks may be fetched."""
    outlets: dict[str, Outlet]
    """What is known of outlets, by name."""
