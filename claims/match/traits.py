"""What is a claim compared by? Its columns brought to a common form, once for all pairs."""

from __future__ import annotations

import re
from functools import cache

import pandas as pd

from claims.match.figures import figure_traits
from claims.match.populations import ANYBODY, is_person, kind, remainder_words, vacuous_predicates
from claims.match.units import AGE, unit_kind
from claims.model import Section
from claims.text.words import Part, lemma, parts

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NAME = re.compile(r"\b[A-Z][\w'’.-]*")
_OWNER = r"['’]s?\b"


def traits(claims: pd.DataFrame, story_of: pd.Series, names_of: pd.Series) -> pd.DataFrame:
    """Bring claims to the form in which they are blocked and compared.

    Args:
        claims: The claims, one a row.
        story_of: story_id by doc_id.
        names_of: The words of the names in each document, as `names_in` gives them, by doc_id.

    Returns:
        A row a claim, in order, with the claim's own claim_id, doc_id, sentence, as_of, as_of_basis, change, modality, measure, unit and
        part_of, and with

        - story_id; names: those of the document;
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
    kinds = claims["head"].map(kind, na_action="ignore")
    phrases = claims["counted"].map(phrase, na_action="ignore")
    own = claims[["claim_id", "doc_id", "sentence", "as_of", "as_of_basis", "change", "modality", "measure", "unit", "part_of"]]
    return own.assign(
        story_id=claims["doc_id"].map(story_of),
        names=claims["doc_id"].map(names_of),
        unit_kind=claims["unit"].map(unit_kind, na_action="ignore"),
        phrase=phrases,
        run_together=claims["counted"].map(_run_together, na_action="ignore"),
        modifiers=_without_head(phrases, claims["head"]),
        kind=kinds,
        thing=kinds.map(lambda name: ANYBODY if is_person(name) else name, na_action="ignore"),
        predicate=claims["predicate"].where(~claims["predicate"].isin(vacuous_predicates())),
        place=claims["place"].str.casefold().str.replace(_OWNER, "", regex=True),
        speaker=claims["attribution"].str.replace(r"^.* -> ", "", regex=True).str.casefold(),
        besides=claims["counted"].fillna("").map(_besides).astype(bool),
        partial=_partial(claims),
        person=_persons(claims),
        **figure_traits(claims),
    ).reset_index(drop=True)


def _without_head(phrases: pd.Series, heads: pd.Series) -> pd.Series:
    # a column without a phrase at all is one of numbers to pandas
    pairs = zip(phrases.astype("str").fillna(""), heads.astype("str").fillna(""), strict=True)
    left = [" ".join(word for word in words.split() if kind(word) != kind(head)) for words, head in pairs]
    return pd.Series(left, index=phrases.index, dtype="str")


def _persons(claims: pd.DataFrame) -> pd.Series:
    """Name the persons aged. In a headline every noun may be capitalised: it names none."""
    aged = claims["counted"].where((claims["unit"] == AGE) & (claims["section"] == Section.TEXT))
    names = aged.map(lambda counted: " ".join(_NAME.findall(counted)).casefold(), na_action="ignore")
    return names.where(names != "")


def _partial(claims: pd.DataFrame) -> pd.Series:
    """Say which claims count only some of those of whom they speak: of 120 workers 98 were rescued, and that is all who were."""
    said_of = claims.drop_duplicates("claim_id").set_index("claim_id")["predicate"]
    return claims["predicate"].notna() & (claims["part_of"].map(said_of) == claims["predicate"])


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
