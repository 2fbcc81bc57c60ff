"""Are the libraries that the page carries those that it names, whole, and with their licences?"""

from __future__ import annotations

from importlib import resources

import pytest

from claims.report.libraries import LIBRARIES, libraries

VENDOR = resources.files("claims.report").joinpath("vendor")


@pytest.mark.parametrize(("name", "file", "version", "licence"), LIBRARIES, ids=[name for name, *_ in LIBRARIES])
def test_each_is_of_its_version_and_keeps_its_licence(name, file, version, licence):
    source, terms = (VENDOR.joinpath(f"{file}.{kind}").read_text(encoding="utf-8") for kind in ("js", "LICENSE"))
    assert version in source
    assert {"ISC": "Permission to use, copy, modify, and/or distribute", "MIT": "The MIT License"}[licence] in terms
    assert terms in libraries()
    assert f"| {version} |" in VENDOR.joinpath("README.md").read_text(encoding="utf-8")


def test_nothing_in_them_ends_a_script():
    assert "</script" not in libraries().casefold()
