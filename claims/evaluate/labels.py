"""How are the rows of a labelled set read?"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pydantic import TypeAdapter, ValidationError

from claims.errors import InputError, MissingPathError

if TYPE_CHECKING:
    from pathlib import Path

Row = TypeVar("Row")


def read_rows(path: Path, kind: type[Row]) -> list[Row]:
    """Read one record from each line of a JSONL file; fields that the record lacks are passed over.

    Args:
        path: A file of the set.
        kind: A dataclass; its field names are the keys.

    Raises:
        MissingPathError: If there is no such file.
        InputError: If a line is not JSON or does not fit the record.
    """
    adapter = TypeAdapter(kind)
    rows = []
    for number, line in enumerate(_text(path).splitlines(), start=1):
        try:
            rows.append(adapter.validate_json(line))
        except ValidationError as err:
            where = f"{path}, line {number}"
            raise InputError(where, f"not a row of this set ({err.errors()[0]['msg']})", _REMEDY) from err
    return rows


def read_list(path: Path, kind: type[Row]) -> list[Row]:
    """Read the records of a JSON file that holds one list.

    Raises:
        MissingPathError: If there is no such file.
        InputError: If the file is not JSON or a row does not fit the record.
    """
    try:
        return TypeAdapter(list[kind]).validate_json(_text(path))  # type: ignore[valid-type]
    except ValidationError as err:
        raise InputError(str(path), f"not a list of this set ({err.errors()[0]['msg']})", _REMEDY) from err


_REMEDY = "name the folder that holds the set, and check which set it is"


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as err:
        raise MissingPathError(str(path), "no such file in the set", _REMEDY) from err
