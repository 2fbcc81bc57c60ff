"""Which version of the code and the word data read what stands in a store?"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib import metadata, resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from claims.settings.assessment import AssessSettings

_READING = ("claims.text", "claims.lexicon")
_LIBRARIES = ("lemminflect", "nupunkt", "pint")


def extractor() -> str:
    """Name the extractor of claims by a digest of its code, its word data and the libraries that it asks.

    A change in any of them may change what a sentence says: all that stands in a store is then read anew, once.
    """
    return _digest("claims.extraction", "claims.model", *_READING)


def reader() -> str:
    """Name what reads texts for matching, likewise."""
    return _digest("claims.match", *_READING)


def assessor(settings: AssessSettings) -> str:
    """Name what judges facts, likewise, with the settings by which it does."""
    code = _digest("claims.assess", "claims.match", "claims.model", *_READING, files=("tables.py", "dimensions.py"))
    columns = [f"{name} {metadata.version(name)}" for name in ("numpy", "pandas")]
    return sha256(f"{code} {columns} {settings.model_dump_json()}".encode()).hexdigest()[:16]


@cache
def _digest(*packages: str, files: tuple[str, ...] = ()) -> str:
    whole = sha256()
    for name in files:
        whole.update((resources.files("claims") / name).read_bytes())
    for package in packages:
        for file in _files(resources.files(package)):
            whole.update(file.read_bytes())
    for name in _LIBRARIES:
        whole.update(f"{name} {metadata.version(name)}".encode())
    return whole.hexdigest()[:16]


def _files(folder: Traversable) -> Iterator[Traversable]:
    """All code and word data in a package, those of its own packages too."""
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.is_dir():
            yield from _files(one)
        elif one.name.endswith((".py", ".toml")):
            yield one
