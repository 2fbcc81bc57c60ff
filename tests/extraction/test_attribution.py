import pytest

import claims
from claims.extraction.aliases import mine
from claims.extraction.attribution import Speakers
from claims.model import Document, Span
from claims.text.passages import passages


def attributed(text, figure):
    (passage,) = passages(Document(doc_id="d", text=text))
    start = text.index(figure)
    sentence = next(s for s in passage.sentences if s.start <= start < s.end)
    found = Speakers(passage, mine(text)).of(sentence, Span(start=start, end=start + len(figure)))
    return found.speaker, found.kind.value


@pytest.mark.parametrize(
    ("text", "figure", "speaker", "kind"),
    [
        pytest.param(
            "The Harbour Bureau of Investigation said 40 ships had left.",
            "40",
            "Harbour Bureau of Investigation",
            "named",
            id="a capital inside a name",
        ),
        pytest.param("Officials have long said 40 men were missing.", "40", "officials", "unnamed", id="an adverb behind have"),
        pytest.param("Ann Lund, Democrat of Ohio, said 40 men were hurt.", "40", "Ann Lund", "named", id="a party and its state"),
        pytest.param("A clerk who revealed himself 40 years later died.", "40", None, "own", id="who reveals himself"),
        pytest.param(
            "Residents who saw the blast said 40 men fled.", "40", "residents", "unnamed", id="a clause that describes who speaks"
        ),
        pytest.param(
            "A man who said he fled told police 40 men were hurt.", "40", "man", "unnamed", id="a clause that says something itself"
        ),
        pytest.param("A man authorities say shot 40 men fled.", "40", "authorities", "unnamed", id="a clause without a pronoun"),
        pytest.param("A Saturday news release states 40 ships were lost.", "40", "news release", "unnamed", id="a day is no speaker"),
        pytest.param(
            "According to police and the Ruva County coroner, 40 men died.",
            "40",
            "police and the Ruva County coroner",
            "named",
            id="two, of whom one has a name",
        ),
        pytest.param("Ann Berg herself said 40 ships were lost.", "40", "Ann Berg", "named", id="herself is no part of a name"),
        pytest.param("In Ruva, police confirmed that 40 men died.", "40", "police", "unnamed", id="police confirmed, without a capital"),
        pytest.param("In Ruva, state media reported that 40 men died.", "40", "state media", "unnamed", id="media reported"),
        pytest.param("In all, police reports name 40 men.", "40", None, "own", id="police reports are no saying"),
        pytest.param("In Ruva, police tell news outlets that 40 men died.", "40", "police", "unnamed", id="to tell is never a noun"),
        pytest.param("A man who police say sank 40 ships fled.", "40", "police", "unnamed", id="the subject of a relative clause"),
        pytest.param(
            "The fire, which police believe began in May, sank 40 ships, Ann Berg said.",
            "40",
            "Ann Berg",
            "named",
            id="a relative clause ends",
        ),
        pytest.param("Officials say they are waiting on 40 ships.", "40", "officials", "unnamed", id="no verb is a speaker"),
        pytest.param(
            "The mayor spoke first. Ann Berg, 47, lives nearby. She said she saw 40 ships.",
            "40",
            "Ann Berg",
            "named",
            id="she takes up whom the sentence before begins with",
        ),
        pytest.param(
            "Ann Berg said so. Paul Lund was killed. He said he saw 40 ships.",
            "40",
            "Ann Berg",
            "named",
            id="nobody says anything after his death",
        ),
        pytest.param(
            "Ann Berg said so. Ruvahaven Harbour lies nearby. She said she saw 40 ships.",
            "40",
            "Ann Berg",
            "named",
            id="she takes up no harbour",
        ),
        pytest.param(
            "Family members said 40 ships were lost.", "40", "family members", "unnamed", id="a capital that only begins a sentence"
        ),
        pytest.param("Troopers say 40 ships were lost.", "40", "troopers", "unnamed", id="a plural that begins a sentence"),
        pytest.param("Hill said 40 ships were lost.", "40", "Hill", "named", id="a singular that begins a sentence is a name"),
        pytest.param(
            "They met Ann Waters. Waters said 40 ships were lost.", "40", "Ann Waters", "named", id="a plural that is a name elsewhere"
        ),
        pytest.param("Phoenix police said 40 ships were lost.", "40", "Phoenix police", "unnamed", id="the police of a town"),
        pytest.param("They doubt the port's insistence that it lost 40 ships.", "40", "port", "unnamed", id="whose insistence it is"),
        pytest.param(
            "The Harbour Monitor for Free Ports said 40 ships had left.",
            "40",
            "Harbour Monitor for Free Ports",
            "named",
            id="before the figure",
        ),
        pytest.param(
            "Rebels hold 40 ships, the Oslo-based Harbour Monitor for Free Ports war monitor said on Friday.",
            "40",
            "Harbour Monitor for Free Ports",
            "named",
            id="after the figure, with what describes it",
        ),
        pytest.param(
            "Forty ships were lost, according to the Coastal Union.", "Forty", "Coastal Union", "named", id="according to, behind"
        ),
        pytest.param("According to the Coastal Union, 40 ships were lost.", "40", "Coastal Union", "named", id="according to, in front"),
        pytest.param(
            "The count was 40, according to a statement from the Coastal Union.",
            "40",
            "Coastal Union",
            "named",
            id="a statement speaks for who made it",
        ),
        pytest.param("Ann Berg told Northern Radio that 40 ships had left.", "40", "Ann Berg", "named", id="told somebody"),
        pytest.param("The army claims to have sunk 40 ships.", "40", "army", "unnamed", id="claims to have"),
        pytest.param("The storm claimed the lives of 40 sailors.", "40", None, "own", id="a storm that claims lives says nothing"),
        pytest.param("He faces two counts of fraud and one count of theft.", "one", None, "own", id="counts of a charge say nothing"),
        pytest.param(
            "Fever killed 40 patients admitted to a clinic, Ann Berg said.", "40", "Ann Berg", "named", id="who is admitted says nothing"
        ),
        pytest.param("Sales rose 3 percent, below the 5 percent that traders had expected.", "3", None, "own", id="what others expected"),
        pytest.param("A poll by Datum gave the Greens 18 percent.", "18", "Datum", "named", id="a poll gives"),
        pytest.param("NBK reports that 40 ships have left.", "40", "NBK", "named", id="an outlet reports"),
        pytest.param("The Coastal Union estimated that 40 ships had left.", "40", "Coastal Union", "named", id="estimated"),
        pytest.param(
            "The US-led fleet guarding the strait estimated that 40 ships had left.",
            "40",
            "US-led fleet",
            "named",
            id="what a participle adds to the speaker goes",
        ),
        pytest.param(
            '"We lost 40 ships," said Ann Berg, who runs the port.',
            "40",
            "Ann Berg",
            "named",
            id="a quotation with the speaker behind the verb",
        ),
        pytest.param(
            "Northern Radio reported 40 deaths, citing police.", "40", "Northern Radio -> police", "unnamed", id="one cites another"
        ),
        pytest.param(
            "Forty ships were lost, harbour officials were quoted by NBK as saying.",
            "Forty",
            "NBK -> harbour officials",
            "unnamed",
            id="quoted by another",
        ),
        pytest.param(
            "Norwegian Prime Minister Kari Lund said 40 ships had left.", "40", "Kari Lund", "named", id="titles go before a name"
        ),
        pytest.param("police spokesman John Hale said 40 people were hurt.", "40", "John Hale", "named", id="roles go before a name"),
        pytest.param("A Pentagon spokesman said 40 ships had left.", "40", "Pentagon", "named", id="a spokesman speaks for whom he names"),
        pytest.param(
            "Kari Lund, a member of the port board, said 40 ships had left.", "40", "Kari Lund", "named", id="a description between commas"
        ),
        pytest.param(
            "The port's press secretary, Kari Lund, said 40 ships had left.", "40", "Kari Lund", "named", id="a name between commas"
        ),
        pytest.param("Kari Lund has authorised about 300 extra patrols.", "300", "Kari Lund", "named", id="an act"),
        pytest.param("Officials said 40 ships had left.", "40", "officials", "unnamed", id="officials have no name"),
        pytest.param("Forty people were hurt, Danish police said.", "Forty", "Danish police", "unnamed", id="police have no name"),
        pytest.param("Records show that 40 ships left.", "40", "records", "unnamed", id="papers show"),
        pytest.param("Police: 40 hurt in ferry crash", "40", "police", "unnamed", id="a headline begins with its source"),
        pytest.param("Gazette: Port buys 40 ferries", "40", "Gazette", "named", id="a headline begins with its newspaper"),
        pytest.param("Ruva: 40 hurt in ferry crash", "40", None, "own", id="a headline begins with its place"),
        pytest.param(
            "Forty hurt in ferry crash - police", "Forty", "police", "unnamed", id="a headline ends with its source behind a dash"
        ),
        pytest.param("FORTY HURT IN FERRY CRASH: POLICE", "FORTY", "police", "unnamed", id="a headline in capitals"),
        pytest.param("The trade ministry said 40 ships had left.", "40", "trade ministry", "named", id="a ministry needs no capitals"),
        pytest.param(
            "The town's police department said 40 ships had left.", "40", "town's police department", "named", id="one body by its owner"
        ),
        pytest.param(
            "A trade ministry spokesman said 40 ships had left.", "40", "trade ministry", "unnamed", id="one of several ministries"
        ),
        pytest.param("An aid agency said 40 ships had left.", "40", "aid agency", "unnamed", id="some agency has no name"),
        pytest.param(
            "The Ruva County Sheriff's Office said 40 left.", "40", "Ruva County Sheriff's Office", "named", id="an office keeps its owner"
        ),
        pytest.param("Forty left, said the Danish MARN news agency.", "Forty", "MARN", "named", id="a people before an abbreviation goes"),
        pytest.param("Senator Kari Lund of Oslo said 40 ships had left.", "40", "Kari Lund", "named", id="where a person is from goes"),
        pytest.param("Sen. Kari Lund, R-S.C., said 40 ships had left.", "40", "Kari Lund", "named", id="a party and state between commas"),
        pytest.param("Forty left, a spokeswoman for the Coastal Union said.", "Forty", "Coastal Union", "named", id="a spokeswoman for"),
        pytest.param(
            "Forty left, according to a spokeswoman for the Coastal Union.",
            "Forty",
            "Coastal Union",
            "named",
            id="according to a spokeswoman for",
        ),
        pytest.param("Ann Berg told Fox News 40 ships had left.", "40", "Ann Berg", "named", id="told an outlet, without that"),
        pytest.param(
            "A former harbour agent and 20-year veteran of the union, who fled on Monday, told NBK 40 ships had left.",
            "40 ships",
            "former harbour agent",
            "unnamed",
            id="a long description of who speaks",
        ),
        pytest.param(
            "Court papers filed by the port on Monday show 40 ships left.", "40", "court papers", "unnamed", id="papers that somebody filed"
        ),
        pytest.param("Lund released the port's returns, showing it lost 40 ships.", "40", "returns", "unnamed", id="papers, showing"),
        pytest.param(
            "The union issued a statement saying 40 ships had left.", "40", "union", "unnamed", id="who issues a statement says it"
        ),
        pytest.param("Kari Lund's letter says 40 ships left.", "40", "Kari Lund", "named", id="a letter speaks for who wrote it"),
        pytest.param("In the indictment, 40 ships are named.", "40", "indictment", "unnamed", id="a sentence opens with a paper"),
        pytest.param("The port rejected Kari Lund's demand for 40 ships.", "40", "Kari Lund", "named", id="what is demanded"),
        pytest.param(
            "Word from the Coastal Union that 40 ships had left came late.", "40", "Coastal Union", "named", id="word from somebody"
        ),
        pytest.param(
            "The port shut amid reports that 40 ships had left.", "40", "reports", "unnamed", id="reports by nobody in particular"
        ),
        pytest.param("NBK reports that 40 men left.", "40", "NBK", "named", id="reports as a verb"),
        pytest.param(
            "Forty left, state radio said, quoted by NBK.", "Forty", "NBK -> state radio", "unnamed", id="quoted by another, behind"
        ),
        pytest.param(
            "Northern Radio reported 40 deaths, citing the records of the district hospital.",
            "40",
            "Northern Radio -> records of the district hospital",
            "unnamed",
            id="records keep whose they are",
        ),
        pytest.param("Kari Lund won the port by saying it had 40 ships.", "40", "Kari Lund", "named", id="by saying"),
        pytest.param(
            "The port has the 40 ships that Kari Lund had requested.", "40", "Kari Lund", "named", id="a clause after what is requested"
        ),
        pytest.param(
            "The storm struck Ruva, home to 40 families, police said.", "40", None, "own", id="what is said of a place by the way"
        ),
        pytest.param("Forty hurt in ferry crash: police", "Forty", "police", "unnamed", id="a headline ends with its source"),
        pytest.param("At least 40 sailors are believed to be on board.", "40", None, "passive", id="believed by nobody in particular"),
        pytest.param("The army said in a statement it had lost 40 men.", "40", "army", "unnamed", id="an occasion without a sign"),
        pytest.param("The toll stands at 40, Ann Berg told the Herald newspaper.", "40", "Ann Berg", "named", id="told a paper"),
        pytest.param("Some 40 ships left, estimates the pilots' association.", "40", "pilots' association", "named", id="a body behind"),
        pytest.param("Ann Berg put the toll at 40.", "40", "Ann Berg", "named", id="somebody who puts it at so many"),
        pytest.param("The Coastal Union counted 40 ships.", "40", "Coastal Union", "named", id="somebody who counts"),
        pytest.param("A port official gave a figure of 40 ships.", "40", "port official", "unnamed", id="somebody who gives a figure"),
        pytest.param("Doctors spoke of 40 deaths.", "40", "doctors", "unnamed", id="somebody who speaks of so many"),
        pytest.param("The ministry denied reports that 40 ships sank.", "40", "ministry", "unnamed", id="what is denied is no verb"),
        pytest.param("Coastal Watch documented 40 wrecks.", "40", "Coastal Watch", "named", id="somebody who documents"),
        pytest.param("The harbour agency recorded 40 wrecks.", "40", "harbour agency", "named", id="a body that records"),
        pytest.param("Norway recorded 40 wrecks.", "40", None, "own", id="a country where they were recorded"),
        pytest.param("Forty ships left, per the Trade Ministry.", "Forty", "Trade Ministry", "named", id="per"),
        pytest.param("The report by Coastal Watch found that 40 ships sank.", "40", "Coastal Watch", "named", id="whose report it is"),
        pytest.param("Forty ships sink in gale: health ministry", "Forty", "health ministry", "named", id="a body behind a colon"),
        pytest.param("Forty ships sink in gale - state radio", "Forty", "state radio", "unnamed", id="a broadcaster behind a dash"),
        pytest.param("Forty ships sink: gale in the north", "Forty", None, "own", id="no speaker behind a colon"),
        pytest.param(
            "In a report released by the Justice Department, 40 men are named.", "40", "Justice Department", "named", id="no title"
        ),
        pytest.param("The law, by contrast, will cut projected costs of 40 ports.", "40", None, "own", id="an auxiliary is nobody"),
        pytest.param("The crew reportedly lost 40 men.", "40", None, "passive", id="reportedly"),
        pytest.param("The storm sank 40 ships.", "40", None, "own", id="the document itself"),
        pytest.param("The port did not say that 40 ships had left.", "40", None, "own", id="what was not said is nobody's"),
        pytest.param("Relief came to an estimated 500 families.", "500", None, "own", id="an estimated is no verb of saying"),
    ],
)
def test_it_says_who_says_so(text, figure, speaker, kind):
    assert attributed(text, figure) == (speaker, kind)


