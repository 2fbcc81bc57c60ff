"""What is a claim compared by? Its columns brought to a common form, once for all pairs."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from claims.match.coded import changed, coded, holding, renamed, where
from claims.match.figures import figure_traits
from claims.match.populations import ANYBODY, is_person, kind, remainder_words, vacuous_predicates
from claims.match.units import AGE, unit_kind
from claims.model import Section
from claims.text.words import Part, lemma, parts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from claims.match.coded import Coded

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NAME = re.compile(r"\b[A-Z][\w'’.-]*")
_OWNER = re.compile(r"['’]s?\b")
_CHAIN = re.compile(r"^.* -> ")
_KEPT = ("doc_id", "sentence", "as_of_basis", "change", "modality", "measure", "unit", "part_of")


def traits(claims: pd.DataFrame, story_of: pd.Series) -> pd.DataFrame:
    """Bring claims to the form in which they are blocked and compared.

    Args:
        claims: The claims, one a row.
        story_of: story_id by doc_id.

    Returns:
        A row a claim, in order, texts as `claims.match.coded` holds them, with the claim's own claim_id, doc_id, sentence, as_of,
        as_of_basis, change, modality, measure, unit and part_of, and with

        - story_id;
        - unit_kind: what the unit measures;
        - phrase, modifiers: lemmas of the words counted, in alphabetical order, without words of closed classes, with and without the head;
        - run_together: the letters of a phrase with a name in it, without spaces: one name is written as one word and as two;
        - kind: general name of the head noun; thing: the same, with every kind of persons as one;
        - predicate: null where it says next to nothing; place: in lower case, without the signs of a genitive;
        - speaker: the last of the chain of attribution;
        - besides: whether those counted are told to be others than the ones before (two others);
        - partial: whether those counted are told to be a part of others of whom the same is said (12 were hurt, three of them badly);
        - person: the words of the name of the person aged, where the text gives it;
        - what `claims.match.figures.figure_traits` says of the figures.
    """
    text = {name: coded(claims[name]) for name in (*_KEPT, "counted", "head", "predicate", "place", "attribution")}
    kinds, phrases = changed(text["head"], kind), changed(text["counted"], phrase)
    return pd.DataFrame(
        {"claim_id": claims["claim_id"], "as_of": claims["as_of"]}
        | {name: text[name] for name in _KEPT}
        | {
            "story_id": renamed(text["doc_id"], story_of.reindex(text["doc_id"].categories)),
            "unit_kind": changed(text["unit"], unit_kind),
            "phrase": phrases,
            "run_together": changed(text["counted"], _run_together),
            "modifiers": _without_head(phrases, text["head"]),
            "kind": kinds,
            "thing": changed(kinds, lambda name: ANYBODY if is_person(name) else name),
            "predicate": changed(text["predicate"], lambda word: None if word in vacuous_predicates() else word),
            "place": changed(text["place"], lambda name: _OWNER.sub("", name.casefold())),
            "speaker": changed(text["attribution"], lambda chain: _CHAIN.sub("", chain).casefold()),
            "besides": holding(text["counted"], _besides),
            "partial": _partial(claims),
            "person": _persons(claims, text["counted"]),
        }
        | dict(figure_traits(claims).items())
    ).reset_index(drop=True)


def _without_head(phrases: Coded, heads: Coded) -> Coded:
    """Leave the head out of each phrase; what is not told is no words."""
    words, names = [*phrases.categories, ""], [*map(kind, heads.categories), kind("")]
    # null is numbered -1, and "" stands last
    rows = (phrases.codes.astype(np.int64) % len(words)) * len(names) + heads.codes.astype(np.int64) % len(names)
    keys, at = np.unique(rows, return_inverse=True)
    left = [" ".join(word for word in words[key // len(names)].split() if kind(word) != names[key % len(names)]) for key in keys.tolist()]
    return coded(pd.Series(np.array(left, dtype=object)[at], dtype="object"))


def _persons(claims: pd.DataFrame, counted: Coded) -> Coded:
    """Name the persons aged. In a headline every noun may be capitalised: it names none."""
    aged = ((claims["unit"] == AGE) & (claims["section"] == Section.TEXT)).to_numpy(dtype=bool)
    return changed(where(counted, aged), lambda words: " ".join(_NAME.findall(words)).casefold() or None)


def _partial(claims: pd.DataFrame) -> NDArray[np.bool_]:
    """Say which claims count only some of those of whom they speak: of 120 workers 98 were rescued, and that is all who were."""
    said_of = claims.drop_duplicates("claim_id").set_index("claim_id")["predicate"]
    alike = claims["part_of"].map(said_of) == claims["predicate"]
    partial: NDArray[np.bool_] = (claims["predicate"].notna() & alike).to_numpy(dtype=bool)
    return partial


@cache
def phrase(counted: str) -> str:
    """Give the lemmas of a phrase in alphabetical order, each once, without words of closed classes and numbers.

    >>> phrase("the villages of the district")
    'district village'
    """
    found = (match[0].lower() for match in _WORD.finditer(counted))
    return " ".join(sorted({lemma(word) for word in found if parts(word) is not Part.CLOSED}))


@cache
def _besides(counted: str) -> bool:
    return not remainder_words().isdisjoint(counted.casefold().split())


def _run_together(counted: str) -> str | None:
    return "".join(_WORD.findall(counted.casefold())) if _NAME.search(counted) else None
