"""What do English words mean? Word data in TOML files beside this module, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


@cache
def load(name: str) -> dict[str, object]:
    """Read one file of word data.

    Args:
        name: The file's name without its ending, for example `numerals`.

    Returns:
        The file's tables. They are shared: read, never write.
    """
    return tomllib.loads(resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def word_list(name: str, key: str) -> frozenset[str]:
    """Read one list of words.

    Args:
        name: The file's name without its ending.
        key: The list's name in that file.

    Raises:
        TypeError: If the file has something else under that name.
    """
    found = load(name)[key]
    if not isinstance(found, list):
        message = f"{name}.toml: {key} is no list of words"
        raise TypeError(message)
    return frozenset(found)
