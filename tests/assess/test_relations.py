"""Do two claims of one fact stand to each other as SEMANTICS.md says?"""

import pytest


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param("15", "15", "agree", id="the same number agrees"),
        pytest.param("300", "about 300", "agree", id="about a number agrees with the number"),
        pytest.param("at least 500", "at least 500", "agree", id="the same bound agrees"),
        pytest.param("about 300", "310", "compatible rounding", id="about 300 allows 310"),
        pytest.param("about 300", "350", "conflict moderate", id="about 300 excludes 350"),
        pytest.param("50,000", "51,200", "compatible rounding", id="a round 50,000 allows 51,200"),
        pytest.param("50,000", "60,000", "conflict moderate", id="a round 50,000 excludes a round 60,000"),
        pytest.param("15", "16", "conflict minor", id="15 is not 16: small counts are taken at their word"),
        pytest.param("6,300", "6,301", "compatible rounding", id="two significant digits are round: 6,300 allows 6,301"),
        pytest.param("nearly 2,000", "1,950", "compatible overlap", id="nearly 2,000 covers 1,950"),
        pytest.param("nearly 2,000", "2,113", "conflict minor", id="nearly 2,000 excludes 2,113"),
        pytest.param("nearly 15", "15", "compatible rounding", id="nearly 15 may be rounded from 15"),
        pytest.param("at least 500", "550", "compatible bound", id="at least 500 is confirmed by 550"),
        pytest.param("at least 500", "5,000", "compatible loose", id="at least 500 allows 5,000 but is not confirmed by it"),
        pytest.param("at least 500", "300", "conflict moderate", id="at least 500 excludes 300"),
        pytest.param("more than 2,000,000", "2,000,000", "compatible bound", id="more than two million allows a round two million"),
        pytest.param("more than 64", "64", "conflict minor", id="more than 64 excludes 64, which is not round"),
        pytest.param("more than 2,000,000", "1,400,000", "conflict moderate", id="more than two million excludes 1.4 million"),
        pytest.param("up to 30", "25", "compatible bound", id="up to 30 is confirmed by 25"),
        pytest.param("up to 30", "3", "compatible loose", id="up to 30 allows 3 but is not confirmed by it"),
        pytest.param("at least 10", "up to 30", "compatible loose", id="two bounds never confirm each other"),
        pytest.param("at least 40", "up to 30", "conflict moderate", id="two bounds may exclude each other"),
        pytest.param("hundreds", "350", "compatible loose", id="hundreds allows 350, which confirms nothing"),
        pytest.param("hundreds", "40", "conflict major", id="hundreds excludes 40"),
        pytest.param("hundreds", "150", "compatible loose", id="hundreds allows 150, above its floor"),
        pytest.param("hundreds", "hundreds", "compatible loose", id="the same vague word is no agreement"),
        pytest.param("several", "7", "compatible loose", id="a vague word goes a little beyond its range"),
        pytest.param("65 to 70 percent", "68 percent", "compatible overlap", id="65 to 70 percent covers 68"),
        pytest.param("most percent", "90 percent", "compatible loose", id="most of a city allows 90 percent of it"),
        pytest.param("90 percent", "65 to 70 percent", "conflict major", id="90 percent excludes 65 to 70, 20 points apart"),
        pytest.param("33 percent", "33.4 percent", "compatible rounding", id="percentages that are not round are good to half a point"),
        pytest.param("5.9 magnitude", "6.1 magnitude", "conflict minor", id="a tenth is the place of the last digit of 6.1"),
        pytest.param("20 mile", "32 kilometre", "compatible rounding", id="a printed conversion was rounded again"),
        pytest.param("20 mile", "50 kilometre", "conflict moderate", id="converted distances may still conflict"),
        pytest.param("2 week", "14 day", "agree", id="two weeks are 14 days"),
        pytest.param("3 EUR", "3 USD", "not_comparable unit", id="currencies are not converted"),
        pytest.param("2 household", "50,000 person", "not_comparable unit", id="families are not people"),
        pytest.param("0", "3", "conflict major", id="none is far from any"),
    ],
)
def test_values_decide(claim, relation, left, right, expected):
    assert relation(claim(left, by="Ministry"), claim(right, by="Hospital")) == expected
    assert relation(claim(right, by="Hospital"), claim(left, by="Ministry")) == expected


