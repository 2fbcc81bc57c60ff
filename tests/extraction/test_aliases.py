import pytest

from claims.extraction.aliases import mine


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("the Coastal Rescue Service (CRS) came", {"CRS": "Coastal Rescue Service"}, id="a short form in brackets"),
        pytest.param("Northern Micro Devices (NYSE: NMD) rose", {"NMD": "Northern Micro Devices"}, id="a ticker in brackets"),
        pytest.param(
            "The Free Harbour Front (FHF) split. FHF, also known as FHX, FHL or Marsa, fled.",
            {"FHF": "Free Harbour Front", "FHX": "Free Harbour Front", "FHL": "Free Harbour Front", "Marsa": "Free Harbour Front"},
            id="other names lead to the full one",
        ),
        pytest.param("Ann Berg came. Berg left.", {"Berg": "Ann Berg"}, id="a surname further down"),
        pytest.param("Prime Minister Omar al-Tal came. Tal left.", {"Tal": "Omar al-Tal"}, id="a surname without its article"),
        pytest.param("Ann Berg came. Eva Berg came. Berg left.", {}, id="a surname of two people stays open"),
        pytest.param("Ann Berg came and left.", {}, id="a name that never stands alone needs no alias"),
        pytest.param("New Haven voted. Haven won.", {}, id="a place is no person"),
        pytest.param("The crew (all safe) came", {}, id="an aside in brackets"),
    ],
)
def test_it_finds_the_names_of_one_thing(text, expected):
    assert dict(mine(text)) == expected
