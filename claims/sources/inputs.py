"""Which files and addresses do the named paths stand for?"""

from __future__ import annotations

import glob
import os
from collections import Counter
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from claims.errors import MissingPathError, NoDocumentsError
from claims.sources.identity import unite
from claims.sources.kinds import KINDS, kind_of
from claims.sources.links import is_address
from claims.sources.manifest import Manifest, read_manifest
from claims.sources.outcome import Reading, rejection
from claims.sources.streams import STANDARD_INPUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from claims.model import Rejection
    from claims.settings import Outlet

SAMPLE = "@sample"
FEEDS = "@feeds"
_REMEDY = "name files of " + ", ".join(sorted(KINDS)) + " (also .gz), a folder of them, or an address"


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One file or address to read.

    Attributes:
        where: The path or address.
        doc_id: What its document is called where it has no id of its own: the file's name, with as many of its parent
            folders as tell it from the others; the address of a page.
        manifest: What the desk says of the documents, or None.
    """

    where: str
    doc_id: str
    manifest: Manifest | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What the named paths stand for.

    Attributes:
        found: In the order they were named, folders sorted by path; a file named twice stands once.
        rejected: Files in a folder that are of no kind that is read, folders that hold nothing, rows of the manifest that say nothing.
        manifest: What the desk says of the documents, or None.
    """

    found: tuple[Input, ...]
    rejected: tuple[Rejection, ...]
    manifest: Manifest | None = None

    def gather(self, readings: Iterable[Reading]) -> Reading:
        """Put together what was read of them in batches, in order, with what was kept out from the start."""
        whole = unite([Reading(documents=[], rejected=list(self.rejected)), *readings])
        if self.manifest is None:
            return whole
        unused = self.manifest.unused([one.where for one in self.found], whole.documents)
        return replace(whole, rejected=whole.rejected + unused)


def find_inputs(
    paths: Iterable[str | os.PathLike[str]],
    *,
    manifest: str | os.PathLike[str] | None = None,
    outlets: Mapping[str, Outlet] = MappingProxyType({}),
) -> Inputs:
    """Find what there is to read; nothing is fetched, and nothing but the manifest is opened.

    Args:
        paths: Files, folders (searched to their depths; names that begin with a dot are left out), patterns such as
            `reports/*.html`, addresses, `-` for standard input, `@sample` for the bundled corpus, or `@feeds` for the outlets' feeds.
        manifest: A table that gives or overrides what documents say of themselves; where no path is named, what it names is read.
        outlets: What is known of outlets.

    Raises:
        MissingPathError: If one of them does not exist, or a pattern fits nothing.
        NoDocumentsError: If they hold nothing that can be read.
        InputError: If the manifest cannot be read.
    """
    given = read_manifest(Path(manifest)) if manifest is not None else None
    named = [os.fspath(path) for path in paths] or (given.named() if given else [])
    feeds = [feed for outlet in outlets.values() for feed in outlet.feeds]
    wheres: dict[str, None] = {}
    rejected: dict[str, Rejection] = {one.row_key: one for one in (given.rejected if given else ())}
    for name in named:
        for where in feeds if name == FEEDS else _standing_for(name):
            if isinstance(where, str):
                wheres[where] = None
            else:
                rejected[where.row_key] = where
    if not wheres:
        raise NoDocumentsError(", ".join(named) or "no path", "holds nothing that can be read", _REMEDY)
    found = tuple(replace(one, manifest=given) for one in _called(list(wheres)))
    return Inputs(found=found, rejected=tuple(rejected.values()), manifest=given)


def _standing_for(name: str) -> Iterator[str | Rejection]:
    if is_address(name) or name == STANDARD_INPUT:
        yield name
    elif name == SAMPLE:
        yield from _in_folder(Path(str(resources.files("claims"))) / "sample" / "reports")
    elif Path(name).is_dir():
        yield from _in_folder(Path(name))
    elif Path(name).is_file():
        yield _of_a_kind(Path(name))
    elif Path(name).exists():
        raise MissingPathError(name, "neither a file nor a folder", _REMEDY)
    else:
        yield from _fitting(name)


def _fitting(pattern: str) -> Iterator[str | Rejection]:
    # Path.glob takes no absolute pattern.
    fitting = sorted(glob.glob(pattern, recursive=True)) if glob.has_magic(pattern) else []  # noqa: PTH207
    if not fitting:
        raise MissingPathError(pattern)
    for path in map(Path, fitting):
        if path.is_dir():
            yield from _in_folder(path)
        elif path.is_file():
            yield _of_a_kind(path)


def _in_folder(folder: Path) -> Iterator[str | Rejection]:
    empty = True
    for parent, folders, names in os.walk(folder):
        # In place: os.walk goes down what is left here, in this order.
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for path in (Path(parent) / name for name in sorted(names) if not name.startswith(".")):
            if path.is_file():
                empty = False
                yield _of_a_kind(path)
    if empty:
        yield rejection(str(folder), "folder_holds_files", f"{folder}: the folder is empty; " + _REMEDY)


def _of_a_kind(path: Path) -> str | Rejection:
    if kind_of(path) in KINDS:
        return os.path.normpath(path)
    return rejection(str(path), "known_kind", f"{path}: not a kind of file that is read; {_REMEDY}", path.suffix)


def _called(wheres: list[str]) -> Iterator[Input]:
    """Give each file the shortest end of its path that no other file has."""
    parts = {where: Path(where).parts for where in wheres if not is_address(where)}
    taken = dict.fromkeys(parts, 1)
    while clashing := _clashing(parts, taken):
        for where in clashing:
            taken[where] += 1
    for where in wheres:
        yield Input(where=where, doc_id="/".join(parts[where][-taken[where] :]) if where in parts else where)


def _clashing(parts: dict[str, tuple[str, ...]], taken: dict[str, int]) -> list[str]:
    ends = {where: parts[where][-count:] for where, count in taken.items()}
    often = Counter(ends.values())
    return [where for where, end in ends.items() if often[end] > 1 and taken[where] < len(parts[where])]
