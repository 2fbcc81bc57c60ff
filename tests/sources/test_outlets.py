"""Are outlets known by their domains?"""

import pytest

from claims.settings import Outlet, load_settings
from claims.sources.outlets import name_source, usual_language

OUTLETS = {
    "Harbour Post": Outlet(domains=("harbour.example",), language="en"),
    "Harbour Sport": Outlet(domains=("sport.harbour.example",), family="Harbour Post"),
}


@pytest.mark.parametrize(
    ("source", "url", "expected"),
    [
        pytest.param("The Post", "https://harbour.example/1", "The Post", id="a name is kept"),
        pytest.param(None, "https://www.harbour.example:80/1", "Harbour Post", id="by the address"),
        pytest.param(None, "https://news.harbour.example/1", "Harbour Post", id="a subdomain belongs to the domain above it"),
        pytest.param(None, "https://live.sport.harbour.example/", "Harbour Sport", id="the nearest domain counts"),
        pytest.param("harbour.example:80", None, "Harbour Post", id="a domain that stands as the name"),
        pytest.param("www.other.example", None, "other.example", id="an outlet that is not known"),
        pytest.param(None, "http://[oops", None, id="a broken address"),
        pytest.param(None, None, None, id="nothing"),
        pytest.param("U.S. News", None, "U.S. News", id="full stops make no domain"),
    ],
)
def test_an_outlet_is_named(settings, source, url, expected):
    assert name_source(source, url, settings.model_copy(update={"outlets": OUTLETS})) == expected


def test_an_outlet_has_its_usual_language(settings):
    known = settings.model_copy(update={"outlets": OUTLETS})
    assert [usual_language(name, known) for name in ("Harbour Post", "Harbour Sport", "Other", None)] == ["en", None, None, None]


def test_the_houses_of_outlets_are_known_to_the_judging(tmp_path):
    (tmp_path / "own.toml").write_text(
        '[input.outlets."Harbour Sport"]\ndomains = ["sport.harbour.example"]\nfamily = "Harbour Post"\n[assess.families]\n"BBC" = "Corporation"\n'
    )
    families = load_settings(tmp_path / "own.toml").assess.families
    assert families["sport.harbour.example"] == families["Harbour Sport"] == "Harbour Post"
    assert (families["bbc.com"], families["BBC"], families["news.bbc.co.uk"]) == ("BBC", "Corporation", "BBC")