ORDERED = "Mayor Lund ordered crews to spare 900 homes after the Coastal Union warned that raiders hold hundreds of boats."


@pytest.mark.parametrize(
    ("text", "figure", "speaker"),
    [
        pytest.param(ORDERED, "900", None, id="outside the reported clause"),
        pytest.param(ORDERED, "hundreds", "Coastal Union", id="inside the reported clause"),
        pytest.param("After police said 40 were hurt, crews searched 12 boats.", "12", None, id="a subordinate report ends at the comma"),
        pytest.param("Police said 40 were hurt, but 12 boats were seen leaving.", "12", None, id="a contrast ends a report"),
        pytest.param("The toll, officials said, was 40.", "40", "officials", id="a speaker between commas covers both sides"),
        pytest.param("The fleet sank, said Ann Berg, one of 12 survivors.", "12", None, id="what describes the speaker is not reported"),
        pytest.param("The union said it is less than the 900 reported by Ann Berg.", "900", "Ann Berg", id="the innermost report counts"),
        pytest.param(
            "Ann Berg left on Monday, adding that 40 ships were lost.", "40", "Ann Berg", id="a participle belongs to the subject"
        ),
    ],
)
def test_it_keeps_to_the_reported_clause(text, figure, speaker):
    assert attributed(text, figure)[0] == speaker


