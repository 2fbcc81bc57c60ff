"""What becomes of a document that comes again, changed or not, under its id or its address?"""

from __future__ import annotations

from claims.extraction import several
from claims.model import Status


def _stored(tables, place):
    documents = tables(place)["documents"]
    return documents[["doc_id", "version", "state"]].to_numpy().tolist()


def test_a_changed_document_supersedes_its_claims_and_keeps_the_old(news, run, tables, places):
    place = places("one")
    run(news[:3], place)
    changed = news[1] | {"text": news[1]["text"].replace("44", "46")}
    result = run([changed], place)
    assert _stored(tables, place) == [
        ["mail-1", 1, "current"],
        ["post-1", 1, "current"],
        ["wire-1", 1, "superseded"],
        ["wire-1", 2, "current"],
    ]
    assert set(result.claims.loc[result.claims["doc_id"] == "wire-1", "exact"]) == {"Dozens dead", "46 people", "150 survivors"}
    kept = tables(place)["claims"].query("doc_id == 'wire-1' and version == 1")
    assert set(kept["exact"]) == {"Dozens dead", "44 people", "150 survivors"}


def test_a_document_under_a_new_id_is_known_by_its_address(news, run, tables, tmp_path):
    place = str(tmp_path / "one.db")
    run(news[:3], place)
    run([news[1] | {"id": "guid-77"}], place)
    run([news[1] | {"id": "guid-78", "text": news[1]["text"].replace("44", "46")}], place)
    assert _stored(tables, place)[2:] == [["wire-1", 1, "superseded"], ["wire-1", 2, "current"]]


def test_an_address_that_several_documents_have_names_none_of_them(news, run, tables, tmp_path):
    place, front = str(tmp_path / "one.db"), {"url": "https://front.example/"}
    run([one | front for one in news[:2]], place)
    run([news[2] | front], place)
    assert [row[2] for row in _stored(tables, place)] == ["current"] * 3


def test_an_earlier_original_that_comes_later_makes_a_copy_of_what_stood(news, run, tmp_path):
    place = str(tmp_path / "one.db")
    run([news[5]], place)
    result = run([news[1]], place).documents.set_index("doc_id")
    assert (result.loc["copy-1", "copy_of"], result.loc["copy-1", "status"]) == ("wire-1", Status.COPY)


def test_a_document_whose_extraction_fails_is_said_in_every_run(news, run, places, monkeypatch):
    def fails(document):
        raise ValueError("a lone sign")

    place = places("one")
    with monkeypatch.context() as broken:
        broken.setattr(several, "extract_claims", fails)
        run(news[:1], place)
    result = run(news[1:2], place)
    assert result.rejected[["row_key", "expectation"]].to_numpy().tolist() == [["post-1", "extraction_completes"]]
