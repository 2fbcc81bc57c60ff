"""What may be set about the store that remembers earlier runs?"""

from pydantic import Field, SecretStr

from claims.settings.section import Section


class StoreSettings(Section):
    """Where runs are remembered, for how long, and what is told of a change."""

    url: SecretStr
    """A file of SQLite (`news.db`), or the address of a PostgreSQL database; empty remembers nothing. Secret: it may hold a password."""
    wait_seconds: float = Field(ge=0)
    """How long a run waits for another one on the same store before it gives up."""
    silent_days: int = Field(gt=0)
    """A fact that several documents told has gone silent when the newest of them is so many days older than the newest in the store."""
    feed_entries: int = Field(gt=0)
    """Entries of changes.atom, the newest first."""
    keep_days: int = Field(gt=0)
    """`claims store prune` takes out what is older, unless it is told otherwise."""
