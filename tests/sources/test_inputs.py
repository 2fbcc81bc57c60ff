"""Do named paths stand for the right files?"""

import pytest

from claims.errors import MissingPathError, NoDocumentsError
from claims.sources import find_inputs


@pytest.fixture
def corpus(tmp_path):
    for name in ("b.txt", "a.html", "deep/er/c.jsonl", "deep/b.txt", ".hidden.txt", ".git/d.txt", "photo.png", "LOUD.TXT"):
        path = tmp_path / "corpus" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Five people were hurt.")
    return tmp_path / "corpus"


def names(inputs):
    return [one.doc_id for one in inputs.found]


def test_a_folder_is_searched_to_its_depths_in_order_without_hidden_names(corpus):
    assert names(find_inputs([corpus])) == ["LOUD.TXT", "a.html", "corpus/b.txt", "deep/b.txt", "c.jsonl"]


def test_a_file_of_another_kind_is_said_to_be_left_out(corpus):
    (line,) = find_inputs([corpus]).rejected
    assert (line.expectation, line.value) == ("known_kind", ".png")
    assert "photo.png" in line.reason


def test_a_file_named_twice_is_read_once(corpus):
    assert names(find_inputs([corpus / "a.html", corpus / "." / "a.html", str(corpus / "*.html")])) == ["a.html"]


def test_a_file_named_alone_is_called_by_its_name(corpus):
    assert names(find_inputs([corpus / "deep" / "b.txt"])) == ["b.txt"]


def test_a_pattern_goes_down_into_folders(corpus):
    assert names(find_inputs([str(corpus / "**" / "*.txt")])) == ["corpus/b.txt", "deep/b.txt"]


def test_a_name_with_the_signs_of_a_pattern_is_a_name_first(tmp_path):
    (tmp_path / "toll [1].txt").write_text("Five people were hurt.")
    assert names(find_inputs([tmp_path / "toll [1].txt"])) == ["toll [1].txt"]


def test_an_address_is_kept_as_it_is():
    assert names(find_inputs(["https://outlet.example/a?b=1"])) == ["https://outlet.example/a?b=1"]


@pytest.mark.parametrize("name", ["no such.txt", "*.nothing", "nowhere/"])
def test_a_path_that_is_not_there_is_an_error(tmp_path, name):
    with pytest.raises(MissingPathError, match="no such file or folder; check the spelling"):
        find_inputs([str(tmp_path / name)])


def test_an_empty_folder_is_an_error_that_says_what_to_name(tmp_path):
    with pytest.raises(NoDocumentsError, match=r"holds nothing that can be read; name files of .*\.jsonl"):
        find_inputs([tmp_path])


def test_an_empty_folder_among_others_is_a_line(tmp_path, corpus):
    (tmp_path / "empty").mkdir()
    found = find_inputs([tmp_path / "empty", corpus / "a.html"])
    assert names(found) == ["a.html"]
    assert [line.expectation for line in found.rejected] == ["folder_holds_files"]


def test_no_path_at_all_is_an_error():
    with pytest.raises(NoDocumentsError, match="no path"):
        find_inputs([])


def test_the_bundled_corpus_has_a_name_of_its_own():
    assert "reports.jsonl" in names(find_inputs(["@sample"]))
