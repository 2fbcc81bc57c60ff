"""Two claims, column by column: which level holds."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from claims.match.comparisons import Pairs, barriers, compare
from claims.match.contexts import contexts
from claims.match.names import Names
from claims.match.readings import Readings
from claims.match.traits import traits

NONE_SIMILAR = pd.DataFrame({"doc_l": pd.Series(dtype="str"), "doc_r": pd.Series(dtype="str"), "similarity": pd.Series(dtype="float64")})


@pytest.fixture
def pair(make_claims):
    def make(one, other, stories=("s1", "s1")):
        claims = make_claims(("a", *one), ("b", *other))
        table = traits(claims, pd.Series(dict(zip(claims["doc_id"], stories, strict=True))))
        return claims, Pairs(traits=table, left=np.array([0]), right=np.array([1]))

    return make


@pytest.fixture
def level(pair, make_documents, settings):
    def find(comparison, one, other, stories=("s1", "s1"), similar=NONE_SIMILAR, text=""):
        claims, pairs = pair(one, other, stories)
        around = contexts(claims, settings.context, Readings())
        names = Names.of(make_documents(*((doc_id, text) for doc_id in claims["doc_id"].unique())), Readings())
        return compare(pairs, similar, around, names, settings)[comparison].iloc[0]

    return find


ONE = {"doc_id": "d"}
EUR, PERCENT = {"unit": "EUR"}, {"unit": "percent"}
YEARS, MAGNITUDE = {"unit": "year of age"}, {"unit": "magnitude"}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param((5, "stone bridges"), (6, "stone bridges"), "same_phrase", id="the same words"),
        pytest.param((5, "bridges", {"head": "bridge"}), (6, "stone bridges", {"head": "bridge"}), "same_thing", id="one with a modifier"),
        pytest.param((5, "quakes", {"head": "quake"}), (6, "earthquakes", {"head": "earthquake"}), "same_thing", id="quake and earthquake"),
        pytest.param((5, "SeaWind", {"unit": "USD"}), (6, "Sea Wind", {"unit": "USD"}), "same_phrase", id="a name as one word and as two"),
        pytest.param((5, "people"), (6, "people"), "same_people", id="people is a phrase that every report uses"),
        pytest.param((5, "victims", {"head": "victim"}), (6, "persons", {"head": "person"}), "same_people", id="victims are persons"),
        pytest.param((6, "girls", {"head": "girl"}), (6, "people"), "broader", id="girls are people"),
        pytest.param((7, "girls", {"head": "girl"}), (6, "people"), "broader", id="more girls than people contradict"),
        pytest.param((5, "girls", {"head": "girl"}), (6, "people"), "part", id="fewer girls than people are a part"),
        pytest.param((5, "men", {"head": "man"}), (6, "robbers", {"head": "robber"}), "overlapping", id="robbers may be men"),
        pytest.param((5, "civilians", {"head": "civilian"}), (6, "troops", {"head": "troop"}), "rival", id="civilians are no troops"),
        pytest.param(
            (5, "rail bridges", {"head": "bridge"}), (6, "stone bridges", {"head": "bridge"}), "other_modifiers", id="two kinds of bridges"
        ),
        pytest.param((5, "bridges", {"head": "bridge"}), (6, "mills", {"head": "mill"}), "different", id="bridges and mills"),
        pytest.param(
            (5, "deal", {"unit": "EUR"}), (6, "mill", {"unit": "EUR"}), "different_measured", id="what is paid for has many names"
        ),
        pytest.param((5, None), (6, "mills"), "unknown", id="nothing said of what is counted"),
        pytest.param((41, "Ada Brandt", YEARS), (17, "Tom Weir", YEARS), "other_name", id="ages of two people of different names"),
        pytest.param((41, "Ada Brandt", YEARS), (41, "Brandt", YEARS), "same_thing", id="an age with a full name and a surname"),
    ],
)
def test_counted(level, one, other, expected):
    assert level("counted", one, other) == expected
    assert level("counted", other, one) == expected


def test_fewer_girls_are_a_part_whichever_was_told_of_first(make_claims, make_documents, settings):
    claims = make_claims(("a", 6, "people"), ("b", 5, "girls", {"head": "girl"}), ("c", 7, "people"))
    table = traits(claims, pd.Series(dict.fromkeys(claims["doc_id"], "s1")))
    pairs = Pairs(traits=table, left=np.array([1, 0, 2]), right=np.array([2, 1, 1]))
    names = Names.of(make_documents(*((doc_id, "") for doc_id in claims["doc_id"])), Readings())
    levels = compare(pairs, NONE_SIMILAR, contexts(claims, settings.context, Readings()), names, settings)
    assert levels["counted"].tolist() == ["part"] * 3


@pytest.mark.parametrize(
    ("part", "whole", "other", "expected"),
    [
        pytest.param(
            "injure", "injure", "injure", "part", id="12 were hurt, three of them badly: nothing of how many others say were hurt"
        ),
        pytest.param("rescue", "employ", "rescue", "same_people", id="of 120 workers 98 were rescued: others may say that it was 99"),
        pytest.param("rescue", "employ", "employ", "part", id="98 of them are not all who were employed"),
        pytest.param("rescue", None, "rescue", "same_people", id="nothing else is said of the whole"),
    ],
)
def test_a_part_of_a_whole_counts_all_of_whom_more_is_said(make_claims, make_documents, settings, part, whole, other, expected):
    told = {"head": "worker"}
    claims = make_claims(
        ("a", 120, "workers", {**told, "predicate": whole}),
        ("b", 98, "workers", {**told, "predicate": part, "part_of": "a"}),
        ("c", 99, "workers", {**told, "predicate": other}),
    )
    table = traits(claims, pd.Series(dict.fromkeys(claims["doc_id"], "s1")))
    pairs = Pairs(traits=table, left=np.array([1, 2]), right=np.array([2, 1]))
    names = Names.of(make_documents(*((doc_id, "") for doc_id in claims["doc_id"])), Readings())
    levels = compare(pairs, NONE_SIMILAR, contexts(claims, settings.context, Readings()), names, settings)["counted"]
    assert levels.tolist() == [expected, expected]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("kill", "kill", "same"),
        ("kill", "injure", "exclusive"),
        ("kill", "shoot", "different"),
        ("buy", "cost", "related"),
        ("sentence", "hold", "related"),
        ("climb", "rise", "related"),
        ("climb", "fall", "different"),
        ("buy", "offer", "different"),
        ("be", "kill", "unknown"),
        (None, "kill", "unknown"),
    ],
)
def test_predicate(level, one, other, expected):
    assert level("predicate", (5, "people", {"predicate": one}), (6, "people", {"predicate": other})) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Hadra", "hadra", "same"),
        ("Hadra", "Hadra province", "contains"),
        ("Hadra", "Calder", "elsewhere"),
        ("Hadra’s harbour", "Hadra", "contains"),
        (None, "Calder", "unknown"),
    ],
)
def test_place(level, one, other, expected):
    assert level("place", (5, "people", {"place": one}), (6, "people", {"place": other})) == expected


def test_two_places_that_documents_name_together_are_hardly_apart(level):
    claims = (5, "people", {"place": "Hadra"}), (6, "people", {"place": "New Calder"})
    assert level("place", *claims, text="From Hadra’s harbour to New Calder.") == "different"
    assert level("place", *claims, text="New boats for hadra.") == "elsewhere"


@pytest.mark.parametrize(
    ("day", "expected"),
    [(2, "same_day"), (7, "same_week"), (31, "same_quarter")],
)
def test_time(level, day, expected):
    one, other = {"as_of": date(2019, 5, 1)}, {"as_of": date(2019, 5, day)}
    assert level("time", (5, "people", one), (6, "people", other)) == expected
    assert level("time", (5, "people", one), (6, "people")) == "unknown"
    assert level("time", (5, "people", one), (6, "people", {"as_of": date(2021, 5, 1)})) == "apart"


def test_two_figures_dated_by_publication_only_hardly_share_a_day(level):
    printed = {"as_of": date(2019, 5, 1), "as_of_basis": "published"}
    assert level("time", (5, "people", printed), (6, "people", printed)) == "same_publication"
    assert level("time", (5, "people", printed), (6, "people", printed | {"as_of_basis": "stated"})) == "same_day"
    assert level("time", (5, "people", printed), (6, "people", printed | {"as_of": date(2019, 5, 4)})) == "same_week"


def test_the_nearest_speaker_of_a_chain_is_compared(level):
    chain = {"attribution": "Calder Gazette -> Coastguard of Calder"}
    assert level("attribution", (5, "people", chain), (6, "people", {"attribution": "the Coastguard of Calder"})) == "same"
    assert level("attribution", (5, "people", chain), (6, "people", {"attribution": "Calder Gazette"})) == "different"


def test_story(level):
    near = pd.DataFrame({"doc_l": ["doc of b"], "doc_r": ["doc of a"], "similarity": [0.5]})
    assert level("story", (5, "people", {"doc_id": "d"}), (6, "people", {"doc_id": "d"})) == "same_document"
    assert level("story", (5, "people"), (6, "people")) == "same_story"
    assert level("story", (5, "people"), (6, "people"), stories=("s1", "s2"), similar=near) == "near"
    assert level("story", (5, "people"), (6, "people"), stories=("s1", "s2")) == "distant"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param((5, "people"), (5, "people"), "equal", id="a small count that many facts share"),
        pytest.param((5127, "people"), (5127, "people"), "unusual", id="four significant digits"),
        pytest.param((5000, "people"), (5000, "people"), "equal", id="a round number has one significant digit"),
        pytest.param((3e6, "deal", {"unit": "EUR"}), (3e6, "deal", {"unit": "EUR"}), "unusual", id="an amount of money"),
        pytest.param((5, "people"), (9, "people"), "other", id="two figures"),
        pytest.param((5, "people"), (81, "people"), "far", id="the dead of one night and those of a year"),
        pytest.param(
            (5, "fund", {"unit": "EUR"}), (81, "fund", {"unit": "USD"}), "other", id="two currencies are not set against each other"
        ),
        pytest.param((40, "dam", {"unit": "metre"}), (40, "dam", {"unit": "metre"}), "equal_measured", id="a measure that few share"),
        pytest.param((90, "siege", {"unit": "day"}), (3, "siege", {"unit": "month"}), "rounded", id="one time in days and in months"),
        pytest.param((21, "veteran", {"unit": "year"}), (60, "leave", {"unit": "day"}), "far", id="years of service, days of leave"),
        pytest.param((24, "service", {"unit": "year"}), (10, "term", {"unit": "year"}), "other_measured", id="two lengths of time"),
        pytest.param((24, "dam", {"unit": "metre"}), (30, "dam", {"unit": "foot"}), "other_measured", id="two heights in two units"),
        pytest.param((3, "members", {}), (4e5, "people", {"bound": "vague"}), "far", id="three, and hundreds of thousands"),
        pytest.param((30, "people", {}), (40, "people", {"bound": "vague"}), "other", id="a number, and words that may mean it"),
        pytest.param(
            (13_625_777, "tax", {"unit": "USD"}), (13.6e6, "tax", {"unit": "USD"}), "rounded", id="an amount, to the cent and rounded"
        ),
        pytest.param((10_977, "tv", EUR), (10_000, "tv", EUR | {"bound": "more_than"}), "within", id="over 10,000, and what it was"),
        pytest.param((21_977, "tv", EUR), (10_000, "tv", EUR | {"bound": "more_than"}), "other", id="twice as much is not said so"),
        pytest.param((9_900, "tv", EUR), (10_000, "tv", EUR | {"bound": "more_than"}), "other", id="a bound that leaves it out"),
        pytest.param((100, "people"), (102, "people"), "other", id="two near counts are two counts"),
        pytest.param((36, "rate", PERCENT), (35.7, "rate", PERCENT), "other", id="percentages lie close together anyway"),
        pytest.param((35.7, "rate", PERCENT), (35.7, "rate", PERCENT), "unusual", id="a percentage to the tenth"),
        pytest.param((6.1, "quake", MAGNITUDE), (5.9, "quake", MAGNITUDE), "near_magnitude", id="two agencies measure one earthquake"),
        pytest.param((6.1, "quake", MAGNITUDE), (5.6, "quake", MAGNITUDE), "other_magnitude", id="an earthquake and its aftershock"),
        pytest.param((41, "man", YEARS), (41, "man", YEARS), "same_age", id="one age"),
        pytest.param((41, "man", YEARS), (42, "man", YEARS), "near_age", id="a birthday apart"),
        pytest.param((41, "man", YEARS), (17, "boy", YEARS), "other_age", id="ages of two persons"),
        pytest.param((5, "girl", {"unit": "month of age"}), (60, "man", YEARS), "other_age", id="an age in months and one in years"),
        pytest.param((18, "girl", {"unit": "month of age"}), (1, "girl", YEARS), "near_age", id="eighteen months and one year"),
    ],
)
def test_value(level, one, other, expected):
    assert level("value", one, other) == expected


def test_different_values_are_no_reason_to_split(settings):
    other = settings.comparisons.value.other
    assert other.m == other.u


def test_repetition(level):
    here = {"doc_id": "d", "sentence": "First."}
    assert level("repetition", (5, "people"), (6, "people")) == "two_documents"
    assert level("repetition", (5, "people", here), (6, "people", here)) == "one_sentence"
    assert level("repetition", (5, "people", here), (6, "people", here | {"sentence": "Later."})) == "two_figures"
    assert level("repetition", (5, "people", here), (5, "people", here | {"sentence": "Later."})) == "one_figure"
    miles = here | {"sentence": "It is 5 miles (8 km) away.", "exact": "5 miles", "unit": "mile", "start": 6}
    kilometres = miles | {"exact": "8 km", "unit": "kilometre", "start": 15}
    assert level("repetition", (5, None, miles), (8, None, kilometres)) == "restated"


def test_units_of_known_size_are_one_unit(level):
    assert level("unit", (90, "siege", {"unit": "day"}), (3, "siege", {"unit": "month"})) == "same_unit"
    assert level("unit", (5, "fund", {"unit": "EUR"}), (6, "fund", {"unit": "USD"})) == "convertible"


def test_one_text_gives_one_way_in_two_units(pair, settings):
    _, pairs = pair((5, "road", ONE | {"unit": "mile"}), (8, "road", ONE | {"unit": "kilometre"}))
    assert not any(holds[0] for holds in barriers(pairs, settings.apart_modalities).values())


TOLD = {"doc_id": "d", "sentence": "Five women and five children were hurt.", "predicate": "injure", "attribution": None}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(ONE, ONE, True, id="a text that gives two figures means two things"),
        pytest.param(ONE | {"attribution": "Mayor"}, ONE, False, id="two speakers may contradict each other"),
        pytest.param(ONE | {"as_of": date(2019, 5, 1)}, ONE | {"as_of": date(2019, 5, 4)}, False, id="a count of two days may have grown"),
        pytest.param({"unit": "percent"}, {}, True, id="a share is no count"),
        pytest.param({"unit": "mile"}, {"unit": "kilometre"}, False, id="miles can be restated in kilometres"),
        pytest.param({"unit": "mile"}, {"unit": "hour"}, True, id="a way is no time"),
        pytest.param(ONE | {"unit": "year"}, ONE | {"unit": "month"}, True, id="five years and six months of one text are two times"),
        pytest.param(ONE | {"unit": "EUR"}, ONE | {"unit": "USD"}, False, id="a sum can be given again in another currency"),
        pytest.param({"change": "up"}, {}, True, id="a rise is no level"),
        pytest.param({"change": "up"}, {"change": "down"}, False, id="rise against fall is a disagreement to be found"),
        pytest.param({"modality": "authorised"}, {}, True, id="authorised is not deployed"),
        pytest.param({"modality": "estimated"}, {}, False, id="an estimate may be of what another observed"),
        pytest.param({"part_of": "b"}, {}, True, id="a part is not its whole"),
        pytest.param(TOLD | {"head": "woman"}, TOLD | {"head": "child"}, True, id="a sentence that lists women and children"),
        pytest.param(TOLD | {"head": "woman"}, TOLD | {"head": "victim"}, False, id="women may be the victims"),
        pytest.param(TOLD | {"head": "woman"}, TOLD | {"head": "child", "sentence": "Later."}, False, id="two sentences list nothing"),
    ],
)
def test_what_is_never_of_one_fact(pair, settings, one, other, expected):
    _, pairs = pair((5, "people", one), (5 if "sentence" in one else 6, "people", other))
    assert any(holds[0] for holds in barriers(pairs, settings.apart_modalities).values()) == expected


def test_others_are_not_those_that_their_sentence_counts_before(pair, settings):
    told = TOLD | {"sentence": "Two women were hurt and two others were hurt."}
    _, pairs = pair((2, "women", told | {"head": "woman"}), (2, "others", told | {"head": "other"}))
    assert barriers(pairs, settings.apart_modalities)["one sentence counts them side by side"][0]
    _, pairs = pair((2, "others", told | {"head": "other"}), (2, "other people", told | {"head": "people"}))
    assert not barriers(pairs, settings.apart_modalities)["one sentence counts them side by side"][0]