@pytest.mark.parametrize(
    ("measure", "earlier", "later", "expected"),
    [
        pytest.param("cumulative", ("6,125", 3, "OCHA"), ("6,301", 10, "OCHA"), "updated", id="a toll that rose was updated"),
        pytest.param(
            "cumulative", ("6,125", 3, "OCHA"), ("6,301", 10, "IOM"), "updated", id="a toll that rose from one source to the next"
        ),
        pytest.param(
            "cumulative", ("6,438", 17, "IOM"), ("6,301", 24, "OCHA"), "conflict minor", id="a toll does not fall from source to source"
        ),
        pytest.param("cumulative", ("205,009", 23, "JHU"), ("187,761", 24, "JHU"), "revised", id="a source may lower its own toll"),
        pytest.param(
            "cumulative", ("at least 11,300", 16, "OCHA"), ("at least 3,958", 17, "OCHA"), "revised", id="a source may lower its own bound"
        ),
        pytest.param("cumulative", ("hundreds", 1, "Mayor"), ("40", 2, "Mayor"), "revised", id="a source may lower its own vague toll"),
        pytest.param("cumulative", ("dozens", 1, "Mayor"), ("250", 2, "Army"), "updated", id="a vague toll may rise"),
        pytest.param("cumulative", ("15", None, "OCHA"), ("22", 10, "OCHA"), "conflict moderate", id="an unknown date explains nothing"),
        pytest.param("stock", ("50,000", 1, "Mayor"), ("20,000", 30, "Army"), "not_comparable time", id="a stock of a month ago is stale"),
        pytest.param("stock", ("50,000", 1, "Mayor"), ("20,000", 4, "Army"), "conflict major", id="three days are not stale"),
        pytest.param("stock", ("50,000", 1, "Mayor"), ("51,200", 30, "Army"), "compatible rounding", id="stale figures that fit still fit"),
        pytest.param(
            "share", ("90 percent", 20, "Monitor"), ("65 to 70 percent", 21, "Coalition"), "conflict major", id="shares a day apart"
        ),
        pytest.param(
            "stock",
            ("more than 2,000,000", 1, "Mayor"),
            ("1,200,000", 661, "Army"),
            "not_comparable time",
            id="two million two years earlier",
        ),
        pytest.param("count", ("15", 1, "Mayor"), ("22", 30, "Army"), "conflict moderate", id="the count of an event does not change"),
    ],
)
def test_time_explains(claim, relation, measure, earlier, later, expected):
    first, second = (claim(words, on=on, by=by, measure=measure) for words, on, by in (earlier, later))
    assert relation(first, second) == expected
    assert relation(second, first) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param("Prosecutors said the then-15 year of age boy fired.", "not_comparable time", id="then-15-year-old"),
        pytest.param("Weir, 15 year of age at the time, fired.", "not_comparable time", id="15 at the time"),
        pytest.param("Weir was 15 year of age back then.", "not_comparable time", id="15 back then"),
        pytest.param("Weir, 15 year of age, fired and then ran.", "conflict minor", id="then further on in the sentence"),
        pytest.param("Strengthen 15 year of age.", "conflict minor", id="a word that ends like then"),
    ],
)
def test_an_age_of_then_is_no_rival_of_the_age_now(claim, relation, told, expected):
    now = claim("16 year of age", by="Gazette", measure="age", sentence="Weir, 16 year of age, goes to trial.")
    then = claim("15 year of age", by="Post", measure="age", sentence=told)
    assert relation(now, then) == expected
    assert relation(then, now) == expected
    assert relation(then, claim("15 year of age", by="Gazette", measure="age")) == "agree"


