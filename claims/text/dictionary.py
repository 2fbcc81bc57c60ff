"""What does the English dictionary say of a word: as which parts of speech, of which dictionary forms, and how is it inflected?

The dictionary is lemminflect's data, read without lemminflect: importing that loads numpy, its own reader takes seven times as long
as this one, and it copies what it answers, which a reader of news asks thousands of times.
"""

from __future__ import annotations

import gzip
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

_PACKAGE, _LOOKUP, _OVERRIDES = "lemminflect", "lemma_lu.csv.gz", "lemma_overrides.csv"
_FORMS, _OTHER_FORMS = "infl_lu.csv.gz", "infl_overrides.csv"
_PLURAL = "NNS"
_VERB_FORMS = {"VBD": 0, "VBN": 1, "VBG": 2, "VBZ": 3}
"""Penn tags by their column; a participle that is left out is the past tense."""


class _Rows(NamedTuple):
    """The rows of the dictionary, those of one word beside each other, and the last row of each word."""

    words: list[str]
    kinds: list[str]
    forms: list[str]
    last: dict[str, int]


def lemmas(word: str) -> dict[str, tuple[str, ...]]:
    """Give the dictionary forms of a word by the parts of speech that it can be.

    Args:
        word: In lower case.

    Returns:
        By universal part-of-speech tag (NOUN, VERB, AUX, ADJ, ADV), in the order of the dictionary; empty for a word it lacks.

    >>> lemmas("wounded"), lemmas("xyzzy")
    ({'VERB': ('wound',)}, {})
    """
    return dict(_looked_up(word)) | _overrides().get(word, {})


@cache
def inflected(word: str, tag: str) -> str:
    """Give a form of a noun or verb, the first of several; the word itself where no rule makes one.

    Args:
        word: In its dictionary form.
        tag: Penn tag of the form: NNS, VBD, VBN, VBG or VBZ.

    >>> [inflected("inch", "NNS"), inflected("shut", "VBN"), inflected("trap", "VBG")]
    ['inches', 'shut', 'trapping']
    """
    if (found := _line(_resources_text(_OTHER_FORMS), f"\n{word},{tag},")) is not None:
        return found
    found = _line(_forms(), f"\n{word},{'noun' if tag == _PLURAL else 'verb'},")
    if found is not None:
        forms = found.split(",")
        form = forms[0] if tag == _PLURAL else forms[_VERB_FORMS[tag]] or forms[_VERB_FORMS["VBD"]]
        if form:
            return form.partition("/")[0]
    import lemminflect  # what it does not list it makes by rules of its own

    made: str = next(iter(lemminflect.getInflection(word, tag)), word)
    return made


def _line(text: str, beginning: str) -> str | None:
    """Give what follows a beginning in its line of a text."""
    at = text.find(beginning)
    return None if at < 0 else text[at + len(beginning) : text.index("\n", at + 1)].strip()


@cache
def _forms() -> str:
    return "\n" + gzip.decompress((_resources() / _FORMS).read_bytes()).decode() + "\n"


@cache
def _resources_text(name: str) -> str:
    return "\n" + (_resources() / name).read_text(encoding="utf-8") + "\n"


def _looked_up(word: str) -> list[tuple[str, tuple[str, ...]]]:
    rows = _rows()
    at = rows.last.get(word, -1)
    found: list[tuple[str, tuple[str, ...]]] = []
    while at >= 0 and rows.words[at] == word:
        found.append((rows.kinds[at].upper(), tuple(rows.forms[at].lower().split("/"))))
        at -= 1
    return found[::-1]


@cache
def _rows() -> _Rows:
    # One split of the whole: a line at a time takes several times as long.
    cells = gzip.decompress((_resources() / _LOOKUP).read_bytes()).decode().replace("\n", ",").split(",")
    words = cells[:-1:3]
    return _Rows(words=words, kinds=cells[1::3], forms=cells[2::3], last=dict(zip(words, range(len(words)), strict=True)))


@cache
def _overrides() -> dict[str, dict[str, tuple[str, ...]]]:
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for line in (_resources() / _OVERRIDES).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            word, tag, form = line.strip().split(",")
            found.setdefault(word, {})[tag] = (form.lower(),)
    return found


def _resources() -> Path:
    spec = find_spec(_PACKAGE)  # which does not import it
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"no module named {_PACKAGE!r}: install what claims depends on", name=_PACKAGE)  # noqa: EM102
    return Path(spec.origin).parent / "resources"
