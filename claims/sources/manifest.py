"""What does a list that the desk keeps say of its documents?"""

from __future__ import annotations

import dataclasses
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.errors import InputError, MissingPathError
from claims.model import Rejection
from claims.sources.characters import NotTextError
from claims.sources.entry import Content
from claims.sources.kinds import kind_of
from claims.sources.links import is_address
from claims.sources.outcome import rejection
from claims.sources.rows import cell, read_rows
from claims.sources.streams import UNREADABLE, opener

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from claims.model import Document
    from claims.sources.entry import Entry

_KINDS = (".csv", ".tsv", ".jsonl")
_KEYS = ("path", "id", "url")
_LONGEST = 1_000_000
_REMEDY = "give each row a path, an id or a url, and any of title, source, author, published_at, language"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a row of a manifest says of a document; None where it says nothing.

    Attributes:
        row_key: Where the row stands.
        fields: The fields of an `Entry` that it gives, by their names.
    """

    row_key: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """Rows by what they are about: the first of path, id and url that a row has.

    Attributes:
        paths: By the normal form of a file's absolute path: for all documents of the file.
        ids: By a document's own id.
        urls: By an address, as named or as the document says.
        rejected: Rows that cannot be used.
    """

    paths: Mapping[str, Given]
    ids: Mapping[str, Given]
    urls: Mapping[str, Given]
    rejected: tuple[Rejection, ...] = ()

    def named(self) -> list[str]:
        """The files and addresses that it names, for a run that names no other."""
        return [*self.paths, *self.urls]

    def apply(self, entry: Entry, where: str) -> Entry:
        """Lay what the manifest says over what an entry says; a row about the document goes before one about its file.

        Args:
            entry: What was read.
            where: The path or address of the input that it stands in.
        """
        of_file = self.urls.get(where) if is_address(where) else self.paths.get(_normal(where))
        of_url = self.urls.get(entry.url) if entry.url else None
        for given in (of_file, of_url, self.ids.get(entry.doc_id)):
            if given is not None:
                entry = dataclasses.replace(entry, **given.fields)
        return entry

    def unused(self, wheres: Iterable[str], documents: Sequence[Document]) -> list[Rejection]:
        """A line for each row that is about nothing that was read.

        Args:
            wheres: The inputs of the run.
            documents: What was read from them.
        """
        named = {where if is_address(where) else _normal(where) for where in wheres}
        ids, urls = {one.doc_id for one in documents}, {one.url for one in documents} | named
        missed = {key: given for key, given in self.paths.items() if key not in named}
        missed |= {key: given for key, given in self.ids.items() if key not in ids}
        missed |= {key: given for key, given in self.urls.items() if key not in urls}
        return [_unused(key, given) for key, given in missed.items()]


def read_manifest(path: Path) -> Manifest:
    """Read a manifest: CSV, TSV or JSON lines, a row a file, document or address. Paths are seen from its own folder.

    Raises:
        InputError: If it cannot be read, or is of another kind.
    """
    kind = kind_of(path)
    if not path.is_file():
        raise MissingPathError(str(path))
    if kind not in _KINDS:
        raise InputError(str(path), "not a kind of file that a manifest can be", "write it as " + ", ".join(_KINDS))
    content = Content(where=str(path), doc_id=path.name, stream=opener(path), most_bytes=_LONGEST)
    tables: dict[str, dict[str, Given]] = {key: {} for key in _KEYS}
    rejected: list[Rejection] = []
    try:
        for number, row in read_rows(content, kind):
            rejected.extend([row] if isinstance(row, Rejection) else _take(row, f"{path}:{number}", path.parent, tables))
    except (NotTextError, *UNREADABLE) as err:
        raise InputError(str(path), f"cannot be read ({err})", "write it again as UTF-8") from err
    if not any(tables.values()):
        raise InputError(str(path), "no row of a manifest in it", _REMEDY)
    return Manifest(paths=tables["path"], ids=tables["id"], urls=tables["url"], rejected=tuple(rejected))


def _take(row: Mapping[str, object], row_key: str, folder: Path, tables: Mapping[str, dict[str, Given]]) -> list[Rejection]:
    key = next((name for name in _KEYS if cell(row, name)), None)
    if key is None:
        return [rejection(row_key, "manifest_row", f"{row_key}: says of nothing; {_REMEDY}")]
    about = cell(row, key) or ""
    about = _normal(folder / about) if key == "path" else about
    if about in tables[key]:
        return [rejection(row_key, "manifest_row", f"{row_key}: a row before says of the same; it is passed over, leave one out", about)]
    columns = {"title": "title", "source": "source", "author": "author", "url": "url", "published_at": "published", "language": "language"}
    fields = {field: said for column, field in columns.items() if (said := cell(row, column))}
    tables[key][about] = Given(row_key=row_key, fields=fields)
    return []


def _normal(path: str | os.PathLike[str]) -> str:
    return os.path.normpath(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links out of the named folder


def _unused(key: str, given: Given) -> Rejection:
    return rejection(given.row_key, "manifest_row_used", f"{given.row_key}: nothing that was read is {key}; check its spelling", key)
