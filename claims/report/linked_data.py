"""How is a result written for fact-checkers' machines: schema.org claims and reviews, with where each stands and what it comes from?

Claim and ClaimReview are schema.org's; where a claim stands is a W3C Web Annotation with a quote and a position; what comes from what
is W3C PROV. A review says how reports agree, not whether they are true: its rating has words and no number.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from claims import tables
from claims.report.cells import rows, visible
from claims.report.view import view
from claims.report.wording import CORROBORATION, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claims.report.cells import Row
    from claims.report.fact_records import ClaimView, FactView
    from claims.result import CrossReference, RunRecord
    from claims.settings import ReportSettings

_CONTEXT = {
    "@vocab": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "url": {"@id": "https://schema.org/url", "@type": "@id"},
    "datePublished": {"@id": "https://schema.org/datePublished", "@type": "https://schema.org/DateTime"},
}
_AROUND = 32  # characters before and after a quote, by which it is found again where positions have moved
_EVERY = 1_000_000_000

Node = dict[str, object]


def as_claim_review(result: CrossReference, settings: ReportSettings) -> str:
    """Write all facts as JSON-LD: a ClaimReview each, with its Claims, the reports they stand in, and an annotation that finds them.

    The context is written out, so that no program needs the network to read it.
    """
    whole = settings.model_copy(update={"claims_per_fact": _EVERY, "facts_on_page": _EVERY, "near_misses_per_fact": 0, "links_per_fact": 0})
    facts = [fact for chapter in view(result, whole).chapters for fact in chapter.facts]
    claims = {row.raw("claim_id"): row for row in rows(tables.typed(result.claims, tables.CLAIMS))}
    documents = {row.raw("doc_id"): row for row in rows(tables.typed(result.documents, tables.DOCUMENTS))}
    graph = [_run(result.run), *(_document(row) for row in documents.values())]
    for fact in facts:
        graph.append(_review(fact, result.run))
        for claim in fact.claims:
            row = claims[claim.claim_id]
            graph += [_claim(claim, row), _annotation(claim, row, documents.get(row.raw("doc_id")))]
    return json.dumps({"@context": _CONTEXT, "@graph": [_known(node) for node in graph]}, ensure_ascii=False, indent=1) + "\n"


def _name(kind: str, own: str) -> str:
    return f"urn:claims:{kind}:{quote(own, safe='')}"


def _known(node: Mapping[str, object]) -> Node:
    return {name: value for name, value in node.items() if value is not None and value != []}


def _organization(name: str | None) -> Node | None:
    # schema.org knows persons and organisations only, and which of them a name is no text says for certain.
    return {"@id": _name("agent", name), "@type": ["Organization", "prov:Agent"], "name": name} if name is not None else None


def _run(run: RunRecord | None) -> Node:
    return {
        "@id": "urn:claims:run",
        "@type": "prov:Activity",
        "prov:startedAtTime": _moment(run.started_at.isoformat()) if run is not None else None,
        "prov:endedAtTime": _moment(run.finished_at.isoformat()) if run is not None else None,
        "prov:wasAssociatedWith": {
            "@id": "urn:claims:software",
            "@type": ["SoftwareApplication", "prov:SoftwareAgent"],
            "name": "claims",
            "softwareVersion": run.version if run is not None else None,
        },
    }


def _moment(iso: str) -> Node:
    return {"@type": "xsd:dateTime", "@value": iso}


def _document(row: Row) -> Node:
    published, copy_of = row.moment("published_at"), row.raw("copy_of")
    return {
        "@id": _name("document", row.raw("doc_id")),
        "@type": ["NewsArticle", "prov:Entity"],
        "headline": row.text("title"),
        "url": row.link("url"),
        "datePublished": published.isoformat() if published is not None else None,
        "inLanguage": row.text("language"),
        "publisher": _organization(row.text("source")),
        "prov:wasDerivedFrom": {"@id": _name("document", copy_of)} if copy_of else None,
    }


def _review(fact: FactView, run: RunRecord | None) -> Node:
    found = fact.estimate
    figures = f"Low {found.low_words}, best {found.best_words}, high {found.high_words}."
    rated = f"{verdict(fact.consistency, fact.grade)}; {CORROBORATION[fact.corroboration]}"
    return {
        "@id": _name("fact", fact.fact_id),
        "@type": ["ClaimReview", "prov:Entity"],
        "name": fact.label,
        "claimReviewed": fact.sentence or fact.label,
        "reviewBody": f"{figures} {fact.reason}" if fact.reason else figures,
        "reviewRating": _known({"@type": "Rating", "alternateName": rated, "ratingExplanation": fact.reason}),
        "author": {"@id": "urn:claims:author", "@type": "Organization", "name": "claims"},
        "datePublished": run.started_at.isoformat() if run is not None else None,
        "itemReviewed": [{"@id": _name("claim", claim.claim_id)} for claim in fact.claims],
        "prov:wasDerivedFrom": [{"@id": _name("claim", claim.claim_id)} for claim in fact.claims],
        "prov:wasGeneratedBy": {"@id": "urn:claims:run"},
    }


def _claim(claim: ClaimView, row: Row) -> Node:
    document = {"@id": _name("document", row.raw("doc_id"))}
    return {
        "@id": _name("claim", claim.claim_id),
        "@type": ["Claim", "prov:Entity"],
        "name": claim.figure.words,
        "text": row.text("sentence"),
        "author": _organization(claim.origin),
        "appearance": document,
        "prov:wasDerivedFrom": document,
        "prov:wasAttributedTo": [{"@id": _name("agent", hand)} for hand in claim.chain],
    }


def _annotation(claim: ClaimView, row: Row, document: Row | None) -> Node:
    section = row.raw("section") or "text"
    return {
        "@id": _name("annotation", claim.claim_id),
        "@type": "oa:Annotation",
        "oa:motivatedBy": {"@id": "oa:identifying"},
        "oa:hasBody": {"@id": _name("claim", claim.claim_id)},
        "oa:hasTarget": {
            "@type": "oa:SpecificResource",
            "oa:hasSource": {"@id": f"{_name('document', row.raw('doc_id'))}#{section}"},
            "oa:hasSelector": [*_selectors(row, document.raw(section) if document is not None else "")],
        },
    }


def _selectors(row: Row, text: str) -> Iterator[Node]:
    start, end = row.whole("start"), row.whole("end")
    around = {"oa:prefix": visible(text[max(0, start - _AROUND) : start]) or None, "oa:suffix": visible(text[end : end + _AROUND]) or None}
    yield _known({"@type": "oa:TextQuoteSelector", "oa:exact": visible(row.raw("exact")), **around})
    whole = "xsd:nonNegativeInteger"
    places = {name: {"@type": whole, "@value": str(at)} for name, at in (("oa:start", start), ("oa:end", end))}
    yield {"@type": "oa:TextPositionSelector", **places}
