"""What is made by name quickly is what a call of the class makes."""

import dataclasses
import pickle

import pytest

from claims.model import Bound, Quantity, Span
from claims.model.record import maker

make_quantity, make_span = maker(Quantity), maker(Span)


def test_a_record_is_that_of_the_class_and_its_defaults_are():
    made = make_quantity(low=5, high=None, stated=5, bound=Bound.AT_LEAST)
    assert made == Quantity(low=5, high=None, stated=5, bound=Bound.AT_LEAST)
    assert made.unit == "count"
    assert pickle.loads(pickle.dumps(made)) == dataclasses.replace(made) == made
    assert hash(make_span(start=3, end=4)) == hash(Span(start=3, end=4))


def test_what_is_frozen_stays_so():
    made = make_quantity(low=5, high=5, stated=5, bound=Bound.EXACT)
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.low = 6


def test_a_class_that_does_more_than_to_set_its_fields_has_no_maker():
    @dataclasses.dataclass
    class Checked:
        low: float

        def __post_init__(self):
            assert self.low >= 0

    @dataclasses.dataclass
    class Listing:
        names: list[str] = dataclasses.field(default_factory=list)

    for one in (Checked, Listing):
        with pytest.raises(TypeError, match="does more than to set its fields"):
            maker(one)


def test_a_field_that_is_missing_or_unknown_is_an_error():
    with pytest.raises(TypeError, match="end"):
        make_span(start=3)
    with pytest.raises(TypeError, match="length"):
        make_span(start=3, end=4, length=1)
