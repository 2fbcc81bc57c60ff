"""Where does each figure really come from?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, cast

import numpy as np
import pandas as pd

from claims import lexicon
from claims.assess.intervals import intervals
from claims.assess.pairs import codes
from claims.assess.values import Meeting, meetings
from claims.model import AttributionKind, Section

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from claims.assess.pairs import Sides
    from claims.settings.assessment import AssessSettings

_WORD = re.compile(r"\w+")
_SHORTEST_INITIALS = 3
_MIDDLE_INITIAL = re.compile(r"(?<=\w)\s[A-Z]\.?\s(?=[A-Z])")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


def find_origins(documents: pd.DataFrame, claims: pd.DataFrame, sides: Sides, settings: AssessSettings) -> pd.Series:
    """Say of every claim where its figure comes from: SEMANTICS.md, section 5.

    Its named speaker, under one name for all aliases; else, in one document, the speaker of a claim of the same fact that it agrees
    with; else the wire that the document credits; else the outlet's house. Near copies have the credit or house of their original, and a
    sentence that stands word for word in an earlier document has those of that one.

    Args:
        documents: With the columns of `claims.tables.DOCUMENTS`; may lack documents of claims.
        claims: With the columns of `claims.tables.CLAIMS`, `fact_id` filled.
        sides: The pairs of claims of one fact.
        settings: The outlets of one house, and how values are compared.

    Returns:
        A name a claim, on the index of `claims`; null where neither speaker nor outlet is known.
    """
    speaker = _speakers(claims)
    speaker = speaker.where(speaker.notna(), _adopted(claims, speaker, sides, settings))
    way = routes(documents, claims, settings)
    return speaker.where(speaker.notna(), way["credit"].where(way["credit"].notna(), way["house"]))


def _speakers(claims: pd.DataFrame) -> pd.Series:
    """The named speaker of every claim, the one nearest to the figure; null where there is none."""
    named = claims["attribution"].where(claims["attribution_kind"] == AttributionKind.NAMED)
    said = named.str.replace(r"^.* -> ", "", regex=True)  # keeps the type of a column that is null throughout
    spelled = {name: canonical_speaker(name) for name in said.dropna().unique()}
    speaker = _one_spelling(_full_names(claims["doc_id"], said.map(spelled)))
    # Who is `Dorrian` in one report and `Ann Dorrian` in another of the same figure is one: two would confirm each other.
    return _full_names(claims["fact_id"], speaker)


def canonical_speaker(name: str) -> str:
    """Give the one name of a speaker, by the aliases of origins.toml and wires.toml; one that is not there keeps its own.

    >>> [canonical_speaker(name) for name in ("SOHR", "the London-based Syrian Observatory for Human Rights", "the governor")]
    ['Syrian Observatory for Human Rights', 'Syrian Observatory for Human Rights', 'governor']
    """
    bare = _ARTICLE.sub("", " ".join(name.split())).strip(" ,.")
    known = _aliases().get(bare)
    if known is not None:
        return known
    inside = _long_names().search(bare)
    return _aliases()[inside[0]] if inside else bare or name


@cache
def _aliases() -> Mapping[str, str]:
    bodies = cast("dict[str, list[str]]", lexicon.load("origins")["bodies"])
    wires = cast("dict[str, list[str]]", lexicon.load("wires")["wires"])
    return {alias: name for name, aliases in (wires | bodies).items() for alias in aliases}


@cache
def _long_names() -> re.Pattern[str]:
    bodies = cast("dict[str, list[str]]", lexicon.load("origins")["bodies"])
    # The longest first: "UN refugee agency" before a shorter name that it may hold.
    names = sorted((alias for aliases in bodies.values() for alias in aliases if " " in alias), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in names)})\b")


def _full_names(where: pd.Series, speaker: pd.Series) -> pd.Series:
    """Put the full name where a document, or a fact, has it shortened: `the Observatory`, `Dorrian`, `Col. Dorrian`, initials."""
    known = pd.DataFrame({"doc": where, "name": speaker}).dropna().drop_duplicates()
    words = {name: _words(name) for name in known["name"].unique()}
    several = known[known["doc"].duplicated(keep=False)]
    beside: dict[str, dict[str, list[str]]] = {}
    for doc, name in zip(several["doc"].tolist(), several["name"].tolist(), strict=True):
        beside.setdefault(doc, {})[name] = words[name]
    full = {(doc, short): name for doc, names in beside.items() for short, name in _expanded(names).items()}
    if not full:
        return speaker.astype("str")
    named = [full.get(key, key[1]) for key in zip(where.tolist(), speaker.tolist(), strict=True)]
    return pd.Series(named, index=speaker.index, dtype="str")


def _expanded(words: Mapping[str, list[str]]) -> dict[str, str]:
    """Map the names that shorten exactly one of the others to that one."""
    sets = {name: set(own) for name, own in words.items()}
    out = {}
    for name, own in sets.items():
        longer = [
            other
            for other, its in words.items()
            if own and (own < sets[other] or _initials(name, its) or _same_but_longer(name, other, sets))
        ]
        if len(longer) == 1:
            out[name] = longer[0]
    return out


def _same_but_longer(name: str, other: str, sets: Mapping[str, set[str]]) -> bool:
    """Whether two names have the same words but for titles and middle initials, and `other` is the one to keep: the longer."""
    return name != other and sets[name] == sets[other] and (len(name), name) < (len(other), other)


@cache
def _small_words() -> frozenset[str]:
    return frozenset(cast("dict[str, list[str]]", lexicon.load("origins")["small"])["words"])


@cache
def _title() -> re.Pattern[str]:
    titles = cast("dict[str, list[str]]", lexicon.load("origins")["titles"])["words"]
    return re.compile(rf"^(?:(?:{'|'.join(map(re.escape, titles))})\.?\s+)+(?=[A-Z])", re.IGNORECASE)


def _words(name: str) -> list[str]:
    bare = _MIDDLE_INITIAL.sub(" ", _title().sub("", name))
    return [word for word in _WORD.findall(bare.casefold()) if word not in _small_words()]


def _initials(name: str, words: list[str]) -> bool:
    return len(words) >= _SHORTEST_INITIALS and name.replace(".", "").casefold() == "".join(word[0] for word in words)


def _one_spelling(speaker: pd.Series) -> pd.Series:
    """Write speakers that differ only in case or signs alike, as most claims do."""
    key = speaker.str.casefold().str.replace(r"[\W_]+", " ", regex=True).str.strip()
    counts = pd.DataFrame({"key": key, "name": speaker}).value_counts().reset_index()
    chosen = counts.sort_values(["count", "name"], ascending=[False, True]).drop_duplicates("key")
    return key.map(chosen.set_index("key")["name"]).astype("str")


def _adopted(claims: pd.DataFrame, speaker: pd.Series, sides: Sides, settings: AssessSettings) -> pd.Series:
    """The speaker of the first attributed claim of the same document and fact that a claim without speaker agrees with."""
    doc, fact, unit = codes(claims["doc_id"]), codes(claims["fact_id"]), codes(claims["unit"])
    has = speaker.notna().to_numpy()
    left, right = sides.row_l, sides.row_r
    here = (doc[left] == doc[right]) & (fact[left] == fact[right]) & (unit[left] == unit[right]) & (has[left] != has[right])
    left, right = left[here], right[here]
    words = intervals(claims, settings)
    same = meetings(words.take(left), words.take(right)) == Meeting.SAME
    left, right = left[same], right[same]
    links = pd.DataFrame({"claim": np.where(has[left], right, left), "by": np.where(has[left], left, right)})
    first = links.assign(place=_places(claims)[links["by"]]).sort_values(["claim", "place"]).drop_duplicates("claim")
    out = pd.Series(index=claims.index, dtype="str")
    out.iloc[first["claim"].to_numpy()] = speaker.iloc[first["by"].to_numpy()].to_numpy()
    return out


def _places(claims: pd.DataFrame) -> NDArray[np.int64]:
    """Number claims as a reader comes to them, in whatever order their rows stand: the title before the text."""
    read = claims.assign(below=claims["section"] != Section.TITLE)[["below", "start", "claim_id"]].reset_index(drop=True)
    places = np.empty(len(read), dtype=np.int64)
    places[read.sort_values(["below", "start", "claim_id"]).index] = np.arange(len(read))
    return places


def routes(documents: pd.DataFrame, claims: pd.DataFrame, settings: AssessSettings) -> pd.DataFrame:
    """Give the wire that each claim's document credits, and the house of its outlet; of shared text, those of where it stood first.

    Shared is what a near copy has from its original, and what a claim's sentence has word for word from an earlier claim of its fact.

    Args:
        documents: With the columns of `claims.tables.DOCUMENTS`; may lack documents of claims.
        claims: With the columns of `claims.tables.CLAIMS`, `fact_id` filled.
        settings: The outlets of one house, and how long a sentence is that two do not write by chance.

    Returns:
        credit and house on the index of `claims`; null where not known.
    """
    root = _originals(documents)
    table = documents.assign(root=root, later=documents["doc_id"] != root).sort_values("later", kind="stable")
    # `first` passes over what is missing: where the original credits nobody, a copy that does tells where both come from.
    groups = table.groupby("root")[["credit", "source"]].first()
    first = claims[["doc_id", "source"]].iloc[_first_to_say(claims, settings.shared_sentence_words)].set_axis(claims.index)
    original = first["doc_id"].map(pd.Series(root.to_numpy(), index=documents["doc_id"]))
    source = original.map(groups["source"]).astype("str")
    source = source.where(source.notna(), first["source"])
    families = {name.casefold(): house for name, house in settings.families.items()}
    house = {name: families.get(_site(name), _aliases().get(name, name)) for name in source.dropna().unique()}
    credit = original.map(groups["credit"]).astype("str")
    return pd.DataFrame({"credit": credit, "house": source.map(house).astype("str")})


def _first_to_say(claims: pd.DataFrame, least_words: int) -> NDArray[np.int64]:
    """Give for each claim the row of the earliest claim of its fact whose sentence has the same words: its own, if it has too few."""
    row = np.flatnonzero(claims["fact_id"].notna() & claims["fact_id"].duplicated(keep=False))
    sentence, sentences = pd.factorize(claims["sentence"].iloc[row])
    words = [_WORD.findall(text.casefold()) for text in sentences]
    words_of, _ = pd.factorize(np.array([" ".join(own) if len(own) >= least_words else None for own in words], dtype=object))
    told = pd.DataFrame({"fact": pd.factorize(claims["fact_id"].iloc[row])[0], "words": np.append(words_of, -1)[sentence], "row": row})
    told = told[told["words"] >= 0]
    told = told[told.duplicated(["fact", "words"], keep=False)]
    when = claims.iloc[told["row"]][["published_at", "doc_id", "claim_id"]].reset_index(drop=True)
    told = told.iloc[when.sort_values(["published_at", "doc_id", "claim_id"]).index]
    out = np.arange(len(claims))
    out[told["row"]] = told.groupby(["fact", "words"])["row"].transform("first")
    return out


def _site(source: str) -> str:
    return source.casefold().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def _originals(documents: pd.DataFrame) -> pd.Series:
    """The first document of each chain of copies."""
    parent = dict(zip(documents["doc_id"], documents["copy_of"].fillna(documents["doc_id"]), strict=True))
    out = {}
    for doc in parent:
        seen, at = {doc}, parent[doc]
        while at in parent and parent[at] not in seen and parent[at] != at:
            seen.add(at)
            at = parent[at]
        out[doc] = at
    return documents["doc_id"].map(out)
