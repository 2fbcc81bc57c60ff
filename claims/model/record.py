"""How is a record made of which a text has thousands?"""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, ParamSpec, TypeVar

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


_Arguments = ParamSpec("_Arguments")
_Record = TypeVar("_Record")


def maker(of: Callable[_Arguments, _Record]) -> Callable[_Arguments, _Record]:
    """Give a function that makes records of a class, in half the time that a call of the class takes.

    Python packs the arguments of a class into a dictionary and unpacks them again; those of a function it does not.

    Args:
        of: A dataclass, frozen or not, whose fields have no default that is made anew each time.

    Raises:
        TypeError: If a call of the class does more than to set its fields, which the function would leave out.
    """
    known = fields(of)  # type: ignore[arg-type]  # a dataclass, as the type of what calls it cannot say
    if hasattr(of, "__post_init__") or any(one.default_factory is not MISSING or not one.init for one in known):
        message = f"{of} does more than to set its fields: it is made by a call of the class"
        raise TypeError(message)
    frozen = of.__dataclass_params__.frozen  # type: ignore[attr-defined]
    # What is frozen is filled as an open record with the same slots, which then becomes it: to go round what forbids to set a field
    # takes twenty times as long for each.
    made_as = type(of.__name__, (), {"__slots__": of.__slots__}) if frozen else of  # type: ignore[attr-defined]
    names: dict[str, object] = {"of": of, "made_as": made_as, "new": object.__new__}
    names |= {f"default_{one.name}": one.default for one in known}
    parameters = [one.name if one.default is MISSING else f"{one.name}=default_{one.name}" for one in known]
    opening = ["*"] if all(one.kw_only for one in known) else []
    body = [f"made.{one.name} = {one.name}" for one in known]
    closing = ["made.__class__ = of"] if frozen else []
    source = f"def make({', '.join([*opening, *parameters])}):\n made = new(made_as)\n " + "\n ".join([*body, *closing, "return made"])
    exec(source, names)  # as dataclasses itself writes what makes one
    return names["make"]  # type: ignore[return-value]


__all__ = ["kept", "maker", "record"]
