"""Is report.json what its published schema promises?"""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from claims.report import write_report
from claims.report.schema import FILE, as_text, report_schema


@pytest.fixture(scope="module")
def validator():
    Draft202012Validator.check_schema(report_schema())
    return Draft202012Validator(report_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def written(result, settings, folder):
    write_report(result, folder, settings)
    return json.loads((folder / "report.json").read_text(encoding="utf-8"))


def test_the_published_schemas_are_that_of_the_records():
    published = Path(__file__).parents[2] / "docs" / FILE
    shipped = resources.files("claims.report").joinpath(FILE)
    assert published.read_text(encoding="utf-8") == shipped.read_text(encoding="utf-8") == as_text(), (
        "python -m claims.report.schema writes it"
    )


def test_a_report_fits_its_schema(validator, result, settings, tmp_path):
    assert [error.message for error in validator.iter_errors(written(result, settings, tmp_path))] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        pytest.param(("schema",), "claims-report/1", id="of another version"),
        pytest.param(("chapters", 0, "facts", 0, "consistency"), "quarrelling", id="with a verdict that there is not"),
        pytest.param(("chapters", 0, "facts", 0, "estimate", "low"), "three", id="with a number in words"),
        pytest.param(("headline",), None, id="without its figures"),
    ],
)
def test_another_form_does_not(validator, result, settings, tmp_path, path, value):
    data = written(result, settings, tmp_path)
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert not validator.is_valid(data)
