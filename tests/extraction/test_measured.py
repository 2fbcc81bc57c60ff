"""What a figure measures that no noun of its own follows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction import extract_claims
from claims.model import Claim, Document, Measure


def measures(text: str) -> list[tuple[str, str | None]]:
    """Each figure with what it measures."""
    return [(claim.exact, claim.counted) for claim in claims_of(text)]


def claims_of(text: str) -> list[Claim]:
    """The claims of a text."""
    return extract_claims(Document(doc_id="d", text=text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "It was a plan that included $8 billion in new taxes.", [("$8 billion", "new taxes")], id="a verb behind that is no attribute"
        ),
        pytest.param(
            "A quake with a magnitude of at least 5.9 hit southern Ruva.",
            [("magnitude of at least 5.9", "quake")],
            id="no verb behind a magnitude",
        ),
        pytest.param("We’ve been married less than a year.", [("less than a year", None)], id="a pronoun drawn together with its verb"),
        pytest.param(
            "The number of elk fell from about 5,000 a century ago to about 400.",
            [("about 5,000", "elk"), ("about 400", "elk")],
            id="no time is counted",
        ),
        # the subject of the verb that takes the figure
        pytest.param("The glacier measured 4.6 miles.", [("4.6 miles", "glacier")], id="the subject of a verb of measuring"),
        pytest.param("Rents rose 4 percent last year.", [("4 percent", "Rents")], id="the subject of a verb of change"),
        pytest.param("The ferry cost it $40 million.", [("$40 million", "ferry")], id="a pronoun gets the figure"),
        pytest.param("The drought cost the province $40 million.", [("$40 million", "drought")], id="a noun gets the figure"),
        pytest.param("Turnout by 4 p.m. was 61 percent.", [("61 percent", "Turnout")], id="a time of day behind the subject"),
        pytest.param(
            "Turnout was 61 percent, compared with 58 percent in May.",
            [("61 percent", "Turnout"), ("58 percent", "Turnout")],
            id="what it is compared with",
        ),
        pytest.param("The store is 64 percent full and cold.", [("64 percent", "store")], id="an adjective with another"),
        pytest.param("The store is 64 percent full.", [("64 percent", "store")], id="an adjective behind a share"),
        pytest.param("The members are 60 percent women.", [("60 percent women", "women")], id="but a noun is counted"),
        pytest.param("Sales rose 9 percent year on year.", [("9 percent", "Sales")], id="a span set against itself"),
        pytest.param("Brent crude for May delivery rose 9 percent.", [("9 percent", "Brent crude")], id="when it is due"),
        pytest.param("The start-up was worth $9 million.", [("$9 million", "start-up")], id="a compound that ends in a particle"),
        pytest.param(
            "The probe is 12 metres long and weighs nine tonnes.",
            [("12 metres", "probe"), ("nine tonnes", "probe")],
            id="a second verb behind and",
        ),
        pytest.param("Turnout was 61 percent in the north.", [("61 percent", "Turnout")], id="where it was so"),
        pytest.param("The phone has a 90Hz refresh rate.", [("90Hz", "refresh rate")], id="a noun that the dictionary takes for a verb"),
        pytest.param("The cure comes in 500 mg tablets.", [("500 mg", "tablets")], id="a measure in short in front of a plural"),
        pytest.param("The vent shoots out at 80 miles per hour.", [("80 miles per hour", "vent")], id="a verb with a particle"),
        pytest.param(
            "It set a record for yearly sales with $7 million.", [("$7 million", "yearly sales")], id="not the record, but of what"
        ),
        pytest.param("The orchard is worth $3 million.", [("$3 million", "orchard")], id="worth behind a copula"),
        pytest.param("Its owner sold an orchard worth $3 million.", [("$3 million", "orchard")], id="worth behind a noun"),
        pytest.param("The turnout rate was 35.7 percent.", [("35.7 percent", "turnout rate")], id="the complement of a copula"),
        pytest.param("Wages are expected to rise by 3 percent.", [("3 percent", "Wages")], id="a chain of verbs"),
        pytest.param(
            "Sales of bicycles in Denmark and Norway fell 6 percent.",
            [("6 percent", "Sales of bicycles")],
            id="of belongs to the subject, a circumstance does not",
        ),
        pytest.param("Shares of the shipping giant rose 2%.", [("2%", "Shares of the shipping giant")], id="a past tense is no head"),
        pytest.param("Revenue in the quarter grew to $7 million.", [("$7 million", "Revenue")], id="a time between subject and verb"),
        pytest.param("Calder Foods, a maker of soups, fell 5 percent.", [("5 percent", "Calder Foods")], id="a description between commas"),
        pytest.param("Exports dipped, losing 5 percent.", [("5 percent", "Exports")], id="a participle behind a comma"),
        pytest.param("Exports dipped and lost 5 percent.", [("5 percent", "Exports")], id="a second verb"),
        pytest.param("Brill Corp. added 1.1 percent.", [("1.1 percent", "Brill Corp")], id="a name cut short"),
        pytest.param(
            "The Orla index slipped 12.4 points, to close at 4,120.",
            [("12.4 points", "Orla index"), ("4,120", "Orla index")],
            id="an infinitive behind a comma",
        ),
        pytest.param(
            "The yield on the 10-year note fell 3 percent.",
            [("10-year note", "note"), ("3 percent", "yield")],
            id="a figure that modifies the noun between",
        ),
        pytest.param("Prices start at $38,900.", [("$38,900", "Prices")], id="a verb that can be a noun"),
        pytest.param("The quake, which hit at 3:42 a.m., shifted 3 miles.", [("3 miles", "quake")], id="past a time of day"),
        # what a preposition ties it to
        pytest.param("Orla agreed to buy Zenith for $5.4 million.", [("$5.4 million", "Zenith")], id="the object before for"),
        pytest.param("Orla will acquire Zenith, a maker of lamps, for $9 million.", [("$9 million", "Zenith")], id="its description"),
        pytest.param("A judge imposed a fine of $250,000.", [("$250,000", "fine")], id="the noun before of"),
        pytest.param("The mayor cut speeds by 5 mph.", [("5 mph", "speeds")], id="the object before by"),
        pytest.param("Prices fell in Oslo by 5 percent.", [("5 percent", "Prices")], id="a circumstance is no object"),
        pytest.param("The farm reportedly sold for $4 million.", [("$4 million", "farm")], id="a verb without object"),
        # what follows
        pytest.param("Bond was set at $9,000 for the driver.", [("$9,000", "Bond")], id="for behind what is set at money"),
        pytest.param("The flood did $20 million in damage.", [("$20 million", "damage")], id="in behind money"),
        pytest.param("Orla paid $20 million to acquire the harbour.", [("$20 million", "harbour")], id="an infinitive behind a price"),
        pytest.param("They gave $15 million to charity.", [("$15 million", "charity")], id="who is given it"),
        pytest.param("The council cut $6 million from the park budget.", [("$6 million", "park budget")], id="what it is taken from"),
        pytest.param("They clung on in the 50 mph winds.", [("50 mph", "winds")], id="an article opens the noun behind"),
        pytest.param(
            "He signed an eight-year, $2 million contract.",
            [("eight-year", "contract"), ("$2 million contract", "contract")],
            id="one noun for two",
        ),
        # who, which, that
        pytest.param("The bridge that cost $9 million closed.", [("$9 million", "bridge")], id="the antecedent of that"),
        pytest.param("Workers, who earn $900 a month, left.", [("$900 a month", "Workers")], id="the antecedent of who"),
        # one noun for several figures, or one each
        pytest.param(
            "The crude contract was up 19 cents at $58.", [("19 cents", "crude contract"), ("$58", "crude contract")], id="change and level"
        ),
        pytest.param("The trail runs 100 km (62 miles).", [("100 km", "trail"), ("62 miles", "trail")], id="a restatement"),
        pytest.param(
            "Screen sizes remain 5 inches, 6 inches and 7 inches.",
            [("5 inches", "Screen sizes"), ("6 inches", "Screen sizes"), ("7 inches", "Screen sizes")],
            id="a list",
        ),
        pytest.param(
            "Orla rose 2%, Zenith 3% and Brill fell 1%.", [("2%", "Orla"), ("3%", "Zenith"), ("1%", "Brill")], id="each its own subject"
        ),
        pytest.param(
            "The lake is about 9 miles wide and 17 miles long.", [("about 9 miles", "lake"), ("17 miles", "lake")], id="wide and long"
        ),
        pytest.param("The bridge built by Orla cost $9 million.", [("$9 million", "bridge")], id="a participle with its agent"),
        pytest.param("An engine tuned in Oslo makes 300 kW.", [("300 kW", "engine")], id="a participle with a place"),
        # a rise or fall, and what is reached
        pytest.param("The Brill index ended at a close of 1,463 points.", [("1,463 points", "Brill index")], id="a close of"),
        pytest.param("The river hit a low of 3 metres.", [("3 metres", "river")], id="a low of"),
        pytest.param("A drop in sales to $5 million came.", [("$5 million", "sales")], id="what dropped is what is reached"),
        pytest.param("A drop in sales of $5 million came.", [("$5 million", "sales")], id="what dropped"),
        pytest.param("Data saw the trade balance decrease to $50bn.", [("$50bn", "trade balance")], id="an infinitive behind saw"),
        pytest.param("A price decrease to $50 is likely.", [("$50", "price decrease")], id="but a noun without it"),
        pytest.param(
            "Cabins from $7,000 to $8,000 stay an average of 70 days.",
            [("from $7,000 to $8,000", "Cabins"), ("70 days", "Cabins")],
            id="a verb behind a figure",
        ),
        pytest.param(
            "Ruva hosts a 52,000 barrel-a-day refinery.", [("52,000 barrel-a-day refinery", "refinery")], id="a rate joined by hyphens"
        ),
        # headlines and names
        pytest.param("Orla to buy Zenith for $40 million", [("$40 million", "Zenith")], id="a headline"),
        pytest.param("Orla buys Zenith for $40M", [("$40M", "Zenith")], id="a small verb between names"),
        pytest.param("The FTX 30 fell 0.9%.", [("0.9%", "FTX 30")], id="a number in a name"),
        pytest.param("Residents said the shelling lasted three hours.", [("three hours", "shelling")], id="an act behind an article"),
        pytest.param(
            "The vaccine cut hospital admissions by 37 percent.", [("37 percent", "hospital admissions")], id="what is cut, in two words"
        ),
        pytest.param("Sales of boats more than doubled to 310,000.", [("310,000", "Sales of boats")], id="past more than"),
        pytest.param("The coastal road - it is closed - fell silent.", [], id="no figure"),
        pytest.param("It will cost $5 million.", [("$5 million", None)], id="a pronoun names nothing"),
    ],
)
def test_what_is_measured(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Arno Velt, 69, who swims, won.", "Arno Velt", id="between commas"),
        pytest.param("Ann Lund and her husband, 52, were home.", "husband", id="the last of two"),
        pytest.param("The mayor, who is 61, has died.", "mayor", id="who"),
        pytest.param("The crash hurt a driver, 19, on Monday.", "driver", id="a common noun"),
        pytest.param("Arno Velt, an actor and swimmer, died on Monday at the age of 91.", "Arno Velt", id="past a description"),
        pytest.param("Arno Velt was charged with the murder of Ann Lund, 52.", "Ann Lund", id="a name behind a preposition"),
        pytest.param("He is accused of shooting Ann Lund, 52, on Monday.", "Ann Lund", id="one that a gerund takes"),
        pytest.param("A shot hit the mill, killing Ann Lund, 52.", "Ann Lund", id="one that a gerund behind a comma takes"),
        pytest.param("The death of King Berg, 52, was sudden.", "King Berg", id="a name in -ing is no gerund"),
        pytest.param("Ann Lund was hit by Arno Velt Jr., 52, on Monday.", "Arno Velt Jr", id="what stands behind a surname"),
        pytest.param("Kim Roe of Ruva, 52, was hurt.", "Kim Roe of Ruva", id="not that of a place behind a name"),
        pytest.param("Kim Roe, a cook from Ruva, 52, was hurt.", "Kim Roe", id="nor behind a word for a person"),
        pytest.param("Actress Mara Lind has died in Oslo, aged 85.", "Actress Mara Lind", id="past a place"),
        pytest.param("It is unlawful for kids under 18 to own one.", "kids", id="whom a limit is set for"),
        pytest.param("A boy of six drowned.", "boy", id="of so many years"),
        pytest.param("A baby of five months was saved.", "baby", id="of so many months"),
        pytest.param("Jobs for women aged 25 grew.", "women", id="right behind the noun"),
        pytest.param("Guards were looking for a sailor in his 30s.", "sailor", id="right before their years"),
        pytest.param("She is described as a woman in her 20s.", "woman", id="right before their years, governed"),
        pytest.param("He is accused in killing Ann Lund, 34, a cook.", "Ann Lund", id="the victim, behind in"),
        pytest.param("They buried the victims of a Ruva clerk, 20, who fled.", "Ruva clerk", id="one, not several before of"),
        pytest.param("Kim Roe, Ruva figure, dies at 75", "Kim Roe", id="whoever dies, though a figure"),
        pytest.param(
            'Kim Roe, the "Grey Owl" source who met Mayor Jan Velt, has died at age 95.',
            "Kim Roe",
            id="before a description with a nickname",
        ),
        pytest.param("Children under the age of 10 cannot swim.", "Children", id="no auxiliary"),
        pytest.param(
            'Kim Roe, who wrote under the moniker, "Grey Owl," about it, died at the age of 95.', "Kim Roe", id="no nickname between commas"
        ),
        pytest.param('Kim Roe, who was known as "Grey Owl", died aged 95.', "Kim Roe", id="no nickname"),
        pytest.param("He met a 60-year-old, terminally ill cook.", "ill cook", id="past an adverb"),
    ],
)
def test_whose_age_it_is(text: str, expected: str) -> None:
    assert measures(text)[0][1] == expected


@given(
    st.lists(
        st.sampled_from(
            ["the", "fare", "rose", "and", ",", "of", "who", "$5", "3 percent", "(", ")", "at", "in", "May", "having", "it", "-"]
        )
    )
)
def test_any_order_of_words_is_read(words: list[str]) -> None:
    for _, counted in measures(" ".join(words)):
        assert counted is None or counted in " ".join(words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Officers say a 15-year-old has drowned.", ("15-year-old", None), id="a speaker is not"),
        pytest.param("Ruva police found the missing 12-year-old.", ("12-year-old", None), id="nor who found somebody"),
        pytest.param("Police: 16-year-old shot, wounded in Ruva", ("16-year-old", None), id="what befell somebody is no noun"),
        pytest.param("Kim Roe, a 15-year-old, drowned.", ("15-year-old", "Kim Roe"), id="somebody described"),
        pytest.param("The 29-year-old accused of theft was freed.", ("29-year-old", None), id="what somebody is accused of"),
        pytest.param("Kim Roe has turned 15-years-old.", ("15-years-old", "Kim Roe"), id="somebody who turned so old"),
        pytest.param("Kim Roe is a 15-year-old from Ruva.", ("15-year-old", "Kim Roe"), id="somebody who is"),
        pytest.param("He met 66-year-old Ann K. Berg.", ("66-year-old Ann K. Berg", "Ann K. Berg"), id="a name with an initial between"),
    ],
)
def test_an_age_stands_for_somebody_or_is_that_of_a_name(text: str, expected: tuple[str, str | None]) -> None:
    assert measures(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Voters chose the mayor four years ago.", "Voters", id="the subject, not the object before it"),
        pytest.param("He met the mayor four years ago.", None, id="a pronoun"),
        pytest.param("A check showed it was stolen four years ago.", None, id="a pronoun in a clause of its own"),
        pytest.param("The plea came in a letter to the clubs two days before the vote.", "plea", id="not the noun of a preposition"),
        pytest.param("RUVA — Two days after the vote, the mayor left.", None, id="not where the text was written"),
        pytest.param("The woman was killed 41 years ago.", "woman", id="the subject of a passive"),
    ],
)
def test_how_long_ago_measures_what_happened(text: str, expected: str | None) -> None:
    assert [counted for _, counted in measures(text)] == [expected]


def test_the_last_of_several_ages_needs_no_comma_behind_it() -> None:
    found = claims_of("Jan Velt, 25, and Kim Hall-Roe, 26 were arrested.")
    assert [(claim.exact, claim.counted, claim.predicate) for claim in found] == [("25", "Jan Velt", "age"), ("26", "Kim Hall-Roe", "age")]
    assert [claim.predicate for claim in claims_of("In Port Ruva, 26 were arrested.")] == ["arrest"]


def test_an_amount_of_a_currency_that_is_not_told_is_money() -> None:
    (claim,) = claims_of("Rings worth 1.7m were on show.")
    assert (claim.unit, claim.measure, claim.counted, claim.predicate) == ("count", Measure.MONEY, "Rings", "cost")


def test_a_verb_behind_an_age_is_no_person() -> None:
    assert measures("A 2-year-old remains in hospital.") == [("2-year-old", None)]
    assert measures("An 18-year-old suffered life-threatening injuries.") == [("18-year-old", None)]
    assert measures("Police found 17-year-old Dan Roe shot in the head.") == [("17-year-old Dan Roe", "Dan Roe")]
    assert measures("He met a 5-year-old adopted boy.") == [("5-year-old adopted boy", "adopted boy")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Police: 10-year-old boy shot in Ruva", ("10-year-old boy", "boy"), id="what befell a person is no person"),
        pytest.param(
            "6-year-old Ruva Co. girl dies", ("6-year-old Ruva Co. girl", "Ruva Co. girl"), id="a short word in the name of a place"
        ),
        pytest.param("They met at a 5-year-old's home.", ("5-year-old's", None), id="what is somebody's has not his age"),
        pytest.param("A 3-year-old accidentally shoots a cook.", ("3-year-old", None), id="a verb behind an adverb is no person"),
        pytest.param("It is the 5-year-old’s name.", ("5-year-old’s", None), id="the same with another sign"),
    ],
)
def test_a_joined_age_is_that_of_a_person(text: str, expected: tuple[str, str | None]) -> None:
    (claim,) = claims_of(text)
    assert (claim.exact, claim.counted) == expected
    assert claim.unit == "year of age"


def test_a_list_of_ages_may_have_a_comma_before_its_last() -> None:
    found = claims_of("Three women, ages 15, 17, and 19, were hurt.")
    assert [(claim.exact, claim.unit) for claim in found] == [
        ("Three women", "count"),
        *((age, "year of age") for age in ("15", "17", "19")),
    ]


def test_a_name_before_a_verb_ends_an_age() -> None:
    found = claims_of("35-year-old Roe faces two counts of theft.")
    assert [(claim.exact, claim.counted) for claim in found] == [("35-year-old Roe", "Roe"), ("two counts", "counts")]


def test_a_pronoun_drawn_together_with_its_verb_names_nobody_whose_age_it_is() -> None:
    assert measures("Velt said the girl swam. “She’s four years old,” he said.") == [("four years old", None)]


def test_two_persons_share_a_pair_of_ages() -> None:
    assert measures("The suspects, 19 and 21, fled.") == [("19", "suspects"), ("21", "suspects")]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        pytest.param("He met Lord Reeves, 52, in Oslo.", "reeves", id="one in -s"),
        pytest.param("He met 52-year-old Ann Mills.", "mills", id="behind the age"),
        pytest.param(
            "They met 40-year-old Dan Cole Short Sr. at home.", "short", id="one that is a word, before what tells him from his son"
        ),
        pytest.param("He is 70-year-old Mara Wells Corbin of Ruva.", "corbin", id="one within a name"),
        pytest.param("Two brothers, 19 and 21, fled.", "brother", id="but no noun"),
    ],
)
def test_surnames_have_no_plural(text: str, head: str) -> None:
    assert {claim.head for claim in claims_of(text) if claim.unit == "year of age"} == {head}


def test_a_row_of_ages_may_have_units_of_their_own() -> None:
    found = claims_of("Two brothers, ages 18 months and 3 years, drowned.")
    assert [(claim.exact, claim.unit, claim.head) for claim in found[1:]] == [
        ("18 months", "month of age", "brother"),
        ("3 years", "year of age", "brother"),
    ]


def test_whoever_is_run_over_is_no_run() -> None:
    assert measures("Guards seek a 22-year-old man run over by a van.") == [("22-year-old man", "man")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("A 3-year-old boy shot himself.", "boy", id="with a reflexive behind"),
        pytest.param("A 4-year-old boy shot Sunday has died.", "boy", id="with a day behind"),
        pytest.param("An 8-year-old Ruva girl following a crash was ill.", "Ruva girl", id="no participle that is a preposition"),
        pytest.param("A 9-year-old Mt. Ruva girl swam.", "Mt. Ruva girl", id="a short word in front of a name"),
        pytest.param("She met a 3 yr old boy.", "boy", id="in short words"),
        pytest.param("They are two males, ages 15 and 18.", "males", id="persons by their sex"),
    ],
)
def test_a_person_ends_before_what_he_did(text: str, expected: str) -> None:
    assert {claim.counted for claim in claims_of(text) if claim.unit == "year of age"} == {expected}


def test_a_share_by_which_something_fell_may_have_a_bound() -> None:
    assert measures("Output fell by more than half.") == [("more than half", "Output")]


def test_a_rough_age_may_stand_between_commas() -> None:
    found = claims_of("Guards found a girl and a boy, about 4, along with a dog.")
    assert [(claim.exact, claim.unit) for claim in found] == [("about 4", "year of age")]


def test_an_age_may_be_that_of_the_newborn() -> None:
    assert [claim.unit for claim in claims_of("Children ages 0 to 17 perished.")] == ["year of age"]


def test_says_is_no_noun() -> None:
    assert measures("A shop that burned, says it will take two days to clean it.") == [("two days", None)]


def test_one_of_several_is_no_age() -> None:
    found = claims_of("Kim Roe, 1 of 4 sailors killed in Ruva, was a cook.")
    assert "year of age" not in {claim.unit for claim in found}


def test_a_rough_age_is_one() -> None:
    (claim,) = claims_of("He sang when he was about 15 and worked in Ruva.")
    assert (claim.exact, claim.unit, claim.bound) == ("about 15", "year of age", "about")


def test_a_direction_is_not_what_a_distance_measures() -> None:
    assert measures("He lives in Ruva, 55 miles (90 km) north of Oslo.") == [("55 miles", None), ("90 km", None)]
