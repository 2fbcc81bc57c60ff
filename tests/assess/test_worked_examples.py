"""Does every rule of comparison hold on the figures that it was worked out with?

The other tests probe the rules one by one; these are the cases that the rules were made for, all of them, in one place.
"""

import pytest

PLAIN = [
    ("50,000 people trapped, twice from one agency", "50,000", "50,000", "A", "A", "repeat"),
    ("two areas of one article, twice from one agency", "2 area", "2 area", "A", "A", "repeat"),
    ("hundreds of families against 50,000 civilians", "300 household", "50,000", "A", "B", "not_comparable unit"),
    ("about 300 against 310", "about 300", "310", "A", "B", "compatible rounding"),
    ("about 300 against 350", "about 300", "350", "A", "B", "conflict moderate"),
    ("a round 50,000 against 51,200", "50,000", "51,200", "A", "B", "compatible rounding"),
    ("a round 50,000 against a round 60,000", "50,000", "60,000", "A", "B", "conflict moderate"),
    ("15 against 16", "15", "16", "A", "B", "conflict minor"),
    ("a round 6,300 against 6,301", "6,300", "6,301", "A", "B", "compatible rounding"),
    ("nearly 2,000 against 1,950", "nearly 2,000", "1,950", "A", "B", "compatible overlap"),
    ("nearly 2,000 against 2,113", "nearly 2,000", "2,113", "A", "B", "conflict minor"),
    ("at least 500 against 550", "at least 500", "550", "A", "B", "compatible bound"),
    ("at least 500 against 5,000", "at least 500", "5,000", "A", "B", "compatible loose"),
    ("at least 500 against 300", "at least 500", "300", "A", "B", "conflict moderate"),
    ("more than two million against a round two million", "more than 2,000,000", "2,000,000", "A", "B", "compatible bound"),
    ("more than two million against 1.4 million", "more than 2,000,000", "1,400,000", "A", "B", "conflict moderate"),
    ("up to 30 against 25", "up to 30", "25", "A", "B", "compatible bound"),
    ("hundreds against 350", "hundreds", "350", "A", "B", "compatible loose"),
    ("hundreds against 40", "hundreds", "40", "A", "B", "conflict major"),
    ("65 to 70 percent against 68 percent", "65 to 70 percent", "68 percent", "A", "B", "compatible overlap"),
]
DATED = [
    (
        "90 against 65 to 70 percent of a city, a day apart",
        "share",
        ("90 percent", 20, "A"),
        ("65 to 70 percent", 21, "B"),
        "conflict major",
    ),
    (
        "most of a city against 90 percent of it, a day apart",
        "share",
        ("most percent", 21, "B"),
        ("90 percent", 20, "A"),
        "compatible loose",
    ),
    ("a toll that rose within a week", "cumulative", ("6,125", 3, "A"), ("6,301", 10, "A"), "updated"),
    (
        "a bound of its own that one publisher lowered overnight",
        "cumulative",
        ("at least 11,300", 16, "A"),
        ("at least 3,958", 17, "A"),
        "revised",
    ),
    ("a toll that is lower a week later, from another source", "cumulative", ("6,438", 17, "A"), ("6,301", 24, "B"), "conflict minor"),
    ("a series that one source lowered overnight", "cumulative", ("205,009", 23, "A"), ("187,761", 24, "A"), "revised"),
    ("a stock of a month ago", "stock", ("50,000", 1, "A"), ("20,000", 30, "B"), "not_comparable time"),
    ("a stock of two years ago, as a bound", "stock", ("more than 2,000,000", 1, "A"), ("1,200,000", 661, "B"), "not_comparable time"),
]
PARTS = [
    ("three children of 15 civilians", "15", "3", "part_of"),
    ("18 children of 15 civilians", "15", "18", "conflict moderate"),
]
VERDICTS = [
    ("90 against 65 to 70 percent", "share", [("90 percent", "A", 20), ("65 to 70 percent", "B", 21)], "conflicting uncorroborated"),
    ("twelve outlets with one wire's figure", "count", [("15", "A", None)] * 12, "consistent single_origin"),
    ("two origins that agree", "count", [("15", "A", None), ("15", "B", None)], "consistent corroborated"),
    ("a bound confirmed by a value near it", "count", [("15", "A", None), ("at least 12", "B", None)], "consistent corroborated"),
    ("a bound met by a value far above", "count", [("at least 500", "A", None), ("5,000", "B", None)], "consistent uncorroborated"),
    ("a toll that rose", "cumulative", [("6,125", "A", 3), ("6,301", "A", 10)], "evolving single_origin"),
]
ESTIMATES = [
    ("90 against 65 to 70 percent: no best", [("90 percent", "A"), ("65 to 70 percent", "B")], (65, None, 90, False)),
    ("two of three origins", [("15", "A"), ("15", "B"), ("22", "C")], (15, 15, 22, False)),
    ("15, at least 12, 22", [("15", "A"), ("at least 12", "B"), ("22", "C")], (12, 15, 22, False)),
    ("15, at least 30: open above", [("15", "A"), ("at least 30", "B")], (15, None, 30, True)),
]


@pytest.mark.parametrize(("left", "right", "by", "other", "expected"), [pytest.param(*row[1:], id=row[0]) for row in PLAIN])
def test_two_figures(claim, cross, left, right, by, other, expected):
    assert _relation(cross([claim(left, by=by), claim(right, by=other)])) == expected


@pytest.mark.parametrize(("measure", "earlier", "later", "expected"), [pytest.param(*row[1:], id=row[0]) for row in DATED])
def test_two_figures_of_two_days(claim, cross, measure, earlier, later, expected):
    assert _relation(cross([claim(words, on=on, by=by, measure=measure) for words, on, by in (earlier, later)])) == expected


@pytest.mark.parametrize(("whole", "part", "expected"), [pytest.param(*row[1:], id=row[0]) for row in PARTS])
def test_a_part_and_its_whole(claim, cross, whole, part, expected):
    of = claim(whole)
    assert _relation(cross([of, claim(part, part_of=of.claim_id, doc=of.doc_id)], facts=["whole", "part"])) == expected


@pytest.mark.parametrize(("measure", "figures", "expected"), [pytest.param(*row[1:], id=row[0]) for row in VERDICTS])
def test_a_fact(claim, cross, measure, figures, expected):
    fact = cross([claim(words, by=by, on=on, measure=measure) for words, by, on in figures]).facts.iloc[0]
    assert f"{fact['consistency']} {fact['corroboration']}" == expected


@pytest.mark.parametrize(("figures", "expected"), [pytest.param(*row[1:], id=row[0]) for row in ESTIMATES])
def test_an_estimate(claim, cross, figures, expected):
    fact = cross([claim(words, by=by) for words, by in figures]).facts.iloc[0]
    plain = fact.astype(object).where(fact.notna(), None)
    assert (plain["low"], plain["best"], plain["high"], plain["high_open"]) == expected


def _relation(assessed):
    row = assessed.matches.iloc[0]
    return " ".join(word for word in (row["relation"], row["grade"]) if isinstance(word, str))


def test_there_are_all_of_them():
    # Two of the estimates hold two examples each: the ends, and the best value between them.
    assert sum(map(len, (PLAIN, DATED, PARTS, VERDICTS, ESTIMATES))) + 2 == 42
