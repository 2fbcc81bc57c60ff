"""Are statements, read as they stand, related to each other as a careful reader would relate them?"""

import re
import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

import claims as product
from claims.assess import assess
from claims.model import Document
from claims.settings import load_settings
from claims.tables import MATCHES, claims_frame, documents_frame, typed

TABLE = tomllib.loads(Path(__file__).with_name("golden_pairs.toml").read_text(encoding="utf-8"))
PAIRS = [(name, *pair) for name, pairs in TABLE.items() for pair in pairs]
_SAID = re.compile(r"(?P<outlet>\w+) (?P<day>\d+): (?P<text>.+)")
_MARKED = re.compile(r"\[([^\]]+)\]")


def _read(statement, doc_id):
    """The document of a statement, all its claims, and those that are compared."""
    parts = _SAID.fullmatch(statement)
    text, when = parts["text"].replace("[", "").replace("]", ""), datetime(2019, 6, int(parts["day"]), tzinfo=UTC)
    found = [
        replace(one, doc_id=doc_id, claim_id=f"{doc_id} {one.claim_id}", part_of=one.part_of and f"{doc_id} {one.part_of}")
        for one in product.extract(text, source=parts["outlet"], published_at=when)
    ]
    marked = _MARKED.findall(parts["text"])
    chosen = [next((one for one in found if mark in one.exact or one.exact in mark), None) for mark in marked] or found[:1]
    assert chosen, f"no claim found in {statement!r}"
    assert None not in chosen, f"not found in {statement!r}: {marked}, only {[one.exact for one in found]}"
    return Document(doc_id=doc_id, text=text, source=parts["outlet"], published_at=when), found, chosen


@pytest.fixture(scope="module")
def related():
    """The relation of every pair: each pair is a story and, but for its other figures and parts, a fact of its own."""
    documents, claims, facts, pairs = [], [], {}, []
    for number, (_, left, right, _) in enumerate(PAIRS):
        read = [_read(statement, f"{number}-{side}") for side, statement in enumerate((left, right)) if statement]
        documents += [document for document, _, _ in read]
        claims += [one for _, found, _ in read for one in found]
        one, other = (chosen for _, _, all_chosen in read for chosen in all_chosen)
        facts |= (
            {one.claim_id: f"fact {number}"}
            if one.part_of or other.part_of
            else dict.fromkeys((one.claim_id, other.claim_id), f"fact {number}")
        )
        pairs.append({"claim_l": one.claim_id, "claim_r": other.claim_id})
    frame = claims_frame(claims)
    frame["fact_id"] = [facts.get(one, f"alone {one}") for one in frame["claim_id"]]
    table = documents_frame(documents)
    table["story_id"] = table["doc_id"].str.partition("-")[0]
    return assess(table, frame, typed(pd.DataFrame(pairs), MATCHES), load_settings().assess).matches


@pytest.mark.parametrize(
    ("number", "expected"), [pytest.param(number, row[3], id=f"{row[0]}: {row[1]} / {row[2]}") for number, row in enumerate(PAIRS)]
)
def test_a_pair_of_statements(related, number, expected):
    row, (relation, _, cause) = related.iloc[number], expected.partition(": ")
    assert " ".join(word for word in (row["relation"], row["grade"]) if isinstance(word, str)) == relation, row["reason"]
    causes = row["causes"].split(", ") if isinstance(row["causes"], str) else []
    assert (cause.removeprefix("!") in causes) != cause.startswith("!") or not cause, row["reason"]


def test_each_relation_and_reason_has_ten_pairs():
    assert {name: len(pairs) for name, pairs in TABLE.items()} == dict.fromkeys(TABLE, 10)
    assert len(TABLE) == 15
