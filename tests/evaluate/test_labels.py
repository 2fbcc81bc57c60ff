"""Is a set that cannot be used refused with a line that says where?"""

from dataclasses import dataclass

import pytest

from claims.errors import InputError, MissingPathError
from claims.evaluate.labels import read_list, read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    name: str
    people: int | None


def test_fields_that_the_record_lacks_are_passed_over(write_rows):
    folder = write_rows("towns.jsonl", {"name": "Hask", "people": 300, "river": "Arn"}, {"name": "Tolm", "people": None})
    assert read_rows(folder / "towns.jsonl", Town) == [Town(name="Hask", people=300), Town(name="Tolm", people=None)]


def test_missing_file_is_named(tmp_path):
    with pytest.raises(MissingPathError, match=r"towns\.jsonl: no such file in the set; name the folder that holds the set"):
        read_rows(tmp_path / "towns.jsonl", Town)


def test_line_that_does_not_fit_is_named_by_its_number(write_rows):
    folder = write_rows("towns.jsonl", {"name": "Hask", "people": 300}, {"name": "Tolm", "people": "few"})
    with pytest.raises(InputError, match=r"towns\.jsonl, line 2: not a row of this set"):
        read_rows(folder / "towns.jsonl", Town)


def test_file_that_is_no_list_is_named(tmp_path):
    (tmp_path / "towns.json").write_text('{"name": "Hask"}', encoding="utf-8")
    with pytest.raises(InputError, match=r"towns\.json: not a list of this set"):
        read_list(tmp_path / "towns.json", Town)
