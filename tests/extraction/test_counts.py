"""Counts whose noun is left out, and what makes them counts nevertheless."""

import pytest

import claims


def counts(text: str) -> list[tuple[str, str | None, str | None]]:
    """Each figure with the head of what it counts and its predicate."""
    return [(claim.exact, claim.head, claim.predicate) for claim in claims.extract(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a label and its figure
        pytest.param("Death toll: 14.", [("14", "person", "kill")], id="a label that says what befell them"),
        pytest.param("Injured: 52", [("52", "person", "injure")], id="a participle for a label"),
        pytest.param("Missing: 6 hikers", [("6 hikers", "hiker", "missing")], id="a label in front of a noun"),
        pytest.param("Turnout: 4,812", [("4,812", "turnout", None)], id="a label that is measured"),
        pytest.param("Police: 3 dead", [("3 dead", "person", "kill")], id="a speaker is no label"),
        pytest.param("Result: 14", [], id="nor is any word"),
        # plurals that the dictionary lacks
        pytest.param("The storm crossed two counties.", [("two counties", "county", "cross")], id="a plural in -ies"),
        pytest.param("He posted 90 selfies.", [("90 selfies", "selfie", "post")], id="a plural of a word in -ie"),
        pytest.param("The camp took in 4,000 IDPs.", [("4,000 IDPs", "idp", "take")], id="a plural of initials"),
        pytest.param("The IOC cut two sports.", [("two sports", "sport", "cut")], id="initials that are no plural"),
        # crowds
        pytest.param("Tens of thousands lined the quay.", [("Tens of thousands", "person", "line")], id="a verb in the past"),
        pytest.param("Hundreds gather at Ruva quay", [("Hundreds", "person", "march")], id="a present that could be a noun"),
        pytest.param("Hundreds of barns burned.", [("Hundreds of barns", "barn", "destroy")], id="of things"),
        pytest.param("Thousands were spent on paint.", [], id="money that is not said to be"),
        # set against the count before
        pytest.param(
            "The union counted 12,000 marchers; police counted 4,000.",
            [("12,000 marchers", "marcher", "count"), ("4,000", "marcher", "count")],
            id="a rival count",
        ),
        pytest.param(
            "The union counted 12,000 marchers, while police gave a figure of 4,000.",
            [("12,000 marchers", "marcher", "count"), ("4,000", "marcher", "count")],
            id="a figure of",
        ),
        pytest.param(
            "Police said 2,000 people marched, while the union spoke of 10,000.",
            [("2,000 people", "people", "march"), ("10,000", "people", "march")],
            id="spoke of",
        ),
        # the same elsewhere
        pytest.param(
            "Twelve people died in Ruva, nine in Ardal and four in Oslo.",
            [("Twelve people", "people", "kill"), ("nine", "people", "kill"), ("four", "people", "kill")],
            id="in other places",
        ),
        pytest.param(
            "The fire burned 40 barns in Ruva; 12 in Ardal stood.", [("40 barns", "barn", "destroy")], id="but not behind a semicolon"
        ),
        pytest.param(
            "Two died in Ruva, and 12 in custody in Ardal.",
            [("Two", "person", "kill"), ("12", "person", "hold")],
            id="nor where it has a verb of its own",
        ),
        pytest.param(
            "The port raised the number of missing from 40 to 62.",
            [("40", "person", "missing"), ("62", "person", "missing")],
            id="a figure that replaces another is of the same",
        ),
        pytest.param(
            "Six House and Senate Democrats met.",
            [("Six House and Senate Democrats", "democrat", "meet")],
            id="names that are joined in front of a head",
        ),
        pytest.param("A 35-year-old guard working with dogs was hurt.", [("35-year-old guard", "guard", "age")], id="what people do"),
        pytest.param("One in eight voters cast a ballot.", [("One in eight voters", "voter", "cast")], id="a past that looks like a noun"),
        pytest.param(
            "Four in five of the dead were sailors.", [("Four in five of the dead", "person", "kill")], id="odds of some that are known"
        ),
        pytest.param(
            "Six more bodies were found, bringing the total to 47.",
            [("Six more bodies", "body", "find"), ("47", "body", "find")],
            id="a total",
        ),
        pytest.param(
            "The number of dead rose by nine to 56.", [("nine", "person", "kill"), ("56", "person", "kill")], id="where a rise leads to"
        ),
        pytest.param(
            "Army says 40 rebels killed; rebels say 3", [("40 rebels", "rebel", "kill"), ("3", "rebel", "kill")], id="what others say"
        ),
        pytest.param(
            "Two people died; police said 12 were hurt.",
            [("Two people", "people", "kill"), ("12", "person", "injure")],
            id="but not of others",
        ),
        pytest.param(
            "Some 612 barns were inspected, 204 of which were unsafe.",
            [("Some 612 barns", "barn", "inspect"), ("204", None, "inspect")],
            id="of which, behind the number",
        ),
        pytest.param(
            "A million fled and 25 million need aid.", [("A million", "person", "displace"), ("25 million", None, "need")], id="need"
        ),
        # more of the same
        pytest.param(
            "Some 90 barns collapsed and dozens more were flooded.",
            [("Some 90 barns", "barn", "collapse"), ("dozens more", "barn", "flood")],
            id="things",
        ),
        pytest.param(
            "Police held 30 men and dozens more fled.", [("30 men", "man", "hold"), ("dozens more", "person", "displace")], id="people"
        ),
        pytest.param(
            "It built 2,000 homes, of which 600 are flats.",
            [("2,000 homes", "home", "build"), ("600", None, "build")],
            id="of which so many",
        ),
        # people who act as one
        pytest.param("The crew of six was saved.", [("six", "crew", "rescue")], id="a crew of six"),
        pytest.param("A team of 12 experts met.", [("12 experts", "expert", "meet")], id="but a team of experts counts experts"),
        # votes
        pytest.param("Senators voted 54-44 to adjourn.", [("54", None, "vote"), ("44", None, "vote")], id="both sides of a vote"),
        pytest.param("The vote was 61 to 38.", [("61", None, "vote"), ("38", None, "vote")], id="both sides behind a copula"),
        pytest.param(
            "Senators voted 61 to 38 to approve it.", [("61", None, "vote"), ("38", None, "vote")], id="both sides, whatever they decide"
        ),
        pytest.param("Ruva beat Ardal 54-44.", [], id="but a score is none"),
        # lists of one verb
        pytest.param(
            "Customs seized 18 kilograms of tea, 11 guns and $4,000 in cash.",
            [("18 kilograms of tea", "tea", "take"), ("11 guns", "gun", "take"), ("$4,000", "cash", "take")],
            id="in units of their own",
        ),
        pytest.param(
            "Police arrested 12 men and 4 kilograms of tea was found.",
            [("12 men", "man", "arrest"), ("4 kilograms of tea", "tea", "find")],
            id="not over a verb of its own",
        ),
        # those whom other words describe as well
        pytest.param(
            "Seven were hurt and six more shot.", [("Seven", "person", "injure"), ("six more shot", "person", "shoot")], id="six more shot"
        ),
        pytest.param(
            "Nearly 40 injured following a crash.", [("Nearly 40 injured", "person", "injure")], id="no participle that is a preposition"
        ),
        pytest.param("It had “seven or eight” fires.", [("seven or eight” fires", "fire", None)], id="no sign"),
        pytest.param(
            "They met two 9-year-old girls.", [("two", "girl", "meet"), ("9-year-old girls", "girl", "age")], id="those behind their age"
        ),
        pytest.param(
            "It paid for four of Mr. Roe's trips.", [("four of Mr. Roe's trips", "trip", "pay")], id="those of a man with a title"
        ),
        pytest.param(
            "About 900 of Ms. Roe's work-related emails burned.",
            [("About 900 of Ms. Roe's work-related emails", "email", "destroy")],
            id="those of a woman with a title",
        ),
        pytest.param("They found one person shot and hurt.", [("one person", "person", "shoot")], id="not what befell them"),
        pytest.param(
            "4 Women, 1 Man Shot in North Ruva", [("4 Women", "woman", "shoot"), ("1 Man", "man", "shoot")], id="nor in a headline"
        ),
        pytest.param("It has two late-term rules.", [("two late-term rules", "rule", None)], id="behind a time in a compound"),
        pytest.param("He hid two under-aged girls.", [("two under-aged girls", "girl", "hide")], id="behind a preposition in a compound"),
        pytest.param(
            "Guards found five 9 mm bolts.", [("five", "bolt", "find"), ("9 mm", "bolt", None)], id="those behind the size of each"
        ),
        pytest.param("Breaking News-Three People Shot", [("Three People", "people", "shoot")], id="behind what a hyphen joins"),
        pytest.param(
            "A majority of those sailors drowned.", [("A majority of those sailors", "sailor", "kill")], id="a share of those known already"
        ),
        pytest.param(
            "It has 7 percent of the tea services market.", [("7 percent of the tea services market", "market", None)], id="a compound"
        ),
        # sets already known
        pytest.param("The two sides agreed on a truce.", [], id="a finite verb says nothing of whom"),
        pytest.param("The two men accused of arson were freed.", [("two men", "man", "charge")], id="a participle does"),
    ],
)
def test_what_is_counted(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert counts(text) == expected
