"""Are quantities of single sentences scored by the set's conventions, strictly and as published?"""

import json
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import MissingPathError
from claims.evaluate import newsquant
from claims.evaluate.newsquant import GoldQuantity, Metric, Reading
from claims.model import Bound, Change, Claim, Quantity, Section


def claim(low, high=None, *, bound=Bound.EXACT, unit="count", exact="", counted=None, head=None, change=None):
    quantity = Quantity(
        low=low, high=low if high is None and bound is Bound.EXACT else high, stated=None, bound=bound, unit=unit, change=change
    )
    return Claim(
        claim_id="c",
        doc_id="d",
        section=Section.TEXT,
        start=0,
        end=0,
        exact=exact,
        sentence="",
        quantity=quantity,
        counted=counted,
        head=head,
    )


def reading(value, unit="-", change="=", concept=("-",)):
    return Reading(value=value if isinstance(value, tuple) else (value,), unit=unit, change=change, concept=frozenset(concept))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(
            claim(40, counted="Stray dogs", head="dog"), reading(40, "stray dog"), id="things counted are the unit, by their lemma"
        ),
        pytest.param(claim(40), reading(40), id="a bare number has no unit"),
        pytest.param(
            claim(2e6, unit="USD", counted="the Lenn bridge"),
            reading(2e6, "dollar", concept=("the", "lenn", "bridge")),
            id="money has a concept",
        ),
        pytest.param(claim(3, unit="acre"), reading(3, "acre"), id="a unit that the set calls the same"),
        pytest.param(claim(3, 5, bound=Bound.RANGE, unit="percent"), reading((3, 5), "percentage"), id="a range has two ends"),
        pytest.param(claim(9, bound=Bound.AT_LEAST), reading(9, change=">"), id="a lower bound"),
        pytest.param(claim(None, 9, bound=Bound.UP_TO), reading(9, change="<"), id="an upper bound"),
        pytest.param(claim(9, unit="percent", change=Change.DOWN), reading(9, "percentage", "down"), id="a fall"),
        pytest.param(claim(24, 72, bound=Bound.VAGUE, exact="Dozens of"), reading((12, 120)), id="a vague word has the set's range"),
    ],
)
def test_claim_is_put_into_the_conventions_of_the_set(found, expected):
    assert newsquant.readings([found]) == [expected]


def test_vague_word_that_the_set_does_not_list_is_left_out():
    assert newsquant.readings([claim(2, 6, bound=Bound.VAGUE, exact="several")]) == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("12.5", (12.5,), id="a number"),
        pytest.param("10.0-12.0", (10, 12), id="a range"),
        pytest.param("-3.0", (-3,), id="a negative number is no range"),
        pytest.param("1E-05", (1e-05,), id="an exponent is no range"),
    ],
)
def test_gold_values_are_read(value, expected):
    quantity = GoldQuantity(value=value, change="=", normalized_unit="Goat", referred_concepts="the Herd,of Hask")
    assert newsquant.gold_reading(quantity) == reading(expected, "goat", concept=("the", "herd", "of", "hask"))


@pytest.mark.parametrize(
    ("metric", "found", "right"),
    [
        pytest.param(Metric.VALUE, reading(5), True, id="the value alone"),
        pytest.param(Metric.VALUE, reading((5, 5)), False, id="a range is no point"),
        pytest.param(Metric.UNIT, reading(5, "goat"), False, id="another unit"),
        pytest.param(Metric.CHANGE, reading(5, change=">"), False, id="another bound"),
        pytest.param(Metric.CONCEPT_PARTIAL, reading(5, concept=("red", "wool")), True, id="a word of the concept"),
        pytest.param(Metric.CONCEPT_COMPLETE, reading(5, concept=("red", "wool")), False, id="a word of the concept is not all of it"),
        pytest.param(Metric.CONCEPT_COMPLETE, reading(5, concept=("wool", "raw")), True, id="the words in any order"),
    ],
)
def test_what_is_right_depends_on_the_metric(metric, found, right):
    assert newsquant.fits(metric, reading(5, "sheep", concept=("raw", "wool")), found) is right


def test_strict_gives_each_gold_quantity_one_answer():
    gold, found = [reading(5, "goat"), reading(5, "sheep")], [reading(5, "sheep"), reading(5, "cow"), reading(5, "goat")]
    assert newsquant.count_strict(Metric.UNIT, gold, found) == 2
    assert newsquant.count_strict(Metric.VALUE, gold[:1], found) == 1


def test_official_counts_a_gold_quantity_again_until_a_unit_fits():
    counts = newsquant.count_official([reading(5, "goat")], [reading(5, "cow"), reading(5, "goat")])
    assert counts == {
        Metric.VALUE: 1,  # capped by the one quantity of the sentence
        Metric.UNIT: 1,
        Metric.CHANGE: 2,
        Metric.CONCEPT_PARTIAL: 2,
        Metric.CONCEPT_COMPLETE: 2,
    }


READINGS = st.lists(st.builds(reading, st.sampled_from([1, 2]), st.sampled_from(["goat", "sheep"])), max_size=4)


@given(READINGS, READINGS)
def test_strict_equals_the_best_of_all_orders(gold, found):
    padded = found + [None] * len(gold)
    best = max(
        sum(other is not None and newsquant.fits(Metric.UNIT, one, other) for one, other in zip(gold, order, strict=False))
        for order in permutations(padded, len(gold))
    )
    assert newsquant.count_strict(Metric.UNIT, gold, found) == best


def test_set_is_scored_sentence_by_sentence(tmp_path):
    quantity = {"value": "5.0", "change": "=", "unit": "goats", "normalized_unit": "goat", "referred_concepts": "-"}
    rows = [{"text": "Five goats fled.", "quantities": [quantity]}, {"text": "It rained.", "quantities": []}]
    (tmp_path / "small.json").write_text(json.dumps(rows), encoding="utf-8")
    scores = newsquant.score(tmp_path, lambda text: [claim(5, counted="goats", head="goat"), claim(1)] if "goats" in text else [])
    assert (scores.sentences, scores.gold, scores.found) == (2, 1, 2)
    assert set(scores.strict.values()) == {1}
    assert " ".join(newsquant.report(scores)[1].split()) == "value strict P 50.0 R 100.0 F1 66.7 official P 50.0 R 100.0 F1 66.7"


def test_folder_without_the_set_is_named(tmp_path):
    with pytest.raises(MissingPathError, match=r"no \.json file in it"):
        newsquant.score(tmp_path, lambda _: [])
