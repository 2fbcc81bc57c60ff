"""Are mistakes in the expectations found, and said in a line?"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from claims.errors import SettingsError
from claims.quality import load_suites
from claims.settings import load_settings

if TYPE_CHECKING:
    from pathlib import Path

    from claims.settings import QualitySettings

MISTAKES = [
    pytest.param('[quality.claims.unit_is_known]\ntype = "expect_column_values_to_be_lovely"', "quality.claims.unit_is_known: Great Expectations has no expect_column_values_to_be_lovely", id="a type that there is not"),
    pytest.param('[quality.claims.unit_is_known]\nkwargs = { regexp = "x" }', "quality.claims.unit_is_known: kwargs: regexp: extra fields not permitted", id="an argument that the type lacks"),
    pytest.param('[quality.facts.is_complete]\nkwargs = { value_set = 7 }', "quality.facts.is_complete: kwargs: value_set: value is not a valid list", id="an argument of the wrong type"),
    pytest.param('[quality.claims.bound_is_known]\nkwargs = { value_set = { "$PARAMETER" = "bunds" } }', "quality.claims.bound_is_known: kwargs: value_set: unknown parameter 'bunds'", id="a parameter that there is not"),
    pytest.param('[quality.claims.change_is_known.kwargs]\ncolumn = "chnage"', "quality.claims.change_is_known: there is no column chnage; write change", id="a column that is misspelt"),
    pytest.param('[quality.claims.unit_is_known]\nshows = ["untis"]', "quality.claims.unit_is_known: there is no column untis; write unit", id="a column to show that is misspelt"),
    pytest.param('[quality.run.vague.kwargs.row_condition]\ncolumn = { name = "n_docs" }', "quality.run.vague: there is no column n_docs; write n_documents", id="a condition on a column that there is not"),
    pytest.param('[quality.run.vague.kwargs.row_condition]\noperator = "=>"', "quality.run.vague: kwargs: row_condition", id="a condition that compares by no known sign"),
    pytest.param('[quality.documents.there_are_documents]\nrows = "keep"', "quality.documents.there_are_documents: rows = 'keep', and only the whole table can fail here", id="rows of an expectation of the whole table"),
    pytest.param(
        '[quality.claims.mine]\ntype = "expect_column_values_to_not_be_null"\nkwargs = { column = "place" }\nseverity = "info"\nreason = "no place"',
        "quality.claims.mine: rows is missing, and single rows can fail here", id="rows not said",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("toml", "complaint"), MISTAKES)
def test_a_mistake_that_the_engine_knows_of_is_a_settings_error(toml: str, complaint: str, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(toml, encoding="utf-8")
    settings = load_settings(tmp_path / "own.toml").quality

    with pytest.raises(SettingsError) as caught:
        load_suites(settings)
    assert str(caught.value).startswith(complaint)
    assert "; " in str(caught.value), "what to do is said too"
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("toml", "where"),
    [
        pytest.param('[quality.claims.unit_is_known]\nseverity = "fatal"', "quality.claims.unit_is_known.severity", id="a severity that there is not"),
        pytest.param('[quality.claims.unit_is_known]\nrows = "burn"', "quality.claims.unit_is_known.rows", id="a fate of rows that there is not"),
        pytest.param('[quality.claims.unit_is_known]\nwhy = "x"', "quality.claims.unit_is_known.why: unknown key", id="a key that there is not"),
        pytest.param('[quality.verdicts.x]\ntype = "x"', "quality.verdicts: unknown key", id="a table that is not checked"),
        pytest.param('[quality.claims.mine]\ntype = "expect_column_to_exist"', "quality.claims.mine.kwargs", id="an expectation without arguments"),
        pytest.param('[quality.claims.unit_is_known]\ntype = "be nice"', "quality.claims.unit_is_known.type", id="a type that can be none"),
        pytest.param("[quality.set_aside_limit]\nshare = 2", "quality.set_aside_limit.share", id="a share above 1"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_form_is_found_when_the_file_is_read(toml: str, where: str, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(toml, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings(path)
    assert str(caught.value).startswith(f"{path}, {where}")


def test_the_suites_hold_every_expectation_of_the_settings(settings: QualitySettings) -> None:
    for table, suite in load_suites(settings).items():
        assert [one.meta["name"] for one in suite.expectations if one.meta] == list(settings.suite(table))
        assert [one.severity for one in suite.expectations] == [one.severity for one in settings.suite(table).values()]


def test_an_own_file_may_change_one_key_of_one_expectation(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('[quality.claims.true_before_it_is_told]\nrows = "keep"', encoding="utf-8")
    own, default = (load_settings(path).quality for path in (tmp_path / "own.toml", None))
    assert own.claims["true_before_it_is_told"].rows == "keep"
    assert list(own.claims) == list(default.claims)


def test_the_engine_is_not_imported_before_a_table_is_checked() -> None:
    script = "import sys, claims.quality; sys.exit('great_expectations' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
