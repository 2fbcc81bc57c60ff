"""What a document claims: the counted thing, the predicate, the whole; what is no claim; spans that hold."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction import extract_claims
from claims.extraction.extractor import known_sentences
from claims.model import Claim, Document


def claims_of(text: str) -> list[Claim]:
    return extract_claims(Document(doc_id="d", text=text))


def summary(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(claim.exact, claim.head, claim.predicate) for claim in claims_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Air raids have killed 17 villagers including four children.",
            [("17 villagers", "villager", "kill"), ("four children", "child", "kill")],
            id="a part takes the predicate of its whole",
        ),
        pytest.param(
            "Ten dead, 50 hurt in ferry fire",
            [("Ten dead", "person", "kill"), ("50 hurt", "person", "injure")],
            id="a headline without nouns",
        ),
        pytest.param(
            "The blast left a dozen people dead, wounding 40.",
            [("a dozen people", "people", "kill"), ("40", "person", "injure")],
            id="an object left out",
        ),
        pytest.param(
            "Three nurses and two drivers were abducted.",
            [("Three nurses", "nurse", "hold"), ("two drivers", "driver", "hold")],
            id="one verb behind a list",
        ),
        pytest.param(
            "Around 900 US special operations troops are stationed there.",
            [("Around 900 US special operations troops", "troop", "deploy")],
            id="the head stands last behind its modifiers",
        ),
        pytest.param(
            "Hundreds of Arab and Kurdish families fled.",
            [("Hundreds of Arab and Kurdish families", "family", "displace")],
            id="joined modifiers",
        ),
        pytest.param(
            "Rebels hold 40 percent of the city of Tarsa.",
            [("40 percent of the city of Tarsa", "city", "hold")],
            id="what a share is a share of",
        ),
        pytest.param(
            "They counted 2.7m combined civil and military flights.",
            [("2.7m combined civil and military flights", "flight", None)],
            id="a participle and joined modifiers",
        ),
        pytest.param("They lost 63,000 Orla 3 wagons.", [("63,000 Orla 3 wagons", "wagon", None)], id="a number in the name of a model"),
        pytest.param("They lost hundreds of ARVO-19 kits.", [("hundreds of ARVO-19 kits", "kit", None)], id="a number joined to a name"),
        pytest.param("Fire destroyed 200 homes.", [("200 homes", "home", "destroy")], id="homes are buildings"),
        pytest.param("The island is home to 900 people.", [("900 people", "people", "live")], id="home to is where people live"),
        pytest.param("They were pushed out of nine hamlets.", [("nine hamlets", "hamlet", "take")], id="a phrasal predicate"),
        pytest.param(
            "The remaining three wells ran dry.", [("The remaining three wells", "well", None)], id="no family for a verb of its own"
        ),
        pytest.param("Two western fronts held.", [("Two western fronts", "front", None)], id="fronts that are counted"),
        pytest.param("Several safety issues arose.", [("Several safety issues", "issue", None)], id="issues of a kind"),
        pytest.param("She is a mother of four.", [("four", "person", "parent")], id="a noun that takes its number by of"),
        pytest.param("They bought 40 Iris S and Iris X vans.", [("40 Iris S and Iris X vans", "van", "buy")], id="two names of two words"),
        pytest.param("The 120-bed hospital shut.", [("120-bed", "bed", "shut")], id="what is joined to a number is counted"),
        pytest.param("He had 6 assists.", [("6 assists", "assists", None)], id="no verb agrees with a number"),
        pytest.param("Ten insurgents fled.", [("Ten insurgents", "insurgent", "displace")], id="a plural that no dictionary holds"),
        pytest.param("They hold 90 seats, eight short of a win.", [("90 seats", "seat", "hold")], id="short of"),
        pytest.param("One of the guards was shot.", [("One of the guards", "guard", "shoot")], id="one of some who are known"),
        pytest.param("They shot one of the guards.", [("one of the guards", "guard", "shoot")], id="one of them as an object"),
        pytest.param("One of the five guards died.", [("One", "guard", "kill"), ("five guards", "guard", None)], id="one of five"),
        pytest.param(
            "Six guards fled, and one of them died.", [("Six guards", "guard", "displace"), ("one", "guard", "kill")], id="one of them"
        ),
        pytest.param("There is one bridge left.", [("one bridge", "bridge", None)], id="what there is one of"),
        pytest.param("The 22 crew were ill.", [("22 crew", "crew", None)], id="a noun that the dictionary takes for a past"),
        pytest.param("Maybe 3 million fell ill.", [("Maybe 3 million", None, None)], id="a past that it takes for a noun"),
        pytest.param("Half of the 300 guards fled.", [("Half", "guard", "displace"), ("300 guards", "guard", None)], id="said of a part"),
        pytest.param("Police said 12 were women.", [("12", "woman", None)], id="what they were"),
        pytest.param("He said that 40 had been freed.", [("40", "person", "free")], id="people freed"),
        pytest.param("They pledged $40.", [("$40", None, "pledge")], id="a pledge"),
        pytest.param("Nine in ten houses burned.", [("Nine in ten houses", "house", "destroy")], id="odds of things"),
        pytest.param("They put the dead at 52.", [("52", "person", "kill")], id="the dead have no age"),
        pytest.param("They bought 40 F-16s.", [("40 F-16s", "f-16", "buy")], id="digits joined to a name by a hyphen"),
        pytest.param("It has a 3.5-litre V-6 engine.", [("3.5-litre V-6 engine", "engine", "measure")], id="such a name before a noun"),
        pytest.param("They killed 12 in Lund and Berg fled.", [("12", "person", "kill")], id="names that no count stands before"),
        pytest.param("She is a mother of 13 Ada Berg met.", [("13", "person", "parent")], id="a name is not what is counted"),
        pytest.param("She is a mother of 4 children.", [("4 children", "child", "parent")], id="children are"),
        pytest.param("A family of four lives there.", [("four", "person", None)], id="nor is a verb"),
        pytest.param("A six-hour blackout hit the coast.", [("six-hour blackout", "blackout", "last")], id="a verb in front of its object"),
        pytest.param("A 30-minute drum set opened it.", [("30-minute drum set", "set", "last")], id="a noun that can be a verb"),
        pytest.param("She gave up eight years of tax returns.", [("eight years of tax returns", "return", None)], id="years of a plural"),
        pytest.param("It closed 5 of the city's 9 schools.", [("5", "school", "close"), ("9 schools", "school", None)], id="an owner"),
        pytest.param("It closed 5 of its 9 schools.", [("5", "school", "close"), ("9 schools", "school", None)], id="its owner"),
        pytest.param("Half of the men's jobs went.", [("Half of the men's jobs", "job", "go")], id="an owner inside the phrase"),
        pytest.param("The death toll climbed to 31.", [("31", "person", "kill")], id="a toll counts people"),
    ],
)
def test_counted_and_predicate(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    found = summary(text)
    assert [(exact, head) for exact, head, _ in found] == [(exact, head) for exact, head, _ in expected]
    assert [name for (_, _, name), (*_, wanted) in zip(found, expected, strict=True) if wanted] == [
        wanted for *_, wanted in expected if wanted
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The war began in 2014 and paused on 3 May 2016.", id="dates"),
        pytest.param("They met on Tuesday at 7:30 p.m.", id="times"),
        pytest.param("It was the second raid, the 12th of its kind.", id="ordinals"),
        pytest.param("Traffic stopped on Route 94 near a Boeing 747.", id="names with numbers"),
        pytest.param("The Lions won 31-24.", id="scores"),
        pytest.param("Call 555-01-99 for more.", id="telephone numbers"),
        pytest.param("The two countries share a border.", id="a closed set"),
        pytest.param("It was one of the biggest battles, one of two main aims.", id="one as a pronoun"),
        pytest.param("No one knows which one it was.", id="one in idioms"),
        pytest.param("Most gruesome were the many of these tales.", id="vague words that count nothing"),
        pytest.param("Leaders of the Group of Seven met.", id="a number word in a name"),
        pytest.param("They fought on two fronts and were met from three sides.", id="a number that says how"),
        pytest.param("He had several reasons and a few things to say, in many ways.", id="vague words with what nobody could list"),
        pytest.param("A retired four-star general spoke.", id="a grade"),
        pytest.param("Police closed the 1200 block of Elm Street.", id="an address"),
        pytest.param("He drove a 4x4 to https://a.example/2/30 #2030.", id="codes and links"),
    ],
)
def test_what_is_no_claim(text: str) -> None:
    assert summary(text) == []


@pytest.mark.parametrize("text", ["Last week 300 people were killed.", "On that day 300 people died.", "This season 300 players left."])
def test_a_common_word_in_front_makes_no_name_of_a_count(text: str) -> None:
    assert [claim.low for claim in claims_of(text)] == [300]


def test_words_that_make_a_definite_cardinal_assert_again() -> None:
    assert [claim.exact for claim in claims_of("They lost the last two areas that they held.")] == ["the last two areas"]
    assert [claim.exact for claim in claims_of("He sent an additional 300 troops.")] == ["an additional 300 troops"]
    assert [claim.exact for claim in claims_of("Another two people drowned.")] == ["Another two people"]
    assert [claim.exact for claim in claims_of("He got only 12 votes.")] == ["12 votes"]
    assert [claim.exact for claim in claims_of("The two men accused of arson were freed.")] == ["two men"]


def test_a_part_points_to_its_whole() -> None:
    whole, part, other = claims_of("Shelling killed 22 civilians, including five women and two boys.")
    assert (part.part_of, other.part_of, whole.part_of) == (whole.claim_id, whole.claim_id, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Of the 12 killed, five were children and two were women.",
            [("killed", "kill", False), ("children", "kill", True), ("women", "kill", True)],
            id="parts told by a copula",
        ),
        pytest.param(
            "Of 30 passengers, 12 were injured and 3 had died.",
            [("passengers", None, False), ("passengers", "injure", True), ("passengers", "kill", True)],
            id="parts with predicates of their own",
        ),
        pytest.param(
            "Police counted 300 marchers, the union said there were 900.",
            [("marchers", "count", False), ("marchers", None, False)],
            id="there were, behind a count",
        ),
        pytest.param(
            "Police held 16 people, four of them minors.",
            [("people", "hold", False), ("people", "hold", True)],
            id="of them, behind people",
        ),
        pytest.param("They lost 40 head of cattle.", [("cattle", "lose", False)], id="heads are how cattle are counted"),
        pytest.param("They have three sons, two who swim.", [("sons", None, False), ("sons", None, True)], id="who, behind a comma"),
        pytest.param(
            "They rescued 68,400 sailors and 95,800 who fished.",
            [("sailors", "rescue", False), ("sailors", "rescue", False)],
            id="who takes the noun before it and is no part",
        ),
    ],
)
def test_a_noun_left_out(text: str, expected: list[tuple[str | None, str | None, bool]]) -> None:
    assert [(claim.counted, claim.predicate, claim.part_of is not None) for claim in claims_of(text)] == expected


@pytest.mark.parametrize("text", ["The two who swam won.", "Of the town, nobody knew, and twelve were late.", "He said there were 300."])
def test_no_noun_to_take(text: str) -> None:
    assert [claim.counted for claim in claims_of(text)] == []


def test_a_part_in_front_of_its_whole() -> None:
    part, whole = claims_of("Kane completed 29 of 34 passes.")
    assert (part.low, part.head, part.part_of) == (29, "pass", whole.claim_id)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        pytest.param("Fires have destroyed 15 houses.", "cumulative", id="the perfect adds up"),
        pytest.param("A raid killed 15 civilians.", "cumulative", id="a toll runs"),
        pytest.param("A fire destroyed 15 houses.", "count", id="one event"),
        pytest.param("Some 900 people are trapped there.", "stock", id="a state"),
        pytest.param("Rebels control 40 percent of it.", "share", id="a share"),
        pytest.param("The two-day battle ended.", "duration", id="a duration"),
        pytest.param("The deal is worth $4 million.", "money", id="money"),
        pytest.param("A 10-year-old girl was found.", "age", id="an age"),
    ],
)
def test_measure(text: str, measure: str) -> None:
    assert [claim.measure.value for claim in claims_of(text)] == [measure]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        pytest.param("Shares of the retail giant rose 3 percent.", "Shares of the retail giant", id="the subject with what it is of"),
        pytest.param("The fine was $250,000.", "fine", id="the subject of a copula"),
        pytest.param("They paid $40 million in unpaid taxes.", "unpaid taxes", id="in, behind money"),
        pytest.param("Crude was up 19 cents at $58 a barrel.", "Crude", id="a second figure keeps the subject"),
        pytest.param("Two of Jordan's deputies resigned.", "Jordan's deputies", id="of, and an owner"),
    ],
)
def test_what_is_measured(text: str, counted: str) -> None:
    assert claims_of(text)[-1].counted == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        pytest.param("A sharp 3 percent drop followed.", "sharp drop", id="an adjective"),
        pytest.param("A turbocharged 2-litre engine stalled.", "turbocharged engine", id="a participle"),
        pytest.param("A whopping $3 billion deal was signed.", "deal", id="no exclamation"),
        pytest.param("An additional 300 troops left.", "additional troops", id="what tells these from others"),
        pytest.param("The brave 300 troops left.", "troops", id="no adjective of what is counted"),
        pytest.param("They signed 95 percent loan-to-value mortgages.", "loan-to-value mortgages", id="behind a compound"),
    ],
)
def test_modifiers_around_the_number_are_counted_with_the_noun(text: str, counted: str) -> None:
    assert [claim.counted for claim in claims_of(text)] == [counted]


def test_a_bound_or_a_scale_asserts_without_a_noun() -> None:
    assert [claim.exact for claim in claims_of("About 1,500 came; it cost 25 million to build.")] == ["About 1,500", "25 million"]


def test_a_bare_count_takes_the_noun_that_it_is_compared_with() -> None:
    first, second = claims_of("About 460 cars have been stolen so far this year, compared with 63 last year.")
    assert (second.low, second.counted, second.predicate) == (63, first.counted, first.predicate)


def test_ids_are_stable_and_tell_places_apart() -> None:
    text = "Ten boats sank. Ten boats sank."
    first, second = claims_of(text)
    assert first.claim_id != second.claim_id
    assert [claim.claim_id for claim in claims_of(text)] == [first.claim_id, second.claim_id]


def test_the_title_is_read_on_its_own() -> None:
    found = extract_claims(Document(doc_id="d", title="Nine drown off the cape", text="A boat sank."))
    assert [(claim.section.value, claim.exact, claim.predicate) for claim in found] == [("title", "Nine", "kill")]


FRAGMENTS = st.sampled_from(
    ["about 300 troops", "40 Orla 3 vans", "no one was hurt", "about a week", "fell to 1,312", "65-70 percent of the town", "killing 10", "at least", "three", "of them", "the two sides", "$5.4 billion deal", "(AP)", "—", "“", "half the", "10-year-old", ",", ".", "including", "and", "rose 3 percent", "2014", "to", "between", "dozens more", "\n", "no", "one"]
)  # fmt: skip


@given(st.lists(st.one_of(FRAGMENTS, st.text(max_size=12)), max_size=25).map(" ".join))
def test_claims_index_the_text_in_order_without_overlap(text: str) -> None:
    found = claims_of(text)
    assert all(text[claim.start : claim.end] == claim.exact and claim.exact in claim.sentence for claim in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert all(claim.low is None or claim.high is None or claim.low <= claim.high for claim in found)
    ids = {claim.claim_id for claim in found}
    assert len(ids) == len(found)
    assert all(claim.part_of is None or claim.part_of in ids for claim in found)


WIRE = "At least 40 people were killed and 12 of them were children."
OWN = "Rescuers worked through the night in Port Ellis on Monday."


def test_a_sentence_read_before_has_the_claims_of_the_place_where_it_stands_now() -> None:
    texts = [f"{WIRE} {OWN}", f"The mayor, Ann Lund, said:\n\n“{WIRE}”", f"{OWN} {WIRE} {OWN} {WIRE}"]
    for text in [*texts, *reversed(texts)]:
        known = claims_of(text)
        known_sentences.clear()
        assert known == claims_of(text)
        assert all(text[claim.start : claim.end] == claim.exact for claim in known)
        assert {claim.part_of for claim in known} - {None} <= {claim.claim_id for claim in known}
