"""Finds the figures that many sources published and reports which agree, changed or contradict each other."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from claims.errors import ClaimsError, GateError, InputError
from claims.model import Claim, Document, Quantity, Rejection, Relation

if TYPE_CHECKING:
    from claims.pipeline import cross_reference
    from claims.result import CrossReference
    from claims.settings import Settings, load_settings
    from claims.verbs import compare, extract

__all__ = [
    "Claim",
    "ClaimsError",
    "CrossReference",
    "Document",
    "GateError",
    "InputError",
    "Quantity",
    "Rejection",
    "Relation",
    "Settings",
    "compare",
    "cross_reference",
    "extract",
    "load_settings",
]

# Loaded when first asked for: `import claims` is not to cost the second that pandas takes.
_HOMES = {
    "CrossReference": "claims.result",
    "Settings": "claims.settings",
    "compare": "claims.verbs",
    "cross_reference": "claims.pipeline",
    "extract": "claims.verbs",
    "load_settings": "claims.settings",
}


def __getattr__(name: str) -> object:
    """Import a public name from the module that holds it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")  # noqa: EM102 - the form that Python itself uses
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """List the public names, those not yet loaded too."""
    return sorted({*globals(), *__all__})
