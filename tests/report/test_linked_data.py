"""Can a JSON-LD processor read the exported reviews, and do they say what the vocabularies ask for?"""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator
from pyld import jsonld

from claims.report.linked_data import as_claim_review

SCHEMA, OA, PROV = "https://schema.org/", "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/prov#"
# What each class may say: schema.org's own domains, the Web Annotation vocabulary, PROV-O.
TERMS = {
    f"{SCHEMA}ClaimReview": {"name", "claimReviewed", "reviewBody", "reviewRating", "author", "datePublished", "itemReviewed"},
    f"{SCHEMA}Claim": {"name", "text", "author", "appearance"},
    f"{SCHEMA}NewsArticle": {"headline", "url", "datePublished", "inLanguage", "publisher"},
    f"{SCHEMA}Organization": {"name"},
    f"{SCHEMA}Rating": {"alternateName", "ratingExplanation"},
    f"{SCHEMA}SoftwareApplication": {"name", "softwareVersion"},
}
PROVENANCE = {"wasDerivedFrom", "wasAttributedTo", "wasGeneratedBy", "wasAssociatedWith", "startedAtTime", "endedAtTime"}
ANNOTATION = {"motivatedBy", "hasBody", "hasTarget", "hasSource", "hasSelector", "exact", "prefix", "suffix", "start", "end"}
REVIEW = {
    "required": ["@id", "claimReviewed", "author", "datePublished", "itemReviewed", "reviewRating"],
    "properties": {
        "claimReviewed": {"type": "string", "minLength": 1},
        "author": {"required": ["@type", "name"]},
        "itemReviewed": {"type": "array", "minItems": 1, "items": {"required": ["@id"]}},
        "reviewRating": {"required": ["alternateName"], "not": {"required": ["ratingValue"]}},
    },
}


def no_network(url, options):
    raise AssertionError(f"{url} was asked for")


@pytest.fixture
def document(result, settings):
    return json.loads(as_claim_review(result, settings))


def of_type(document, kind):
    return [node for node in document["@graph"] if kind in node["@type"]]


def test_every_term_is_one_of_its_vocabulary(document):
    nodes = jsonld.flatten(document, options={"documentLoader": no_network})
    for node in nodes:
        kinds = node.get("@type", [])
        allowed = {f"{SCHEMA}{term}" for kind in kinds for term in TERMS.get(kind, ())}
        allowed |= {f"{PROV}{term}" for term in PROVENANCE} | {f"{OA}{term}" for term in ANNOTATION}
        assert {name for name in node if not name.startswith("@")} <= allowed, node


def test_it_becomes_triples_that_lead_from_a_review_to_the_words_it_rests_on(document):
    triples = jsonld.to_rdf(document, options={"documentLoader": no_network})["@default"]
    facts = {(one["subject"]["value"], one["predicate"]["value"]): one["object"]["value"] for one in triples}
    claims = {
        one["object"]["value"]
        for one in triples
        if one["predicate"]["value"] == f"{SCHEMA}itemReviewed" and "share" in one["subject"]["value"]
    }
    assert claims == {"urn:claims:claim:c-90", "urn:claims:claim:c-65"}
    assert facts["urn:claims:claim:c-90", f"{SCHEMA}appearance"] == "urn:claims:document:courier-1"
    assert facts["urn:claims:document:lantern-1", f"{PROV}wasDerivedFrom"] == "urn:claims:document:wire-1"
    target = facts["urn:claims:annotation:c-90", f"{OA}hasTarget"]
    assert facts[target, f"{OA}hasSource"] == "urn:claims:document:courier-1#text"


def test_reviews_have_what_readers_of_reviews_ask_for_and_no_number_for_truth(document, result):
    reviews = of_type(document, "ClaimReview")
    assert len(reviews) == len(result.facts)
    for review in reviews:
        Draft202012Validator(REVIEW).validate(review)


def test_selectors_find_the_words_in_the_text(document, result):
    texts = dict(zip(result.documents["doc_id"], result.documents["text"], strict=True))
    for note in of_type(document, "oa:Annotation"):
        target = note["oa:hasTarget"]
        quoted, placed = target["oa:hasSelector"]
        text = texts[target["oa:hasSource"]["@id"].removeprefix("urn:claims:document:").removesuffix("#text")]
        start, end = (int(placed[name]["@value"]) for name in ("oa:start", "oa:end"))
        assert text[start:end] == quoted["oa:exact"]
        assert text[:start].endswith(quoted.get("oa:prefix", ""))
        assert text[end:].startswith(quoted.get("oa:suffix", ""))


def test_harmful_text_stays_text(result, settings):
    words = '"}]} </script> \u202e javascript:alert(1)'
    hostile = replace(
        result, documents=result.documents.assign(url="javascript:alert(1)", title=words), facts=result.facts.assign(label=words)
    )
    document = json.loads(as_claim_review(hostile, settings))
    assert not [node for node in of_type(document, "NewsArticle") if "url" in node]
    assert {node["name"] for node in of_type(document, "ClaimReview")} == {words.replace("\u202e", "[U+202E]")}
