"""Names of the counted: the same, wider and narrower, sharing nobody."""

import pytest

from claims.match.populations import holds, is_person, kind, rivals


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("victim", "people"),
        ("persons", "other"),
        ("troop", "soldier"),
        ("quake", "earthquake"),
        ("insurgent", "fighter"),
        ("jewel", "jewelry"),
    ],
)
def test_words_for_the_same(one, other):
    assert kind(one) == kind(other)


@pytest.mark.parametrize(("wide", "narrow"), [("person", "civilian"), ("child", "girl"), ("person", "boy"), ("combatant", "militant")])
def test_one_kind_holds_another(wide, narrow):
    assert holds(wide, narrow)
    assert not holds(narrow, wide)
    assert not rivals(wide, narrow)


@pytest.mark.parametrize(("one", "other"), [("civilian", "soldier"), ("militant", "civilian"), ("boy", "woman"), ("man", "woman")])
def test_two_kinds_share_nobody_and_neither_do_the_kinds_within_them(one, other):
    assert rivals(one, other)
    assert rivals(other, one)


def test_a_thing_is_nobody():
    assert not is_person(kind("village"))
    assert not rivals("village", "person")
    assert not holds("person", "village")