def test_a_date_known_to_the_month_does_not_say_which_came_first(claim, relation):
    in_june = claim("6,438", on=1, measure="cumulative", by="OCHA", as_of_precision="month")
    assert relation(in_june, claim("6,301", on=20, measure="cumulative", by="OCHA")) == "conflict minor"


@pytest.mark.parametrize(
    ("left", "right", "unit"),
    [
        pytest.param("50,000", "50,000", "count", id="one outlet says 50,000 twice"),
        pytest.param("2", "2", "area", id="one article says two areas twice"),
    ],
)
def test_agreement_of_one_origin_is_a_repeat(claim, relation, left, right, unit):
    suffix = "" if unit == "count" else f" {unit}"
    assert relation(claim(left + suffix, by="AFP"), claim(right + suffix, by="AFP")) == "repeat"


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        pytest.param("3", "part_of", id="three children of 15 civilians"),
        pytest.param("15", "part_of", id="all of them were children"),
        pytest.param("18", "conflict moderate", id="18 children of 15 civilians"),
        pytest.param("20 percent", "part_of", id="a share is not measured against a count"),
    ],
)
def test_a_part_is_no_rival_of_its_whole_but_does_not_exceed_it(claim, cross, part, expected):
    whole = claim("15", doc="d1")
    assessed = cross([whole, claim(part, doc="d1", part_of=whole.claim_id)], facts=["civilians", "children"])
    row = assessed.matches.iloc[0]
    assert " ".join(part for part in (row["relation"], row["grade"]) if isinstance(part, str)) == expected
    consistency = assessed.facts.set_index("fact_id")["consistency"]
    assert consistency["civilians"] == ("conflicting" if "conflict" in expected else "consistent")
    assert consistency["children"] == "consistent"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param("observed", "estimated", "conflict moderate", id="an estimate rivals an observation"),
        pytest.param("observed", "authorised", "not_comparable modality", id="authorised is not deployed"),
        pytest.param("denied", "alleged", "not_comparable modality", id="what is denied rivals nothing"),
    ],
)
def test_modalities_are_compared_within_their_group(claim, relation, left, right, expected):
    assert relation(claim("300", modality=left), claim("400", modality=right)) == expected


def test_a_rise_is_not_compared_with_a_fall(claim, relation):
    assert relation(claim("3 percent", change="up"), claim("3 percent", change="down")) == "not_comparable measure"


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        pytest.param(
            {"words": "90 percent"}, {"words": "65 to 70 percent"},
            "65 to 70 percent and 90 percent are 20 points apart; unexplained", id="points for percentages",
        ),
        pytest.param({"words": "51"}, {"words": "15"}, "15 and 51 are apart by a factor of 3.4; could be explained by swapped digits (15 and 51)", id="swapped digits"),
        pytest.param(
            {"words": "20", "place": "Ard"}, {"words": "30", "place": "Ardal"},
            "20 and 30 are apart by a factor of 1.5; could be explained by different places (Ard and Ardal)", id="different places",
        ),
        pytest.param(
            {"words": "30", "on": 2}, {"words": "20", "on": 4},
            "30 and 20 are apart by a factor of 1.5; could be explained by the dates, two days apart (2 June 2019 and 4 June 2019)", id="different dates",
        ),
        pytest.param(
            {"words": "6,301", "on": 10, "measure": "cumulative"}, {"words": "6,125", "on": 3, "measure": "cumulative"},
            "a running count rose from 6,125 (3 June 2019) to 6,301 (10 June 2019)", id="a rising toll is told in order of time",
        ),
        pytest.param({"words": "550"}, {"words": "at least 500"}, "550 satisfies at least 500 and is near it", id="a bound"),
        pytest.param({"words": "35 mile"}, {"words": "3 EUR"}, "different units, not convertible: EUR and mile", id="units"),
    ],
)  # fmt: skip
def test_reasons_are_in_plain_words_whichever_side_is_left(claim, cross, left, right, reason):
    for first, second in ((left, right), (right, left)):
        assert cross([claim(**first), claim(**second)]).matches["reason"].tolist() == [reason]
