"""What is said of a figure: which verb takes it, and which words near it only look like one."""

import pytest

import claims


def said(text: str) -> list[tuple[str, str | None]]:
    """Each figure with its predicate."""
    return [(claim.exact, claim.predicate) for claim in claims.extract(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the verb that takes the figure
        pytest.param("Nurses treated 63 people for burns.", [("63 people", "treat")], id="its object, whatever follows"),
        pytest.param("She broke two bones in her left foot.", [("two bones", "break")], id="a past that can be an adjective"),
        pytest.param("The island hosts a 40-bed clinic.", [("40-bed", "host")], id="a verb that can be a noun, with an article"),
        pytest.param("Airline Orders 40 Jets", [("40 Jets", "order")], id="one in a headline"),
        pytest.param("In a bus crash 12 sailors drowned.", [("12 sailors", "kill")], id="a noun that can be a verb"),
        pytest.param("The mayor announced 12 sailors had drowned.", [("12 sailors", "kill")], id="a subject is no object"),
        pytest.param("A man was held in the slayings of two women.", [("two women", "kill")], id="a plural that the dictionary lacks"),
        pytest.param("Two shooting victims have died.", [("Two shooting victims", "kill")], id="what came of it"),
        pytest.param("Police found two shooting victims.", [("two shooting victims", "shoot")], id="not what others did"),
        pytest.param("Three sailors have suffocated.", [("Three sailors", "kill")], id="a verb that tells how they died"),
        pytest.param("Three sailors were trampled to death.", [("Three sailors", "kill")], id="one of which death tells it"),
        pytest.param("Two sailors are under arrest.", [("Two sailors", "arrest")], id="a state behind a preposition"),
        pytest.param("The mill laid off 90 weavers.", [("90 weavers", "dismiss")], id="who loses work"),
        pytest.param("Three officers were fired.", [("Three officers", "dismiss")], id="who was fired"),
        pytest.param("The mill fired 60 people.", [("60 people", "dismiss")], id="whom somebody fired"),
        pytest.param("Three officers fired at a car.", [("Three officers", "launch")], id="who fired at something"),
        pytest.param("The mill will cut 90 jobs.", [("90 jobs", "dismiss")], id="the work that is lost, as its object says"),
        pytest.param("The mill cut 90 trees.", [("90 trees", "cut")], id="another object of that verb"),
        pytest.param("The blast left 12 sailors injured.", [("12 sailors", "injure")], id="what a verb leaves somebody"),
        pytest.param("Three sailors were left dead.", [("Three sailors", "kill")], id="what people were left"),
        pytest.param("A shooting left two sailors dead.", [("two sailors", "kill")], id="a crime that left them so"),
        pytest.param("The storm claimed 12 lives.", [("12 lives", "kill")], id="lives that are claimed"),
        pytest.param("In all 12 lives were lost.", [("12 lives", "kill")], id="lives that were lost"),
        pytest.param("The crew saved 12 lives.", [("12 lives", "rescue")], id="lives that are saved"),
        pytest.param("It claimed the lives of 12 sailors.", [("12 sailors", "kill")], id="the lives of sailors"),
        pytest.param("Divers found the bodies of three boys.", [("three boys", "kill")], id="the bodies of some"),
        pytest.param("Four sailors suffered minor burns.", [("Four sailors", "injure")], id="what they suffered"),
        pytest.param("Eight sustained gunshot wounds.", [("Eight", "injure")], id="what those without a noun suffered"),
        pytest.param("Two sailors were hit by gunfire.", [("Two sailors", "shoot")], id="what hit them"),
        pytest.param("Four men were flown to a nearby hospital.", [("Four men", "hospitalise")], id="carried to hospital"),
        pytest.param("The crash sent nine to hospitals in Ruva.", [("nine", "hospitalise")], id="sent to hospital, without a noun"),
        pytest.param("They took 300 coats to the market.", [("300 coats", "take")], id="carried elsewhere"),
        pytest.param("4 shot, 1 dead at fair", [("4 shot", "shoot"), ("1 dead", "kill")], id="shot, in a headline"),
        pytest.param("Two shot dead at fair", [("Two shot", "kill")], id="shot dead, in a headline"),
        pytest.param("The barge was carrying 2,750 tonnes of salt when it sank.", [("2,750 tonnes of salt", "carry")], id="before when"),
        pytest.param(
            "It will refund 85,000 passengers whose ferries were cancelled.",
            [("85,000 passengers", "refund")],
            id="before a clause of theirs",
        ),
        pytest.param("The yard will cut 1,500 flights.", [("1,500 flights", "cut")], id="a verb that can be a noun, behind will"),
        pytest.param("The council cut its budget by $4 million.", [("$4 million", "cut")], id="a verb that can be a noun, with an object"),
        pytest.param("Inflation hit 11 percent.", [("11 percent", "hit")], id="a level that is hit"),
        pytest.param("The death toll hit 300.", [("300", "kill")], id="a toll that is hit"),
        pytest.param(
            "Some 45 percent of men smoked, compared with 38 percent of women.",
            [("Some 45 percent of men", "smoke"), ("38 percent of women", "smoke")],
            id="what is compared",
        ),
        # events that are held
        pytest.param("The mayor held 22 meetings with farmers.", [("22 meetings", "convene")], id="meetings are held"),
        pytest.param("Three hearings were held in Ruva.", [("Three hearings", "convene")], id="hearings that were held"),
        pytest.param("The rebels held 22 farmers.", [("22 farmers", "hold")], id="farmers are held otherwise"),
        pytest.param("The rifle held 70 rounds.", [("70 rounds", "hold")], id="rounds are no event"),
        # a subject and its verb behind what stands between commas
        pytest.param("Nine towns, including Ruva and Orla, now allow it.", [("Nine towns", "allow")], id="an adverb in front of the verb"),
        pytest.param("Two men, one of them masked, entered the bank.", [("Two men", "enter")], id="a verb in the past"),
        pytest.param("She visited nine towns, all near Ruva, swam and slept.", [("nine towns", "visit")], id="not of what a verb took"),
        # participles that describe a noun
        pytest.param("Two ferries came into the parking lot.", [("Two ferries", "come")], id="an -ing form behind an article"),
        pytest.param("Two shelters are within sight of the proposed quay.", [("Two shelters", None)], id="an -ed form behind an article"),
        pytest.param("Six clubs were part of hotly debated plans.", [("Six clubs", None)], id="an -ed form behind an adverb"),
        # states
        pytest.param("The storm left 3 dead and 90,000 without power.", [("3 dead", "kill"), ("90,000", "lose_power")], id="without power"),
        pytest.param("The storm left 3 dead and 900 homes without water.", [("3 dead", "kill"), ("900 homes", None)], id="without water"),
        pytest.param("A fire left 40 homeless and 12 in hospital.", [("40 homeless", "displace"), ("12", "hospitalise")], id="in hospital"),
        pytest.param(
            "It left one dead and three in critical condition.",
            [("one dead", "kill"), ("three", "hospitalise")],
            id="in critical condition",
        ),
        pytest.param("Eight men are in custody.", [("Eight men", "hold")], id="in custody"),
        pytest.param(
            "Guards fired on about 300 men, arresting 41.", [("about 300 men", "launch"), ("41", "arrest")], id="not before a participle"
        ),
        pytest.param("She walked 60 miles, according to the log.", [("60 miles", "walk")], id="according says nothing"),
        # what stands between commas
        pytest.param("Two men, both in their 20s, were killed.", [("Two men", "kill"), ("their 20s", "age")], id="over an apposition"),
        pytest.param("Four porters, who were off duty, were wounded.", [("Four porters", "injure")], id="over a relative clause"),
        pytest.param("Six men, including the captain, died.", [("Six men", "kill")], id="to a past without an auxiliary"),
        pytest.param(
            "Police shot two men, and three women were hurt.", [("two men", "shoot"), ("three women", "injure")], id="not over an and"
        ),
        # clauses of their own
        pytest.param(
            "Hail broke 40 roofs, and 12 roads were shut.", [("40 roofs", "break"), ("12 roads", "shut")], id="a passive behind an and"
        ),
        pytest.param("Hail broke 40 roofs and 12 men died.", [("40 roofs", "break"), ("12 men", "kill")], id="what it did to others"),
        pytest.param("The club has 12 games left.", [("12 games", None)], id="games left"),
        pytest.param("In all 12 families left.", [("12 families", "displace")], id="families that left"),
        # nouns that only tell who people are
        pytest.param("Raiders killed 12 hostages.", [("12 hostages", "kill")], id="what befell hostages"),
        pytest.param("Twelve residents were hurt.", [("Twelve residents", "injure")], id="what befell residents"),
        pytest.param("The land hosts 300 refugees.", [("300 refugees", "host")], id="who does what to them"),
        pytest.param("In the hall are 12 hostages.", [("12 hostages", "hold")], id="but where nothing else is said, who they are"),
        # who is driven out
        pytest.param("Smoke forced 80 residents from their homes.", [("80 residents", "displace")], id="residents from homes"),
        pytest.param(
            "Troops drove 90 families out of two villages.",
            [("90 families", "displace"), ("two villages", None)],
            id="families out of villages",
        ),
        pytest.param("Some 900 were forced from their homes.", [("Some 900", "displace")], id="forced from homes"),
        # a part of people known already
        pytest.param("Two of the injured died.", [("Two of the injured", "kill")], id="what happened to some of the injured"),
        pytest.param("They shot two of the wounded dead.", [("two of the wounded", "shoot")], id="who did it to some of the wounded"),
        pytest.param("Five of the dead were sailors.", [("Five of the dead", "kill")], id="nothing else is told"),
        pytest.param(
            "11 of the 16 wounded guards have been discharged.",
            [("11", "discharge"), ("16 wounded guards", "injure")],
            id="a part in front of its whole",
        ),
        # what families are said of
        pytest.param(
            "The airline ordered 40 jets in a deal worth $3bn.", [("40 jets", "order"), ("$3bn", "cost")], id="things cost nothing"
        ),
        pytest.param("The firm acquired 40 jets.", [("40 jets", "buy")], id="but are bought"),
        pytest.param("The office received 300 letters.", [("300 letters", "receive")], id="nobody earns letters"),
        pytest.param("The office received $300.", [("$300", "earn")], id="somebody earns money"),
        pytest.param("The reform saved $7 million.", [("$7 million", "save")], id="nobody rescues money"),
        pytest.param("The crew saved seven sailors.", [("seven sailors", "rescue")], id="but people"),
        pytest.param("Workers at 40 plants went on strike.", [("40 plants", "go")], id="a strike that is not counted"),
        pytest.param("They flew 40 strikes.", [("40 strikes", "strike")], id="strikes that are"),
        pytest.param("Prices rose 3 percent.", [("3 percent", "rise")], id="a share is no price"),
        pytest.param("Ten died when two bombs exploded.", [("Ten", "kill"), ("two bombs", "explode")], id="a clause of its own"),
        pytest.param(
            "Three sailors drowned and seven were missing.", [("Three sailors", "kill"), ("seven", "missing")], id="a second verb"
        ),
        pytest.param("The dam sends water to 40 towns.", [("40 towns", "send")], id="a noun that the dictionary takes for a verb"),
        # words that can be nouns
        pytest.param("Levels were 1.5 metres above normal.", [("1.5 metres", None)], id="a plural that is hardly a verb"),
        pytest.param("Fares rose by 7 percent in the year to March.", [("7 percent", None)], id="a month"),
        pytest.param("Employers added 40 posts last week.", [("40 posts", "add")], id="an adjective of time"),
        pytest.param("The town of 4,300 has two doctors.", [("4,300", "live"), ("two doctors", None)], id="a town of people"),
        pytest.param("Some 900 people live there.", [("Some 900 people", "live")], id="a bare form behind its subject"),
        pytest.param("The ban covers 40 towns with drastic cuts.", [("40 towns", "cover")], id="a noun behind an adjective"),
        # the main verb of a subject, behind all that describes it
        pytest.param("Three bridges between Ayr and Vik in the north were damaged.", [("Three bridges", "damage")], id="behind phrases"),
        pytest.param("Two leaders of sects in Ayr, New Mexico, have been arrested.", [("Two leaders", "arrest")], id="behind a place"),
        pytest.param("Two clerks whose names remain unknown were arrested.", [("Two clerks", "arrest")], id="behind a relative clause"),
        pytest.param(
            "Three cables carrying most of the traffic to Vik were damaged.",
            [("Three cables", "damage"), ("most of the traffic", "carry")],
            id="behind a participle",
        ),
        pytest.param("Police say two guards and a driver are dead.", [("two guards", "kill")], id="behind another subject"),
        pytest.param(
            "Three of the five sailors who were hurt have been released.",
            [("Three", "release"), ("five sailors", None)],
            id="of a part of the hurt",
        ),
        pytest.param("Two sailors hurt in the blast have died.", [("Two sailors", "kill")], id="worse than what describes them"),
        pytest.param("The two sailors killed in the blast have been named.", [("two sailors", "kill")], id="less than what describes them"),
        pytest.param("Two women wanted for murder have been detained.", [("Two women", "hold")], id="not what they are wanted for"),
        pytest.param("Two sailors died and seven were hurt.", [("Two sailors", "kill"), ("seven", "injure")], id="not that of others"),
        pytest.param("Dozens of officers came to the dock and were mocked.", [("Dozens of officers", "come")], id="not the second of two"),
        pytest.param("Two sailors have since been released.", [("Two sailors", "release")], id="since then"),
        pytest.param("A bus carrying 40 nuns overturned.", [("40 nuns", "carry")], id="not that of what is described by what it does"),
        pytest.param("A bus carrying 40 nuns was seized.", [("40 nuns", "carry")], id="the same in the passive"),
        pytest.param(
            "Dozens of clerks at Ruva, also a port, sent a letter.", [("Dozens of clerks", "send")], id="behind a phrase and a description"
        ),
        pytest.param("A few weeks later, two men, both old, were robbed.", [("A few weeks", None), ("two men", "steal")], id="of no time"),
        pytest.param(
            "One of the sailors who escaped ran to the port.", [("One of the sailors", "displace")], id="a part known by what it did"
        ),
        pytest.param("2 women and an infant killed in Ruva blaze", [("2 women", "kill")], id="a list that a participle ends"),
        pytest.param("Two guards, a cook and a boy hurt in crash", [("Two guards", "injure")], id="a longer list"),
        pytest.param("Two guards, a cook and a boy were hurt.", [("Two guards", "injure")], id="the same with an auxiliary"),
        pytest.param("Suspect & 2 Guards Shot, Killed In Ruva", [("2 Guards", "kill")], id="the graver of two in a headline"),
        # words joined
        pytest.param("Two people were hit and killed by a tram.", [("Two people", "kill")], id="the graver of two participles"),
        pytest.param("Four clerks at the mill were struck and killed.", [("Four clerks", "kill")], id="the same behind a phrase"),
        pytest.param("Five villagers were found dead in a well.", [("Five villagers", "kill")], id="how people were found"),
        pytest.param(
            "The extras included $12 at the Ruva Park and over $90 at Best Buy.",
            [("$12", "include"), ("over $90", "include")],
            id="a name that ends in a verb",
        ),
        pytest.param("The night left 18 shot, one stabbed", [("18 shot", "shoot"), ("one", "stab")], id="the last of a list"),
        pytest.param("It is a suit that covers 900 clerks.", [("900 clerks", "cover")], id="a noun that can be a verb, behind that"),
        pytest.param("The guards were at that home 12 times.", [("12 times", None)], id="a noun behind that"),
        pytest.param("Three robbers burst into the mill.", [("Three robbers", "burst")], id="a past that can be a noun"),
        pytest.param("Four men broke the lock.", [("Four men", "break")], id="a past that can be an adjective, behind its subject"),
        pytest.param("Two sailors passed away on Friday.", [("Two sailors", "kill")], id="to pass away"),
        pytest.param("Thieves made off with $2 million in tea.", [("$2 million", "steal")], id="to make off with"),
        pytest.param("He is charged with the attempted murder of five cooks.", [("five cooks", "attempt")], id="what was only tried"),
        pytest.param("There were five attempted murders.", [("five attempted murders", "attempt")], id="what was only tried, counted"),
        pytest.param("Some 300 clerks left the plant.", [("Some 300 clerks", "leave")], id="whoever leaves a plant has a home"),
        pytest.param("Some 300 clerks left the country.", [("Some 300 clerks", "displace")], id="whoever leaves a country has none"),
        pytest.param("Two clerks attended the hearing.", [("Two clerks", "attend")], id="who attends a hearing does not march"),
        pytest.param("Some 900 clerks attended the rally.", [("Some 900 clerks", "march")], id="who attends a rally does"),
        pytest.param("A letter was signed by all 42 judges, which stated nothing.", [("42 judges", "sign")], id="by whom it was done"),
        pytest.param("If you need it, the mayor has cut $7 from it.", [("$7", "cut")], id="a past behind has"),
        pytest.param("Seals killed in two bays were sold.", [("two bays", None)], id="not where it was done"),
        pytest.param("She spoke of $3 million in spending cuts.", [("$3 million", None)], id="a noun in -ing"),
        pytest.param("Her rating fell amid several trials.", [("several trials", None)], id="another"),
        pytest.param(
            "He was sentenced in May to three years in prison for lying.", [("three years", "sentence")], id="not what it was for"
        ),
        pytest.param("He was jailed for five years for killing a cook.", [("five years", "hold")], id="not whom it was for"),
        pytest.param("Roe is on injured reserve and will miss the final two games.", [("two games", "miss")], id="not before another verb"),
        pytest.param("Two of the guards returned fire.", [("Two of the guards", "launch")], id="to return fire"),
        pytest.param("Two men have non-life threatening illnesses.", [("Two men", None)], id="no part of a compound"),
        pytest.param("As protests grew, dozens of firms joined.", [("dozens of firms", "join")], id="not in a clause before its own"),
        pytest.param("Roe, whose town is 35 percent rural, swam home.", [("35 percent", None)], id="not what the clause goes on with"),
        pytest.param("Two cooks met a sailor that lived in Ruva.", [("Two cooks", "meet")], id="not what somebody else did"),
        pytest.param("Guards found 12 bags containing likely pipe bombs.", [("12 bags", "contain")], id="no weapon"),
        pytest.param("They met for nearly an hour on Thursday evening.", [("nearly an hour", "meet")], id="no time"),
        pytest.param("They tried to post his $4 million bond.", [("$4 million bond", "post")], id="an infinitive that can be a noun"),
        pytest.param("He argued with her 12 times, till it was over.", [("12 times", "argue")], id="not behind till"),
        pytest.param("Ann Roe, one of Kim Roe's two cooks, has swum home.", [("two cooks", None)], id="what one of them did"),
        pytest.param("The talking points were sent 12 times.", [("12 times", "send")], id="a noun in -ing before its own"),
        pytest.param("He posed in one photo, as she holds it.", [], id="not a clause behind as"),
        # what only tells when, or of whom else
        pytest.param("Soon after the shooting, four men ran away.", [("four men", "run")], id="a noun that tells when"),
        pytest.param("The shooting followed a row between two groups.", [("two groups", "follow")], id="a noun that has its own verb"),
        pytest.param(
            "Ten people including two aged children were hurt after three gunmen opened fire.",
            [("Ten people", "injure"), ("two aged children", "injure"), ("three gunmen", "open")],
            id="none of those included",
        ),
    ],
)
def test_what_is_said(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert said(text) == expected
