"""How is a record made of which a text has thousands?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass as record
    from functools import cached_property as kept
else:
    from dataclasses import dataclass

    class kept:  # noqa: N801 - it reads as functools.cached_property does
        """A property that is computed when it is first asked for, and then kept; functools.cached_property locks, which takes longer."""

        def __init__(self, compute: Callable[[object], object]) -> None:
            self._compute, self._name = compute, compute.__name__
            self.__doc__ = compute.__doc__

        def __get__(self, instance: object | None, _: type) -> object:
            if instance is None:
                return self
            value = instance.__dict__[self._name] = self._compute(instance)
            return value

    def record(*, frozen: bool, slots: bool = False, kw_only: bool = False) -> object:
        """Make a dataclass whose fields only the type checker guards against change.

        A frozen dataclass sets each field by a call of its own, which takes several times as long. What a text is read by, tens of
        records a sentence, is made by this; what leaves the reading, claims and documents, is frozen while it runs, too.

        Args:
            frozen: For the type checker and the reader.
            slots: Whether only its fields can be set.
            kw_only: Whether fields are given by name.
        """
        return dataclass(slots=slots, kw_only=kw_only, unsafe_hash=frozen)


__all__ = ["kept", "record"]
