"""What can go wrong, what is said about it, and what should the reader do?"""

from __future__ import annotations


class ClaimsError(Exception):
    """The root of every error that this package raises on purpose."""


class InputError(ClaimsError, ValueError):
    """Something given from outside cannot be used.

    Attributes:
        where: The path, address or setting that is wrong.
        what: What is wrong with it.
        remedy: What to do.
    """

    def __init__(self, where: str, what: str, remedy: str) -> None:
        self.where, self.what, self.remedy = where, what, remedy
        super().__init__(where, what, remedy)

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; {self.remedy}"


class MissingPathError(InputError, FileNotFoundError):
    """A path that was named does not exist."""

    def __init__(self, where: str, what: str = "no such file or folder", remedy: str = "check the spelling") -> None:
        super().__init__(where, what, remedy)


class NoDocumentsError(InputError):
    """Nothing that was named holds a document that can be read."""


class SettingsError(InputError):
    """A settings file cannot be read, has an unknown key, or a value out of range."""


class StoreError(InputError):
    """A store cannot be reached, is no store, or is in use by another run."""


class WorkerError(ClaimsError):
    """A worker process ended twice at the same piece of work: out of memory, killed, or brought down by what it read."""

    def __str__(self) -> str:
        return (
            "worker processes: one was ended twice at the same work, likely for want of memory; free some, or give fewer documents at once;"
            " with a store the next run goes on from here"
        )


class GateError(ClaimsError):
    """A critical quality gate failed.

    Attributes:
        failures: One line for each expectation that failed.
    """

    def __init__(self, failures: tuple[str, ...]) -> None:
        self.failures = failures
        super().__init__(failures)

    def __str__(self) -> str:
        return "quality gate failed: " + "; ".join(self.failures)
