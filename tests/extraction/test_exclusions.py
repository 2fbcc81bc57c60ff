"""Which numbers are names, years and codes, and which look like them and are none."""

import pytest

import claims


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The clinic ran FLUVID -19 checks.", id="a dash between a name in capitals and its number"),
        pytest.param("They flew home in a 787 Skyliner.", id="a capitalised word behind a number that has an article"),
        pytest.param("It sells the Lyra 11 Max and the 11 Max later.", id="a name said again in part"),
        pytest.param("Then Orvane 2018 sales rose.", id="the year of what a name owns"),
        pytest.param("Its 2018 budget was cut.", id="the year of a budget"),
        pytest.param("He waited at gate 12C.", id="a letter behind a gate"),
        pytest.param("She cited Section 230C.", id="a letter behind a section"),
        pytest.param("The car has a six-speed gearbox.", id="gears"),
        pytest.param("He fired a .45 pistol.", id="a calibre"),
        pytest.param("He fired a .338-calibre rifle.", id="a calibre of three digits"),
        pytest.param("The PS5 is sold out.", id="a console"),
        pytest.param("Fire broke out at 12 Harbour Street on Monday.", id="a house of a street of two words"),
        pytest.param("He lived at 1600 Old Amber Ave until then.", id="a street cut short"),
        pytest.param("Police went to 302 E. Main early on Sunday.", id="a point of the compass and a name"),
        pytest.param("They met at 45 West 33rd Street.", id="a street with a rank"),
        pytest.param("Image 8 of 12", id="a picture in a row"),
        pytest.param("Ann Lund left Image 1 of 9 Ann Lund and her son.", id="one in running text"),
        pytest.param("It was stolen by a seventh-grade boy.", id="an ordinal joined to a noun, behind a preposition of rises"),
        pytest.param("Police came to Elm Lane around three o'clock.", id="an hour in words"),
        pytest.param("A gun went off near 7 Mile Road.", id="a road that is named by a measure"),
        pytest.param("I knew them for a year-and-a-half.", id="a half that hyphens join to a year"),
        pytest.param("Hide Caption 2 of 13 Photos", id="a picture under its caption"),
        pytest.param("Call Silent Witness at 480-WITNESS.", id="a telephone number that ends in a word"),
        pytest.param("A 911 call brought them there.", id="a call to an emergency number"),
        pytest.param("Ruva answers 911 calls slowly.", id="calls to an emergency number"),
        pytest.param("In many cases the rules are ignored.", id="how often something is so"),
        pytest.param("0:41 Residents return to Ruva", id="how long a video is"),
        pytest.param("All 2020 presidential candidates met.", id="the year of a poll"),
        pytest.param("Most 2018 Senate hopefuls were there.", id="the year of a poll, by a house"),
        pytest.param("Call 020 7946 0958 for tickets.", id="a telephone number with spaces"),
        pytest.param("She is a two-time champion.", id="how often somebody won"),
        pytest.param("2020 Dems Demand Report", id="the year of a poll, by a party"),
        pytest.param("Body identified - WKTR 13 Ruva, News and Sports", id="the channel of a station"),
        pytest.param("Call the line at 574-LMPD.", id="a telephone number without a code, in letters"),
        pytest.param("Ruva boy found 1 / 4 Back to Gallery", id="a picture of a row"),
        pytest.param("At approximately 3:00 Saturday morning, guards left.", id="an hour with a bound"),
        pytest.param("Case Number: 170214", id="what a form names by a number"),
        pytest.param("Makers fixed a zero-day flaw.", id="a flaw known for no day"),
        pytest.param("Zero Day Flaw Found In Browser", id="the same in a headline"),
        pytest.param("Call 215-555-TIPS (8477) for tickets.", id="a telephone number in letters"),
        pytest.param("He lives at 150 Harrow Causeway in Ruva.", id="another street"),
        pytest.param("The crash occurred at 4439 Harrow about noon.", id="a house of a street that is only named"),
        pytest.param("He lived in a hotel at 8 Mile near Ruva.", id="a road that is named by its distance"),
        pytest.param("Stay with 7 Action News for more.", id="the news of a channel"),
        pytest.param("She took it under one pretext.", id="one behind a preposition that can be a bound"),
        pytest.param("A two-term mayor slept.", id="how often somebody was elected"),
        pytest.param("They dress well and, most of all, swim.", id="most of all"),
        pytest.param("Votes are held on a two-party basis.", id="a kind of system"),
        pytest.param("Call the line at (502) 574-LMPD.", id="a telephone number with its code in brackets"),
        pytest.param("In the 2007, he was charged with theft.", id="a year with an article"),
        pytest.param("No calls were made to 911 prior to the blast.", id="an emergency number that is called"),
        pytest.param("5 Thoughts on Why the Board Picked Her", id="a list of thoughts"),
        pytest.param("His phone was dialing 911 when he fled.", id="an emergency number that is dialed"),
        pytest.param("It was posted at 49 pm.", id="a damaged time"),
        pytest.param("Five things to know about tea", id="a list of advice"),
        pytest.param("One More Thing", id="one of it"),
        pytest.param("Ten reasons why she won", id="a list of reasons"),
        pytest.param("His surprise 2010 victory in the race was his last.", id="a round year"),
    ],
)
def test_names_are_no_claims(text: str) -> None:
    assert claims.extract(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("In Tomsk -12 degrees was read.", -12, id="a minus in front of degrees"),
        pytest.param("The firm owns a 500 Euro note.", 500, id="a capitalised currency"),
        pytest.param("In all 2018 people were killed.", 2018, id="people in the number of a year"),
        pytest.param("In all 911 homes burned.", 911, id="homes in the number of an emergency line"),
        pytest.param("Ruva got 2,020 presidential ballots.", 2020, id="ballots in the number of a year, with a comma"),
        pytest.param("The heat reached 39C.", 39, id="a letter that is a unit"),
        pytest.param("The team has a .500 record.", 0.5, id="an average"),
        pytest.param("Nordbank lost Y=28,030 on it.", 28_030, id="an amount behind letters"),
        pytest.param("About 12 Harbour Street residents were hurt.", 12, id="people of a street"),
        pytest.param("Some 14 South Korean sailors drowned.", 14, id="people of a country with a point of the compass"),
        pytest.param("In all 12 South Koreans drowned.", 12, id="a people with a point of the compass"),
        pytest.param("FOG BLAMED FOR 500-VEHICLE CRASH", 500, id="no telephone number in a line in capitals"),
        pytest.param("FLOOD: HUT WITH 13 SHEEP GONE", 13, id="a word in capitals is no call sign"),
        pytest.param("Number killed: 12", 12, id="a label that counts"),
        pytest.param("The mill had zero days without a fault.", 0, id="no day"),
        pytest.param("5 Dead In Elm Street Blaze", 5, id="a street that a preposition opens"),
    ],
)
def test_amounts_that_look_like_names_are_claims(text: str, value: float) -> None:
    assert [claim.low for claim in claims.extract(text)] == [value]
