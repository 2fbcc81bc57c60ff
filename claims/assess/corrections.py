"""Which figures were taken back, and by which document?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

import numpy as np
import pandas as pd

from claims import lexicon
from claims.assess.intervals import intervals
from claims.assess.pairs import codes
from claims.assess.times import to_days
from claims.assess.values import Meeting, meetings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claims.settings.assessment import AssessSettings

_NUMBER = r"(?P<number>\d[\d,]*(?:\.\d+)?)\b"
_SCHEME = re.compile(r"^https?://(?:www\.)?|#.*$|/+$")
_HEAD = 200  # characters in which a text says that it is a correction


class _Withdrawal(NamedTuple):
    """A sentence that takes a figure back.

    Attributes:
        row: The claim of that sentence: the one taken back, or the one that replaces it.
        number: The number taken back.
        itself: Whether the claim of the row is the one taken back.
        anyone: Whether it is taken back whoever gave it.
    """

    row: int
    number: float
    itself: bool
    anyone: bool


def superseded(documents: pd.DataFrame, claims: pd.DataFrame, settings: AssessSettings) -> pd.Series:
    """Say of every claim which document took its figure back.

    That is done by a sentence (the ministry withdrew its figure of 22; an earlier version of this article said 22), by a document that
    calls itself a correction and gives another figure for the same fact, or by a later version of the page, by its address, that does.
    A figure is taken back for the origin that did so, in what was published until then, or for all if nobody in particular did.

    Args:
        documents: With the columns of `claims.tables.DOCUMENTS`; may lack documents of claims.
        claims: With `fact_id` and `origin` filled, numbered from 0.
        settings: How values are compared.

    Returns:
        A doc_id a claim, on the index of `claims`; null where nobody took the figure back.
    """
    out = pd.Series(index=claims.index, dtype="str")
    found = pd.concat([_by_sentence(claims), _by_document(documents, claims, settings)])
    first = found.sort_values(["row", "doc_id"]).drop_duplicates("row")
    out.iloc[first["row"].to_numpy(dtype=np.intp)] = first["doc_id"].to_numpy()
    return out


def _by_sentence(claims: pd.DataFrame) -> pd.DataFrame:
    """The claims that a sentence takes back: its own, and those of its fact with that number."""
    taken = pd.DataFrame(_withdrawals(claims), columns=_Withdrawal._fields)
    by = claims.iloc[taken["row"]].reset_index(drop=True)
    own = pd.DataFrame({"row": taken["row"], "doc_id": by["doc_id"]})[taken["itself"].to_numpy(dtype=bool)]
    asked = pd.DataFrame(
        {
            "fact_id": by["fact_id"], "unit": by["unit"], "number": taken["number"], "anyone": taken["anyone"], "doc_id": by["doc_id"],
            "origin": by["origin"], "sentence": by["sentence"].str.casefold(), "until": to_days(by["published_at"]), "by": taken["row"],
        }
    )  # fmt: skip
    table = claims[["fact_id", "unit", "stated", "doc_id", "origin", "attribution"]].assign(
        row=np.arange(len(claims)), printed=to_days(claims["published_at"])
    )
    met = asked.dropna(subset="fact_id").merge(table, on=["fact_id", "unit"], suffixes=("_by", ""))
    met = met[(met["stated"] == met["number"]).fillna(value=False) & (met["row"] != met["by"]) & ~(met["printed"] > met["until"])]
    heard = [isinstance(who, str) and who.casefold() in text for who, text in zip(met["attribution"], met["sentence"], strict=True)]
    same = (met["origin"] == met["origin_by"]).fillna(value=False) | (met["doc_id"] == met["doc_id_by"])
    met = met[(same | met["anyone"]).to_numpy(dtype=bool) | np.array(heard, dtype=bool)]
    others = pd.DataFrame({"row": met["row"], "doc_id": met["doc_id_by"]})
    return pd.concat([own, others])


def _withdrawals(claims: pd.DataFrame) -> list[_Withdrawal]:
    may = claims["sentence"].str.contains(_any_cue()).fillna(value=False).to_numpy(dtype=bool)
    rows = np.flatnonzero(may)
    stated = claims["stated"].to_numpy(dtype=np.float64, na_value=np.nan)
    texts = zip(rows, claims["sentence"].iloc[rows], claims["exact"].iloc[rows], strict=True)
    return [one for row, sentence, exact in texts for one in _read(int(row), sentence, exact, stated[row])]


def _read(row: int, sentence: str, exact: str, stated: float) -> Iterable[_Withdrawal]:
    """Read one claim's sentence."""
    at = sentence.find(exact)
    before, after, patterns = sentence[: max(at, 0)], sentence[at + len(exact) :], _patterns()
    anyone = patterns["by_nobody"][0].search(sentence) is not None
    if at < 0:
        return
    if any(one.search(before) for one in patterns["before"]) or any(one.search(after) for one in patterns["after"]):
        yield _Withdrawal(row, stated, itself=True, anyone=anyone)
        return
    replaced = [one.search(after) for one in patterns["replaced"]] if patterns["cues"][0].search(sentence) else []
    if patterns["revises"][0].search(before):
        replaced += [patterns["replaced_from"][0].search(after), patterns["replaced_before"][0].search(before)]
    for match in filter(None, replaced):
        yield _Withdrawal(row, float(match["number"].replace(",", "")), itself=False, anyone=anyone)


