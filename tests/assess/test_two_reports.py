"""Are the two stories that the comparison was made for told as they should be, from their texts to the verdict?

One article with two sources on one city; two articles of one agency that repeat a figure nobody is named for.
"""

import itertools
from datetime import UTC, datetime

import pandas as pd
import pytest

from claims.assess import assess
from claims.model import Document
from claims.settings import load_settings
from claims.tables import MATCHES, claims_frame, documents_frame, typed

CITY = (
    "Fighters of the alliance now hold 90 percent of the city of Raqa, the Syrian Observatory for Human Rights monitoring group said on Wednesday. "
    "The US-led coalition estimated on Thursday that 65-70 percent of Raqa is now held by the alliance."
)
TRAPPED = (
    "Some 50,000 civilians are still believed to be trapped in Fallujah.",
    "An estimated 50,000 people are thought to be trapped in Fallujah.",
)


def _judged(texts, when, credit):
    documents = [
        Document(doc_id=f"d{number}", text=text, source="Valley Post", credit=credit, published_at=when)
        for number, text in enumerate(texts)
    ]
    claims = [one for document in documents for one in _extracted(document)]
    frame = claims_frame(claims).assign(fact_id="f")
    pairs = [{"claim_l": a.claim_id, "claim_r": b.claim_id} for a, b in itertools.combinations(claims, 2)]
    return assess(documents_frame(documents), frame, typed(pd.DataFrame(pairs), MATCHES), load_settings().assess)


def _extracted(document):
    from claims.extraction import extract_claims

    return extract_claims(document)


@pytest.fixture(scope="module")
def city():
    """One article, of a Thursday, with two sources."""
    return _judged([CITY], datetime(2017, 9, 21, 12, tzinfo=UTC), "AFP")


@pytest.fixture(scope="module")
def trapped():
    """Two articles of one agency."""
    return _judged(TRAPPED, datetime(2016, 6, 1, 9, tzinfo=UTC), "AFP")


def test_two_sources_of_one_article_conflict(city):
    fact, pair = city.facts.iloc[0], city.matches.iloc[0]
    assert (fact["consistency"], fact["corroboration"], fact["n_origins"]) == ("conflicting", "uncorroborated", 2)
    assert (fact["low"], fact.isna()["best"], fact["high"]) == (65, True, 90)
    assert set(city.claims["origin"]) == {"Syrian Observatory for Human Rights", "US-led coalition"}
    assert (pair["relation"], pair["grade"]) == ("conflict", "major")
    assert "20 points apart" in pair["reason"]
    assert "one day apart" in pair["reason"]
    assert "as_of" in pair["causes"].split(", ")


def test_their_sentence_can_be_published(city):
    told = city.facts["sentence"].iloc[0].partition(": ")[2]
    assert told == (
        "the Syrian Observatory for Human Rights put it at 90 percent on 20 September; "
        "the US-led coalition estimated 65 to 70 percent a day later."
    )


def test_the_way_of_their_figures_is_kept(city):
    assert city.claims["chain"].tolist() == [
        "Valley Post -> AFP -> Syrian Observatory for Human Rights",
        "Valley Post -> AFP -> US-led coalition",
    ]
    assert city.facts["behind"].iloc[0] == (
        "1 report, 2 origins: Syrian Observatory for Human Rights (1 report, via AFP); US-led coalition (1 report, via AFP)"
    )


def test_one_agency_that_repeats_itself_is_one_origin_and_names_nobody(trapped):
    fact, pair = trapped.facts.iloc[0], trapped.matches.iloc[0]
    assert (fact["consistency"], fact["corroboration"], fact["n_origins"]) == ("consistent", "single_origin", 1)
    assert pair["relation"] == "repeat"
    assert set(trapped.claims["attribution_kind"]) == {"passive"}
    assert trapped.claims["attribution"].isna().all()
    assert fact["behind"] == "2 reports, 1 origin: AFP (2 reports)"
    assert "AFP, naming no source, " in fact["sentence"]
