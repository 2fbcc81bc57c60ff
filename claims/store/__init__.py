"""What do runs remember of earlier ones? Documents, claims, facts and verdicts in SQLite or PostgreSQL."""

from claims.store.archive import Archive, opened
from claims.store.connection import address, shown

__all__ = ["Archive", "address", "opened", "shown"]