@cache
def _patterns() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """The patterns of corrections.toml, by name."""
    table = cast("Mapping[str, str | list[str]]", lexicon.load("corrections")["withdrawn"])
    texts = {name: [found] if isinstance(found, str) else found for name, found in table.items()}
    return {
        name: tuple(re.compile(text.replace("{number}", _NUMBER), re.IGNORECASE | re.DOTALL) for text in found)
        for name, found in texts.items()
    }


@cache
def _any_cue() -> re.Pattern[str]:
    words = cast("Mapping[str, str]", lexicon.load("corrections")["sign"])["words"]
    return re.compile(words, re.IGNORECASE)


def _by_document(documents: pd.DataFrame, claims: pd.DataFrame, settings: AssessSettings) -> pd.DataFrame:
    """The claims of an earlier document of one origin, or of an earlier version of one page, that a later one gives otherwise."""
    place = codes(claims["fact_id"])
    known = documents.set_index("doc_id")
    table = pd.DataFrame({"doc_id": claims["doc_id"], "fact": place, "unit": claims["unit"], "origin": claims["origin"]})
    table = table.assign(
        row=np.arange(len(claims)), printed=to_days(claims["published_at"]), page=_pages(claims["doc_id"].map(known["url"]))
    )
    table = table[table["fact"] >= 0]
    notes = set(documents.loc[_correcting(documents), "doc_id"])
    met = pd.concat(
        [
            table.dropna(subset="page").merge(table, on=["fact", "unit", "page"], suffixes=("", "_by")),
            table.merge(table[table["doc_id"].isin(notes)].dropna(subset="origin"), on=["fact", "unit", "origin"], suffixes=("", "_by")),
        ]
    )
    met = met[(met["printed"] < met["printed_by"]) & (met["doc_id"] != met["doc_id_by"])]
    words = intervals(claims, settings)
    row, by = met["row"].to_numpy(dtype=np.intp), met["row_by"].to_numpy(dtype=np.intp)
    otherwise = met.assign(apart=meetings(words.take(row), words.take(by)) == Meeting.APART)
    # A later version that repeats the figure anywhere has not taken it back.
    held = otherwise.groupby(["row", "doc_id_by"])["apart"].all().reset_index()
    return held[held["apart"]].rename(columns={"doc_id_by": "doc_id"})[["row", "doc_id"]]


def _pages(urls: pd.Series) -> pd.Series:
    """The address of a page, without what does not tell pages apart."""
    return urls.astype("str").str.replace(_SCHEME, "", regex=True).str.replace(_SCHEME, "", regex=True)


def with_heads(documents: pd.DataFrame) -> pd.DataFrame:
    """Keep of the texts what tells whether a document is a correction: their beginnings."""
    return documents.assign(text=documents["text"].str.slice(0, _HEAD))


def _correcting(documents: pd.DataFrame) -> pd.Series:
    head = re.compile(cast("Mapping[str, str]", lexicon.load("corrections")["document"])["head"])
    beginnings = with_heads(documents)["text"]
    return documents["title"].fillna("").str.contains(head) | beginnings.fillna("").str.contains(head)
