"""Why is an address not fetched?"""

from __future__ import annotations

from claims.errors import ClaimsError


class FetchError(ClaimsError):
    """An address cannot be fetched, however often it is tried; the message says why."""


class UnreachableError(FetchError):
    """An address cannot be fetched just now; another try may succeed.

    Attributes:
        wait_seconds: How long the server asks to be left alone, or None.
    """

    def __init__(self, reason: str, wait_seconds: float | None = None) -> None:
        self.wait_seconds = wait_seconds
        super().__init__(reason, wait_seconds)

    def __str__(self) -> str:
        return str(self.args[0])