@pytest.mark.parametrize(
    ("text", "figure", "speaker"),
    [
        pytest.param("Ann Berg runs the port. Berg said 40 ships had left.", "40", "Ann Berg", id="a surname"),
        pytest.param("Ann Berg said the port was shut. She added that 40 ships had left.", "40", "Ann Berg", id="she is the last person"),
        pytest.param(
            "The Trade Ministry said trade fell. The ministry said 40 ships had left.", "40", "Trade Ministry", id="a definite noun"
        ),
        pytest.param(
            "The Coastal Rescue Service (CRS) came. The CRS said 40 were saved.", "40", "Coastal Rescue Service", id="an abbreviation"
        ),
        pytest.param(
            '"The port is shut," Ann Berg said. "We lost 40 ships."', "40", "Ann Berg", id="the next quotation has the same speaker"
        ),
        pytest.param('Ann Berg said: "The port is shut. We lost 40 ships."', "40", "Ann Berg", id="a quotation over two sentences"),
        pytest.param('Ann Berg was blunt:\n"We lost 40 ships."', "40", "Ann Berg", id="a colon introduces a quotation"),
        pytest.param(
            'Ann Berg left.\n"The port has 40 good ships, Kari Lund wrote.\nIt rained.', "40", "Kari Lund", id="an unclosed quotation"
        ),
        pytest.param(
            "The Ruva Observatory counts ships. The monitor said 40 had left.", "40", "Ruva Observatory", id="a monitor by its name"
        ),
        pytest.param("The Marsa news agency opened. The agency said 40 had left.", "40", "Marsa", id="an agency by its description"),
        pytest.param(
            "Relief Now, a Bergen-based rights group, came. The group said 40 had left.", "40", "Relief Now", id="a group by its apposition"
        ),
        pytest.param("Mayor Eva Lund came. The mayor said 40 ships had left.", "40", "Eva Lund", id="an office by who holds it"),
        pytest.param(
            "Northern Radio said it rained. The Trade Ministry shut the port. A spokesman said 40 ships had left.",
            "40",
            "Trade Ministry",
            id="a spokesman speaks for the body named last",
        ),
        pytest.param(
            "The Danish-led fleet left. A spokesman said 40 ships had left.", "40", "Danish-led fleet", id="a spokesman of a coalition"
        ),
        pytest.param(
            "The Coastal Union said it rained. According to the same source, 40 sank.", "40", "Coastal Union", id="the same source"
        ),
        pytest.param("Coastal Watch said it rained. The rights group said 40 ships sank.", "40", "Coastal Watch", id="a kind of group"),
        pytest.param("The health ministry shut. The ministry said 40 ships had left.", "40", "ministry", id="no name, no ministry"),
        pytest.param("The Ruva Observatory said so. The Observatory said 40 left.", "40", "Ruva Observatory", id="one word of a name"),
    ],
)
def test_it_remembers_who_was_speaking(text, figure, speaker):
    assert attributed(text, figure)[0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param("The affidavit says Lund sold the port. It also lists 40 ships.", "affidavit", id="a paper goes on"),
        pytest.param("According to the returns, the port lost money. The owners paid 40 crews.", "returns", id="about the same"),
        pytest.param("A Gazette poll shows Lund ahead.\nBerg has 40 percent in the poll.", "Gazette poll", id="the paper is named again"),
        pytest.param("The affidavit says Lund sold the port.\nThe owners paid 40 crews.", None, id="a new paragraph"),
        pytest.param("Ann Berg said the port was shut. She also has 40 ships.", None, id="what a speaker does is not what she says"),
        pytest.param(
            "Ann Berg said the port was shut. The storm sank 40 ships. Berg said it was old.", "Ann Berg", id="between two reports"
        ),
        pytest.param("Ann Berg said the port was shut. Police said so. The storm sank 40 ships.", None, id="nothing goes on"),
        pytest.param('"The port is shut," Ann Berg said. The storm sank 40 ships.', None, id="behind a quotation"),
    ],
)
def test_a_report_goes_on_only_where_the_text_says_so(text, speaker):
    assert attributed(text, "40")[0] == speaker


def test_a_number_is_no_speaker() -> None:
    (_, boats) = claims.extract("RUVA—Six alleged thieves were held over the theft of five boats.")
    assert boats.attribution is None


def test_who_cannot_say_something_does_not_say_it() -> None:
    (claim,) = claims.extract("We cannot say what the merger means for 90 days.")
    assert claim.attribution is None


def test_how_many_speak_is_no_part_of_who_does() -> None:
    (_, shots) = claims.extract("Five or six witnesses said that 12 shots were fired.")
    assert shots.attribution == "witnesses"


def test_whoever_has_a_title_is_named_without_an_ending() -> None:
    (aides,) = claims.extract("Ms. Velt said so. Ms. Velt’s account, she said, was supported by two aides.")
    assert aides.attribution == "Velt"


def test_a_family_speaks_as_well() -> None:
    (people,) = claims.extract("The victim's family says 12 people were hurt.")
    assert people.attribution == "victim's family"
